using Parapet.Model.Catalogue;
using Parapet.Model.Checks;
using Parapet.Model.Text;

namespace Parapet.Cli.Files;

/// <summary>A part of a catalogue entry as people name it: <c>s-400/91n6e</c>, the entry and the part.</summary>
internal static class CataloguePart
{
    /// <param name="kind">What the part is, as <c>sensor</c>.</param>
    /// <param name="example">A name of that kind.</param>
    /// <param name="partsOf">Ids of an entry's parts of that kind.</param>
    /// <exception cref="BadInputException">There is no such entry or part, or the entry has faults.</exception>
    public static (CatalogueEntry Entry, string Part) Find(
        string text, CatalogueStore store, Diagnostics faults, string kind, string example, Func<CatalogueEntry, IEnumerable<string>> partsOf)
    {
        string[] names = text.Split('/');
        string id = names[0];
        IReadOnlyList<string> ids = store.ListIds();
        if (faults.Any)
            throw new BadInputException(faults);
        if (!ids.Contains(id))
        {
            string? meant = Suggestion.Nearest(id, ids);
            throw new BadInputException(
                $"the catalogue has no \"{id}\"{(meant is null ? "" : $"; did you mean {meant}?")}{Environment.NewLine}A {kind} is named by its entry and itself, e.g. {example}");
        }

        CatalogueEntry entry = store.Find(id, default) ?? throw new BadInputException(faults);
        string[] parts = [.. partsOf(entry)];
        if (parts.Length == 0)
            throw new BadInputException($"{id} has no {kind}");
        string all = string.Join(", ", parts.Select(p => $"{id}/{p}"));
        if (names.Length != 2)
            throw new BadInputException($"\"{text}\" does not name one {kind}; {id} has {all}");
        return parts.Contains(names[1])
            ? (entry, names[1])
            : throw new BadInputException($"{id} has no {kind} \"{names[1]}\" ({Suggestion.Hint(names[1], parts, kind + "s")}); it has {all}");
    }
}
