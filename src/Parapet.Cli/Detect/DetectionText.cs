using Parapet.Cli.Output;

namespace Parapet.Cli.Detect;

/// <summary>A curve for people: how far, with its interval, and a table by range.</summary>
internal static class DetectionText
{
    private static readonly double[] Levels = [0.1, 0.5, 0.9];

    public static void Write(TextWriter output, Style style, DetectionCurve curve)
    {
        output.WriteLine(style.Heading(DetectionWords.Title(curve)));
        output.WriteLine($"{DetectionWords.Target(curve)}; {DetectionWords.Where(curve)}");
        output.WriteLine();
        Reach(curve).Write(output, style);
        output.WriteLine();
        ByRange(curve).Write(output, style);
        output.WriteLine();
        foreach (string note in (string[])[DetectionWords.Band(curve), DetectionWords.Scans(curve), DetectionWords.Brochure, curve.Credit])
        {
            if (note.Length > 0)
                output.WriteLine(style.Faint(note));
        }
    }

    private static TextTable Reach(DetectionCurve curve)
    {
        TextTable table = new("farthest range, km, with probability", ">low", ">likely", ">high", ">free space");
        foreach (double level in Levels)
        {
            table.Add(
                FormattableString.Invariant($"{level} in one look"),
                DetectionWords.Km(curve.Farthest(p => p.OneLook.Low, level)),
                DetectionWords.Km(curve.Farthest(p => p.OneLook.Likely, level)),
                DetectionWords.Km(curve.Farthest(p => p.OneLook.High, level)),
                DetectionWords.Km(curve.Farthest(p => p.FreeSpace, level)));
        }

        if (curve.Question.ClosingMps > 0)
        {
            foreach (double level in Levels)
            {
                table.Add(
                    FormattableString.Invariant($"{level} by then"),
                    DetectionWords.Km(curve.Farthest(p => p.Cumulative.Low, level)),
                    DetectionWords.Km(curve.Farthest(p => p.Cumulative.Likely, level)),
                    DetectionWords.Km(curve.Farthest(p => p.Cumulative.High, level)),
                    "");
            }
        }

        return table;
    }

    private static TextTable ByRange(DetectionCurve curve)
    {
        TextTable table = new(">km", ">elevation °", ">SNR dB", ">one look", ">low", ">high", ">cumulative", ">low", ">high", ">free space");
        foreach (DetectionPoint p in Rows(curve))
        {
            table.Add(
                DetectionWords.Km(p.RangeM),
                (p.ElevationRad * 180 / Math.PI).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture),
                DetectionWords.Decibels(p.SignalToNoise),
                DetectionWords.Probability(p.OneLook.Likely),
                DetectionWords.Probability(p.OneLook.Low),
                DetectionWords.Probability(p.OneLook.High),
                DetectionWords.Probability(p.Cumulative.Likely),
                DetectionWords.Probability(p.Cumulative.Low),
                DetectionWords.Probability(p.Cumulative.High),
                DetectionWords.Probability(p.FreeSpace));
        }

        return table;
    }

    /// <summary>The points nearest to round ranges; finer where all that happens lies near.</summary>
    private static IEnumerable<DetectionPoint> Rows(DetectionCurve curve)
    {
        double far = curve.Points[^1].RangeM;
        double step = 1;
        foreach (double candidate in (double[])[100, 200, 500, 1e3, 2e3, 5e3, 10e3, 20e3, 25e3, 50e3, 100e3, 200e3])
        {
            step = candidate;
            if (far / candidate <= 25)
                break;
        }

        int at = 0;
        for (double range = step; range <= far * 1.0001; range += step)
        {
            while (at + 1 < curve.Points.Count && Math.Abs(curve.Points[at + 1].RangeM - range) <= Math.Abs(curve.Points[at].RangeM - range))
                at++;
            if (Math.Abs(curve.Points[at].RangeM - range) < step / 2)
                yield return curve.Points[at];
        }
    }
}
