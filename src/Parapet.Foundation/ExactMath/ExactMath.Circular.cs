using System.Runtime.CompilerServices;

namespace Parapet.Foundation;

public static partial class ExactMath
{
    private const double QuarterTurn = 0.7853981633974483;
    private const double Tiny = 7.450580596923828e-9; // 2^-27: below it x³ is under half an ulp of x

    /// <summary>Sine of x radians; NaN at the infinities. Any finite x; beyond ±1.6e6 about sixty times slower.</summary>
    public static double Sin(double x)
    {
        if (Math.Abs(x) <= QuarterTurn)
            return SineNearZero(x, 0);
        int quadrant = ReduceAngle(x, out double r, out double low);
        double v = (quadrant & 1) == 0 ? SineNearZero(r, low) : CosineNearZero(r, low);
        return (quadrant & 2) == 0 ? v : -v;
    }

    /// <summary>Cosine of x radians; NaN at the infinities.</summary>
    public static double Cos(double x)
    {
        if (Math.Abs(x) <= QuarterTurn)
            return CosineNearZero(x, 0);
        int quadrant = ReduceAngle(x, out double r, out double low);
        double v = (quadrant & 1) == 0 ? CosineNearZero(r, low) : SineNearZero(r, low);
        return ((quadrant + 1) & 2) == 0 ? v : -v;
    }

    /// <summary>Both at the cost of little more than one; the same bits as <see cref="Sin"/> and <see cref="Cos"/>.</summary>
    public static (double Sin, double Cos) SinCos(double x)
    {
        double r = x, low = 0;
        int quadrant = Math.Abs(x) <= QuarterTurn ? 0 : ReduceAngle(x, out r, out low);
        double s = SineNearZero(r, low), c = CosineNearZero(r, low);
        if ((quadrant & 1) != 0)
            (s, c) = (c, s);
        return ((quadrant & 2) == 0 ? s : -s, ((quadrant + 1) & 2) == 0 ? c : -c);
    }

    /// <summary>Tangent of x radians; NaN at the infinities.</summary>
    public static double Tan(double x)
    {
        double r = x, low = 0;
        int quadrant = 0;
        if (!(Math.Abs(x) <= QuarterTurn))
            quadrant = ReduceAngle(x, out r, out low);
        else if (Math.Abs(x) < Tiny)
            return x;
        // Sine and cosine as sums of two doubles: each alone rounded would cost the quotient half an ulp more.
        DoubleDouble square = DoubleDouble.TwoProduct(r, r);
        double z = square.High;
        DoubleDouble sine = DoubleDouble.FastTwoSum(r, r * z * SinePolynomial(z));
        sine = new(sine.High, sine.Low + (low * (1 - (0.5 * z))));
        DoubleDouble cosine = DoubleDouble.FastTwoSum(1, -0.5 * z);
        cosine = DoubleDouble.FastTwoSum(cosine.High, cosine.Low + ((z * z * CosinePolynomial(z)) - (0.5 * square.Low) - (r * low)));
        DoubleDouble t = (quadrant & 1) == 0 ? sine / cosine : -cosine / sine;
        return t.High;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double SineNearZero(double r, double low)
    {
        if (Math.Abs(r) < Tiny)
            return r;
        double z = r * r;
        return r + ((r * z * SinePolynomial(z)) + (low * (1 - (0.5 * z))));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double CosineNearZero(double r, double low)
    {
        double z = r * r;
        double half = 0.5 * z;
        double w = 1 - half;
        return w + (((1 - w) - half) + ((z * z * CosinePolynomial(z)) - (r * low)));
    }

    // (sin r / r - 1)/z and (cos r - 1 + z/2)/z² for z = r² up to (π/4)²; errors 9e-18 and 2e-18.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double SinePolynomial(double z)
    {
        double w = z * z;
        double low = -0.16666666666666666 + (z * 0.008333333333333331);
        double middle = -0.0001984126984126504 + (z * 2.755731921932058e-06);
        double high = -2.50521062259944e-08 + (z * 1.6058530596645953e-10) + (w * -7.586636882825159e-13);
        return low + (w * (middle + (w * high)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double CosinePolynomial(double z)
    {
        double w = z * z;
        double low = 0.041666666666666664 + (z * -0.0013888888888887389);
        double middle = 2.48015872987544e-05 + (z * -2.755731726587808e-07);
        double high = 2.087614504941318e-09 + (z * -1.138254464534925e-11);
        return low + (w * (middle + (w * high)));
    }
}
