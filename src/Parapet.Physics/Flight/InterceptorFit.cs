using Parapet.Foundation;
using Parapet.Physics.Atmosphere;
using Parapet.Physics.Earth;

namespace Parapet.Physics.Flight;

/// <summary>What is published of an interceptor.</summary>
/// <param name="LaunchMassKg">Mass at launch, kg.</param>
/// <param name="PropellantFraction">Part of the launch mass that is propellant, above 0 to 0.8; of a gun ignored.</param>
/// <param name="BurnTimeS">Burn time, s; of the first burn, where there are two.</param>
/// <param name="DiameterM">Diameter of the body, m.</param>
/// <param name="MaximumSpeedMps">Greatest speed; of a gun: at the muzzle, m/s.</param>
/// <param name="RangeMaximumM">Greatest range over the ground against an aerodynamic target, m.</param>
/// <param name="AltitudeMaximumM">Greatest altitude of an engagement, m.</param>
/// <param name="MaxLateralAccelerationMps2">Structural limit across the velocity, m/s²; ignored for a gun.</param>
/// <param name="FlightTimeMaxS">Greatest flight time, s; zero: not published, then assumed.</param>
/// <param name="Gun">Whether it is a shell: no motor, no guidance.</param>
/// <param name="LaunchHeightM">Height of the nominal launch above the sea, m; above 1,000 m it is launched level, from the air.</param>
/// <param name="LaunchSpeedMps">Speed on leaving the launcher (from the air: of the aircraft), m/s.</param>
public readonly record struct PublishedEnvelope(
    double LaunchMassKg,
    double PropellantFraction,
    double BurnTimeS,
    double DiameterM,
    double MaximumSpeedMps,
    double RangeMaximumM,
    double AltitudeMaximumM,
    double MaxLateralAccelerationMps2,
    double FlightTimeMaxS,
    bool Gun,
    double LaunchHeightM = 0,
    double LaunchSpeedMps = 30)
{
    /// <summary>Time of the second burn, s; zero: one burn.</summary>
    public double SecondBurnS { get; init; }

    /// <summary>Share of the propellant kept for the second burn, in [0, 1).</summary>
    public double SecondShare { get; init; }

    /// <summary>As <see cref="SecondBurnParameters.IgnitionToGoS"/>: zero for a sustainer.</summary>
    public double IgnitionToGoS { get; init; }
}

/// <summary>A point mass that flies as published, and how far it does not.</summary>
/// <param name="Parameters">For <see cref="InterceptorFlight"/>.</param>
/// <param name="LaunchSpeedMps">Speed at which to launch it: of a gun the muzzle speed, m/s.</param>
/// <param name="RangeError">(Range of the model - published) / published.</param>
/// <param name="SpeedError">(Greatest speed of the model - published) / published.</param>
/// <param name="DragBound">Whether <see cref="InterceptorParameters.DragScale"/> stands at a bound, 0.2 or 4, short of a solution.</param>
/// <param name="NominalTimeS">Time of the nominal flight to the published range, s.</param>
/// <param name="ExhaustMps">Effective exhaust speed of all burns, m/s: the specific impulse times 9.80665; zero for a gun.</param>
public readonly record struct FittedInterceptor(
    InterceptorParameters Parameters, double LaunchSpeedMps, double RangeError, double SpeedError, bool DragBound, double NominalTimeS, double ExhaustMps);

/// <summary>
/// Finds the thrust and the drag factor with which the point mass reproduces what is published: on the nominal flight its
/// greatest speed is the published one, and it just reaches the published range: with the least useful speed left, or at the end of its
/// flight time, whichever binds. The nominal flight: from sea level at 40° N towards the east, launched at 60° (from the
/// air: level), to a point at 10 km or half the greatest altitude, whichever is lower, on the lofted arc of MidcourseGuidance.
/// Assumed: the least useful speed is 1.3 times that of sound at the point (it stands for the lateral acceleration needed at
/// the end), but not above half the greatest speed; a flight time that is not published is that of a mean speed of half the greatest.
/// Mass, propellant and burn times are taken as given: an error of theirs goes into the thrust and the drag factor. Both burns have one
/// exhaust speed, so that the published speed fixes both thrusts; it is that at the end of both, a second pulse following at once.
/// </summary>
public static class InterceptorFit
{
    public const double LeastDragScale = 0.2;
    public const double GreatestDragScale = 4;
    public const double LeastMach = 1.3;
    public const double LeastMeanSpeed = 0.5;
    public const double NavigationRatio = 4;

