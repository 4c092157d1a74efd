using System.Globalization;
using System.Text.Json.Nodes;
using Parapet.Report.Html;
using Parapet.Study.Timeline;

namespace Parapet.Report.Sections;

/// <summary>Cash by year and what it comes to.</summary>
internal static class MoneySection
{
    public static void Write(Page page)
    {
        if (page.Result.Timeline is not { } timeline || timeline.Alternatives.All(a => a.Cash.Mean.All(c => c == 0)))
            return;
        page.Section("cash", "Cash flow by year", () =>
        {
            PrintUnit unit = PrintUnit.Money(timeline.Alternatives.SelectMany(a => a.Cash.Low.Concat(a.Cash.High)).Select(Math.Abs).DefaultIfEmpty(0).Max());
            page.Html.Element("p", "Money received less money paid, at the prices of the start. Bars below zero are net payments.").Line();
            JsonArray panels = [];
            foreach (AlternativeTimeline a in timeline.Alternatives)
            {
                JsonArray rows = [];
                for (int i = 0; i < timeline.CalendarYears.Count; i++)
                {
                    rows.Add((JsonNode)new JsonObject
                    {
                        ["x"] = timeline.CalendarYears[i],
                        ["m"] = unit.Axis(a.Cash.Mean[i]),
                        ["a"] = unit.Axis(a.Cash.Low[i]),
                        ["b"] = unit.Axis(a.Cash.High[i]),
                    });
                }

                panels.Add((JsonNode)new JsonObject { ["t"] = page.Title(a.Id), ["c"] = page.Colour(a.Id), ["rows"] = rows });
            }

            page.Figures["fig-cash"] = new JsonObject { ["kind"] = "years", ["u"] = unit.Suffix, ["panels"] = panels };
            string summary = string.Join(" ", timeline.Alternatives.Select(a => $"{page.Title(a.Id)}: {unit.Text(a.Cash.Mean.Sum())} over the horizon, undiscounted."));
            FigurePart.Write(page.Html, "fig-cash", $"Bar: mean of the draws, {unit.Suffix}. Line: 5–95 % of the draws.", summary, "", () => Years(page, timeline, unit));
            Totals(page, timeline);
            Flows(page, timeline, unit);
        });
    }

    private static void Years(Page page, TimelineResult timeline, PrintUnit unit) =>
        TablePart.Write(page.Html, $"Net cash by calendar year, {unit.Suffix}: mean and 5–95 % of the draws", [new("Year"), .. timeline.Alternatives.Select(a => new Column(page.Title(a.Id), true))],
            timeline.CalendarYears.Select((year, i) => (IReadOnlyList<Cell>)
            [
                year.ToString(CultureInfo.InvariantCulture),
                .. timeline.Alternatives.Select(a => new Cell(unit.Bare(a.Cash.Mean[i]), Detail: unit.Range(a.Cash.Low[i], a.Cash.High[i]))),
            ]), cards: true);

    private static void Totals(Page page, TimelineResult timeline)
    {
        PrintUnit unit = PrintUnit.Money(timeline.Alternatives.Select(a => Math.Abs(a.NetPresentValue.Mean)).Max());
        page.Html.Element("h3", "What it comes to").Line();
        TablePart.Write(page.Html, $"Present value and protection bought; the last three columns against \"{page.Title(timeline.Baseline)}\"",
            [new("Alternative", Sortable: true), new("Net present value", true, true), new("Asset-years protected", true, true), new("Extra cost", true, true), new("Extra asset-years", true, true), new("Cost per extra asset-year", true, true)],
            timeline.Alternatives.Select(a => (IReadOnlyList<Cell>)
            [
                page.Title(a.Id), Both(a.NetPresentValue, a.NetPresentValueBand, unit), Both(a.AssetYears, a.AssetYearsBand, PrintUnit.Plain),
                a.AgainstBaseline is { } b ? Both(b.ExtraCost, b.ExtraCostBand, unit) : "–",
                a.AgainstBaseline is { } c ? Both(c.ExtraAssetYears, c.ExtraAssetYearsBand, PrintUnit.Plain) : "–",
                a.AgainstBaseline is { } d ? PerAssetYear(d) : "–",
            ]), cards: true);
    }

    private static Cell Both(Study.Statistics.Estimate e, Band band, PrintUnit unit) =>
        new(unit.Text(e.Mean), e.Mean, $"interval {unit.Range(e.Low, e.High)}\n5–95 % {unit.Range(band.Low, band.High)}\nn {PrintUnit.Count(e.Count)}");

    // A price only means something where more is paid for more.
    private static Cell PerAssetYear(BaselineComparison found)
    {
        Study.Statistics.Estimate e = found.CostPerAssetYear.Estimate;
        if (!(found.ExtraAssetYears.Mean > 0))
            return new("no gain", double.NaN, "protects no more than the baseline");
        if (!(found.ExtraCost.Mean > 0))
            return new("saves money", double.NaN, "protects more and costs less");
        PrintUnit unit = PrintUnit.Money(Math.Abs(e.Mean));
        return new(unit.Text(e.Mean), e.Mean, $"interval {unit.Range(e.Low, e.High)}");
    }

    private static void Flows(Page page, TimelineResult timeline, PrintUnit unit)
    {
        string[] flows = [.. timeline.Alternatives.SelectMany(a => a.Flows.Keys).Distinct().Order(StringComparer.Ordinal)];
        if (flows.Length == 0)
            return;
        page.Html.Open("details", ("class", "more")).Element("summary", "Each flow of money").Line();
        TablePart.Write(page.Html, $"Flows over the horizon, undiscounted, {unit.Suffix}: mean and 5–95 % of the draws", [new("Flow"), .. timeline.Alternatives.Select(a => new Column(page.Title(a.Id), true))],
            flows.Select(f => (IReadOnlyList<Cell>)
            [
                TimelineSection.FlowTitle(timeline, f), .. timeline.Alternatives.Select(a => a.Flows.TryGetValue(f, out Band? band) ? new Cell(unit.Bare(band.Mean), Detail: unit.Range(band.Low, band.High)) : "–"),
            ]), cards: true);
        page.Html.Close("details");
    }
}
