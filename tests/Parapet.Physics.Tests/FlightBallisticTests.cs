using Parapet.Foundation;
using Parapet.Physics.Earth;
using Parapet.Physics.Flight;
using Parapet.Testing;
using Xunit;

namespace Parapet.Physics.Tests;

public class FlightBallisticTests
{
    private static readonly GeodeticPosition Launch = GeodeticPosition.FromDegrees(36, 36, 300);

    [Theory]
    [InlineData(20, 0, 6000, 4, 8, 0)]
    [InlineData(70, 90, 4000, 6, 30, 0)]
    [InlineData(300, 330, 5000, 60, 80, 0)]
    [InlineData(300, 330, 8000, 40, 50, 150)]
    [InlineData(500, 90, 5000, 60, 600, 0)]
    [InlineData(1000, 280, 6000, 90, 250, 0)]
    [InlineData(1500, 300, 3000, 100, 400, 60)]
    [InlineData(3000, 10, 8000, 120, 650, 0)]
    public void It_lands_on_the_aim_with_its_top_at_the_apogee(
        double rangeKm, double azimuth, double coefficient, double boostS, double apogeeKm, double weave)
    {
        GeodeticPosition aim = Geodesic.Direct(Launch, Angle.FromDegrees(azimuth), rangeKm * 1000) with { HeightM = 900 };
        MotionSegment[] pieces = BallisticPlanner.Plan(new(coefficient, boostS, apogeeKm * 1000, weave), Launch, aim);
        MotionPath path = new(pieces);
        Near.Equal(0, (path.PositionAt(path.End) - Wgs84.ToEcef(aim).Vector).Length, absolute: 2, what: "miss at the aim, m");
        Near.Equal(0, (path.PositionAt(SimTime.Zero) - Wgs84.ToEcef(Launch).Vector).Length, absolute: 1e-6, what: "start, m");
        Near.Equal(0, path.VelocityAt(SimTime.Zero).Length, absolute: 1e-9, what: "speed at the start");
        double top = 0;
        for (double t = 0; t < path.End.Seconds; t += 0.25)
            top = Math.Max(top, Height(path, t));
        Near.Equal(apogeeKm * 1000, top, absolute: 5, what: "apogee, m");
        AssertSmooth(pieces, longestS: 5);
    }

    [Fact]
    public void An_apogee_too_low_for_the_range_gives_the_nearest_that_reaches()
    {
        GeodeticPosition aim = Geodesic.Direct(Launch, Angle.FromDegrees(90), 300_000) with { HeightM = 300 };
        MotionPath path = new(BallisticPlanner.Plan(new(5000, 60, 15_000, 0), Launch, aim));
        Near.Equal(0, (path.PositionAt(path.End) - Wgs84.ToEcef(aim).Vector).Length, absolute: 5, what: "miss, m");
    }

    [Fact]
    public void An_aim_out_of_reach_through_the_air_is_refused() =>
        Assert.Throws<ArgumentException>(() => BallisticPlanner.Plan(
            new(300, 0, 200_000, 0), Launch, Geodesic.Direct(Launch, Angle.FromDegrees(90), 1_000_000)));

    [Fact]
    public void The_weave_pulls_the_given_acceleration_and_ends_where_it_began()
    {
        GeodeticPosition aim = Geodesic.Direct(Launch, Angle.FromDegrees(330), 300_000) with { HeightM = 900 };
        MotionPath straight = new(BallisticPlanner.Plan(new(8000, 40, 50_000, 1e-6), Launch, aim));
        MotionPath weaving = new(BallisticPlanner.Plan(new(8000, 40, 50_000, 150), Launch, aim));
        Assert.Equal(straight.End, weaving.End);
        double widest = 0, hardest = 0;
        for (double t = 0; t < straight.End.Seconds; t += 0.05)
        {
            SimTime at = SimTime.FromSeconds(t);
            double offset = (straight.PositionAt(at) - weaving.PositionAt(at)).Length;
            widest = Math.Max(widest, offset);
            int i = straight.IndexAt(at), j = weaving.IndexAt(at);
            double u = (at - straight.Segments[i].Start).Seconds;
            hardest = Math.Max(hardest, (straight.Segments[i].Acceleration(u) - weaving.Segments[j].Acceleration(u)).Length);
            if (Height(straight, t) > 26_000)
                Near.Equal(0, offset, absolute: 1e-3, what: "offset above 26 km, m");
        }

        Near.Equal(150, hardest, relative: 0.1, what: "greatest sideways acceleration");
        Assert.InRange(widest, 50, 400);
        Near.Equal(0, (straight.VelocityAt(straight.End) - weaving.VelocityAt(weaving.End)).Length, absolute: 0.1, what: "sideways speed at impact");
    }

    /// <summary>In the turning frame the sum of kinetic, gravitational and centrifugal energy is conserved without drag.</summary>
    [Fact]
    public void Without_drag_energy_is_conserved()
    {
        Vector3D x = Wgs84.ToEcef(Launch).Vector;
        LocalFrame frame = new(Launch);
        Vector3D v = frame.DirectionToEcef(new(1200, 900, 2500));
        double before = Energy(x, v);
        FreeFall.Run(ref x, ref v, 0, double.PositiveInfinity, 0, 1, null, out double apogee);
        Assert.InRange(apogee, 250_000, 450_000);
        Near.Equal(before, Energy(x, v), relative: 1e-8, what: "energy per mass");
    }

