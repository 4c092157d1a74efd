using Parapet.Foundation;
using Parapet.Physics.Atmosphere;
using Parapet.Physics.Earth;
using Parapet.Physics.Flight;
using Parapet.Physics.Guidance;
using Parapet.Testing;
using Xunit;

namespace Parapet.Physics.Tests;

/// <summary>Burns, the autopilot's lag, wind, and the two integrations against one another.</summary>
public class FlightStageTests
{
    private static readonly GeodeticPosition Site = GeodeticPosition.FromDegrees(40, 30);
    private static readonly InterceptorParameters OneBurn = new(1000, 400, 10, 100e3, 0.2, 1, 200, 300, 300, 4);
    private static readonly InterceptorParameters Sustained = OneBurn with { Second = new(20, 25e3, 200, 0) };
    private static readonly InterceptorParameters Pulsed = OneBurn with { Second = new(8, 60e3, 200, 12) };

    private static readonly double[] Tolerances = [1e-4, 1e-6, 1e-8];

    public static TheoryData<string> Rounds => ["long", "medium", "air", "short", "sustained", "pulsed"];

    internal static PublishedEnvelope Envelope(string name) => name switch
    {
        "long" => new(1835, 0.60, 12, 0.519, 2000, 250e3, 27e3, 200, 0, false),
        "medium" => new(373, 0.55, 12, 0.29, 1700, 100e3, 24e3, 300, 0, false),
        "air" => new(160, 0.37, 8, 0.178, 1300, 120e3, 20e3, 350, 180, false, 9000, 250),
        "short" => new(130, 0.34, 4, 0.2, 850, 12e3, 7e3, 275, 36, false),
        "sustained" => new(160, 0.37, 3, 0.178, 1250, 110e3, 20e3, 350, 160, false, 9000, 250) { SecondBurnS = 5, SecondShare = 0.5 },
        _ => new(373, 0.58, 9, 0.29, 1700, 110e3, 30e3, 400, 130, false) { SecondBurnS = 5, SecondShare = 0.35, IgnitionToGoS = 12 },
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void In_empty_space_two_burns_give_the_sum_of_Tsiolkovskys_speeds(bool pulse)
    {
        LocalFrame frame = new(Site with { HeightM = 300_000 });
        InterceptorParameters p = pulse ? Pulsed : Sustained;
        InterceptorState s = new() { Position = frame.OriginEcef, Velocity = frame.Up * 400 };
        double first = 100e3 * 10 / 400 * Math.Log(1000.0 / 600), second = p.Second.ThrustN * p.Second.DurationS / 200 * Math.Log(600.0 / 400);
        Near.Equal(pulse ? first : first + second, p.RemainingSpeedMps(s), relative: 1e-9, what: "at launch, a pulse unlit");
        double gravity = 0;
        while (s.ElapsedS < 50)
        {
            if (pulse && s.ElapsedS > 19.99)
                InterceptorFlight.IgniteIfDue(ref s, p, toGoS: 11);
            gravity += 0.1 * Gravity.InRotatingFrame(s.Position, s.Velocity).Dot(s.Velocity.Unit());
            InterceptorFlight.Step(ref s, p, Vector3D.Zero, 0.1);
        }

        Near.Equal(400 + first + second + gravity, s.Velocity.Length, relative: 1e-3, what: "speed after both");
        Near.Equal(400, p.MassKg(s), absolute: 1e-9, what: "burnout mass");
        Assert.Equal(0, p.RemainingSpeedMps(s));
    }

    [Fact]
    public void A_pulse_waits_for_the_intercept_or_until_the_round_is_slow()
    {
        LocalFrame frame = new(Site with { HeightM = 20_000 });
        InterceptorState Coasting(double elapsed, double speed) => new() { Position = frame.OriginEcef, Velocity = frame.East * speed, ElapsedS = elapsed };
        bool Lit(InterceptorState s, double toGo) => InterceptorFlight.IgniteIfDue(ref s, Pulsed, toGo);
        Assert.False(Lit(Coasting(30, 900), 13));
        Assert.True(Lit(Coasting(30, 900), 11.9));
        Assert.True(Lit(Coasting(30, 599), 60));
        Assert.False(Lit(Coasting(30, 601), 60));
        // Never into the first burn, nor within the pause after it; never twice; a sustainer needs no lighting.
        Assert.False(Lit(Coasting(10.4, 900), 1));
        InterceptorState lit = Coasting(30, 900);
        Assert.True(InterceptorFlight.IgniteIfDue(ref lit, Pulsed, 5));
        Assert.True(Pulsed.IsBurning(lit));
        Assert.False(InterceptorFlight.IgniteIfDue(ref lit, Pulsed, 4));
        InterceptorState sustained = Coasting(15, 900);
        Assert.False(InterceptorFlight.IgniteIfDue(ref sustained, Sustained, 1));
        Assert.True(Sustained.IsBurning(sustained));
    }

    [Fact]
    public void Less_drag_while_it_burns()
    {
        // The same body at the same speed, with a thrust too small to count: the jet fills part of the base.
        LocalFrame frame = new(Site with { HeightM = 5000 });
        InterceptorParameters p = new(500, 499.999, 100, 1e-3, 0.2, 1, 200, 300, 300, 4);
        InterceptorState on = new() { Position = frame.OriginEcef, Velocity = frame.East * 700 }, off = on;
        off.ElapsedS = 100;
        InterceptorFlight.Step(ref on, p, Vector3D.Zero, 0.01);
        InterceptorFlight.Step(ref off, p, Vector3D.Zero, 0.01);
        double saved = (on.Velocity.Length - off.Velocity.Length) / 0.01;
        double mach = 700 / StandardAtmosphere.SpeedOfSound(5000);
        Near.Equal(0.6 * 0.25 / mach * 0.5 * StandardAtmosphere.Density(5000) * 700 * 700 * 0.2 / 500, saved, relative: 0.02, what: "deceleration saved, m/s²");
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.1)]
    [InlineData(0.2)]
    public void Lift_follows_its_command_exponentially_whatever_the_step(double dt)
    {
        LocalFrame frame = new(Site with { HeightM = 1000 });
        InterceptorParameters p = OneBurn with { BurnTimeS = 1, TimeConstantS = 0.4 };
        InterceptorState s = new() { Position = frame.OriginEcef, Velocity = frame.East * 900, ElapsedS = 5 };
        double t = 0;
        while (t < 0.79)
        {
            InterceptorFlight.Step(ref s, p, frame.North * 50, dt);
            t += dt;
            double expected = 50 * (1 - Math.Exp(-t / 0.4));
            Near.Equal(expected, s.Lateral.Length, relative: 0.01, what: $"lateral acceleration after {t:0.00} s");
        }
    }

