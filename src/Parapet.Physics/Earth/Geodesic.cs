using Parapet.Foundation;

namespace Parapet.Physics.Earth;

/// <summary>The shortest line between two points of the ellipsoid.</summary>
/// <param name="DistanceM">Length along the ellipsoid, m; heights do not count.</param>
/// <param name="AzimuthAtA">Direction of travel at the first point, clockwise from true north, [0, 2π).</param>
/// <param name="AzimuthAtB">Direction of travel (onward, not back) at the second point, clockwise from true north, [0, 2π).</param>
public readonly record struct GeodesicLine(double DistanceM, Angle AzimuthAtA, Angle AzimuthAtB);

/// <summary>
/// Geodesics of WGS 84: distance and azimuths between two points, and the point at a distance along an azimuth.
/// Source: T. Vincenty, "Direct and inverse solutions of geodesics on the ellipsoid with application of nested equations",
/// Survey Review XXIII, 176 (1975); nearly antipodal points by <see cref="AntipodalGeodesic"/>. Within 0.5 mm.
/// </summary>
public static class Geodesic
{
    private const double MinorM = Wgs84.SemiMinorAxisM;
    private const double SecondEccentricitySquared = Wgs84.EccentricitySquared / (1 - Wgs84.EccentricitySquared);

    /// <summary>
    /// Distance and both azimuths from <paramref name="a"/> to <paramref name="b"/>; for one and the same point all zero. Where several lines are
    /// equally short (from pole to pole, between opposite points of the equator) one of them.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A latitude lies beyond a pole, or an angle is not finite.</exception>
    public static GeodesicLine Inverse(GeodeticPosition a, GeodeticPosition b)
    {
        Require(a);
        Require(b);
        (double sinU1, double cosU1) = Reduced(a.Latitude.Radians);
        (double sinU2, double cosU2) = Reduced(b.Latitude.Radians);
        double difference = Angle.WrapSigned(b.Longitude.Radians - a.Longitude.Radians);
        double lambda = difference;
        for (int i = 0; i < 100; i++)
        {
            (double sinL, double cosL) = ExactMath.SinCos(lambda);
            double east = cosU2 * sinL;
            double north = (cosU1 * sinU2) - (sinU1 * cosU2 * cosL);
            double sinSigma = Math.Sqrt((east * east) + (north * north));
            double cosSigma = (sinU1 * sinU2) + (cosU1 * cosU2 * cosL);
            if (sinSigma == 0 && cosSigma > 0)
                return default;
            // Beyond 178 degrees the iteration converges slowly, to nowhere, or to a line that is not the shortest.
            if (sinSigma < 0.035 && cosSigma < 0)
                break;
            double sigma = ExactMath.Atan2(sinSigma, cosSigma);
            double sinAlpha = cosU1 * east / sinSigma;
            double cos2Alpha = 1 - (sinAlpha * sinAlpha);
            double cosMid = cos2Alpha > 1e-15 ? cosSigma - (2 * sinU1 * sinU2 / cos2Alpha) : 0;
            double next = difference + LongitudeExcess(sinAlpha, cos2Alpha, sigma, sinSigma, cosSigma, cosMid);
            if (Math.Abs(next) > Math.PI)
                break;
            bool done = Math.Abs(next - lambda) < 1e-14;
            lambda = next;
            if (!done)
                continue;
            double distance = ArcM(cos2Alpha, sigma, sinSigma, cosSigma, cosMid);
            double atB = ExactMath.Atan2(cosU1 * sinL, (cosU1 * sinU2 * cosL) - (sinU1 * cosU2));
            return new(distance, new Angle(ExactMath.Atan2(east, north)).Normalised(), new Angle(atB).Normalised());
        }

        return AntipodalGeodesic.Inverse((sinU1, cosU1), (sinU2, cosU2), difference);
    }

    /// <summary>The point <paramref name="distanceM"/> along the geodesic that leaves at <paramref name="azimuth"/>, at the same height.</summary>
    public static GeodeticPosition Direct(GeodeticPosition from, Angle azimuth, double distanceM) => Direct(from, azimuth, distanceM, out _);

