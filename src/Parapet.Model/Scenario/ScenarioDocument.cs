using Parapet.Model.Doctrine;
using Parapet.Model.Text;

namespace Parapet.Model.Scenario;

/// <summary>A scenario as a person writes it, checked. Numbers are SI; positions WGS 84.</summary>
public sealed record ScenarioDocument
{
    [Field("Id for results; by custom the file's name without its ending")]
    public required string Id { get; init; }

    [Field("Title for people")]
    public required string Title { get; init; }

    [Field("What the scenario is for, in a sentence or two")]
    public required string Purpose { get; init; }

    [Field("A scenario file this one starts from, relative to this file; every top-level key given here replaces that one's")]
    public string? Extends { get; init; }

    [Field("The ground and the air")]
    public required EnvironmentDefinition Environment { get; init; }

    [Field("Seed of all luck", Min = 0, Max = 4294967295)]
    public uint Seed { get; init; } = 1;

    [Field("Where the run ends, whatever still flies", Dimension.Duration, Min = 1, Max = 86400)]
    public required double Duration { get; init; }

    [Field("Who plays: one side defends, the other attacks")]
    public required IReadOnlyList<SideDefinition> Sides { get; init; }

    [Field("Where pictures are kept and weapons assigned. Units of one command post share one picture; two command posts know nothing of each other")]
    public IReadOnlyList<CommandPostDefinition> CommandPosts { get; init; } = [];

    [Field("What is defended")]
    public required IReadOnlyList<AssetDefinition> Assets { get; init; }

    [Field("Batteries and battalions on the ground")]
    public IReadOnlyList<UnitDefinition> Units { get; init; } = [];

    [Field("Aircraft on patrol")]
    public IReadOnlyList<PatrolDefinition> Patrols { get; init; } = [];

    [Field("What comes")]
    public required IReadOnlyList<RaidDefinition> Raids { get; init; }
}

public sealed record EnvironmentDefinition
{
    [Field("Elevation file (EHdr .bil, or a folder of SRTM .hgt tiles), relative to the scenario file or to the root of the checkout; flat sea where absent")]
    public string? Terrain { get; init; }

    [Field("Effective earth radius over true radius for radio waves", Min = 0.5, Max = 10)]
    public double EffectiveEarthFactor { get; init; } = 4.0 / 3.0;

    [Field("Air and wind by height, the same over the whole map; the US Standard Atmosphere 1976 without wind where absent")]
    public AirDefinition? Air { get; init; }
}

/// <summary>The air by height, where it is not the standard one.</summary>
public sealed record AirDefinition
{
    [Field("Temperature above that of the US Standard Atmosphere 1976 at every height; with levels that give temperatures, left out", Dimension.Temperature, Min = -60, Max = 60)]
    public double TemperatureOffset { get; init; }

    [Field("Pressure at mean sea level", Dimension.Pressure, Min = 85000, Max = 109000)]
    public double SeaLevelPressure { get; init; } = 101325;

    [Field("What is known at single heights, from the lowest up: temperature, wind or both")]
    public IReadOnlyList<AirLevelDefinition> Levels { get; init; } = [];
}

/// <summary>Temperature, wind or both at one height; between levels both run straight, beyond them the nearest level's departure from the standard and its wind hold.</summary>
public sealed record AirLevelDefinition
{
    [Field("Height above mean sea level", Dimension.Length, Min = -500, Max = 80000)]
    public required double Height { get; init; }

    [Field("Temperature of the air", Dimension.Temperature, Min = 140, Max = 350)]
    public double? Temperature { get; init; }

    [Field("Whence the wind blows, clockwise from north; with wind-speed", Dimension.Angle, Min = -2 * Math.PI, Max = 2 * Math.PI)]
    public double? WindFrom { get; init; }

    [Field("Speed of the wind; with wind-from", Dimension.Speed, Min = 0, Max = 150)]
    public double? WindSpeed { get; init; }
}

public enum SideRole { Defender, Attacker }

public sealed record SideDefinition
{
    [Field("Id that others name")]
    public required string Id { get; init; }

    [Field("Name for people")]
    public required string Name { get; init; }

    [Field("Which part it plays")]
    public required SideRole Role { get; init; }
}

public sealed record CommandPostDefinition
{
    [Field("Id that units name")]
    public required string Id { get; init; }

    [Field("Name for people")]
    public string Name { get; init; } = "";

    [Field("Time between two rounds of threat evaluation and weapon assignment", Dimension.Duration, Min = 0.2, Max = 60)]
    public double DecisionPeriod { get; init; } = 2;

    [Field("Plots that must fall on a tentative track within confirm-window scans to confirm it", Min = 1, Max = 10)]
    public int ConfirmHits { get; init; } = 3;

    [Field("Scans in which confirm-hits must come together", Min = 1, Max = 20)]
    public int ConfirmWindow { get; init; } = 5;

    [Field("Process noise of the tracking filter: standard deviation of the acceleration held over one second", Dimension.Acceleration, Min = 0.01, Max = 200)]
    public double ProcessNoise { get; init; } = 6;
}

public sealed record AssetDefinition
{
    [Field("Id that raids name")]
    public required string Id { get; init; }

    [Field("Name for people")]
    public required string Name { get; init; }

    [Field("Kind of facility, for print")]
    public required string Class { get; init; }

    [Field("Where it is, two decimals at most: \"36.86 N 35.94 E\"")]
    public required GeoPoint Position { get; init; }

    [Field("Worth relative to the other assets", Min = 0, Max = 1e6)]
    public double Value { get; init; } = 1;

    [Field("Hits after which it no longer works", Min = 0.1, Max = 1000)]
    public required double HitsToDisable { get; init; }

    [Field("Keys of catalogue/sources.yaml")]
    public IReadOnlyList<string> Sources { get; init; } = [];
}

/// <summary>A place on the ellipsoid, in radians.</summary>
/// <param name="LatitudeRad">North positive.</param>
/// <param name="LongitudeRad">East positive.</param>
/// <param name="Where">Where it is written.</param>
public readonly record struct GeoPoint(double LatitudeRad, double LongitudeRad, SourceSpan Where)
{
    public bool Equals(GeoPoint other) => LatitudeRad.Equals(other.LatitudeRad) && LongitudeRad.Equals(other.LongitudeRad);

    public override int GetHashCode() => HashCode.Combine(LatitudeRad, LongitudeRad);
}
