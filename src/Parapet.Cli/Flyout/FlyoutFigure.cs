using Parapet.Engine;
using Parapet.Physics.Flight;
using Parapet.Report.Plots;

namespace Parapet.Cli.Flyout;

/// <summary>An envelope from the side: where it arrives, where a shot at the target is allowed, lines of equal time and speed, and flights.</summary>
internal static class FlyoutFigure
{
    private const double Km = 1000;
    private const int Rows = 60;
    private const int Columns = 240;

    /// <summary>Beyond this ratio of range to height true shape would leave a strip.</summary>
    private const double MostSlender = 7;

    public static string Svg(FlyoutAnswer answer)
    {
        double far = answer.Envelope.RangeMaximumM, top = answer.Envelope.AltitudeMaximumM;
        List<ChartSeries> series = [.. Flights(answer)];
        double highest = Math.Max(top / Km, series.SelectMany(s => s.Points).Select(p => p.Y).DefaultIfEmpty(0).Max());
        bool equal = far / Km / highest <= MostSlender;
        double[] times = Levels(answer.Fit.NominalTimeS, 6);
        series.AddRange(Contours("Time", "s", times, t => ByRow(answer, t), 2, ChartLine.Dashed));
        series.AddRange(Contours("Speed", "m/s", Levels(answer.Envelope.MaximumSpeedMps, 5), v => ByColumn(answer, v), 1, ChartLine.Dotted));
        series.Add(new("It arrives", Closed(Outline(answer, (r, h) => answer.Table.TryReach(r, h, out _)))) { Colour = 4, Line = ChartLine.Solid });
        return SvgChart.Write(new Chart
        {
            Title = FlyoutText.Title(answer),
            Subtitle = FlyoutText.Where(answer),
            XLabel = "Ground range (km)",
            YLabel = "Height (km)",
            XRange = new(0, far / Km),
            YRange = new(0, 1.02 * highest),
            EqualAxes = equal,
            PlotHeight = equal ? 420 : 330,
            Areas =
            [
                new("A shot is allowed", [Outline(answer, (r, h) => answer.IsAllowed(r, h, out _))]) { Colour = 0 },
            ],
            Series = [.. series.Where(s => s.Points.Count > 1)],
            Notes =
            [
                FlyoutText.Found(answer),
                string.Join("; ", answer.Residuals.Select(r => FormattableString.Invariant(
                    $"{r.Name} {r.Model * r.Scale:0.#} {r.Unit} (published {r.Published.Low * r.Scale:0.#} / {r.Published.Likely * r.Scale:0.#} / {r.Published.High * r.Scale:0.#})"))) + ".",
                .. equal ? (string[])[] : ["Heights are drawn larger than ranges."],
                $"{answer.Question.Round.Text}; {EngineInfo.Version}",
            ],
        });
    }

    // Flights to four ranges, low and at ten kilometres or half the greatest height.
    private static IEnumerable<ChartSeries> Flights(FlyoutAnswer answer)
    {
        if (!answer.Guided)
            yield break;
        double high = Math.Min(10_000, 0.5 * answer.Envelope.AltitudeMaximumM);
        bool named = false;
        foreach ((double share, double height) in ((double, double)[])[(0.25, high), (0.5, high), (0.75, high), (0.97, high), (0.3, 100)])
            yield return Flight(share, height);

        ChartSeries Flight(double share, double height)
        {
            IReadOnlyList<InterceptorState> states = answer.Trace(share * answer.Envelope.RangeMaximumM, height);
            string name = named ? "" : "Flights";
            named = true;
            return new(name, [.. states.Select(s => answer.Place(s.Position)).Select(p => new ChartPoint(p.GroundM / Km, p.HeightM / Km))]) { Colour = 3, Line = ChartLine.Solid };
        }
    }

    private static List<ChartPoint> Closed(List<ChartPoint> ring) => ring.Count > 0 ? [.. ring, ring[0]] : ring;

    // Lines of one kind; the first that can be drawn names them all.
    private static IEnumerable<ChartSeries> Contours(string what, string unit, double[] levels, Func<double, List<ChartPoint>> line, int colour, ChartLine style)
    {
        (double Level, List<ChartPoint> Points)[] drawn = [.. levels.Select(l => (l, line(l))).Where(l => l.Item2.Count(p => double.IsFinite(p.X) && double.IsFinite(p.Y)) > 2)];
        for (int i = 0; i < drawn.Length; i++)
        {
            string name = i > 0 ? "" : FormattableString.Invariant($"{what}: {string.Join(", ", drawn.Select(d => d.Level))} {unit}");
            yield return new(name, drawn[i].Points) { Colour = colour, Line = style };
        }
    }

    // By range the lowest height from which on it arrives faster than this: speed grows with height, but for the first moments.
    private static List<ChartPoint> ByColumn(FlyoutAnswer answer, double speedMps)
    {
        List<ChartPoint> line = [];
        for (int i = Columns / 25; i <= Columns; i++)
        {
            double range = answer.Envelope.RangeMaximumM * i / Columns, before = double.NaN, at = double.NaN;
            double step = answer.Envelope.AltitudeMaximumM / Rows;
            for (int j = 0; j <= Rows && double.IsNaN(at); j++)
            {
                double now = answer.Table.TryReach(range, j * step, out FlyoutPoint point) ? point.SpeedMps : double.NaN;
                if (before < speedMps && now >= speedMps)
                    at = step * (j - ((now - speedMps) / (now - before)));
                before = now;
            }

            line.Add(new(range / Km, at / Km));
        }

        return line;
    }

    // By height the farthest range that it reaches in this time.
    private static List<ChartPoint> ByRow(FlyoutAnswer answer, double timeS)
    {
        List<ChartPoint> line = [];
        for (int j = 0; j <= Rows; j++)
        {
            double height = answer.Envelope.AltitudeMaximumM * j / Rows, before = double.NaN;
            double at = double.NaN;
            for (int i = 1; i <= Columns; i++)
            {
                double range = answer.Envelope.RangeMaximumM * i / Columns;
                double now = answer.Table.TryReach(range, height, out FlyoutPoint point) ? point.TimeS : double.NaN;
                if (before <= timeS && now >= timeS)
                    at = range - (answer.Envelope.RangeMaximumM / Columns * (now - timeS) / Math.Max(1e-9, now - before));
                before = now;
            }

            line.Add(new(at / Km, height / Km));
        }

        return line;
    }

    // Farthest and nearest range by height, up one side and down the other.
    private static List<ChartPoint> Outline(FlyoutAnswer answer, Func<double, double, bool> inside)
    {
        List<ChartPoint> outer = [], inner = [];
        for (int j = 0; j <= Rows; j++)
        {
            double height = answer.Envelope.AltitudeMaximumM * j / Rows, near = double.NaN, far = double.NaN;
            for (int i = 1; i <= Columns; i++)
            {
                double range = answer.Envelope.RangeMaximumM * i / Columns;
                if (!inside(range, height))
                    continue;
                near = double.IsNaN(near) ? range : near;
                far = range;
            }

            if (double.IsNaN(far))
                continue;
            outer.Add(new(far / Km, height / Km));
            inner.Add(new(near / Km, height / Km));
        }

        inner.Reverse();
        return [.. outer, .. inner];
    }

    // Round levels below the greatest, at most so many.
    private static double[] Levels(double greatest, int most)
    {
        double step = 1;
        foreach (double candidate in (double[])[1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000])
        {
            step = candidate;
            if (greatest / candidate <= most + 0.5)
                break;
        }

        return [.. Enumerable.Range(1, (int)(greatest / step)).Select(i => i * step)];
    }
}
