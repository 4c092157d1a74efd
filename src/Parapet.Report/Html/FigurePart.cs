namespace Parapet.Report.Html;

/// <summary>A figure: the place the script draws into, a caption, a summary in words and the same numbers in a table.</summary>
internal static class FigurePart
{
    /// <param name="id">Also the key of its data.</param>
    /// <param name="caption">What is drawn and how to read it.</param>
    /// <param name="summary">What a person would say who looks at it; read aloud in the plot's place.</param>
    /// <param name="legend">Markup of the key to marks; empty for none.</param>
    /// <param name="table">Writes the table. It stands open and is shut by the script once the plot is drawn.</param>
    public static void Write(HtmlText html, string id, string caption, string summary, string legend, Action table)
    {
        html.Open("figure", ("id", id)).Markup(legend);
        html.Element("div", "", ("class", "plot"), ("role", "img"), ("aria-label", summary), ("data-figure", id)).Line();
        html.Element("figcaption", caption).Line();
        html.Open("details", ("open", ""), ("class", "numbers")).Element("summary", "Numbers in a table").Line();
        table();
        html.Close("details").Close("figure");
    }

    /// <summary>Key to dots with intervals. Drawn by hand, because it must stand without the script.</summary>
    /// <param name="luck">Whether the plot shows the error from luck.</param>
    public static string DotLegend(double confidence, bool luck) =>
        $"""
        <ul class="key" aria-hidden="true">
        <li><svg width="30" height="14"><circle cx="15" cy="7" r="4.5" class="k-dot"/></svg> mean of all runs</li>
        <li><svg width="30" height="14"><path d="M3 7H27M3 3V11M27 3V11" class="k-whisker"/></svg> {HtmlText.Escape(PrintUnit.Given(confidence * 100))} % interval of the mean</li>
        <li><svg width="30" height="14"><rect x="1" y="1" width="28" height="12" rx="2" class="k-band"/></svg> 5–95 % of the outcome over what is not known</li>
        {(luck ? """<li><svg width="30" height="14"><path d="M5 7H25" class="k-chance"/></svg> two standard errors of luck, either side</li>""" : "")}
        </ul>

        """;
}
