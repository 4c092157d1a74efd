using System.Runtime.CompilerServices;

namespace Parapet.Foundation;

/// <summary>
/// An unevaluated sum of two doubles, |Low| ≤ ulp(High)/2: about 106 bits. Builds the tables of <see cref="ExactMath"/> and
/// carries the places where one double is not enough. Source: Dekker, "A floating-point technique for extending the
/// available precision", Numer. Math. 18 (1971). No overflow handling: factors stay below 1e300.
/// </summary>
internal readonly record struct DoubleDouble(double High, double Low)
{
    private const double Splitter = (1 << 27) + 1;

    public static implicit operator DoubleDouble(double v) => new(v, 0);

    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        DoubleDouble s = TwoSum(a.High, b.High);
        return FastTwoSum(s.High, s.Low + (a.Low + b.Low));
    }

    public static DoubleDouble operator -(DoubleDouble a) => new(-a.High, -a.Low);

    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        DoubleDouble p = TwoProduct(a.High, b.High);
        return FastTwoSum(p.High, p.Low + ((a.High * b.Low) + (a.Low * b.High)));
    }

    public static DoubleDouble operator /(DoubleDouble a, DoubleDouble b)
    {
        double q = a.High / b.High;
        DoubleDouble p = TwoProduct(q, b.High);
        double rest = (a.High - p.High) - p.Low + a.Low - (q * b.Low);
        return FastTwoSum(q, rest / b.High);
    }

    public static DoubleDouble Sqrt(DoubleDouble a)
    {
        double root = Math.Sqrt(a.High);
        DoubleDouble square = TwoProduct(root, root);
        double rest = (a.High - square.High) - square.Low + a.Low;
        return FastTwoSum(root, rest / (2 * root));
    }

    /// <summary>a + b exactly; needs |a| ≥ |b| or a = 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDouble FastTwoSum(double a, double b)
    {
        double s = a + b;
        return new(s, b - (s - a));
    }

    /// <summary>a + b exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDouble TwoSum(double a, double b)
    {
        double s = a + b;
        double t = s - a;
        return new(s, (a - (s - t)) + (b - t));
    }

    /// <summary>a·b exactly, where nothing under- or overflows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDouble TwoProduct(double a, double b)
    {
        double p = a * b;
        double ca = Splitter * a, cb = Splitter * b;
        double ah = ca - (ca - a), bh = cb - (cb - b);
        double al = a - ah, bl = b - bh;
        return new(p, ((((ah * bh) - p) + (ah * bl)) + (al * bh)) + (al * bl));
    }
}
