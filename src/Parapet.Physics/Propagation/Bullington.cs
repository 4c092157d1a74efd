using Parapet.Foundation;

namespace Parapet.Physics.Propagation;

/// <summary>
/// Diffraction over a terrain profile. Source: Recommendation ITU-R P.526-15, section 4.5: Bullington's one edge in place of all,
/// mended by what a smooth earth of the same height loses beyond its own Bullington edge ("delta-Bullington", section 4.5.4).
/// </summary>
public static class Bullington
{
    /// <summary>The whole method, dB against free space, 0 or more.</summary>
    /// <param name="distanceM">Distances of the profile's points from one end, ascending, the first 0 and the last the other end, m.</param>
    /// <param name="groundM">Heights of the ground there above sea level, m.</param>
    /// <param name="height1M">Of the first end above sea level, m.</param>
    /// <param name="height2M">Of the last.</param>
    public static double DeltaLossDb(
        ReadOnlySpan<double> distanceM, ReadOnlySpan<double> groundM, double height1M, double height2M, double wavelengthM, double effectiveRadiusM, in Surface surface, bool vertical)
    {
        double d = distanceM[^1];
        (double ground1, double ground2) = SmoothGround(distanceM, groundM, height1M, height2M);
        double above1 = height1M - ground1, above2 = height2M - ground2;
        double actual = LossDb(distanceM, groundM, height1M, height2M, wavelengthM, effectiveRadiusM);
        double smooth = SmoothLossDb(d, above1, above2, wavelengthM, effectiveRadiusM);
        double sphere = SphericalEarth.LossDb(d, above1, above2, wavelengthM, effectiveRadiusM, surface, vertical);
        return actual + Math.Max(sphere - smooth, 0);
    }

    /// <summary>Bullington's part: equations 46 to 54.</summary>
    /// <inheritdoc cref="DeltaLossDb"/>
    public static double LossDb(ReadOnlySpan<double> distanceM, ReadOnlySpan<double> groundM, double height1M, double height2M, double wavelengthM, double effectiveRadiusM)
    {
        double d = distanceM[^1], half = 1 / (2 * effectiveRadiusM);
        double from1 = double.NegativeInfinity, from2 = double.NegativeInfinity;
        for (int i = 1; i < distanceM.Length - 1; i++)
        {
            double x = distanceM[i], bulge = groundM[i] + (half * x * (d - x));
            from1 = Math.Max(from1, (bulge - height1M) / x);
            from2 = Math.Max(from2, (bulge - height2M) / (d - x));
        }

        if (double.IsNegativeInfinity(from1))
            return 0;
        double direct = (height2M - height1M) / d;
        if (from1 >= direct)
            return OfSlopes(d, height1M, height2M, from1, from2, wavelengthM);
        double most = double.NegativeInfinity;
        for (int i = 1; i < distanceM.Length - 1; i++)
        {
            double x = distanceM[i];
            double above = groundM[i] + (half * x * (d - x)) - (((height1M * (d - x)) + (height2M * x)) / d);
            most = Math.Max(most, above * Math.Sqrt(2 * d / (wavelengthM * x * (d - x))));
        }

        return Total(KnifeEdge.LossDb(most), d);
    }

    /// <summary>The edge where the two horizons' lines meet (equations 51 to 53), made up to the path's loss.</summary>
    internal static double OfSlopes(double d, double height1M, double height2M, double from1, double from2, double wavelengthM)
    {
        double at = Math.Clamp((height2M - height1M + (from2 * d)) / (from1 + from2), 1, d - 1);
        double above = height1M + (from1 * at) - (((height1M * (d - at)) + (height2M * at)) / d);
        return Total(KnifeEdge.LossDb(above * Math.Sqrt(2 * d / (wavelengthM * at * (d - at)))), d);
    }

    /// <summary>Equation 54: what the one edge leaves out.</summary>
    internal static double Total(double edgeDb, double distanceM) => edgeDb <= 0
        ? 0
        : edgeDb + ((1 - ExactMath.Exp(-edgeDb / 6)) * (10 + (0.02e-3 * distanceM)));

    /// <summary>Bullington's loss over a smooth sphere, its horizons in closed form (as attachment 4 of Recommendation ITU-R P.1812-6 has it).</summary>
    /// <param name="above1M">Height of the first end above the sphere, m.</param>
    internal static double SmoothLossDb(double distanceM, double above1M, double above2M, double wavelengthM, double effectiveRadiusM)
    {
        double d = distanceM, a = effectiveRadiusM;
        if (d < Math.Sqrt(2 * a) * (Math.Sqrt(Math.Max(0, above1M)) + Math.Sqrt(Math.Max(0, above2M))))
        {
            if (above1M + above2M <= 0)
                return 0;
            MirrorPoint p = MirrorPoint.Of(above1M, above2M, d, a);
            double clear = ((p.Above1M * p.D2M) + (p.Above2M * p.D1M)) / d;
            return Total(KnifeEdge.LossDb(-clear * Math.Sqrt(2 * d / (wavelengthM * p.D1M * p.D2M))), d);
        }

        double from1 = (d / (2 * a)) - Math.Sqrt(2 * Math.Max(0, above1M) / a), from2 = (d / (2 * a)) - Math.Sqrt(2 * Math.Max(0, above2M) / a);
        return OfSlopes(d, above1M, above2M, from1, from2, wavelengthM);
    }

    /// <summary>Heights of the smooth ground under the two ends (section 4.5.3, equations 55 to 62).</summary>
    private static (double Ground1M, double Ground2M) SmoothGround(ReadOnlySpan<double> distanceM, ReadOnlySpan<double> groundM, double height1M, double height2M)
    {
        double v1 = 0, v2 = 0, d = distanceM[^1];
        double most = double.NegativeInfinity, seen1 = double.NegativeInfinity, seen2 = double.NegativeInfinity;
        for (int i = 1; i < distanceM.Length; i++)
        {
            double step = distanceM[i] - distanceM[i - 1];
            v1 += step * (groundM[i] + groundM[i - 1]);
            v2 += step * ((groundM[i] * ((2 * distanceM[i]) + distanceM[i - 1])) + (groundM[i - 1] * (distanceM[i] + (2 * distanceM[i - 1]))));
            if (i == distanceM.Length - 1)
                break;
            double above = groundM[i] - (((height1M * (d - distanceM[i])) + (height2M * distanceM[i])) / d);
            most = Math.Max(most, above);
            seen1 = Math.Max(seen1, above / distanceM[i]);
            seen2 = Math.Max(seen2, above / (d - distanceM[i]));
        }

        return SmoothGround(v1, v2, d, most, seen1, seen2, groundM[0], groundM[^1]);
    }

    /// <param name="mostM">Greatest height of the ground above the line between the ends, m, curvature left out.</param>
    /// <param name="seen1">Greatest ratio of such a height to its distance from the first end.</param>
    internal static (double Ground1M, double Ground2M) SmoothGround(double v1, double v2, double d, double mostM, double seen1, double seen2, double ground1M, double ground2M)
    {
        double fitted1 = ((2 * v1 * d) - v2) / (d * d), fitted2 = (v2 - (v1 * d)) / (d * d);
        if (mostM > 0)
        {
            fitted1 -= mostM * seen1 / (seen1 + seen2);
            fitted2 -= mostM * seen2 / (seen1 + seen2);
        }

        return (Math.Min(fitted1, ground1M), Math.Min(fitted2, ground2M));
    }
}
