using Parapet.Foundation;
using Parapet.Physics.Atmosphere;
using Parapet.Physics.Earth;
using Parapet.Physics.Flight;
using Parapet.Physics.Guidance;
using Parapet.Testing;
using Xunit;

namespace Parapet.Physics.Tests;

public class FlightInterceptorTests
{
    private static readonly GeodeticPosition Site = GeodeticPosition.FromDegrees(40, 30);
    private static readonly PublishedEnvelope LongRange = new(1835, 0.60, 12, 0.519, 2000, 250e3, 27e3, 200, 0, false);
    private static readonly PublishedEnvelope MediumRange = new(373, 0.55, 12, 0.29, 1700, 100e3, 24e3, 300, 0, false);
    private static readonly PublishedEnvelope AirLaunched = new(160, 0.37, 8, 0.178, 1300, 120e3, 20e3, 350, 180, false, 9000, 250);
    private static readonly PublishedEnvelope ShortRange = new(130, 0.34, 4, 0.2, 850, 12e3, 7e3, 275, 36, false);
    private static readonly PublishedEnvelope Gun = new(0.55, 0, 0, 0.035, 1000, 3800, 3000, 0, 9, true);

    public static TheoryData<string> Names => ["long", "medium", "air", "short"];

    private static PublishedEnvelope Envelope(string name) =>
        name switch { "long" => LongRange, "medium" => MediumRange, "air" => AirLaunched, "short" => ShortRange, _ => Gun };

    [Theory]
    [MemberData(nameof(Names))]
    [InlineData("gun")]
    public void A_fit_reproduces_published_range_and_speed(string name)
    {
        PublishedEnvelope e = Envelope(name);
        FittedInterceptor fit = InterceptorFit.Fit(e);
        Assert.False(fit.DragBound);

        // Independently of the residuals the fit reports: outward in steps of 1 % until it no longer arrives fast enough and in time.
        double reach = 0, fastest = 0;
        for (double r = 0.9 * e.RangeMaximumM; r < 1.2 * e.RangeMaximumM; r += 0.01 * e.RangeMaximumM)
        {
            NominalFlightResult flight = Fly(fit, e, r, AimHeight(e));
            fastest = Math.Max(fastest, flight.MaximumSpeedMps);
            if (flight.MissM > 200 || flight.SpeedMps < fit.Parameters.MinimumSpeedMps || flight.TimeS > fit.Parameters.FlightTimeMaxS)
                break;
            reach = r;
        }

        Near.Equal(e.RangeMaximumM, reach, relative: 0.03, what: "range, m");
        Near.Equal(e.MaximumSpeedMps, fastest, relative: 0.02, what: "greatest speed, m/s");
        Near.Equal(0, fit.RangeError, absolute: 0.03, what: "reported range error");
        Near.Equal(0, fit.SpeedError, absolute: 0.02, what: "reported speed error");
    }

