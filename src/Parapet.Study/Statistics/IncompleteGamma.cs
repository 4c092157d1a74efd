using Parapet.Foundation;

namespace Parapet.Study.Statistics;

/// <summary>The gamma function's logarithm and its regularised incomplete halves, from which the normal and χ² distributions follow.</summary>
public static class IncompleteGamma
{
    private const int MostTerms = 100_000;

    /// <summary>
    /// ln Γ(x) for x &gt; 0. Stirling's series (NIST DLMF 5.11.1) from 10 upwards, reached by Γ(x) = Γ(x + 1)/x below.
    /// Relative error about 1e-15.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">x is not above 0.</exception>
    public static double LogGamma(double x)
    {
        if (!(x > 0) || double.IsInfinity(x))
            throw new ArgumentOutOfRangeException(nameof(x), x, "The logarithm of the gamma function is taken above 0.");
        double product = 1;
        while (x < 10)
            product *= x++;
        double r = 1 / (x * x);
        double series = (1.0 / 12 - r * (1.0 / 360 - r * (1.0 / 1260 - r * (1.0 / 1680 - r * (1.0 / 1188 - r * (691.0 / 360360 - r / 156)))))) / x;
        return (x - 0.5) * ExactMath.Log(x) - x + 0.5 * ExactMath.Log(2 * Math.PI) + series - ExactMath.Log(product);
    }

    /// <summary>P(a, x), the lower half, in [0, 1]; a &gt; 0, x ≥ 0. Series of NIST DLMF 8.11.4 below a + 1, else from the upper half.</summary>
    public static double Lower(double a, double x)
    {
        Check(a, x);
        return x < a + 1 ? Series(a, x) : 1 - Fraction(a, x);
    }

    /// <summary>Q(a, x) = 1 - P(a, x), the upper half, in [0, 1], exact in the far tail. Continued fraction of NIST DLMF 8.9.2.</summary>
    public static double Upper(double a, double x)
    {
        Check(a, x);
        return x < a + 1 ? 1 - Series(a, x) : Fraction(a, x);
    }

    private static void Check(double a, double x)
    {
        if (!(a > 0) || !(x >= 0))
            throw new ArgumentOutOfRangeException(nameof(x), x, $"The incomplete gamma function takes a > 0 and x ≥ 0; a is {a}.");
    }

    private static double Front(double a, double x) => ExactMath.Exp(a * ExactMath.Log(x) - x - LogGamma(a));

    private static double Series(double a, double x)
    {
        if (x == 0)
            return 0;
        double term = 1 / a, sum = term;
        for (int n = 1; n < MostTerms && term > sum * 1e-17; n++)
        {
            term *= x / (a + n);
            sum += term;
        }
        return Math.Min(1, Front(a, x) * sum);
    }

    // Evaluated forwards by Lentz's method: no zero denominators arise, for every partial denominator is above 1 here.
    private static double Fraction(double a, double x)
    {
        if (double.IsPositiveInfinity(x))
            return 0;
        double b = x + 1 - a, c = double.MaxValue, d = 1 / b, value = d;
        for (int n = 1; n < MostTerms; n++)
        {
            double numerator = n * (a - n);
            b += 2;
            d = 1 / (numerator * d + b);
            c = b + numerator / c;
            double step = c * d;
            value *= step;
            if (Math.Abs(step - 1) < 4e-16)
                break;
        }
        return Math.Min(1, Front(a, x) * value);
    }
}
