using Parapet.Foundation;
using Parapet.Physics.Atmosphere;
using Parapet.Physics.Earth;

namespace Parapet.Physics.Flight;

/// <summary>A ballistic missile or rocket.</summary>
/// <param name="BallisticCoefficientKgPerM2">β = m / (Cd A) after the boost at Mach 3, kg/m² (<see cref="BodyDrag"/>); positive infinity: no drag.</param>
/// <param name="BoostTimeS">Duration of the boost, s; zero: thrown from the ground.</param>
/// <param name="ApogeeM">Greatest height over the ellipsoid, m.</param>
/// <param name="ManoeuvreAccelerationMps2">Greatest acceleration by lift on the way down, of the weave and of all turns together, m/s²; zero: none.</param>
public readonly record struct BallisticParameters(
    double BallisticCoefficientKgPerM2, double BoostTimeS, double ApogeeM, double ManoeuvreAccelerationMps2)
{
    /// <summary>Propellant over launch mass, 0 to below 1; zero: the acceleration of the thrust is constant.</summary>
    public double PropellantShare { get; init; }

    /// <summary>Dynamic pressure from which the air carries the whole manoeuvre, Pa; zero: whatever the air.</summary>
    public double ManoeuvrePressurePa { get; init; }

    /// <summary>Angle below the horizontal at which it glides above 20 km, rad; null: it falls freely.</summary>
    public double? GlideAngleRad { get; init; }

    /// <summary>Angle below the horizontal of the dive below 20 km, rad; null: as it falls.</summary>
    public double? DiveAngleRad { get; init; }
}

/// <summary>A planned flight.</summary>
/// <param name="Path">From time zero to the height of the aim.</param>
/// <param name="BurnoutS">End of the boost, s.</param>
/// <param name="Count">What the last integration of the whole flight took.</param>
/// <param name="Flights">How many flights were integrated to find it.</param>
public sealed record BallisticFlight(MotionSegment[] Path, double BurnoutS, IntegrationCount Count, int Flights);

/// <summary>
/// Compiles a ballistic flight from a launch point to an aim point into cubic pieces that start at time zero:
/// boost under thrust (<see cref="BoostField"/>), then the way down (<see cref="DescentField"/>), both integrated with error control
/// (<see cref="FreeFall"/>). The thrust, as the speed it would give in empty space, and the elevation at burnout are found by Newton's method with finite
/// differences, the azimuth by the cross-range miss, so that it lands within 5 m of the aim (mostly within 1 m) with its highest point at the apogee.
/// Where nothing reaches the aim with that apogee (too low for the range and the air, or below the burnout), the flattest flight that reaches it is taken, to 0.3° of
/// elevation, at 3° or more. A thrust that would be under 1.3 times the weight is kept there and cut off early.
/// First guess: the ellipse through both points with that apogee (Bate, Mueller, White, "Fundamentals of Astrodynamics", 1971, ch. 6), and what gravity takes in the boost.
/// </summary>
public static class BallisticPlanner
{
    private const double GreatestSpeedMps = 9500;
    private const double LeastThrustMps2 = 13;
    private const double LongestFlightS = 5400;
    private const double CosineOfFarthest = -0.98;
    private const double FarBeyondM = 2e7;
    private const double NearestElevationRad = 0.005;
    private const double LeastElevationRad = 0.05;
    private const double GreatestElevationRad = 1.55;
    private const double RangeToleranceM = 0.5;
    private const double LateRangeToleranceM = 3;
    private const double NoiseM = 20;
    private const double WorstMissM = 5;
    private const double FineToleranceM = 1e-4;
    private const double ApogeeToleranceM = 2;

    /// <summary>The flight from time zero in the standard air; it ends at the height of the aim.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A parameter lies outside its range.</exception>
    /// <exception cref="ArgumentException">No flight below 9.5 km/s of boost reaches the aim.</exception>
    public static MotionSegment[] Plan(in BallisticParameters p, GeodeticPosition launch, GeodeticPosition aim) =>
        Plan(p, launch, aim, AirProfile.Standard).Path;

