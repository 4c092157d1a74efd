using System.Globalization;
using System.Text.Json.Nodes;
using Parapet.Report.Html;
using Parapet.Study.Timeline;

namespace Parapet.Report.Sections;

/// <summary>Protection over time, the gap, and when things happen.</summary>
internal static class TimelineSection
{
    private static readonly PrintUnit Share = PrintUnit.Percent;

    public static void Write(Page page)
    {
        if (page.Result.Timeline is not { } timeline || timeline.Alternatives.Count == 0)
            return;
        page.Section("timeline", "Protection over time", () =>
        {
            page.Html.Element("p",
                $"What share of the worth of the assets would survive the raid if it came on that date, given what stands by then. From {Date(timeline, 0)}, "
                + $"{timeline.Years} years, {PrintUnit.Count(timeline.Draws)} draws. This forecasts no politics: it shows what follows if the events of the study happen with the probabilities it supposes.").Line();
            Plot(page, timeline);
            Gaps(page, timeline);
            Events(page, timeline);
        });
    }

    private static void Plot(Page page, TimelineResult timeline)
    {
        double start = Start(timeline);
        JsonArray panels = [];
        foreach (AlternativeTimeline a in timeline.Alternatives)
        {
            panels.Add((JsonNode)new JsonObject
            {
                ["t"] = page.Title(a.Id),
                ["c"] = page.Colour(a.Id),
                ["m"] = Series(a.Protection.Mean),
                ["lo"] = Series(a.Protection.Low),
                ["hi"] = Series(a.Protection.High),
            });
        }

        page.Figures["fig-timeline"] = new JsonObject
        {
            ["kind"] = "bands",
            ["u"] = "%",
            ["x"] = new JsonArray([.. timeline.Times.Select(t => (JsonNode)Math.Round(start + t, 4))]),
            ["panels"] = panels,
        };
        string summary = string.Join(" ", timeline.Alternatives.Select(a =>
            $"{page.Title(a.Id)}: {Share.Text(a.Protection.Mean[0])} at the start, least {Share.Text(a.Protection.Mean.Min())}, {Share.Text(a.Protection.Mean[^1])} at the end."));
        FigurePart.Write(page.Html, "fig-timeline", "Line: mean over all draws. Band: 5–95 % of the draws; it is not a confidence interval. Grey: the other alternatives.", summary, "", () => Table(page, timeline));
    }

    // One row for the start of each year is enough to read; study.json has every month.
    private static void Table(Page page, TimelineResult timeline)
    {
        List<int> rows = [];
        for (int year = 0; year <= timeline.Years; year++)
        {
            int at = Enumerable.Range(0, timeline.Times.Count).MinBy(i => Math.Abs(timeline.Times[i] - year));
            if (!rows.Contains(at))
                rows.Add(at);
        }

        TablePart.Write(page.Html, "Protection by date: mean and 5–95 % of the draws", [new("Date"), .. timeline.Alternatives.Select(a => new Column(page.Title(a.Id), true))],
            rows.Select(i => (IReadOnlyList<Cell>)
            [
                Date(timeline, timeline.Times[i]),
                .. timeline.Alternatives.Select(a => new Cell(Share.Text(a.Protection.Mean[i]), Detail: Share.Range(a.Protection.Low[i], a.Protection.High[i]))),
            ]), cards: true);
    }

    private static void Gaps(Page page, TimelineResult timeline)
    {
        page.Html.Element("h3", "The gap").Line();
        page.Html.Element("p", $"Months in which protection lies more than {PrintUnit.Given(100 * timeline.GapTolerance)} % of all worth below that of \"{page.Title(timeline.Reference)}\" in the same draw.").Line();
        TablePart.Write(page.Html, "Length and depth of the gap: mean and 5–95 % of the draws",
            [new("Alternative"), new("Draws with a gap", true), new("First month", true), new("All gaps together", true), new("Longest gap", true), new("Deepest shortfall", true), new("Shortfall × time", true)],
            timeline.Alternatives.Select(a => (IReadOnlyList<Cell>)
            [
                page.Title(a.Id), new Cell(Share.Text(a.Gap.Share), a.Gap.Share, Bar: a.Gap.Share), Dates(timeline, a.Gap.FirstYear),
                Spread(a.Gap.Years, new(1, "years")), Spread(a.Gap.LongestYears, new(1, "years")), Spread(a.Gap.Depth, Share), Spread(a.Gap.Shortfall, new(1, "years")),
            ]), cards: true);
    }

