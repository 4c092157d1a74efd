using Parapet.Report.Html;
using Parapet.Study.Measures;

namespace Parapet.Report.Sections;

/// <summary>Every measure of every alternative, with luck and ignorance told apart.</summary>
internal static class AlternativesSection
{
    public static void Write(Page page)
    {
        StudyResult result = page.Result;
        if (result.Alternatives.Count == 0 || result.Measures.Count == 0)
            return;
        page.Section("alternatives", "Alternatives by measure", () =>
        {
            page.Html.Element("p",
                "Two kinds of not-knowing are kept apart. Luck: the same raid against the same defence goes differently each time; more runs shrink it. "
                + "Ignorance: public figures leave true performance open; more runs do not shrink it.").Line();
            page.Html.Element("p", $"In the tables below every mean stand: the {page.Confidence} interval of the mean; 5–95 % of the expected outcome over what is not known; one standard error of luck; and n, the number of runs.").Line();
            page.Figures["fig-alternatives"] = EstimatePlots.Of(page, result.Measures.Select((m, i) =>
                (m.Title, page.Units[i], m.Better, (Func<AlternativeResult, StudyEstimate?>)(a => a.Measures[i]))));
            string summary = string.Join(" ", result.Measures.Select((m, i) =>
                EstimatePlots.Summary(m.Title, page.Units[i], m.Better, result.Alternatives.Select(a => (Page.Label(a), (StudyEstimate?)a.Measures[i])))));
            FigurePart.Write(page.Html, "fig-alternatives", Caption(page), summary, FigurePart.DotLegend(result.Head.Confidence, page.Axis is null), () => Table(page, "All raids, weighted", a => a.Measures));
            if (result.Raids.Count > 1)
                Raids(page);
            page.Html.Open("dl", ("class", "terms"));
            foreach (MeasureHead measure in result.Measures)
                page.Html.Element("dt", measure.Title).Element("dd", measure.Definition).Line();
            page.Html.Close("dl");
        });
    }

    private static string Caption(Page page)
    {
        StudyHead head = page.Result.Head;
        string what = page.Axis is { } axis ? $"Each measure along \"{page.FactorTitle(axis.Factor)}\"; the band is the outcome over what is not known." : "Mean of each measure with both kinds of not-knowing.";
        return $"{what} {PrintUnit.Count(head.Samples)} draws of the unknowns, each played {PrintUnit.Count(head.Replicates)} times; luck is shared between the alternatives.";
    }

    private static void Raids(Page page)
    {
        page.Html.Open("details", ("class", "more")).Element("summary", "Each raid alone").Line();
        for (int i = 0; i < page.Result.Raids.Count; i++)
        {
            RaidHead raid = page.Result.Raids[i];
            int at = i;
            Table(page, $"{raid.Title} (weight {PrintUnit.Given(raid.Weight)})", a => a.ByRaid[at]);
        }

        page.Html.Close("details");
    }

    private static void Table(Page page, string caption, Func<AlternativeResult, IReadOnlyList<StudyEstimate>> pick)
    {
        List<Column> columns = [new("Alternative", Sortable: true)];
        columns.AddRange(page.Result.Measures.Select(m => new Column(m.Title, true, true)));
        TablePart.Write(page.Html, caption, columns, page.Ordered.Select(a =>
            (IReadOnlyList<Cell>)[Page.Label(a), .. pick(a).Select((e, i) => Page.Estimate(e, page.Units[i]))]), cards: true);
    }
}
