namespace Parapet.Foundation;

/// <summary>
/// The WGS 84 ellipsoid and the change between geodetic and Earth-fixed coordinates.
/// Source: NIMA TR8350.2, 3rd edition; the inverse after Vermeille, "Direct transformation from geocentric coordinates to
/// geodetic coordinates", J. Geodesy 76 (2002), or an iteration of equal accuracy: within 1e-8 m from -10 km to 1,000 km.
/// </summary>
public static class Wgs84
{
    public const double SemiMajorAxisM = 6378137.0;
    public const double Flattening = 1 / 298.257223563;
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

    /// <summary>Latitude by Bowring's iteration on the parametric latitude; two rounds reach 1e-9 rad below 1,000 km.</summary>
    public static GeodeticPosition ToGeodetic(EcefPosition e)
    {
        double p = Math.Sqrt((e.XM * e.XM) + (e.YM * e.YM));
        double lon = ExactMath.Atan2(e.YM, e.XM);
        double second = EccentricitySquared / (1 - EccentricitySquared);
        double tanU = e.ZM * SemiMajorAxisM / (p * SemiMinorAxisM);
        double lat = 0;
        for (int i = 0; i < 3; i++)
        {
            double cosU = 1 / Math.Sqrt(1 + (tanU * tanU));
            double sinU = tanU * cosU;
            double z = e.ZM + (second * SemiMinorAxisM * sinU * sinU * sinU);
            double r = p - (EccentricitySquared * SemiMajorAxisM * cosU * cosU * cosU);
            lat = ExactMath.Atan2(z, r);
            tanU = (1 - Flattening) * z / r;
        }

        (double sinLat, double cosLat) = ExactMath.SinCos(lat);
        double height = (p * cosLat) + (e.ZM * sinLat) - (SemiMajorAxisM * Math.Sqrt(1 - (EccentricitySquared * sinLat * sinLat)));
        return new(new Angle(lat), new Angle(lon), height);
    }

    /// <summary>Height above the ellipsoid alone, metres; the same value as <see cref="ToGeodetic"/> gives.</summary>
    public static double HeightM(EcefPosition e) => ToGeodetic(e).HeightM;
}
