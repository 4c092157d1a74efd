namespace Parapet.Study.Statistics;

/// <summary>The χ² distribution.</summary>
public static class ChiSquare
{
    /// <summary>Probability of a value up to <paramref name="x"/> ≥ 0 with <paramref name="degrees"/> &gt; 0 of freedom: P(ν/2, x/2).</summary>
    public static double Cumulative(double degrees, double x) => IncompleteGamma.Lower(degrees / 2, x / 2);

    /// <summary>The x whose cumulative probability is p, p in (0, 1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">p is not in (0, 1).</exception>
    public static double Quantile(double degrees, double p)
    {
        Probability.Check(p);
        double high = degrees + 10;
        while (Cumulative(degrees, high) < p)
            high *= 2;
        // Above the middle the upper tail carries the digits.
        return p > 0.5
            ? Root.OfIncreasing(x => 1 - p - IncompleteGamma.Upper(degrees / 2, x / 2), 0, high)
            : Root.OfIncreasing(x => Cumulative(degrees, x) - p, 0, high);
    }
}
