using System.Text.Json;
using Parapet.Model.Catalogue;
using Parapet.Model.Text;

namespace Parapet.Cli.Explain;

/// <summary>What <c>explain --json</c> prints: quantities in SI and as text, with the sources they name.</summary>
internal static class EntryJson
{
    public static void Write(Utf8JsonWriter writer, CatalogueEntry entry, IReadOnlyDictionary<string, SourceEntry> sources)
    {
        IReadOnlyList<PlacedQuantity> all = QuantityPath.All(entry);
        writer.WriteStartObject();
        WriteHead(writer, entry);
        writer.WriteStartArray("quantities");
        foreach (PlacedQuantity placed in all)
            WriteQuantity(writer, placed);
        writer.WriteEndArray();
        writer.WriteStartArray("leastKnown");
        foreach (PlacedQuantity placed in all.Where(p => p.Quantity.RelativeWidth > 0).OrderByDescending(p => p.Quantity.RelativeWidth).Take(5))
            writer.WriteStringValue(placed.Path);
        writer.WriteEndArray();
        writer.WriteStartArray("sources");
        foreach (string key in all.SelectMany(p => p.Quantity.Sources).Distinct().Order(StringComparer.Ordinal))
            WriteSource(writer, key, sources[key]);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>What <c>explain --json</c> without an id prints.</summary>
    public static void WriteList(Utf8JsonWriter writer, IReadOnlyList<CatalogueEntry> entries)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("entries");
        foreach (CatalogueEntry entry in entries)
        {
            writer.WriteStartObject();
            WriteHead(writer, entry);
            writer.WriteNumber("quantities", QuantityPath.All(entry).Count);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteHead(Utf8JsonWriter writer, CatalogueEntry entry)
    {
        writer.WriteString("id", entry.Id);
        writer.WriteString("kind", KebabCase.From(entry.Kind));
        writer.WriteString("name", entry.Name);
        writer.WriteString("summary", entry.Summary.Trim());
    }

    private static void WriteQuantity(Utf8JsonWriter writer, PlacedQuantity placed)
    {
        (string path, Quantity q, _) = placed;
        writer.WriteStartObject();
        writer.WriteString("path", path);
        writer.WriteString("definition", q.Definition.Trim());
        writer.WriteNumber("low", q.Low);
        writer.WriteNumber("likely", q.Likely);
        writer.WriteNumber("high", q.High);
        writer.WriteString("unit", Units.SiUnit(q.Dimension));
        writer.WriteStartObject("text");
        writer.WriteString("low", Units.Format(q.Low, q.Unit));
        writer.WriteString("likely", Units.Format(q.Likely, q.Unit));
        writer.WriteString("high", Units.Format(q.High, q.Unit));
        writer.WriteEndObject();
        writer.WriteString("standing", KebabCase.From(q.Standing));
        writer.WriteStartArray("sources");
        foreach (string source in q.Sources)
            writer.WriteStringValue(source);
        writer.WriteEndArray();
        if (q.Group is not null)
            writer.WriteString("group", q.Group);
        if (q.Note is not null)
            writer.WriteString("note", q.Note.Trim());
        writer.WriteEndObject();
    }

    private static void WriteSource(Utf8JsonWriter writer, string key, SourceEntry source)
    {
        writer.WriteStartObject();
        writer.WriteString("key", key);
        writer.WriteString("publisher", source.Publisher);
        writer.WriteString("title", source.Title);
        writer.WriteString("address", source.Address);
        writer.WriteString("date", source.Date);
        writer.WriteString("note", source.Note.Trim());
        writer.WriteEndObject();
    }
}
