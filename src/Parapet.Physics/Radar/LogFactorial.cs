using Parapet.Foundation;

namespace Parapet.Physics.Radar;

/// <summary>Natural logarithm of n! for whole n ≥ 0, to 1e-15 of itself: products to 31, Stirling's series beyond, whose first term left out is below 1e-17.</summary>
internal static class LogFactorial
{
    private static readonly double[] Small = Products();

    public static double Of(double n)
    {
        if (n < Small.Length)
            return Small[(int)n];
        double z = n + 1, r = 1 / (z * z);
        double tail = (1.0 / 12 - (r * ((1.0 / 360) - (r * ((1.0 / 1260) - (r * (1.0 / 1680))))))) / z;
        return ((z - 0.5) * ExactMath.Log(z)) - z + (0.5 * ExactMath.Log(2 * Math.PI)) + tail;
    }

    private static double[] Products()
    {
        double[] table = new double[32];
        double product = 1;
        for (int n = 1; n < table.Length; n++)
        {
            product *= n;
            table[n] = ExactMath.Log(product);
        }

        return table;
    }
}