    private static void Events(Page page, TimelineResult timeline)
    {
        AlternativeTimeline[] with = [.. timeline.Alternatives.Where(a => a.Events.Count > 0)];
        string[] events = [.. with.SelectMany(a => a.Events).Select(e => e.Id).Distinct()];
        if (events.Length == 0)
            return;
        page.Html.Element("h3", "What may happen").Line();
        page.Html.Element("p", "Who stands behind the word that an event may come is one thing; its probability here is another, and is supposed by the study.").Line();
        TablePart.Write(page.Html, "Events, who says that they may come, and what the study supposes",
            [new("Event"), new("Standing", Sortable: true), new("Supposed probability", true, true), new("After"), new("Sources")],
            timeline.Events.Where(e => events.Contains(e.Id)).Select(e => (IReadOnlyList<Cell>)
            [
                e.Note.Length == 0 ? e.Title : new Cell(e.Title, Detail: e.Note), e.Standing,
                new Cell(Share.Text(e.ProbabilityLikely), e.ProbabilityLikely, e.ProbabilityHigh > e.ProbabilityLow ? Share.Range(e.ProbabilityLow, e.ProbabilityHigh) : null),
                e.After.Count == 0 ? "the start" : string.Join("; ", e.After.Select(id => EventTitle(timeline, id))),
                new Cell("", Links: [.. e.Sources.Select(s => (page.Source(s), s.Key))]),
            ]), cards: true);
        page.Html.Element("h3", "When things happen").Line();
        TablePart.Write(page.Html, $"Events within {timeline.Years} years: share of draws in which it happens, median date and 5–95 %",
            [new("Event"), .. with.Select(a => new Column(page.Title(a.Id), true))],
            events.Select(id => (IReadOnlyList<Cell>)[EventTitle(timeline, id), .. with.Select(a => a.Events.FirstOrDefault(e => e.Id == id) is { } e ? When(timeline, e) : "–")]), cards: true);
        if (timeline.Alternatives.All(a => a.Offsets.Count == 0))
            return;
        TablePart.Write(page.Html, "Offsets: a sum paid off by a discount on a bill",
            [new("Flow"), new("Alternative"), new("Begins in", true), new("Paid off in", true), new("Time needed", true)],
            timeline.Alternatives.SelectMany(a => a.Offsets.Select(o => (IReadOnlyList<Cell>)
                [FlowTitle(timeline, o.Flow), page.Title(a.Id), Share.Text(o.ShareBegun), Share.Text(o.ShareCompleted), Spread(o.YearsNeeded, new(1, "years"))])), cards: true);
    }

    public static string FlowTitle(TimelineResult timeline, string id) => timeline.Flows.FirstOrDefault(f => f.Id == id)?.Title ?? id;

    private static string EventTitle(TimelineResult timeline, string id) => timeline.Events.FirstOrDefault(e => e.Id == id)?.Title ?? id;

    public static Cell Spread(Band? band, PrintUnit unit) =>
        band is null ? "–" : new Cell(unit.Text(band.Mean), band.Mean, unit.Range(band.Low, band.High));

    private static Cell When(TimelineResult timeline, EventOutcome e) =>
        new(Share.Text(e.Share), e.Share, e.Years is { } years ? $"{Date(timeline, years.Median)}\n{Date(timeline, years.Low)} to {Date(timeline, years.High)}" : null, e.Share);

    private static Cell Dates(TimelineResult timeline, Band? years) =>
        years is null ? "–" : new Cell(Date(timeline, years.Median), years.Median, $"{Date(timeline, years.Low)} to {Date(timeline, years.High)}");

    /// <summary>Month and year: a date to the day would say more than is known.</summary>
    private static string Date(TimelineResult timeline, double years) => !double.IsFinite(years)
        ? "–"
        : timeline.Start.AddMonths((int)Math.Floor(years * 12 + 1e-6)).ToString("MMM\u00A0yyyy", CultureInfo.InvariantCulture);

    private static double Start(TimelineResult timeline) =>
        timeline.Start.Year + (timeline.Start.DayOfYear - 1) / (DateTime.IsLeapYear(timeline.Start.Year) ? 366.0 : 365.0);

    private static JsonArray Series(IReadOnlyList<double> values) => new([.. values.Select(v => (JsonNode?)Share.Axis(v))]);
}
