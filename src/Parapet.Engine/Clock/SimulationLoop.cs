using Parapet.Engine.Assess;
using Parapet.Engine.Build;
using Parapet.Engine.Decide;
using Parapet.Engine.Engage;
using Parapet.Engine.Record;
using Parapet.Engine.Sense;
using Parapet.Engine.State;
using Parapet.Engine.State.Force;
using Parapet.Engine.State.Picture;
using Parapet.Engine.State.Truth;
using Parapet.Engine.Track;
using Parapet.Foundation;

namespace Parapet.Engine.Clock;

/// <summary>
/// Plays a compiled scenario, one run after another, on one thread. Read this file first: at each instant the phases follow
/// one another in the order of <see cref="Phase"/>, and only Sense and Assess are handed the truth.
/// </summary>
public sealed class SimulationLoop
{
    private readonly RunState run;
    private readonly TruthState truth;
    private readonly PictureState picture;
    private readonly SensorScan scan;
    private readonly SeekerLook seeker;
    private readonly PictureKeeper keeper;
    private readonly FireDecision decision;
    private readonly PatrolDirection patrols;
    private readonly LaunchControl launches;
    private readonly InterceptorPilot interceptors;
    private readonly AircraftPilot aircraft;
    private readonly Fuze fuze;
    private readonly RaidProgress raid;
    private readonly Evasion evasion;
    private readonly PictureScore score;
    private readonly Recorder recorder;

    public SimulationLoop(CompiledScenario scenario)
    {
        Scenario = scenario;
        run = new RunState(scenario);
        truth = new TruthState(scenario);
        picture = new PictureState(scenario);
        scan = new SensorScan(run, truth, picture);
        seeker = new SeekerLook(run, truth, picture);
        recorder = new Recorder(run, truth, picture);
        keeper = new PictureKeeper(run, picture);
        launches = new LaunchControl(run, picture);
        interceptors = new InterceptorPilot(run, picture);
        aircraft = new AircraftPilot(run, picture);
        decision = new FireDecision(run, picture);
        patrols = new PatrolDirection(run, picture);
        fuze = new Fuze(run, truth, launches);
        raid = new RaidProgress(run, truth);
        evasion = new Evasion(run, truth);
        score = new PictureScore(run, truth, picture);
    }

    public CompiledScenario Scenario { get; }

    /// <summary>For measuring; null costs two comparisons a task.</summary>
    public ITaskProbe? Probe { get; set; }

    /// <summary>Plays one run from start to end.</summary>
    /// <param name="index">Which run, from 0; with the scenario's seed it names the run's luck.</param>
    /// <param name="detail">How much to keep.</param>
    /// <exception cref="SimulationFault">The engine's own fault; carries the command that plays it again.</exception>
    public RunRecord Run(int index, RecordDetail detail, CancellationToken cancel = default)
    {
        Prepare(index, detail);
        ScheduledTask task = default;
        try
        {
            for (int n = 0; run.Queue.TryTake(out task); n++)
            {
                if ((n & 0xFFF) == 0)
                    cancel.ThrowIfCancellationRequested();
                if (task.Time > run.End)
                {
                    run.Now = run.End;
                    break;
                }

                run.Now = task.Time;
                Probe?.Begin(in task);
                Do(in task);
                Probe?.End(in task);
                if (truth.InFlight.Count == 0 && IsOver())
                    break;
            }
        }
        catch (Exception e) when (e is not OperationCanceledException and not SimulationFault)
        {
            throw new SimulationFault(e.Message, run.Now, task.Phase, FormattableString.Invariant($"{task.Kind} {task.Handle}"), Scenario.RunKey(index), e);
        }

        return recorder.Finish(index, detail);
    }

    /// <summary>One task, by phase.</summary>
    private void Do(in ScheduledTask task)
    {
        switch (task.Kind)
        {
            // Move
            case TaskKind.ThreatStart:
                raid.Start(task.Handle);
                break;
            case TaskKind.ThreatBreak:
                evasion.Break(task.Handle);
                break;
            case TaskKind.AircraftStep:
                aircraft.Reconsider(task.Handle);
                aircraft.Step(task.Handle);
                break;

            // Sense
            case TaskKind.SensorScan:
                Scan(task.Handle);
                break;
            case TaskKind.TrackLook:
                LookAtTracks(task.Handle);
                break;

            // Track, and what the truth says of the picture just made
            case TaskKind.TrackUpdate:
                keeper.Update(task.Handle, scan.FrameOf(task.Handle), scan.BearingOf(task.Handle));
                score.AfterScan(task.Handle);
                recorder.AfterScan(task.Handle);
                break;

            // Decide
            case TaskKind.DecisionCycle:
                decision.Decide(task.Handle);
                patrols.Direct(task.Handle);
                run.Queue.Schedule(
                    run.Now + SimDuration.FromSeconds(Scenario.CommandPosts[task.Handle].DecisionPeriodS), Phase.Decide, TaskKind.DecisionCycle, task.Handle);
                break;

            // Engage
            case TaskKind.TakeOff:
                aircraft.TakeOff(task.Handle);
                break;
            case TaskKind.LaunchDue:
                launches.Launch(task.Handle);
                break;
            case TaskKind.ReloadDone:
                launches.FinishReload(task.Handle);
                break;
            case TaskKind.InterceptorStep:
                FlyInterceptor(task.Handle);
                break;
            case TaskKind.Verdict:
                launches.Judge(task.Handle);
                break;

            // Assess
            case TaskKind.Burst:
                fuze.Burst(task.Handle);
                break;
            case TaskKind.ThreatArrival:
                raid.Arrive(task.Handle);
                break;
            default:
                throw new InvalidOperationException($"No step for {task.Kind}.");
        }
    }

