using Parapet.Foundation;

namespace Parapet.Physics.Radar;

/// <summary>
/// The standard normal distribution: density, probability below a value, and the value that is exceeded with a probability.
/// The error function is summed as its series of positive terms near zero and as a continued fraction beyond, to 1e-14 of the
/// tail. Source: Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 7.1.6 and 7.1.14.
/// </summary>
public static class NormalCurve
{
    private const double RootTwo = 1.4142135623730951;
    private const double InverseRootTwoPi = 0.3989422804014327;
    private const double InverseRootPi = 0.5641895835477563;

    /// <summary>Density at x.</summary>
    public static double Density(double x) => InverseRootTwoPi * ExactMath.Exp(-0.5 * x * x);

    /// <summary>Probability of a value below x, in [0, 1].</summary>
    public static double Below(double x) => 0.5 * ComplementaryError(-x / RootTwo);

    /// <summary>Probability of a value above x, in [0, 1], with full relative accuracy in the tail.</summary>
    public static double Above(double x) => 0.5 * ComplementaryError(x / RootTwo);

    /// <summary>The value exceeded with a probability, by bisection to the last bits; not for inner loops.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not inside (0, 1).</exception>
    public static double ExceededWith(double probability)
    {
        if (!(probability > 0 && probability < 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability lies inside (0, 1).");
        double low = -40, high = 40;
        while (true)
        {
            double middle = 0.5 * (low + high);
            if (middle <= low || middle >= high)
                return middle;
            if (Above(middle) > probability)
                low = middle;
            else
                high = middle;
        }
    }

    /// <summary>erf(x) = 2/√π ∫₀ˣ exp(-t²) dt.</summary>
    public static double Error(double x) => Math.Abs(x) < 2 ? Series(x) : x > 0 ? 1 - Fraction(x) : Fraction(-x) - 1;

    /// <summary>1 - erf(x), without loss of digits where it is small.</summary>
    public static double ComplementaryError(double x) => Math.Abs(x) < 2 ? 1 - Series(x) : x > 0 ? Fraction(x) : 2 - Fraction(-x);

    private static double Series(double x)
    {
        double term = x, sum = x, square = x * x;
        for (int n = 1; Math.Abs(term) > 1e-17 * Math.Abs(sum); n++)
        {
            term *= 2 * square / ((2 * n) + 1);
            sum += term;
        }

        return 2 * InverseRootPi * ExactMath.Exp(-square) * sum;
    }

    /// <summary>erfc(x), x ≥ 2: exp(-x²)/√π · 1/(x + (1/2)/(x + 1/(x + (3/2)/(x + …)))), from the far end.</summary>
    private static double Fraction(double x)
    {
        double square = x * x;
        if (square > 740)
            return 0;
        double tail = x;
        for (int k = 120; k >= 1; k--)
            tail = x + (0.5 * k / tail);
        return InverseRootPi * ExactMath.Exp(-square) / tail;
    }
}
