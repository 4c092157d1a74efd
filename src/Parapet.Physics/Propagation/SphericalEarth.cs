using Parapet.Foundation;

namespace Parapet.Physics.Propagation;

/// <summary>
/// Diffraction around a smooth sphere: the first term of the residue series, and the rule for what the earth's bulge takes before
/// the horizon. Source: Recommendation ITU-R P.526-15, section 3, equations 13 to 25. From 10 MHz up; over the sea below 300 MHz in
/// vertical polarisation the surface's own admittance counts.
/// </summary>
public static class SphericalEarth
{
    /// <summary>Loss against free space, dB, of a path over the horizon; negative well inside it, where the first term alone does not hold.</summary>
    /// <param name="distanceM">Along the sphere, above 0.</param>
    /// <param name="height1M">Above the surface, above 0.</param>
    /// <param name="height2M">Above the surface, above 0.</param>
    /// <param name="surface">What reflects; counted where its admittance does.</param>
    public static double FirstTermDb(double distanceM, double height1M, double height2M, double wavelengthM, double effectiveRadiusM, in Surface surface, bool vertical)
    {
        double k = Admittance(wavelengthM, effectiveRadiusM, surface, vertical), beta = Beta(k, wavelengthM, surface, vertical);
        double perHeight = HeightScale(wavelengthM, effectiveRadiusM) * beta;
        return -DistanceGainDb(beta * DistanceScale(wavelengthM, effectiveRadiusM) * distanceM)
            - HeightGainDb(perHeight * height1M, beta, k) - HeightGainDb(perHeight * height2M, beta, k);
    }

    /// <summary>Loss, dB, 0 or more, on either side of the horizon: section 3.2 (it leaves out reflection, and is 0 where the bulge stands clear of 0.6 of the first Fresnel zone).</summary>
    public static double LossDb(double distanceM, double height1M, double height2M, double wavelengthM, double effectiveRadiusM, in Surface surface, bool vertical)
    {
        double share = BulgeShare(distanceM, height1M, height2M, wavelengthM, effectiveRadiusM, out double radius);
        return share == 0 ? 0 : share * Math.Max(0, FirstTermDb(distanceM, height1M, height2M, wavelengthM, radius, surface, vertical));
    }

    /// <summary>The same where the surface's admittance does not count, from (π/λ)^(1/3) and 2 (π/λ)^(2/3): a third of the time.</summary>
    internal static double LossDb(double distanceM, double height1M, double height2M, double wavelengthM, double effectiveRadiusM, double lengthTerm, double heightTerm)
    {
        double share = BulgeShare(distanceM, height1M, height2M, wavelengthM, effectiveRadiusM, out double radius);
        if (share == 0)
            return 0;
        double root = ExactMath.Exp(ExactMath.Log(radius) / -3), perHeight = heightTerm * root;
        double loss = -DistanceGainDb(lengthTerm * root * root * distanceM) - HeightGainDb(perHeight * height1M) - HeightGainDb(perHeight * height2M);
        return share * Math.Max(0, loss);
    }

    // How much of the first term's loss counts, and over which radius: all of it behind the horizon, and a part with the radius for which
    // the path just touches where the bulge comes too near the ray.
    private static double BulgeShare(double distanceM, double height1M, double height2M, double wavelengthM, double effectiveRadiusM, out double radiusM)
    {
        double roots = Math.Sqrt(height1M) + Math.Sqrt(height2M);
        radiusM = effectiveRadiusM;
        if (distanceM >= Math.Sqrt(2 * effectiveRadiusM) * roots)
            return 1;
        MirrorPoint p = MirrorPoint.Of(height1M, height2M, distanceM, effectiveRadiusM);
        double clear = ((p.Above1M * p.D2M) + (p.Above2M * p.D1M)) / distanceM;
        double due = 0.552 * Math.Sqrt(p.D1M * p.D2M * wavelengthM / distanceM);
        radiusM = distanceM / roots * (distanceM / roots) / 2;
        return clear > due ? 0 : 1 - (clear / due);
    }

    /// <summary>Normalised length per metre of distance (equation 14 without β).</summary>
    public static double DistanceScale(double wavelengthM, double effectiveRadiusM) =>
        ExactMath.Pow(Math.PI / (wavelengthM * effectiveRadiusM * effectiveRadiusM), 1.0 / 3);

    /// <summary>Normalised height per metre (equation 15 without β).</summary>
    public static double HeightScale(double wavelengthM, double effectiveRadiusM) =>
        2 * ExactMath.Pow(Math.PI * Math.PI / (wavelengthM * wavelengthM * effectiveRadiusM), 1.0 / 3);

    /// <summary>F(X), dB (equation 17).</summary>
    public static double DistanceGainDb(double x) => x >= 1.6
        ? 11 + (10 * ExactMath.Log10(x)) - (17.6 * x)
        : (-20 * ExactMath.Log10(x)) - (5.6488 * ExactMath.Pow(x, 1.425));

    /// <summary>G(Y), dB (equation 18).</summary>
    public static double HeightGainDb(double y, double beta = 1, double admittance = 0)
    {
        double b = beta * y;
        double gain = b > 2
            ? (17.6 * Math.Sqrt(b - 1.1)) - (5 * ExactMath.Log10(b - 1.1)) - 8
            : 20 * ExactMath.Log10(b + (0.1 * b * b * b));
        return admittance > 0 ? Math.Max(gain, 2 + (20 * ExactMath.Log10(admittance))) : gain;
    }

    /// <summary>Normalised surface admittance K (equations 11 and 12).</summary>
    public static double Admittance(double wavelengthM, double effectiveRadiusM, in Surface surface, bool vertical)
    {
        double e = surface.Permittivity, l2 = surface.Loss * surface.Loss;
        // The recommendation's 0.36 (a f)^(-1/3) with km and MHz is (2π a/λ)^(-1/3) in one unit; 18,000 σ/f is the loss.
        double k = ExactMath.Pow(2 * Math.PI * effectiveRadiusM / wavelengthM, -1.0 / 3) * ExactMath.Pow(((e - 1) * (e - 1)) + l2, -0.25);
        return vertical ? k * Math.Sqrt((e * e) + l2) : k;
    }

    // Equation 16; 1 in horizontal polarisation, and in vertical above 20 MHz over land and 300 MHz over sea.
    internal static double Beta(double k, double wavelengthM, in Surface surface, bool vertical)
    {
        if (!vertical || 299792458 / wavelengthM > (surface.Sea ? 3e8 : 2e7))
            return 1;
        double k2 = k * k;
        return (1 + (1.6 * k2) + (0.67 * k2 * k2)) / (1 + (4.5 * k2) + (1.53 * k2 * k2));
    }
}
