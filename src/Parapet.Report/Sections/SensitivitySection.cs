using System.Text.Json.Nodes;
using Parapet.Report.Html;
using Parapet.Study.Measures;
using Parapet.Study.Statistics;

namespace Parapet.Report.Sections;

/// <summary>Which unknown decides: tornado and indices.</summary>
internal static class SensitivitySection
{
    private const int MostUnknowns = 12;
    private const int MostSubjects = 40;
    private const string Money = "net-present-value";

    public static void Write(Page page)
    {
        StudyResult result = page.Result;
        // Of the first measure and of money; the others are in study.json, and thirty more tables would bury these.
        SensitivityResult[] all = [.. result.Sensitivities.Where(s => s.Unknowns.Count > 0)];
        SensitivityResult[] shown = [.. all.Where(s => s.Measure == result.Measures[0].Id || s.Measure == Money).OrderBy(s => Place(result, s)).Take(MostSubjects)];
        if (shown.Length == 0)
            shown = [.. all.Take(MostSubjects)];
        if (shown.Length == 0)
            return;
        page.Section("sensitivity", "What decides it", () =>
        {
            string method = shown[0].Method == "saltelli" ? "a design made for them (Saltelli)" : "the runs at hand";
            page.Html.Element("p",
                $"How much each unknown moves the outcome. Bars: mean outcome over the draws in which the unknown lies in the lowest and in the highest third of its range. Indices: share of the variance over ignorance that it explains alone (first order) and with others (total), from {method}.").Line();
            JsonArray subjects = [];
            foreach (SensitivityResult s in shown)
                subjects.Add((JsonNode)Subject(page, s));
            page.Figures["fig-sensitivity"] = new JsonObject { ["kind"] = "tornado", ["subjects"] = subjects };
            string summary = string.Join(" ", shown.Select(s =>
                $"{Title(page, s)}: most influential {string.Join(", ", s.Unknowns.Take(3).Select(u => $"{u.Unknown} ({PrintUnit.Percent.WithInterval(u.First)})"))}."));
            string rest = all.Length > shown.Length ? $" {all.Length - shown.Length} further outcomes are in study.json." : "";
            FigurePart.Write(page.Html, "fig-sensitivity",
                $"The {MostUnknowns} most influential unknowns at most. Faint: its effect could be luck (p adjusted for the number of unknowns).{rest}", summary, "", () =>
                {
                    foreach (SensitivityResult s in shown)
                        Table(page, s);
                });
        });
    }

    /// <summary>The best alternative first, then what sets it apart, then its money: the question before the rest.</summary>
    private static int Place(StudyResult result, SensitivityResult s)
    {
        string best = result.Ranking.Count > 0 ? result.Ranking[0].Key : "";
        return s.Subject == best ? s.Measure == Money ? 2 : 0
            : s.Subject.StartsWith(best + " - ", StringComparison.Ordinal) ? 1 : 3;
    }

    private static JsonObject Subject(Page page, SensitivityResult s)
    {
        PrintUnit unit = Unit(page, s);
        return new()
        {
            ["t"] = Title(page, s),
            ["u"] = unit.Suffix,
            ["note"] = s.Note,
            ["base"] = Middle(page, s) is { } middle ? unit.Axis(middle) : null,
            ["rows"] = new JsonArray([.. s.Unknowns.Take(MostUnknowns).Select(u => (JsonNode)new JsonObject
            {
                ["l"] = u.Unknown,
                ["low"] = unit.Axis(u.LowThird.Mean),
                ["high"] = unit.Axis(u.HighThird.Mean),
                ["sure"] = u.PValue <= 1 - page.Result.Head.Confidence,
                ["f"] = Index(u.First.Mean), ["fa"] = Index(u.First.Low), ["fb"] = Index(u.First.High),
                ["t"] = Index(u.Total?.Mean), ["ta"] = Index(u.Total?.Low), ["tb"] = Index(u.Total?.High),
            })]),
        };
    }

    private static void Table(Page page, SensitivityResult s)
    {
        PrintUnit unit = Unit(page, s);
        TablePart.Write(page.Html, s.Note.Length == 0 ? Title(page, s) : $"{Title(page, s)}: {s.Note}",
            [new("Unknown", Sortable: true), new("First-order index", true, true), new("Total index", true, true), new("Lowest third", true), new("Highest third", true), new("High less low", true, true), new("p, adjusted", true, true)],
            s.Unknowns.Take(MostUnknowns).Select(u => (IReadOnlyList<Cell>)
            [
                u.Unknown, Field(u.First, PrintUnit.Percent, u.First.Mean), u.Total is { } total ? Field(total, PrintUnit.Percent, total.Mean) : "–",
                Field(u.LowThird, unit), Field(u.HighThird, unit), Field(u.Slope, unit), new Cell(PrintUnit.Probability(u.PValue), u.PValue),
            ]), cards: true);
    }

    private static Cell Field(Estimate e, PrintUnit unit, double? bar = null)
    {
        string range = unit.Range(e.Low, e.High);
        return new(unit.Text(e.Mean), e.Mean, range.Length == 0 ? $"n {PrintUnit.Count(e.Count)}" : $"{range}\nn {PrintUnit.Count(e.Count)}", bar);
    }

    /// <summary>The mean over all draws, where the bars start; null where the subject is none that the study has an estimate of.</summary>
    private static double? Middle(Page page, SensitivityResult s)
    {
        int measure = page.Measure(s.Measure);
        if (s.Measure == Money)
            return page.Result.Timeline?.Alternatives.FirstOrDefault(a => a.Id == s.Subject)?.NetPresentValue.Mean;
        if (measure >= 0 && page.Result.Alternatives.FirstOrDefault(a => a.Key == s.Subject) is { } alternative)
            return alternative.Measures[measure].Mean.Mean;
        return page.Result.Differences.FirstOrDefault(d => d.Measure == s.Measure && $"{d.First} - {d.Second}" == s.Subject)?.Difference.Mean.Mean;
    }

    private static string Title(Page page, SensitivityResult s)
    {
        int measure = page.Measure(s.Measure);
        return $"{(s.Measure == Money ? "Net present value" : measure < 0 ? s.Measure : page.Result.Measures[measure].Title)}, {page.Label(s.Subject)}";
    }

    private static PrintUnit Unit(Page page, SensitivityResult s)
    {
        int measure = page.Measure(s.Measure);
        return s.Measure == Money ? PrintUnit.Money(s.Unknowns.Select(u => Math.Abs(u.Slope.Mean)).DefaultIfEmpty(0).Max())
            : measure < 0 ? PrintUnit.Plain : page.Units[measure];
    }

    private static double? Index(double? value) => value is { } v ? PrintUnit.Percent.Axis(v) : null;
}