    /// <summary>The fitted missile or shell.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A mass, diameter, speed, range or altitude is not positive, or the propellant fraction lies outside (0, 0.8].
    /// </exception>
    public static FittedInterceptor Fit(in PublishedEnvelope e)
    {
        Check(e);
        NominalTask task = new(e);
        double low = LeastDragScale, high = GreatestDragScale;
        double excessLow = task.Excess(low), excessHigh = task.Excess(high);
        double scale;
        if (excessLow <= 0)
            scale = low;
        else if (excessHigh >= 0)
            scale = high;
        else
            scale = Solve(task, low, excessLow, high, excessHigh);

        InterceptorParameters p = task.Missile(scale);
        NominalFlightResult flight = task.Fly(p, task.RangeM);
        bool bound = scale == LeastDragScale || scale == GreatestDragScale;
        double longest = 1.02 * task.TimeLimitS;
        p = p with { FlightTimeMaxS = longest };
        bool late = flight.TimeS > longest;
        double range = bound || late ? task.ReachM(p) : task.RangeM;
        double speedError = (task.BoostSpeed(p) - e.MaximumSpeedMps) / e.MaximumSpeedMps;
        return new(p, task.LaunchSpeedMps, (range - e.RangeMaximumM) / e.RangeMaximumM, speedError, bound, flight.TimeS, task.ExhaustMps);
    }

    // Illinois variant of the false position, in the logarithm of the factor, over which the speed left is nearly straight.
    private static double Solve(NominalTask task, double low, double excessLow, double high, double excessHigh)
    {
        double a = ExactMath.Log(low), b = ExactMath.Log(high), fa = excessLow, fb = excessHigh;
        int side = 0;
        double x = a;
        for (int i = 0; i < 25; i++)
        {
            x = ((a * fb) - (b * fa)) / (fb - fa);
            double f = task.Excess(ExactMath.Exp(x));
            if (Math.Abs(f) < 0.5)
                break;
            if (f < 0)
            {
                (b, fb) = (x, f);
                if (side == -1)
                    fa *= 0.5;
                side = -1;
            }
            else
            {
                (a, fa) = (x, f);
                if (side == 1)
                    fb *= 0.5;
                side = 1;
            }
        }

        return ExactMath.Exp(x);
    }

    private static void Check(in PublishedEnvelope e)
    {
        Positive(e.LaunchMassKg, "Launch mass, kg");
        Positive(e.DiameterM, "Diameter, m");
        Positive(e.MaximumSpeedMps, "Greatest speed, m/s");
        Positive(e.RangeMaximumM, "Greatest range, m");
        Positive(e.AltitudeMaximumM, "Greatest altitude, m");
        if (e.Gun)
            return;
        Positive(e.BurnTimeS, "Burn time, s");
        Positive(e.MaxLateralAccelerationMps2, "Lateral acceleration, m/s²");
        Positive(e.LaunchSpeedMps, "Launch speed, m/s");
        if (!(e.PropellantFraction > 0 && e.PropellantFraction <= 0.8))
            throw new ArgumentOutOfRangeException(nameof(e), e.PropellantFraction, "Propellant fraction: above 0, up to 0.8.");
        if (e.SecondBurnS > 0 && !(e.SecondShare > 0 && e.SecondShare < 1))
            throw new ArgumentOutOfRangeException(nameof(e), e.SecondShare, "Share of the propellant for the second burn: inside (0, 1).");
    }

    private static void Positive(double value, string what)
    {
        if (!(value > 0))
            throw new ArgumentOutOfRangeException(nameof(value), value, what + ": positive.");
    }

    /// <summary>The nominal flight of one envelope.</summary>
    private sealed class NominalTask
    {
        private readonly PublishedEnvelope e;
        private readonly GeodeticPosition site;
        private readonly Vector3D siteEcef;
        private readonly double aimHeightM;

        public NominalTask(in PublishedEnvelope e)
        {
            this.e = e;
            site = GeodeticPosition.FromDegrees(40, 30, e.LaunchHeightM);
            siteEcef = Wgs84.ToEcef(site).Vector;
            aimHeightM = Math.Min(10_000, 0.5 * e.AltitudeMaximumM);
            MinimumSpeedMps = Math.Min(LeastMach * StandardAtmosphere.SpeedOfSound(aimHeightM), LeastMeanSpeed * e.MaximumSpeedMps);
            LaunchSpeedMps = e.Gun ? e.MaximumSpeedMps : e.LaunchSpeedMps;
            ExhaustMps = e.Gun ? 0 : -1.3 * e.MaximumSpeedMps / ExactMath.Log(1 - e.PropellantFraction);
        }

        public double RangeM => e.RangeMaximumM;

        public double MinimumSpeedMps { get; }

        public double LaunchSpeedMps { get; }

        /// <summary>Of the missile last made, m/s; it begins the search for the next.</summary>
        public double ExhaustMps { get; private set; }

