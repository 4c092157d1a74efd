using Parapet.Engine.Build;
using Parapet.Engine.Clock;
using Parapet.Engine.Record;
using Parapet.Engine.State;
using Parapet.Engine.State.Force;
using Parapet.Engine.State.Picture;
using Parapet.Engine.Track;
using Parapet.Foundation;
using Parapet.Model.Catalogue;
using Parapet.Physics.Flight;

namespace Parapet.Engine.Engage;

/// <summary>
/// Carries an order out: picks a launcher, launches round after round at its interval, reloads, gives channels back, and
/// afterwards judges from the picture alone whether the target still flies.
/// </summary>
public sealed class LaunchControl(RunState run, PictureState picture)
{
    /// <summary>First step of an interceptor after its launch.</summary>
    private static readonly SimDuration FirstStep = SimDuration.FromSeconds(0.05);

    /// <summary>Shortest time between two rounds of a salvo from different launchers; one launcher keeps its own interval.</summary>
    private static readonly SimDuration BetweenRounds = SimDuration.FromSeconds(0.5);

    private readonly Forecast forecast = new();

    /// <summary>The next round of an engagement is due.</summary>
    public void Launch(int engagementHandle)
    {
        ref EngagementRow engagement = ref run.Engagements[engagementHandle];
        if (engagement.Status == EngagementStatus.Closed)
            return;
        ref TrackRow track = ref picture.Tracks[engagement.CommandPost][engagement.Track];
        ref ShooterRow shooter = ref run.Shooters[engagement.Shooter];
        if (track.Status == TrackStatus.Dropped)
        {
            Abort(engagementHandle);
            return;
        }

        int launcher = -1;
        SimTime ready = run.Now;
        if (shooter.Aircraft < 0 ? !TryPickLauncher(shooter.Unit, engagement.Munition, out launcher, out ready) : !TryPickAircraft(in shooter, engagement.Munition, out ready))
        {
            Abort(engagementHandle);
            return;
        }

        if (ready > run.Now)
        {
            run.Queue.Schedule(ready, Phase.Engage, TaskKind.LaunchDue, engagementHandle);
            return;
        }

        // It may have turned since it was ordered: the order lapses, and the next decision finds another way.
        if (shooter.Aircraft >= 0 && !run.Aircraft[shooter.Aircraft].HasAhead(ExpectedNow(in track), run.Now))
        {
            Abort(engagementHandle);
            return;
        }

        Fire(engagementHandle, ref engagement, in shooter, launcher, in track);
        if (engagement.Launched < engagement.Salvo)
            run.Queue.Schedule(run.Now + BetweenRounds, Phase.Engage, TaskKind.LaunchDue, engagementHandle);
        else
            engagement.Status = EngagementStatus.InFlight;
    }

    /// <summary>A launcher has been loaded again.</summary>
    public void FinishReload(int launcher)
    {
        ref LauncherRow row = ref run.Launchers[launcher];
        CompiledLauncher compiled = run.Scenario.Launchers[launcher];
        row.Rounds = compiled.Rounds;
        row.ReloadsLeft--;
        row.Reloading = false;
        run.Log.Add(run.Now, EventKind.Reloaded, EntityRef.Unit(compiled.Unit), EntityRef.Munition(compiled.Munition), a: compiled.Rounds);
    }

    /// <summary>A round is no longer guided by its shooter: handed over to its own seeker, or ended.</summary>
    public void ReleaseGuidance(ref InterceptorRow interceptor)
    {
        if (!interceptor.HoldsGuidanceChannel)
            return;
        interceptor.HoldsGuidanceChannel = false;
        run.Shooters[interceptor.Shooter].MissilesGuided--;
    }

    /// <summary>A round of this engagement has ended; after the last one the target is judged.</summary>
    public void RoundEnded(int engagementHandle)
    {
        ref EngagementRow engagement = ref run.Engagements[engagementHandle];
        engagement.InFlight--;
        if (engagement.InFlight > 0 || engagement.Launched < engagement.Salvo || engagement.Status != EngagementStatus.InFlight)
            return;
        engagement.Status = EngagementStatus.Judging;
        CompiledUnit unit = run.Scenario.Units[run.Shooters[engagement.Shooter].Unit];
        run.Queue.Schedule(run.Now + SimDuration.FromSeconds(unit.KillAssessmentDelayS), Phase.Engage, TaskKind.Verdict, engagementHandle);
        engagement.LastRoundEnded = run.Now;
    }

