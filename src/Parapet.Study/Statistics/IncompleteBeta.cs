using Parapet.Foundation;

namespace Parapet.Study.Statistics;

/// <summary>The regularised incomplete beta function, from which Student's t and the binomial limits follow.</summary>
public static class IncompleteBeta
{
    /// <summary>
    /// I_x(a, b) in [0, 1] for a, b &gt; 0 and x in [0, 1]: the continued fraction of NIST DLMF 8.17.22, on the side of
    /// the mean where it converges in about √max(a, b) terms. Relative error below 1e-9 up to a, b of 1e6.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">An argument lies outside its range.</exception>
    public static double Regularized(double a, double b, double x)
    {
        if (!(a > 0) || !(b > 0) || !(x is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(x), x, $"The incomplete beta function takes a, b > 0 and x in [0, 1]; a is {a}, b is {b}.");
        if (x is 0 or 1)
            return x;
        return x < (a + 1) / (a + b + 2) ? Near(a, b, x, 1 - x) : 1 - Near(b, a, 1 - x, x);
    }

    /// <summary>The x in [0, 1] at which I_x(a, b) is <paramref name="p"/>.</summary>
    public static double Inverse(double a, double b, double p) => Root.OfIncreasing(x => Regularized(a, b, x) - p, 0, 1);

    private static double Near(double a, double b, double x, double y)
    {
        double logFront = IncompleteGamma.LogGamma(a + b) - IncompleteGamma.LogGamma(a) - IncompleteGamma.LogGamma(b)
            + a * ExactMath.Log(x) + b * ExactMath.Log(y);
        double value = 1, c = 1, d = 0;
        for (int n = 0; n < 100_000; n++)
        {
            int m = n / 2;
            double numerator = n == 0 ? 1
                : n % 2 == 0 ? m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
                : -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / Apart(1 + numerator * d);
            c = Apart(1 + numerator / c);
            double step = c * d;
            value *= step;
            if (n > 0 && Math.Abs(step - 1) < 4e-16)
                break;
        }
        return Math.Min(1, ExactMath.Exp(logFront) * (value - 1) / a);
    }

    // Lentz's method divides by these; a zero would be an accident of rounding, so it is moved off zero.
    private static double Apart(double value) => Math.Abs(value) < 1e-300 ? 1e-300 : value;
}
