using FsCheck;
using FsCheck.Fluent;
using Parapet.Foundation;
using Parapet.Physics.Earth;
using Parapet.Physics.Flight;
using Parapet.Physics.Terrain;
using Parapet.Testing;
using Xunit;

namespace Parapet.Physics.Tests;

public class FlightBreakTests
{
    private static readonly BreakParameters Fighter = new(54, 40, 6, 260) { ExcessPowerMps = 40, LiftToDrag = 7 };

    [Fact]
    public void Whatever_it_breaks_from_it_keeps_its_limits_and_comes_back_to_its_route()
    {
        var cases =
            from bearing in Gen.Choose(-180, 180)
            from at in Gen.Choose(20, 500)
            from hold in Gen.Choose(2, 15)
            from km in Gen.Choose(3, 30)
            select (bearing, at, hold, km);
        Prop.ForAll(cases.ToArbitrary(), c => Check(c.bearing, c.at, c.hold, c.km)).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
    }

    [Theory]
    [InlineData(0, 90)]
    [InlineData(20, -70)]
    [InlineData(-30, 60)]
    [InlineData(180, 90)]
    [InlineData(85, -95)]
    public void It_turns_the_shorter_way_until_the_round_stands_abeam_or_astern(double bearingDegrees, double turnDegrees)
    {
        MotionPath path = Route();
        (MotionSegment[] pieces, _) = Plan(path, bearingDegrees, 100, Fighter with { HoldS = 8 }, 20);
        double before = Heading(path, 100);
        MotionPath detour = new(pieces);
        // Six g at 260 m/s turn 90° in less than 9 s.
        double after = Heading(detour, 100 + 11 + (Math.Abs(turnDegrees) > 90 ? 3 : 0));
        double turned = new Angle(Angle.WrapSigned(after - before)).Degrees;
        Near.Equal(Math.Abs(turnDegrees), Math.Abs(turned), absolute: 12, what: "degrees turned");
    }

    [Fact]
    public void A_hard_turn_costs_speed_by_its_load_factor()
    {
        MotionPath path = Route();
        (MotionSegment[] pieces, _) = Plan(path, 0, 100, Fighter, 20);
        (MotionSegment[] free, _) = Plan(path, 0, 100, Fighter with { ExcessPowerMps = null, LiftToDrag = null }, 20);
        double slowest = pieces.Min(p => p.P1.Length);
        Assert.InRange(slowest, 0.69 * 260, 0.95 * 260);
        Assert.InRange(free.Min(p => p.P1.Length), 0.985 * 260, 260.5);
    }

    [Fact]
    public void Near_the_end_of_its_route_it_presses_on()
    {
        MotionPath path = Route();
        double end = path.End.Seconds;
        BreakTurn.Plan(path, SimTime.FromSeconds(end - 30), path.PositionAt(path.End), Fighter, ElevationGrid.FlatSea, new MotionSegment[BreakTurn.MostPieces], out _);
        Assert.Equal(0, BreakTurn.Plan(path, SimTime.FromSeconds(end - 30), path.PositionAt(path.End), Fighter, ElevationGrid.FlatSea, new MotionSegment[BreakTurn.MostPieces], out _));
    }

    [Fact]
    public void A_shared_chain_is_never_written_and_a_second_detour_follows_the_first()
    {
        MotionSegment[] chain = RoutePlanner.Plan(ElevationGrid.FlatSea, new(260, 40, 0.2, 5000, false, 0, false), Points);
        MotionSegment[] copy = [.. chain];
        MotionPath path = new(1);
        path.Rebind(chain, chain.Length, SimDuration.FromSeconds(1000));
        SimTime end = path.End;
        MotionSegment[] room = new MotionSegment[BreakTurn.MostPieces];
        SimDuration all = SimDuration.Zero;
        foreach (double at in (double[])[1100, 1300])
        {
            SimTime now = SimTime.FromSeconds(at);
            Vector3D before = path.PositionAt(SimTime.FromSeconds(at - 10));
            int n = BreakTurn.Plan(path, now, path.PositionAt(now) + (path.VelocityAt(now) * 30), Fighter, ElevationGrid.FlatSea, room, out SimTime resume);
            Assert.True(n > 0);
            all += path.Divert(now, room.AsSpan(0, n), resume);
            Assert.Equal(end + all, path.End);
            Near.Equal(0, (before - path.PositionAt(SimTime.FromSeconds(at - 10))).Length, absolute: 1e-6, what: "what has been flown, m");
            Gapless(path);
        }

        Assert.Equal(copy, chain);
        path.Rebind(chain, chain.Length, SimDuration.Zero);
        Assert.Equal(chain[^1].End, path.End);
    }

