using Parapet.Engine;
using Parapet.Report.Plots;

namespace Parapet.Cli.Detect;

/// <summary>A curve as a figure.</summary>
internal static class DetectionFigure
{
    private const double Km = 1000;

    public static string Svg(DetectionCurve curve)
    {
        bool closes = curve.Question.ClosingMps > 0;
        List<ChartSeries> series =
        [
            Line("One look, low to high", curve, p => p.OneLook, 0),
            new("Free space", [.. curve.Points.Where(p => p.FreeSpaceSignalToNoise > 0).Select(p => new ChartPoint(p.RangeM / Km, p.FreeSpace))]) { Colour = 4, Line = ChartLine.Dotted },
        ];
        if (closes)
            series.Insert(1, Line("Cumulative on the way in, low to high", curve, p => p.Cumulative, 1) with { Line = ChartLine.Dashed });
        double farthest = curve.Points[^1].RangeM / Km;
        return SvgChart.Write(new Chart
        {
            Title = DetectionWords.Title(curve),
            Subtitle = $"{DetectionWords.Target(curve)}; {DetectionWords.Where(curve)}",
            XLabel = "Slant range (km)",
            YLabel = "Detection probability",
            XRange = new(0, farthest),
            YRange = new(0, 1),
            Series = series,
            Rules = double.IsNaN(curve.HorizonM) || curve.HorizonM > farthest * Km ? [] : [new(true, curve.HorizonM / Km, "radio horizon")],
            Notes =
            [
                DetectionWords.Band(curve),
                .. closes ? (string[])[DetectionWords.Scans(curve)] : [],
                DetectionWords.Brochure,
                .. curve.Credit.Length > 0 ? (string[])[curve.Credit] : [],
                $"{curve.Scene.Name.Text}; {EngineInfo.Version}",
            ],
        });
    }

    private static ChartSeries Line(string name, DetectionCurve curve, Func<DetectionPoint, Interval> of, int colour) =>
        new(name, [.. curve.Points.Select(p => new ChartPoint(p.RangeM / Km, of(p).Likely))])
        {
            Band = [.. curve.Points.Select(p => new ChartInterval(p.RangeM / Km, of(p).Low, of(p).High))],
            Colour = colour,
            Line = ChartLine.Solid,
        };
}
