namespace Parapet.Foundation;

/// <summary>
/// The WGS 84 ellipsoid and the change between geodetic and Earth-fixed coordinates.
/// Source: NIMA TR8350.2, 3rd edition; the inverse by Bowring's iteration.
/// </summary>
public static class Wgs84
{
    public const double SemiMajorAxisM = 6378137.0;
    public const double Flattening = 1 / 298.257223563;
    /// <summary>Mean radius of the Earth (IUGG R1, rounded as in the radar literature), m: where a part in 300 does not matter.</summary>
    public const double MeanRadiusM = 6371000;

    public const double SemiMinorAxisM = SemiMajorAxisM * (1 - Flattening);
    public const double EccentricitySquared = Flattening * (2 - Flattening);

    /// <summary>Geocentric gravitational constant, m³/s².</summary>
    public const double GravitationalParameter = 3.986004418e14;

    /// <summary>Rotation rate of the Earth, rad/s.</summary>
    public const double RotationRate = 7.292115e-5;

    /// <summary>Second zonal harmonic.</summary>
    public const double J2 = 1.08262982e-3;

    public static EcefPosition ToEcef(GeodeticPosition p)
    {
        (double sinLat, double cosLat) = ExactMath.SinCos(p.Latitude.Radians);
        (double sinLon, double cosLon) = ExactMath.SinCos(p.Longitude.Radians);
        double n = SemiMajorAxisM / Math.Sqrt(1 - (EccentricitySquared * sinLat * sinLat));
        double horizontal = (n + p.HeightM) * cosLat;
        return new(horizontal * cosLon, horizontal * sinLon, ((n * (1 - EccentricitySquared)) + p.HeightM) * sinLat);
    }

    /// <summary>
    /// Latitude, longitude and height of an Earth-fixed position. Round trips stay within 1e-8 m from -10 km to 1,000 km,
    /// poles and axis included; on the axis the longitude is that of Atan2 (0 or π).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Within 1,000 km of the Earth's centre, or not a number.</exception>
    public static GeodeticPosition ToGeodetic(EcefPosition e)
    {
        double p = DistanceFromAxis(e);
        (double z, double r) = NormalDirection(p, e.ZM, rounds: 2);
        return new(new Angle(ExactMath.Atan2(z, r)), new Angle(ExactMath.Atan2(e.YM, e.XM)), HeightAlong(p, e.ZM, r, z));
    }

    /// <summary>
    /// Height above the ellipsoid alone, metres, without a transcendental function: within 1e-6 m of
    /// <see cref="ToGeodetic"/> from -10 km to 1,000 km, 1e-3 m to 40,000 km.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Within 1,000 km of the Earth's centre, or not a number.</exception>
    public static double HeightM(EcefPosition e)
    {
        double p = DistanceFromAxis(e);
        (double z, double r) = NormalDirection(p, e.ZM, rounds: 1);
        return HeightAlong(p, e.ZM, r, z);
    }

    /// <summary>
    /// The unit vector that points straight up at a position (the normal of the ellipsoid through it) and the height above
    /// the ellipsoid, metres, without a transcendental function. From -10 km to 1,000 km within 1e-8 m and 1e-14 rad.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Within 1,000 km of the Earth's centre, or not a number.</exception>
    public static Vector3D Up(EcefPosition e, out double heightM)
    {
        double p = DistanceFromAxis(e);
        (double z, double r) = NormalDirection(p, e.ZM, rounds: 2);
        heightM = HeightAlong(p, e.ZM, r, z);
        double perLength = 1 / Math.Sqrt((z * z) + (r * r));
        double outward = p > 0 ? r * perLength / p : 0;
        return new(outward * e.XM, outward * e.YM, z * perLength);
    }

    private static double DistanceFromAxis(EcefPosition e)
    {
        double p2 = (e.XM * e.XM) + (e.YM * e.YM);
        return p2 + (e.ZM * e.ZM) > 1e12 ? Math.Sqrt(p2)
            : throw new ArgumentOutOfRangeException(nameof(e), e, "An Earth-fixed position lies more than 1e6 m from the Earth's centre.");
    }

    // Bowring's iteration on the parametric latitude ("Transformation from spatial to geographical coordinates", Survey
    // Review XXIII, 181, 1976), in sines and cosines, so that it passes through the poles.
    private static (double Z, double R) NormalDirection(double p, double z, int rounds)
    {
        const double second = EccentricitySquared / (1 - EccentricitySquared);
        double up = z * SemiMajorAxisM, outward = p * SemiMinorAxisM;
        double normalZ = 0, normalR = 0;
        for (int i = 0; i < rounds; i++)
        {
            double perLength = 1 / Math.Sqrt((up * up) + (outward * outward));
            double sinU = up * perLength, cosU = outward * perLength;
            normalZ = z + (second * SemiMinorAxisM * sinU * sinU * sinU);
            normalR = p - (EccentricitySquared * SemiMajorAxisM * cosU * cosU * cosU);
            up = (1 - Flattening) * normalZ;
            outward = normalR;
        }

        return (normalZ, normalR);
    }

    // Of the point (p, z) along the normal (r, n); second order in the normal's error.
    private static double HeightAlong(double p, double z, double r, double n)
    {
        double square = (n * n) + (r * r);
        double foot = SemiMajorAxisM * Math.Sqrt(square - (EccentricitySquared * n * n));
        return ((p * r) + (z * n) - foot) / Math.Sqrt(square);
    }
}
