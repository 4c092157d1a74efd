namespace Parapet.Study.Statistics;

/// <summary>Confidence interval of a mean.</summary>
public static class MeanInterval
{
    public const string Method = "t";

    /// <summary>
    /// x̄ ± t(ν, 1-α/2)·s/√n with ν = n-1: exact for normal samples, and by the central limit theorem good for the
    /// counts of a few dozen runs. One number gives a mean without limits.
    /// </summary>
    /// <param name="confidence">1-α, in (0, 1).</param>
    public static Estimate Of(in Moments moments, double confidence) => moments.Count switch
    {
        0 => new(double.NaN, double.NaN, double.NaN, Method, confidence, 0),
        1 => new(moments.Mean, double.NaN, double.NaN, Method, confidence, 1),
        _ => WithQuantile(moments, StudentT.Quantile(moments.Count - 1, 0.5 + confidence / 2), confidence),
    };

    /// <summary>
    /// Whether there are enough numbers for their skewness g₁: n > 25·g₁² (Cochran, "Sampling techniques", 3rd edition 1977,
    /// section 2.15). False where all are equal: they have no skewness, and tell nothing of how rare another one is.
    /// </summary>
    internal static bool Settled(in Moments moments)
    {
        double skewness = moments.Skewness;
        // Not written as a "less than", for the skewness of equal numbers is NaN and must not pass.
        return moments.Count > 25 * skewness * skewness;
    }

    internal static Estimate WithQuantile(in Moments moments, double quantile, double confidence)
    {
        double half = quantile * Math.Sqrt(moments.Variance / moments.Count);
        return new(moments.Mean, moments.Mean - half, moments.Mean + half, Method, confidence, moments.Count);
    }
}
