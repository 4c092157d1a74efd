using Parapet.Foundation;

namespace Parapet.Physics.Terrain;

/// <summary>
/// Straight rays over a sphere that stands for the ellipsoid along one path, enlarged so that the ray which refraction
/// bends becomes straight (Skolnik, "Introduction to Radar Systems", 3rd ed., section 8.3).
/// </summary>
internal static class EffectiveEarth
{
    /// <summary>
    /// Radius of curvature of the ellipsoid, m, at a latitude in a direction (Euler's theorem; Torge, "Geodesy", 3rd ed.,
    /// eq. 4.17-4.19).
    /// </summary>
    /// <param name="sinLatitude">Sine of the geodetic latitude.</param>
    /// <param name="cosAzimuthSquared">Squared cosine of the azimuth, 0 to 1.</param>
    public static double RadiusM(double sinLatitude, double cosAzimuthSquared)
    {
        double w = 1 - (Wgs84.EccentricitySquared * sinLatitude * sinLatitude);
        double across = Wgs84.SemiMajorAxisM / Math.Sqrt(w);
        double along = across * (1 - Wgs84.EccentricitySquared) / w;
        return 1 / ((cosAzimuthSquared / along) + ((1 - cosAzimuthSquared) / across));
    }

    /// <summary>Tangent of the elevation angle, from an antenna at one height, of a point at an angle at the centre and another height.</summary>
    public static double Slope(double radiusM, double antennaM, double sinAngle, double cosAngle, double heightM)
    {
        // 1 - cos loses its digits near 0; sin²/(1 + cos) does not.
        double drop = radiusM * sinAngle * sinAngle / (1 + cosAngle);
        return ((heightM * cosAngle) - antennaM - drop) / ((radiusM + heightM) * sinAngle);
    }

    /// <summary>Height, m, of the ray with the given slope at an angle at the centre; infinite where the ray never gets there.</summary>
    public static double HeightOnRay(double radiusM, double antennaM, double sinAngle, double cosAngle, double slope)
    {
        double d = cosAngle - (slope * sinAngle);
        double drop = sinAngle * sinAngle / (1 + cosAngle);
        return d > 0 ? (antennaM + (radiusM * (drop + (slope * sinAngle)))) / d : double.PositiveInfinity;
    }
}
