using System.Text.Json.Nodes;
using Parapet.Report.Html;
using Parapet.Study.Measures;

namespace Parapet.Report.Sections;

/// <summary>Plots of estimates: dots with intervals, a panel for each title, or lines along a factor.</summary>
internal static class EstimatePlots
{
    /// <param name="panels">Title, unit, which way is better, and what each alternative has there; null where it has nothing.</param>
    public static JsonObject Of(Page page, IEnumerable<(string Title, PrintUnit Unit, Better Better, Func<AlternativeResult, StudyEstimate?> Pick)> panels)
    {
        JsonArray drawn = [];
        foreach ((string title, PrintUnit unit, Better better, Func<AlternativeResult, StudyEstimate?> pick) in panels)
        {
            JsonArray rows = [];
            foreach (AlternativeResult alternative in page.Ordered)
            {
                if (pick(alternative) is not { } estimate || double.IsNaN(estimate.Mean.Mean))
                    continue;
                JsonObject row = Page.Dot(page.Axis?.Line(alternative) ?? Page.Label(alternative), page.Colour(alternative.Alternative), estimate, unit);
                if (page.Axis is { } axis)
                    row["x"] = axis.At(alternative);
                rows.Add((JsonNode)row);
            }

            if (rows.Count > 0)
                drawn.Add((JsonNode)Panel(title, unit, better, rows));
        }

        JsonObject figure = new() { ["kind"] = page.Axis is null ? "dots" : "levels", ["panels"] = drawn };
        if (page.Axis is { } along)
            figure["x"] = along.Unit.Length == 0 ? page.FactorTitle(along.Factor) : $"{page.FactorTitle(along.Factor)}, {along.Unit}";
        return figure;
    }

    public static JsonObject Panel(string title, PrintUnit unit, Better better, JsonArray rows) => new()
    {
        ["t"] = title,
        ["u"] = unit.Suffix,
        ["better"] = better switch { Better.Less => "less is better", Better.More => "more is better", _ => "" },
        ["rows"] = rows,
    };

    /// <summary>Best and worst of a measure in words.</summary>
    public static string Summary(string title, PrintUnit unit, Better better, IEnumerable<(string Label, StudyEstimate? Estimate)> found)
    {
        (string Label, StudyEstimate Estimate)[] known =
            [.. found.Where(f => f.Estimate is { } e && !double.IsNaN(e.Mean.Mean)).Select(f => (f.Label, f.Estimate!)).OrderBy(f => f.Item2.Mean.Mean)];
        if (known.Length == 0)
            return $"{title}: no run has it.";
        if (known.Length == 1)
            return $"{title}: {known[0].Label} {unit.WithInterval(known[0].Estimate.Mean)}.";
        (string low, string high) = better switch { Better.Less => ("best", "worst"), Better.More => ("worst", "best"), _ => ("least", "most") };
        return $"{title}: {low} is {known[0].Label} with {unit.WithInterval(known[0].Estimate.Mean)}, {high} is {known[^1].Label} with {unit.WithInterval(known[^1].Estimate.Mean)}.";
    }
}
