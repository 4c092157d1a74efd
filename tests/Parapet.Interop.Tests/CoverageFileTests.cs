using System.Text;
using System.Text.Json;
using Parapet.Engine.Build;
using Parapet.Engine.Coverage;
using Parapet.Foundation;
using Parapet.Interop.Ascii;
using Parapet.Interop.GeoJson;
using Parapet.Model.Checks;
using Parapet.Model.Scenario;
using Parapet.Physics.Terrain;
using Parapet.Testing;
using Xunit;

namespace Parapet.Interop.Tests;

public sealed class CoverageFileTests
{
    private static readonly CoverageTarget Target = new() { AltitudeM = 120, AboveGround = true, RcsM2 = 0.5, Swerling = 3, SpeedMps = 200 };

    private static readonly Lazy<(CompiledScenario Scenario, IReadOnlyList<CoverageArea> Areas)> First = new(() =>
    {
        Diagnostics faults = new();
        LoadedScenario loaded = ScenarioLoader.Load(Checkout.Path("scenarios", "first-run.yaml"), Checkout.Path("catalogue"), faults)!;
        CompiledScenario scenario = ScenarioBuilder.Build(loaded, 1);
        return (scenario, new CoverageSurvey(scenario, Target, [0], 0.5, 200, _ => { }, CancellationToken.None).Areas(weapons: true));
    });

    [Fact]
    public void Areas_are_features_with_closed_rings_that_turn_the_right_way_and_their_leaflet_beside_them()
    {
        JsonElement map = Written(First.Value.Areas);
        Assert.Equal("FeatureCollection", map.GetProperty("type").GetString());
        Assert.Contains("DTED Level 0", map.GetProperty("elevation").GetProperty("credit").GetString(), StringComparison.Ordinal);
        Assert.Contains("favours the radar", map.GetProperty("elevation").GetProperty("weakness").GetString(), StringComparison.Ordinal);
        JsonElement[] features = [.. map.GetProperty("features").EnumerateArray()];
        Assert.Equal(["sensor", "brochure", "unit", "command-post", "weapon", "brochure"], features.Select(f => Text(f, "layer")));
        int holes = 0;
        foreach (JsonElement feature in features)
        {
            Assert.Equal((120, "ground", 0.5, 3, 0.5), (Number(feature, "altitudeM"), Text(feature, "altitudeAbove"), Number(feature, "rcsM2"), Number(feature, "swerling"), Number(feature, "probability")));
            Assert.Contains("DTED Level 0", Text(feature, "credit"), StringComparison.Ordinal);
            double areaM2 = 0;
            foreach (JsonElement[] polygon in Polygons(feature.GetProperty("geometry")))
            {
                for (int i = 0; i < polygon.Length; i++)
                {
                    GeodeticPosition[] ring = [.. polygon[i].EnumerateArray().Select(p => GeodeticPosition.FromDegrees(p[1].GetDouble(), p[0].GetDouble()))];
                    Assert.True(ring.Length >= 4);
                    Assert.Equal(ring[0], ring[^1]);
                    double ringM2 = SurfaceArea.OfRing(ring[..^1]);
                    Assert.Equal(i == 0, ringM2 > 0);
                    areaM2 += ringM2;
                    holes += i > 0 ? 1 : 0;
                }
            }

            Near.Equal(Number(feature, "areaKm2"), areaM2 / 1e6, relative: 1e-3);
        }

        Assert.True(holes > 0);
        Near.Equal(Number(features[0], "shareOfBrochure"), Number(features[0], "areaKm2") / Number(features[1], "areaKm2"), absolute: 1e-3);
        // Reflected waves carry past the leaflet's ring as well as short of it.
        Assert.InRange(Number(features[0], "shareOfBrochure"), 0.05, 1.3);
    }

    [Fact]
    public void What_reaches_nowhere_is_a_feature_without_a_place()
    {
        JsonElement map = Written([First.Value.Areas[0] with { Polygons = [], AreaM2 = 0 }]);
        JsonElement feature = map.GetProperty("features")[0];
        Assert.Equal(JsonValueKind.Null, feature.GetProperty("geometry").ValueKind);
        Assert.Equal(0, Number(feature, "areaKm2"));
    }

    [Fact]
    public void A_raster_reads_back_where_and_as_it_was_written()
    {
        CoverageRaster raster = new CoverageSurvey(First.Value.Scenario, Target with { AboveGround = false }, [0], 0.5, 700, _ => { }, CancellationToken.None).Raster();
        using ScratchFolder scratch = new();
        string path = Path.Combine(scratch.Root, "map.asc");
        using (MemoryStream stream = new())
        {
            AsciiGridWriter.Write(stream, raster);
            File.WriteAllBytes(path, stream.ToArray());
        }

        string[] lines = File.ReadAllLines(path);
        Assert.Equal(6 + raster.Lattice.Rows, lines.Length);
        Assert.All(lines.Skip(6), line => Assert.Equal(raster.Lattice.Columns, line.Split(' ').Length));
        ElevationGrid read = TerrainReader.Open(path);
        Assert.Equal((raster.Lattice.Rows, raster.Lattice.Columns), (read.Rows, read.Columns));
        Near.Equal(raster.Lattice.NorthDeg, read.North.Degrees, absolute: 1e-9);
        Near.Equal(raster.Lattice.WestDeg, read.West.Degrees, absolute: 1e-9);
        Assert.Equal(raster.Probability.Count(p => p == CoverageMap.UnderGround), read.VoidPosts);
        Assert.True(read.VoidPosts > 0);
        for (int i = 0; i < raster.Probability.Length; i += 7)
            Near.Equal(Math.Max(0, raster.Probability[i]), read.PostM(i / read.Columns, i % read.Columns), absolute: 0.0006 + read.RoundingM);
    }

    private static JsonElement Written(IReadOnlyList<CoverageArea> areas)
    {
        using MemoryStream stream = new();
        CoverageGeoJson.Write(stream, First.Value.Scenario, Target, 0.5, areas);
        return JsonDocument.Parse(Encoding.UTF8.GetString(stream.ToArray())).RootElement;
    }

    private static IEnumerable<JsonElement[]> Polygons(JsonElement geometry) => geometry.GetProperty("type").GetString() == "Polygon"
        ? [[.. geometry.GetProperty("coordinates").EnumerateArray()]]
        : geometry.GetProperty("coordinates").EnumerateArray().Select(p => p.EnumerateArray().ToArray());

    private static string Text(JsonElement feature, string name) => feature.GetProperty("properties").GetProperty(name).GetString()!;

    private static double Number(JsonElement feature, string name) => feature.GetProperty("properties").GetProperty(name).GetDouble();
}
