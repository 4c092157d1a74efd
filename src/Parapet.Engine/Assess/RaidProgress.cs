using Parapet.Engine.Build;
using Parapet.Engine.Clock;
using Parapet.Engine.Record;
using Parapet.Engine.State;
using Parapet.Engine.State.Truth;
using Parapet.Foundation;

namespace Parapet.Engine.Assess;

/// <summary>The raid itself: threats start, are let go by their carriers, arrive, hit or miss.</summary>
public sealed class RaidProgress(RunState run, TruthState truth)
{
    /// <summary>Draws every start time and puts the starts on the clock.</summary>
    public void Prepare()
    {
        for (int t = 0; t < run.Scenario.Threats.Length; t++)
        {
            CompiledThreat threat = run.Scenario.Threats[t];
            double start = threat.StartS;
            if (threat.JitterS > 0)
                start += threat.JitterS * run.Luck(Purpose.StartTime, threat.NameHash)[0].Normals.A;
            if (threat.Carrier >= 0)
                start += truth.Threats[threat.Carrier].Start.Seconds;
            ref ThreatRow row = ref truth.Threats[t];
            row.Start = SimTime.FromSeconds(Math.Max(0, start));
            row.Path.Rebind(threat.Path, threat.Path.Length, row.Start - SimTime.Zero);
            run.Queue.Schedule(row.Start, Phase.Move, TaskKind.ThreatStart, t);
        }
    }

    public void Start(int t)
    {
        ref ThreatRow row = ref truth.Threats[t];
        CompiledThreat threat = run.Scenario.Threats[t];
        if (threat.Carrier >= 0 && truth.Threats[threat.Carrier].Status != ThreatStatus.Flying)
        {
            row.Status = ThreatStatus.NeverLaunched;
            row.EndedAt = run.Now;
            run.Log.Add(run.Now, EventKind.ThreatEnded, EntityRef.Threat(t));
            return;
        }

        // What its carrier lost by breaking away, its weapons start later: it lets them go where it was to.
        if (threat.Carrier >= 0 && truth.Threats[threat.Carrier].Delay > row.Delay)
        {
            SimDuration late = truth.Threats[threat.Carrier].Delay - row.Delay;
            row.Delay += late;
            row.Start += late;
            row.Path.Rebind(threat.Path, threat.Path.Length, row.Start - SimTime.Zero);
            run.Queue.Schedule(row.Start, Phase.Move, TaskKind.ThreatStart, t);
            return;
        }

        row.Status = ThreatStatus.Flying;
        truth.Enter(t);
        double height = Wgs84.HeightM(EcefPosition.From(row.Path.PositionAt(run.Now)));
        run.Log.Add(run.Now, EventKind.ThreatLaunched, EntityRef.Threat(t), EntityRef.Asset(threat.Aim), a: height);
        run.Queue.Schedule(row.Path.End, Phase.Assess, TaskKind.ThreatArrival, t);
    }

    public void Arrive(int t)
    {
        ref ThreatRow row = ref truth.Threats[t];
        // A threat that has broken away arrives at another time than it once was to.
        if (row.Status != ThreatStatus.Flying || run.Now < row.Path.End)
            return;
        CompiledThreat threat = run.Scenario.Threats[t];
        CompiledThreatClass kind = run.Scenario.ThreatClasses[threat.Class];
        row.EndedAt = run.Now;
        truth.Leave(t);
        if (!threat.EndsAtAim || kind.Damage <= 0)
        {
            row.Status = ThreatStatus.Ended;
            run.Log.Add(run.Now, EventKind.ThreatEnded, EntityRef.Threat(t));
            return;
        }

        row.Status = ThreatStatus.Arrived;
        if (run.Luck(Purpose.Hit, threat.NameHash)[0].Uniform >= kind.HitProbability)
        {
            run.Log.Add(run.Now, EventKind.AssetMissed, EntityRef.Threat(t), EntityRef.Asset(threat.Aim));
            return;
        }

        ref AssetRow asset = ref truth.Assets[threat.Aim];
        asset.Hits++;
        asset.DamageHits += kind.Damage;
        run.Log.Add(run.Now, EventKind.AssetHit, EntityRef.Threat(t), EntityRef.Asset(threat.Aim), a: kind.Damage);
        if (asset.DisabledAt != SimTime.Never || asset.DamageHits < run.Scenario.Assets[threat.Aim].HitsToDisable)
            return;
        asset.DisabledAt = run.Now;
        run.Log.Add(run.Now, EventKind.AssetDisabled, EntityRef.Asset(threat.Aim));
    }
}
