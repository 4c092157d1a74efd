namespace Parapet.Study.Statistics;

/// <summary>The standard normal distribution.</summary>
public static class Normal
{
    /// <summary>Φ(z), exact in the lower tail: ½ Q(½, z²/2) for z ≤ 0 (NIST DLMF 7.11.2 with 7.2.2).</summary>
    public static double Cumulative(double z)
    {
        double tail = 0.5 * IncompleteGamma.Upper(0.5, z * z / 2);
        return z <= 0 ? tail : 1 - tail;
    }

    /// <summary>The z with Φ(z) = p, p in (0, 1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">p is not in (0, 1).</exception>
    public static double Quantile(double p)
    {
        Probability.Check(p);
        if (p > 0.5)
            return -Quantile(1 - p);
        return p == 0.5 ? 0 : Root.OfIncreasing(z => Cumulative(z) - p, -40, 0);
    }
}
