using Parapet.Engine.Build;
using Parapet.Foundation;
using Parapet.Model.Catalogue;
using Parapet.Model.Scenario;
using Parapet.Model.Text;

namespace Parapet.Cli.Detect;

/// <summary>
/// One sensor alone in a scenario made for it, compiled as every scenario is: over a flat sea, or on the ground and in the air of a scenario at
/// the place of one of its units. Nothing else is there: no raid, nobody jams.
/// </summary>
internal sealed class SensorScene
{
    // Over the flat sea it stands anywhere; the middle latitudes stand for all.
    private static readonly GeoPoint OpenSea = new(Math.PI / 4, 0, default);

    private readonly BuildCache cache = new();
    private readonly LoadedScenario loaded;
    private readonly SensorName name;

    private SensorScene(LoadedScenario loaded, SensorName name)
    {
        this.loaded = loaded;
        this.name = name;
    }

    /// <summary>Over a flat sea, an aircraft at its patrol altitude unless another is given.</summary>
    public static SensorScene OverSea(SensorName name, double bearingRad, double? ownHeightM) =>
        new(Alone(name, new EnvironmentDefinition(), null, Unit("site", name, OpenSea, bearingRad), Patrol("site", name, OpenSea, bearingRad, ownHeightM)), name);

    /// <summary>At a unit or patrol of a scenario; <paramref name="unitId"/> null where only one has the sensor.</summary>
    /// <exception cref="BadInputException">No unit, or several, or another one's.</exception>
    public static SensorScene At(LoadedScenario scenario, string? unitId, SensorName name, double? ownHeightM)
    {
        UnitDefinition[] units = [.. scenario.Document.Units.Where(u => u.System == name.Entry.Id)];
        PatrolDefinition[] patrols = [.. scenario.Document.Patrols.Where(p => p.System == name.Entry.Id)];
        string[] ids = [.. units.Select(u => u.Id).Concat(patrols.Select(p => p.Id))];
        if (ids.Length == 0)
            throw new BadInputException($"{scenario.Path} has no unit of {name.Entry.Id}");
        if (unitId is null && ids.Length > 1)
            throw new BadInputException($"{scenario.Path} has {ids.Length} units of {name.Entry.Id}; name one with --unit: {string.Join(", ", ids)}");
        string id = unitId ?? ids[0];
        if (!ids.Contains(id))
            throw new BadInputException($"{scenario.Path} has no unit \"{id}\" of {name.Entry.Id} ({Suggestion.Hint(id, ids, "units of it")})");
        UnitDefinition? unit = units.FirstOrDefault(u => u.Id == id);
        PatrolDefinition? patrol = patrols.FirstOrDefault(p => p.Id == id);
        // With the unit's own overrides.
        CatalogueEntry entry = unit is not null ? scenario.UnitSystems[id] : scenario.PatrolAircraft[id];
        SensorName own = name with
        {
            Entry = entry,
            Radar = (entry as SurfaceToAirType)?.Radars.GetValueOrDefault(name.Part) ?? (entry as AircraftType)?.Radars.GetValueOrDefault(name.Part),
            Infrared = (entry as AircraftType)?.Infrared.GetValueOrDefault(name.Part),
        };
        if (unit is not null)
        {
            UnitRadar? radar = (unit.Radars ?? ((SurfaceToAirType)entry).StandardUnit.Radars).FirstOrDefault(r => r.Radar == name.Part)
                ?? throw new BadInputException($"unit \"{id}\" has no {name.Part} with it");
            unit = unit with { Radars = [radar], Launchers = [] };
        }
        else
        {
            patrol = patrol! with { Height = ownHeightM ?? patrol.Height, Fleet = 1, Aircraft = 1, Load = new Dictionary<string, int>() };
        }

        return new(Alone(own, scenario.Document.Environment, scenario, unit, patrol), own);
    }

    /// <summary>The sensor with the overrides of its unit.</summary>
    public SensorName Name => name;

    public string Place => loaded.Document.Units.Count > 0 ? loaded.Document.Units[0].Id : loaded.Document.Patrols[0].Id;

    public EnvironmentDefinition Environment => loaded.Document.Environment;

