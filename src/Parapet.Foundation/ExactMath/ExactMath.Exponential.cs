using System.Runtime.CompilerServices;

namespace Parapet.Foundation;

public static partial class ExactMath
{
    private const double StepsPerLn2 = 92.33248261689366;        // 64/ln 2
    private const double Step1 = 0.010830424695086549;           // ln 2/64, 33 bits
    private const double Step2 = 1.162596423439437e-12;          // the rest of it
    private const double ExpOverflow = 709.782712893384;
    private const double ExpUnderflow = -745.1332191019412;

    /// <summary>e to the x. Infinity above 709.78, subnormal below -708.4, 0 below -745.13.</summary>
    public static double Exp(double x) => x is <= ExpOverflow and >= ExpUnderflow ? ExpOfSum(x, 0) : ExpBeyond(x);

    /// <summary>Hyperbolic tangent.</summary>
    public static double Tanh(double x)
    {
        double a = Math.Abs(x);
        if (a < 0.125)
        {
            double z = x * x;
            return a < Tiny ? x : x + (x * z * TanhPolynomial(z));
        }

        if (!(a < 20))
            return double.IsNaN(x) ? x : Math.CopySign(1, x);
        DoubleDouble fall = ExpPair(-2 * a, 0, out int power);
        double scale = PowerOfTwo(power);
        fall = DoubleDouble.FastTwoSum(fall.High * scale, fall.Low * scale);
        DoubleDouble over = DoubleDouble.FastTwoSum(1, -fall.High), under = DoubleDouble.FastTwoSum(1, fall.High);
        DoubleDouble t = new DoubleDouble(over.High, over.Low - fall.Low) / new DoubleDouble(under.High, under.Low + fall.Low);
        return Math.CopySign(t.High, x);
    }

    private static double ExpBeyond(double x) => double.IsNaN(x) ? x : x > 0 ? double.PositiveInfinity : 0;

    // exp(x + low), |low| far below |x|; x between the two limits.
    private static double ExpOfSum(double x, double low)
    {
        DoubleDouble v = ExpPair(x, low, out int power);
        double result = v.High + v.Low;
        if (power is > -1021 and < 1023)
            return result * PowerOfTwo(power);
        return power > 0
            ? result * 2 * PowerOfTwo(power - 1)
            : result * PowerOfTwo(power + 200) * PowerOfTwo(-200); // the first product is exact: one rounding into the subnormals
    }

    // exp(x + low) = (High + Low)·2^power, within 2^-60 of itself; High is a table entry, not yet normalised.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DoubleDouble ExpPair(double x, double low, out int power)
    {
        double k = Math.Round(x * StepsPerLn2);
        double r = (x - (k * Step1)) + (low - (k * Step2));
        int step = (int)k;
        power = step >> 6;
        DoubleDouble t = ExpTable.Powers[step & 63];
        double w = r * r;
        double p = r + ((w * (0.5 + (r * 0.16666666666666666))) + (w * w * (0.041666666666666664 + (r * 0.008333333333333333) + (w * 0.001388888888888889))));
        return new(t.High, t.Low + (t.High * p));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double PowerOfTwo(int n) => BitConverter.Int64BitsToDouble((long)(n + 1023) << 52);

    // (tanh x / x - 1)/z for z = x² up to 1/64; error 2e-17.
    private static double TanhPolynomial(double z) =>
        -0.3333333333333333 + (z * (0.13333333333333322 + (z * (-0.053968253968151046 + (z * (0.021869488496608067
        + (z * (-0.008863228290024993 + (z * (0.0035914470237015917 + (z * -0.0014239969035219852)))))))))));

    private static class ExpTable
    {
        /// <summary>2^(j/64) for j = 0..63.</summary>
        public static readonly DoubleDouble[] Powers = Compute();

        private static DoubleDouble[] Compute()
        {
            DoubleDouble root = 2;
            for (int i = 0; i < 6; i++)
                root = DoubleDouble.Sqrt(root);
            DoubleDouble[] powers = new DoubleDouble[64];
            powers[0] = 1;
            for (int j = 1; j < 64; j++)
                powers[j] = powers[j - 1] * root;
            return powers;
        }
    }
}
