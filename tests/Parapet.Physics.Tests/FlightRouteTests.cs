using Parapet.Foundation;
using Parapet.Physics.Atmosphere;
using Parapet.Physics.Earth;
using Parapet.Physics.Flight;
using Parapet.Physics.Terrain;
using Parapet.Testing;
using Xunit;

namespace Parapet.Physics.Tests;

public class FlightRouteTests
{
    private static readonly ElevationGrid Turkey = TerrainReader.Open(Checkout.Path("data", "terrain", "turkey-dted0.bil"));

    private static readonly Dictionary<string, GeodeticPosition[]> Routes = new()
    {
        ["taurus"] = [P(36.2, 33), P(37.4, 34.5), P(38.5, 34.2), P(39.5, 36), P(39.9, 33)],
        ["west-east"] = [P(36.2, 27), P(38, 30), P(38, 36), P(40.3, 40), P(39.5, 44)],
        ["short-legs"] = [P(38, 33), P(38.05, 33.0), P(38.06, 33.05), P(38.0, 33.02), P(38.3, 33.0), P(38.0, 33.01), P(38.2, 33.1)],
        ["straight"] = [P(36.5, 36), P(37.4, 36.5)],
    };

    [Theory]
    [InlineData("taurus", 250, 30, 60)]
    [InlineData("west-east", 240, 20, 80)]
    [InlineData("short-legs", 250, 30, 60)]
    [InlineData("straight", 50, 5, 100)]
    [InlineData("taurus", 900, 60, 200)]
    [InlineData("short-legs", 60, 6, 60)]
    public void Terrain_following_keeps_its_limits(string route, double speed, double turn, double height)
    {
        GeodeticPosition[] points = Routes[route];
        RouteParameters p = new(speed, turn, 0.26, height, true, 3, true);
        MotionSegment[] pieces = RoutePlanner.Plan(Turkey, p, points);
        FlightBallisticTests.AssertSmooth(pieces, longestS: 10);
        MotionPath path = new(pieces);
        double end = path.End.Seconds, least = double.PositiveInfinity, vertical = 0, lowest = 0, across = 0, steepest = 0;
        double dive = end - Math.Max(40, 6 * height / speed);
        for (double t = 0; t < end; t += 0.2)
        {
            Look look = At(path, t);
            Near.Equal(speed, look.Speed, relative: 1e-2, what: $"speed at {t:0.0} s");
            vertical = Math.Max(vertical, Math.Abs(look.Vertical));
            lowest = Math.Min(lowest, look.Vertical);
            across = Math.Max(across, look.Across);
            if (t >= dive)
                continue;
            least = Math.Min(least, look.Height - Turkey.ElevationM(look.Position));
            steepest = Math.Max(steepest, Math.Abs(look.ClimbRate) / Math.Sqrt((speed * speed) - (look.ClimbRate * look.ClimbRate)));
        }

        Assert.True(least >= 0.6 * height, FormattableString.Invariant($"clearance {least:0.0} m of {height} m"));
        // Weightless at most where it pushes over; the joints of the cubic pieces overshoot.
        Assert.True(lowest >= -2 * 9.80665, FormattableString.Invariant($"push-over {lowest:0.0} m/s²"));
        Assert.True(vertical <= 3.3 * 9.80665, FormattableString.Invariant($"vertical acceleration {vertical:0.0} m/s²"));
        Assert.True(across <= (1.05 * turn) + 0.6, FormattableString.Invariant($"turn {across:0.0} m/s² of {turn}"));
        Assert.True(steepest <= 1.1 * ExactMath.Tan(0.26), FormattableString.Invariant($"slope {steepest:0.000}"));

        GeodeticPosition last = Position(path, end);
        Near.Equal(0, Geodesic.Inverse(last, points[^1]).DistanceM, absolute: 0.05, what: "distance from the last point, m");
        Near.Equal(Turkey.ElevationM(points[^1]) + 3, last.HeightM, absolute: 0.05, what: "height at the last point, m");
    }

