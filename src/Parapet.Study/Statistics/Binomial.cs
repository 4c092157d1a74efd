namespace Parapet.Study.Statistics;

/// <summary>The binomial distribution: successes in n independent trials of probability p.</summary>
public static class Binomial
{
    /// <summary>Probability of at most <paramref name="k"/> successes: I_{1-p}(n-k, k+1) (NIST DLMF 8.17.5). 0 below k = 0, 1 from k = n.</summary>
    /// <param name="trials">n ≥ 0.</param>
    /// <param name="p">In [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">n is negative or p is not in [0, 1].</exception>
    public static double Cumulative(long trials, double p, long k)
    {
        if (trials < 0 || !(p is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(p), p, $"The binomial distribution takes n ≥ 0 trials and p in [0, 1]; n is {trials}.");
        if (k < 0)
            return 0;
        return k >= trials ? 1 : IncompleteBeta.Regularized(trials - k, k + 1, 1 - p);
    }

    /// <summary>The smallest k whose cumulative probability is at least <paramref name="probability"/>, in (0, 1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">An argument lies outside its range.</exception>
    public static long Quantile(long trials, double p, double probability)
    {
        Probability.Check(probability);
        long low = -1, high = trials;
        while (high - low > 1)
        {
            long middle = low + (high - low) / 2;
            if (Cumulative(trials, p, middle) < probability)
                low = middle;
            else
                high = middle;
        }
        return high;
    }
}
