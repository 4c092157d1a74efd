using Parapet.Engine.Build;
using Parapet.Model.Checks;
using Parapet.Model.Scenario;
using Parapet.Model.Study;
using Parapet.Physics.Terrain;

namespace Parapet.Benchmarks;

/// <summary>What is shipped with the checkout.</summary>
internal static class Shipped
{
    private static readonly string Root = Find();

    public static ElevationGrid Turkey { get; } = TerrainReader.Open(Path.Combine(Root, "data", "terrain", "turkey-dted0.bil"));

    public static LoadedScenario Load(string name)
    {
        Diagnostics faults = new();
        return ScenarioLoader.Load(Path.Combine(Root, "scenarios", name + ".yaml"), Path.Combine(Root, "catalogue"), faults)
            ?? throw new InvalidOperationException(string.Join('\n', faults.All));
    }

    public static LoadedStudy LoadStudy(string name)
    {
        Diagnostics faults = new();
        return StudyLoader.Load(Path.Combine(Root, "studies", name + ".yaml"), Path.Combine(Root, "catalogue"), faults)
            ?? throw new InvalidOperationException(string.Join('\n', faults.All));
    }

    public static CompiledScenario Compile(string name) => ScenarioBuilder.Build(Load(name), 1);

    private static string Find()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Parapet.slnx")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("The benchmarks run from inside a checkout: no Parapet.slnx above them.");
    }
}
