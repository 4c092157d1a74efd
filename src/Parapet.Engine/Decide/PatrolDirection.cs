using Parapet.Engine.Build;
using Parapet.Engine.Clock;
using Parapet.Engine.Record;
using Parapet.Engine.State;
using Parapet.Engine.State.Force;
using Parapet.Engine.State.Picture;
using Parapet.Foundation;
using Parapet.Model.Doctrine;

namespace Parapet.Engine.Decide;

/// <summary>
/// Sends the aircraft of a command post's patrols after tracks that none of the same patrol has taken, calls them back, and keeps
/// the station manned by relief from the base.
/// </summary>
public sealed class PatrolDirection(RunState run, PictureState picture)
{
    /// <summary>Spare time by which a relief takes off before it is due, seconds.</summary>
    private const double ReliefMarginS = 300;

    private readonly ShotRules rules = new(run, picture);

    public void Direct(int post)
    {
        for (int p = 0; p < run.Scenario.Patrols.Length; p++)
        {
            if (run.Scenario.Units[run.Scenario.Patrols[p].Unit].CommandPost == post)
            {
                Commit(post, p);
                Relieve(p);
            }
        }
    }

    private void Commit(int post, int patrolIndex)
    {
        CompiledPatrol patrol = run.Scenario.Patrols[patrolIndex];
        TrackTable tracks = picture.Tracks[post];
        for (int i = 0; i < run.Aircraft.Count; i++)
        {
            ref AircraftRow aircraft = ref run.Aircraft[i];
            if (aircraft.Patrol != patrolIndex)
                continue;
            if (aircraft.Status == AircraftStatus.Committed && !IsWorth(tracks, aircraft.CommittedTrack, patrol))
            {
                aircraft.Status = AircraftStatus.OnStation;
                aircraft.CommittedTrack = -1;
            }

            if (aircraft.Status != AircraftStatus.OnStation || run.Scenario.Units[patrol.Unit].Munitions.Length == 0)
                continue;
            int best = Best(tracks, in aircraft, patrol, patrolIndex);
            if (best < 0)
                continue;
            aircraft.Status = AircraftStatus.Committed;
            aircraft.CommittedTrack = best;
            run.Log.Add(
                run.Now, EventKind.Committed, EntityRef.Aircraft(i), track: tracks[best].Number, a: (tracks[best].State.Position - aircraft.Position).Length);
        }
    }

    private int Best(TrackTable tracks, in AircraftRow aircraft, CompiledPatrol patrol, int patrolIndex)
    {
        int best = -1;
        double bestWorth = 0;
        foreach (int row in tracks.Live)
        {
            if (!IsWorth(tracks, row, patrol) || IsTaken(row, patrolIndex))
                continue;
            ref TrackRow track = ref tracks[row];
            double worth = track.ThreatValue / (1 + ((track.State.Position - aircraft.Position).Length / 50000));
            if (worth > bestWorth)
            {
                bestWorth = worth;
                best = row;
            }
        }

        return best;
    }

    private bool IsWorth(TrackTable tracks, int row, CompiledPatrol patrol)
    {
        ref TrackRow track = ref tracks[row];
        CompiledUnit unit = run.Scenario.Units[patrol.Unit];
        if (track.Status != TrackStatus.Confirmed || track.Category == TrackCategory.Ballistic || !unit.Doctrine.EngageCategory[(int)track.Category]
            || !HasRound(unit, track.Category))
            return false;
        if (track.LastUpdate <= track.JudgedDestroyedAt || track.ThreatValue <= 0.001 || (run.Now - track.LastUpdate).Seconds > 20)
            return false;
        Vector3D station = (patrol.LegA + patrol.LegB) * 0.5;
        return (track.State.Position - station).Length < patrol.CommitRangeM;
    }

    /// <summary>Whether the doctrine lets any of its rounds be shot at the category: nobody flies after what he may not shoot.</summary>
    private bool HasRound(CompiledUnit unit, TrackCategory category)
    {
        foreach (int m in unit.Munitions)
        {
            if (rules.IsWithinDoctrine(unit, m, category, out _))
                return true;
        }

        return false;
    }

    private bool IsTaken(int row, int patrolIndex)
    {
        foreach (ref AircraftRow other in run.Aircraft.Rows)
        {
            if (other.Patrol == patrolIndex && other.Status == AircraftStatus.Committed && other.CommittedTrack == row)
                return true;
        }

        return false;
    }

    /// <summary>Starts a relief where fewer aircraft will be on station than wanted by the time it could be there.</summary>
    private void Relieve(int patrolIndex)
    {
        CompiledPatrol patrol = run.Scenario.Patrols[patrolIndex];
        Vector3D station = (patrol.LegA + patrol.LegB) * 0.5;
        double transitS = ((station - patrol.BaseEcef).Length / patrol.PatrolSpeedMps) + ReliefMarginS;
        int manning = 0;
        for (int i = 0; i < run.Aircraft.Count; i++)
        {
            ref AircraftRow aircraft = ref run.Aircraft[i];
            if (aircraft.Patrol != patrolIndex)
                continue;
            if (aircraft.Status == AircraftStatus.Turnaround && aircraft.ReadyAt <= run.Now)
                MakeReady(ref aircraft, patrol);
            if (aircraft.Status is AircraftStatus.Scrambled or AircraftStatus.Outbound)
                manning++;
            else if (aircraft.Status is AircraftStatus.OnStation or AircraftStatus.Committed && LeftOnStationS(in aircraft, patrol) > transitS)
                manning++;
        }

        for (int i = 0; i < run.Aircraft.Count && manning < patrol.OnStation; i++)
        {
            if (run.Aircraft[i].Patrol != patrolIndex || run.Aircraft[i].Status != AircraftStatus.Ready)
                continue;
            run.Aircraft[i].Status = AircraftStatus.Scrambled;
            run.Queue.Schedule(run.Now, Phase.Engage, TaskKind.TakeOff, i);
            manning++;
        }
    }

    private static double LeftOnStationS(in AircraftRow aircraft, CompiledPatrol patrol)
    {
        double home = (patrol.BaseEcef - aircraft.Position).Length / patrol.PatrolSpeedMps;
        return ((aircraft.FuelKg - patrol.FuelReserveKg) / patrol.FuelFlowPatrolKgps) - home;
    }

    private void MakeReady(ref AircraftRow aircraft, CompiledPatrol patrol)
    {
        aircraft.Status = AircraftStatus.Ready;
        aircraft.FuelKg = patrol.FuelKg;
        foreach (int m in run.Scenario.Units[patrol.Unit].Munitions)
            run.Carried(run.Shooters[aircraft.Shooter].Aircraft, m) = run.Scenario.Munitions[m].RoundsPerAircraft;
    }
}
