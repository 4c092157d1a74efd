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
        Near.Equal(0, (path.PositionAt(path.End) - Wgs84.ToEcef(aim).Vector).Length, absolute: 5, what: "miss at the aim, m");
        Near.Equal(0, (path.PositionAt(SimTime.Zero) - Wgs84.ToEcef(Launch).Vector).Length, absolute: 1e-6, what: "start, m");
        Near.Equal(0, path.VelocityAt(SimTime.Zero).Length, absolute: 1e-9, what: "speed at the start");
        double top = 0;
        for (double t = 0; t < path.End.Seconds; t += 0.25)
            top = Math.Max(top, Height(path, t));
        Near.Equal(apogeeKm * 1000, top, absolute: 5, what: "apogee, m");
        AssertSmooth(pieces, longestS: 20);
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
    public void The_manoeuvre_pulls_what_air_and_body_allow_and_costs_speed()
    {
        GeodeticPosition aim = Geodesic.Direct(Launch, Angle.FromDegrees(330), 300_000) with { HeightM = 900 };
        BallisticParameters p = new(16_000, 40, 50_000, 0) { PropellantShare = 0.6 };
        MotionPath falling = new(BallisticPlanner.Plan(p, Launch, aim));
        p = p with { ManoeuvreAccelerationMps2 = 150, ManoeuvrePressurePa = 220_000 };
        MotionPath weaving = new(BallisticPlanner.Plan(p, Launch, aim));
        double hardest = 0;
        for (double t = 50; t < weaving.End.Seconds; t += 0.05)
        {
            (double across, double pressure) = Across(weaving, t);
            hardest = Math.Max(hardest, across);
            // A tenth for the drag's own part and the joints of the pieces.
            Assert.True(across <= (1.1 * Math.Min(150, 150 * pressure / 220_000)) + 1, FormattableString.Invariant($"{across:0.0} m/s² at {t:0.0} s, {pressure:0} Pa"));
        }

        Assert.InRange(hardest, 100, 165);
        double left = weaving.VelocityAt(weaving.End).Length / falling.VelocityAt(falling.End).Length;
        Assert.InRange(left, 0.6, 0.95);
    }

    [Fact]
    public void A_glide_carries_farther_from_the_same_burnout_and_a_dive_ends_steeper()
    {
        GeodeticPosition aim = Geodesic.Direct(Launch, Angle.FromDegrees(330), 350_000) with { HeightM = 900 };
        BallisticParameters p = new(16_000, 40, 45_000, 147) { PropellantShare = 0.6, ManoeuvrePressurePa = 220_000 };
        MotionPath free = new(BallisticPlanner.Plan(p, Launch, aim));
        MotionPath glides = new(BallisticPlanner.Plan(p with { GlideAngleRad = 0.17, DiveAngleRad = 1.1 }, Launch, aim));
        Assert.True(Fastest(glides) < Fastest(free) - 20, FormattableString.Invariant($"{Fastest(glides):0} and {Fastest(free):0} m/s"));
        Assert.True(EndAngle(glides) > EndAngle(free) + 0.2, FormattableString.Invariant($"{EndAngle(glides):0.00} and {EndAngle(free):0.00} rad"));
    }

    [Fact]
    public void The_boost_gains_what_the_rocket_equation_gives_less_gravity_and_drag()
    {
        // Straight up without air: Δv = -u ln(1 - f) less g T, u from the thrust found.
        GeodeticPosition aim = Geodesic.Direct(Launch, Angle.FromDegrees(90), 2_000) with { HeightM = 300 };
        BallisticFlight flight = BallisticPlanner.Plan(
            new(double.PositiveInfinity, 40, 150_000, 0) { PropellantShare = 0.6 }, Launch, aim, Parapet.Physics.Atmosphere.AirProfile.Standard);
        MotionPath path = new(flight.Path);
        double first = Along(path, 1.0), last = Along(path, flight.BurnoutS - 0.2);
        // A constant thrust on a mass that falls to two fifths.
        Near.Equal((1 - (0.6 * 1.0 / 40)) / (1 - (0.6 * 39.8 / 40)), last / first, relative: 0.02, what: "growth of the acceleration");
        double ideal = first * (1 - (0.6 / 40)) * 40 / 0.6 * -ExactMath.Log(0.4);
        double speed = path.VelocityAt(SimTime.FromSeconds(flight.BurnoutS)).Length;
        Near.Equal(ideal - (9.75 * 40), speed, relative: 0.01, what: "speed at burnout");
    }

    [Fact]
    public void Wind_is_aimed_off_and_a_thrust_too_weak_to_rise_is_cut_off_instead()
    {
        GeodeticPosition aim = Geodesic.Direct(Launch, Angle.FromDegrees(45), 60_000) with { HeightM = 100 };
        var air = Parapet.Physics.Atmosphere.AirProfile.Build(10, 100_000, [Parapet.Physics.Atmosphere.AirLevel.OfWind(0, 4.7, 15), Parapet.Physics.Atmosphere.AirLevel.OfWind(10_000, 5, 50)]);
        BallisticFlight flight = BallisticPlanner.Plan(new(6000, 60, 20_000, 0) { PropellantShare = 0.6 }, Launch, aim, air);
        MotionPath path = new(flight.Path);
        Near.Equal(0, (path.PositionAt(path.End) - Wgs84.ToEcef(aim).Vector).Length, absolute: 5, what: "miss, m");
        Assert.InRange(flight.BurnoutS, 10, 60);
        MotionPath calm = new(BallisticPlanner.Plan(new(6000, 60, 20_000, 0) { PropellantShare = 0.6 }, Launch, aim));
        SimTime half = SimTime.FromSeconds(0.5 * calm.End.Seconds);
        Assert.True((path.PositionAt(half) - calm.PositionAt(half)).Length > 100);
    }

    [Fact]
    public void The_adaptive_steps_fly_the_check_cases_of_NASA_within_their_tolerance_in_fewer_steps()
    {
        int adaptive = 0, fixedSteps = 0;
        foreach (ReferenceCase c in ReferenceCases.Read("point-mass-trajectory.csv"))
        {
            GeodeticPosition from = GeodeticPosition.FromDegrees(c["lat0_deg"], c["lon0_deg"], c["height0_m"]);
            LocalFrame frame = new(from);
            double drag = c["drag_coefficient"] * c["reference_area_m2"];
            EarthField field = new(drag > 0 ? c["mass_kg"] / drag : double.PositiveInfinity, frame.DirectionToEcef(new(c["wind_to_east_mps"], 0, 0)));
            var flight = new AdaptiveRungeKutta<EarthField>(
                field, Wgs84.ToEcef(from).Vector, frame.DirectionToEcef(new(c["east0_mps"], c["north0_mps"], c["up0_mps"])), 0, 0.001, 0.1);
            while (flight.T < c["time_s"])
                flight.Step(c["time_s"], 10);
            GeodeticPosition expected = GeodeticPosition.FromDegrees(c["expect_lat_deg"], c["expect_lon_deg"], c["expect_height_m"]);
            Near.Equal(0, (flight.X - Wgs84.ToEcef(expected).Vector).Length, absolute: c["abs_tol_m"], what: $"{c} position");
            adaptive += flight.Count.Evaluations;
            fixedSteps += 4 * (int)Math.Ceiling(c["time_s"] / 0.1);
        }

        Assert.True(adaptive < fixedSteps / 4, $"{adaptive} evaluations against {fixedSteps}");
    }

    [Fact]
    public void The_error_of_a_long_flight_falls_with_the_tolerance()
    {
        Vector3D At(double tolerance, out int steps)
        {
            LocalFrame frame = new(Launch);
            var flight = new AdaptiveRungeKutta<EarthField>(new EarthField(8000, Vector3D.Zero), Wgs84.ToEcef(Launch).Vector, frame.DirectionToEcef(new(1200, 900, 2500)), 0, tolerance, 0.5);
            while (flight.T < 550)
                flight.Step(550, 60);
            steps = flight.Count.Steps;
            return flight.X;
        }

        Vector3D exact = At(1e-7, out _);
        double coarse = (At(1, out int few) - exact).Length, usual = (At(FreeFall.ToleranceM, out int some) - exact).Length, fine = (At(1e-4, out int many) - exact).Length;
        Assert.True(coarse < 50 && usual < 8 && fine < 0.1, FormattableString.Invariant($"{coarse:0.000} {usual:0.0000} {fine:0.000000} m in {few}, {some}, {many} steps"));
        Assert.True(few < some && some < many && some < 80, $"{few} {some} {many}");
    }

    [Fact]
    public void Between_its_ends_a_step_is_as_good_as_at_them()
    {
        KeplerField field = new(Wgs84.GravitationalParameter);
        Vector3D x = new(7e6, 0, 0), v = new(0, 8000, 1000);
        var flight = new AdaptiveRungeKutta<KeplerField>(field, x, v, 0, 0.01, 1);
        for (int k = 0; k < 8; k++)
            flight.Step(1e9, 1e9);
        foreach (double share in (double[])[0, 0.2, 0.5, 0.9, 1])
        {
            flight.At(share, out Vector3D inside, out Vector3D rate);
            var again = new AdaptiveRungeKutta<KeplerField>(field, flight.X0, flight.V0, flight.T0, 1e-7, 0.1);
            double t = flight.T0 + (share * (flight.T - flight.T0));
            while (again.T < t)
                again.Step(t, 1e9);
            Near.Equal(0, (inside - again.X).Length, absolute: 0.1, what: $"position at {share}");
            Near.Equal(0, (rate - again.V).Length, absolute: 0.02, what: $"velocity at {share}");
        }
    }

    /// <summary>In the turning frame the sum of kinetic, gravitational and centrifugal energy is conserved without drag.</summary>
    [Fact]
    public void Without_drag_energy_is_conserved()
    {
        Vector3D x = Wgs84.ToEcef(Launch).Vector;
        LocalFrame frame = new(Launch);
        Vector3D v = frame.DirectionToEcef(new(1200, 900, 2500));
        double before = Energy(x, v);
        FreeFall.Run(ref x, ref v, 0, double.PositiveInfinity, 0, null, out double apogee);
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

    /// <summary>Acceleration across the path by lift alone, and the dynamic pressure.</summary>
    private static (double Across, double Pressure) Across(MotionPath path, double t)
    {
        (Vector3D felt, Vector3D v) = Felt(path, t);
        Vector3D along = v.Unit();
        double density = Parapet.Physics.Atmosphere.AirProfile.Standard.DensityAt(Height(path, t));
        return ((felt - (felt.Dot(along) * along)).Length, 0.5 * density * v.LengthSquared);
    }

    private static double Along(MotionPath path, double t)
    {
        (Vector3D felt, Vector3D v) = Felt(path, t);
        return felt.Dot(v.Unit());
    }

    /// <summary>Acceleration less that of gravity: what a sensor on board would feel.</summary>
    private static (Vector3D Felt, Vector3D Velocity) Felt(MotionPath path, double t)
    {
        SimTime at = SimTime.FromSeconds(t);
        MotionSegment piece = path.Segments[path.IndexAt(at)];
        Vector3D v = path.VelocityAt(at);
        return (piece.Acceleration((at - piece.Start).Seconds) - Gravity.InRotatingFrame(path.PositionAt(at), v), v);
    }

    private static double Fastest(MotionPath path)
    {
        double fastest = 0;
        for (double t = 0; t < path.End.Seconds; t += 0.5)
            fastest = Math.Max(fastest, path.VelocityAt(SimTime.FromSeconds(t)).Length);
        return fastest;
    }

    private static double EndAngle(MotionPath path) => -ExactMath.Asin(path.VelocityAt(path.End).Unit().Dot(path.PositionAt(path.End).Unit()));

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