    [Fact]
    public void Minimum_energy_arcs_match_the_reference_and_the_integrator_flies_them()
    {
        foreach (ReferenceCase c in ReferenceCases.Read("ballistic-minimum-energy.csv"))
        {
            const double radius = 6_371_000, mu = 3.986004418e14;
            double range = c["range_km"] * 1000, tolerance = c["rel_tol"];
            KeplerArc arc = KeplerArc.MinimumEnergy(range, radius, mu);
            Near.Equal(c["expect_speed_mps"], arc.SpeedMps, relative: tolerance, what: $"{c} speed");
            Near.Equal(c["expect_elevation_deg"], new Angle(arc.ElevationRad).Degrees, relative: tolerance, what: $"{c} elevation");
            Near.Equal(c["expect_apogee_km"] * 1000, arc.ApogeeM, relative: tolerance, what: $"{c} apogee");
            Near.Equal(c["expect_flight_time_s"], arc.FlightTimeS, relative: tolerance, what: $"{c} time");

            Vector3D x = new(radius, 0, 0);
            Vector3D v = new(arc.SpeedMps * ExactMath.Sin(arc.ElevationRad), arc.SpeedMps * ExactMath.Cos(arc.ElevationRad), 0);
            KeplerField field = new(mu);
            int steps = (int)(arc.FlightTimeS / 5) + 1;
            for (int k = 0; k < steps; k++)
                RungeKutta.Step(ref x, ref v, 0, arc.FlightTimeS / steps, field);
            Near.Equal(radius, x.Length, absolute: 0.5, what: $"{c} radius at the end, integrated");
            Near.Equal(range, radius * ExactMath.Atan2(x.Y, x.X), absolute: 1, what: $"{c} range, integrated");
        }
    }

    [Fact]
    public void Straight_entries_match_Allen_and_Eggers()
    {
        foreach (ReferenceCase c in ReferenceCases.Read("allen-eggers.csv"))
        {
            (double deceleration, double height) = StraightLineEntry.PeakDeceleration(
                c["entry_speed_mps"], Angle.FromDegrees(c["entry_angle_deg"]).Radians, c["ballistic_coefficient_kgpm2"], 1.225, 7200);
            Near.Equal(c["expect_peak_deceleration_g"], deceleration / 9.80665, relative: c["rel_tol"], what: $"{c} deceleration");
            Near.Equal(c["expect_peak_altitude_m"], height, relative: c["rel_tol"], what: $"{c} altitude");
        }
    }

    [Fact]
    public void Spheres_fall_and_fly_as_in_the_check_cases_of_NASA()
    {
        foreach (ReferenceCase c in ReferenceCases.Read("point-mass-trajectory.csv"))
        {
            GeodeticPosition from = GeodeticPosition.FromDegrees(c["lat0_deg"], c["lon0_deg"], c["height0_m"]);
            LocalFrame frame = new(from);
            Vector3D x = Wgs84.ToEcef(from).Vector;
            Vector3D v = frame.DirectionToEcef(new(c["east0_mps"], c["north0_mps"], c["up0_mps"]));
            double drag = c["drag_coefficient"] * c["reference_area_m2"];
            EarthField field = new(drag > 0 ? c["mass_kg"] / drag : double.PositiveInfinity, frame.DirectionToEcef(new(c["wind_to_east_mps"], 0, 0)));
            double time = c["time_s"];
            int steps = (int)Math.Ceiling(time / 0.1);
            for (int k = 0; k < steps; k++)
                RungeKutta.Step(ref x, ref v, 0, time / steps, field);
            GeodeticPosition expected = GeodeticPosition.FromDegrees(c["expect_lat_deg"], c["expect_lon_deg"], c["expect_height_m"]);
            Near.Equal(0, (x - Wgs84.ToEcef(expected).Vector).Length, absolute: c["abs_tol_m"], what: $"{c} position");
        }
    }

    internal static void AssertSmooth(MotionSegment[] pieces, double longestS)
    {
        for (int i = 0; i < pieces.Length; i++)
        {
            Assert.InRange((pieces[i].End - pieces[i].Start).Seconds, 1e-9, longestS + 1e-9);
            if (i == 0)
                continue;
            Assert.Equal(pieces[i - 1].End, pieces[i].Start);
            double gap = (pieces[i - 1].PositionAt(pieces[i - 1].End) - pieces[i].P0).Length;
            double kink = (pieces[i - 1].VelocityAt(pieces[i - 1].End) - pieces[i].P1).Length;
            Near.Equal(0, gap, absolute: 1e-6, what: $"gap before piece {i}, m");
            Near.Equal(0, kink, absolute: 1e-6, what: $"kink before piece {i}, m/s");
        }
    }

    private static double Height(MotionPath path, double t) => Wgs84.HeightM(EcefPosition.From(path.PositionAt(SimTime.FromSeconds(t))));

    private static double Energy(Vector3D x, Vector3D v)
    {
        const double mu = Wgs84.GravitationalParameter, a = Wgs84.SemiMajorAxisM, w = Wgs84.RotationRate;
        double r = x.Length;
        double sin2 = x.Z * x.Z / (r * r);
        double potential = (-mu / r) + (mu * a * a * Wgs84.J2 / (2 * r * r * r) * ((3 * sin2) - 1));
        return (0.5 * v.LengthSquared) + potential - (0.5 * w * w * ((x.X * x.X) + (x.Y * x.Y)));
    }
}
