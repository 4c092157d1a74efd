using Parapet.Foundation;

namespace Parapet.Engine.Coverage;

/// <summary>
/// Area on the ellipsoid inside a ring of straight lines in longitude and latitude. The zone between the equator and a latitude has, per radian of longitude,
/// b²/2·(sin φ/(1 - e² sin² φ) + artanh(e sin φ)/e) (Snyder, "Map Projections: A Working Manual", USGS 1395, eq. 3-12); along an edge it is
/// integrated by Simpson's rule, to 1e-6 for edges below a degree.
/// </summary>
public static class SurfaceArea
{
    /// <summary>Square metres; positive where the ring runs counter-clockwise. Not across the 180th meridian.</summary>
    public static double OfRing(IReadOnlyList<GeodeticPosition> ring)
    {
        double sum = 0;
        for (int i = 0; i < ring.Count; i++)
        {
            GeodeticPosition a = ring[i], b = ring[(i + 1) % ring.Count];
            double east = b.Longitude.Radians - a.Longitude.Radians;
            double first = a.Latitude.Radians, last = b.Latitude.Radians;
            sum -= east * (Zone(first) + (4 * Zone((first + last) / 2)) + Zone(last)) / 6;
        }

        return sum;
    }

    private static double Zone(double latitudeRad)
    {
        double sin = ExactMath.Sin(latitudeRad), e = Math.Sqrt(Wgs84.EccentricitySquared);
        double artanh = 0.5 * ExactMath.Log((1 + (e * sin)) / (1 - (e * sin)));
        return Wgs84.SemiMinorAxisM * Wgs84.SemiMinorAxisM / 2 * ((sin / (1 - (Wgs84.EccentricitySquared * sin * sin))) + (artanh / e));
    }
}
