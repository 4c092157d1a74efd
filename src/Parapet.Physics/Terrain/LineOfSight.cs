using Parapet.Foundation;

namespace Parapet.Physics.Terrain;

/// <summary>
/// Whether terrain stands between two points. The ray is straight over a sphere of the effective radius k·R, R the
/// ellipsoid's radius of curvature at the middle of the path along its azimuth. Terrain is read wherever the path, the great
/// circle between the verticals of the two ends, crosses a line of posts; the path lies within 10 m of the geodesic up to
/// 300 km. No diffraction; a ray that touches passes. Both directions give the same answer.
/// </summary>
public static class LineOfSight
{
    /// <summary>The usual ratio of effective to true radius for radar in a standard atmosphere.</summary>
    public const double FourThirds = 4.0 / 3.0;

    // Between the ends of a leg the path is taken as straight in rows and columns: at worst 10 m off below 60° latitude.
    private const double LegM = 16000;

    // An end does not hide itself: a line of posts this close to it is not looked at.
    private const double OwnGroundPosts = 0.01;

    /// <summary>True where the ray between the two Earth-fixed points (m) clears terrain and sea.</summary>
    /// <param name="effectiveEarthFactor">Ratio of effective to true radius, above 0; 1 for a vacuum.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is not positive, or a point lies deep inside the Earth.</exception>
    public static bool IsClear(ElevationGrid terrain, Vector3D fromEcefM, Vector3D toEcefM, double effectiveEarthFactor = FourThirds)
    {
        if (!(effectiveEarthFactor > 0))
            throw new ArgumentOutOfRangeException(nameof(effectiveEarthFactor), effectiveEarthFactor, "The effective earth factor is above 0.");
        Vector3D up1 = Wgs84.Up(EcefPosition.From(fromEcefM), out double h1), up2 = Wgs84.Up(EcefPosition.From(toEcefM), out double h2);
        // From the lower end: what blocks stands mostly there; and so the answer does not depend on the order.
        if (h1 > h2 || (h1 == h2 && fromEcefM.X > toEcefM.X))
        {
            (up1, up2) = (up2, up1);
            (h1, h2) = (h2, h1);
        }

        Vector3D difference = up2 - up1;
        double chord = difference.Length;
        if (chord < 1e-9)
            return true; // one above the other
        double angle = 2 * ExactMath.Asin(Math.Min(1, chord / 2));
        Vector3D middle = (up1 + up2).Unit();
        double flat = 1 - (middle.Z * middle.Z);
        double along = difference.Z / chord;
        double radius = EffectiveEarth.RadiusM(middle.Z, flat > 1e-9 ? Math.Min(1, along * along / flat) : 1);
        if (angle / effectiveEarthFactor >= Math.PI)
            return false;
        Ray ray = new(radius * effectiveEarthFactor, angle / effectiveEarthFactor, h1, h2);
        if (ray.LowestM < terrain.LowestM)
            return false;
        if (terrain.HighestM == terrain.LowestM || !ray.PartBelow(terrain.HighestM, out double start, out double end))
            return true;
        Vector3D forward = (up2 - (up1 * up1.Dot(up2))).Unit();
        return IsClearBetween(terrain, ray, up1, forward, effectiveEarthFactor, start, end);
    }

