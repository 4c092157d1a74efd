namespace Parapet.Engine.Tests;

/// <summary>Intervals for what is counted in tests.</summary>
internal static class Chances
{
    /// <summary>Normal quantile of a two-sided 99 % interval.</summary>
    public const double Z99 = 2.5758;

    /// <summary>Wilson's interval of a share (Wilson, J. American Statistical Association 22, 1927, 209).</summary>
    public static (double Low, double High) Wilson(int hits, int trials, double z = Z99)
    {
        double p = (double)hits / trials, z2 = z * z;
        double middle = (p + (z2 / (2 * trials))) / (1 + (z2 / trials));
        double half = z / (1 + (z2 / trials)) * Math.Sqrt((p * (1 - p) / trials) + (z2 / (4.0 * trials * trials)));
        return (middle - half, middle + half);
    }
}
