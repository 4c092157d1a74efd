using Parapet.Foundation;

namespace Parapet.Interop.GeoJson;

/// <summary>The outline on the ellipsoid of a circle or sector around a place.</summary>
public static class GroundRing
{
    /// <summary>Degrees between neighbouring points: a chord then leaves a circle by 0.1 % of its radius.</summary>
    public const double StepDegrees = 5;

    private const int MostRounds = 60;
    private const double Settled = 1e-9;

    /// <summary>
    /// Points at the straight-line distance <paramref name="rangeM"/> from <paramref name="centre"/>, at its height, counter-clockwise
    /// seen from above and not closed. A sector also holds its centre, as last point. Bearings hold to 2e-4 rad below 1,500 km.
    /// </summary>
    /// <param name="rangeM">Metres, positive, below 6,000 km.</param>
    /// <param name="bearingRad">Middle of the sector, clockwise from north.</param>
    /// <param name="halfWidthRad">Half the sector's width; from π on a full circle.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range is not in (0, 6e6) m.</exception>
    public static IReadOnlyList<GeodeticPosition> Around(GeodeticPosition centre, double rangeM, double bearingRad, double halfWidthRad)
    {
        if (!(rangeM > 0 && rangeM < 6e6))
            throw new ArgumentOutOfRangeException(nameof(rangeM), rangeM, "A ring's range lies in (0, 6e6) m.");
        LocalFrame frame = new(centre);
        bool full = halfWidthRad >= Math.PI;
        double half = full ? Math.PI : halfWidthRad;
        int steps = Math.Max(1, (int)Math.Ceiling((2 * half / Angle.FromDegrees(StepDegrees).Radians) - 1e-9));
        List<GeodeticPosition> points = [];
        for (int i = 0; i < (full ? steps : steps + 1); i++)
            points.Add(PointAt(frame, rangeM, bearingRad + half - (2 * half * i / steps)));
        if (!full)
            points.Add(centre);
        return points;
    }

    /// <summary>
    /// Goes out in the tangent plane, falls to the centre's height, and corrects the distance gone out until the straight
    /// line is the range to 1e-9 of it.
    /// </summary>
    private static GeodeticPosition PointAt(LocalFrame frame, double rangeM, double azimuthRad)
    {
        (double sin, double cos) = ExactMath.SinCos(azimuthRad);
        double outM = rangeM;
        GeodeticPosition point = frame.Origin;
        double ratio = 0;
        for (int i = 0; i < MostRounds && Math.Abs(ratio - 1) > Settled; i++)
        {
            GeodeticPosition above = Wgs84.ToGeodetic(frame.ToEcef(new(outM * sin, outM * cos, 0)));
            point = above with { HeightM = frame.Origin.HeightM };
            ratio = rangeM / (Wgs84.ToEcef(point).Vector - frame.OriginEcef).Length;
            outM *= ratio;
        }

        return point;
    }
}
