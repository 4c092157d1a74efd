namespace Parapet.Report.Plots;

/// <summary>Samples of the lines, bands and areas with their names, set in rows.</summary>
internal static class ChartLegend
{
    public const double FontSize = 12;
    public const double RowHeight = 18;
    private const double SampleWidth = 28;
    private const double Gap = 6;
    private const double Between = 20;

    private sealed record Entry(string Name, Action<SvgText, double, double> Draw);

    /// <summary>Draws it from (left, top) on; null: only measures. Returns its height.</summary>
    public static double Lay(Chart chart, SvgText? svg, double left, double top, double right)
    {
        double x = left, y = top + (RowHeight / 2);
        List<Entry> entries = [.. Entries(chart)];
        if (entries.Count == 0)
            return 0;
        foreach (Entry entry in entries)
        {
            double width = SampleWidth + Gap + TextWidth.Of(entry.Name, FontSize);
            if (x > left && x + width > right)
            {
                x = left;
                y += RowHeight;
            }

            if (svg is not null)
            {
                entry.Draw(svg, x, y);
                svg.Element("text", entry.Name, ("x", SvgText.Number(x + SampleWidth + Gap)), ("y", SvgText.Number(y + 4)), ("font-size", SvgText.Number(FontSize)), ("fill", ChartPalette.Ink));
            }

            x += width + Between;
        }

        return y + (RowHeight / 2) - top;
    }

    private static IEnumerable<Entry> Entries(Chart chart)
    {
        for (int i = 0; i < chart.Series.Count; i++)
        {
            ChartSeries series = chart.Series[i];
            string colour = ChartPalette.Colour(series.Colour ?? i);
            string? dash = ChartPalette.Dash(series.Line, i);
            if (series.Name.Length > 0)
                yield return new(series.Name, (svg, x, y) => Sample(svg, series, x, y, colour, dash));
            if (series.BandName is { Length: > 0 } band && series.Band.Count > 0)
                yield return new(band, (svg, x, y) => Patch(svg, x, y, colour, ChartMarks.BandOpacity));
        }

        for (int i = 0; i < chart.Areas.Count; i++)
        {
            ChartArea area = chart.Areas[i];
            string colour = ChartPalette.Colour(area.Colour ?? chart.Series.Count + i);
            if (area.Name.Length > 0)
                yield return new(area.Name, (svg, x, y) => Patch(svg, x, y, colour, ChartMarks.AreaOpacity(area)));
        }
    }

    private static void Sample(SvgText svg, ChartSeries series, double x, double y, string colour, string? dash)
    {
        if (series.Band.Count > 0 && series.BandName is null)
            svg.Empty("rect", ("x", SvgText.Number(x)), ("y", SvgText.Number(y - 5)), ("width", SvgText.Number(SampleWidth)), ("height", "10"), ("fill", colour), ("fill-opacity", SvgText.Number(ChartMarks.BandOpacity)));
        if (series.Line == ChartLine.Markers)
            ChartMarks.Marker(svg, x + (SampleWidth / 2), y, colour);
        else
            svg.Line(x, y, x + SampleWidth, y, colour, ChartMarks.LineWidth, dash);
    }

    private static void Patch(SvgText svg, double x, double y, string colour, double opacity) => svg.Empty(
        "rect", ("x", SvgText.Number(x + 4)), ("y", SvgText.Number(y - 5)), ("width", SvgText.Number(SampleWidth - 8)), ("height", "10"),
        ("fill", colour), ("fill-opacity", SvgText.Number(opacity)), ("stroke", colour), ("stroke-width", "0.8"));
}
