namespace Parapet.Study.Statistics;

/// <summary>The form of a set of ratios that the runs do not contradict.</summary>
public enum RatioShape
{
    /// <summary>From the lower limit to the upper.</summary>
    Bounded,

    /// <summary>All ratios up to the lower root or from the upper root on: the denominator may be 0, so may be of either sign.</summary>
    Outside,

    /// <summary>Every ratio: the runs say nothing about it.</summary>
    Everything,

    /// <summary>Fewer than two pairs: no set.</summary>
    TooFew,
}

/// <summary>A ratio of two means with Fieller's confidence set.</summary>
/// <param name="Estimate">Ratio of the sample means, NaN over a mean of 0; limits are infinite unless the shape is bounded.</param>
/// <param name="LowRoot">Bounded: the lower limit. Outside: the set holds all up to it. Else NaN. -∞ where only the other is finite.</param>
/// <param name="HighRoot">Bounded: the upper limit. Outside: the set holds all from it on. Else NaN. ∞ where only the other is finite.</param>
/// <param name="G">t²·v/b̄², the squared relative half-width of the denominator's mean: the set is bounded below 1.</param>
public sealed record RatioEstimate(Estimate Estimate, RatioShape Shape, double LowRoot, double HighRoot, double G);

/// <summary>
/// Ratio of the means of two numbers of the same run, such as money spent for each threat stopped: Fieller, "Some problems in
/// interval estimation", J. Roy. Statist. Soc. B 16 (1954) 175. All θ for which ā - θb̄ is not significantly different from 0
/// by t with n-1 degrees of freedom: a quadratic in θ. Exact for normal pairs, good for means of a few dozen runs. It is the
/// ratio of means, not the mean of ratios, and stays defined where single runs have a denominator of 0.
/// </summary>
public static class RatioOfMeans
{
    public const string Method = "fieller";

    /// <summary>Mean of the first over mean of the second.</summary>
    /// <param name="confidence">Two-sided, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">The confidence lies outside its range.</exception>
    public static RatioEstimate Of(in PairMoments pairs, double confidence)
    {
        Probability.CheckConfidence(confidence);
        double a = pairs.First.Mean, b = pairs.Second.Mean;
        long n = pairs.Count;
        double ratio = n > 0 && b != 0 ? a / b : double.NaN;
        if (n < 2)
            return new(new(ratio, double.NaN, double.NaN, Method, confidence, n), RatioShape.TooFew, double.NaN, double.NaN, double.NaN);

        double t = StudentT.Quantile(n - 1, 0.5 + confidence / 2), t2 = t * t / n;
        double g = b == 0 ? double.PositiveInfinity : t2 * pairs.Second.Variance / (b * b);
        // The set is where square·θ² - 2·linear·θ + constant ≤ 0.
        double square = b * b - t2 * pairs.Second.Variance;
        double linear = a * b - t2 * pairs.Covariance;
        double constant = a * a - t2 * pairs.First.Variance;
        (RatioShape shape, double low, double high) = Solve(square, linear, constant);
        Estimate estimate = shape == RatioShape.Bounded
            ? new(ratio, low, high, Method, confidence, n)
            : new(ratio, double.NegativeInfinity, double.PositiveInfinity, Method, confidence, n);
        return new(estimate, shape, low, high, g);
    }

    private static (RatioShape Shape, double Low, double High) Solve(double square, double linear, double constant)
    {
        double discriminant = linear * linear - square * constant;
        if (square > 0)
        {
            // a/b is always in the set, so a negative discriminant here is rounding.
            (double x, double y) = Roots(square, linear, constant, Math.Sqrt(Math.Max(0, discriminant)));
            return (RatioShape.Bounded, Math.Min(x, y), Math.Max(x, y));
        }
        if (square == 0)
        {
            if (linear == 0)
                return (RatioShape.Everything, double.NaN, double.NaN);
            double only = constant / (2 * linear);
            return linear > 0 ? (RatioShape.Outside, double.NegativeInfinity, only) : (RatioShape.Outside, only, double.PositiveInfinity);
        }
        if (discriminant <= 0)
            return (RatioShape.Everything, double.NaN, double.NaN);
        (double u, double v) = Roots(square, linear, constant, Math.Sqrt(discriminant));
        return (RatioShape.Outside, Math.Min(u, v), Math.Max(u, v));
    }

    // The root of the larger numerator first, the other from their product: no digits lost where they nearly cancel.
    private static (double X, double Y) Roots(double square, double linear, double constant, double root)
    {
        double sum = linear >= 0 ? linear + root : linear - root;
        return sum == 0 ? (0, 0) : (sum / square, constant / sum);
    }
}
