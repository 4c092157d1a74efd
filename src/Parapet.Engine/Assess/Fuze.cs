using Parapet.Engine.Build;
using Parapet.Engine.Clock;
using Parapet.Engine.Engage;
using Parapet.Engine.Record;
using Parapet.Engine.State;
using Parapet.Engine.State.Force;
using Parapet.Engine.State.Truth;
using Parapet.Foundation;
using Parapet.Physics.Flight;
using Parapet.Physics.Lethality;

namespace Parapet.Engine.Assess;

/// <summary>
/// Finds the moment an interceptor passes its target, solved inside the flown piece, and decides by miss distance and the
/// catalogue's kill probability what became of the target.
/// </summary>
public sealed class Fuze(RunState run, TruthState truth, LaunchControl control)
{
    /// <summary>A round that has nothing locked is meant for what flies within this distance of its track, metres.</summary>
    private const double BasketM = 500;

    /// <summary>Farther away than ten lethal radii and 20 m a fuze does not answer: no miss worth a figure.</summary>
    private const double LethalRadiiInReach = 10;
    private const double ReachM = 20;

    /// <summary>A round that draws away from its target has not passed it, unless it is nearer than this, metres.</summary>
    private const double PassedM = 50;

    /// <summary>The piece just flown: schedules the burst where the target is passed inside it.</summary>
    public void Watch(int interceptor, Vector3D expected)
    {
        ref InterceptorRow row = ref run.Interceptors[interceptor];
        if (row.Burst || row.Flight.ElapsedS < 0.5)
            return;
        ref AimRow aim = ref truth.Aims[interceptor];
        int target = aim.Threat >= 0 ? aim.Threat : row.DistanceToAimM < 5000 ? Nearest(expected) : -1;
        if (target < 0 || truth.Threats[target].Status != ThreatStatus.Flying)
            return;
        MotionPath path = row.Path;
        SimTime from = path.Segments[^1].Start;
        double miss = ClosestApproach.Find(path, truth.Threats[target].Path, from, path.End, out SimTime passed);
        if (passed >= path.End)
            return;
        // Nearest where the piece begins: shot after what is still faster or lies behind, and not a pass.
        if ((passed <= from && miss > PassedM) || miss > (LethalRadiiInReach * run.Scenario.Munitions[row.Munition].LethalRadiusM) + ReachM)
            return;
        // What arrives first has arrived: a burst in the same nanosecond would be decided by the numbers of the rows.
        if (passed >= truth.Threats[target].Path.End)
            return;
        aim.Threat = target;
        row.Burst = true;
        run.Queue.Schedule(passed, Phase.Assess, TaskKind.Burst, interceptor);
    }

    /// <summary>The interceptor passes its target now.</summary>
    public void Burst(int interceptor)
    {
        ref InterceptorRow row = ref run.Interceptors[interceptor];
        if (row.Status == InterceptorStatus.Ended)
            return;
        int target = truth.Aims[interceptor].Threat;
        ref ThreatRow threat = ref truth.Threats[target];
        if (threat.Status != ThreatStatus.Flying)
        {
            End(interceptor, EventKind.InterceptorLost, EntityRef.None, 0, 0, 0);
            return;
        }

        Vector3D line = threat.Path.PositionAt(run.Now) - row.Path.PositionAt(run.Now);
        double closing = (threat.Path.VelocityAt(run.Now) - row.Path.VelocityAt(run.Now)).Length;
        double miss = line.Length;
        CompiledMunition munition = run.Scenario.Munitions[row.Munition];
        CompiledThreat compiled = run.Scenario.Threats[target];
        double catalogue = munition.KillProbability[(int)run.Scenario.ThreatClasses[compiled.Class].Category];
        double probability = Lethality.KillProbability(catalogue, miss, munition.LethalRadiusM);
        End(interceptor, EventKind.Intercept, EntityRef.Threat(target), miss, closing, probability);
        StreamKey luck = run.Luck(Purpose.Kill, compiled.NameHash, run.Scenario.Units[row.Unit].NameHash);
        if (luck[(uint)threat.Passes++].Uniform >= probability)
            return;
        threat.Status = ThreatStatus.Killed;
        threat.EndedAt = run.Now;
        truth.Scores[row.Unit].Kills++;
        truth.Leave(target);
        run.Log.Add(run.Now, EventKind.ThreatKilled, EntityRef.Threat(target), EntityRef.Interceptor(interceptor));
    }

    /// <summary>The interceptor ends: burst, out of speed, out of time or into the ground.</summary>
    public void End(int interceptor, EventKind how, EntityRef target, double missM, double closingMps, double killProbability)
    {
        ref InterceptorRow row = ref run.Interceptors[interceptor];
        row.Status = InterceptorStatus.Ended;
        row.EndedAt = run.Now;
        control.ReleaseGuidance(ref row);
        if (how == EventKind.Intercept)
            run.Log.Add(run.Now, how, EntityRef.Interceptor(interceptor), target, run.Engagements[row.Engagement].TrackNumber, missM, closingMps, killProbability);
        else
            run.Log.Add(run.Now, how, EntityRef.Interceptor(interceptor), target, run.Engagements[row.Engagement].TrackNumber);
        control.RoundEnded(row.Engagement);
    }

    private int Nearest(Vector3D position)
    {
        int best = -1;
        double bestSquared = BasketM * BasketM;
        foreach (int t in truth.InFlight)
        {
            double squared = (truth.Threats[t].Path.PositionAt(run.Now) - position).LengthSquared;
            if (squared < bestSquared)
            {
                bestSquared = squared;
                best = t;
            }
        }

        return best;
    }
}
