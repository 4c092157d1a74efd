using Parapet.Foundation;
using Parapet.Model.Study;
using Parapet.Model.Text;
using Parapet.Study.Statistics;

namespace Parapet.Study.Measures;

/// <summary>
/// Where on a factor the mean of a measure crosses a level: monotone least-squares fit over the levels played, straight lines
/// between them. Interval: percentiles over resamples of whole samples (Efron and Tibshirani 1993, section 13.3), for all
/// levels of a sample share one draw and one luck. A limit beyond the levels played is not known, and NaN.
/// </summary>
internal static class ThresholdAnalysis
{
    public const string Method = "bootstrap";

    private const int MostResamples = 2000, FewestResamples = 200;

    // Numbers summed for one threshold, so that a study of very many samples still ends.
    private const long Budget = 20_000_000;

    public static IReadOnlyList<ThresholdResult> Of(StudyAccumulator study) => [.. study.Study.Document.Thresholds.SelectMany(t => Of(study, t))];

    private static IEnumerable<ThresholdResult> Of(StudyAccumulator study, ThresholdDefinition threshold)
    {
        LoadedStudy loaded = study.Study;
        int factor = loaded.LevelFactors.ToList().FindIndex(f => f.Id == threshold.Factor);
        if (factor < 0)
            throw new ArgumentException($"The threshold '{threshold.Title}' names the factor '{threshold.Factor}', which has no levels.", nameof(threshold));
        int measure = study.Measures.ToList().FindIndex(m => m.Id == threshold.Measure);
        foreach (IGrouping<string, int> others in Enumerable.Range(0, loaded.Points.Count).GroupBy(p => StudyKeys.Levels(loaded, p, i => i != factor)))
        {
            for (int a = 0; a < study.Forces.Count; a++)
            {
                (Estimate crossing, string unit, string remark) = Crossing(study, [.. others], factor, measure, a, threshold);
                yield return new(threshold.Title, loaded.Document.Alternatives[a].Id + others.Key, threshold.Factor, threshold.Measure, threshold.Level, crossing, remark) { Unit = unit };
            }
        }
    }

    private static (Estimate Crossing, string Unit, string Remark) Crossing(StudyAccumulator study, int[] points, int factor, int measure, int alternative, ThresholdDefinition threshold)
    {
        double confidence = study.Facts.Confidence;
        Estimate none = new(double.NaN, double.NaN, double.NaN, Method, confidence, study.Samples);
        UnitReading[] levels = [.. points.Select(p => Units.Read(study.Study.Points[p][factor], Dimension.Any))];
        if (levels.Length < 2 || levels.Any(l => !l.IsSound) || levels.Select(l => l.Dimension).Distinct().Count() > 1)
            return (none, "", "the levels are not two or more numbers of one kind");
        string unit = levels[0].Unit;
        int[] order = [.. Enumerable.Range(0, levels.Length).OrderBy(i => levels[i].Si)];
        double[] places = [.. order.Select(i => Units.In(levels[i].Si, unit))];
        SampleSeries[] series = [.. order.Select(i => study.Series(points[i], alternative, measure))];
        double[] means = [.. series.Select(s => s.Means.Count == 0 ? double.NaN : s.Means.Mean)];
        if (means.Any(double.IsNaN))
            return (none, unit, "a level has no run with the measure");

        // Falling measures are turned over, the direction once for all from the means.
        bool rises = IsotonicFit.Misfit(means) <= IsotonicFit.Misfit([.. means.Select(m => -m)]);
        double sign = rises ? 1 : -1;
        double crossing = IsotonicFit.Crossing(places, [.. means.Select(m => sign * m)], sign * threshold.Level);
        double[] resampled = Resampled(study, series, places, sign, threshold, alternative);
        if (resampled.Length == 0)
            return (none with { Mean = Inside(crossing) }, unit, Beyond(crossing, double.NaN, double.NaN, places, unit, "too few samples for an interval"));
        Array.Sort(resampled);
        double tail = (1 - confidence) / 2;
        double low = At(resampled, tail), high = At(resampled, 1 - tail);
        return (new(Inside(crossing), Inside(low), Inside(high), Method, confidence, study.Samples), unit, Beyond(crossing, low, high, places, unit, ""));
    }

    private static double[] Resampled(StudyAccumulator study, SampleSeries[] series, double[] places, double sign, ThresholdDefinition threshold, int alternative)
    {
        double[][] units = Kept(series, study.Facts.BlockRows);
        int n = units[0].Length;
        if (n < 2)
            return [];
        int resamples = (int)Math.Clamp(Budget / ((long)n * series.Length), FewestResamples, MostResamples);
        StreamKey stream = BootstrapInterval.Stream(study.Facts.Seed, $"threshold {threshold.Title} {alternative}");
        double[] crossings = new double[resamples], means = new double[series.Length];
        uint draw = 0;
        for (int r = 0; r < resamples; r++)
        {
            Array.Clear(means);
            for (int i = 0; i < n; i += 2)
            {
                Draw luck = stream[draw++];
                Take((int)Math.BigMul(luck.First, (ulong)n, out _));
                if (i + 1 < n)
                    Take((int)Math.BigMul(luck.Second, (ulong)n, out _));
            }
            crossings[r] = IsotonicFit.Crossing(places, means, sign * threshold.Level);
        }
        return crossings;

        void Take(int sample)
        {
            for (int l = 0; l < means.Length; l++)
                means[l] += sign * units[l][sample] / n;
        }
    }

    // Samples that have the measure at every level; means of whole blocks where samples belong together.
    private static double[][] Kept(SampleSeries[] series, int block)
    {
        int[] used = [.. Enumerable.Range(0, series[0].Kept.Count / block).Where(b => series.All(s => Enumerable.Range(b * block, block).All(i => double.IsFinite(s.Kept[i]))))];
        return [.. series.Select(s => used.Select(b => Enumerable.Range(b * block, block).Sum(i => s.Kept[i]) / block).ToArray())];
    }

    // Nearest rank: the resamples may hold infinities, between which nothing is to be interpolated.
    private static double At(double[] sorted, double p) => sorted[Math.Clamp((int)(p * sorted.Length), 0, sorted.Length - 1)];

    private static double Inside(double place) => double.IsInfinity(place) ? double.NaN : place;

    private static string Beyond(double crossing, double low, double high, double[] places, string unit, string otherwise)
    {
        string Side(double place) => FormattableString.Invariant($"{(place < 0 ? "below" : "above")} {(place < 0 ? places[0] : places[^1]):G6}{(unit.Length > 0 ? " " + unit : "")}");
        if (double.IsInfinity(crossing))
            return $"beyond the levels played: {Side(crossing)}";
        string[] open = [.. new[] { low, high }.Where(double.IsInfinity).Select(Side)];
        return open.Length > 0 ? $"a limit lies beyond the levels played: {string.Join(" and ", open)}" : otherwise;
    }
}
