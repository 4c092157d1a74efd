namespace Parapet.Report.Plots;

/// <summary>Where the plot lies in the figure, and where in it a value comes to lie.</summary>
/// <param name="Left">Of the plot, in the figure's units.</param>
/// <param name="Top">Of the plot, downwards from the figure's upper edge.</param>
internal sealed record ChartFrame(ChartAxis X, ChartAxis Y, double Left, double Top, double Width, double Height)
{
    // Far outside is far enough: viewers lose their footing with coordinates of many digits.
    private const double Farthest = 20000;

    public double Right => Left + Width;

    public double Bottom => Top + Height;

    /// <summary>Abscissa in the figure of a value.</summary>
    public double AtX(double value) => Left + Clamp((value - X.Low) / X.Length * Width);

    /// <summary>Ordinate in the figure of a value; a figure's ordinates run downwards.</summary>
    public double AtY(double value) => Bottom - Clamp((value - Y.Low) / Y.Length * Height);

    /// <summary>The frame for a chart whose plot may be so wide and begins at so high.</summary>
    public static ChartFrame Of(Chart chart, double width, double top, Func<ChartAxis, double> leftMargin)
    {
        (ChartRange x, ChartRange y) = Extent(chart);
        ChartAxis horizontal = ChartAxis.For(x.Low, x.High, chart.XRange, 8);
        ChartAxis vertical = ChartAxis.For(y.Low, y.High, chart.YRange, 6);
        double left = leftMargin(vertical);
        double plotWidth = width - left;
        double plotHeight = chart.PlotHeight;
        if (chart.EqualAxes)
        {
            double step = Math.Max(horizontal.Step, vertical.Step);
            horizontal = horizontal.WithStep(step);
            vertical = vertical.WithStep(vertical.Length >= 2 * step ? step : vertical.Step);
            double scale = Math.Min(plotWidth / horizontal.Length, plotHeight / vertical.Length);
            plotWidth = scale * horizontal.Length;
            plotHeight = scale * vertical.Length;
        }

        return new(horizontal, vertical, left, top, plotWidth, plotHeight);
    }

    private static (ChartRange X, ChartRange Y) Extent(Chart chart)
    {
        double xLow = double.PositiveInfinity, xHigh = double.NegativeInfinity, yLow = double.PositiveInfinity, yHigh = double.NegativeInfinity;
        foreach (ChartSeries series in chart.Series)
        {
            foreach (ChartPoint point in series.Points)
                Take(point.X, point.Y);
            foreach (ChartInterval slice in series.Band)
            {
                Take(slice.X, slice.Low);
                Take(slice.X, slice.High);
            }
        }

        foreach (ChartPoint point in chart.Areas.SelectMany(a => a.Rings).SelectMany(r => r))
            Take(point.X, point.Y);
        return (new(xLow, xHigh), new(yLow, yHigh));

        void Take(double x, double y)
        {
            if (!double.IsFinite(x) || !double.IsFinite(y))
                return;
            (xLow, xHigh) = (Math.Min(xLow, x), Math.Max(xHigh, x));
            (yLow, yHigh) = (Math.Min(yLow, y), Math.Max(yHigh, y));
        }
    }

    private static double Clamp(double at) => Math.Clamp(at, -Farthest, Farthest);
}