    private void Scan(int sensor)
    {
        if (scan.Look(sensor))
            run.Queue.Schedule(run.Now, Phase.Track, TaskKind.TrackUpdate, sensor);
        run.Queue.Schedule(run.Now + SimDuration.FromSeconds(run.Radars[sensor].SearchPeriodS), Phase.Sense, TaskKind.SensorScan, sensor);
    }

    private void LookAtTracks(int sensor)
    {
        if (scan.LookAtTracks(sensor))
            run.Queue.Schedule(run.Now, Phase.Track, TaskKind.TrackUpdate, sensor);
        run.Queue.Schedule(run.Now + SimDuration.FromSeconds(run.Radars[sensor].TrackPeriodS), Phase.Sense, TaskKind.TrackLook, sensor);
    }

    /// <summary>An interceptor looks, steers, flies, and its fuze watches the piece flown.</summary>
    private void FlyInterceptor(int handle)
    {
        if (run.Interceptors[handle].Status == InterceptorStatus.Ended || run.Interceptors[handle].Burst)
            return;
        while (truth.Aims.Count <= handle)
            truth.Aims.Add(new AimRow { Threat = -1 });
        Vector3D expected = interceptors.ExpectedTarget(handle, out Vector3D velocity);
        seeker.Look(handle, expected, velocity);
        if (picture.Seekers[handle].Locked && !Scenario.Munitions[run.Interceptors[handle].Munition].BoundToEnd)
            launches.ReleaseGuidance(ref run.Interceptors[handle]);
        bool flies = interceptors.Step(handle, expected, velocity);
        fuze.Watch(handle, expected);
        evasion.Watch(handle, expected);
        if (!flies && !run.Interceptors[handle].Burst)
            fuze.End(handle, EventKind.InterceptorLost, EntityRef.None, 0, 0, 0);
    }

    private void Prepare(int index, RecordDetail detail)
    {
        run.Reset(index, detail == RecordDetail.Replay);
        truth.Reset(Scenario);
        picture.Reset();
        scan.Reset();
        recorder.Reset(detail);
        raid.Prepare();
        for (int u = 0; u < Scenario.Units.Length; u++)
        {
            if (Scenario.Units[u].Patrol < 0)
                run.Shooters.Add(new ShooterRow { Unit = u, Aircraft = -1 });
        }

        for (int p = 0; p < Scenario.Patrols.Length; p++)
            Muster(p);
        for (int s = 0; s < Scenario.Sensors.Length; s++)
        {
            run.Queue.Schedule(SimTime.FromSeconds(Scenario.Sensors[s].FirstScanS), Phase.Sense, TaskKind.SensorScan, s);
            // Half a period on: looks at tracks of one rate with the search fall between two searches.
            if (run.Radars[s].TrackPeriodS > 0)
                run.Queue.Schedule(SimTime.FromSeconds(Scenario.Sensors[s].FirstScanS + (0.5 * run.Radars[s].TrackPeriodS)), Phase.Sense, TaskKind.TrackLook, s);
        }

        for (int c = 0; c < Scenario.CommandPosts.Length; c++)
            run.Queue.Schedule(SimTime.FromSeconds(Scenario.CommandPosts[c].DecisionPeriodS), Phase.Decide, TaskKind.DecisionCycle, c);
    }

    /// <summary>Draws which aircraft of a patrol can fly today and puts the first of them on station.</summary>
    private void Muster(int p)
    {
        CompiledPatrol patrol = Scenario.Patrols[p];
        int airborne = 0;
        for (int slot = 0; slot < patrol.Fleet; slot++)
        {
            int shooter = run.Shooters.Count;
            int handle = run.Aircraft.Add(new AircraftRow { Patrol = p, Slot = slot, Shooter = shooter, FuelKg = patrol.FuelKg, CommittedTrack = -1, Path = run.RentPath() });
            run.Shooters.Add(new ShooterRow { Unit = patrol.Unit, Aircraft = handle });
            foreach (int m in Scenario.Units[patrol.Unit].Munitions)
                run.Carried(handle, m) = Scenario.Munitions[m].RoundsPerAircraft;
            bool capable = run.Luck(Purpose.MissionCapable, patrol.NameHash)[(uint)slot].Uniform < patrol.MissionCapableRate;
            run.Aircraft[handle].Status = capable ? AircraftStatus.Ready : AircraftStatus.NotCapable;
            if (!capable || airborne >= patrol.OnStation)
                continue;
            // They came up one after another: the first has the least fuel left.
            run.Aircraft[handle].FuelKg = patrol.FuelReserveKg + ((patrol.FuelKg - patrol.FuelReserveKg) * (0.6 + (0.3 * airborne / patrol.OnStation)));
            aircraft.StartOnStation(handle, (double)airborne / patrol.OnStation);
            airborne++;
        }
    }

    /// <summary>Nothing in the air and nothing to come.</summary>
    private bool IsOver()
    {
        foreach (ref ThreatRow threat in truth.Threats.Rows)
        {
            if (threat.Status is ThreatStatus.Waiting or ThreatStatus.Flying)
                return false;
        }

        foreach (ref InterceptorRow row in run.Interceptors.Rows)
        {
            if (row.Status == InterceptorStatus.Flying)
                return false;
        }

        return true;
    }
}
