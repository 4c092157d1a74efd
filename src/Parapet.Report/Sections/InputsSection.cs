using System.Globalization;
using Parapet.Report.Html;
using Parapet.Study.Measures;

namespace Parapet.Report.Sections;

/// <summary>Every number that went in, and who says so.</summary>
internal static class InputsSection
{
    public static void Write(Page page)
    {
        IReadOnlyList<InputResult> inputs = page.Result.Inputs;
        if (inputs.Count == 0)
            return;
        page.Section("inputs", "Every input", () =>
        {
            page.Html.Element("p",
                $"{inputs.Count} numbers, most influential first. Likely value with the interval in which it is believed to lie, how firmly it stands, who says so, and the largest share of the variance of the first measure that it explains.").Line();
            page.Html.Markup("<div id=\"inputs-tools\"></div>\n");
            TablePart.Write(page.Html, "Inputs",
                [new("Input", Sortable: true), new("Likely", true), new("Spread", Sortable: true), new("Standing", Sortable: true), new("Sources"), new("Moves with", Sortable: true), new("Influence", true, true)],
                inputs.OrderByDescending(i => double.IsNaN(i.Influence) ? -1 : i.Influence).ThenBy(i => i.Path, StringComparer.Ordinal).Select(i => Row(page, i)), "inputs-table", cards: true);
            page.Html.Markup("<div id=\"inputs-rest\"></div>\n");
        });
        if (page.Sources.Count > 0)
            Sources(page);
    }

    private static IReadOnlyList<Cell> Row(Page page, InputResult i) =>
    [
        new Cell(i.Path, Detail: i.Note.Length == 0 ? i.Definition : $"{i.Definition} Note: {i.Note}"),
        new Cell(PrintUnit.Input(i.Likely, i.Unit), Detail: i.High > i.Low ? $"{PrintUnit.Input(i.Low, i.Unit)} to {PrintUnit.Input(i.High, i.Unit)}" : "one value"),
        i.Shape, i.Standing,
        new Cell("", Links: [.. i.Sources.Select(s => (page.Source(s), s.Key))]),
        i.Unknown.Length == 0 ? "held fixed" : i.Unknown,
        double.IsNaN(i.Influence) ? new Cell("–", double.NaN) : new Cell(PrintUnit.Percent.Text(i.Influence), i.Influence, Bar: i.Influence),
    ];

    private static void Sources(Page page) => page.Section("sources", "Sources", () =>
    {
        page.Html.Open("dl", ("class", "terms sources"));
        for (int i = 0; i < page.Sources.Count; i++)
            page.Html.Element("dt", page.Sources[i].Key, ("id", "source-" + i.ToString(CultureInfo.InvariantCulture))).Element("dd", page.Sources[i].Text).Line();
        page.Html.Close("dl");
    });
}
