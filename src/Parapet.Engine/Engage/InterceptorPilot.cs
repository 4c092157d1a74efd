using Parapet.Engine.Build;
using Parapet.Engine.Clock;
using Parapet.Engine.State;
using Parapet.Engine.State.Force;
using Parapet.Engine.State.Picture;
using Parapet.Engine.Track;
using Parapet.Foundation;
using Parapet.Model.Catalogue;
using Parapet.Physics.Flight;
using Parapet.Physics.Guidance;

namespace Parapet.Engine.Engage;

/// <summary>
/// Steers and flies an interceptor one step: on command to a predicted intercept point first, then by proportional navigation
/// on what its seeker reports, augmented by the target's acceleration once that has been told, or on the track where it has none.
/// A second pulse is lit when the intercept is near enough.
/// </summary>
public sealed class InterceptorPilot(RunState run, PictureState picture)
{
    private const double LoftFactor = 1;

    private readonly Forecast forecast = new();

    /// <summary>Seconds to go below which a round without a seeker homes on the track.</summary>
    private const double CommandHomingS = 6;

    /// <summary>While it boosts a round flies by command, but for the last seconds before a near target.</summary>
    private const double HomingInBoostS = 4;

    /// <summary>A round that has found nothing this long after its planned intercept destroys itself, seconds.</summary>
    private const double SelfDestructS = 15;

    /// <summary>A seeker's estimate of the target's acceleration is used from this standard deviation on, m/s²; and never as more than the second.</summary>
    private const double ToldMps2 = 10;
    private const double BelievedMps2 = 100;

    /// <summary>Where the target is expected now, by the track alone.</summary>
    public Vector3D ExpectedTarget(int interceptor, out Vector3D velocity)
    {
        ref EngagementRow engagement = ref run.Engagements[run.Interceptors[interceptor].Engagement];
        ref TrackRow track = ref picture.Tracks[engagement.CommandPost][engagement.Track];
        forecast.Begin(in track, run.Now, Math.Max(2, (engagement.PlannedIntercept - run.Now).Seconds + 10));
        velocity = forecast.Velocity;
        return forecast.Position;
    }

    /// <summary>Flies one step from the row's time on; false where the round ends itself. Needs the forecast that <see cref="ExpectedTarget"/> has just made.</summary>
    public bool Step(int interceptor, Vector3D expected, Vector3D expectedVelocity)
    {
        ref InterceptorRow row = ref run.Interceptors[interceptor];
        CompiledMunition munition = run.Scenario.Munitions[row.Munition];
        ref SeekerRow seeker = ref picture.Seekers[interceptor];
        ref EngagementRow engagement = ref run.Engagements[row.Engagement];
        bool locked = seeker.Locked;
        Vector3D target = locked ? seeker.Target.Position : expected;
        Vector3D targetVelocity = locked ? seeker.Target.Velocity : expectedVelocity;
        Vector3D line = target - row.Flight.Position;
        Vector3D relative = targetVelocity - row.Flight.Velocity;
        double distance = line.Length;
        double closing = distance > 0 ? -line.Dot(relative) / distance : 0;
        Vector3D turn = locked && seeker.Target.Sigma.AccelerationMps2 < ToldMps2 ? seeker.Target.Acceleration.Limited(BelievedMps2) : Vector3D.Zero;
        // A round that has yet to slow down is later than its speed of the moment says: until it homes, the plan is the better clock.
        double direct = distance / Math.Max(closing, 50);
        bool boosting = row.Flight.ElapsedS < munition.Flight.BurnTimeS + 1 && direct > HomingInBoostS;
        double toGo = row.Terminal ? direct : Math.Max((engagement.PlannedIntercept - run.Now).Seconds, Math.Min(direct, distance / 300));
        row.AimPoint = locked ? target + (targetVelocity * toGo) : forecast.At(toGo);
        row.DistanceToAimM = distance;
        InterceptorFlight.IgniteIfDue(ref row.Flight, munition.Flight, toGo);

        Vector3D command = Vector3D.Zero;
        if (munition.Guidance != Guidance.Unguided)
        {
            row.Terminal = locked || (closing > 0 && distance / Math.Max(closing, 1) < CommandHomingS);
            command = row.Terminal && !boosting
                ? ProportionalNavigation.Augmented(line, relative, turn, munition.Flight.NavigationRatio)
                    + ProportionalNavigation.GravityCompensation(row.Flight.Position, row.Flight.Velocity)
                : MidcourseGuidance.Command(in row.Flight, munition.Flight, row.AimPoint, LoftFactor);
        }

        double dt = StepSeconds(row.Flight.ElapsedS, distance / Math.Max(100, Math.Abs(closing)), row.Terminal);
        return Fly(interceptor, ref row, munition, command, dt);
    }

    private static double StepSeconds(double elapsedS, double toGoS, bool terminal)
    {
        double dt = elapsedS < 4 ? 0.05 : 0.2;
        if (terminal)
            dt = Math.Min(dt, 0.1);
        return toGoS < 0.5 ? 0.02 : toGoS < 3 ? Math.Min(dt, 0.05) : dt;
    }

    private bool Fly(int interceptor, ref InterceptorRow row, CompiledMunition munition, Vector3D command, double dt)
    {
        Vector3D before = row.Flight.Position;
        Vector3D velocityBefore = row.Flight.Velocity;
        InterceptorFlight.Step(ref row.Flight, munition.Flight, command, dt, run.Scenario.Air);
        SimTime end = row.StateTime + SimDuration.FromSeconds(dt);
        if (!run.KeepPaths)
            row.Path.Clear();
        row.Path.Append(MotionSegment.Hermite(row.StateTime, end, before, velocityBefore, row.Flight.Position, row.Flight.Velocity));
        row.StateTime = end;
        bool coasts = row.Flight.ElapsedS > munition.Flight.BurnTimeS + 3 && !munition.Flight.IsBurning(row.Flight) && !munition.Flight.HasPulseLeft(row.Flight);
        bool slow = coasts && row.Flight.Velocity.Length < 0.6 * munition.Flight.MinimumSpeedMps;
        bool late = !picture.Seekers[interceptor].Locked && (end - run.Engagements[row.Engagement].PlannedIntercept).Seconds > SelfDestructS;
        if (row.Flight.ElapsedS > munition.Flight.FlightTimeMaxS || slow || late || IsUnderground(row.Flight.Position))
            return false;
        run.Queue.Schedule(end, Phase.Engage, TaskKind.InterceptorStep, interceptor);
        return true;
    }

    private bool IsUnderground(Vector3D position)
    {
        // The cheap bound first: nothing is below ground while it is above the highest post.
        if (position.LengthSquared > 6392000.0 * 6392000.0)
            return false;
        GeodeticPosition p = Wgs84.ToGeodetic(EcefPosition.From(position));
        return p.HeightM < run.Scenario.Terrain.HighestM && p.HeightM < run.Scenario.Terrain.ElevationM(p) - 5;
    }
}
