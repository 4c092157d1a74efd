using Parapet.Foundation;

namespace Parapet.Physics.Terrain;

/// <summary>
/// Whether terrain stands between two points, refraction folded into an effective earth radius.
/// </summary>
public static class LineOfSight
{
    /// <summary>True where the ray between the two Earth-fixed points (m) clears the terrain.</summary>
    /// <param name="effectiveEarthFactor">Ratio of effective to true radius; 4/3 in a standard atmosphere, 1 for light.</param>
    public static bool IsClear(ElevationGrid terrain, Vector3D fromEcefM, Vector3D toEcefM, double effectiveEarthFactor = 4.0 / 3.0)
    {
        GeodeticPosition a = Wgs84.ToGeodetic(EcefPosition.From(fromEcefM)), b = Wgs84.ToGeodetic(EcefPosition.From(toEcefM));
        Earth.GeodesicLine line = Earth.Geodesic.Inverse(a, b);
        double step = 400;
        double radius = effectiveEarthFactor * 6371000;
        for (double d = step; d < line.DistanceM - step; d += step)
        {
            GeodeticPosition p = Earth.Geodesic.Direct(a, line.AzimuthAtA, d);
            double ray = a.HeightM + ((b.HeightM - a.HeightM) * d / line.DistanceM) - (d * (line.DistanceM - d) / (2 * radius));
            if (ray < terrain.ElevationM(p))
                return false;
        }

        return true;
    }
}
