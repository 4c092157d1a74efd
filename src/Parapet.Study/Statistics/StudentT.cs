namespace Parapet.Study.Statistics;

/// <summary>Student's t distribution.</summary>
public static class StudentT
{
    /// <summary>Probability of a value up to <paramref name="t"/> with ν = <paramref name="degrees"/> &gt; 0: ½ I_{ν/(ν+t²)}(ν/2, ½) for t ≤ 0.</summary>
    public static double Cumulative(double degrees, double t)
    {
        double x = degrees / (degrees + t * t);
        double tail = x > 0.5
            ? 0.5 * (1 - IncompleteBeta.Regularized(0.5, degrees / 2, t * t / (degrees + t * t)))
            : 0.5 * IncompleteBeta.Regularized(degrees / 2, 0.5, x);
        return t <= 0 ? tail : 1 - tail;
    }

    /// <summary>The t whose cumulative probability is p, p in (0, 1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">p is not in (0, 1) or degrees are not above 0.</exception>
    public static double Quantile(double degrees, double p)
    {
        Probability.Check(p);
        if (!(degrees > 0))
            throw new ArgumentOutOfRangeException(nameof(degrees), degrees, "Degrees of freedom are above 0.");
        if (p > 0.5)
            return -Quantile(degrees, 1 - p);
        if (p == 0.5)
            return 0;
        double low = -1;
        while (Cumulative(degrees, low) > p)
            low *= 2;
        return Root.OfIncreasing(t => Cumulative(degrees, t) - p, low, 0);
    }
}
