using Parapet.Report.Html;
using Parapet.Study.Measures;

namespace Parapet.Report.Sections;

/// <summary>Thresholds, known answers and the runs kept whole.</summary>
internal static class ChecksSection
{
    public static void Write(Page page)
    {
        Thresholds(page);
        Expectations(page);
        Retained(page);
    }

    private static void Thresholds(Page page)
    {
        if (page.Result.Thresholds.Count == 0)
            return;
        page.Section("thresholds", "Thresholds", () => TablePart.Write(page.Html, "Where a measure crosses a level",
            [new("Threshold"), new("Alternative", Sortable: true), new("Factor"), new("Crossing", true, true), new("Remark")],
            page.Result.Thresholds.Select(t => (IReadOnlyList<Cell>)
            [
                new Cell(t.Title, Detail: $"{MeasureTitle(page, t.Measure)} = {Value(page, t.Measure, t.Level)}"), page.Title(t.Alternative), page.FactorTitle(t.Factor),
                new Cell(new PrintUnit(1, t.Unit).WithInterval(t.Crossing), t.Crossing.Mean, $"n {PrintUnit.Count(t.Crossing.Count)}"), t.Remark,
            ]), cards: true));
    }

    private static void Expectations(Page page)
    {
        if (page.Result.Expectations.Count == 0)
            return;
        page.Section("expectations", "Held against known answers", () => TablePart.Write(page.Html, "Expected and found",
            [new("Case"), new("Measure"), new("Expected", true), new("Found", true), new("Inside the interval"), new("Source")],
            page.Result.Expectations.Select(e => (IReadOnlyList<Cell>)
            [
                page.Label(e.Key), MeasureTitle(page, e.Measure), Value(page, e.Measure, e.Value), Page.Estimate(e.Found, Unit(page, e.Measure)), e.Holds ? "yes" : "no", e.Source,
            ]), cards: true));
    }

    private static void Retained(Page page)
    {
        if (page.Result.Retained.Count == 0)
            return;
        page.Section("retained", "Runs kept whole", () =>
        {
            string measure = page.Result.Measures.Count > 0 ? page.Result.Measures[0].Id : "";
            page.Html.Element("p", "The worst, the median and the best run of each alternative by the first measure, to be looked at move by move: each folder holds the events, the paths and a recording.").Line();
            TablePart.Write(page.Html, "Runs kept whole",
                [new("Alternative", Sortable: true), new("Which", Sortable: true), new("Value", true, true), new("Raid, draw and repeat"), new("Folder"), new("Run key, state hash", Code: true)],
                page.Result.Retained.Select(r => (IReadOnlyList<Cell>)
                [
                    page.Label(r.Alternative), r.Which, new Cell(Value(page, measure, r.Value), r.Value), new Cell(page.Result.Raids.FirstOrDefault(x => x.Id == r.Raid)?.Title ?? r.Raid, Detail: $"draw {r.Sample}, repeat {r.Replicate}"),
                    r.Folder, new Cell(r.RunKey, Detail: r.StateHash),
                ]), cards: true);
        });
    }

    private static string MeasureTitle(Page page, string id) => page.Measure(id) is >= 0 and int i ? page.Result.Measures[i].Title : id;

    private static PrintUnit Unit(Page page, string id) => page.Measure(id) is >= 0 and int i ? page.Units[i] : PrintUnit.Plain;

    private static string Value(Page page, string id, double value) => Unit(page, id).Text(value);
}
