using Parapet.Foundation;
using Parapet.Physics.Flight;

namespace Parapet.Engine.State.Force;

/// <summary>A unit's account.</summary>
public struct UnitRow
{
    public int Shots;
    public double RoundsUsd;

    /// <summary>Hours in the air of the sorties that have ended.</summary>
    public double FlightUsd;
}

/// <summary>Whatever gives a single order to shoot: a ground unit or one aircraft.</summary>
public struct ShooterRow
{
    public int Unit;

    /// <summary>Row of the aircraft, or -1.</summary>
    public int Aircraft;
    public int MissilesGuided;
    public int TargetsEngaged;
}

/// <summary>How a radar spends its time now, and how it has.</summary>
public struct RadarRow
{
    /// <summary>Time between two searches of one place, and between two looks at one track, s; the second 0 where it has none.</summary>
    public double SearchPeriodS;
    public double TrackPeriodS;

    /// <summary>Share of the time that is asked for; above 1 the search waits.</summary>
    public double Load;

    /// <summary>Steps of load passed: a half, three quarters, all.</summary>
    public int Level;

    /// <summary>Searches made, loads at them added up, greatest load, longest time of one search.</summary>
    public int Searches;
    public double LoadSum;
    public double PeakLoad;
    public double LongestSearchS;
}

/// <summary>A launcher now.</summary>
public struct LauncherRow
{
    public int Rounds;
    public SimTime ReadyAt;
    public int ReloadsLeft;
    public bool Reloading;
}

public enum AircraftStatus : byte
{
    /// <summary>Cannot fly today.</summary>
    NotCapable,

    /// <summary>Ready on the ground.</summary>
    Ready,

    /// <summary>Ordered off, not yet in the air.</summary>
    Scrambled,

    /// <summary>On the way to the station.</summary>
    Outbound,

    OnStation,

    /// <summary>Going after a track.</summary>
    Committed,

    Returning,

    /// <summary>Being made ready.</summary>
    Turnaround,
}

/// <summary>One aircraft of a patrol.</summary>
public struct AircraftRow
{
    public int Patrol;

    /// <summary>Number within the patrol.</summary>
    public int Slot;
    public int Shooter;
    public AircraftStatus Status;
    public double FuelKg;

    /// <summary>Position and velocity, Earth-fixed, at <see cref="StateTime"/>.</summary>
    public Vector3D Position;
    public Vector3D Velocity;
    public SimTime StateTime;
    public bool TowardsB;

    /// <summary>Track row of its command post it goes after, or -1.</summary>
    public int CommittedTrack;

    /// <summary>End of the turnaround.</summary>
    public SimTime ReadyAt;
    public SimTime WeaponReadyAt;
    public SimTime AirborneSince;
    public MotionPath Path;

    /// <summary>An aircraft shoots at what lies within this angle of its nose, as a cosine: 60 degrees.</summary>
    private const double OffBoresightCosine = 0.5;

    /// <summary>Whether a point, Earth-fixed, lies near enough to its nose to be shot at.</summary>
    public readonly bool HasAhead(Vector3D point, SimTime now) =>
        Path.VelocityAt(now).Unit().Dot((point - Path.PositionAt(now)).Unit()) >= OffBoresightCosine;

    public readonly bool IsAirborne => Status is AircraftStatus.Outbound or AircraftStatus.OnStation or AircraftStatus.Committed or AircraftStatus.Returning;
}

public enum EngagementStatus : byte { Ordered, InFlight, Judging, Closed }

/// <summary>One order: a shooter, a track, a type of round, a salvo.</summary>
public struct EngagementRow
{
    public EngagementStatus Status;
    public int CommandPost;
    public int Track;
    public int TrackNumber;
    public int Shooter;
    public int Munition;
    public int Salvo;
    public int Launched;
    public int InFlight;
    public bool HoldsTargetChannel;
    public SimTime PlannedIntercept;
    public SimTime LastRoundEnded;
}

public enum InterceptorStatus : byte { Flying, Ended }

/// <summary>A round in the air.</summary>
public struct InterceptorRow
{
    public InterceptorStatus Status;
    public int Engagement;
    public int Munition;
    public int Unit;
    public int Shooter;
    public uint NameHash;
    public InterceptorState Flight;
    public SimTime StateTime;
    public SimTime LaunchedAt;
    public SimTime EndedAt;
    public bool HoldsGuidanceChannel;
    public bool Burst;

    /// <summary>Point it flies to and distance to it at the last step, metres.</summary>
    public Vector3D AimPoint;
    public double DistanceToAimM;
    public bool Terminal;
    public MotionPath Path;
}
