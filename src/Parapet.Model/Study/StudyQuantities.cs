using Parapet.Model.Catalogue;
using Parapet.Model.Checks;
using Parapet.Model.Scenario;
using Parapet.Model.Text;

namespace Parapet.Model.Study;

/// <summary>Gathers what a study does not know: intervals of the catalogue over all its scenarios, of its timeline, and ranges of its factors.</summary>
internal static class StudyQuantities
{

    /// <summary>By name in ordinal order, factors of the scenario's text last; faults of vary are reported.</summary>
    public static IReadOnlyList<StudyQuantity> List(StudyDocument document, IReadOnlyList<StudyCell> cells, SourcePositions positions, Diagnostics diagnostics)
    {
        SortedDictionary<string, Quantity> found = Found(document, cells, diagnostics);
        Dictionary<string, (FactorDefinition Factor, string? Group)> ranged = new(StringComparer.Ordinal);
        List<(FactorDefinition Factor, Quantity Interval, string? Group)> texts = [];
        foreach (FactorDefinition factor in document.Factors)
        {
            if (factor.Range is not { } range)
                continue;
            Quantity interval = Interval(factor, range, positions);
            string[] figures = [.. factor.AllPaths.Where(p => p.StartsWith(StudyPath.Catalogue, StringComparison.Ordinal))];
            bool isText = factor.AllPaths.Any(StudyPath.IsText);
            // One factor is one unknown, wherever its value goes.
            string? group = figures.Length + (isText ? 1 : 0) > 1 ? factor.Id : null;
            foreach (string figure in figures)
            {
                string name = figure[StudyPath.Catalogue.Length..];
                found[name] = interval;
                ranged[name] = (factor, group);
            }
            if (isText)
                texts.Add((factor, interval, group));
        }
        StudyVary vary = new(document, positions, diagnostics);
        vary.Check([.. found.Keys, .. texts.Select(t => t.Factor.Id)]);
        List<StudyQuantity> quantities = [];
        bool draws = document.Design.Kind != DesignKind.Likely;
        foreach ((string name, Quantity quantity) in found)
        {
            bool isOpen = quantity.Low < quantity.High;
            if (ranged.TryGetValue(name, out (FactorDefinition Factor, string? Group) by))
                quantities.Add(new(name, quantity, by.Factor.Range!.Shape, by.Group ?? vary.Group(name)?.Id, by.Group is null && vary.Falls(name), draws, Ranged: true));
            else if (isOpen || name.StartsWith(TimelineDefinition.Prefix, StringComparison.Ordinal))
                quantities.Add(new(name, quantity, vary.Shape(name), vary.Group(name)?.Id ?? quantity.Group, vary.Falls(name), draws && isOpen && vary.Varies(name)));
        }
        foreach ((FactorDefinition factor, Quantity interval, string? group) in texts)
            quantities.Add(new(factor.Id, interval, factor.Range!.Shape, group ?? vary.Group(factor.Id)?.Id, group is null && vary.Falls(factor.Id), draws, factor));
        vary.CheckNames(quantities);
        return quantities;
    }

    /// <summary>A drawn value as a person would write it: whole where the range is given in whole bare numbers, each of them alike where it is uniform.</summary>
    public static string Text(FactorDefinition factor, Quantity quantity, double value)
    {
        RangeDefinition range = factor.Range!;
        // The ends as they were written: a limit in degrees is met to the last bit.
        if (value == quantity.Low)
            return range.Low;
        if (value == quantity.High)
            return range.High;
        if (quantity.Unit.Length > 0 || !range.Low.All(char.IsAsciiDigit) || !range.High.All(char.IsAsciiDigit))
            return Units.Format(value, quantity.Unit, 17);
        double whole = range.Shape == BeliefShape.Uniform
            ? Math.Min(quantity.High, quantity.Low + Math.Floor((value - quantity.Low) / (quantity.High - quantity.Low) * (quantity.High - quantity.Low + 1)))
            : Math.Round(value);
        return Units.Format(whole, "", 17);
    }

    /// <summary>Intervals of the catalogue and of overrides in any scenario, and all of the timeline.</summary>
    private static SortedDictionary<string, Quantity> Found(StudyDocument document, IReadOnlyList<StudyCell> cells, Diagnostics diagnostics)
    {
        SortedDictionary<string, Quantity> found = new(StringComparer.Ordinal);
        foreach (DrawnQuantity drawn in cells.SelectMany(c => DrawnQuantities.List(c.Scenario)))
        {
            Quantity known = found.TryAdd(drawn.Name, drawn.Quantity) ? drawn.Quantity : found[drawn.Name];
            if (known.Low != drawn.Quantity.Low || known.Likely != drawn.Quantity.Likely || known.High != drawn.Quantity.High)
            {
                diagnostics.Add(drawn.Quantity.Where, Codes.IntervalDiffers, $"\"{drawn.Name}\" has another interval here than in another scenario of this study",
                    $"the other is at {known.Where}; give one of them low = likely = high, or make it another unit");
            }
        }
        if (document.Timeline is { } timeline)
        {
            foreach (PlacedQuantity placed in QuantityPath.All(timeline))
                found[TimelineDefinition.Prefix + placed.Path] = placed.Quantity;
        }
        return found;
    }

    private static Quantity Interval(FactorDefinition factor, RangeDefinition range, SourcePositions positions)
    {
        UnitReading low = Units.Read(range.Low, Dimension.Any), high = Units.Read(range.High, Dimension.Any);
        return new()
        {
            Definition = factor.Title,
            Low = low.Si,
            Likely = range.Likely is { } likely ? Units.Read(likely, Dimension.Any).Si : low.Si + (high.Si - low.Si) / 2,
            High = high.Si,
            Dimension = low.Dimension,
            Unit = low.Unit,
            Sources = [],
            Standing = Standing.Assumed,
            Note = "A range of this study.",
            Where = positions.Of(range),
        };
    }
}