        /// <summary>The published flight time, or that of a mean speed of half the greatest, s.</summary>
        public double TimeLimitS => e.FlightTimeMaxS > 0 ? e.FlightTimeMaxS : RangeM / (LeastMeanSpeed * e.MaximumSpeedMps);

        /// <summary>Speed left at the published range less the least useful one, m/s; falls as the drag rises.</summary>
        public double Excess(double scale)
        {
            InterceptorParameters p = Missile(scale);
            NominalFlightResult r = Fly(p, RangeM);

            // Where it gave up on the way: the shortfall grows with the way that was left.
            if (r.MissM > Arrived)
                return (-0.25 * MinimumSpeedMps) - (MinimumSpeedMps * r.MissM / RangeM);
            return Math.Min(r.SpeedMps - MinimumSpeedMps, MinimumSpeedMps * (1 - (r.TimeS / TimeLimitS)));
        }

        /// <summary>The missile with a drag factor and the exhaust speed that gives the published speed with it.</summary>
        public InterceptorParameters Missile(double scale)
        {
            if (e.Gun)
                return With(scale, 0);

            // Secant: the greatest speed is nearly linear in the exhaust speed.
            double before = 0, speedBefore = -e.LaunchSpeedMps, now = ExhaustMps;
            for (int i = 0; i < 12; i++)
            {
                double speed = BoostSpeed(With(scale, now));
                if (Math.Abs(speed - e.MaximumSpeedMps) < 1e-4 * e.MaximumSpeedMps)
                    break;
                double slope = (speed - speedBefore) / (now - before);
                double next = now + ((e.MaximumSpeedMps - speed) / slope);
                (before, speedBefore) = (now, speed);
                now = Math.Clamp(next, 0.3 * now, 3 * now);
            }

            ExhaustMps = now;
            return With(scale, now);
        }

        private InterceptorParameters With(double scale, double exhaustMps)
        {
            double area = 0.25 * Math.PI * e.DiameterM * e.DiameterM;
            if (e.Gun)
                return new(e.LaunchMassKg, e.LaunchMassKg, 0, 0, area, scale, 0, double.MaxValue, MinimumSpeedMps, NavigationRatio);
            double propellant = e.LaunchMassKg * e.PropellantFraction;
            double second = e.SecondBurnS > 0 ? propellant * e.SecondShare : 0;
            return new(
                e.LaunchMassKg,
                e.LaunchMassKg - propellant,
                e.BurnTimeS,
                exhaustMps * (propellant - second) / e.BurnTimeS,
                area,
                scale,
                e.MaxLateralAccelerationMps2,
                double.MaxValue,
                MinimumSpeedMps,
                NavigationRatio)
            {
                Second = second > 0 ? new(e.SecondBurnS, exhaustMps * second / e.SecondBurnS, second, e.IgnitionToGoS) : default,
            };
        }

        public NominalFlightResult Fly(in InterceptorParameters p, double rangeM) =>
            NominalFlight.To(p, LaunchState(rangeM), Aim(rangeM), 1, 0.75 * MinimumSpeedMps, Math.Min(p.FlightTimeMaxS, 2000));

        /// <summary>The range at which the least useful speed, or the flight time, is reached, m.</summary>
        public double ReachM(in InterceptorParameters p)
        {
            double low = 0, high = 3 * RangeM;
            for (int i = 0; i < 20; i++)
            {
                double mid = 0.5 * (low + high);
                NominalFlightResult r = Fly(p, mid);
                if (r.MissM < Arrived && r.SpeedMps >= MinimumSpeedMps && r.TimeS <= p.FlightTimeMaxS)
                    low = mid;
                else
                    high = mid;
            }

            return 0.5 * (low + high);
        }

        private const double Arrived = 200;

        // The greatest speed is that at burnout: later there is only drag, and a fall that drag outweighs. Of two pulses it is that of a
        // flight in which the second follows at once: published speeds are those of the motor at its best.
        public double BoostSpeed(in InterceptorParameters p)
        {
            double end = p.BurnTimeS + p.Second.DurationS;
            InterceptorParameters atOnce = p with { Second = p.Second with { IgnitionToGoS = 0 } };
            return NominalFlight.To(atOnce, LaunchState(RangeM), Aim(RangeM), 1, 0, 0.99999 * end).MaximumSpeedMps;
        }

        private Vector3D Aim(double rangeM)
        {
            GeodeticPosition below = Geodesic.Direct(site, new Angle(0.5 * Math.PI), rangeM);
            return Wgs84.ToEcef(below with { HeightM = aimHeightM }).Vector;
        }

        private InterceptorState LaunchState(double rangeM) =>
            InterceptorFlight.Launch(siteEcef, Aim(rangeM), e.LaunchHeightM > 1000 ? 0 : Math.PI / 3, LaunchSpeedMps);
    }
}
