using Parapet.Foundation;
using Parapet.Physics.Flight;

namespace Parapet.Engine.State.Truth;

public enum ThreatStatus : byte
{
    /// <summary>Has not started.</summary>
    Waiting,

    /// <summary>In the air.</summary>
    Flying,

    Killed,

    /// <summary>Reached its aim and hit or missed it.</summary>
    Arrived,

    /// <summary>Turned home, or spent without an aim.</summary>
    Ended,

    /// <summary>Its carrier was lost before it was let go.</summary>
    NeverLaunched,
}

/// <summary>What a threat really is and does. Sense looks at it, Assess scores it; the picture never reads it.</summary>
public struct ThreatRow
{
    public ThreatStatus Status;
    public SimTime Start;
    public SimTime EndedAt;
    public MotionPath Path;

    /// <summary>First plot of it anywhere, first confirmed track of it anywhere; <see cref="SimTime.Never"/> until then.</summary>
    public SimTime FirstPlot;
    public SimTime FirstTrack;

    /// <summary>First bearing of its jamming without a range.</summary>
    public SimTime FirstStrobe;

    /// <summary>Interceptors that have passed it: numbers the draws of its fate.</summary>
    public int Passes;

    /// <summary>Rounds that have come within its warning distance: numbers the draws of its warnings.</summary>
    public int Warnings;

    /// <summary>The round it breaks away from, and until when it is at that.</summary>
    public int BreakFrom;
    public SimTime BusyUntil;

    /// <summary>How much later than planned it is for having broken away.</summary>
    public SimDuration Delay;
}

/// <summary>The true condition of an asset.</summary>
public struct AssetRow
{
    public int Hits;
    public double DamageHits;
    public SimTime DisabledAt;
}

/// <summary>What a unit truly achieved.</summary>
public struct ScoreRow
{
    public int Kills;
}

/// <summary>Which threat each plot of a scan really came from, in the order of the plots; -1 for a false alarm.</summary>
public struct PlotOriginRow
{
    public int Threat;
}

/// <summary>Which threat an interceptor's seeker or fuze is on, and whether the threat's warning has been asked about it.</summary>
public struct AimRow
{
    public int Threat;
    public bool Announced;
}
