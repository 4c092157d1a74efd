using Parapet.Model.Checks;
using Parapet.Model.Scenario;
using Parapet.Model.Text;

namespace Parapet.Model.Catalogue;

/// <summary>Puts a unit's own values in the place of catalogue quantities.</summary>
public static class Overrides
{
    /// <summary>
    /// A copy of the entry with the quantities exchanged. Value, interval and provenance are the override's; its definition, if
    /// it gives none, is the catalogue's. A faulty override is reported and left out.
    /// </summary>
    public static T Apply<T>(T entry, IReadOnlyList<OverrideDefinition> overrides, Diagnostics diagnostics, SourcePositions positions)
        where T : CatalogueEntry
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (OverrideDefinition given in overrides)
        {
            if (!positions.IsSound(given))
                continue;
            SourceSpan where = positions.At(given, "quantity");
            if (!seen.Add(given.Quantity))
                diagnostics.Add(where, Codes.OverrideTwice, $"\"{given.Quantity}\" is overridden a second time here", "keep one");
            else if (QuantityPath.Find(entry, given.Quantity) is not (var present, { } field))
                UnknownPath(entry, given, where, diagnostics);
            else if (Fits(given, field, present, diagnostics))
                entry = QuantityPath.Replace(entry, given.Quantity, Merged(given.Value, present, positions));
        }
        return entry;
    }

    private static Quantity Merged(Quantity value, Quantity? present, SourcePositions positions)
    {
        if (value.Definition.Length > 0 || present is null)
            return value;
        Quantity merged = value with { Definition = present.Definition };
        positions.AddCopy(merged, value);
        return merged;
    }

    private static void UnknownPath(CatalogueEntry entry, OverrideDefinition given, SourceSpan where, Diagnostics diagnostics)
    {
        diagnostics.AddUnknown(where, Codes.UnknownQuantityPath, $"{entry.Id} has no quantity \"{TextScalar.Excerpt(given.Quantity)}\"",
            given.Quantity, QuantityPath.All(entry).Select(q => q.Path), "quantities");
    }

    private static bool Fits(OverrideDefinition given, FieldAttribute field, Quantity? present, Diagnostics diagnostics)
    {
        Quantity value = given.Value;
        // A figure for the record has no dimension of its own field: the override keeps to that of the figure.
        Dimension due = field.Dimension == Dimension.Any ? present!.Dimension : field.Dimension;
        if (value.Dimension != due)
        {
            bool bare = value.Dimension == Dimension.Number;
            string text = (bare ? "a bare number stands here" : $"this is {UnitTable.Words(value.Dimension)}") + $", {UnitTable.Words(due)} is due";
            diagnostics.Add(value.Where, bare ? Codes.UnitMissing : Codes.WrongDimension,
                text, $"\"{given.Quantity}\" is written like \"{UnitTable.Example(due)}\"");
        }
        else if (value.Low < field.Min || value.High > field.Max)
        {
            diagnostics.Add(value.Where, Codes.OutOfRange,
                $"the interval leaves [{Units.Format(field.Min, value.Unit, 6)}, {Units.Format(field.Max, value.Unit, 6)}], the range of \"{given.Quantity}\"", field.Meaning);
        }
        else if (value.Definition.Length == 0 && present is null)
        {
            diagnostics.Add(value.Where, Codes.MissingKey,
                "the quantity has no \"definition\"", "the catalogue gives nothing at this path, so there is none to inherit");
        }
        else
        {
            return true;
        }
        return false;
    }
}
