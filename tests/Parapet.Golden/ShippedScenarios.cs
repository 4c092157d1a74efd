using System.Collections.Concurrent;
using System.Text;
using Parapet.Foundation;
using Parapet.Model.Checks;
using Parapet.Model.Scenario;
using Parapet.Physics.Terrain;
using Parapet.Testing;
using Xunit;

namespace Parapet.Golden;

/// <summary>Every scenario of the checkout, found by folder; none is listed by hand.</summary>
internal static class ShippedScenarios
{
    private static readonly ConcurrentDictionary<string, ITerrainProbe> Probes = new(StringComparer.Ordinal);

    // Immutable, and asked for by several tests: reading the catalogue costs more than most runs.
    private static readonly ConcurrentDictionary<string, LoadedScenario> Loaded = new(StringComparer.Ordinal);

    private static string Folder => Checkout.Path("scenarios");

    public static string Catalogue => Checkout.Path("catalogue");

    /// <summary>Paths below scenarios/, with forward slashes, in ordinal order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Directory.EnumerateFiles(Folder, "*.yaml", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    public static TheoryData<string> Theory => [.. Names];

    public static string FullPath(string name) => Path.Combine(Folder, name);

    /// <summary>The loaded scenario; fails the test with every diagnostic where there is one.</summary>
    public static LoadedScenario Load(string name) => Loaded.GetOrAdd(name, static n => Read(FullPath(n)));

    private static LoadedScenario Read(string path)
    {
        Diagnostics diagnostics = new();
        LoadedScenario? scenario = ScenarioLoader.Load(path, Catalogue, diagnostics, OpenTerrain);
        if (scenario is not null && diagnostics.All.Count == 0)
            return scenario;
        StringBuilder text = new();
        foreach (Diagnostic diagnostic in diagnostics.All)
            text.AppendLine(diagnostic.ToString());
        Assert.Fail($"{path} does not load:\n{text}");
        return null!;
    }

    private static ITerrainProbe OpenTerrain(string path) => Probes.GetOrAdd(path, static p => new Probe(TerrainReader.Open(p)));

    private sealed class Probe(ElevationGrid grid) : ITerrainProbe
    {
        public double? ElevationM(double latitudeRad, double longitudeRad) =>
            grid.ElevationM(new GeodeticPosition(new Angle(latitudeRad), new Angle(longitudeRad), 0));
    }
}
