using System.Numerics;

namespace Parapet.Foundation.Tests.ExactMathTests;

/// <summary>
/// The reference of the function tests: whole numbers that count 2^-400, plain series, no table shared with the code under
/// test. Good to about 2^-380 for arguments and results below 2^30.
/// </summary>
internal static class FixedPoint
{
    public const int Bits = 400;
    public static readonly BigInteger One = BigInteger.One << Bits;
    public static readonly BigInteger Pi = (16 * ArctangentOfInverse(5)) - (4 * ArctangentOfInverse(239));
    public static readonly BigInteger Ln2 = 2 * ArtanhOf(One / 3);
    public static readonly BigInteger Ln10 = LogOf(10);

    /// <summary>The exact value of a double; it must not reach below 2^-400.</summary>
    public static BigInteger Of(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)((bits >> 52) & 0x7FF);
        BigInteger m = (bits & 0xFFFFFFFFFFFFF) | (exponent == 0 ? 0 : 0x10000000000000);
        int shift = Math.Max(exponent, 1) - 1075 + Bits;
        if (shift < 0 && !(m & ((BigInteger.One << -shift) - 1)).IsZero)
            throw new ArgumentOutOfRangeException(nameof(x), x, "Digits below 2^-400.");
        m = shift >= 0 ? m << shift : m >> -shift;
        return x < 0 ? -m : m;
    }

    public static BigInteger Times(BigInteger a, BigInteger b) => (a * b) >> Bits;

    public static BigInteger Over(BigInteger a, BigInteger b) => (a << Bits) / b;

    public static BigInteger SqrtOf(BigInteger a)
    {
        BigInteger n = a << Bits, root = BigInteger.One << (int)((n.GetBitLength() / 2) + 1);
        while (true)
        {
            BigInteger next = (root + (n / root)) >> 1;
            if (next >= root)
                return root;
            root = next;
        }
    }

    /// <summary>e^x as mantissa·2^power, mantissa near 1.</summary>
    public static (BigInteger Mantissa, int Power) ExpOf(BigInteger x)
    {
        BigInteger k = (x + (Ln2 >> 1)) / Ln2;
        BigInteger r = (x - (k * Ln2)) >> 8, term = One, sum = One;
        for (int n = 1; !term.IsZero && n < 200; n++)
            sum += term = Times(term, r) / n;
        for (int i = 0; i < 8; i++)
            sum = Times(sum, sum);
        return (sum, (int)k);
    }

    /// <summary>log x of a positive double.</summary>
    public static BigInteger LogOf(double x)
    {
        int power = Math.ILogB(x);
        double m = Math.ScaleB(x, -power);
        if (m > 1.4)
        {
            m /= 2;
            power++;
        }

        BigInteger v = Of(m);
        return (2 * ArtanhOf(Over(v - One, v + One))) + (power * Ln2);
    }

    public static (BigInteger Sin, BigInteger Cos) SinCosOf(BigInteger x)
    {
        BigInteger half = Pi >> 1;
        BigInteger n = BigInteger.Divide((2 * x) + (x.Sign * half), Pi);
        BigInteger r = x - (n * half);
        BigInteger sin = 0, cos = 0, term = One;
        for (int k = 0; k < 400 && !term.IsZero; k++)
        {
            switch (k & 3)
            {
                case 0: cos += term; break;
                case 1: sin += term; break;
                case 2: cos -= term; break;
                default: sin -= term; break;
            }

            term = Times(term, r) / (k + 1);
        }

        return (int)(((n % 4) + 4) % 4) switch { 0 => (sin, cos), 1 => (cos, -sin), 2 => (-sin, -cos), _ => (-cos, sin) };
    }

    /// <summary>atan(y/x) in the full circle, as Atan2.</summary>
    public static BigInteger AtanOf(BigInteger y, BigInteger x)
    {
        BigInteger ay = BigInteger.Abs(y), ax = BigInteger.Abs(x);
        BigInteger t = ay <= ax ? Over(ay, ax) : Over(ax, ay);
        for (int i = 0; i < 6; i++)
            t = Over(t, One + SqrtOf(One + Times(t, t))); // half the angle
        BigInteger square = Times(t, t), power = t, sum = t;
        for (int k = 3; !power.IsZero && k < 1000; k += 2)
        {
            power = -Times(power, square);
            sum += power / k;
        }

        BigInteger angle = sum << 6;
        if (ay > ax)
            angle = (Pi >> 1) - angle;
        if (x.Sign < 0)
            angle = Pi - angle;
        return y.Sign < 0 ? -angle : angle;
    }

    /// <summary>|got - truth·2^power| in units of the last place of the truth rounded to a double.</summary>
    public static double Ulps(double got, BigInteger truth, int power = 0)
    {
        if (truth.IsZero)
            return got == 0 ? 0 : double.PositiveInfinity;
        int place = (int)BigInteger.Abs(truth).GetBitLength() - 53; // the last place of the truth is 2^place of 2^-400
        place = Math.Max(place, -1074 + Bits - power);
        BigInteger mine = Shift(OfLarge(got, out int exponent), exponent + Bits - power - place + 64);
        BigInteger difference = BigInteger.Abs(mine - Shift(truth, 64 - place));
        return (double)difference / Math.Pow(2, 64);
    }

    private static BigInteger OfLarge(double x, out int exponent)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int e = (int)((bits >> 52) & 0x7FF);
        long m = (bits & 0xFFFFFFFFFFFFF) | (e == 0 ? 0 : 0x10000000000000);
        exponent = Math.Max(e, 1) - 1075;
        return x < 0 ? -m : m;
    }

    private static BigInteger Shift(BigInteger v, int by) => by >= 0 ? v << by : v >> -by;

    private static BigInteger ArtanhOf(BigInteger z)
    {
        BigInteger square = Times(z, z), power = z, sum = z;
        for (int k = 3; !power.IsZero && k < 2000; k += 2)
        {
            power = Times(power, square);
            sum += power / k;
        }

        return sum;
    }

    private static BigInteger ArctangentOfInverse(int n)
    {
        BigInteger power = One / n, sum = power;
        for (int k = 3; !power.IsZero; k += 2)
        {
            power /= -(n * n);
            sum += power / k;
        }

        return sum;
    }
}
