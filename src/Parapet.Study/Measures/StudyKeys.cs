using Parapet.Model.Study;

namespace Parapet.Study.Measures;

/// <summary>Names of an alternative at a combination of factor levels.</summary>
public static class StudyKeys
{
    /// <summary>The alternative's id, with <c>[factor=level, …]</c> behind it where the study has levels.</summary>
    public static string Of(LoadedStudy study, int point, int alternative) => study.Document.Alternatives[alternative].Id + Levels(study, point, _ => true);

    /// <summary>The same for people: titles of the alternative and of the factors.</summary>
    public static string TitleOf(LoadedStudy study, int point, int alternative)
    {
        string title = study.Document.Alternatives[alternative].Title;
        return study.LevelFactors.Count == 0
            ? title
            : $"{title} ({string.Join(", ", study.LevelFactors.Select((f, i) => $"{f.Title}: {study.Points[point][i]}"))})";
    }

    internal static string Levels(LoadedStudy study, int point, Func<int, bool> shown)
    {
        string[] levels = [.. study.LevelFactors.Select((f, i) => (f.Id, i)).Where(f => shown(f.i)).Select(f => $"{f.Id}={study.Points[point][f.i]}")];
        return levels.Length == 0 ? "" : $" [{string.Join(", ", levels)}]";
    }
}
