using System.Runtime.CompilerServices;

namespace Parapet.Foundation;

public static partial class ExactMath
{
    private const double Ln2High = 0.6931471805592082;      // 40 bits: times an exponent it is exact
    private const double Ln2Low = 7.371002565167799e-13;
    private static readonly DoubleDouble OneOverLn10 = new(0.4342944819032518, 1.098319650216765e-17);

    /// <summary>Natural logarithm; -infinity at 0, NaN below.</summary>
    public static double Log(double x)
    {
        if (!(x > 0) || x == double.PositiveInfinity)
            return LogBeyond(x);
        double r = LogParts(x, out double whole, out double rest);
        DoubleDouble s = DoubleDouble.FastTwoSum(whole, r);
        double w = r * r;
        double p = (w * (-0.5 + (r * 0.3333333333333333)))
            + (w * w * (-0.25 + (r * 0.2) + (w * (-0.16666666666666666 + (r * 0.14285714285714285) + (w * -0.125)))));
        return s.High + (s.Low + (rest + p));
    }

    /// <summary>Decimal logarithm; exact at the powers of ten; -infinity at 0, NaN below.</summary>
    public static double Log10(double x)
    {
        if (!(x > 0) || x == double.PositiveInfinity)
            return LogBeyond(x);
        DoubleDouble l = LogPair(x);
        DoubleDouble p = DoubleDouble.TwoProduct(l.High, OneOverLn10.High);
        return p.High + (p.Low + ((l.High * OneOverLn10.Low) + (l.Low * OneOverLn10.High)));
    }

    private static double LogBeyond(double x) => x == 0 ? double.NegativeInfinity : x > 0 ? x : double.NaN;

    // log x to about 2^-67 of itself; x positive and finite.
    private static DoubleDouble LogPair(double x)
    {
        double r = LogParts(x, out double whole, out double rest);
        DoubleDouble s = DoubleDouble.FastTwoSum(whole, r);
        DoubleDouble square = DoubleDouble.TwoProduct(r, r);
        DoubleDouble u = DoubleDouble.FastTwoSum(s.High, -0.5 * square.High);
        double w = square.High;
        double p = 0.3333333333333333 + (r * -0.25)
            + (w * (0.2 + (r * -0.16666666666666666) + (w * (0.14285714285714285 + (r * -0.125) + (w * (0.1111111111111111 + (r * -0.1)))))));
        double low = s.Low + u.Low + (rest - (0.5 * square.Low) + (r * w * p));
        return DoubleDouble.FastTwoSum(u.High, low);
    }

    // log x = whole + log(1 + r) + rest, |r| < 1/120; whole and r are exact, rest is what a double leaves of them.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double LogParts(double x, out double whole, out double rest)
    {
        int exponent = -1023;
        if (x < 2.2250738585072014e-308)
        {
            x *= 18014398509481984; // 2^54: out of the subnormals
            exponent -= 54;
        }

        long bits = BitConverter.DoubleToInt64Bits(x);
        int i = (int)(bits >> 45) & 127;
        exponent += (int)(bits >> 52);
        ref readonly LogEntry entry = ref LogTable.Entries[i];
        exponent += entry.Shift;
        double m = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFF) | ((long)(1023 - entry.Shift) << 52));
        // Halves of 26 and 27 bits times an inverse of 10 bits: both products exact.
        double head = BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(m) & ~0x7FFFFFFL);
        double a = (head * entry.Inverse) - 1, b = (m - head) * entry.Inverse;
        double r = a + b;
        whole = (exponent * Ln2High) + entry.High;
        rest = (exponent * Ln2Low) + entry.Low + ((b - (r - a)) * (1 - r));
        return r;
    }

    // Inverse ≈ 1/m in the middle of the i-th of 128 equal steps of [1, 2), taken below 1 from √2 on (Shift 1); High + Low = -log(Inverse).
    private readonly record struct LogEntry(double Inverse, double High, double Low, int Shift);

    private static class LogTable
    {
        public static readonly LogEntry[] Entries = Compute();

        private static LogEntry[] Compute()
        {
            LogEntry[] entries = new LogEntry[128];
            for (int i = 0; i < 128; i++)
            {
                int shift = i >= 53 ? 1 : 0;
                double middle = (1 + ((i + 0.5) / 128)) / (1 << shift);
                // Next to 1 the inverse is 1 itself, so that log x keeps its digits where it goes through zero.
                double inverse = i is 0 or 127 ? 1 : Math.Round(512 / middle) / 512;
                DoubleDouble log = -LogOf(inverse);
                double high = Math.Round(log.High * 4398046511104) / 4398046511104; // to 2^-42: whole stays exact
                entries[i] = new(inverse, high, (log.High - high) + log.Low, shift);
            }

            return entries;
        }

        // log v = 2 artanh((v-1)/(v+1)), v within [0.7, 1.42].
        private static DoubleDouble LogOf(double v)
        {
            DoubleDouble z = new DoubleDouble(v - 1, 0) / new DoubleDouble(v + 1, 0);
            DoubleDouble square = z * z, power = z, sum = z;
            for (int k = 3; k < 60; k += 2)
            {
                power *= square;
                sum += power / k;
            }

            return sum * 2;
        }
    }
}
