using Parapet.Model.Catalogue;
using Parapet.Model.Checks;

namespace Parapet.Model.Text;

/// <summary>The part that reads a number with its provenance.</summary>
public sealed partial class Binder
{
    private static readonly string[] QuantityKeys = ["definition", "low", "likely", "high", "standing", "sources", "group", "note"];

    private Quantity? Quantity(FieldShape field, TextNode node, bool definitionDue)
    {
        if (node is not TextMapping mapping)
        {
            diagnostics.Add(node.Where, Codes.WrongShape, $"{node.Shape} stands here, a quantity is due",
                "a mapping with definition, low, likely, high, standing and sources");
            return null;
        }
        int before = diagnostics.Reports;
        foreach (TextEntry entry in mapping.Entries)
        {
            if (!QuantityKeys.Contains(entry.Key.Value))
                UnknownKey(entry.Key, QuantityKeys);
        }
        string? definition = Words(mapping, "definition", definitionDue, "say what exactly the number means");
        UnitReading? low = Bound(mapping, "low", field.Field), likely = Bound(mapping, "likely", field.Field), high = Bound(mapping, "high", field.Field);
        object? standing = Due(mapping, "standing", true, "how firmly the figure stands") is { } word ? Choice(typeof(Standing), word) : null;
        string[] sources = SourceKeys(mapping);
        string? group = Words(mapping, "group", false, "");
        string? note = Words(mapping, "note", false, "");
        if (low is { } l && likely is { } m && high is { } h)
            CheckInterval(mapping, l, m, h);
        if (diagnostics.Reports > before)
            return null;
        Quantity quantity = new()
        {
            Definition = definition ?? "",
            Low = low!.Value.Si,
            Likely = likely!.Value.Si,
            High = high!.Value.Si,
            Dimension = likely.Value.Dimension,
            Unit = likely.Value.Unit,
            Sources = sources,
            Standing = (Standing)standing!,
            Group = group,
            Note = note,
            Where = mapping.Where,
        };
        positions.Add(quantity, mapping);
        return quantity;
    }

    private void CheckInterval(TextMapping mapping, UnitReading low, UnitReading likely, UnitReading high)
    {
        if (low.Dimension != likely.Dimension || high.Dimension != likely.Dimension)
        {
            diagnostics.Add(mapping.Where, Codes.MixedDimensions, "low, likely and high are not of one kind",
                $"low is {UnitTable.Words(low.Dimension)}, likely {UnitTable.Words(likely.Dimension)}, high {UnitTable.Words(high.Dimension)}");
        }
        else if (low.Si > likely.Si)
        {
            diagnostics.Add(mapping.Find("low")!.Where, Codes.IntervalOrder,
                $"low, {Print(low)}, is above likely, {Print(likely)}", "low ≤ likely ≤ high");
        }
        else if (likely.Si > high.Si)
        {
            diagnostics.Add(mapping.Find("high")!.Where, Codes.IntervalOrder,
                $"high, {Print(high)}, is below likely, {Print(likely)}", "low ≤ likely ≤ high");
        }
    }

    private static string Print(UnitReading reading) => Units.Format(reading.Si, reading.Unit, 6);

    private UnitReading? Bound(TextMapping mapping, string key, FieldAttribute field)
    {
        if (Due(mapping, key, true, $"e.g. \"{UnitTable.Example(field.Dimension)}\"") is not { } node
            || Scalar(node, UnitTable.Words(field.Dimension)) is not { } scalar)
        {
            return null;
        }
        UnitReading reading = Units.Read(scalar.Value, field.Dimension);
        if (reading.IsSound)
            return WithinLimits(field, reading.Si, reading.Unit, scalar) ? reading : null;
        diagnostics.Add(scalar.Where, reading.Code!, reading.Fault, reading.Hint);
        return null;
    }

    private TextNode? Due(TextMapping mapping, string key, bool required, string hint)
    {
        TextNode? node = mapping.Find(key);
        if (node is null && required)
            diagnostics.Add(mapping.Where, Codes.MissingKey, $"the quantity has no \"{key}\"", hint);
        return node;
    }

    private string? Words(TextMapping mapping, string key, bool required, string hint) =>
        Due(mapping, key, required, hint) is { } node ? Scalar(node, "text")?.Value : null;

    private string[] SourceKeys(TextMapping mapping)
    {
        const string Hint = "keys of catalogue/sources.yaml, e.g. [general-knowledge]";
        if (Due(mapping, "sources", true, Hint) is not { } node)
            return [];
        if (node is not TextSequence sequence)
        {
            WrongShape(node, "a list of source keys");
            return [];
        }
        if (sequence.Items.Count == 0)
            diagnostics.Add(node.Where, Codes.NoSources, "the quantity names no source", Hint);
        List<string> keys = [];
        foreach (TextNode item in sequence.Items)
        {
            if (Scalar(item, "a source key") is { } scalar)
                keys.Add(scalar.Value);
        }
        return [.. keys];
    }
}
