using Parapet.Model.Catalogue;
using Parapet.Model.Doctrine;
using Parapet.Model.Text;

namespace Parapet.Model.Scenario;

/// <summary>A ground unit: a catalogue system at a place, with what differs from the catalogue.</summary>
public sealed record UnitDefinition
{
    [Field("Id for events and results")]
    public required string Id { get; init; }

    [Field("Name for people")]
    public string Name { get; init; } = "";

    [Field("Catalogue id of a surface-to-air system")]
    public required string System { get; init; }

    [Field("Side id")]
    public required string Side { get; init; }

    [Field("Command post id")]
    public required string CommandPost { get; init; }

    [Field("Where it stands")]
    public required GeoPoint Position { get; init; }

    [Field("Where sector radars and launchers look, clockwise from north", Dimension.Angle, Min = -2 * Math.PI, Max = 2 * Math.PI)]
    public double Bearing { get; init; }

    [Field("Radars, where not those of the catalogue's standard unit")]
    public IReadOnlyList<UnitRadar>? Radars { get; init; }

    [Field("Launchers, where not those of the catalogue's standard unit")]
    public IReadOnlyList<UnitLaunchers>? Launchers { get; init; }

    [Field("How it shoots")]
    public DoctrineDefinition Doctrine { get; init; } = new();

    [Field("Catalogue quantities that differ here, each with its own source")]
    public IReadOnlyList<OverrideDefinition> Overrides { get; init; } = [];
}

/// <summary>Aircraft that keep a station in the air, with relief from their base.</summary>
public sealed record PatrolDefinition
{
    [Field("Id for events and results")]
    public required string Id { get; init; }

    [Field("Name for people")]
    public string Name { get; init; } = "";

    [Field("Catalogue id of an aircraft")]
    public required string System { get; init; }

    [Field("Side id")]
    public required string Side { get; init; }

    [Field("Command post id")]
    public required string CommandPost { get; init; }

    [Field("Airfield they come from and return to")]
    public required GeoPoint Base { get; init; }

    [Field("Centre of the orbit")]
    public required GeoPoint Station { get; init; }

    [Field("Direction of the orbit's long legs, clockwise from north", Dimension.Angle, Min = -2 * Math.PI, Max = 2 * Math.PI)]
    public double Bearing { get; init; }

    [Field("Length of the orbit's long legs", Dimension.Length, Min = 1000, Max = 5e5)]
    public double LegLength { get; init; } = 30000;

    [Field("Height above sea level, if not the catalogue's patrol altitude", Dimension.Length, Min = 500, Max = 2e4)]
    public double? Height { get; init; }

    [Field("Aircraft on station together", Min = 1, Max = 16)]
    public required int Aircraft { get; init; }

    [Field("Aircraft set aside for this patrol, those on station included; how many can fly follows from the mission-capable rate", Min = 1, Max = 200)]
    public required int Fleet { get; init; }

    [Field("Farthest from the station that they go after a target", Dimension.Length, Min = 1000, Max = 1e6)]
    public double CommitRange { get; init; } = 150000;

    [Field("How they shoot")]
    public DoctrineDefinition Doctrine { get; init; } = new();

    [Field("Missiles carried, by interceptor id, where not the catalogue's load", Min = 0, Max = 20)]
    public IReadOnlyDictionary<string, int>? Load { get; init; }

    [Field("Catalogue quantities that differ here, each with its own source")]
    public IReadOnlyList<OverrideDefinition> Overrides { get; init; } = [];
}

/// <summary>One catalogue quantity changed for one unit, with its own provenance.</summary>
public sealed record OverrideDefinition
{
    [Field("Path of the quantity in the catalogue entry, e.g. radars.92n6e.detection-range")]
    public required string Quantity { get; init; }

    [Field("The value for this unit, of the quantity's own dimension; definition may be left out", Dimension.Any)]
    public required Quantity Value { get; init; }
}
