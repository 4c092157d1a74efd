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
        for (int i = 0; i < times.Length; i++)
            series.Add(new(i == 0 ? FormattableString.Invariant($"Time: {string.Join(", ", times)} s") : "", Contour(answer, times[i], static p => p.TimeS)) { Colour = 2, Line = ChartLine.Dashed });
        double[] speeds = Levels(answer.Envelope.MaximumSpeedMps, 5);
        for (int i = 0; i < speeds.Length; i++)
            series.Add(new(i == 0 ? FormattableString.Invariant($"Speed: {string.Join(", ", speeds.Reverse())} m/s") : "", Contour(answer, -speeds[i], static p => -p.SpeedMps)) { Colour = 1, Line = ChartLine.Dotted });
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
                new("It arrives", [Outline(answer, (r, h) => answer.Table.TryReach(r, h, out _))]) { Colour = 4 },
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

    // By height the farthest range at which the value has not passed the level; the table's own rows.
    private static List<ChartPoint> Contour(FlyoutAnswer answer, double level, Func<FlyoutPoint, double> value)
    {
        List<ChartPoint> line = [];
        for (int j = 0; j <= Rows; j++)
        {
            double height = answer.Envelope.AltitudeMaximumM * j / Rows, before = double.NaN;
            double at = double.NaN;
            for (int i = 1; i <= Columns; i++)
            {
                double range = answer.Envelope.RangeMaximumM * i / Columns;
                double now = answer.Table.TryReach(range, height, out FlyoutPoint point) ? value(point) : double.NaN;
                if (before <= level && now >= level)
                    at = range - (answer.Envelope.RangeMaximumM / Columns * (now - level) / Math.Max(1e-9, now - before));
                before = now;
            }

            line.Add(new(at / Km, height / Km));
        }

        return [.. line.SkipWhile(p => double.IsNaN(p.X)).Reverse().SkipWhile(p => double.IsNaN(p.X)).Reverse()];
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
