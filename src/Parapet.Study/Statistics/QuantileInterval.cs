namespace Parapet.Study.Statistics;

/// <summary>A quantile of the runs with its exact interval.</summary>
/// <param name="Probability">Which quantile: 0.5 the median, 0.9 the value that nine runs in ten stay below.</param>
/// <param name="LowRank">Rank from 1 of the run that is the lower limit; 0 where there is none and the limit is -∞.</param>
/// <param name="HighRank">Rank from 1 of the run that is the upper limit; n + 1 where there is none and the limit is ∞.</param>
/// <param name="Coverage">Exact confidence of these ranks for a continuous measure, at least the one asked for; NaN without runs.</param>
public sealed record QuantileEstimate(Estimate Estimate, double Probability, long LowRank, long HighRank, double Coverage);

/// <summary>
/// Confidence interval of a quantile from order statistics, whatever the distribution: Hahn and Meeker, "Statistical intervals"
/// (1991), section 5.2. The number of runs at or below the quantile is binomial, which gives the ranks, α/2 at most beyond
/// each. Exact for continuous measures; for counts and other measures with ties never below its confidence. Needs the runs'
/// numbers, not only their moments.
/// </summary>
public static class QuantileInterval
{
    public const string Method = "order-statistics";

    /// <summary>The interval of quantile <paramref name="probability"/>. Too few runs for a limit give an infinite one, never a made-up one.</summary>
    /// <param name="values">In any order; finite.</param>
    /// <param name="probability">In (0, 1).</param>
    /// <param name="confidence">Two-sided, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument lies outside its range.</exception>
    public static QuantileEstimate Of(ReadOnlySpan<double> values, double probability, double confidence)
    {
        Statistics.Probability.Check(probability);
        Statistics.Probability.CheckConfidence(confidence);
        double[] sorted = values.ToArray();
        foreach (double value in sorted)
        {
            if (!double.IsFinite(value))
                throw new ArgumentOutOfRangeException(nameof(values), value, "A quantile is taken over finite numbers.");
        }
        Array.Sort(sorted);
        int n = sorted.Length;
        if (n == 0)
            return new(new(double.NaN, double.NaN, double.NaN, Method, confidence, 0), probability, 0, 1, double.NaN);
        (long low, long high) = Ranks(n, probability, confidence);
        double coverage = Binomial.Cumulative(n, probability, high - 1) - Binomial.Cumulative(n, probability, low - 1);
        Estimate estimate = new(
            Point(sorted, probability),
            low == 0 ? double.NegativeInfinity : sorted[low - 1],
            high == n + 1 ? double.PositiveInfinity : sorted[high - 1],
            Method, confidence, n);
        return new(estimate, probability, low, high, coverage);
    }

    /// <summary>
    /// Ranks l, u from 1: the largest l with P(X ≤ l-1) ≤ α/2 and the smallest u with P(X ≤ u-1) ≥ 1-α/2, X binomial (n, p).
    /// l = 0 and u = n + 1 say that no run can be the limit.
    /// </summary>
    public static (long Low, long High) Ranks(long count, double probability, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        Statistics.Probability.Check(probability);
        Statistics.Probability.CheckConfidence(confidence);
        // α/2 as it stands, and 1 - α/2 as its mirror image, so that quantiles p and 1 - p get mirrored ranks.
        double tail = (1 - confidence) / 2;
        return (Lower(count, probability, tail), count + 1 - Lower(count, 1 - probability, tail));
    }

    /// <summary>Fewest runs with which both limits are finite: the least n with max(p, 1-p)ⁿ ≤ α/2.</summary>
    public static long FewestRuns(double probability, double confidence)
    {
        long n = 1;
        while (Ranks(n, probability, confidence) is var (low, high) && (low == 0 || high == n + 1))
            n *= 2;
        long enough = n;
        n /= 2;
        while (enough - n > 1)
        {
            long middle = n + (enough - n) / 2;
            (long low, long high) = Ranks(middle, probability, confidence);
            if (low == 0 || high == middle + 1)
                n = middle;
            else
                enough = middle;
        }
        return enough;
    }

    private static long Lower(long count, double probability, double tail)
    {
        // The smallest k with P(X ≤ k) ≥ tail is the largest l with P(X ≤ l - 1) < tail; one more where it holds with equality.
        long k = Binomial.Quantile(count, probability, tail);
        return Binomial.Cumulative(count, probability, k) <= tail ? k + 1 : k;
    }

    /// <summary>Nearly median-unbiased whatever the distribution: Hyndman and Fan, American Statistician 50 (1996) 361, definition 8.</summary>
    internal static double Point(double[] sorted, double p)
    {
        double place = Math.Clamp((sorted.Length + 1.0 / 3) * p + 1.0 / 3, 1, sorted.Length);
        int i = (int)place;
        return i == sorted.Length ? sorted[^1] : sorted[i - 1] + (place - i) * (sorted[i] - sorted[i - 1]);
    }
}
