using System.Runtime.CompilerServices;

namespace Parapet.Foundation;

public static partial class ExactMath
{
    private static readonly DoubleDouble Pi = new(Math.PI, 1.2246467991473532e-16);
    private static readonly DoubleDouble HalfPi = new(Math.PI / 2, 6.123233995736766e-17);

    /// <summary>Arc sine, [-π/2, π/2]; NaN outside [-1, 1].</summary>
    public static double Asin(double x)
    {
        double a = Math.Abs(x);
        if (!(a <= 1))
            return double.NaN;
        if (a < Tiny)
            return x;
        DoubleDouble other = OtherLeg(a);
        DoubleDouble angle = a <= other.High ? SmallArc(new(a, 0), other) : Complement(SmallArc(other, new(a, 0)));
        return Math.CopySign(angle.High + angle.Low, x);
    }

    /// <summary>Arc cosine, [0, π]; NaN outside [-1, 1].</summary>
    public static double Acos(double x)
    {
        double a = Math.Abs(x);
        if (!(a <= 1))
            return double.NaN;
        DoubleDouble other = OtherLeg(a);
        DoubleDouble angle = other.High <= a ? SmallArc(other, new(a, 0)) : Complement(SmallArc(new(a, 0), other));
        if (x < 0)
            angle = Less(Pi, angle);
        return angle.High + angle.Low;
    }

    /// <summary>Arc tangent, [-π/2, π/2].</summary>
    public static double Atan(double x)
    {
        double a = Math.Abs(x);
        if (a < Tiny || double.IsNaN(x))
            return x;
        if (a > 1e18)
            return Math.CopySign(HalfPi.High, x);
        DoubleDouble angle = a <= 1 ? SmallArc(new(a, 0), 1) : Complement(SmallArc(1, new(a, 0)));
        return Math.CopySign(angle.High + angle.Low, x);
    }

    /// <summary>Angle of the point (x, y) from the x axis towards y, [-π, π]; ±0 or ±π on the axis by the sign of y and x.</summary>
    public static double Atan2(double y, double x)
    {
        double ay = Math.Abs(y), ax = Math.Abs(x);
        // Out of the comfortable range, infinities and zeros included: rare, and not for the quick path.
        if (!(ay is > 1e-140 and < 1e140 && ax is > 1e-140 and < 1e140))
            return Atan2Scaled(y, x);
        DoubleDouble angle = ay <= ax ? SmallArc(new(ay, 0), new(ax, 0)) : Complement(SmallArc(new(ax, 0), new(ay, 0)));
        if (x < 0)
            angle = Less(Pi, angle);
        return Math.CopySign(angle.High + angle.Low, y);
    }

    private static double Atan2Scaled(double y, double x)
    {
        if (double.IsNaN(x) || double.IsNaN(y))
            return double.NaN;
        double ay = Math.Abs(y), ax = Math.Abs(x);
        if (double.IsInfinity(ax) && double.IsInfinity(ay))
            return Math.CopySign(x > 0 ? QuarterTurn : 3 * QuarterTurn, y);
        if (ay == 0 || double.IsInfinity(ax) || ay / ax < 1e-20)
            return Math.CopySign(double.IsNegative(x) ? Pi.High : ay == 0 || double.IsInfinity(ax) ? 0 : ay / ax, y);
        if (ax == 0 || double.IsInfinity(ay) || ax / ay < 1e-20)
            return Math.CopySign(HalfPi.High, y);
        // Both of like size now: one power of two brings both home without a rounding that matters.
        double scale = Math.ScaleB(1, ax > 1 ? -700 : 700);
        return Atan2(y * scale, x * scale);
    }

    // √(1 - a²) to 2^-100 for a in [0, 1].
    private static DoubleDouble OtherLeg(double a)
    {
        DoubleDouble square = DoubleDouble.TwoProduct(a, a);
        DoubleDouble rest = DoubleDouble.FastTwoSum(1, -square.High);
        double high = rest.High + (rest.Low - square.Low);
        double low = (rest.High - high) + (rest.Low - square.Low);
        return high > 0 ? DoubleDouble.Sqrt(new(high, low)) : default;
    }

    private static DoubleDouble Complement(DoubleDouble angle) => Less(HalfPi, angle);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DoubleDouble Less(DoubleDouble whole, DoubleDouble part)
    {
        DoubleDouble s = DoubleDouble.FastTwoSum(whole.High, -part.High);
        return new(s.High, s.Low + (whole.Low - part.Low));
    }

    // atan(y/x) for 0 ≤ y ≤ x, both far from the ends of the exponent range.
    private static DoubleDouble SmallArc(DoubleDouble y, DoubleDouble x)
    {
        double q = y.High / x.High;
        if (q < 0.125)
        {
            DoubleDouble back = DoubleDouble.TwoProduct(q, x.High);
            double rest = (((y.High - back.High) - back.Low) + (y.Low - (q * x.Low))) / x.High;
            double z = q * q;
            return new(q, rest + (q * z * ArcPolynomial(z)));
        }

        // atan(y/x) = atan c + atan((y - c x)/(x + c y)) with c a 32nd: c times half a double is exact, and so is the difference.
        int j = (int)((q * 32) + 0.5);
        double c = j * 0.03125;
        double head = BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(x.High) & ~0x7FFFFFFL);
        double over = ((y.High - (c * head)) - (c * (x.High - head))) + (y.Low - (c * x.Low));
        double t = over / (x.High + (c * y.High));
        double s = t * t;
        DoubleDouble entry = ArcTable.Entries[j];
        double series = -0.3333333333332828 + (s * (0.19999999627578433 + (s * -0.14281646189494704)));
        return new(entry.High, entry.Low + (t + (t * s * series)));
    }

    // (atan q / q - 1)/z for z = q² up to 1/63; error 2e-17.
    private static double ArcPolynomial(double z)
    {
        double w = z * z;
        double low = -0.3333333333333333 + (z * 0.19999999999998902);
        double middle = -0.1428571428461109 + (z * 0.11111110695214271);
        double high = -0.090908343445993 + (z * 0.07685397130229041) + (w * -0.06348218936386994);
        return low + (w * (middle + (w * high)));
    }

    private static class ArcTable
    {
        /// <summary>atan(j/32) for j = 0..32.</summary>
        public static readonly DoubleDouble[] Entries = Compute();

        // atan((j+1)/32) - atan(j/32) = atan(32/(1024 + j(j+1))): small arguments, short series.
        private static DoubleDouble[] Compute()
        {
            DoubleDouble[] entries = new DoubleDouble[33];
            for (int j = 0; j < 32; j++)
            {
                DoubleDouble z = new DoubleDouble(32, 0) / new DoubleDouble(1024 + (j * (j + 1)), 0);
                DoubleDouble square = -(z * z), power = z, sum = z;
                for (int k = 3; k < 25; k += 2)
                {
                    power *= square;
                    sum += power / k;
                }

                entries[j + 1] = entries[j] + sum;
            }

            return entries;
        }
    }
}