    [Fact]
    public void A_command_beyond_the_limit_is_followed_no_faster_than_one_at_it()
    {
        LocalFrame frame = new(Site with { HeightM = 1000 });
        InterceptorParameters p = OneBurn with { BurnTimeS = 1, TimeConstantS = 0.4 };
        InterceptorState s = new() { Position = frame.OriginEcef, Velocity = frame.East * 900, ElapsedS = 5 };
        InterceptorFlight.Step(ref s, p, frame.North * 1e5, 0.1);
        Near.Equal(200 * (1 - Math.Exp(-0.25)), s.Lateral.Length, relative: 0.01, what: "a tenth of a second after a command of 10,000 g");
    }

    [Fact]
    public void Wind_carries_a_shell_along()
    {
        // With the wind of the air it flies in, a slow draggy body ends at the wind's speed.
        LocalFrame frame = new(Site with { HeightM = 3000 });
        AirProfile windy = AirProfile.Build(0, 101_325, [AirLevel.OfWind(0, 1.5 * Math.PI, 20), AirLevel.OfWind(10_000, 1.5 * Math.PI, 20)]);
        InterceptorParameters p = new(1, 1, 0, 0, 0.05, 1, 0, 60, 0, 4);
        InterceptorState s = new() { Position = frame.OriginEcef, Velocity = frame.North * 30, ElapsedS = 1 };
        for (int i = 0; i < 200; i++)
            InterceptorFlight.Step(ref s, p, Vector3D.Zero, 0.1, windy);
        Near.Equal(20, s.Velocity.Dot(frame.East), absolute: 1.5, what: "speed towards east");
    }

