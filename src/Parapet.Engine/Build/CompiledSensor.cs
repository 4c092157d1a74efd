using Parapet.Foundation;
using Parapet.Model.Catalogue;
using Parapet.Physics.Propagation;
using Parapet.Physics.Radar;
using Parapet.Physics.Terrain;

namespace Parapet.Engine.Build;

/// <summary>A radar or infrared sensor, on the ground or on an aircraft.</summary>
public sealed record CompiledSensor
{
    /// <summary>Unit id and sensor id, e.g. <c>adana-s-400/92n6e</c>.</summary>
    public required string Id { get; init; }

    public required uint NameHash { get; init; }

    public required int Unit { get; init; }

    public required int CommandPost { get; init; }

    /// <summary>Slot among the aircraft of its patrol, or -1 on the ground.</summary>
    public required int AircraftSlot { get; init; }

    public required bool Infrared { get; init; }

    /// <summary>True where it can also guide bound rounds.</summary>
    public required bool FireControl { get; init; }

    public required RadarBand Band { get; init; }

    public required RadarParameters Radar { get; init; }

    public required double FalseAlarmsPerScan { get; init; }

    /// <summary>Plots it can follow up in one scan: beyond that it keeps the nearest.</summary>
    public required int TrackCapacity { get; init; }

    public required double ScanPeriodS { get; init; }

    public required double BearingRad { get; init; }

    /// <summary>Time of the first scan: sensors of one period do not all look at once.</summary>
    public required double FirstScanS { get; init; }

    /// <summary>Infrared only: range on a jet at probability one half, half width of view, angle accuracy.</summary>
    public required double InfraredRangeM { get; init; }

    public required double InfraredAngleSigmaRad { get; init; }

    /// <summary>Infrared only: what else it is and the air it looks through.</summary>
    public required CompiledInfrared? Optics { get; init; }

    /// <summary>Antenna on the ground; unused on aircraft.</summary>
    public required LocalFrame Frame { get; init; }

    /// <summary>Terrain mask of a ground sensor; null on aircraft.</summary>
    public required HorizonMask? Mask { get; init; }

    /// <summary>What the way to a target does to its waves; null of infrared sensors.</summary>
    public required RadioPropagation? Propagation { get; init; }

    /// <summary>Its detector, tabulated; null of infrared sensors.</summary>
    public required DetectionTable? Detection { get; init; }

    /// <summary>What it gets back from ground, sea and rain; null where clutter is not counted.</summary>
    public required CompiledClutter? Clutter { get; init; }

    /// <summary>How it shares its time; null where the search never waits.</summary>
    public required TimeBudgetParameters? TimeBudget { get; init; }
}