    /// <summary>The same in any air, which it knows: wind and density are aimed off.</summary>
    /// <inheritdoc cref="Plan(in BallisticParameters, GeodeticPosition, GeodeticPosition)"/>
    public static BallisticFlight Plan(in BallisticParameters p, GeodeticPosition launch, GeodeticPosition aim, AirProfile air)
    {
        Require(p.BallisticCoefficientKgPerM2 > 0, p.BallisticCoefficientKgPerM2, "Ballistic coefficient, kg/m²: positive.");
        Require(p.BoostTimeS >= 0 && p.BoostTimeS < 1000, p.BoostTimeS, "Boost time, s: 0 to 1,000.");
        Require(p.ApogeeM > Math.Max(launch.HeightM, aim.HeightM), p.ApogeeM, "Apogee, m: above launch and aim.");
        Require(p.ManoeuvreAccelerationMps2 >= 0, p.ManoeuvreAccelerationMps2, "Acceleration of the weave, m/s²: zero or positive.");
        Require(p.PropellantShare is >= 0 and < 1, p.PropellantShare, "Propellant over launch mass: 0 to below 1.");
        Require(p.ManoeuvrePressurePa >= 0, p.ManoeuvrePressurePa, "Dynamic pressure of the full manoeuvre, Pa: zero or positive.");
        // A glide may carry too far for a short range: it is then left out, the dive after it, and where no flight that weaves is found, the weave.
        Shot shot = new(p, launch, aim, air);
        bool found = Solve(shot, out Aiming aimed);
        if (!found && p.GlideAngleRad is not null)
        {
            shot = new(p with { GlideAngleRad = null }, launch, aim, air);
            found = Solve(shot, out aimed);
        }

        if (!found && p.DiveAngleRad is not null)
        {
            shot = new(p with { GlideAngleRad = null, DiveAngleRad = null }, launch, aim, air);
            found = Solve(shot, out aimed);
        }

        if (!found && p.ManoeuvreAccelerationMps2 > 0)
        {
            shot = new(p with { GlideAngleRad = null, DiveAngleRad = null, ManoeuvreAccelerationMps2 = 0 }, launch, aim, air);
            found = Solve(shot, out aimed);
        }

        if (!found)
            aimed = Nearest(shot);
        List<MotionSegment> pieces = new(256);
        shot.Fly(aimed, pieces);
        return new([.. pieces], shot.Thrust(aimed.SpeedMps).BurnS, shot.Count, shot.Flights);
    }

    // Where neighbouring flights differ by more than the aim allows, because one took a step that the other did not, finer steps settle it;
    // where the way to the aim bends too much, another start.
    private static bool Solve(Shot shot, out Aiming at)
    {
        at = shot.Guess();
        if (Newton(shot, ref at))
            return true;
        shot.ToleranceM = FineToleranceM;
        if (Newton(shot, ref at))
            return true;
        foreach (double tilt in (ReadOnlySpan<double>)[0, -0.2, 0.2])
        {
            Aiming guess = shot.Guess();
            at = guess with { ElevationRad = Math.Clamp(guess.ElevationRad + tilt, LeastElevationRad, GreatestElevationRad), SpeedMps = 1.1 * guess.SpeedMps };
            if (Newton(shot, ref at))
                return true;
        }

        return false;
    }

