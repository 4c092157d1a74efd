using Parapet.Engine.Build;
using Parapet.Engine.Clock;
using Parapet.Engine.Record;
using Parapet.Engine.State;
using Parapet.Engine.State.Force;
using Parapet.Engine.State.Truth;
using Parapet.Foundation;
using Parapet.Physics.Flight;

namespace Parapet.Engine.Assess;

/// <summary>
/// The threats' own warning and what they do about it: an aircraft that notices a round on its way breaks away from it after its
/// reaction time and then goes back to its route. It stands in Assess because it belongs to the attacker, who sees the truth of its own aircraft; the
/// defence learns of it by its sensors alone.
/// </summary>
public sealed class Evasion(RunState run, TruthState truth)
{
    /// <summary>A round that has nothing locked comes for what flies within this distance of its track, metres.</summary>
    private const double BasketM = 500;

    /// <summary>The heading turned to is held until the round should have passed, within these bounds, seconds.</summary>
    private const double ShortestHoldS = 2, LongestHoldS = 15;

    /// <summary>Farther from its aim than this no round is noticed by anybody here, whatever it takes its aim to be, metres.</summary>
    private readonly double farthestM = run.Scenario.ThreatClasses.Length == 0 ? 0 : 1.5 * run.Scenario.ThreatClasses.Max(c => c.NoticeRangeM);

    private readonly MotionSegment[] pieces = new MotionSegment[BreakTurn.MostPieces];

    /// <summary>Whether the target of a round hears of it now: once for each round, where it has come within the warning distance.</summary>
    public void Watch(int interceptor, Vector3D expected)
    {
        ref AimRow aim = ref truth.Aims[interceptor];
        ref InterceptorRow row = ref run.Interceptors[interceptor];
        if (aim.Announced || row.Status == InterceptorStatus.Ended || row.DistanceToAimM > farthestM)
            return;
        int target = aim.Threat >= 0 ? aim.Threat : Nearest(expected);
        if (target < 0 || truth.Threats[target].Status != ThreatStatus.Flying)
            return;
        CompiledThreat compiled = run.Scenario.Threats[target];
        CompiledThreatClass kind = run.Scenario.ThreatClasses[compiled.Class];
        ref ThreatRow threat = ref truth.Threats[target];
        if (kind.NoticeRangeM <= 0 || (row.Flight.Position - threat.Path.PositionAt(run.Now)).Length > kind.NoticeRangeM)
            return;
        aim.Announced = true;
        StreamKey luck = run.Luck(Purpose.Warning, compiled.NameHash);
        if (luck[(uint)threat.Warnings++].Uniform >= kind.NoticeProbability || run.Now < threat.BusyUntil)
            return;
        threat.BreakFrom = interceptor;
        SimTime start = run.Now + SimDuration.FromSeconds(kind.ReactionS);
        threat.BusyUntil = start;
        run.Queue.Schedule(start, Phase.Move, TaskKind.ThreatBreak, target);
    }

    /// <summary>The turn begins now, if the round still comes and the route is long enough to come back to it.</summary>
    public void Break(int target)
    {
        ref ThreatRow threat = ref truth.Threats[target];
        ref InterceptorRow row = ref run.Interceptors[threat.BreakFrom];
        if (threat.Status != ThreatStatus.Flying || row.Status == InterceptorStatus.Ended || run.Now <= threat.Path.Start)
            return;
        CompiledThreatClass kind = run.Scenario.ThreatClasses[run.Scenario.Threats[target].Class];
        Vector3D from = row.Flight.Position, line = threat.Path.PositionAt(run.Now) - from;
        double distance = line.Length, closing = Math.Max(1, (row.Flight.Velocity - threat.Path.VelocityAt(run.Now)).Dot(line) / Math.Max(1, distance));
        var p = new BreakParameters(kind.BreakAccelerationMps2, kind.TurnAccelerationMps2, Math.Clamp(distance / closing, ShortestHoldS, LongestHoldS), kind.CruiseSpeedMps)
        {
            ExcessPowerMps = kind.ExcessPowerMps > 0 ? kind.ExcessPowerMps : null,
            LiftToDrag = kind.LiftToDrag > 0 ? kind.LiftToDrag : null,
        };
        int count = BreakTurn.Plan(threat.Path, run.Now, from, in p, run.Scenario.Terrain, pieces, out SimTime resume);
        if (count == 0)
            return;
        SimDuration delay = threat.Path.Divert(run.Now, pieces.AsSpan(0, count), resume);
        threat.Delay += delay;
        threat.BusyUntil = pieces[count - 1].End;
        run.Log.Add(run.Now, EventKind.ThreatEvades, EntityRef.Threat(target), EntityRef.Interceptor(threat.BreakFrom), a: distance, b: delay.Seconds);
        run.Queue.Schedule(threat.Path.End, Phase.Assess, TaskKind.ThreatArrival, target);
    }

    private int Nearest(Vector3D position)
    {
        int best = -1;
        double bestSquared = BasketM * BasketM;
        foreach (int t in truth.InFlight)
        {
            double squared = (truth.Threats[t].Path.PositionAt(run.Now) - position).LengthSquared;
            if (squared < bestSquared)
                (bestSquared, best) = (squared, t);
        }

        return best;
    }
}
