using Parapet.Foundation;

namespace Parapet.Engine.Coverage;

/// <summary>Whose area it is.</summary>
public enum CoverageKind
{
    /// <summary>One sensor.</summary>
    Sensor,

    /// <summary>Any of a unit's sensors.</summary>
    Unit,

    /// <summary>Any of a command post's sensors.</summary>
    CommandPost,

    /// <summary>One unit's rounds of one type.</summary>
    Weapon,
}

/// <summary>Where somebody reaches, with what a leaflet would draw beside it.</summary>
public sealed record CoverageArea
{
    public required CoverageKind Kind { get; init; }

    /// <summary>Of the sensor, the unit or the command post; of a weapon the unit's and the round's, with a slash between.</summary>
    public required string Id { get; init; }

    /// <summary>Of the unit; empty for a command post.</summary>
    public required string Unit { get; init; }

    /// <summary>Of whoever must see the target: the sensor itself, or those of which one must.</summary>
    public required IReadOnlyList<string> Sensors { get; init; }

    /// <summary>Polygons: outline counter-clockwise, holes clockwise, not closed; none where nothing is reached.</summary>
    public required IReadOnlyList<IReadOnlyList<IReadOnlyList<GeodeticPosition>>> Polygons { get; init; }

    /// <summary>On the ellipsoid, holes taken off, m².</summary>
    public required double AreaM2 { get; init; }

    /// <summary>Distance of neighbouring points of the map it was taken from, m.</summary>
    public required double StepM { get; init; }

    /// <summary>Radius of the flat ring, m: free-space range of a sensor, greatest range of a round; 0 where there is none.</summary>
    public required double BrochureRangeM { get; init; }

    /// <summary>Place the ring is drawn around, and middle and half of its sector, rad.</summary>
    public required GeodeticPosition Centre { get; init; }

    public required double BearingRad { get; init; }

    public required double HalfWidthRad { get; init; }
}

/// <summary>A map of many sensors as a raster: greatest probability, row after row from the north, or <see cref="CoverageMap.UnderGround"/>.</summary>
public sealed record CoverageRaster(CoverageLattice Lattice, float[] Probability);
