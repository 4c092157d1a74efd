using System.Collections;
using System.Globalization;
using Parapet.Model.Catalogue;
using Parapet.Model.Text;

namespace Parapet.Cli.Explain;

/// <summary>A part of a catalogue entry: one radar, one interceptor, the fire control, or what belongs to the whole.</summary>
/// <param name="Path">Keys from the top of the file, or empty for the whole.</param>
/// <param name="Title">Name and what is not a quantity: role, band, guidance.</param>
/// <param name="Quantities">With their paths below <paramref name="Path"/>.</param>
internal sealed record EntrySection(string Path, string Title, IReadOnlyList<PlacedQuantity> Quantities);

/// <summary>Cuts a catalogue entry into parts, by the shape of its records: a new field needs nothing here.</summary>
internal static class EntrySections
{
    private const string FiguresKey = "figures";

    public static IReadOnlyList<EntrySection> Of(CatalogueEntry entry)
    {
        List<EntrySection> sections = [];
        List<PlacedQuantity> own = [];
        foreach (FieldShape field in RecordShape.Of(entry.GetType()).Fields)
        {
            switch (field.Get(entry))
            {
                case Quantity quantity:
                    own.Add(new(field.Key, quantity, field.Field));
                    break;
                case IDictionary parts:
                    OfDictionary(field, parts, sections);
                    break;
                case { } record when RecordShape.IsRecord(record.GetType()):
                    sections.Add(new(field.Key, Facts(record), QuantityPath.All(record)));
                    break;
            }
        }
        if (own.Count > 0)
            sections.Insert(0, new("", Facts(entry), own));
        // What models read comes first; what is kept for the record only, last.
        return [.. sections.OrderBy(s => s.Path == FiguresKey)];
    }

    private static void OfDictionary(FieldShape field, IDictionary parts, List<EntrySection> sections)
    {
        List<PlacedQuantity> loose = [];
        foreach (DictionaryEntry part in parts)
        {
            string key = (string)part.Key;
            if (part.Value is Quantity quantity)
                loose.Add(new(key, quantity, field.Field));
            else if (part.Value is { } record)
                sections.Add(new($"{field.Key}.{key}", Facts(record), QuantityPath.All(record)));
        }
        if (loose.Count > 0)
            sections.Add(new(field.Key, field.Field.Meaning, loose));
    }

    // "91N6E (Big Bird); role acquisition, band s, scan rotating"
    private static string Facts(object record)
    {
        string name = "";
        List<string> facts = [];
        foreach (FieldShape field in RecordShape.Of(record.GetType()).Fields)
        {
            object? value = field.Get(record);
            if (record is CatalogueEntry && field.Key is "id" or "kind" or "name" or "summary")
                continue;
            if (field.Key == "name" && value is string text)
                name = text;
            else if (Text(value) is { Length: > 0 } fact)
                facts.Add($"{field.Key} {fact}");
        }
        return string.Join("; ", new[] { name, string.Join(", ", facts) }.Where(t => t.Length > 0));
    }

    private static string Text(object? value) => value switch
    {
        Enum word => KebabCase.From(word),
        string text => text,
        int or double => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        IReadOnlyList<UnitRadar> radars => string.Join(" + ", radars.Select(r => r.Radar)),
        IReadOnlyList<UnitLaunchers> launchers => string.Join(" + ", launchers.Select(l => FormattableString.Invariant($"{l.Count} × {l.Launcher} with {l.Load}"))),
        _ => "",
    };
}
