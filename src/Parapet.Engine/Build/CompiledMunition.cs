using Parapet.Model.Catalogue;
using Parapet.Physics.Flight;

namespace Parapet.Engine.Build;

/// <summary>An interceptor type as one unit has it.</summary>
public sealed record CompiledMunition
{
    public required string Id { get; init; }

    public required int Unit { get; init; }

    public required Guidance Guidance { get; init; }

    /// <summary>True where the unit's fire-control radar must see the target until the end.</summary>
    public bool BoundToEnd => Guidance is Guidance.Command or Guidance.SemiActive or Guidance.TrackViaMissile;

    public required double RangeMinimumM { get; init; }

    public required double RangeMaximumM { get; init; }

    /// <summary>0 where it is not used against ballistic targets.</summary>
    public required double RangeMaximumBallisticM { get; init; }

    public required double AltitudeMinimumM { get; init; }

    public required double AltitudeMaximumM { get; init; }

    public required double SeekerRangeM { get; init; }

    /// <summary>Cosine of the greatest angle off its course at which its seeker can look.</summary>
    public required double GimbalCosine { get; init; }

    /// <summary>Width of the seeker's beam or field of view, rad.</summary>
    public required double BeamwidthRad { get; init; }

    /// <summary>Angle noise left on a strong target, each axis, rad; and wander of the point homed on, on an aircraft, each axis, m.</summary>
    public required double AngleNoiseRad { get; init; }

    public required double GlintM { get; init; }

    public required double LethalRadiusM { get; init; }

    /// <summary>By <see cref="ThreatCategory"/>; 0 where it is not used.</summary>
    public required double[] KillProbability { get; init; }

    public required double UnitPriceUsd { get; init; }

    public required InterceptorParameters Flight { get; init; }

    public required FlyoutTable Flyout { get; init; }

    /// <summary>Speed it leaves the launcher with; an aircraft's own speed comes on top.</summary>
    public required double LaunchSpeedMps { get; init; }

    public required double LaunchElevationRad { get; init; }

    /// <summary>Rounds on one aircraft of a patrol; 0 on the ground, where launchers count.</summary>
    public required int RoundsPerAircraft { get; init; }
}