    [Fact]
    public void The_pair_of_orders_five_and_four_keeps_an_oscillation()
    {
        // x'' = -x: position and velocity after a hundred radians, by tolerance.
        double[] errors = [.. Tolerances.Select(tolerance =>
        {
            DormandPrince<Spring> integrator = new(default, new(tolerance, tolerance));
            SteeredState y = new(new(1, 0, 0), Vector3D.Zero, Vector3D.Zero);
            double t = 0, step = 0.1;
            while (t < 100)
            {
                step = Math.Min(step, 100 - t);
                t += integrator.Advance(ref y, t, ref step, 1e-6);
            }

            return Math.Abs(y.PositionM.X - Math.Cos(100)) + Math.Abs(y.VelocityMps.X + Math.Sin(100));
        })];
        Assert.True(errors[0] < 2e-2 && errors[1] < 2e-4 && errors[2] < 2e-6, string.Join(' ', errors));
    }

    [Theory]
    [MemberData(nameof(Rounds))]
    public void Adaptive_flights_do_not_hang_on_their_tolerance(string name)
    {
        PublishedEnvelope e = Envelope(name);
        InterceptorParameters p = InterceptorFit.Fit(e).Parameters;
        foreach (double share in new[] { 0.2, 0.5, 0.95 })
        {
            (InterceptorState start, Vector3D aim) = Task(e, share);
            NominalFlightResult usual = NominalFlight.To(p, start, aim, 1, 100, 1000);
            NominalFlightResult fine = NominalFlight.To(p, start, aim, 1, 100, 1000, tolerance: new(1e-4, 1e-5));
            Near.Equal(fine.TimeS, usual.TimeS, relative: 3e-3, what: $"time to {share:0.0} of the range");
            Near.Equal(fine.SpeedMps, usual.SpeedMps, relative: 6e-3, what: $"speed at {share:0.0} of the range");
        }
    }

    [Theory]
    [MemberData(nameof(Rounds))]
    public void The_rated_steps_of_the_loop_agree_with_the_adaptive_flight(string name)
    {
        PublishedEnvelope e = Envelope(name);
        InterceptorParameters p = InterceptorFit.Fit(e).Parameters with { TimeConstantS = 0.3 };
        foreach (double share in new[] { 0.2, 0.5, 0.95 })
        {
            // As the engine flies: the command held over 0.05 s in the first four seconds, 0.2 s later, 0.05 s at the end; the lag counted.
            (InterceptorState s, Vector3D aim) = Task(e, share);
            NominalFlightResult adaptive = NominalFlight.To(p with { TimeConstantS = 0 }, s, aim, 1, 100, 1000);
            while (s.ElapsedS < 5 || (aim - s.Position).Dot(s.Velocity) > 0)
            {
                double toGo = (aim - s.Position).Length / s.Velocity.Length;
                InterceptorFlight.IgniteIfDue(ref s, p, toGo);
                InterceptorFlight.Step(ref s, p, MidcourseGuidance.Command(s, p, aim, 1), s.ElapsedS < 4 || toGo < 3 ? 0.05 : 0.2);
            }

            double time = s.ElapsedS + ((aim - s.Position).Dot(s.Velocity.Unit()) / s.Velocity.Length);
            Near.Equal(adaptive.TimeS, time, relative: 2e-2, what: $"time to {share:0.0} of the range");
            Near.Equal(adaptive.SpeedMps, s.Velocity.Length, relative: 2e-2, what: $"speed at {share:0.0} of the range");
        }
    }