    [Fact]
    public void Over_the_sea_it_flies_straight_and_level_in_long_pieces()
    {
        GeodeticPosition a = P(34, 30), b = P(34, 33);
        MotionSegment[] pieces = RoutePlanner.Plan(ElevationGrid.FlatSea, new(250, 20, 0.2, 30, true, 0, false), [a, b]);
        MotionPath path = new(pieces);
        double length = Geodesic.Inverse(a, b).DistanceM;
        // At 30 m the way is longer by 30 m in an Earth's radius.
        Near.Equal(length * (1 + (30 / 6_371_000.0)) / 250, path.End.Seconds, absolute: 1e-3, what: "duration, s");
        Assert.True(pieces.Length <= (length / 2500 * 1.15) + 20, $"{pieces.Length} pieces");
        for (double t = 0; t < path.End.Seconds; t += 1.7)
        {
            GeodeticPosition here = Position(path, t);
            Near.Equal(30, here.HeightM, absolute: 0.01, what: "height, m");
            GeodeticPosition onLine = Geodesic.Direct(a, Geodesic.Inverse(a, b).AzimuthAtA, 250 * t / (1 + (30 / 6_371_000.0)));
            Near.Equal(0, Geodesic.Inverse(onLine, here).DistanceM, absolute: 0.05, what: "distance from the geodesic, m");
        }
    }

    [Fact]
    public void A_turn_begins_ahead_of_the_point_and_joins_the_next_leg()
    {
        GeodeticPosition corner = P(34, 31);
        MotionPath path = new(RoutePlanner.Plan(ElevationGrid.FlatSea, new(250, 25, 0.2, 100, true, 0, false), [P(34, 30), corner, P(35, 31)]));
        double nearest = double.PositiveInfinity;
        for (double t = 0; t < path.End.Seconds; t += 0.1)
            nearest = Math.Min(nearest, Geodesic.Inverse(Position(path, t), corner).DistanceM);

        // A quarter turn of radius R passes its corner at R (√2 - 1).
        Near.Equal(2500 * (Math.Sqrt(2) - 1), nearest, relative: 0.02, what: "distance from the corner, m");
        Near.Equal(31, Position(path, path.End.Seconds - 60).Longitude.Degrees, absolute: 1e-5, what: "longitude on the next leg");
    }

    [Fact]
    public void A_high_flyer_is_lifted_over_a_mountain_that_stands_in_its_way()
    {
        RouteParameters p = new(200, 20, 0.1, 2500, false, 0, false);
        MotionPath path = new(RoutePlanner.Plan(Turkey, p, [P(39.7, 43.2), P(39.7, 45.0)]));
        double highest = 0, least = double.PositiveInfinity;
        for (double t = 0; t < path.End.Seconds; t += 0.5)
        {
            GeodeticPosition here = Position(path, t);
            highest = Math.Max(highest, here.HeightM);
            least = Math.Min(least, here.HeightM - Turkey.ElevationM(here));
        }

        Assert.True(highest > 3000, $"highest {highest:0} m");
        Assert.True(least >= 30, $"clearance {least:0} m");
    }

    [Theory]
    [InlineData("taurus", 235, 30, 50, 12, 8)]
    [InlineData("straight", 50, 10, 60, 3, 8)]
    [InlineData("west-east", 260, 40, 100, 40, 7)]
    public void Climbs_are_paid_for_by_the_engine_and_then_by_the_speed(string route, double speed, double turn, double height, double excess, double glide)
    {
        MotionPath path = new(RoutePlanner.Plan(Turkey, new(speed, turn, 0.26, height, true, 3, true) { ExcessPowerMps = excess, LiftToDrag = glide }, Routes[route]));
        const double g = 9.80665;
        double slowest = speed, end = path.End.Seconds, least = double.PositiveInfinity;
        Look from = At(path, 0);
        double before = from.Height + (from.Speed * from.Speed / (2 * g));
        for (double t = 5; t < end - 60; t += 5)
        {
            Look look = At(path, t);
            slowest = Math.Min(slowest, look.Speed);
            least = Math.Min(least, look.Height - Turkey.ElevationM(look.Position));
            // Specific excess power is the rate of the energy height; a fifth, and a metre of the cubic pieces, above what is held at cruise speed.
            double energy = look.Height + (look.Speed * look.Speed / (2 * g));
            Assert.True(energy - before <= (5 * 1.2 * excess) + 5, FormattableString.Invariant($"{(energy - before) / 5:0.0} m/s at {t:0} s"));
            before = energy;
        }

        Assert.InRange(slowest, 0.78 * speed, 0.999 * speed);
        Assert.True(least >= 0.6 * height, FormattableString.Invariant($"clearance {least:0.0} m"));
    }

