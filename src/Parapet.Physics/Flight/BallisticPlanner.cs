using Parapet.Foundation;
using Parapet.Physics.Earth;

namespace Parapet.Physics.Flight;

/// <summary>A ballistic missile or rocket.</summary>
/// <param name="BallisticCoefficientKgPerM2">β = m / (Cd A) after the boost, constant, kg/m²; positive infinity: no drag.</param>
/// <param name="BoostTimeS">Duration of the boost, s; zero: thrown from the ground.</param>
/// <param name="ApogeeM">Greatest height over the ellipsoid, m.</param>
/// <param name="ManoeuvreAccelerationMps2">Peak acceleration of the weave on the way down, m/s²; zero: none.</param>
public readonly record struct BallisticParameters(
    double BallisticCoefficientKgPerM2, double BoostTimeS, double ApogeeM, double ManoeuvreAccelerationMps2);

/// <summary>
/// Compiles a ballistic flight from a launch point to an aim point into cubic pieces that start at time zero.
/// Boost (kinematic, see <see cref="BallisticBoost"/>), then free fall with drag in <see cref="EarthField"/>. Burnout speed and elevation
/// are found by Newton's method with finite differences, the azimuth by the cross-range miss, so that it lands
/// within 5 m of the aim (mostly within 1 m) with its highest point at the apogee. Where no speed reaches the aim with that apogee (too low for the
/// range and the air, or below the burnout), the flattest flight that reaches it is taken, to 0.3° of elevation, at 3° or more.
/// First guess: the ellipse through both points with that apogee (Bate, Mueller, White, "Fundamentals of Astrodynamics", 1971, ch. 6).
/// With a manoeuvre it weaves below 25 km (<see cref="TerminalWeave"/>).
/// </summary>
public static class BallisticPlanner
{
    private const double GreatestSpeedMps = 7800;
    private const double LongestFlightS = 5400;
    private const double CosineOfFarthest = -0.98;
    private const double FarBeyondM = 2e7;
    private const double NearestElevationRad = 0.005;
    private const double LeastElevationRad = 0.05;
    private const double GreatestElevationRad = 1.55;
    private const double RangeToleranceM = 0.5;
    private const double ApogeeToleranceM = 2;

    /// <summary>The flight from time zero; it ends at the height of the aim.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A parameter lies outside its range.</exception>
    /// <exception cref="ArgumentException">No flight below 7.8 km/s at burnout reaches the aim.</exception>
    public static MotionSegment[] Plan(in BallisticParameters p, GeodeticPosition launch, GeodeticPosition aim)
    {
        Require(p.BallisticCoefficientKgPerM2 > 0, p.BallisticCoefficientKgPerM2, "Ballistic coefficient, kg/m²: positive.");
        Require(p.BoostTimeS >= 0 && p.BoostTimeS < 1000, p.BoostTimeS, "Boost time, s: 0 to 1,000.");
        Require(p.ApogeeM > Math.Max(launch.HeightM, aim.HeightM), p.ApogeeM, "Apogee, m: above launch and aim.");
        Require(p.ManoeuvreAccelerationMps2 >= 0, p.ManoeuvreAccelerationMps2, "Acceleration of the weave, m/s²: zero or positive.");
        Shot shot = new(p, launch, aim);
        Aiming aimed = shot.Guess();
        if (!Newton(shot, ref aimed))
            aimed = Nearest(shot);
        List<MotionSegment> pieces = new(256);
        shot.Fly(aimed, pieces);
        if (p.ManoeuvreAccelerationMps2 > 0)
            TerminalWeave.Apply(pieces, p.ManoeuvreAccelerationMps2, aim.HeightM);
        return [.. pieces];
    }

