using Parapet.Model.Checks;
using Parapet.Model.Text;

namespace Parapet.Model.Study;

/// <summary>Beginnings of paths that lead out of the scenario's text.</summary>
public static class StudyPath
{
    /// <summary>A figure of the catalogue, for every unit that has it from there.</summary>
    public const string Catalogue = "catalogue.";

    /// <summary>A component: on or off.</summary>
    public const string Component = "components.";

    /// <summary>Whether a path leads to a place of the scenario's text.</summary>
    public static bool IsText(string path) =>
        !path.StartsWith(Component, StringComparison.Ordinal) && !path.StartsWith(Catalogue, StringComparison.Ordinal);

    /// <summary>Whether a path leads to what a study cannot change: by ids its parts are told apart, and what is extended has been read.</summary>
    internal static bool IsFixed(string path) => path is "id" or "extends" || path.StartsWith("id.", StringComparison.Ordinal)
        || path.StartsWith("extends.", StringComparison.Ordinal) || path.EndsWith(".id", StringComparison.Ordinal);

    internal static void TellNowhere(SourceSpan where, string path, string failed, TextMapping scenario, Diagnostics diagnostics)
    {
        string[] ids = [.. TextPath.Ids(scenario, path.Split('.')[0])];
        string text = $"\"{TextScalar.Excerpt(path)}\" leads nowhere: the scenario has no \"{TextScalar.Excerpt(failed)}\" there";
        if (ids.Length > 0 && !ids.Contains(failed) && path.Split('.') is [_, var second, ..] && second == failed)
            diagnostics.AddUnknown(where, Codes.PathLeadsNowhere, text, failed, ids, "ids");
        else
            diagnostics.Add(where, Codes.PathLeadsNowhere, text, "keys, and ids or numbers of list items, joined by dots: units.battery-1.doctrine.salvo");
    }
}