    [Theory]
    [MemberData(nameof(Rounds))]
    public void The_fly_out_table_keeps_its_bounds(string name)
    {
        PublishedEnvelope e = Envelope(name);
        InterceptorParameters p = InterceptorFit.Fit(e).Parameters;
        double elevation = e.LaunchHeightM > 1000 ? 0 : 1;
        FlyoutTable table = FlyoutTable.Build(p, e.RangeMaximumM, e.AltitudeMaximumM, elevation, e.LaunchSpeedMps, e.LaunchHeightM);
        List<double> times = [], speeds = [];
        foreach (double x in new[] { 0.03, 0.05, 0.08, 0.12, 0.17, 0.23, 0.31, 0.4, 0.5, 0.61, 0.73, 0.86, 0.95 })
        {
            for (double y = 0.05; y < 1; y += 0.09)
            {
                double range = x * e.RangeMaximumM, height = y * e.AltitudeMaximumM;

                // From an aircraft: within 45 degrees of the level in which it leaves.
                if (e.LaunchHeightM > 1000 && Math.Abs(height - e.LaunchHeightM) > range || !table.TryReach(range, height, out FlyoutPoint point))
                    continue;
                (InterceptorState start, Vector3D aim) = Task(e, range, height, elevation);
                NominalFlightResult flight = NominalFlight.To(p, start, aim, 1, 100, 1000);
                if (flight.MissM > 200)
                    continue;
                times.Add(Math.Abs(point.TimeS - flight.TimeS) / flight.TimeS);
                speeds.Add(Math.Abs(point.SpeedMps - flight.SpeedMps) / flight.SpeedMps);
                if (!p.Second.Exists)
                    Near.Equal(InterceptorFlight.CoastingLimitMps2(p, height, point.SpeedMps), point.LateralMps2, relative: 1e-9, what: "lateral acceleration");
            }
        }

        times.Sort();
        speeds.Sort();
        string found = FormattableString.Invariant($"{times.Count} points: time {times[^1]:P1}, 95 % {times[times.Count * 95 / 100]:P1}; speed 95 % {speeds[speeds.Count * 95 / 100]:P1}, half {speeds[speeds.Count / 2]:P1}");
        TestContext.Current.TestOutputHelper?.WriteLine(found);
        Assert.True(times.Count > 80, found);
        double bound = p.Second.IsPulse ? 0.12 : 0.07;
        Assert.True(times[^1] < bound && times[times.Count * 95 / 100] < (p.Second.IsPulse ? 0.07 : 0.03) && times[times.Count / 2] < 0.01, found);
        Assert.True(speeds[speeds.Count * 95 / 100] < 0.12 && speeds[speeds.Count / 2] < 0.02, found);
    }

    [Theory]
    [InlineData("sustained")]
    [InlineData("pulsed")]
    public void A_fit_of_two_burns_reproduces_range_and_speed(string name)
    {
        PublishedEnvelope e = Envelope(name);
        FittedInterceptor fit = InterceptorFit.Fit(e);
        Assert.False(fit.DragBound);
        Near.Equal(0, fit.RangeError, absolute: 0.02, what: "range");
        Near.Equal(0, fit.SpeedError, absolute: 0.01, what: "speed");
        // What is found of the motor is what motors have: 180 to 290 s of specific impulse.
        Assert.InRange(fit.ExhaustMps / 9.80665, 180, 290);
        Near.Equal(fit.ExhaustMps * e.LaunchMassKg * e.PropellantFraction,
            (fit.Parameters.ThrustN * fit.Parameters.BurnTimeS) + (fit.Parameters.Second.ThrustN * fit.Parameters.Second.DurationS), relative: 1e-9, what: "total impulse, N s");
    }

    private readonly struct Spring : ISteeredField
    {
        public SteeredState SlopeAt(in SteeredState state, double timeS) => new(state.VelocityMps, -state.PositionM, Vector3D.Zero);
    }

    private static (InterceptorState Start, Vector3D Aim) Task(in PublishedEnvelope e, double share) =>
        Task(e, share * e.RangeMaximumM, Math.Min(10_000, 0.5 * e.AltitudeMaximumM), e.LaunchHeightM > 1000 ? 0 : Math.PI / 3);

    private static (InterceptorState Start, Vector3D Aim) Task(in PublishedEnvelope e, double rangeM, double heightM, double elevationRad)
    {
        GeodeticPosition site = Site with { HeightM = e.LaunchHeightM };
        Vector3D aim = Wgs84.ToEcef(Geodesic.Direct(site, Angle.FromDegrees(90), rangeM) with { HeightM = heightM }).Vector;
        return (InterceptorFlight.Launch(Wgs84.ToEcef(site).Vector, aim, elevationRad, e.LaunchSpeedMps), aim);
    }
}
