using Parapet.Engine.Build;
using Parapet.Engine.Record;
using Parapet.Engine.State;
using Parapet.Engine.State.Force;
using Parapet.Engine.State.Picture;
using Parapet.Foundation;
using Parapet.Physics.Radar;

namespace Parapet.Engine.Sense;

/// <summary>
/// What the radars are asked for and how they share their time: new plots are confirmed, tracks kept and missiles guided first, the search
/// takes what is left and so comes round later, down to the share it keeps; beyond that tracks are looked at less often too (<see cref="RadarTimeBudget"/>).
/// Sees the picture alone.
/// </summary>
public sealed class RadarSchedule(RunState run, PictureState picture)
{
    /// <summary>Loads whose passing is written down, and how far one falls below before it counts as left.</summary>
    private static readonly double[] Steps = [0.5, 0.75, 1];
    private const double Slack = 0.05;

    /// <summary>Share of the looks at tracks that are made at worst.</summary>
    private const double LeastServed = 0.05;

    /// <summary>A track that the radar itself has not fed for so long is not its own any more, s, and in searches.</summary>
    private const double OwnS = 10;
    private const double OwnSearches = 3;

    /// <summary>Chooses what a look at tracks goes to: what the radar follows, in the order of the picture, no more than it can.</summary>
    public void Choose(int sensorIndex, in LocalFrame frame, double bearingRad)
    {
        CompiledSensor sensor = run.Scenario.Sensors[sensorIndex];
        TrackTable tracks = picture.Tracks[sensor.CommandPost];
        List<int> chosen = picture.LookedAt[sensorIndex];
        chosen.Clear();
        foreach (int row in tracks.Live)
        {
            if (chosen.Count < sensor.TrackCapacity && IsOwn(tracks, row, sensor, sensorIndex, in frame, bearingRad))
                chosen.Add(row);
        }
    }

    /// <summary>Weighs what is asked of a radar against its time, after a search.</summary>
    public void Weigh(int sensorIndex, in LocalFrame frame, double bearingRad)
    {
        CompiledSensor sensor = run.Scenario.Sensors[sensorIndex];
        if (sensor.TimeBudget is not { } budget)
            return;
        TrackTable tracks = picture.Tracks[sensor.CommandPost];
        int confirming = 0, tracking = 0;
        foreach (int row in tracks.Live)
        {
            if (!IsOwn(tracks, row, sensor, sensorIndex, in frame, bearingRad))
                continue;
            if (tracks[row].Status == TrackStatus.Confirmed)
                tracking++;
            else
                confirming++;
        }

        int guided = Guided(sensor);
        // Targets under fire are looked at as such and not as tracks besides.
        TimeDemand demand = new(confirming * budget.TrackRateHz, Math.Max(0, Math.Min(tracking, sensor.TrackCapacity) - guided), guided);
        TimeShares shares = RadarTimeBudget.Share(in budget, in demand);
        ref RadarRow radar = ref run.Radars[sensorIndex];
        radar.SearchPeriodS = sensor.ScanPeriodS * shares.ScanStretch;
        radar.TrackPeriodS = budget.TrackRateHz > 0 ? 1 / (budget.TrackRateHz * Math.Max(LeastServed, shares.TracksServed)) : 0;
        radar.Load = budget.SearchShare + (demand.Confirmations * budget.ConfirmationDwellS)
            + (demand.Tracks * budget.TrackRateHz * budget.TrackDwellS) + (guided * budget.GuidanceRateHz * budget.GuidanceDwellS);
        radar.Searches++;
        radar.LoadSum += radar.Load;
        radar.PeakLoad = Math.Max(radar.PeakLoad, radar.Load);
        radar.LongestSearchS = Math.Max(radar.LongestSearchS, radar.SearchPeriodS);
        int level = Level(radar.Load, radar.Level);
        if (level == radar.Level)
            return;
        radar.Level = level;
        run.Log.Add(
            run.Now, EventKind.RadarLoad, EntityRef.Sensor(sensorIndex), a: shares.Search, b: shares.Track + shares.Confirmation, c: shares.Guidance, d: radar.SearchPeriodS);
    }

    private static int Level(double load, int now)
    {
        int level = 0;
        for (int k = 0; k < Steps.Length; k++)
        {
            if (load > Steps[k] - (now > k ? Slack : 0))
                level = k + 1;
        }

        return level;
    }

    private bool IsOwn(TrackTable tracks, int row, CompiledSensor sensor, int sensorIndex, in LocalFrame frame, double bearingRad)
    {
        SimTime last = tracks.LastBySensor(row, picture.SensorSlots[sensorIndex]);
        if (last <= SimTime.Zero || (run.Now - last).Seconds > Math.Max(OwnS, OwnSearches * run.Radars[sensorIndex].SearchPeriodS))
            return false;
        ref TrackRow track = ref tracks[row];
        return SensorCoverage.IsInVolume(sensor, in frame, bearingRad, track.State.Position + (track.State.Velocity * (run.Now - track.StateTime).Seconds));
    }

    /// <summary>Missiles under way that the radar guides; several radars of a unit share them.</summary>
    private int Guided(CompiledSensor sensor)
    {
        if (!sensor.FireControl)
            return 0;
        int engaged = 0;
        foreach (ref ShooterRow shooter in run.Shooters.Rows)
        {
            if (shooter.Unit == sensor.Unit && (sensor.AircraftSlot < 0 || run.Aircraft[shooter.Aircraft].Slot == sensor.AircraftSlot))
                engaged += shooter.MissilesGuided;
        }

        int radars = Math.Max(1, run.Scenario.Units[sensor.Unit].FireControlSensors.Length);
        return (engaged + radars - 1) / radars;
    }
}
