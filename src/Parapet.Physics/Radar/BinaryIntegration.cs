using Parapet.Foundation;

namespace Parapet.Physics.Radar;

/// <summary>
/// Second threshold: a detection is declared where at least m of n looks crossed the first one. docs/models/binary-integration.md.
/// Source: Schwartz, IRE Trans. Inf. Theory 2 (1956) 135; Richards, Fundamentals of Radar Signal Processing, 2nd ed. (2014), chapter 6.
/// </summary>
public static class BinaryIntegration
{
    /// <summary>Probability of at least m successes in n independent looks: Σ C(n, k)·p^k·(1 - p)^(n - k), k = m … n. Keeps its digits however small.</summary>
    /// <param name="m">0 … n; 0 gives 1.</param>
    /// <param name="n">1 or more.</param>
    /// <param name="p">Of one look, in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">A figure is outside its range.</exception>
    public static double Probability(int m, int n, double p)
    {
        if (n < 1)
            throw new ArgumentOutOfRangeException(nameof(n), n, "There is 1 look or more.");
        if (m < 0 || m > n)
            throw new ArgumentOutOfRangeException(nameof(m), m, FormattableString.Invariant($"The second threshold is 0 to {n} looks."));
        if (!(p >= 0 && p <= 1))
            throw new ArgumentOutOfRangeException(nameof(p), p, "A probability lies in [0, 1].");
        if (m == 0 || p >= 1)
            return 1;
        if (p <= 0)
            return 0;
        // The tail that does not hold the mean is summed outwards from its largest term; its complement loses nothing.
        return m > n * p ? Outwards(m, n, p) : Math.Max(0, 1 - Outwards(n - m + 1, n, 1 - p));
    }

    // Σ over k = m … n of the binomial law, m above its mean: the terms fall.
    private static double Outwards(int m, int n, double p)
    {
        double odds = p / (1 - p);
        double term = ExactMath.Exp(
            LogFactorial.Of(n) - LogFactorial.Of(m) - LogFactorial.Of(n - m) + (m * ExactMath.Log(p)) + ((n - m) * ExactMath.Log(1 - p)));
        double sum = 0;
        for (int k = m; k <= n && term > 1e-18 * sum; k++)
        {
            sum += term;
            term *= odds * (n - k) / (k + 1);
        }

        return Math.Min(1, sum);
    }
}
