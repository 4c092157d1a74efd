namespace Parapet.Engine.Clock;

/// <summary>
/// The order of work at one instant. The world moves, then sensors look, then pictures are made, decisions taken, shots
/// flown, outcomes judged, and what happened written down.
/// </summary>
public enum Phase : byte { Move, Sense, Track, Decide, Engage, Assess, Record }

/// <summary>What a scheduled event does; each belongs to one <see cref="Phase"/>.</summary>
public enum TaskKind : byte
{
    /// <summary>A threat starts or is let go. Handle: threat.</summary>
    ThreatStart,

    /// <summary>An aircraft flies its next second. Handle: aircraft.</summary>
    AircraftStep,

    /// <summary>A threat breaks away from a round that it has noticed. Handle: threat.</summary>
    ThreatBreak,

    /// <summary>A sensor completes a scan. Handle: sensor.</summary>
    SensorScan,

    /// <summary>A phased array looks at what it tracks, between two searches. Handle: sensor.</summary>
    TrackLook,

    /// <summary>A command post works the plots of a look. Handle: sensor.</summary>
    TrackUpdate,

    /// <summary>A command post evaluates threats and assigns weapons. Handle: command post.</summary>
    DecisionCycle,

    /// <summary>A relief takes off. Handle: aircraft.</summary>
    TakeOff,

    /// <summary>The next round of an engagement is due. Handle: engagement.</summary>
    LaunchDue,

    /// <summary>A launcher is loaded again. Handle: launcher.</summary>
    ReloadDone,

    /// <summary>An interceptor looks, steers and flies its next step. Handle: interceptor.</summary>
    InterceptorStep,

    /// <summary>A unit judges whether its target still flies. Handle: engagement.</summary>
    Verdict,

    /// <summary>An interceptor passes its target. Handle: interceptor.</summary>
    Burst,

    /// <summary>A threat reaches the end of its path. Handle: threat.</summary>
    ThreatArrival,
}