    /// <summary>
    /// Judges by the picture: a track that no sensor has fed since the last round reached it counts as destroyed. The judgement
    /// may be wrong either way, as it may be in the field.
    /// </summary>
    public void Judge(int engagementHandle)
    {
        ref EngagementRow engagement = ref run.Engagements[engagementHandle];
        ref TrackRow track = ref picture.Tracks[engagement.CommandPost][engagement.Track];
        bool destroyed = track.Status == TrackStatus.Dropped || track.LastUpdate <= engagement.LastRoundEnded;
        if (destroyed)
            track.JudgedDestroyedAt = run.Now;
        run.Log.Add(run.Now, EventKind.KillAssessed, EntityRef.Unit(run.Shooters[engagement.Shooter].Unit), track: engagement.TrackNumber, a: destroyed ? 1 : 0);
        Close(ref engagement, ref track);
    }

    private void Abort(int engagementHandle)
    {
        ref EngagementRow engagement = ref run.Engagements[engagementHandle];
        ref ShooterRow shooter = ref run.Shooters[engagement.Shooter];
        int unspent = engagement.Salvo - engagement.Launched;
        shooter.MissilesGuided -= unspent;
        run.Ordered(in shooter, engagement.Munition) -= unspent;
        engagement.Salvo = engagement.Launched;
        if (engagement.Launched > 0)
        {
            engagement.Status = EngagementStatus.InFlight;
            if (engagement.InFlight == 0)
            {
                engagement.InFlight = 1;
                RoundEnded(engagementHandle);
            }

            return;
        }

        run.Log.Add(run.Now, EventKind.EngagementAborted, EntityRef.Unit(shooter.Unit), track: engagement.TrackNumber);
        ref TrackRow track = ref picture.Tracks[engagement.CommandPost][engagement.Track];
        // No round left: where doctrine gives one salvo to a track, it is still to come.
        track.Salvoes--;
        Close(ref engagement, ref track);
    }

    private Vector3D ExpectedNow(in TrackRow track)
    {
        forecast.Begin(in track, run.Now, 0);
        return forecast.Position;
    }

    private void Close(ref EngagementRow engagement, ref TrackRow track)
    {
        engagement.Status = EngagementStatus.Closed;
        track.OpenEngagements--;
        if (engagement.HoldsTargetChannel)
        {
            engagement.HoldsTargetChannel = false;
            run.Shooters[engagement.Shooter].TargetsEngaged--;
        }
    }

    private bool TryPickLauncher(int unit, int munition, out int launcher, out SimTime ready)
    {
        launcher = -1;
        ready = SimTime.Never;
        foreach (int l in run.Scenario.Units[unit].Launchers)
        {
            ref LauncherRow row = ref run.Launchers[l];
            if (run.Scenario.Launchers[l].Munition != munition || row.Rounds <= 0 || row.Reloading)
                continue;
            SimTime at = row.ReadyAt < run.Now ? run.Now : row.ReadyAt;
            if (at < ready)
            {
                ready = at;
                launcher = l;
            }
        }

        return launcher >= 0;
    }

    private bool TryPickAircraft(in ShooterRow shooter, int munition, out SimTime ready)
    {
        ref AircraftRow aircraft = ref run.Aircraft[shooter.Aircraft];
        ready = aircraft.WeaponReadyAt < run.Now ? run.Now : aircraft.WeaponReadyAt;
        return run.Carried(shooter.Aircraft, munition) > 0
            && aircraft.Status is AircraftStatus.OnStation or AircraftStatus.Committed or AircraftStatus.Returning;
    }

