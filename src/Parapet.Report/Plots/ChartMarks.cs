using System.Text;

namespace Parapet.Report.Plots;

/// <summary>What stands in the plot: areas lowest, then bands, lines and rules.</summary>
internal static class ChartMarks
{
    public const double LineWidth = 1.8;
    public const double BandOpacity = 0.18;
    private const double RuleFontSize = 11;

    public static double AreaOpacity(ChartArea area) => area.Colour == ChartArea.Ground ? 1 : 0.3;

    public static void Marker(SvgText svg, double x, double y, string colour) =>
        svg.Empty("circle", ("cx", SvgText.Number(x)), ("cy", SvgText.Number(y)), ("r", "3"), ("fill", colour));

    public static void Draw(SvgText svg, Chart chart, ChartFrame frame)
    {
        for (int i = 0; i < chart.Areas.Count; i++)
            Area(svg, chart.Areas[i], ChartPalette.Colour(chart.Areas[i].Colour ?? chart.Series.Count + i), frame);
        // The first series lies on top.
        for (int i = chart.Series.Count - 1; i >= 0; i--)
            Band(svg, chart.Series[i].Band, ChartPalette.Colour(chart.Series[i].Colour ?? i), frame);
        for (int i = chart.Series.Count - 1; i >= 0; i--)
            Line(svg, chart.Series[i], i, frame);
    }

    /// <summary>Rules are drawn over the rest, outside the clip, so that their words may stand at the edge.</summary>
    public static void Rules(SvgText svg, Chart chart, ChartFrame frame)
    {
        double lastRight = double.NegativeInfinity;
        int row = 0;
        foreach (ChartRule rule in chart.Rules.Where(r => double.IsFinite(r.At)).OrderBy(r => r.At))
        {
            double at = rule.Vertical ? frame.AtX(rule.At) : frame.AtY(rule.At);
            if (rule.Vertical ? at < frame.Left || at > frame.Right : at < frame.Top || at > frame.Bottom)
                continue;
            if (!rule.Vertical)
            {
                svg.Line(frame.Left, at, frame.Right, at, ChartPalette.Faint, 1, "4 3");
                Word(svg, rule.Label, frame.Right - 4, at - 4, end: true);
                continue;
            }

            // Words of neighbouring rules step down, so that they do not run into one another.
            double width = TextWidth.Of(rule.Label, RuleFontSize) + 8;
            bool toLeft = at + width > frame.Right;
            double begin = toLeft ? at - width : at;
            row = begin < lastRight ? row + 1 : 0;
            lastRight = Math.Max(lastRight, begin + width);
            svg.Line(at, frame.Top, at, frame.Bottom, ChartPalette.Faint, 1, "4 3");
            Word(svg, rule.Label, toLeft ? at - 4 : at + 4, frame.Top + 13 + (14 * row), toLeft);
        }
    }

    private static void Word(SvgText svg, string text, double x, double y, bool end) => svg.Element(
        "text", text, ("x", SvgText.Number(x)), ("y", SvgText.Number(y)), ("font-size", SvgText.Number(RuleFontSize)), ("fill", ChartPalette.Faint),
        ("text-anchor", end ? "end" : null), ("paint-order", "stroke"), ("stroke", "#ffffff"), ("stroke-width", "3"), ("stroke-linejoin", "round"));

    private static void Area(SvgText svg, ChartArea area, string colour, ChartFrame frame)
    {
        StringBuilder path = new();
        foreach (IReadOnlyList<ChartPoint> ring in area.Rings)
        {
            if (ring.Count == 0)
                continue;
            for (int i = 0; i < ring.Count; i++)
            {
                if (!double.IsFinite(ring[i].X) || !double.IsFinite(ring[i].Y))
                    throw new ArgumentException($"A ring of the area \"{area.Name}\" has a point that is not finite.", nameof(area));
                Append(path, i == 0 ? 'M' : 'L', frame.AtX(ring[i].X), frame.AtY(ring[i].Y));
            }

            path.Append('Z');
        }

        if (path.Length > 0)
        {
            svg.Empty("path", ("d", path.ToString()), ("fill", colour), ("fill-opacity", SvgText.Number(AreaOpacity(area))), ("fill-rule", "evenodd"),
                ("stroke", area.Colour == ChartArea.Ground ? ChartPalette.Faint : colour), ("stroke-width", "0.8"), ("stroke-linejoin", "round"));
        }
    }

    private static void Band(SvgText svg, IReadOnlyList<ChartInterval> band, string colour, ChartFrame frame)
    {
        StringBuilder path = new();
        int begin = 0;
        for (int i = 0; i <= band.Count; i++)
        {
            if (i < band.Count && double.IsFinite(band[i].X) && double.IsFinite(band[i].Low) && double.IsFinite(band[i].High))
                continue;
            for (int k = begin; k < i; k++)
                Append(path, k == begin ? 'M' : 'L', frame.AtX(band[k].X), frame.AtY(band[k].High));
            for (int k = i - 1; k >= begin; k--)
                Append(path, 'L', frame.AtX(band[k].X), frame.AtY(band[k].Low));
            if (i > begin)
                path.Append('Z');
            begin = i + 1;
        }

        if (path.Length > 0)
            svg.Empty("path", ("d", path.ToString()), ("fill", colour), ("fill-opacity", SvgText.Number(BandOpacity)), ("stroke", "none"));
    }

    private static void Line(SvgText svg, ChartSeries series, int place, ChartFrame frame)
    {
        string colour = ChartPalette.Colour(series.Colour ?? place);
        if (series.Line == ChartLine.Markers)
        {
            foreach (ChartPoint point in series.Points.Where(IsFinite))
                Marker(svg, frame.AtX(point.X), frame.AtY(point.Y), colour);
            return;
        }

        StringBuilder path = new();
        bool pen = false;
        foreach (ChartPoint point in series.Points)
        {
            bool shown = IsFinite(point);
            if (shown)
                Append(path, pen ? 'L' : 'M', frame.AtX(point.X), frame.AtY(point.Y));
            pen = shown;
        }

        if (path.Length > 0)
        {
            svg.Empty("path", ("d", path.ToString()), ("fill", "none"), ("stroke", colour), ("stroke-width", SvgText.Number(LineWidth)),
                ("stroke-dasharray", ChartPalette.Dash(series.Line, place)), ("stroke-linejoin", "round"), ("stroke-linecap", "round"));
        }
    }

    private static bool IsFinite(ChartPoint point) => double.IsFinite(point.X) && double.IsFinite(point.Y);

    private static void Append(StringBuilder path, char command, double x, double y) =>
        path.Append(command).Append(SvgText.Number(x)).Append(' ').Append(SvgText.Number(y));
}