    // Slopes by finite differences once, then corrected by what each step brought (Broyden's first update: Press et al., "Numerical Recipes", 3rd ed.,
    // section 9.7); taken anew where a step did not bring the miss down by half. Two thirds fewer flights than slopes at every step.
    private static bool Newton(Shot shot, ref Aiming at)
    {
        double a = 0, b = 0, c = 0, d = 0, before = 0, least = double.PositiveInfinity;
        Aiming nearest = at;
        Landing here = shot.Fly(at, null);
        for (int i = 0; i < 30; i++)
        {
            // The steps of two neighbouring flights differ, and with them the landing of one that manoeuvres, by a metre.
            double near = i < 6 ? RangeToleranceM : LateRangeToleranceM;
            if (Math.Abs(here.RangeErrorM) < near && Math.Abs(here.CrossErrorM) < near && Math.Abs(here.ApogeeErrorM) < ApogeeToleranceM)
                return true;
            double miss = Math.Abs(here.RangeErrorM) + Math.Abs(here.ApogeeErrorM);
            if (Math.Abs(here.RangeErrorM) + Math.Abs(here.CrossErrorM) + Math.Abs(here.ApogeeErrorM) is var whole && whole < least)
                (least, nearest) = (whole, at);
            if (!(miss < 0.5 * before) && (i == 0 || miss > NoiseM))
            {
                const double speedStep = 0.5, angleStep = 2e-4;
                Landing faster = shot.Fly(at with { SpeedMps = at.SpeedMps + speedStep }, null);
                Landing steeper = shot.Fly(at with { ElevationRad = at.ElevationRad + angleStep }, null);
                (a, b) = ((faster.RangeErrorM - here.RangeErrorM) / speedStep, (steeper.RangeErrorM - here.RangeErrorM) / angleStep);
                (c, d) = ((faster.ApogeeErrorM - here.ApogeeErrorM) / speedStep, (steeper.ApogeeErrorM - here.ApogeeErrorM) / angleStep);
            }

            before = miss;
            double determinant = (a * d) - (b * c);
            if (Math.Abs(determinant) < 1e-12 * ((Math.Abs(a * d) + Math.Abs(b * c)) + 1e-300))
                return false;
            double speed = -((d * here.RangeErrorM) - (b * here.ApogeeErrorM)) / determinant;
            double angle = -((a * here.ApogeeErrorM) - (c * here.RangeErrorM)) / determinant;

            // Far from the solution both curves bend: half of the way at most, so that the start lies always uphill.
            double shrink = Math.Min(1, Math.Min(0.3 * at.SpeedMps / Math.Abs(speed), 0.15 / Math.Abs(angle)));
            if (double.IsNaN(shrink))
                break;
            Aiming next = new(
                Math.Clamp(at.SpeedMps + (shrink * speed), 20, GreatestSpeedMps),
                Math.Clamp(at.ElevationRad + (shrink * angle), LeastElevationRad, GreatestElevationRad),
                at.AzimuthRad - shot.AzimuthCorrectionRad(here));
            Landing there = shot.Fly(next, null);
            // In units in which both unknowns move about alike: 100 m/s and 0.1 rad.
            double dv = next.SpeedMps - at.SpeedMps, dg = next.ElevationRad - at.ElevationRad, wg = 1e6 * dg, norm = (dv * dv) + (wg * dg);
            if (norm > 0 && miss > 5 * NoiseM)
            {
                double range = there.RangeErrorM - here.RangeErrorM - (a * dv) - (b * dg), apogee = there.ApogeeErrorM - here.ApogeeErrorM - (c * dv) - (d * dg);
                (a, b) = (a + (range * dv / norm), b + (range * wg / norm));
                (c, d) = (c + (apogee * dv / norm), d + (apogee * wg / norm));
            }

            (at, here) = (next, there);
        }

        at = nearest;
        return least < WorstMissM;
    }

    // The apogee rises with the elevation: halve the interval between one that is too flat and one that is not.
    private static Aiming Nearest(Shot shot)
    {
        double low = LeastElevationRad, high = GreatestElevationRad;
        if (shot.TryReach(low, out Aiming best, out double error) && error >= 0)
            return best;
        if (!shot.TryReach(high, out best, out _))
            throw new ArgumentException("No ballistic flight below 9.5 km/s of boost reaches the aim.", nameof(shot));
        while (high - low > NearestElevationRad)
        {
            double mid = 0.5 * (low + high);
            if (shot.TryReach(mid, out Aiming found, out error) && error >= 0)
                (high, best) = (mid, found);
            else
                low = mid;
        }

        return best;
    }

