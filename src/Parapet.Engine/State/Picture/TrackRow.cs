using Parapet.Foundation;
using Parapet.Model.Doctrine;
using Parapet.Physics.Estimation;

namespace Parapet.Engine.State.Picture;

public enum TrackStatus : byte { Free, Tentative, Confirmed, Dropped }

/// <summary>A track as its command post knows it. Nothing in it comes from the truth.</summary>
public struct TrackRow
{
    public TrackStatus Status;

    /// <summary>Number from 1 in order of confirmation; 0 while tentative.</summary>
    public int Number;

    /// <summary>Estimate at <see cref="StateTime"/>, Earth-fixed.</summary>
    public TrackState State;
    public SimTime StateTime;
    public SimTime ConfirmedAt;
    public SimTime LastUpdate;
    public int Hits;
    public int Opportunities;

    /// <summary>Consecutive looks without a plot by sensors that had seen it before.</summary>
    public int Misses;

    /// <summary>Index of its plot in the scan just worked, or -1.</summary>
    public int PlotOfScan;
    public TrackCategory Category;

    /// <summary>Asset it is thought to fly to, or -1; seconds until it is there; worth of stopping it.</summary>
    public int AimAsset;
    public double TimeToImpactS;
    public double ThreatValue;

    /// <summary>Engagements under way against it.</summary>
    public int OpenEngagements;

    /// <summary>When it was judged destroyed; an update after that makes it a target again.</summary>
    public SimTime JudgedDestroyedAt;

    /// <summary>Salvoes ordered against it so far.</summary>
    public int Salvoes;
}

/// <summary>A plot: what a sensor passes on.</summary>
public struct PlotRow
{
    public PolarMeasurement Measurement;
    public double SignalToNoise;
}

/// <summary>What an interceptor's seeker, or the radar that guides it to the end, makes of its target: smoothed measurements.</summary>
public struct SeekerRow
{
    public bool Locked;

    /// <summary>Estimate of the target, Earth-fixed, at the last look.</summary>
    public HomingFilter Target;

    /// <summary>Wander of the point that is seen, from the target's own place, metres.</summary>
    public Vector3D Glint;

    public SimTime LookedAt;

    /// <summary>Number of the last search look plus one: a look is half a second of the flight.</summary>
    public int Searched;
}
