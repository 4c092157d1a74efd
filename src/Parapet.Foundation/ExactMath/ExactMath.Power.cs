namespace Parapet.Foundation;

public static partial class ExactMath
{
    /// <summary>
    /// x to the y. For x below 0 y must be whole, else NaN; anything to the 0 and 1 to anything is 1.
    /// </summary>
    public static double Pow(double x, double y)
    {
        double size = Math.Abs(y);
        if (!(x > 0 && x < double.PositiveInfinity && size < 1.8e19 && size > 2.7e-20) || x == 1)
            return PowSpecial(x, y);
        return PowOfPositive(x, y);
    }

    private static double PowOfPositive(double x, double y)
    {
        DoubleDouble l = LogPair(x);
        DoubleDouble p = DoubleDouble.TwoProduct(y, l.High);
        double low = p.Low + (y * l.Low);
        return p.High is < 710 and > -746 ? ExpOfSum(p.High, low) : ExpBeyond(p.High);
    }

    private static double PowSpecial(double x, double y)
    {
        if (y == 0 || x == 1)
            return 1;
        if (double.IsNaN(x) || double.IsNaN(y))
            return double.NaN;
        double base1 = Math.Abs(x);
        if (double.IsInfinity(y))
            return base1 == 1 ? 1 : base1 > 1 == y > 0 ? double.PositiveInfinity : 0;
        bool odd = IsOdd(y);
        if (x == 0 || double.IsInfinity(x))
        {
            double v = x == 0 == y > 0 ? 0 : double.PositiveInfinity;
            return odd ? Math.CopySign(v, x) : v;
        }

        if (x < 0 && Math.Floor(y) != y)
            return double.NaN;
        double magnitude = base1 == 1 || Math.Abs(y) <= 2.7e-20 ? 1
            : Math.Abs(y) >= 1.8e19 ? (base1 > 1 == y > 0 ? double.PositiveInfinity : 0)
            : PowOfPositive(base1, y);
        return x < 0 && odd ? -magnitude : magnitude;
    }

    private static bool IsOdd(double y) => Math.Abs(y) < 9007199254740992 && Math.Floor(y) == y && ((long)y & 1) != 0;
}
