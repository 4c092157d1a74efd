using Parapet.Engine.Build;
using Parapet.Engine.State;
using Parapet.Engine.State.Force;
using Parapet.Engine.State.Picture;
using Parapet.Foundation;
using Parapet.Model.Catalogue;
using Parapet.Model.Doctrine;

namespace Parapet.Engine.Decide;

/// <summary>Which shots may be taken: doctrine, magazine and reserve, the radar that must follow, and how well the meeting point is known.</summary>
public sealed class ShotRules(RunState run, PictureState picture)
{
    /// <summary>No shot at a point known worse than this: what a guided round can still correct on the way, metres.</summary>
    private const double WorstSigmaAtInterceptM = 5000;

    /// <summary>The same for shells, in lethal radii.</summary>
    private const double LethalRadiiForShells = 3;

    /// <summary>What a track's motion stands for in the catalogue's kill probabilities.</summary>
    public static ThreatCategory KillCategory(TrackCategory category) => category switch
    {
        TrackCategory.Ballistic => ThreatCategory.BallisticMissile,
        TrackCategory.Aircraft => ThreatCategory.Aircraft,
        TrackCategory.LowFlyer => ThreatCategory.CruiseMissile,
        _ => ThreatCategory.Drone,
    };

    /// <summary>Whether doctrine lets this round be spent on such a track at all; gives its kill probability.</summary>
    public bool IsWithinDoctrine(CompiledUnit unit, int munition, TrackCategory category, out double killProbability)
    {
        CompiledMunition round = run.Scenario.Munitions[munition];
        killProbability = round.KillProbability[(int)KillCategory(category)];
        return killProbability > 0
            && killProbability >= unit.Doctrine.MinimumKillProbability
            && (category != TrackCategory.Slow || round.UnitPriceUsd <= unit.Doctrine.PriceLimitAgainstSlowUsd);
    }

    /// <summary>Rounds at hand, and none taken from what is kept back for other categories.</summary>
    public bool IsInMagazine(in ShooterRow shooter, CompiledUnit unit, int munition, TrackCategory category)
    {
        int salvo = unit.Doctrine.SalvoByCategory[(int)category];
        if (run.Available(in shooter, munition) < 1)
            return false;
        for (int c = 0; c < unit.Doctrine.ReserveByCategory.Length; c++)
        {
            int reserve = unit.Doctrine.ReserveByCategory[c];
            int kind = (int)KillCategory((TrackCategory)c);
            if (reserve == 0 || c == (int)category || run.Scenario.Munitions[munition].KillProbability[kind] <= 0)
                continue;
            int left = 0;
            foreach (int other in unit.Munitions)
            {
                if (run.Scenario.Munitions[other].KillProbability[kind] > 0)
                    left += run.Available(in shooter, other);
            }

            if (left - salvo < reserve)
                return false;
        }

        return true;
    }

    /// <summary>A bound round needs one of the unit's fire-control radars to have fed the track within three of its scans.</summary>
    public bool IsFollowed(CompiledUnit unit, CompiledMunition munition, TrackTable tracks, int row)
    {
        if (!munition.BoundToEnd)
            return true;
        foreach (int s in unit.FireControlSensors)
        {
            SimTime last = tracks.LastBySensor(row, picture.SensorSlots[s]);
            if (last > SimTime.Zero && (run.Now - last).Seconds <= 3 * run.Scenario.Sensors[s].ScanPeriodS)
                return true;
        }

        return false;
    }

    /// <summary>Whether an aircraft has the place where the target is expected now ahead of it; a ground unit's rounds turn to any side.</summary>
    public bool IsAhead(in ShooterRow shooter, Vector3D target) => shooter.Aircraft < 0 || run.Aircraft[shooter.Aircraft].HasAhead(target, run.Now);

    /// <summary>
    /// Whether the meeting point is known well enough: to what a guided round corrects on the way; for shells, which are laid
    /// at the launch and then left to themselves, to a few of their lethal radii after their own flight.
    /// </summary>
    public static bool IsKnownWellEnough(in TrackRow track, CompiledMunition munition, in InterceptSolution solution) =>
        munition.Guidance == Guidance.Unguided
            ? SigmaAt(in track, solution.TimeS - solution.LaunchInS) <= LethalRadiiForShells * munition.LethalRadiusM
            : SigmaAt(in track, solution.TimeS) <= WorstSigmaAtInterceptM;

    /// <summary>Above the round's floor, as far as the height is known, and for a bound round in view of a radar that guides it.</summary>
    public bool IsPointAllowed(CompiledUnit unit, CompiledMunition munition, in TrackRow track, in InterceptSolution solution)
    {
        GeodeticPosition point = Wgs84.ToGeodetic(EcefPosition.From(solution.Point));
        double heightSigmaM = Math.Min(300, SigmaAt(in track, 0));
        if (point.HeightM + heightSigmaM < run.Scenario.Terrain.ElevationM(point) + munition.AltitudeMinimumM)
            return false;
        return !munition.BoundToEnd || SensorCoverage.AnyCovers(run.Scenario, unit.FireControlSensors, solution.Point);
    }

    /// <summary>Root of the trace of the position's covariance carried on by the velocity's, metres.</summary>
    private static double SigmaAt(in TrackRow track, double seconds) =>
        Math.Sqrt(track.State.Covariance.PositionTrace + (track.State.Covariance.VelocityTrace * seconds * seconds));
}
