using Parapet.Foundation;

namespace Parapet.Physics.Radar;

/// <summary>
/// Law of a whole number ≥ 0: Poisson of a given mean, or Poisson whose mean itself follows a gamma law (the negative binomial law). In these the
/// statistics of a square-law detector are exact sums of positive terms: docs/models/detection-probability.md.
/// Source: Johnson, Kemp, Kotz, Univariate Discrete Distributions, 3rd ed. (2005), chapters 4 and 5.
/// </summary>
/// <param name="Mean">Zero or positive.</param>
/// <param name="Shape">Shape r of the gamma law, positive and whole: the variance is Mean + Mean²/r. Infinite: Poisson.</param>
internal readonly record struct CountLaw(double Mean, double Shape)
{
    // Sums end where what is left is below this part of them.
    private const double Negligible = 1e-17;

    /// <summary>Probabilities below this count as none: further down, numbers have too few digits to be stepped from one to the next.</summary>
    public const double Smallest = 1e-300;

    private bool IsPoisson => double.IsPositiveInfinity(Shape);

    public double Variance => IsPoisson ? Mean : Mean + (Mean * Mean / Shape);

    /// <summary>Success probability complement of the negative binomial law, Mean / (r + Mean); of Poisson unused.</summary>
    private double Q => Mean / (Shape + Mean);

    /// <summary>Probability of n; 0 where it is below <see cref="Smallest"/>.</summary>
    public double At(double n)
    {
        double log = LogAt(n);
        return log < -690 ? 0 : ExactMath.Exp(log);
    }

    public double LogAt(double n)
    {
        if (Mean <= 0)
            return n == 0 ? 0 : double.NegativeInfinity;
        if (IsPoisson)
            return (n * ExactMath.Log(Mean)) - Mean - LogFactorial.Of(n);
        double none = -Shape * ExactMath.Log(1 + (Mean / Shape));
        return n == 0 ? none : LogFactorial.Of(n + Shape - 1) - LogFactorial.Of(Shape - 1) - LogFactorial.Of(n) + none + (n * ExactMath.Log(Q));
    }

    /// <summary>Probability of n + 1 relative to that of n.</summary>
    public double StepUp(double n) => (IsPoisson ? Mean : Q * (n + Shape)) / (n + 1);

    /// <summary>Probability of n - 1 relative to that of n.</summary>
    private double StepDown(double n) => n / (IsPoisson ? Mean : Q * (n + Shape - 1));

    /// <summary>Probability of at most n, n ≥ 0.</summary>
    public double AtMost(double n)
    {
        if (Mean <= n)
            return Math.Max(0, 1 - Above(n));
        return Math.Min(1, At(n) * Descending(n));
    }

    /// <summary>Logarithm of the probability of at most n; does not underflow.</summary>
    public double LogAtMost(double n) => Mean <= n ? ExactMath.Log(Math.Max(double.Epsilon, 1 - Above(n))) : LogAt(n) + ExactMath.Log(Descending(n));

    // Σ P(j)/P(n) over j = n, n-1, … 0, for n below the mean: the terms fall from the first on.
    private double Descending(double n)
    {
        double sum = 0, term = 1;
        for (double j = n; term > Negligible * sum && j >= 0; j--)
        {
            sum += term;
            term *= StepDown(j);
        }

        return sum;
    }

    /// <summary>Probability of more than n, summed from there upwards, for n not below the mean.</summary>
    private double Above(double n)
    {
        double sum = 0, term = At(n + 1);
        double step;
        for (double j = n + 1; term > Smallest; j++, term *= step)
        {
            sum += term;
            step = StepUp(j);
            // The steps shrink, so the rest is below the geometric series.
            if (step < 1 && term * step <= Negligible * sum * (1 - step))
                break;
        }

        return sum;
    }
}
