using Parapet.Engine.Build;
using Parapet.Engine.State;
using Parapet.Engine.State.Force;
using Parapet.Engine.State.Truth;
using Parapet.Foundation;
using Parapet.Model.Catalogue;
using Parapet.Physics.Flight;

namespace Parapet.Engine.Record;

/// <summary>Gathers the paths, tracks and places of a finished run for a viewer.</summary>
internal static class ReplayWriter
{
    public static ReplayRecord Write(RunState run, TruthState truth, List<(int Post, int Number, TrackSample Sample)> samples)
    {
        CompiledScenario scenario = run.Scenario;
        var movers = new List<MoverRecord>();
        for (int t = 0; t < scenario.Threats.Length; t++)
        {
            if (truth.Threats[t].Status is not (ThreatStatus.Waiting or ThreatStatus.NeverLaunched))
                movers.Add(Threat(run, scenario, in truth.Threats[t], t));
        }

        for (int i = 0; i < run.Interceptors.Count; i++)
            movers.Add(Interceptor(run, truth, i));
        for (int a = 0; a < run.Aircraft.Count; a++)
        {
            ref AircraftRow aircraft = ref run.Aircraft[a];
            CompiledPatrol patrol = scenario.Patrols[aircraft.Patrol];
            if (aircraft.Path.Count > 0)
                movers.Add(new(EventNaming.Id(run, EntityRef.Aircraft(a)), MoverKind.Aircraft, patrol.System, "", patrol.Side, aircraft.Path.Segments.ToArray(), MoverEnd.Alive, ""));
        }

        TrackRecord[] tracks =
        [
            .. samples.GroupBy(s => (s.Post, s.Number)).OrderBy(g => g.Key.Post).ThenBy(g => g.Key.Number)
                .Select(g => new TrackRecord(scenario.CommandPosts[g.Key.Post].Id, g.Key.Number, [.. g.Select(s => s.Sample)])),
        ];
        return new ReplayRecord
        {
            End = run.Now,
            Movers = movers,
            Tracks = tracks,
            Assets = [.. scenario.Assets.Select((a, i) => new PlaceRecord(a.Id, a.Name, a.Class, a.Side, a.Position, truth.Assets[i].DisabledAt))],
            Units =
            [
                .. scenario.Units.Where(u => u.Patrol < 0).Select(u => new PlaceRecord(u.Id, u.Name, u.System, u.Side, u.Position, SimTime.Never)),
            ],
            Sensors =
            [
                .. scenario.Sensors.Where(s => s.AircraftSlot < 0).Select(s => Sensor(scenario, s)),
            ],
            TerrainCredit = scenario.Terrain.Credit,
        };
    }

    private static SensorRecord Sensor(CompiledScenario scenario, CompiledSensor sensor)
    {
        // The ring of one square metre: the fourth root of the calibration's cross-section away from its range.
        double range = sensor.Radar.CalibrationRangeM / Math.Sqrt(Math.Sqrt(sensor.Radar.CalibrationRcsM2));
        return new(
            sensor.Id, scenario.Units[sensor.Unit].Id, sensor.Frame.Origin, Math.Min(range, sensor.Radar.InstrumentedRangeM), sensor.Radar.SectorHalfWidthRad, sensor.BearingRad);
    }

    private static MoverRecord Threat(RunState run, CompiledScenario scenario, in ThreatRow row, int t)
    {
        CompiledThreat threat = scenario.Threats[t];
        CompiledThreatClass kind = scenario.ThreatClasses[threat.Class];
        SimTime end = row.EndedAt < run.Now ? row.EndedAt : run.Now;
        MoverEnd how = row.Status switch
        {
            ThreatStatus.Killed => MoverEnd.Killed,
            ThreatStatus.Arrived => MoverEnd.Arrived,
            ThreatStatus.Ended => threat.EndsAtAim ? MoverEnd.Expended : MoverEnd.Alive,
            _ => MoverEnd.Alive,
        };
        return new(threat.Id, MoverKind.Threat, kind.Id, Kebab(kind.Category), threat.Side, Cut(row.Path.Segments, row.Path.Offset, end), how, scenario.Assets[threat.Aim].Id);
    }

    private static MoverRecord Interceptor(RunState run, TruthState truth, int i)
    {
        ref InterceptorRow row = ref run.Interceptors[i];
        SimTime end = row.EndedAt < run.Now ? row.EndedAt : run.Now;
        int target = i < truth.Aims.Count ? truth.Aims[i].Threat : -1;
        return new(
            EventNaming.Id(run, EntityRef.Interceptor(i)),
            MoverKind.Interceptor,
            run.Scenario.Munitions[row.Munition].Id,
            "",
            run.Scenario.Units[row.Unit].Side,
            Cut(row.Path.Segments, SimDuration.Zero, end),
            row.Status == InterceptorStatus.Flying ? MoverEnd.Alive : row.Burst ? MoverEnd.Burst : MoverEnd.Expended,
            target >= 0 ? run.Scenario.Threats[target].Id : "");
    }

    private static MotionSegment[] Cut(ReadOnlySpan<MotionSegment> path, SimDuration shift, SimTime end)
    {
        var kept = new List<MotionSegment>(path.Length);
        foreach (ref readonly MotionSegment segment in path)
        {
            MotionSegment s = segment.Shifted(shift);
            if (s.Start >= end && kept.Count > 0)
                break;
            kept.Add(s.End > end ? s with { End = end } : s);
        }

        return [.. kept];
    }

    private static string Kebab(ThreatCategory category) => category switch
    {
        ThreatCategory.CruiseMissile => "cruise-missile",
        ThreatCategory.BallisticMissile => "ballistic-missile",
        ThreatCategory.QuasiBallisticMissile => "quasi-ballistic-missile",
        _ => category.ToString().ToLowerInvariant(),
    };
}
