using System.Numerics;

namespace Parapet.Foundation;

public static partial class ExactMath
{
    // π/2 in pieces of 33 bits, so that a piece times a whole number below 2^20 is exact.
    private const double HalfPi1 = 1.5707963267341256;
    private const double HalfPi2 = 6.077100506303966e-11;
    private const double HalfPi3 = 2.0222662487111665e-21;
    private const double HalfPi4 = 8.4784276603689e-32;
    private const double HalfPiAfter2 = 2.0222662487959506e-21;
    private const double TwoOverPi = 0.6366197723675814;
    private const double LargestQuick = 1.6e6; // n stays below 2^20

    private const int LargeScaleBits = 1200;

    /// <summary>x = n·π/2 + r + low, |r| ≤ π/4 (and a hair); gives n modulo 4. NaN for what is not finite.</summary>
    private static int ReduceAngle(double x, out double r, out double low)
    {
        if (!(Math.Abs(x) < LargestQuick))
            return ReduceLarge(x, out r, out low);
        double n = Math.Round(x * TwoOverPi);
        double first = x - (n * HalfPi1);
        double w = n * HalfPi2;
        r = first - w;
        if (Math.Abs(r) > 0.001)
        {
            double rest = ((first - r) - w) - (n * HalfPiAfter2);
            double sum = r + rest;
            low = (r - sum) + rest;
            r = sum;
            return (int)n;
        }

        // Close to a multiple of π/2 the leading digits cancel: the full length, every loss kept.
        DoubleDouble s = DoubleDouble.TwoSum(first, -w);
        DoubleDouble t = DoubleDouble.TwoSum(s.High, -(n * HalfPi3));
        double tail = (s.Low + t.Low) - (n * HalfPi4);
        DoubleDouble u = DoubleDouble.TwoSum(t.High, tail);
        r = u.High;
        low = u.Low;
        return (int)n;
    }

    private static int ReduceLarge(double x, out double r, out double low)
    {
        low = 0;
        r = double.NaN;
        if (!double.IsFinite(x))
            return 0;
        long bits = BitConverter.DoubleToInt64Bits(Math.Abs(x));
        BigInteger scaled = (BigInteger)((bits & 0xFFFFFFFFFFFFF) | 0x10000000000000) << ((int)(bits >> 52) - 1075 + LargeScaleBits);
        BigInteger n = BigInteger.DivRem(scaled, LargeAngle.HalfPi, out BigInteger rest);
        if (rest * 2 > LargeAngle.HalfPi)
        {
            rest -= LargeAngle.HalfPi;
            n += 1;
        }

        r = Leading(ref rest);
        low = Leading(ref rest);
        int quadrant = (int)(n & 3);
        if (x > 0)
            return quadrant;
        r = -r;
        low = -low;
        return -quadrant & 3;
    }

    // The first 53 bits of a scaled number as a double; the number keeps the rest.
    private static double Leading(ref BigInteger scaled)
    {
        int drop = Math.Max(0, (int)BigInteger.Abs(scaled).GetBitLength() - 53);
        BigInteger head = scaled >> drop;
        scaled -= head << drop;
        return Math.ScaleB((double)(long)head, drop - LargeScaleBits);
    }

    private static class LargeAngle
    {
        /// <summary>π/2·2^1200, rounded down: the largest double still keeps 170 bits of its remainder.</summary>
        public static readonly BigInteger HalfPi = Compute();

        // π/4 = 4 atan(1/5) - atan(1/239) (Machin 1706), with 64 bits to spare.
        private static BigInteger Compute() => ((8 * Arctangent(5)) - (2 * Arctangent(239))) >> 64;

        private static BigInteger Arctangent(int inverse)
        {
            BigInteger power = (BigInteger.One << (LargeScaleBits + 64)) / inverse, sum = power;
            for (int k = 3; !power.IsZero; k += 2)
            {
                power /= -(inverse * inverse);
                sum += power / k;
            }

            return sum;
        }
    }
}