    [Fact]
    public void A_dive_gains_the_speed_that_its_drag_leaves()
    {
        RouteParameters p = new(50, 10, 0.3, 3000, false, 0, true) { ExcessPowerMps = 3, LiftToDrag = 8 };
        MotionPath path = new(RoutePlanner.Plan(ElevationGrid.FlatSea, p, [P(34, 30), P(34, 30.5)]));
        double top = path.VelocityAt(path.End).Length;
        // Where weight along the path and drag balance: v / v cruise = √(L/D sin γ), here at 30°.
        Assert.InRange(top, 50 * 1.5, 50 * Math.Sqrt(8 * 0.5) * 1.01);
    }

    [Theory]
    [InlineData(90, 20, 50)]
    [InlineData(270, 20, 50)]
    [InlineData(0, 20, 50)]
    [InlineData(45, 35, 60)]
    [InlineData(200, 10, 235)]
    public void Wind_changes_the_speed_over_the_ground_by_the_triangle_of_velocities(double fromDegrees, double wind, double speed)
    {
        AirProfile air = AirProfile.Build(0, 101_325, [AirLevel.OfWind(0, Angle.FromDegrees(fromDegrees).Radians, wind)]);
        GeodeticPosition a = P(0, 30), b = P(0, 31);
        // Along the equator towards the east.
        MotionPath path = new(RoutePlanner.Plan(ElevationGrid.FlatSea, air, new(speed, 10, 0.2, 100, true, 0, false), [a, b]));
        (double sin, double cos) = ExactMath.SinCos(Angle.FromDegrees(fromDegrees).Radians);
        double ground = (-wind * sin) + Math.Sqrt((speed * speed) - (wind * wind * cos * cos));
        Near.Equal(Geodesic.Inverse(a, b).DistanceM * (1 + (100 / 6_378_137.0)) / ground, path.End.Seconds, relative: 1e-5, what: "duration, s");
        // The aim is met all the same.
        Near.Equal(0, Geodesic.Inverse(Position(path, path.End.Seconds), b).DistanceM, absolute: 0.05, what: "distance from the last point, m");
    }

    [Fact]
    public void A_flyer_slower_than_the_wind_is_refused()
    {
        AirProfile air = AirProfile.Build(0, 101_325, [AirLevel.OfWind(0, 0.5 * Math.PI, 48)]);
        Assert.Throws<ArgumentException>(() => RoutePlanner.Plan(ElevationGrid.FlatSea, air, new(50, 10, 0.2, 100, true, 0, false), [P(0, 30), P(0, 31)]));
    }

    [Fact]
    public void Bad_routes_are_refused()
    {
        RouteParameters p = new(200, 20, 0.1, 100, true, 0, true);
        Assert.Throws<ArgumentException>(() => RoutePlanner.Plan(Turkey, p, [P(38, 33)]));
        Assert.Throws<ArgumentException>(() => RoutePlanner.Plan(Turkey, p, [P(38, 33), P(38, 33)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => RoutePlanner.Plan(Turkey, p with { SpeedMps = 0 }, [P(38, 33), P(38, 34)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => RoutePlanner.Plan(Turkey, p with { ClimbAngleRad = double.NaN }, [P(38, 33), P(38, 34)]));
    }

    private static GeodeticPosition P(double latitude, double longitude) => GeodeticPosition.FromDegrees(latitude, longitude);

    private static GeodeticPosition Position(MotionPath path, double t) =>
        Wgs84.ToGeodetic(EcefPosition.From(path.PositionAt(SimTime.FromSeconds(t))));

    private static Look At(MotionPath path, double t)
    {
        SimTime at = SimTime.FromSeconds(t);
        GeodeticPosition here = Position(path, t);
        LocalFrame frame = new(here);
        MotionSegment piece = path.Segments[path.IndexAt(at)];
        Vector3D v = frame.DirectionToEnu(path.VelocityAt(at));
        Vector3D a = frame.DirectionToEnu(piece.Acceleration((at - piece.Start).Seconds));
        double ground = Math.Sqrt((v.X * v.X) + (v.Y * v.Y));
        return new(
            here,
            here.HeightM,
            v.Length,
            v.Z,
            a.Z + (ground * ground / 6_371_000),
            Math.Sqrt((a.X * a.X) + (a.Y * a.Y)));
    }

    private readonly record struct Look(GeodeticPosition Position, double Height, double Speed, double ClimbRate, double Vertical, double Across);
}
