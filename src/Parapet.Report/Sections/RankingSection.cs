using Parapet.Report.Html;
using Parapet.Study.Measures;

namespace Parapet.Report.Sections;

/// <summary>Who comes first by the first measure, and how sure that is.</summary>
internal static class RankingSection
{
    public static void Write(Page page)
    {
        StudyResult result = page.Result;
        if (result.Ranking.Count < 2)
            return;
        MeasureHead measure = result.Measures[0];
        page.Section("ranking", "Ranking and its confidence", () =>
        {
            page.Html.Element("p",
                $"By {measure.Title.ToLowerInvariant()}, best first. \"Best in\" counts the draws of the unknowns in which the alternative beats all others. "
                + $"Where an alternative is not apart from the next at {page.Confidence}, their order is open.").Line();
            TablePart.Write(page.Html, "Ranking by " + measure.Title.ToLowerInvariant(),
                [new("Alternative"), new("Place", true), new(measure.Title, true), new("Best in", true), new("Apart from the next"), new("p, adjusted", true)],
                result.Ranking.Select((r, i) => (IReadOnlyList<Cell>)
                [
                    page.Label(r.Key), PrintUnit.Count(r.Place), Page.Estimate(r.Measure, page.Units[0]),
                    new Cell(PrintUnit.Percent.Text(r.Best), r.Best, Bar: r.Best),
                    i == result.Ranking.Count - 1 ? "–" : r.ApartFromNext ? "yes" : "no: order open",
                    i == result.Ranking.Count - 1 ? "–" : PrintUnit.Probability(r.AdjustedToNext),
                ]), cards: true);
        });
    }
}
