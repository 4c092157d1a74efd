using System.Text.Json.Nodes;
using Parapet.Report.Html;
using Parapet.Study.Measures;

namespace Parapet.Report.Sections;

/// <summary>Paired differences: the same draws and the same luck on both sides.</summary>
internal static class DifferencesSection
{
    private const int MostDrawn = 30;

    public static void Write(Page page)
    {
        StudyResult result = page.Result;
        if (result.Differences.Count == 0)
            return;
        page.Section("differences", "Differences between alternatives", () =>
        {
            page.Html.Element("p",
                "First less second, pair by pair in the same draw of the unknowns and with the same luck, which takes out most of the noise. "
                + "p is that of no difference, adjusted (Holm) for the number of pairs compared.").Line();
            int drawn = page.Measure(result.Differences[0].Measure);
            Plot(page, drawn < 0 ? 0 : drawn);
            for (int i = 0; i < result.Measures.Count; i++)
            {
                if (i != drawn)
                    Others(page, i);
            }
        });
    }

    private static void Plot(Page page, int measure)
    {
        MeasureHead head = page.Result.Measures[measure];
        PrintUnit unit = OfDifference(page, measure);
        DifferenceResult[] all = [.. page.Result.Differences.Where(d => d.Measure == head.Id)];
        DifferenceResult[] shown = all;
        string caption = $"{head.Title}: first less second, with the {page.Confidence} interval of the mean difference and its 5–95 % over what is not known. Hollow: could be luck.";
        if (all.Length > MostDrawn)
        {
            shown = [.. all.OrderBy(d => d.Adjusted).ThenBy(d => d.First, StringComparer.Ordinal).ThenBy(d => d.Second, StringComparer.Ordinal).Take(MostDrawn)];
            caption += $" The {MostDrawn} surest of {all.Length}.";
        }

        JsonArray rows = [];
        foreach (DifferenceResult d in shown)
        {
            JsonObject row = Page.Dot(Pair(page, d), page.Colour(Alternative(page, d.First)), d.Difference, unit);
            row["h"] = !Sure(page, d);
            rows.Add((JsonNode)row);
        }

        int sure = all.Count(d => Sure(page, d));
        page.Figures["fig-differences"] = new JsonObject
        {
            ["kind"] = "dots",
            ["zero"] = true,
            ["wide"] = true,
            ["panels"] = new JsonArray((JsonNode)EstimatePlots.Panel(head.Title + ", difference", unit, Better.Neither, rows)),
        };
        string summary = $"{head.Title}: {sure} of {all.Length} pairs differ surely at {page.Confidence}.";
        FigurePart.Write(page.Html, "fig-differences", caption, summary, FigurePart.DotLegend(page.Result.Head.Confidence, true), () => Table(page, measure, all));
    }

    private static void Others(Page page, int measure)
    {
        DifferenceResult[] all = [.. page.Result.Differences.Where(d => d.Measure == page.Result.Measures[measure].Id)];
        if (all.Length == 0)
            return;
        page.Html.Open("details", ("class", "more")).Element("summary", page.Result.Measures[measure].Title).Line();
        Table(page, measure, all);
        page.Html.Close("details");
    }

    private static void Table(Page page, int measure, DifferenceResult[] all)
    {
        MeasureHead head = page.Result.Measures[measure];
        PrintUnit unit = OfDifference(page, measure);
        TablePart.Write(page.Html, head.Title + ": paired differences",
            [new("First less second", Sortable: true), new("Difference", true, true), new("p, adjusted", true, true), new("p", true), new("First is better in", true, true), new("Variance left by pairing", true)],
            all.Select(d => (IReadOnlyList<Cell>)
            [
                Pair(page, d), Page.Estimate(d.Difference, unit), new Cell(PrintUnit.Probability(d.Adjusted), d.Adjusted, Sure(page, d) ? "sure" : "could be luck"),
                PrintUnit.Probability(d.PValue), new Cell(PrintUnit.Percent.Text(d.FirstBetter), d.FirstBetter, Bar: d.FirstBetter), PrintUnit.Percent.Text(d.VarianceRatio),
            ]), cards: true);
    }

    private static bool Sure(Page page, DifferenceResult d) => d.Adjusted <= 1 - page.Result.Head.Confidence;

    private static string Pair(Page page, DifferenceResult d) => $"{page.Label(d.First)} − {page.Label(d.Second)}";

    private static string Alternative(Page page, string key) => page.Result.Alternatives.FirstOrDefault(a => a.Key == key)?.Alternative ?? key;

    private static PrintUnit OfDifference(Page page, int measure) =>
        page.Units[measure] == PrintUnit.Percent ? PrintUnit.Percent with { Suffix = "% points" } : page.Units[measure];
}
