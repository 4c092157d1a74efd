namespace Parapet.Study.Statistics;

/// <summary>Confidence limits of a proportion: k successes in n trials.</summary>
public static class BinomialInterval
{
    /// <summary>Wilson (1927), equation (4): the score interval. Close to its nominal confidence from n ≈ 10 on, also near 0 and 1.</summary>
    /// <param name="alpha">One less the confidence, in (0, 1).</param>
    public static (double Low, double High) Wilson(long successes, long trials, double alpha)
    {
        Check(successes, trials);
        double n = trials, p = successes / n;
        double z = Normal.Quantile(1 - alpha / 2), z2 = z * z;
        double centre = (p + z2 / (2 * n)) / (1 + z2 / n);
        double half = z / (1 + z2 / n) * Math.Sqrt(p * (1 - p) / n + z2 / (4 * n * n));
        return (successes == 0 ? 0 : centre - half, successes == trials ? 1 : centre + half);
    }

    /// <summary>Clopper and Pearson (1934): never below its nominal confidence, wider than needed for small n. Beta quantiles.</summary>
    /// <param name="alpha">One less the confidence, in (0, 1).</param>
    public static (double Low, double High) ClopperPearson(long successes, long trials, double alpha)
    {
        Check(successes, trials);
        double low = successes == 0 ? 0 : IncompleteBeta.Inverse(successes, trials - successes + 1, alpha / 2);
        double high = successes == trials ? 1 : IncompleteBeta.Inverse(successes + 1, trials - successes, 1 - alpha / 2);
        return (low, high);
    }

    public static Estimate WilsonEstimate(long successes, long trials, double confidence)
    {
        if (trials == 0)
            return new(double.NaN, double.NaN, double.NaN, "wilson", confidence, 0);
        (double low, double high) = Wilson(successes, trials, 1 - confidence);
        return new(successes / (double)trials, low, high, "wilson", confidence, trials);
    }

    private static void Check(long successes, long trials)
    {
        if (trials < 1 || successes < 0 || successes > trials)
            throw new ArgumentOutOfRangeException(nameof(successes), successes, $"Successes lie between 0 and the trials, of which there is at least one; trials are {trials}.");
    }
}
