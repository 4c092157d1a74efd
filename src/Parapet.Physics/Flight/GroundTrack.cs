using Parapet.Foundation;
using Parapet.Physics.Earth;

namespace Parapet.Physics.Flight;

/// <summary>
/// The line over the ground of a turn-limited route. Legs are geodesics. At a point the turn, of radius R, begins R tan(ψ/2) ahead of
/// it, so that the next leg is joined without overshoot; where the legs are too short for that, or the turn is sharper
/// than 135°, the point is overflown and the turn goes on until the next point lies ahead.
/// Kept as nodes at most 40 km apart (in turns: a tenth of a radian), cubic between them: within 1 mm on legs, 1 cm in turns.
/// </summary>
internal sealed class GroundTrack
{
    private const double NodeSpacingM = 40_000;
    private const double NodeAngleRad = 0.1;
    private const double SharpestAheadRad = 2.356;
    private const double SamePointM = 1;

    private readonly List<Node> nodes = [];
    private readonly double radiusM;

    public GroundTrack(ReadOnlySpan<GeodeticPosition> points, double turnRadiusM)
    {
        radiusM = turnRadiusM;
        List<GeodeticPosition> goals = Distinct(points);
        GeodeticPosition here = goals[0];
        GeodesicLine leg = Geodesic.Inverse(here, goals[1]);
        Add(here, leg.AzimuthAtA.Radians, 0, false);
        for (int i = 1; i + 1 < goals.Count; i++)
        {
            GeodesicLine onward = Geodesic.Inverse(goals[i], goals[i + 1]);
            double heading = leg.AzimuthAtB.Radians;
            double turn = Angle.WrapSigned(onward.AzimuthAtA.Radians - heading);
            double size = Math.Abs(turn);
            double ahead = radiusM * ExactMath.Tan(0.5 * Math.Min(size, SharpestAheadRad));
            bool lastLeg = i + 2 == goals.Count;
            if (size <= SharpestAheadRad && ahead <= leg.DistanceM && ahead <= onward.DistanceM * (lastLeg ? 1 : 0.5))
            {
                Straight(here, leg.AzimuthAtA, leg.DistanceM - ahead);
                (double sin, double cos) = ExactMath.SinCos(heading);
                here = Arc(goals[i], -ahead * sin, -ahead * cos, heading, Math.Sign(turn), size);
            }
            else
            {
                Straight(here, leg.AzimuthAtA, leg.DistanceM);
                here = TurnTowards(goals[i], heading, goals[i + 1]);
            }

            leg = Geodesic.Inverse(here, goals[i + 1]);
        }

        Straight(here, leg.AzimuthAtA, leg.DistanceM);
    }

    /// <summary>Length over the ground, m.</summary>
    public double LengthM => nodes[^1].S;

    public ReadOnlySpan<Node> Nodes => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(nodes);

    private static List<GeodeticPosition> Distinct(ReadOnlySpan<GeodeticPosition> points)
    {
        List<GeodeticPosition> distinct = [points[0]];
        foreach (GeodeticPosition p in points[1..])
        {
            if (Geodesic.Inverse(distinct[^1], p).DistanceM > SamePointM)
                distinct.Add(p);
        }

        return distinct.Count > 1
            ? distinct
            : throw new ArgumentException("A route needs two points at least a metre apart.", nameof(points));
    }

    private void Straight(GeodeticPosition from, Angle azimuth, double lengthM)
    {
        if (!(lengthM > 0))
            return;
        int parts = (int)Math.Ceiling(lengthM / NodeSpacingM);
        double start = nodes[^1].S;
        for (int k = 1; k <= parts; k++)
        {
            double s = lengthM * k / parts;
            GeodeticPosition p = Geodesic.Direct(from, azimuth, s, out Angle at);
            Add(p, at.Radians, start + s, false);
        }
    }

