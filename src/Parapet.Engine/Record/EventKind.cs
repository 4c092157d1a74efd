namespace Parapet.Engine.Record;

/// <summary>What an event line tells. The names in kebab-case are the <c>kind</c> of <c>events.jsonl</c>.</summary>
public enum EventKind
{
    /// <summary>Subject threat starts, object its aim.</summary>
    ThreatLaunched,

    /// <summary>Subject sensor has its first plot of object threat; range and signal-to-noise ratio.</summary>
    FirstDetection,

    /// <summary>Subject sensor first has a bearing of the noise of object threat and no range; ratio of noise to its own.</summary>
    JammingStrobe,

    /// <summary>The time that subject radar is asked for crosses a half, three quarters or all of what it has: shares that search, tracks and guidance get, time of one search.</summary>
    RadarLoad,

    /// <summary>Subject command post confirms track number <c>track</c>; position uncertainty.</summary>
    TrackConfirmed,

    /// <summary>Subject command post drops track number <c>track</c>.</summary>
    TrackDropped,

    /// <summary>Subject unit is ordered to engage track number <c>track</c>, object the interceptor type; salvo, time to intercept, expected kill probability.</summary>
    EngagementOrdered,

    /// <summary>Subject unit gives up on track number <c>track</c>.</summary>
    EngagementAborted,

    /// <summary>Subject interceptor leaves object unit; rounds left of its type.</summary>
    InterceptorLaunched,

    /// <summary>Subject interceptor's own seeker takes over at a distance from object threat.</summary>
    SeekerAcquired,

    /// <summary>Subject interceptor passes object threat; miss distance, closing speed, kill probability.</summary>
    Intercept,

    /// <summary>Subject interceptor ends without passing anything.</summary>
    InterceptorLost,

    /// <summary>Subject threat is killed by object interceptor.</summary>
    ThreatKilled,

    /// <summary>Subject threat reaches object asset; damage in hits.</summary>
    AssetHit,

    /// <summary>Subject threat reaches object asset and misses.</summary>
    AssetMissed,

    /// <summary>Subject asset no longer works.</summary>
    AssetDisabled,

    /// <summary>Subject threat ends otherwise: turned home, expended, never launched.</summary>
    ThreatEnded,

    /// <summary>Subject unit judges track number <c>track</c>: destroyed 1 or still flying 0.</summary>
    KillAssessed,

    /// <summary>Subject launcher's unit reloads; object interceptor type; rounds.</summary>
    Reloaded,

    /// <summary>Subject unit has no round of object type left.</summary>
    MagazineEmpty,

    /// <summary>Subject aircraft takes off.</summary>
    TakeOff,

    /// <summary>Subject aircraft is on station.</summary>
    OnStation,

    /// <summary>Subject aircraft commits to track number <c>track</c>.</summary>
    Committed,

    /// <summary>Subject aircraft turns home; fuel left.</summary>
    ReturnToBase,

    /// <summary>Subject aircraft has landed.</summary>
    Landed,

    /// <summary>Subject threat breaks away from object interceptor; distance of the round, delay of the threat.</summary>
    ThreatEvades,
}
