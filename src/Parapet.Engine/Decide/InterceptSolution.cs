using Parapet.Engine.Build;
using Parapet.Engine.State.Picture;
using Parapet.Engine.Track;
using Parapet.Foundation;
using Parapet.Model.Catalogue;
using Parapet.Model.Doctrine;
using Parapet.Physics.Flight;
using Parapet.Physics.Guidance;

namespace Parapet.Engine.Decide;

/// <summary>Where and when a round would meet a track.</summary>
/// <param name="Point">Predicted intercept point, Earth-fixed.</param>
/// <param name="TimeS">Seconds from now to the meeting.</param>
/// <param name="LaunchInS">Seconds from now at which the round must leave; not before the unit's reaction.</param>
/// <param name="SpeedMps">Speed the round has left there.</param>
/// <param name="LateralMps2">Acceleration across its course that it can still pull there, m/s².</param>
public readonly record struct InterceptSolution(Vector3D Point, double TimeS, double LaunchInS, double SpeedMps, double LateralMps2)
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
        TrackCategory category = track.Category;
        bool ballistic = category == TrackCategory.Ballistic;
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
        if (TryMeet(t, out double flight, out FlyoutPoint left))
        {
            solution = new(forecast.At(t), t, t - flight, left.SpeedMps, left.LateralMps2);
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
                if (TryMeet(middle, out double f, out FlyoutPoint v))
                    (late, flight, left) = (middle, f, v);
                else
                    t = middle;
            }

            solution = new(forecast.At(late), late, late - flight, left.SpeedMps, left.LateralMps2);
            return true;
        }

        return false;

        bool TryMeet(double at, out double flightS, out FlyoutPoint left) =>
            TryFlight(forecast.At(at), launcher, launcherHeightM, up, munition, rangeMax, out flightS, out left)
            && delayS + flightS <= at
            && CanTurn(forecast, at, launcher, munition, category, in left);
    }

    /// <summary>Turn that a target of a category is credited with, m/s²: what the defence reckons with, not what it knows.</summary>
    public static double CreditedTurnMps2(TrackCategory category) => category switch
    {
        TrackCategory.Aircraft => 30,
        TrackCategory.LowFlyer => 20,
        _ => 10,
    };

    /// <summary>Whether the round, once there, meets what the target asks of it: closing, looking aside, turning.</summary>
    private static bool CanTurn(Forecast forecast, double at, Vector3D launcher, CompiledMunition munition, TrackCategory category, in FlyoutPoint left)
    {
        if (munition.Guidance == Guidance.Unguided)
            return true;
        Vector3D there = forecast.At(at);
        Vector3D velocity = left.SpeedMps * (there - launcher).Unit();
        return HomingDemand.Of(velocity, there - forecast.At(at - 1), CreditedTurnMps2(category), munition.SeekerRangeM, munition.Flight.NavigationRatio)
            .IsMet(left.LateralMps2, munition.GimbalCosine);
    }

    internal static bool TryFlight(
        Vector3D at, Vector3D launcher, double launcherHeightM, Vector3D up, CompiledMunition munition, double rangeMaxM, out double flightS, out FlyoutPoint left)
    {
        flightS = 0;
        left = default;
        Vector3D line = at - launcher;
        double range = line.Length;
        if (range > rangeMaxM || range < munition.RangeMinimumM)
            return false;
        double rise = line.Dot(up);
        double ground = Math.Sqrt(Math.Max(0, (range * range) - (rise * rise)));
        // Height of the point over the curved earth: the tangent plane falls away by ground²/2R.
        double height = launcherHeightM + rise + (ground * ground / (2 * Wgs84.MeanRadiusM));
        if (height > munition.AltitudeMaximumM || !munition.Flyout.TryReach(ground, Math.Max(0, height), out left))
            return false;
        flightS = left.TimeS;
        return true;
    }
}
