using Parapet.Cli.Files;
using Parapet.Engine.Build;
using Parapet.Engine.Coverage;
using Parapet.Foundation;
using Parapet.Model.Catalogue;
using Parapet.Model.Checks;
using Parapet.Model.Text;

namespace Parapet.Cli.Coverage;

/// <summary>What <c>coverage</c> was asked, in SI.</summary>
internal sealed record CoverageRequest
{
    private const double UsualSpeedMps = 250;

    public required string Scenario { get; init; }

    public required double? AltitudeM { get; init; }

    public required bool AboveGround { get; init; }

    public required double? RcsM2 { get; init; }

    public required int? Swerling { get; init; }

    public required string? Class { get; init; }

    public required double Probability { get; init; }

    public required double? SpeedMps { get; init; }

    public required double? HeadingRad { get; init; }

    public required IReadOnlyList<string> Sensors { get; init; }

    public required double? StepM { get; init; }

    public required double? VerticalRad { get; init; }

    public required double? CeilingM { get; init; }

    public required string Out { get; init; }

    public required string? Raster { get; init; }

    public required bool Json { get; init; }

    /// <summary>Whether the options go together.</summary>
    /// <exception cref="BadInputException">They do not.</exception>
    public void Check()
    {
        bool drawing = VerticalRad is not null;
        string? fault = this switch
        {
            { RcsM2: null, Class: null } => "say what the target is: --rcs \"1 m2\" or --class ID",
            { RcsM2: not null, Class: not null } => "--rcs and --class both say what the target is; give one",
            { Class: not null, Swerling: not null } => "--swerling goes with --rcs; a class has its own",
            { AltitudeM: null } when !drawing => "say how high the target flies: --altitude \"50 m\", with --agl above the ground",
            { AltitudeM: < 0, AboveGround: true } => "--altitude with --agl is 0 m or more",
            { CeilingM: not null } when !drawing => "--ceiling goes with --vertical",
            { Raster: not null } when drawing => "--raster is a map; it does not go with --vertical",
            { StepM: not null } when drawing => "--cell is a map's; it does not go with --vertical",
            _ when drawing && (AltitudeM is not null || AboveGround) => "--vertical draws all heights; leave --altitude and --agl away",
            _ => null,
        };
        if (fault is not null)
            throw new BadInputException($"{fault} (see parapet coverage --help)");
    }

    public CoverageTarget Target(CompiledScenario scenario)
    {
        CompiledThreatClass? kind = null;
        double? cruiseMps = null;
        if (Class is not null)
        {
            ThreatType type = TypeOf(Class);
            kind = ScenarioBuilder.ThreatClass(type);
            cruiseMps = type.CruiseSpeed?.Likely;
        }

        return new()
        {
            AltitudeM = AltitudeM ?? 0,
            AboveGround = AboveGround,
            RcsM2 = RcsM2 ?? 0,
            Swerling = Swerling ?? 1,
            Class = kind,
            SpeedMps = SpeedMps ?? cruiseMps ?? UsualSpeedMps,
            Heading = HeadingRad is { } heading ? new Angle(heading) : null,
        };
    }

    /// <summary>Indices of the sensors on the ground that were named, all of them where none was.</summary>
    /// <exception cref="BadInputException">A name fits none, or one that flies.</exception>
    public int[] SensorsOf(CompiledScenario scenario)
    {
        int[] ground = [.. Enumerable.Range(0, scenario.Sensors.Length).Where(s => scenario.Sensors[s].AircraftSlot < 0)];
        if (ground.Length == 0)
            throw new BadInputException($"{scenario.Id} has no sensor on the ground; what flies has no coverage of its own");
        if (Sensors.Count == 0)
            return ground;
        SortedSet<int> named = [];
        foreach (string name in Sensors)
        {
            int[] fit = Array.FindAll(ground, s => scenario.Sensors[s].Id == name || TypeName(scenario, s) == name);
            if (fit.Length == 0)
            {
                string hint = Suggestion.Hint(name, [.. ground.Select(s => scenario.Sensors[s].Id)], "sensors on the ground");
                throw new BadInputException($"no sensor on the ground of {scenario.Id} is \"{name}\" ({hint})");
            }

            named.UnionWith(fit);
        }

        return [.. named];
    }

    private ThreatType TypeOf(string id)
    {
        Diagnostics faults = new();
        CatalogueStore store = new(Checkout.CatalogueFor(Scenario), faults);
        string[] threats = [.. store.ListIds().Select(i => store.Find(i, default)).OfType<ThreatType>().Select(t => t.Id)];
        if (faults.Any)
            throw new BadInputException(faults);
        return threats.Contains(id)
            ? store.Find<ThreatType>(id, default)!
            : throw new BadInputException($"the catalogue has no threat \"{id}\" ({Suggestion.Hint(id, threats, "threats")})");
    }

    /// <summary>As the catalogue names it: system and sensor.</summary>
    private static string TypeName(CompiledScenario scenario, int sensor)
    {
        string id = scenario.Sensors[sensor].Id;
        return scenario.Units[scenario.Sensors[sensor].Unit].System + id[id.IndexOf('/', StringComparison.Ordinal)..];
    }
}