    [Fact]
    public void What_cannot_be_fitted_is_reported()
    {
        FittedInterceptor fit = InterceptorFit.Fit(LongRange with { RangeMaximumM = 900e3 });
        Assert.True(fit.DragBound);
        Assert.Equal(InterceptorFit.LeastDragScale, fit.Parameters.DragScale);
        Assert.InRange(fit.RangeError, -0.95, -0.3);
        Assert.Throws<ArgumentOutOfRangeException>(() => InterceptorFit.Fit(LongRange with { PropellantFraction = 0.9 }));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_nominal_flight_has_neither_kinks_nor_turns_beyond_the_limit(string name)
    {
        PublishedEnvelope e = Envelope(name);
        FittedInterceptor fit = InterceptorFit.Fit(e);
        foreach (double share in new[] { 0.15, 0.4, 0.7, 1.0 })
        {
            Vector3D aim = Aim(e, share * e.RangeMaximumM, AimHeight(e));
            List<InterceptorState> flown = NominalFlight.Trace(fit.Parameters, Start(fit, e, aim), aim, 1, 100, 1000);
            for (int i = 1; i < flown.Count; i++)
            {
                double dt = flown[i].ElapsedS - flown[i - 1].ElapsedS;
                Vector3D force = ((flown[i].Velocity - flown[i - 1].Velocity) / dt) - Gravity.InRotatingFrame(flown[i].Position, flown[i].Velocity);
                double across = force.PerpendicularTo((flown[i].Velocity + flown[i - 1].Velocity).Unit()).Length;
                Assert.True(across <= e.MaxLateralAccelerationMps2 * 1.02, FormattableString.Invariant($"{across:0} m/s² at {flown[i].ElapsedS:0.0} s"));
                double turned = flown[i].Velocity.Unit().Cross(flown[i - 1].Velocity.Unit()).Length;
                Assert.True(turned < 0.25, FormattableString.Invariant($"turned {turned:0.00} rad in {dt:0.00} s at {flown[i].ElapsedS:0.0} s"));
            }
        }
    }

    [Fact]
    public void Long_flights_are_lofted_and_short_ones_are_not()
    {
        FittedInterceptor fit = InterceptorFit.Fit(LongRange);
        double before = 0;
        foreach (double range in new[] { 15e3, 60e3, 120e3, 200e3 })
        {
            Vector3D aim = Aim(LongRange, range, 10_000);
            InterceptorState start = Start(fit, LongRange, aim);
            double above = 0;
            foreach (InterceptorState s in NominalFlight.Trace(fit.Parameters, start, aim, 1, 100, 1000))
                above = Math.Max(above, (s.Position - start.Position).PerpendicularTo((aim - start.Position).Unit()).Length);
            Assert.True(above > before * 1.5, $"{above:0} m above the straight line over {range:0} m");
            before = above;
            if (range < 20e3)
                Assert.True(above < 3000, $"{above:0} m above the straight line over {range:0} m");
        }
    }

    [Theory]
    [InlineData(0, 0, 250)]
    [InlineData(90, 0, 250)]
    [InlineData(0, 0, 600)]
    [InlineData(60, 40, 300)]
    [InlineData(120, 60, 250)]
    public void A_homing_engagement_ends_within_three_metres(double crossingDegrees, double targetTurn, double targetSpeed)
    {
        InterceptorParameters p = InterceptorFit.Fit(MediumRange).Parameters;
        LocalFrame frame = new(Site);
        Angle crossing = Angle.FromDegrees(crossingDegrees);
        Vector3D targetEnu = new(28_000, 5000, 7000);
        Vector3D inward = (-targetEnu with { Z = 0 }).Unit();
        Vector3D sideways = new(inward.Y, -inward.X, 0);
        Vector3D velocityEnu = targetSpeed * ((inward * ExactMath.Cos(crossing.Radians)) + (sideways * ExactMath.Sin(crossing.Radians)));
        Vector3D target = frame.ToEcef(EnuPosition.From(targetEnu)).Vector;
        Vector3D targetVelocity = frame.DirectionToEcef(velocityEnu);
        InterceptorState s = InterceptorFlight.Launch(frame.OriginEcef, target, 1.0, 30);
        double miss = double.PositiveInfinity, hardest = 0;
        const double dt = 0.02;
        while (s.ElapsedS < 80 && miss > 1e6)
        {
            Vector3D line = target - s.Position;
            double toGo = line.Length / Math.Max(300, -(targetVelocity - s.Velocity).Dot(line.Unit()));
            Vector3D turn = targetVelocity.Cross(frame.Up).Unit() * targetTurn;
            Vector3D command = toGo > 8 || s.ElapsedS < 3
                ? MidcourseGuidance.Command(s, p, target + (targetVelocity * toGo), 1)
                : ProportionalNavigation.Command(line, targetVelocity - s.Velocity, p.NavigationRatio)
                    + ProportionalNavigation.GravityCompensation(s.Position, s.Velocity);
            InterceptorState before = s;
            InterceptorFlight.Step(ref s, p, command, dt);
            Vector3D lift = ((s.Velocity - before.Velocity) / dt) - Gravity.InRotatingFrame(s.Position, s.Velocity);
            hardest = Math.Max(hardest, lift.PerpendicularTo((s.Velocity + before.Velocity).Unit()).Length);
            Vector3D next = target + (dt * targetVelocity) + (0.5 * dt * dt * turn), nextVelocity = targetVelocity + (dt * turn);
            MotionSegment mine = MotionSegment.Hermite(SimTime.Zero, SimTime.FromSeconds(dt), before.Position, before.Velocity, s.Position, s.Velocity);
            MotionSegment his = MotionSegment.Hermite(SimTime.Zero, SimTime.FromSeconds(dt), target, targetVelocity, next, nextVelocity);
            double distance = ClosestApproach.Find(mine, his, SimTime.Zero, SimTime.FromSeconds(dt), out SimTime at);
            if (at < mine.End && distance < 2000)
                miss = distance;
            (target, targetVelocity) = (next, nextVelocity);
        }

        Assert.True(miss < 3, FormattableString.Invariant($"miss {miss:0.00} m after {s.ElapsedS:0.0} s"));
        Assert.True(hardest <= 1.02 * p.MaxLateralAccelerationMps2, FormattableString.Invariant($"{hardest:0} m/s²"));
    }

    [Fact]
    public void Neither_structure_nor_air_is_asked_for_more_than_it_gives()
    {
        InterceptorParameters p = InterceptorFit.Fit(MediumRange).Parameters;
        foreach ((double height, double speed) in new[] { (100.0, 1500.0), (15_000.0, 600.0), (30_000.0, 900.0) })
        {
            LocalFrame frame = new(Site with { HeightM = height });
            InterceptorState s = new() { Position = frame.OriginEcef, Velocity = frame.East * speed, ElapsedS = 60 };
            double pressure = 0.5 * StandardAtmosphere.Density(height) * speed * speed;
            double expected = Math.Min(300, 6 * pressure * p.ReferenceAreaM2 / p.BurnoutMassKg);
            Near.Equal(expected, InterceptorFlight.LateralLimitMps2(s, p), relative: 1e-3, what: "limit");
            InterceptorState before = s;
            InterceptorFlight.Step(ref s, p, frame.North * 5000, 0.01);
            Near.Equal(expected, (s.Velocity - before.Velocity).Dot(frame.North) / 0.01, relative: 0.03, what: "acceleration flown");
        }
    }

    [Fact]
    public void In_empty_space_the_motor_gives_Tsiolkovskys_speed()
    {
        LocalFrame frame = new(Site with { HeightM = 300_000 });
        InterceptorParameters p = new(1000, 400, 20, 100e3, 0.2, 1, 100, 300, 300, 4);
        InterceptorState s = new() { Position = frame.OriginEcef, Velocity = frame.Up * 50 };
        double expected = 50 + p.RemainingSpeedMps(0), lost = 0;
        while (s.ElapsedS < 25)
        {
            lost -= 0.1 * Gravity.InRotatingFrame(s.Position, s.Velocity).Dot(s.Velocity.Unit());
            InterceptorFlight.Step(ref s, p, Vector3D.Zero, 0.1);
        }

        Near.Equal(expected - lost, s.Velocity.Length, relative: 1e-3, what: "speed at burnout, gravity loss counted");
    }

    [Theory]
    [InlineData(20e3, 100)]
    [InlineData(100e3, 100)]
    [InlineData(150e3, 10_000)]
    [InlineData(240e3, 10_000)]
    public void The_coarse_steps_of_nominal_flights_agree_with_fine_ones(double range, double height)
    {
        FittedInterceptor fit = InterceptorFit.Fit(LongRange);
        InterceptorParameters p = fit.Parameters;
        Vector3D aim = Aim(LongRange, range, height);
        InterceptorState s = Start(fit, LongRange, aim);
        NominalFlightResult nominal = NominalFlight.To(p, s, aim, 1, 100, 1000);
        while (s.ElapsedS < 5 || (aim - s.Position).Dot(s.Velocity) > 0)
            InterceptorFlight.Step(ref s, p, MidcourseGuidance.Command(s, p, aim, 1), 0.02);
        Near.Equal(s.ElapsedS, nominal.TimeS, relative: 5e-3, what: "time");
        Near.Equal(s.Velocity.Length, nominal.SpeedMps, relative: 1e-2, what: "speed");
        Near.Equal(0, nominal.MissM, absolute: 1, what: "miss of the point, m");
    }

    [Fact]
    public void Half_the_step_gives_the_same_flight()
    {
        FittedInterceptor fit = InterceptorFit.Fit(LongRange);
        InterceptorState Fly(double dt)
        {
            Vector3D aim = Aim(LongRange, 80e3, 8000);
            InterceptorState s = Start(fit, LongRange, aim);
            for (int i = 0; i < 40 / dt; i++)
                InterceptorFlight.Step(ref s, fit.Parameters, MidcourseGuidance.Command(s, fit.Parameters, aim, 1), dt);
            return s;
        }

        InterceptorState coarse = Fly(0.2), fine = Fly(0.05);
        Near.Equal(fine.Velocity.Length, coarse.Velocity.Length, relative: 2e-3, what: "speed after 40 s");
        Near.Equal(0, (fine.Position - coarse.Position).Length, absolute: 250, what: "position after 40 s, m");
    }

    [Theory]
    [MemberData(nameof(Names))]
    [InlineData("gun")]
    public void The_fly_out_table_agrees_with_flights_between_its_posts(string name)
    {
        PublishedEnvelope e = Envelope(name);
        FittedInterceptor fit = InterceptorFit.Fit(e);
        FlyoutTable table = FlyoutTable.Build(
            fit.Parameters, e.RangeMaximumM, e.AltitudeMaximumM, Elevation(e), fit.LaunchSpeedMps, e.LaunchHeightM);
        int compared = 0;
        double worst = 0;
        for (double x = 0.1; x < 1; x += 0.061)
        {
            for (double y = 0.07; y < 1; y += 0.11)
            {
                if (!table.TryTimeToReach(x * e.RangeMaximumM, y * e.AltitudeMaximumM, out double time, out _))
                    continue;
                NominalFlightResult flight = Fly(fit, e, x * e.RangeMaximumM, y * e.AltitudeMaximumM);
                if (flight.MissM > 200)
                    continue;
                compared++;
                worst = Math.Max(worst, Math.Abs(time - flight.TimeS) / flight.TimeS);
            }
        }

        Assert.True(compared > 30, $"{compared} points");
        Assert.True(worst < 0.05, FormattableString.Invariant($"worst error of the time {worst:P1} over {compared} points"));
    }

    [Fact]
    public void Beyond_the_table_nothing_is_promised()
    {
        FittedInterceptor fit = InterceptorFit.Fit(ShortRange);
        FlyoutTable table = FlyoutTable.Build(fit.Parameters, 12e3, 7e3);
        Assert.False(table.TryTimeToReach(12.1e3, 3000, out double time, out double speed));
        Assert.False(table.TryTimeToReach(5000, 7100, out _, out _));
        Assert.Equal((0.0, 0.0), (time, speed));
    }

    private static double AimHeight(in PublishedEnvelope e) => Math.Min(10_000, 0.5 * e.AltitudeMaximumM);

    private static double Elevation(in PublishedEnvelope e) => e.LaunchHeightM > 1000 ? 0 : Math.PI / 3;

    private static Vector3D Aim(in PublishedEnvelope e, double range, double height) => Wgs84.ToEcef(
        Geodesic.Direct(Site with { HeightM = e.LaunchHeightM }, Angle.FromDegrees(90), range) with { HeightM = height }).Vector;

    private static InterceptorState Start(in FittedInterceptor fit, in PublishedEnvelope e, Vector3D aim) => InterceptorFlight.Launch(
        Wgs84.ToEcef(Site with { HeightM = e.LaunchHeightM }).Vector, aim, Elevation(e), fit.LaunchSpeedMps);

    private static NominalFlightResult Fly(in FittedInterceptor fit, in PublishedEnvelope e, double range, double height)
    {
        Vector3D aim = Aim(e, range, height);
        return NominalFlight.To(fit.Parameters, Start(fit, e, aim), aim, 1, 100, 1000);
    }
}