    private static void Require(bool holds, double value, string text)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(nameof(value), value, text);
    }

    /// <summary>Speed that the boost would give in empty space (without boost: that at launch), elevation at burnout in the frame of the launch point, azimuth.</summary>
    private readonly record struct Aiming(double SpeedMps, double ElevationRad, double AzimuthRad);

    /// <summary>Where it came down: beyond the aim and to the right of it, and the apogee over the one wanted; m.</summary>
    private readonly record struct Landing(double RangeErrorM, double CrossErrorM, double ApogeeErrorM);

    private sealed class Shot(BallisticParameters p, GeodeticPosition launch, GeodeticPosition aim, AirProfile air)
    {
        private readonly LocalFrame frame = new(launch);
        private readonly GeodesicLine line = Geodesic.Inverse(launch, aim);

        public IntegrationCount Count { get; private set; }

        public int Flights { get; private set; }

        /// <summary>Error allowed of one step, m.</summary>
        public double ToleranceM { get; set; } = FreeFall.ToleranceM;

        /// <summary>Acceleration at ignition, m/s², and duration of the thrust, s, for a boost of so much speed.</summary>
        public (double AccelerationMps2, double BurnS) Thrust(double speedMps)
        {
            // Tsiolkovsky: Δv = a0 T / f ln(1 / (1 - f)).
            double f = p.PropellantShare, gain = f > 0 ? -ExactMath.Log(1 - f) / f : 1;
            double acceleration = speedMps / (p.BoostTimeS * gain);
            if (!(acceleration < LeastThrustMps2) || p.BoostTimeS == 0)
                return (acceleration, p.BoostTimeS);
            double share = speedMps / (LeastThrustMps2 * p.BoostTimeS);
            return (LeastThrustMps2, p.BoostTimeS * (f > 0 ? (1 - ExactMath.Exp(-f * share)) / f : share));
        }

        public Aiming Guess()
        {
            double top = Wgs84.MeanRadiusM + p.ApogeeM;
            double half = Math.Max(line.DistanceM, 1) / (2 * Wgs84.MeanRadiusM);
            double eccentricity = (top - Wgs84.MeanRadiusM) / (top - (Wgs84.MeanRadiusM * ExactMath.Cos(half)));
            double parameter = top * (1 - eccentricity);
            double speed = Math.Sqrt(Wgs84.GravitationalParameter * ((2 / Wgs84.MeanRadiusM) - ((1 + eccentricity) / top)));
            double cosine = Math.Sqrt(Wgs84.GravitationalParameter * parameter) / (Wgs84.MeanRadiusM * speed);
            double elevation = Math.Clamp(ExactMath.Acos(Math.Min(1, cosine)), LeastElevationRad, GreatestElevationRad);
            speed += 0.8 * 9.80665 * p.BoostTimeS;
            return new(Math.Min(speed, GreatestSpeedMps), elevation, line.AzimuthAtA.Radians);
        }

        public double AzimuthCorrectionRad(in Landing l) =>
            l.CrossErrorM / Math.Max(1000, Wgs84.MeanRadiusM * ExactMath.Sin(line.DistanceM / Wgs84.MeanRadiusM));

        public Landing Fly(in Aiming a, List<MotionSegment>? pieces)
        {
            (double acceleration, double burnS) = Thrust(a.SpeedMps);
            Vector3D x = frame.OriginEcef, v;
            (double sinA, double cosA) = ExactMath.SinCos(a.AzimuthRad);
            Vector3D ahead = frame.DirectionToEcef(new(sinA, cosA, 0));
            Count = default;
            Flights++;
            if (burnS > 0)
            {
                // Flown to its end at most: it cuts off there, and what falls begins.
                BoostField boost = new(air, p.BallisticCoefficientKgPerM2, acceleration, p.PropellantShare * burnS / p.BoostTimeS, burnS, a.ElevationRad, ahead, frame.Up);
                var flight = new AdaptiveRungeKutta<BoostField>(boost, x, Vector3D.Zero, 0, ToleranceM, firstStepS: 0.2);
                // The turn begins at a corner, which a step must not straddle; and the drag rise passes in a few seconds.
                double upright = BoostField.UprightShare * burnS;
                while (flight.T < burnS)
                {
                    flight.Step(flight.T < upright ? upright : burnS, 2);
                    if (pieces is not null)
                        FreeFall.Cut(in flight, 1, pieces);
                }

                (x, v) = (flight.X, flight.V);
                Count = flight.Count;
            }
            else
            {
                (double sinE, double cosE) = ExactMath.SinCos(a.ElevationRad);
                v = (a.SpeedMps * cosE * ahead) + (a.SpeedMps * sinE * frame.Up);
            }

            DescentField descent = new(p, air, burnS, aim.HeightM);
            double time = burnS + FreeFall.Run(ref x, ref v, burnS, descent, aim.HeightM, ToleranceM, pieces, out double apogeeM, out IntegrationCount count);
            Count += count;

            // Nearly round the Earth, or not down after an hour and a half: far beyond, whatever the geodesic would say.
            if (time > LongestFlightS || x.Unit().Dot(frame.Up) < CosineOfFarthest)
                return new(FarBeyondM, 0, apogeeM - p.ApogeeM);
            GeodesicLine flown = Geodesic.Inverse(launch, Wgs84.ToGeodetic(EcefPosition.From(x)));
            double off = Angle.WrapSigned(flown.AzimuthAtA.Radians - line.AzimuthAtA.Radians);
            double cross = off * Wgs84.MeanRadiusM * ExactMath.Sin(Math.Min(line.DistanceM, flown.DistanceM) / Wgs84.MeanRadiusM);
            return new(flown.DistanceM - line.DistanceM, cross, apogeeM - p.ApogeeM);
        }

        /// <summary>The speed, by a damped false position, and the azimuth that reach the aim at an elevation.</summary>
        public bool TryReach(double elevation, out Aiming found, out double apogeeErrorM)
        {
            found = new(GreatestSpeedMps, elevation, line.AzimuthAtA.Radians);
            Landing l = Fly(found, null);
            apogeeErrorM = l.ApogeeErrorM;
            if (l.RangeErrorM < 0)
                return false;
            double low = 20, high = GreatestSpeedMps, atLow = -line.DistanceM, atHigh = Math.Min(l.RangeErrorM, line.DistanceM);
            for (int i = 0; i < 60; i++)
            {
                double speed = ((low * atHigh) - (high * atLow)) / (atHigh - atLow);
                found = found with { SpeedMps = speed };
                l = Fly(found, null);
                apogeeErrorM = l.ApogeeErrorM;
                if (Math.Abs(l.RangeErrorM) < (i < 20 ? RangeToleranceM : LateRangeToleranceM))
                {
                    if (Math.Abs(l.CrossErrorM) < LateRangeToleranceM)
                        return true;
                    found = found with { AzimuthRad = found.AzimuthRad - AzimuthCorrectionRad(l) };
                    (low, high) = (speed - 5, speed + 5);
                    atLow = Fly(found with { SpeedMps = low }, null).RangeErrorM;
                    atHigh = Fly(found with { SpeedMps = high }, null).RangeErrorM;
                    if (!(atLow < 0 && atHigh > 0))
                        return false;
                    continue;
                }

                if (l.RangeErrorM > 0)
                    (high, atHigh, atLow) = (speed, l.RangeErrorM, 0.5 * atLow);
                else
                    (low, atLow, atHigh) = (speed, l.RangeErrorM, 0.5 * atHigh);
            }

            return false;
        }
    }
}
