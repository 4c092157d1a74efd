using Parapet.Foundation;
using Parapet.Physics.Flight;

namespace Parapet.Engine.Record;

/// <summary>
/// All that one run left behind. The faces and the writers of Interop read it; nothing in it changes after the run.
/// </summary>
public sealed record RunRecord
{
    public required string ScenarioId { get; init; }

    public required string ScenarioTitle { get; init; }

    /// <summary>Hash of what the run was compiled from: scenario, catalogue quantities used, terrain.</summary>
    public required string ScenarioHash { get; init; }

    public required uint Seed { get; init; }

    public required int Run { get; init; }

    /// <summary>Hash of every event and of the final tables.</summary>
    public required string StateHash { get; init; }

    public required double SimulatedSeconds { get; init; }

    public required RunSummary Summary { get; init; }

    /// <summary>In the order they happened. Empty where the run was not asked to keep them.</summary>
    public required IReadOnlyList<EventRecord> Events { get; init; }

    /// <summary>Paths, tracks and places for a viewer; null where the run was not asked to keep them.</summary>
    public ReplayRecord? Replay { get; init; }
}

/// <summary>One event, names resolved.</summary>
/// <param name="Time">When.</param>
/// <param name="Kind">What.</param>
/// <param name="Subject">Id of who or what it happened to, or who did it.</param>
/// <param name="Object">Id of the other party, or empty.</param>
/// <param name="Track">Track number, or -1.</param>
/// <param name="Values">Further values with their unit suffix, e.g. ("missM", 3.2).</param>
public sealed record EventRecord(SimTime Time, EventKind Kind, string Subject, string Object, int Track, IReadOnlyList<EventValue> Values);

/// <summary>A named value of an event; the name ends in its unit.</summary>
public readonly record struct EventValue(string Name, double Value);

/// <summary>What a viewer needs.</summary>
public sealed record ReplayRecord
{
    public required SimTime End { get; init; }

    public required IReadOnlyList<MoverRecord> Movers { get; init; }

    public required IReadOnlyList<TrackRecord> Tracks { get; init; }

    public required IReadOnlyList<PlaceRecord> Assets { get; init; }

    public required IReadOnlyList<PlaceRecord> Units { get; init; }

    public required IReadOnlyList<SensorRecord> Sensors { get; init; }

    /// <summary>Credit line of the elevation data, or empty.</summary>
    public required string TerrainCredit { get; init; }
}

public enum MoverKind { Threat, Interceptor, Aircraft }

/// <summary>How a mover ended.</summary>
public enum MoverEnd
{
    /// <summary>Still there when the run ended, or landed, or turned home.</summary>
    Alive,

    /// <summary>Killed by an interceptor.</summary>
    Killed,

    /// <summary>Reached its aim.</summary>
    Arrived,

    /// <summary>An interceptor that burst at its target without killing, or with.</summary>
    Burst,

    /// <summary>Ended without effect.</summary>
    Expended,
}

/// <summary>One moving object and its whole path, piecewise cubic in Earth-fixed axes, in absolute simulated time.</summary>
/// <param name="Id">Unique id, e.g. <c>wave-1/7</c>.</param>
/// <param name="Kind">What moves.</param>
/// <param name="Class">Catalogue class: threat id, interceptor id or aircraft id.</param>
/// <param name="Category">Threat category in kebab-case, or empty.</param>
/// <param name="Side">Side id.</param>
/// <param name="Path">Segments without gaps, cut where the mover ended.</param>
/// <param name="End">How it ended.</param>
/// <param name="Target">Id of the target of an interceptor or the aim of a threat, or empty.</param>
public sealed record MoverRecord(
    string Id, MoverKind Kind, string Class, string Category, string Side, IReadOnlyList<MotionSegment> Path, MoverEnd End, string Target);

/// <summary>One confirmed track of one command post, as it was known at each update.</summary>
public sealed record TrackRecord(string CommandPost, int Number, IReadOnlyList<TrackSample> Samples);

/// <summary>Estimated position and velocity (Earth-fixed), and the root of the position covariance's trace, metres.</summary>
public readonly record struct TrackSample(SimTime Time, Vector3D Position, Vector3D Velocity, double PositionSigmaM);

/// <summary>A fixed place: asset or unit.</summary>
/// <param name="DisabledAt">When an asset stopped working, or <see cref="SimTime.Never"/>.</param>
public sealed record PlaceRecord(string Id, string Name, string Class, string Side, GeodeticPosition Position, SimTime DisabledAt);

/// <summary>A sensor on the ground and the ring where it would see 1 m² in free space.</summary>
public sealed record SensorRecord(string Id, string Unit, GeodeticPosition Position, double RangeM, double SectorHalfWidthRad, double BearingRad);