    /// <summary>As the shorter form; also the direction of travel at the end, clockwise from true north, [0, 2π).</summary>
    /// <param name="distanceM">Metres along the ellipsoid; negative goes backwards.</param>
    public static GeodeticPosition Direct(GeodeticPosition from, Angle azimuth, double distanceM, out Angle azimuthAtEnd)
    {
        (double sinA1, double cosA1) = ExactMath.SinCos(azimuth.Radians);
        (double sinU1, double cosU1) = Reduced(from.Latitude.Radians);
        double sigma1 = ExactMath.Atan2(sinU1, cosU1 * cosA1);
        double sinAlpha = cosU1 * sinA1;
        double cos2Alpha = 1 - (sinAlpha * sinAlpha);
        double u2 = cos2Alpha * SecondEccentricitySquared;
        double a = ScaleA(u2), b = ScaleB(u2);
        double sigma = distanceM / (MinorM * a);
        double sinSigma, cosSigma, cosMid;
        for (int i = 0; ; i++)
        {
            cosMid = ExactMath.Cos((2 * sigma1) + sigma);
            (sinSigma, cosSigma) = ExactMath.SinCos(sigma);
            double next = (distanceM / (MinorM * a)) + SigmaCorrection(b, sinSigma, cosSigma, cosMid);
            bool done = Math.Abs(next - sigma) < 1e-14 || i == 20;
            sigma = next;
            if (done)
                break;
        }

        double axial = (sinU1 * sinSigma) - (cosU1 * cosSigma * cosA1);
        double latitude = ExactMath.Atan2(
            (sinU1 * cosSigma) + (cosU1 * sinSigma * cosA1),
            (1 - Wgs84.Flattening) * Math.Sqrt((sinAlpha * sinAlpha) + (axial * axial)));
        double lambda = ExactMath.Atan2(sinSigma * sinA1, (cosU1 * cosSigma) - (sinU1 * sinSigma * cosA1));
        double difference = lambda - LongitudeExcess(sinAlpha, cos2Alpha, sigma, sinSigma, cosSigma, cosMid);
        azimuthAtEnd = new Angle(ExactMath.Atan2(sinAlpha, -axial)).Normalised();
        return new(new Angle(latitude), new Angle(Angle.WrapSigned(from.Longitude.Radians + difference)), from.HeightM);
    }

    /// <summary>Length, m, of an arc between two points of the auxiliary sphere.</summary>
    internal static double ArcM(double cos2Alpha, double sigma, double sinSigma, double cosSigma, double cosMid)
    {
        double u2 = cos2Alpha * SecondEccentricitySquared;
        return MinorM * ScaleA(u2) * (sigma - SigmaCorrection(ScaleB(u2), sinSigma, cosSigma, cosMid));
    }

    private static void Require(GeodeticPosition position)
    {
        // A hair beyond the pole is rounding of degrees.
        if (!(Math.Abs(position.Latitude.Radians) <= (Math.PI / 2) + 1e-12))
            throw new ArgumentOutOfRangeException(nameof(position), position.Latitude.Degrees, "Latitude, degrees: -90 to 90.");
        if (!double.IsFinite(position.Longitude.Radians))
            throw new ArgumentOutOfRangeException(nameof(position), position.Longitude.Degrees, "Longitude, degrees: finite.");
    }

    private static (double Sin, double Cos) Reduced(double latitude)
    {
        (double s, double c) = ExactMath.SinCos(latitude);
        double y = (1 - Wgs84.Flattening) * s;
        double l = Math.Sqrt((y * y) + (c * c));
        return (y / l, c / l);
    }

    // Vincenty's equations 3 and 4, 6, 10 and 11.
    private static double ScaleA(double u2) => 1 + (u2 / 16384 * (4096 + (u2 * (-768 + (u2 * (320 - (175 * u2)))))));

    private static double ScaleB(double u2) => u2 / 1024 * (256 + (u2 * (-128 + (u2 * (74 - (47 * u2))))));

    private static double SigmaCorrection(double b, double sinSigma, double cosSigma, double cosMid)
    {
        double mid2 = cosMid * cosMid;
        double inner = (cosSigma * ((2 * mid2) - 1)) - (b / 6 * cosMid * ((4 * sinSigma * sinSigma) - 3) * ((4 * mid2) - 3));
        return b * sinSigma * (cosMid + (b / 4 * inner));
    }

    /// <summary>Difference of longitude on the auxiliary sphere less that on the ellipsoid, rad.</summary>
    internal static double LongitudeExcess(double sinAlpha, double cos2Alpha, double sigma, double sinSigma, double cosSigma, double cosMid)
    {
        const double f = Wgs84.Flattening;
        double c = f / 16 * cos2Alpha * (4 + (f * (4 - (3 * cos2Alpha))));
        double inner = cosMid + (c * cosSigma * ((2 * cosMid * cosMid) - 1));
        return (1 - c) * f * sinAlpha * (sigma + (c * sinSigma * inner));
    }
}