    private static readonly GeodeticPosition[] Points = [GeodeticPosition.FromDegrees(36, 33, 0), GeodeticPosition.FromDegrees(36.3, 34.5, 0), GeodeticPosition.FromDegrees(37, 35, 0)];

    private static MotionPath Route() => new(RoutePlanner.Plan(ElevationGrid.FlatSea, new(260, 40, 0.2, 5000, false, 0, false), Points));

    private static (MotionSegment[] Pieces, SimTime Resume) Plan(MotionPath path, double bearingDegrees, double at, in BreakParameters p, double km)
    {
        SimTime now = SimTime.FromSeconds(at);
        MotionSegment[] room = new MotionSegment[BreakTurn.MostPieces];
        double bearing = Heading(path, at) + Angle.FromDegrees(bearingDegrees).Radians;
        GeodeticPosition here = Wgs84.ToGeodetic(EcefPosition.From(path.PositionAt(now)));
        Vector3D from = Wgs84.ToEcef(Geodesic.Direct(here, new Angle(bearing).Signed(), km * 1000) with { HeightM = 8000 }).Vector;
        int n = BreakTurn.Plan(path, now, from, p, ElevationGrid.FlatSea, room, out SimTime resume);
        return (room[..n], resume);
    }

    private static bool Check(double bearing, double at, double hold, double km)
    {
        MotionPath path = Route();
        BreakParameters p = Fighter with { HoldS = hold };
        (MotionSegment[] pieces, SimTime resume) = Plan(path, bearing, at, p, km);
        if (pieces.Length == 0)
            return path.End.Seconds - at < 200;
        double hardest = 0;
        foreach (MotionSegment piece in pieces)
        {
            double h = (piece.End - piece.Start).Seconds;
            for (double u = 0; u <= h; u += 0.25 * h)
            {
                Vector3D a = piece.Acceleration(u) + (piece.Position(u).Unit() * (piece.Velocity(u).LengthSquared / 6.371e6));
                hardest = Math.Max(hardest, a.Length);
            }
        }

        Vector3D end = pieces[^1].PositionAt(pieces[^1].End), velocity = pieces[^1].VelocityAt(pieces[^1].End);
        bool back = (end - path.PositionAt(resume)).Length < 1e-3 && (velocity - path.VelocityAt(resume)).Length < 1e-3;
        path.Divert(SimTime.FromSeconds(at), pieces, resume);
        Gapless(path);
        // The cubics of a second overshoot where an arc begins: a quarter.
        Assert.True(hardest <= 1.3 * 54, FormattableString.Invariant($"{hardest:0.0} m/s² from {bearing} at {at}"));
        return back;
    }

    private static void Gapless(MotionPath path)
    {
        for (int i = 1; i < path.Count; i++)
        {
            MotionSegment a = path.Segments[i - 1], b = path.Segments[i];
            Assert.Equal(a.End, b.Start);
            Near.Equal(0, (a.PositionAt(a.End) - b.P0).Length, absolute: 1e-3, what: $"gap before piece {i}, m");
            Near.Equal(0, (a.VelocityAt(a.End) - b.P1).Length, absolute: 1e-3, what: $"kink before piece {i}, m/s");
        }
    }

    private static double Heading(MotionPath path, double t)
    {
        SimTime at = SimTime.FromSeconds(t);
        LocalFrame frame = new(Wgs84.ToGeodetic(EcefPosition.From(path.PositionAt(at))));
        Vector3D v = frame.DirectionToEnu(path.VelocityAt(at));
        return ExactMath.Atan2(v.X, v.Y);
    }
}