    // start and end: angles on the effective sphere between which the ray is low enough to matter.
    private static bool IsClearBetween(ElevationGrid terrain, in Ray ray, Vector3D up, Vector3D forward, double factor, double start, double end)
    {
        double lengthM = (end - start) * ray.RadiusM;
        int legs = Math.Max(1, (int)Math.Ceiling(lengthM / LegM));
        double legAngle = (end - start) / legs, legM = lengthM / legs;
        Turning ground = new(start * factor, legAngle * factor), air = new(start, legAngle);
        terrain.PlaceOf((up * ground.Cos) + (forward * ground.Sin), out double row, out double column);
        RayOverLeg leg = new() { EndHeightM = ray.HeightM(air.Sin, air.Cos), SagM = legM * legM / (2 * ray.RadiusM) };
        for (int i = 0; i < legs; i++)
        {
            ground.Turn();
            air.Turn();
            terrain.PlaceOf((up * ground.Cos) + (forward * ground.Sin), out double endRow, out double endColumn);
            GridPath path = new(row, column, endRow, endColumn);
            leg.HeightM = leg.EndHeightM;
            leg.EndHeightM = ray.HeightM(air.Sin, air.Cos);
            if (leg.LowestM <= terrain.Blocks.HighestM(path))
            {
                double ownGround = OwnGroundPosts / path.Posts;
                double from = i == 0 && start == 0 ? ownGround : 0, to = i == legs - 1 && end == ray.Angle ? 1 - ownGround : 1;
                if (from < to && !GridLines.Visit(terrain, path, from, to, ref leg))
                    return false;
            }

            (row, column) = (endRow, endColumn);
        }

        return true;
    }

    // The ray over one leg: a parabola through the heights of its ends. Goes on while the ray is not under the ground.
    private struct RayOverLeg : IGroundVisitor
    {
        public double HeightM, EndHeightM, SagM;

        public readonly double LowestM => Math.Min(HeightM, EndHeightM) - (SagM / 4);

        public readonly bool Visit(double u, double groundM) => HeightM + (u * (EndHeightM - HeightM - (SagM * (1 - u)))) >= groundM;
    }

    // The straight line between heights h1 and h2, an angle apart on the effective sphere; the plane's y axis runs through the first end.
    private readonly struct Ray
    {
        private readonly double sin, cos, r1, r2, dot, squared;

        public Ray(double radiusM, double angle, double h1, double h2)
        {
            RadiusM = radiusM;
            Angle = angle;
            (sin, cos) = ExactMath.SinCos(angle);
            r1 = radiusM + h1;
            r2 = radiusM + h2;
            // (P2 - P1)·P1 and |P2 - P1|², without the cancellation of r2 cos - r1 at short range.
            double turn = r2 * sin * sin / (1 + cos);
            double rise = h2 - h1 - turn;
            dot = r1 * rise;
            squared = (r2 * sin * r2 * sin) + (rise * rise);
        }

        public double RadiusM { get; }

        /// <summary>Between the ends, at the centre of the effective sphere.</summary>
        public double Angle { get; }

        /// <summary>Least height of the ray between its ends, m; infinite where it only rises or falls.</summary>
        public double LowestM
        {
            get
            {
                double s = -dot / squared;
                return s is > 0 and < 1 ? Math.Sqrt((r1 * r1) + (s * dot)) - RadiusM : double.PositiveInfinity;
            }
        }

        /// <summary>The height, m, over an angle from the first end given by sine and cosine.</summary>
        public double HeightM(double sinAt, double cosAt) =>
            (r1 * r2 * sin / ((((sin * cosAt) - (cos * sinAt)) * r2) + (sinAt * r1))) - RadiusM;

        /// <summary>The angles between which the ray is below a height; false where it nowhere is.</summary>
        public bool PartBelow(double heightM, out double start, out double end)
        {
            start = end = 0;
            double top = RadiusM + heightM;
            double under = (dot * dot) - (squared * (r1 - top) * (r1 + top));
            if (under <= 0)
                return false;
            double root = Math.Sqrt(under);
            double s0 = Math.Max(0, (-dot - root) / squared), s1 = Math.Min(1, (-dot + root) / squared);
            if (s0 >= s1)
                return false;
            start = AngleAt(s0);
            end = AngleAt(s1);
            return end > start;
        }

        private double AngleAt(double s) => s <= 0 ? 0 : s >= 1 ? Angle : ExactMath.Atan2(s * r2 * sin, r1 + (s * ((r2 * cos) - r1)));
    }
}
