using Parapet.Report.Html;
using Parapet.Study.Measures;

namespace Parapet.Report.Sections;

/// <summary>What leaks, by class of threat; and what becomes of each asset.</summary>
internal static class ClassesSection
{
    public static void Write(Page page)
    {
        Leakage(page);
        Assets(page);
    }

    private static void Leakage(Page page)
    {
        IReadOnlyList<AlternativeResult> alternatives = page.Result.Alternatives;
        string[] classes = [.. alternatives.SelectMany(a => a.Classes).Select(c => c.Class).Distinct()];
        if (classes.Length == 0)
            return;
        page.Section("classes", "Leakage by class of threat", () =>
        {
            page.Figures["fig-classes"] = EstimatePlots.Of(page, classes.Select(c => (c, PrintUnit.Percent, Better.Less, (Func<AlternativeResult, StudyEstimate?>)(a => Of(a, c)?.Leakage))));
            string summary = string.Join(" ", classes.Select(c => EstimatePlots.Summary(c, PrintUnit.Percent, Better.Less, alternatives.Select(a => (Page.Label(a), Of(a, c)?.Leakage)))));
            FigurePart.Write(page.Html, "fig-classes", "Share of each class's threats that got through, over all raids.", summary, FigurePart.DotLegend(page.Result.Head.Confidence, page.Axis is null), () =>
                TablePart.Write(page.Html, "Leakage by class of threat", [new("Alternative", Sortable: true), .. classes.Select(c => new Column(c, true, true))],
                    page.Ordered.Select(a => (IReadOnlyList<Cell>)[Page.Label(a), .. classes.Select(c => Of(a, c) is { } found ? Field(found) : "–")]), cards: true));
        });
    }

    private static Cell Field(ClassLeakage found)
    {
        Cell cell = Page.Estimate(found.Leakage, PrintUnit.Percent);
        return cell with { Detail = $"of {PrintUnit.Number(found.Threats)} threats a run\n{cell.Detail}" };
    }

    private static void Assets(Page page)
    {
        IReadOnlyList<AlternativeResult> ordered = page.Ordered;
        AssetResult[] assets = [.. ordered.SelectMany(a => a.Assets).DistinctBy(a => a.Asset)];
        // A table of assets against alternatives; with levels it would be a wall of numbers, which study.json holds.
        if (assets.Length == 0 || ordered.Count > 12)
            return;
        page.Section("assets", "What each asset suffers", () =>
        {
            page.Html.Element("p", "Share of runs after which the asset still works, and below it the mean damage as a share of what disables it.").Line();
            TablePart.Write(page.Html, "Assets: still working after the raid", [new("Asset", Sortable: true), new("Value", true, true), .. ordered.Select(a => new Column(Page.Label(a), true, true))],
                assets.Select(s => (IReadOnlyList<Cell>)
                [
                    s.Title, new Cell(PrintUnit.Given(s.Value), s.Value),
                    .. ordered.Select(a => a.Assets.FirstOrDefault(x => x.Asset == s.Asset) is { } found ? Outcome(found) : "–"),
                ]), cards: true);
        });
    }

    private static Cell Outcome(AssetResult asset)
    {
        PrintUnit unit = PrintUnit.Percent;
        string detail = $"{unit.Range(asset.Survived.Mean.Low, asset.Survived.Mean.High)}\ndamage\u00A0{unit.Text(asset.Damage.Mean.Mean)}\n{unit.Range(asset.Damage.Mean.Low, asset.Damage.Mean.High)}\nn {PrintUnit.Count(asset.Survived.Runs)}";
        return new(unit.Text(asset.Survived.Mean.Mean), asset.Survived.Mean.Mean, detail, asset.Survived.Mean.Mean);
    }

    private static ClassLeakage? Of(AlternativeResult alternative, string name) => alternative.Classes.FirstOrDefault(c => c.Class == name);
}