    private void Fire(int engagementHandle, ref EngagementRow engagement, in ShooterRow shooter, int launcher, in TrackRow track)
    {
        CompiledMunition munition = run.Scenario.Munitions[engagement.Munition];
        CompiledUnit unit = run.Scenario.Units[shooter.Unit];
        double untilIntercept = Math.Max(0, (engagement.PlannedIntercept - run.Now).Seconds);
        forecast.Begin(in track, run.Now, untilIntercept + 10);
        Vector3D towards = forecast.At(untilIntercept);
        InterceptorState flight;
        if (shooter.Aircraft < 0)
        {
            ref LauncherRow row = ref run.Launchers[launcher];
            CompiledLauncher compiled = run.Scenario.Launchers[launcher];
            row.Rounds--;
            row.ReadyAt = run.Now + SimDuration.FromSeconds(compiled.SalvoIntervalS);
            if (row.Rounds == 0 && row.ReloadsLeft > 0)
            {
                row.Reloading = true;
                run.Queue.Schedule(run.Now + SimDuration.FromSeconds(compiled.ReloadTimeS), Phase.Engage, TaskKind.ReloadDone, launcher);
            }

            flight = InterceptorFlight.Launch(unit.Ecef, towards, munition.LaunchElevationRad, munition.LaunchSpeedMps);
            if (munition.Guidance == Guidance.Unguided)
                Lay(munition, unit.Ecef, ref flight, ref engagement);
        }
        else
        {
            ref AircraftRow aircraft = ref run.Aircraft[shooter.Aircraft];
            run.Carried(shooter.Aircraft, engagement.Munition)--;
            aircraft.WeaponReadyAt = run.Now + SimDuration.FromSeconds(run.Scenario.Patrols[aircraft.Patrol].SalvoIntervalS);
            Vector3D position = aircraft.Path.PositionAt(run.Now);
            Vector3D velocity = aircraft.Path.VelocityAt(run.Now);
            flight = new InterceptorState { Position = position, Velocity = velocity + (velocity.Unit() * munition.LaunchSpeedMps) };
        }

        run.Ordered(in shooter, engagement.Munition)--;
        int left = run.Available(in shooter, engagement.Munition) + run.Ordered(in shooter, engagement.Munition);
        engagement.Launched++;
        engagement.InFlight++;
        ref UnitRow account = ref run.Units[shooter.Unit];
        account.Shots++;
        account.RoundsUsd += munition.UnitPriceUsd;
        MotionPath path = run.RentPath();
        int handle = run.Interceptors.Add(new InterceptorRow
        {
            Status = InterceptorStatus.Flying,
            Engagement = engagementHandle,
            Munition = engagement.Munition,
            Unit = shooter.Unit,
            Shooter = engagement.Shooter,
            NameHash = StreamKey.Child(unit.NameHash, account.Shots),
            Flight = flight,
            StateTime = run.Now,
            LaunchedAt = run.Now,
            EndedAt = SimTime.Never,
            HoldsGuidanceChannel = true,
            AimPoint = towards,
            DistanceToAimM = (towards - flight.Position).Length,
            Path = path,
        });
        picture.Seekers.Add();
        run.Log.Add(run.Now, EventKind.InterceptorLaunched, EntityRef.Interceptor(handle), EntityRef.Unit(shooter.Unit), engagement.TrackNumber, left);
        if (left == 0)
            run.Log.Add(run.Now, EventKind.MagazineEmpty, EntityRef.Unit(shooter.Unit), EntityRef.Munition(engagement.Munition));
        path.Append(new MotionSegment(run.Now, run.Now + FirstStep, flight.Position, flight.Velocity, Vector3D.Zero, Vector3D.Zero));
        run.Interceptors[handle].Flight.Position = flight.Position + (flight.Velocity * FirstStep.Seconds);
        run.Interceptors[handle].Flight.ElapsedS = FirstStep.Seconds;
        run.Interceptors[handle].StateTime = run.Now + FirstStep;
        run.Queue.Schedule(run.Now + FirstStep, Phase.Engage, TaskKind.InterceptorStep, handle);
    }

    /// <summary>Lays a gun on where the track will be after the shell's own time of flight: three rounds of the two settle.</summary>
    private void Lay(CompiledMunition munition, Vector3D muzzle, ref InterceptorState flight, ref EngagementRow engagement)
    {
        double flightS = Math.Max(0.1, (engagement.PlannedIntercept - run.Now).Seconds);
        for (int i = 0; i < 3; i++)
        {
            NominalFlightResult shot = NominalFlight.Lay(
                munition.Flight, in flight, forecast.At(flightS), stopSpeedMps: 50, munition.Flight.FlightTimeMaxS, out Vector3D velocity, run.Scenario.Air);
            flightS = shot.TimeS;
            flight = new InterceptorState { Position = muzzle, Velocity = velocity };
        }

        engagement.PlannedIntercept = run.Now + SimDuration.FromSeconds(flightS);
    }
}
