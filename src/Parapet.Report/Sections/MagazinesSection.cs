using System.Text.Json.Nodes;
using Parapet.Report.Html;
using Parapet.Study.Measures;

namespace Parapet.Report.Sections;

/// <summary>What runs out first.</summary>
internal static class MagazinesSection
{
    private const int MostAlternatives = 12;

    public static void Write(Page page)
    {
        AlternativeResult[] with = [.. page.Ordered.Where(a => a.Magazines.Count > 0)];
        if (with.Length == 0)
            return;
        AlternativeResult[] drawn = [.. with.Take(MostAlternatives)];
        page.Section("magazines", "Magazines", () =>
        {
            JsonArray panels = [];
            foreach (AlternativeResult a in drawn)
            {
                JsonArray rows = [];
                foreach (MagazineResult m in a.Magazines.Where(m => m.Loaded > 0))
                    rows.Add((JsonNode)Page.Dot(Name(m), page.Colour(a.Alternative), m.Spent, OfLoaded(m)));
                panels.Add((JsonNode)EstimatePlots.Panel(Page.Label(a), PrintUnit.Percent, Better.Neither, rows));
            }

            page.Figures["fig-magazines"] = new JsonObject { ["kind"] = "dots", ["bars"] = true, ["panels"] = panels };
            string summary = string.Join(" ", drawn.Select(a =>
                a.Magazines.MaxBy(m => m.Empty.Mean.Mean) is { } worst ? $"{Page.Label(a)}: {Name(worst)} ends empty most often, in {PrintUnit.Percent.Text(worst.Empty.Mean.Mean)} of runs." : ""));
            string caption = "Rounds spent as a share of those loaded at the start." + (with.Length > drawn.Length ? $" The first {drawn.Length} of {with.Length}." : "");
            FigurePart.Write(page.Html, "fig-magazines", caption, summary, FigurePart.DotLegend(page.Result.Head.Confidence, true), () =>
            {
                foreach (AlternativeResult a in drawn)
                    Table(page, a);
            });
        });
    }

    private static void Table(Page page, AlternativeResult a) =>
        TablePart.Write(page.Html, "Magazines: " + Page.Label(a),
            [new("Unit and interceptor", Sortable: true), new("Loaded", true, true), new("Spent", true, true), new("Share spent", true, true), new("Ends empty in", true, true)],
            a.Magazines.Select(m => (IReadOnlyList<Cell>)
            [
                Name(m), new Cell(PrintUnit.Number(m.Loaded), m.Loaded), Page.Estimate(m.Spent, PrintUnit.Plain),
                m.Loaded > 0 ? new Cell(OfLoaded(m).Text(m.Spent.Mean.Mean), m.Spent.Mean.Mean / m.Loaded, Bar: m.Spent.Mean.Mean / m.Loaded) : "–",
                new Cell(PrintUnit.Percent.Text(m.Empty.Mean.Mean), m.Empty.Mean.Mean, PrintUnit.Percent.Range(m.Empty.Mean.Low, m.Empty.Mean.High)),
            ]), cards: true);

    private static string Name(MagazineResult m) => $"{m.Unit} · {m.Interceptor}";

    private static PrintUnit OfLoaded(MagazineResult m) => new(100 / m.Loaded, "%");
}
