using Parapet.Foundation;

namespace Parapet.Model.Scenario;

/// <summary>
/// Distances on a sphere of the earth's mean radius (IUGG R1, 6 371 008.8 m), for checks only: up to half a percent off the
/// ellipsoid. The engine measures on WGS 84.
/// </summary>
internal static class Sphere
{
    private const double RadiusM = 6_371_008.8;

    /// <summary>Great-circle distance in metres by the haversine formula.</summary>
    public static double DistanceM(GeoPoint a, GeoPoint b)
    {
        double sinLatitude = ExactMath.Sin((b.LatitudeRad - a.LatitudeRad) / 2);
        double sinLongitude = ExactMath.Sin((b.LongitudeRad - a.LongitudeRad) / 2);
        double h = (sinLatitude * sinLatitude) + (ExactMath.Cos(a.LatitudeRad) * ExactMath.Cos(b.LatitudeRad) * sinLongitude * sinLongitude);
        return 2 * RadiusM * ExactMath.Asin(Math.Min(1, Math.Sqrt(h)));
    }

    /// <summary>The point at a distance along a great circle.</summary>
    /// <param name="bearingRad">Clockwise from north, at the start.</param>
    public static GeoPoint Destination(GeoPoint from, double bearingRad, double distanceM)
    {
        double arc = distanceM / RadiusM;
        (double sinArc, double cosArc) = ExactMath.SinCos(arc);
        (double sinLatitude, double cosLatitude) = ExactMath.SinCos(from.LatitudeRad);
        double sin = Math.Clamp((sinLatitude * cosArc) + (cosLatitude * sinArc * ExactMath.Cos(bearingRad)), -1, 1);
        double longitudeRad = from.LongitudeRad
            + ExactMath.Atan2(ExactMath.Sin(bearingRad) * sinArc * cosLatitude, cosArc - (sinLatitude * sin));
        return new(ExactMath.Asin(sin), Angle.WrapSigned(longitudeRad), from.Where);
    }
}
