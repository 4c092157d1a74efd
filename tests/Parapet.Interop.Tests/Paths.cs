using Parapet.Foundation;
using Parapet.Physics.Flight;

namespace Parapet.Interop.Tests;

/// <summary>Paths by hand, over the Anatolian plateau.</summary>
internal static class Paths
{
    public static readonly GeodeticPosition Home = GeodeticPosition.FromDegrees(39.9, 32.8, 900);
    public static readonly LocalFrame Frame = new(Home);

    /// <summary>Level along a meridian-like line at constant height over the ellipsoid: one cubic every 20 s.</summary>
    public static IReadOnlyList<MotionSegment> Cruise(
        double startSeconds, double fromEastM, double northM, double heightM, double speedMps, double seconds) =>
        Through(startSeconds, seconds, 20, u =>
        {
            GeodeticPosition p = Wgs84.ToGeodetic(Frame.ToEcef(new(fromEastM - (speedMps * u), northM, 0)));
            return Wgs84.ToEcef(p with { HeightM = heightM }).Vector;
        });

    /// <summary>Thrown upward and falling back: exact cubics in the tangent frame, cut every 10 s.</summary>
    public static IReadOnlyList<MotionSegment> Ballistic(
        double startSeconds, double fromEastM, double eastMps, double upMps, double seconds) =>
        Through(startSeconds, seconds, 10, u =>
            Frame.ToEcef(new(fromEastM + (eastMps * u), 4000, (upMps * u) - (0.5 * 9.81 * u * u))).Vector);

    /// <summary>A circle in the air: one cubic every 2 s.</summary>
    public static IReadOnlyList<MotionSegment> Orbit(double startSeconds, double radiusM, double speedMps, double seconds) =>
        Through(startSeconds, seconds, 2, u =>
        {
            (double sin, double cos) = ExactMath.SinCos(speedMps * u / radiusM);
            return Frame.ToEcef(new(-60_000 + (radiusM * cos), 20_000 + (radiusM * sin), 9000)).Vector;
        });

    /// <summary>Boost, then a weave of 15 g that no viewer's polynomial follows by itself: cubics of 0.1 s, a kink at burnout.</summary>
    public static IReadOnlyList<MotionSegment> Weave(double startSeconds, double seconds) =>
        Through(startSeconds, seconds, 0.1, u =>
        {
            double along = u < 4 ? 150 * u * u : 2400 + (1000 * (u - 4));
            return Frame.ToEcef(new(along * 0.8, 150 * ExactMath.Sin(u), along * 0.6)).Vector;
        });

    private static List<MotionSegment> Through(double startSeconds, double seconds, double step, Func<double, Vector3D> at)
    {
        List<MotionSegment> segments = [];
        for (double u = 0; u < seconds - 1e-9; u += step)
        {
            double to = Math.Min(u + step, seconds);
            const double h = 1e-3;
            Vector3D v0 = (at(u + h) - at(u)) / h, v1 = (at(to) - at(to - h)) / h;
            SimTime start = SimTime.FromSeconds(startSeconds + u), end = SimTime.FromSeconds(startSeconds + to);
            segments.Add(MotionSegment.Hermite(start, end, at(u), v0, at(to), v1));
        }

        return segments;
    }
}
