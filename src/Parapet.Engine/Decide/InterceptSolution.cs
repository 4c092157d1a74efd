using Parapet.Engine.Build;
using Parapet.Engine.State.Picture;
using Parapet.Engine.Track;
using Parapet.Foundation;
using Parapet.Model.Doctrine;

namespace Parapet.Engine.Decide;

/// <summary>Where and when a round would meet a track.</summary>
/// <param name="Point">Predicted intercept point, Earth-fixed.</param>
/// <param name="TimeS">Seconds from now to the meeting.</param>
/// <param name="LaunchInS">Seconds from now at which the round must leave; not before the unit's reaction.</param>
/// <param name="SpeedMps">Speed the round has left there.</param>
public readonly record struct InterceptSolution(Vector3D Point, double TimeS, double LaunchInS, double SpeedMps)
{
    private const double HorizonS = 420;
    private const double BallisticHorizonS = 150;

    /// <summary>
    /// The first meeting inside the envelope: the earliest time at which the round's time of flight to where the track will
    /// be fits before the track is there.
    /// </summary>
    /// <param name="forecast">Forecast of this track from now.</param>
    public static bool TryFind(
        in TrackRow track, Forecast forecast, Vector3D launcher, double launcherHeightM, CompiledMunition munition, double delayS, out InterceptSolution solution)
    {
        solution = default;
        bool ballistic = track.Category == TrackCategory.Ballistic;
        double rangeMax = ballistic ? munition.RangeMaximumBallisticM : munition.RangeMaximumM;
        if (rangeMax <= 0)
            return false;
        Vector3D p = forecast.Position;
        double speed = Math.Max(1, forecast.Velocity.Length);
        double distance = (p - launcher).Length;
        double horizon = Math.Min(Math.Min(ballistic ? BallisticHorizonS : HorizonS, track.TimeToImpactS), forecast.EndS);
        if (distance - (speed * horizon) > rangeMax)
            return false;
        Vector3D up = launcher.Unit();

        double step = ballistic ? 1.5 : Math.Clamp(2000 / speed, 3, 20);
        // Nothing can be met before the target is inside the range.
        double t = Math.Max(delayS, (distance - rangeMax) / speed);
        if (TryMeet(t, out double flight, out double left))
        {
            solution = new(forecast.At(t), t, t - flight, left);
            return true;
        }

        for (double late = t + step; late <= horizon; t = late, late += step)
        {
            if (!TryMeet(late, out flight, out left))
                continue;
            // The earliest meeting lies in the last step: halve it down to a quarter of a second.
            while (late - t > 0.25)
            {
                double middle = 0.5 * (t + late);
                if (TryMeet(middle, out double f, out double v))
                    (late, flight, left) = (middle, f, v);
                else
                    t = middle;
            }

            solution = new(forecast.At(late), late, late - flight, left);
            return true;
        }

        return false;

        bool TryMeet(double at, out double flightS, out double speedMps) =>
            TryFlight(forecast.At(at), launcher, launcherHeightM, up, munition, rangeMax, out flightS, out speedMps) && delayS + flightS <= at;
    }

    internal static bool TryFlight(
        Vector3D at, Vector3D launcher, double launcherHeightM, Vector3D up, CompiledMunition munition, double rangeMaxM, out double flightS, out double speedMps)
    {
        flightS = 0;
        speedMps = 0;
        Vector3D line = at - launcher;
        double range = line.Length;
        if (range > rangeMaxM || range < munition.RangeMinimumM)
            return false;
        double rise = line.Dot(up);
        double ground = Math.Sqrt(Math.Max(0, (range * range) - (rise * rise)));
        // Height of the point over the curved earth: the tangent plane falls away by ground²/2R.
        double height = launcherHeightM + rise + (ground * ground / (2 * Wgs84.MeanRadiusM));
        return height <= munition.AltitudeMaximumM && munition.Flyout.TryTimeToReach(ground, Math.Max(0, height), out flightS, out speedMps);
    }
}