    private static bool Newton(Shot shot, ref Aiming at)
    {
        for (int i = 0; i < 30; i++)
        {
            Landing here = shot.Fly(at, null);
            if (Math.Abs(here.RangeErrorM) < RangeToleranceM
                && Math.Abs(here.CrossErrorM) < RangeToleranceM
                && Math.Abs(here.ApogeeErrorM) < ApogeeToleranceM)
                return true;
            const double speedStep = 0.5, angleStep = 2e-4;
            Landing faster = shot.Fly(at with { SpeedMps = at.SpeedMps + speedStep }, null);
            Landing steeper = shot.Fly(at with { ElevationRad = at.ElevationRad + angleStep }, null);
            double a = (faster.RangeErrorM - here.RangeErrorM) / speedStep, b = (steeper.RangeErrorM - here.RangeErrorM) / angleStep;
            double c = (faster.ApogeeErrorM - here.ApogeeErrorM) / speedStep, d = (steeper.ApogeeErrorM - here.ApogeeErrorM) / angleStep;
            double determinant = (a * d) - (b * c);
            if (Math.Abs(determinant) < 1e-12 * ((Math.Abs(a * d) + Math.Abs(b * c)) + 1e-300))
                return false;
            double speed = -((d * here.RangeErrorM) - (b * here.ApogeeErrorM)) / determinant;
            double angle = -((a * here.ApogeeErrorM) - (c * here.RangeErrorM)) / determinant;

            // Far from the solution both curves bend: half of the way at most, so that the start lies always uphill.
            double shrink = Math.Min(1, Math.Min(0.3 * at.SpeedMps / Math.Abs(speed), 0.15 / Math.Abs(angle)));
            if (double.IsNaN(shrink))
                return false;
            at = new(
                Math.Clamp(at.SpeedMps + (shrink * speed), 20, GreatestSpeedMps),
                Math.Clamp(at.ElevationRad + (shrink * angle), LeastElevationRad, GreatestElevationRad),
                at.AzimuthRad - shot.AzimuthCorrectionRad(here));
        }

        return false;
    }

    // The apogee rises with the elevation: halve the interval between one that is too flat and one that is not.
    private static Aiming Nearest(Shot shot)
    {
        double low = LeastElevationRad, high = GreatestElevationRad;
        if (shot.TryReach(low, out Aiming best, out double error) && error >= 0)
            return best;
        if (!shot.TryReach(high, out best, out _))
            throw new ArgumentException("No ballistic flight below 7.8 km/s reaches the aim.", nameof(shot));
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

    /// <summary>Speed and elevation at burnout, in the frame of the launch point, and azimuth.</summary>
    private readonly record struct Aiming(double SpeedMps, double ElevationRad, double AzimuthRad);

    /// <summary>Where it came down: beyond the aim and to the right of it, and the apogee over the one wanted; m.</summary>
    private readonly record struct Landing(double RangeErrorM, double CrossErrorM, double ApogeeErrorM);

    private sealed class Shot(BallisticParameters p, GeodeticPosition launch, GeodeticPosition aim)
    {
        private readonly LocalFrame frame = new(launch);
        private readonly GeodesicLine line = Geodesic.Inverse(launch, aim);

        public Aiming Guess()
        {
            double top = Wgs84.MeanRadiusM + p.ApogeeM;
            double half = Math.Max(line.DistanceM, 1) / (2 * Wgs84.MeanRadiusM);
            double eccentricity = (top - Wgs84.MeanRadiusM) / (top - (Wgs84.MeanRadiusM * ExactMath.Cos(half)));
            double parameter = top * (1 - eccentricity);
            double speed = Math.Sqrt(Wgs84.GravitationalParameter * ((2 / Wgs84.MeanRadiusM) - ((1 + eccentricity) / top)));
            double cosine = Math.Sqrt(Wgs84.GravitationalParameter * parameter) / (Wgs84.MeanRadiusM * speed);
            double elevation = Math.Clamp(ExactMath.Acos(Math.Min(1, cosine)), LeastElevationRad, GreatestElevationRad);
            return new(Math.Min(speed, GreatestSpeedMps), elevation, line.AzimuthAtA.Radians);
        }

        public double AzimuthCorrectionRad(in Landing l) =>
            l.CrossErrorM / Math.Max(1000, Wgs84.MeanRadiusM * ExactMath.Sin(line.DistanceM / Wgs84.MeanRadiusM));

        public Landing Fly(in Aiming a, List<MotionSegment>? pieces)
        {
            BallisticBoost.Run(frame, a.AzimuthRad, a.SpeedMps, a.ElevationRad, p.BoostTimeS, pieces, out Vector3D x, out Vector3D v);
            double step = p.ManoeuvreAccelerationMps2 > 0 ? 0.5 : 1;
            double time = FreeFall.Run(
                ref x, ref v, p.BoostTimeS, p.BallisticCoefficientKgPerM2, aim.HeightM, step, pieces, out double apogeeM);

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
                if (Math.Abs(l.RangeErrorM) < RangeToleranceM)
                {
                    if (Math.Abs(l.CrossErrorM) < RangeToleranceM)
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
