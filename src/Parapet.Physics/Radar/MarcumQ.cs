using Parapet.Foundation;

namespace Parapet.Physics.Radar;

/// <summary>
/// Marcum's generalised Q function of integer order, Q_m(a, b): the chance that noncentral chi-square with 2m degrees of
/// freedom and noncentrality a² exceeds b². Summed as the Poisson mixture Σ Pois(k; x)·Q(m + k, y), x = a²/2, y = b²/2,
/// where Q is the regularised upper incomplete gamma function; every term is positive, so no digits cancel.
/// Source: Marcum, RAND RM-754 (1947) and RM-339 (1950); Shnidman, IEEE Trans. Inf. Theory 35 (1989) 389, for the mixture.
/// </summary>
public static class MarcumQ
{
    private static readonly double[] LogFactorials = SmallLogFactorials();

    /// <summary>Q_m(a, b) for order m ≥ 1 and a, b ≥ 0, in [0, 1].</summary>
    /// <exception cref="ArgumentOutOfRangeException">Order below 1, or a or b negative or not finite.</exception>
    public static double Of(int order, double a, double b)
    {
        if (!(a >= 0 && double.IsFinite(a)))
            throw new ArgumentOutOfRangeException(nameof(a), a, "Marcum's a is zero or positive.");
        if (!(b >= 0 && double.IsFinite(b)))
            throw new ArgumentOutOfRangeException(nameof(b), b, "Marcum's b is zero or positive.");
        return OfHalfSquares(order, 0.5 * a * a, 0.5 * b * b);
    }

    /// <summary>Q_m(√(2x), √(2y)): x is the total signal-to-noise ratio of m pulses, y the threshold on their sum.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Order below 1, or x or y negative or not finite.</exception>
    public static double OfHalfSquares(int order, double x, double y)
    {
        if (order < 1)
            throw new ArgumentOutOfRangeException(nameof(order), order, "The order of Marcum's function is 1 or more.");
        if (!(x >= 0 && double.IsFinite(x)))
            throw new ArgumentOutOfRangeException(nameof(x), x, "Must be zero or positive.");
        if (!(y >= 0 && double.IsFinite(y)))
            throw new ArgumentOutOfRangeException(nameof(y), y, "Must be zero or positive.");

        // Chernoff: for b < a, 1 - Q_m ≤ 1 - Q_1 ≤ exp(-(a - b)²/2). Below 1e-17 the answer is 1; this also bounds the sum's length.
        double gap = Math.Sqrt(x) - Math.Sqrt(y);
        if (gap > 0 && gap * gap > 40)
            return 1;

        // Terms left of this index weigh less than 1e-18 of the rest: the gamma factor only grows with k.
        double k = Math.Max(0, Math.Floor(x - (9 * Math.Sqrt(x)) - 5));
        double weight = PoissonTerm(k, x);
        double gammaStep = PoissonTerm(order + k - 1, y);
        double gamma = PoissonBelow(order + k, y);
        double sum = 0, previous = 0;
        double end = Math.Max(x, Math.Sqrt(x * y));
        while (true)
        {
            double term = weight * gamma;
            sum += term;
            if (k > end && term <= previous && term <= 1e-17 * sum)
                return Math.Min(1, sum);
            previous = term;
            k++;
            weight = weight > 0 ? weight * x / k : PoissonTerm(k, x);
            gammaStep = gammaStep > 0 ? gammaStep * y / (order + k - 1) : PoissonTerm(order + k - 1, y);
            gamma = Math.Min(1, gamma + gammaStep);
        }
    }

    /// <summary>Poisson probability of n at mean x.</summary>
    private static double PoissonTerm(double n, double x)
    {
        if (x <= 0)
            return n == 0 ? 1 : 0;
        double log = (n * ExactMath.Log(x)) - x - LogFactorial(n);
        return log < -745 ? 0 : ExactMath.Exp(log);
    }

    /// <summary>Poisson probability of fewer than n at mean x: the upper gamma function Q(n, x).</summary>
    private static double PoissonBelow(double n, double x)
    {
        double sum = 0;
        if (x < n)
        {
            double term = PoissonTerm(n, x);
            for (double j = n + 1; term > 1e-18 * sum; j++)
            {
                sum += term;
                term *= x / j;
            }

            return Math.Max(0, 1 - sum);
        }

        double lower = PoissonTerm(n - 1, x);
        for (double j = n - 1; lower > 1e-18 * sum && j >= 0; j--)
        {
            sum += lower;
            lower *= j / x;
        }

        return Math.Min(1, sum);
    }

    private static double LogFactorial(double n)
    {
        if (n < LogFactorials.Length)
            return LogFactorials[(int)n];

        // Stirling's series; the first term left out is below 1e-17 from n = 32 on.
        double z = n + 1, r = 1 / (z * z);
        double tail = (1.0 / 12 - (r * ((1.0 / 360) - (r * ((1.0 / 1260) - (r * (1.0 / 1680))))))) / z;
        return ((z - 0.5) * ExactMath.Log(z)) - z + (0.5 * ExactMath.Log(2 * Math.PI)) + tail;
    }

    private static double[] SmallLogFactorials()
    {
        double[] table = new double[32];
        double product = 1;
        for (int n = 1; n < table.Length; n++)
        {
            product *= n;
            table[n] = ExactMath.Log(product);
        }

        return table;
    }
}
