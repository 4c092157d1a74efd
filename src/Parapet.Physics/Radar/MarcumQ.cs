namespace Parapet.Physics.Radar;

/// <summary>
/// Marcum's generalised Q function of integer order, Q_m(a, b): the chance that noncentral chi-square with 2m degrees of
/// freedom and noncentrality a² exceeds b². Summed as the Poisson mixture Σ Pois(k; x)·Q(m + k, y), x = a²/2, y = b²/2,
/// where Q is the regularised upper incomplete gamma function; every term is positive, so no digits cancel. docs/models/marcum-q.md.
/// Source: Marcum, RAND RM-754 (1947) and RM-339 (1950); Shnidman, IEEE Trans. Inf. Theory 35 (1989) 389, for the mixture.
/// </summary>
public static class MarcumQ
{
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

        return CountRace.Won(order, new(x, double.PositiveInfinity), new(y, double.PositiveInfinity));
    }
}