    // Turns and, where the next point lies inside the turning circle, first runs on straight until it does not.
    private GeodeticPosition TurnTowards(GeodeticPosition from, double heading, GeodeticPosition goal)
    {
        while (true)
        {
            GeodesicLine line = Geodesic.Inverse(from, goal);
            double side = Angle.WrapSigned(line.AzimuthAtA.Radians - heading) >= 0 ? 1 : -1;
            (double sinB, double cosB) = ExactMath.SinCos(line.AzimuthAtA.Radians);
            (double sinH, double cosH) = ExactMath.SinCos(heading);
            double x = (line.DistanceM * sinB) - (side * radiusM * cosH);
            double y = (line.DistanceM * cosB) + (side * radiusM * sinH);
            double outside = (x * x) + (y * y) - (radiusM * radiusM);
            if (outside > 0)
            {
                double leave = ExactMath.Atan2(x, y) + (side * ExactMath.Atan2(radiusM, Math.Sqrt(outside)));
                double angle = new Angle(side * (leave - heading)).Normalised().Radians;
                return angle > 6.283 ? from : Arc(from, 0, 0, heading, side, angle);
            }

            Straight(from, new Angle(heading), radiusM);
            from = Geodesic.Direct(from, new Angle(heading), radiusM, out Angle at);
            heading = at.Radians;
        }
    }

    // In the azimuthal equidistant plane about a point (x east, y north), where legs through the point are straight lines;
    // its scale is off by (distance / Earth radius)² / 6, two parts in a million at 20 km.
    private GeodeticPosition Arc(GeodeticPosition about, double x, double y, double heading, double side, double angle)
    {
        int parts = (int)Math.Ceiling(angle / NodeAngleRad);
        (double sinH, double cosH) = ExactMath.SinCos(heading);
        double centreX = x + (side * radiusM * cosH), centreY = y - (side * radiusM * sinH);
        double start = nodes[^1].S;
        GeodeticPosition p = parts == 0 ? Geodesic.Direct(about, new Angle(ExactMath.Atan2(x, y)), Math.Sqrt((x * x) + (y * y))) : about;
        for (int k = 1; k <= parts; k++)
        {
            double turned = angle * k / parts;
            double now = heading + (side * turned);
            (double sin, double cos) = ExactMath.SinCos(now);
            double px = centreX - (side * radiusM * cos), py = centreY + (side * radiusM * sin);
            double bearing = ExactMath.Atan2(px, py);
            p = Geodesic.Direct(about, new Angle(bearing), Math.Sqrt((px * px) + (py * py)), out Angle atEnd);
            Add(p, now + Angle.WrapSigned(atEnd.Radians - bearing), start + (radiusM * turned), true);
        }

        return p;
    }

    private void Add(GeodeticPosition p, double azimuth, double s, bool turning)
    {
        (double sinLat, double cosLat) = ExactMath.SinCos(p.Latitude.Radians);
        (double sinLon, double cosLon) = ExactMath.SinCos(p.Longitude.Radians);
        (double sinA, double cosA) = ExactMath.SinCos(azimuth);
        double w2 = 1 - (Wgs84.EccentricitySquared * sinLat * sinLat);
        double primeVertical = Wgs84.SemiMajorAxisM / Math.Sqrt(w2);
        double meridian = primeVertical * (1 - Wgs84.EccentricitySquared) / w2;
        Vector3D north = new(-sinLat * cosLon, -sinLat * sinLon, cosLat);
        Vector3D east = new(-sinLon, cosLon, 0);
        Vector3D up = new(cosLat * cosLon, cosLat * sinLon, sinLat);
        double longitude = p.Longitude.Radians;
        if (nodes.Count > 0)
            longitude = nodes[^1].Longitude + Angle.WrapSigned(longitude - nodes[^1].Longitude);
        nodes.Add(new(
            s,
            turning,
            p.Latitude.Radians,
            longitude,
            cosA / meridian,
            sinA / (primeVertical * cosLat),
            Wgs84.ToEcef(p with { HeightM = 0 }).Vector,
            (cosA * north) + (sinA * east),
            up,
            (cosA / meridian * north) + (sinA / primeVertical * east)));
    }

    /// <summary>A node: arc length, whether the stretch before it is a turn, and position, up and their slopes per metre.</summary>
    internal readonly record struct Node(
        double S,
        bool Turning,
        double Latitude,
        double Longitude,
        double LatitudeSlope,
        double LongitudeSlope,
        Vector3D Surface,
        Vector3D Ahead,
        Vector3D Up,
        Vector3D UpSlope);
}
