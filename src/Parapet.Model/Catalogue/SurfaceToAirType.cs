using Parapet.Model.Text;

namespace Parapet.Model.Catalogue;

/// <summary>A surface-to-air missile system or gun: its parts and what a standard unit of it is made of.</summary>
public sealed record SurfaceToAirType : CatalogueEntry
{
    [Field("Radars by id")]
    public required IReadOnlyDictionary<string, RadarType> Radars { get; init; }

    [Field("Interceptors by id")]
    public required IReadOnlyDictionary<string, InterceptorType> Interceptors { get; init; }

    [Field("Launchers by id")]
    public required IReadOnlyDictionary<string, LauncherType> Launchers { get; init; }

    [Field("Command post and fire control of one unit")]
    public required FireControlType FireControl { get; init; }

    [Field("What one unit of it has where a scenario says nothing else")]
    public required StandardUnit StandardUnit { get; init; }
}

/// <summary>A launcher vehicle or gun mount.</summary>
public sealed record LauncherType
{
    [Field("Name for people")]
    public required string Name { get; init; }

    [Field("Ready rounds by interceptor id, when loaded with that one only", Min = 1, Max = 10000)]
    public required IReadOnlyDictionary<string, Quantity> Loads { get; init; }

    [Field("Shortest time between two launches from one launcher", Dimension.Duration, Min = 0.01, Max = 600)]
    public required Quantity SalvoInterval { get; init; }

    [Field("Time to reload the whole launcher from its transporter", Dimension.Duration, Min = 0, Max = 86400)]
    public required Quantity ReloadTime { get; init; }
}

/// <summary>How many targets one unit handles at once and how fast it reacts.</summary>
public sealed record FireControlType
{
    [Field("Targets engaged at once by one unit", Min = 1, Max = 1000)]
    public required Quantity TargetChannels { get; init; }

    [Field("Missiles guided at once by one unit", Min = 1, Max = 1000)]
    public required Quantity GuidanceChannels { get; init; }

    [Field("From the order to shoot to the first launch", Dimension.Duration, Min = 0, Max = 600)]
    public required Quantity ReactionTime { get; init; }

    [Field("From the planned intercept to the verdict whether the target still flies", Dimension.Duration, Min = 0, Max = 120)]
    public required Quantity KillAssessmentDelay { get; init; }

    [Field("From arrival on site to ready to fire", Dimension.Duration, Min = 0, Max = 86400)]
    public required Quantity DeploymentTime { get; init; }

    [Field("From standby on site to ready to fire", Dimension.Duration, Min = 0, Max = 86400)]
    public Quantity? StandbyTime { get; init; }
}

/// <summary>The parts of one standard unit.</summary>
public sealed record StandardUnit
{
    [Field("Radars, one item each")]
    public required IReadOnlyList<UnitRadar> Radars { get; init; }

    [Field("Launchers and what they are loaded with")]
    public required IReadOnlyList<UnitLaunchers> Launchers { get; init; }
}

/// <summary>A radar in a unit.</summary>
public sealed record UnitRadar
{
    [Field("Radar id of the system")]
    public required string Radar { get; init; }

    [Field("Height of the antenna above the ground, if not the catalogue's", Dimension.Length, Min = 0, Max = 100)]
    public double? Mast { get; init; }

    [Field("Centre of its sector, clockwise from north, if not the unit's bearing", Dimension.Angle)]
    public double? Bearing { get; init; }
}

/// <summary>Some launchers with one load.</summary>
public sealed record UnitLaunchers
{
    [Field("Launcher id of the system")]
    public required string Launcher { get; init; }

    [Field("How many of them", Min = 1, Max = 200)]
    public required int Count { get; init; }

    [Field("Interceptor id they are loaded with")]
    public required string Load { get; init; }

    [Field("Full reloads at hand for each of them", Min = 0, Max = 20)]
    public int Reloads { get; init; }
}