    /// <summary>What is asked for lies over the ground of a scenario.</summary>
    public string? ScenarioPath => loaded.Path.Length > 0 ? loaded.Path : null;

    /// <summary>Slant range, m, beyond which nothing is shown: a radar's instrumented range; of an infrared sensor twice its stated range at its highest.</summary>
    public double FarthestShownM => name.Radar is { } radar ? 1.05 * radar.InstrumentedRange.Likely : 2 * name.Infrared!.DetectionRange.High;

    /// <summary>The same over a flat sea in air that takes nothing away.</summary>
    public SensorScene InClearAir() => new(
        loaded with { TerrainPath = null, Document = loaded.Document with { Environment = new EnvironmentDefinition { Effects = [] } } }, name);

    /// <summary>Compiled with the sensor's reach at one end of its interval.</summary>
    public (CompiledScenario Scenario, CompiledSensor Sensor, LocalFrame Frame) Compile(Reach reach)
    {
        LoadedScenario drawn = loaded with
        {
            UnitSystems = loaded.UnitSystems.ToDictionary(s => s.Key, s => (SurfaceToAirType)ReachOf.Entry(s.Value, name.Part, reach)),
            PatrolAircraft = loaded.PatrolAircraft.ToDictionary(a => a.Key, a => (AircraftType)ReachOf.Entry(a.Value, name.Part, reach)),
        };
        CompiledScenario scenario = ScenarioBuilder.Build(drawn, 1, cache);
        CompiledSensor sensor = scenario.Sensors.First(s => s.Id.EndsWith("/" + name.Part, StringComparison.Ordinal));
        if (sensor.AircraftSlot < 0)
            return (scenario, sensor, sensor.Frame);
        CompiledPatrol patrol = scenario.Patrols[0];
        return (scenario, sensor with { BearingRad = loaded.Document.Patrols[0].Bearing }, new LocalFrame(scenario.Units[patrol.Unit].Position));
    }

    private static LoadedScenario Alone(SensorName name, EnvironmentDefinition environment, LoadedScenario? scenario, UnitDefinition? unit, PatrolDefinition? patrol) => new()
    {
        Path = scenario?.Path ?? "",
        Document = new ScenarioDocument
        {
            Id = "detect",
            Title = "One sensor",
            Purpose = "",
            Environment = environment,
            Duration = 1,
            Sides = [new() { Id = "defender", Name = "", Role = SideRole.Defender }, new() { Id = "attacker", Name = "", Role = SideRole.Attacker }],
            CommandPosts = [new() { Id = unit?.CommandPost ?? patrol!.CommandPost }],
            Assets = [],
            Units = unit is null ? [] : [unit],
            Patrols = patrol is null ? [] : [patrol],
            Raids = [],
        },
        TerrainPath = scenario?.TerrainPath,
        UnitSystems = unit is null ? new Dictionary<string, SurfaceToAirType>() : new() { [unit.Id] = (SurfaceToAirType)name.Entry },
        PatrolAircraft = patrol is null ? new Dictionary<string, AircraftType>() : new() { [patrol.Id] = (AircraftType)name.Entry },
        Threats = new Dictionary<string, ThreatType>(),
        Sources = new Dictionary<string, SourceEntry>(),
        Inputs = [],
        Positions = scenario?.Positions ?? new(),
    };

    private static UnitDefinition? Unit(string id, SensorName name, GeoPoint place, double bearingRad) => name.Entry is not SurfaceToAirType ? null : new()
    {
        Id = id,
        System = name.Entry.Id,
        Side = "defender",
        CommandPost = "post",
        Position = place,
        Bearing = bearingRad,
        Radars = [new() { Radar = name.Part }],
        Launchers = [],
    };

    private static PatrolDefinition? Patrol(string id, SensorName name, GeoPoint place, double bearingRad, double? heightM) => name.Entry is not AircraftType ? null : new()
    {
        Id = id,
        System = name.Entry.Id,
        Side = "defender",
        CommandPost = "post",
        Base = place,
        Station = place,
        Bearing = bearingRad,
        Height = heightM,
        Aircraft = 1,
        Fleet = 1,
        Load = new Dictionary<string, int>(),
    };
}
