using System.Text.Json.Nodes;
using Parapet.Report.Html;
using Parapet.Study.Measures;
using Parapet.Study.Statistics;
using Parapet.Study.Timeline;

namespace Parapet.Report.Sections;

/// <summary>One alternative in the plane of cost and gain; cost positive where money is paid.</summary>
internal sealed record Offer(string Title, int Colour, Estimate Cost, Estimate Gain)
{
    /// <summary>
    /// Offers of which no other costs as little or less and gives as much or more: Pareto's frontier, by mean, cheapest first.
    /// </summary>
    public static IReadOnlyList<Offer> Frontier(IEnumerable<Offer> offers)
    {
        List<Offer> frontier = [];
        foreach (Offer offer in offers.Where(o => double.IsFinite(o.Cost.Mean) && double.IsFinite(o.Gain.Mean)).OrderBy(o => o.Cost.Mean).ThenByDescending(o => o.Gain.Mean))
        {
            if (frontier.Count == 0 || offer.Gain.Mean > frontier[^1].Gain.Mean)
                frontier.Add(offer);
        }

        return frontier;
    }
}

/// <summary>Cost against protection.</summary>
internal static class FrontierSection
{
    public static void Write(Page page)
    {
        if (page.Result.Timeline is { } timeline)
            FromTimeline(page, timeline);
        else
            FromMeasures(page);
    }

    private static void FromTimeline(Page page, TimelineResult timeline)
    {
        Offer[] offers = [.. timeline.Alternatives.Select(a => new Offer(page.Title(a.Id), page.Colour(a.Id), Negative(a.NetPresentValue), a.AssetYears))];
        PrintUnit cost = PrintUnit.Money(offers.Select(o => Math.Abs(o.Cost.Mean)).DefaultIfEmpty(0).Max());
        Draw(page, offers, cost, PrintUnit.Plain, "Net cost, present value", "Asset-years protected");
    }

    // Without a timeline: the first measure that is money against the first that is not and is not neutral.
    private static void FromMeasures(Page page)
    {
        int cost = First(page, m => m.Unit == "USD"), gain = First(page, m => m.Unit != "USD" && m.Better == Better.More);
        if (cost < 0 || gain < 0 || page.Axis is not null)
            return;
        Offer[] offers = [.. page.Result.Alternatives.Select(a => new Offer(Page.Label(a), page.Colour(a.Alternative), a.Measures[cost].Mean, a.Measures[gain].Mean))];
        Draw(page, offers, page.Units[cost], page.Units[gain], page.Result.Measures[cost].Title, page.Result.Measures[gain].Title);
    }

    private static void Draw(Page page, Offer[] offers, PrintUnit cost, PrintUnit gain, string costTitle, string gainTitle)
    {
        IReadOnlyList<Offer> frontier = Offer.Frontier(offers);
        if (offers.Length < 2 || frontier.Count == 0)
            return;
        page.Section("frontier", "Cost against protection", () =>
        {
            page.Figures["fig-frontier"] = new JsonObject
            {
                ["kind"] = "frontier",
                ["x"] = $"{costTitle}, {cost.Suffix}",
                ["y"] = gain.Suffix.Length == 0 ? gainTitle : $"{gainTitle}, {gain.Suffix}",
                ["rows"] = new JsonArray([.. offers.Select(o => (JsonNode)new JsonObject
                {
                    ["l"] = o.Title, ["c"] = o.Colour, ["f"] = frontier.Contains(o),
                    ["x"] = cost.Axis(o.Cost.Mean), ["xa"] = cost.Axis(o.Cost.Low), ["xb"] = cost.Axis(o.Cost.High),
                    ["y"] = gain.Axis(o.Gain.Mean), ["ya"] = gain.Axis(o.Gain.Low), ["yb"] = gain.Axis(o.Gain.High),
                })]),
            };
            string summary = "On the efficient frontier, cheapest first: " + string.Join("; ", frontier.Select(o => $"{o.Title}, {cost.WithInterval(o.Cost)} for {gain.WithInterval(o.Gain)}")) + ".";
            FigurePart.Write(page.Html, "fig-frontier",
                $"Line: the efficient frontier by mean; no other alternative gives more for the same money or less. Hollow: off the frontier. Crosses: {page.Confidence} intervals of the means.", summary, "", () =>
                TablePart.Write(page.Html, "Cost against protection", [new("Alternative", Sortable: true), new(costTitle, true, true), new(gainTitle, true, true), new("On the frontier", Sortable: true)],
                    offers.OrderBy(o => o.Cost.Mean).Select(o => (IReadOnlyList<Cell>)[o.Title, Field(o.Cost, cost), Field(o.Gain, gain), frontier.Contains(o) ? "yes" : "no"]), cards: true));
        });
    }

    private static Cell Field(Estimate e, PrintUnit unit) => new(unit.Text(e.Mean), e.Mean, $"{unit.Range(e.Low, e.High)}\nn {PrintUnit.Count(e.Count)}");

    private static Estimate Negative(Estimate e) => e with { Mean = -e.Mean, Low = -e.High, High = -e.Low };

    private static int First(Page page, Func<MeasureHead, bool> fits)
    {
        for (int i = 0; i < page.Result.Measures.Count; i++)
        {
            if (fits(page.Result.Measures[i]))
                return i;
        }

        return -1;
    }
}
