namespace Parapet.Report.Plots;

/// <summary>
/// Draws a chart as one SVG document that needs nothing else: no script, no style sheet, no font, no address to load from. Fit for a paper:
/// round ticks, titled axes, colours and dashes that keep apart in print. The same chart gives the same bytes.
/// </summary>
public static class SvgChart
{
    private const string Typeface = "'Source Sans 3','Source Sans Pro','Helvetica Neue',Helvetica,Arial,'Liberation Sans',sans-serif";
    private const double Margin = 18;
    private const double TickFontSize = 12;
    private const double NoteFontSize = 11;
    private const double EdgeRoom = 1.5;

    /// <summary>The document, with LF line ends.</summary>
    /// <exception cref="ArgumentException">A range without extent, or a ring of an area with a point that is not finite.</exception>
    public static string Write(Chart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        double right = chart.Width - Margin - 6;
        string[] title = [.. TextWidth.Wrap(chart.Title, 16, right - Margin)];
        string[] subtitle = [.. TextWidth.Wrap(chart.Subtitle ?? "", 12.5, right - Margin)];
        double legendTop = 14 + (20 * title.Length) + (16 * subtitle.Length);
        double legendHeight = ChartLegend.Lay(chart, null, Margin, legendTop, right);
        ChartFrame frame = ChartFrame.Of(chart, right, legendTop + legendHeight + 10, LeftMargin);
        string[] notes = [.. chart.Notes.SelectMany(n => TextWidth.Wrap(n, NoteFontSize, right - Margin))];
        double notesTop = frame.Bottom + 46;
        double height = notesTop + (14 * notes.Length) + 10;

        SvgText svg = new();
        svg.Open(
            "svg", ("xmlns", "http://www.w3.org/2000/svg"), ("viewBox", $"0 0 {SvgText.Number(chart.Width)} {SvgText.Number(height)}"),
            ("width", SvgText.Number(chart.Width)), ("height", SvgText.Number(height)), ("role", "img"), ("aria-label", chart.Title), ("font-family", Typeface));
        svg.Element("title", chart.Title);
        svg.Element("desc", chart.Description ?? Describe(chart));
        svg.Empty("rect", ("width", "100%"), ("height", "100%"), ("fill", "#ffffff"));
        Lines(svg, title, Margin, 28, 20, 16, ChartPalette.Ink, "600");
        Lines(svg, subtitle, Margin, 26 + (20 * title.Length), 16, 12.5, ChartPalette.Faint);
        ChartLegend.Lay(chart, svg, Margin, legendTop, right);
        Axes(svg, chart, frame);
        // An inner svg cuts off what lies outside the plot; a clip path would need a name, and two figures on one page would share it.
        // It reaches a little farther, so that a line along the edge keeps its width.
        string x = SvgText.Number(frame.Left - EdgeRoom), y = SvgText.Number(frame.Top - EdgeRoom);
        string width = SvgText.Number(frame.Width + (2 * EdgeRoom)), plotHeight = SvgText.Number(frame.Height + (2 * EdgeRoom));
        svg.Open("svg", ("x", x), ("y", y), ("width", width), ("height", plotHeight), ("viewBox", $"{x} {y} {width} {plotHeight}"));
        ChartMarks.Draw(svg, chart, frame);
        svg.Close();
        ChartMarks.Rules(svg, chart, frame);
        Lines(svg, notes, Margin, notesTop + 10, 14, NoteFontSize, ChartPalette.Faint);
        svg.Close();
        return svg.ToString();
    }

    /// <summary>Room for the widest tick label and the title of the axis.</summary>
    private static double LeftMargin(ChartAxis vertical) => Margin + 30 + vertical.Ticks().Max(t => TextWidth.Of(vertical.Label(t), TickFontSize));

    private static void Lines(SvgText svg, string[] lines, double x, double y, double step, double size, string colour, string? weight = null)
    {
        for (int i = 0; i < lines.Length; i++)
        {
            svg.Element("text", lines[i], ("x", SvgText.Number(x)), ("y", SvgText.Number(y + (i * step))), ("font-size", SvgText.Number(size)), ("fill", colour), ("font-weight", weight));
        }
    }

    private static void Axes(SvgText svg, Chart chart, ChartFrame frame)
    {
        foreach (double tick in frame.X.Ticks())
        {
            double x = frame.AtX(tick);
            svg.Line(x, frame.Top, x, frame.Bottom, ChartPalette.Grid, 1);
            svg.Line(x, frame.Bottom, x, frame.Bottom + 5, ChartPalette.Frame, 1);
            Label(svg, frame.X.Label(tick), x, frame.Bottom + 18, "middle");
        }

        foreach (double tick in frame.Y.Ticks())
        {
            double y = frame.AtY(tick);
            svg.Line(frame.Left, y, frame.Right, y, ChartPalette.Grid, 1);
            svg.Line(frame.Left - 5, y, frame.Left, y, ChartPalette.Frame, 1);
            Label(svg, frame.Y.Label(tick), frame.Left - 8, y + 4, "end");
        }

        svg.Line(frame.Left, frame.Top, frame.Left, frame.Bottom, ChartPalette.Frame, 1);
        svg.Line(frame.Left, frame.Bottom, frame.Right, frame.Bottom, ChartPalette.Frame, 1);
        svg.Element("text", chart.XLabel, ("x", SvgText.Number((frame.Left + frame.Right) / 2)), ("y", SvgText.Number(frame.Bottom + 38)),
            ("font-size", "13"), ("text-anchor", "middle"), ("fill", ChartPalette.Ink));
        double middle = (frame.Top + frame.Bottom) / 2;
        svg.Element("text", chart.YLabel, ("x", SvgText.Number(Margin + 4)), ("y", SvgText.Number(middle)), ("font-size", "13"), ("text-anchor", "middle"),
            ("fill", ChartPalette.Ink), ("transform", $"rotate(-90 {SvgText.Number(Margin + 4)} {SvgText.Number(middle)})"));
    }

    private static void Label(SvgText svg, string text, double x, double y, string anchor) => svg.Element(
        "text", text, ("x", SvgText.Number(x)), ("y", SvgText.Number(y)), ("font-size", SvgText.Number(TickFontSize)), ("text-anchor", anchor), ("fill", ChartPalette.Ink));

    private static string Describe(Chart chart)
    {
        string[] names = [.. chart.Series.Select(s => s.Name).Concat(chart.Areas.Select(a => a.Name)).Where(n => n.Length > 0)];
        string shown = names.Length == 0 ? "" : $" Shown: {string.Join("; ", names)}.";
        return $"{chart.YLabel} over {chart.XLabel}.{shown}";
    }
}
