using Parapet.Study.Statistics;

namespace Parapet.Study.Design;

/// <summary>A ratio of two means over the same observations, with its interval by the delta method (Cochran, Sampling Techniques, 3rd ed. 1977, section 2.11).</summary>
internal struct Ratio
{
    private Moments numerator;
    private Moments denominator;
    private Moments sum;

    /// <summary>The normal quantile of a two-sided interval.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Confidence outside (0, 1).</exception>
    public static double Quantile(double confidence)
    {
        if (!(confidence is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "A confidence lies in (0, 1).");
        return Normal.Quantile(0.5 + confidence / 2);
    }

    public void Add(double above, double below)
    {
        numerator.Add(above);
        denominator.Add(below);
        sum.Add(above + below);
    }

    /// <summary>NaN where the denominator's mean is not above 0.</summary>
    public readonly Estimate Estimate(double quantile, double confidence)
    {
        if (!(denominator.Mean > 0))
            return new(double.NaN, double.NaN, double.NaN, SobolIndices.Method, confidence, numerator.Count);
        double ratio = numerator.Mean / denominator.Mean;
        // Var(g - r v) = Var g + r² Var v - 2 r Cov(g, v), with the covariance from the variance of the sum.
        double covariance = (sum.Variance - numerator.Variance - denominator.Variance) / 2;
        double variance = numerator.Variance + ratio * ratio * denominator.Variance - 2 * ratio * covariance;
        double half = quantile * Math.Sqrt(Math.Max(0, variance) / numerator.Count) / denominator.Mean;
        return new(ratio, ratio - half, ratio + half, SobolIndices.Method, confidence, numerator.Count);
    }
}
