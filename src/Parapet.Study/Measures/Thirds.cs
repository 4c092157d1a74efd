using Parapet.Study.Statistics;

namespace Parapet.Study.Measures;

/// <summary>
/// An outcome where an unknown stands in the lowest third of its range, against where it stands in the highest. Welch's t for
/// the difference (Biometrika 34 (1947) 28: degrees of freedom for unequal variances).
/// </summary>
/// <param name="Low">Mean over the lowest third.</param>
/// <param name="High">Mean over the highest third.</param>
/// <param name="Slope">The latter less the former; no limits where a third has fewer than two outcomes.</param>
/// <param name="PValue">Two-sided, of no slope, in [0, 1]; NaN where it is not known.</param>
internal readonly record struct Thirds(Estimate Low, Estimate High, Estimate Slope, double PValue)
{
    private const string Method = "welch-t";

    /// <param name="coordinates">By sample and unknown: quantiles in [0, 1].</param>
    /// <param name="samples">Which of the outcomes count.</param>
    /// <param name="sign">-1 turns the outcomes over, 1 leaves them.</param>
    public static Thirds Of(IReadOnlyList<double> outcomes, IReadOnlyList<float[]> coordinates, int[] samples, int unknown, int sign, double confidence)
    {
        Moments low = default, high = default;
        foreach (int s in samples)
        {
            float u = coordinates[s][unknown];
            if (u < 1f / 3)
                low.Add(sign * outcomes[s]);
            else if (u > 2f / 3)
                high.Add(sign * outcomes[s]);
        }
        Estimate lowMean = MeanInterval.Of(low, confidence), highMean = MeanInterval.Of(high, confidence);
        double slope = highMean.Mean - lowMean.Mean;
        long count = low.Count + high.Count;
        if (low.Count < 2 || high.Count < 2)
            return new(lowMean, highMean, new(slope, double.NaN, double.NaN, Method, confidence, count), double.NaN);
        double a = low.Variance / low.Count, b = high.Variance / high.Count, error = Math.Sqrt(a + b);
        if (error == 0)
            return new(lowMean, highMean, new(slope, slope, slope, Method, confidence, count), slope == 0 ? 1 : 0);
        double degrees = (a + b) * (a + b) / (a * a / (low.Count - 1) + b * b / (high.Count - 1));
        double half = StudentT.Quantile(degrees, 0.5 + confidence / 2) * error;
        double p = Math.Min(1, 2 * StudentT.Cumulative(degrees, -Math.Abs(slope) / error));
        return new(lowMean, highMean, new(slope, slope - half, slope + half, Method, confidence, count), p);
    }
}
