using Parapet.Cli.Output;
using Parapet.Model.Catalogue;
using Parapet.Model.Text;

namespace Parapet.Cli.Explain;

/// <summary>A catalogue entry for people: every quantity with its definition, then what is least known, then the sources.</summary>
internal static class EntryText
{
    private const int LeastKnown = 5;
    private const string Indent = "    ";

    public static void Write(TextWriter output, Style style, int width, CatalogueEntry entry, IReadOnlyDictionary<string, SourceEntry> sources, bool notes)
    {
        IReadOnlyList<EntrySection> sections = EntrySections.Of(entry);
        output.WriteLine($"{style.Heading(entry.Name)}  {style.Faint($"{entry.Id}, {KebabCase.From(entry.Kind)}")}");
        Wrapped(output, width, entry.Summary, "", "");
        foreach (EntrySection section in sections)
            WriteSection(output, style, width, section, notes);
        WriteLeastKnown(output, style, entry);
        WriteSources(output, style, width, entry, sources);
    }

    private static void WriteSection(TextWriter output, Style style, int width, EntrySection section, bool notes)
    {
        output.WriteLine();
        string title = section.Path.Length == 0 ? "the whole" : section.Path;
        output.WriteLine(section.Title.Length == 0 ? style.Heading(title) : $"{style.Heading(title)}  {section.Title}");
        if (section.Quantities.Count == 0)
            return;
        TextTable table = new("quantity", "", ">low", ">likely", ">high", "unit", "standing", "sources");
        foreach ((string path, Quantity q, _) in section.Quantities)
        {
            List<string> under = [.. TextWrap.Lines(q.Definition, width - 2, Indent, Indent).Select(style.Faint)];
            if (notes && q.Note is { } note)
                under.AddRange(TextWrap.Lines("Note: " + note, width - 2, Indent, Indent).Select(style.Faint));
            if (notes && q.Group is { } group)
                under.Add(style.Faint($"{Indent}One unknown with the others of group {group}."));
            table.Add(
                [path, QuantityText.Marks(q), QuantityText.Number(q, q.Low), QuantityText.Number(q, q.Likely), QuantityText.Number(q, q.High), q.Unit,
                    KebabCase.From(q.Standing), string.Join(", ", q.Sources)],
                QuantityText.Marks(q).Length > 0 ? style.Doubt : null,
                [.. under]);
        }
        table.Write(output, style, "  ");
    }

    private static void WriteLeastKnown(TextWriter output, Style style, CatalogueEntry entry)
    {
        PlacedQuantity[] all = [.. QuantityPath.All(entry)];
        PlacedQuantity[] widest = [.. all.Where(p => p.Quantity.RelativeWidth > 0).OrderByDescending(p => p.Quantity.RelativeWidth).Take(LeastKnown)];
        int wide = all.Count(p => p.Quantity.RelativeWidth >= 1), contested = all.Count(p => p.Quantity.Standing == Standing.Contested);
        int assumed = all.Count(p => p.Quantity.Standing == Standing.Assumed);
        output.WriteLine();
        output.WriteLine(style.Heading("What is least known"));
        output.WriteLine(FormattableString.Invariant(
            $"  {all.Length} quantities: {QuantityText.WideMark} {wide} with an interval as wide as the likely value or wider, {QuantityText.ContestedMark} {contested} contested, {assumed} assumed"));
        TextTable table = new("", "", ">");
        foreach (PlacedQuantity p in widest)
            table.Add(p.Path, QuantityText.Interval(p.Quantity), QuantityText.Width(p.Quantity));
        table.Write(output, style, "  ");
    }

    private static void WriteSources(TextWriter output, Style style, int width, CatalogueEntry entry, IReadOnlyDictionary<string, SourceEntry> sources)
    {
        output.WriteLine();
        output.WriteLine(style.Heading("Sources"));
        string[] keys = [.. QuantityPath.All(entry).SelectMany(p => p.Quantity.Sources).Distinct().Order(StringComparer.Ordinal)];
        int column = keys.Length == 0 ? 0 : keys.Max(k => k.Length) + 4;
        foreach (string key in keys)
        {
            SourceEntry source = sources[key];
            string date = source.Date.Length > 0 ? $" ({source.Date})" : "";
            Wrapped(output, width, $"{source.Publisher}: {source.Title}{date}", $"  {key.PadRight(column - 2)}", new string(' ', column));
        }
    }

    private static void Wrapped(TextWriter output, int width, string text, string first, string rest)
    {
        foreach (string line in TextWrap.Lines(text, width, first, rest))
            output.WriteLine(line);
    }
}
