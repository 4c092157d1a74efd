using Parapet.Model.Catalogue;
using Parapet.Model.Checks;
using Parapet.Model.Doctrine;
using Parapet.Model.Scenario;
using Parapet.Model.Text;
using Parapet.Testing;
using Xunit;

namespace Parapet.Model.Tests.Scenario;

public class ScenarioLoaderTests
{
    private static LoadedScenario? Load(string path, Diagnostics diagnostics, Func<string, ITerrainProbe?>? openTerrain = null) =>
        ScenarioLoader.Load(path, Fixture.Catalogue, diagnostics, openTerrain);

    [Fact]
    public void A_sound_scenario_is_read_in_SI_with_all_it_refers_to()
    {
        LoadedScenario scenario = Fixture.Load();
        ScenarioDocument document = scenario.Document;
        Assert.Equal(3600, document.Duration);
        Assert.Equal(7u, document.Seed);
        UnitDefinition battery = document.Units[0];
        Near.Equal(Math.PI, battery.Bearing, absolute: 1e-15);
        Near.Equal(36.9 * Math.PI / 180, battery.Position.LatitudeRad, absolute: 1e-15);
        Assert.Equal(FireMethod.Salvo, battery.Doctrine.Method);
        Assert.Equal(8, battery.Doctrine.Reserve[TrackCategory.Ballistic]);
        Assert.Equal([TrackCategory.Ballistic, TrackCategory.LowFlyer], battery.Doctrine.Engage);
        Assert.Equal("long", Assert.Single(battery.Launchers!).Load);
        Assert.Equal(4, document.Patrols[0].Load!["long"]);
        Assert.Equal(["test-bomber", "test-cruise", "test-drone"], scenario.Threats.Keys.Order());
        Assert.Equal("test-fighter", scenario.PatrolAircraft["cap"].Id);
        Assert.Equal(Path.Combine(Fixture.Folder, "sound", "terrain", "flat.bil"), scenario.TerrainPath);
        Assert.Equal(["test", "Other-1"], scenario.Sources.Keys);
    }

    [Fact]
    public void A_key_left_out_keeps_the_default_of_its_property()
    {
        ScenarioDocument document = Fixture.Load().Document;
        Assert.Equal(new CommandPostDefinition { Id = "" }.ConfirmWindow, document.CommandPosts[0].ConfirmWindow);
        Assert.Equal(2, document.Raids[1].Release!.Interval);
        Assert.Null(document.Units[1].Radars);
        Assert.Equal(5000, document.Raids[0].Spread);
        Near.Equal(4.0 / 3, document.Environment.EffectiveEarthFactor, absolute: 0);
    }

    [Fact]
    public void The_environment_is_dry_and_counts_everything_unless_it_says_otherwise()
    {
        EnvironmentDefinition usual = Fixture.Load().Document.Environment;
        Assert.Null(usual.Rain);
        Assert.Null(usual.Refractivity);
        Assert.Equal(Enum.GetValues<RadioEffect>(), usual.Effects);

        using ScratchFolder folder = new();
        string path = folder.Write("wet.yaml", $$"""
            extends: {{Fixture.Scenario}}
            id: wet
            environment:
              refractivity: { surface: 340, scale-height: 7 km }
              rain: { rate: 10 mm/h, areas: [{ centre: 36.5 N 35.5 E, radius: 30 km }] }
              humidity: 12 g/m3
              sea-state: 2
              ground: wooded
              effects: [gas, rain]
            """);
        Diagnostics diagnostics = new();
        EnvironmentDefinition wet = ScenarioLoader.Load(path, Fixture.Catalogue, diagnostics)!.Document.Environment;
        Assert.Equal("", Fixture.AsLines(diagnostics));
        Near.Equal(7000, wet.Refractivity!.ScaleHeight, absolute: 0);
        Near.Equal(10, wet.Rain!.Rate, absolute: 0);
        Near.Equal(3000, wet.Rain.Height, absolute: 0);
        Near.Equal(30000, wet.Rain.Areas![0].Radius, absolute: 0);
        Near.Equal(0.012, wet.Humidity, relative: 1e-12);
        Assert.Equal((2, GroundCover.Wooded), (wet.SeaState, wet.Ground));
        Assert.Equal([RadioEffect.Gas, RadioEffect.Rain], wet.Effects);
    }

    [Fact]
    public void Records_and_points_know_where_they_stand()
    {
        LoadedScenario scenario = Fixture.Load();
        string[] lines = File.ReadAllLines(Fixture.Scenario);
        UnitDefinition battery = scenario.Document.Units[0];
        SourceSpan system = scenario.Positions.At(battery, "system");
        Assert.StartsWith("test-sam", lines[system.Line - 1][(system.Column - 1)..], StringComparison.Ordinal);
        SourceSpan place = battery.Position.Where;
        Assert.StartsWith("36.90 N", lines[place.Line - 1][(place.Column - 1)..], StringComparison.Ordinal);
        SourceSpan aim = scenario.Positions.At(scenario.Document.Raids[0], "aim", 1);
        Assert.StartsWith("refinery", lines[aim.Line - 1][(aim.Column - 1)..], StringComparison.Ordinal);
        Assert.True(scenario.Positions.IsSound(battery));
    }

    [Fact]
    public void A_scenario_that_extends_another_replaces_whole_keys_and_keeps_the_rest()
    {
        using ScratchFolder folder = new();
        string path = folder.Write("deep/x.yaml", $"extends: {Path.GetRelativePath(Path.Combine(folder.Path, "deep"), Fixture.Scenario)}\nid: x\nduration: 2 h\npatrols: []\n");
        Diagnostics diagnostics = new();
        LoadedScenario? scenario = Load(path, diagnostics);
        Assert.Equal("", Fixture.AsLines(diagnostics));
        Assert.Equal(7200, scenario!.Document.Duration);
        Assert.Empty(scenario.Document.Patrols);
        Assert.Equal(2, scenario.Document.Units.Count);
        Assert.Equal(["scenario", "scenario/extends-1"], scenario.Inputs.Take(2).Select(i => i.Role));
    }

    [Fact]
    public void A_fault_in_an_extended_file_is_shown_in_that_file()
    {
        using ScratchFolder folder = new();
        folder.Write("base.yaml", File.ReadAllText(Fixture.Scenario).Replace("duration: 1 h", "duration: 1 k", StringComparison.Ordinal).Replace("terrain/flat.bil", Path.Combine(Fixture.Folder, "sound/terrain/flat.bil"), StringComparison.Ordinal));
        string path = folder.Write("x.yaml", "extends: base.yaml\nid: x\nseed: -4\n");
        Diagnostics diagnostics = new();
        Assert.Null(Load(path, diagnostics));
        Assert.Equal(["base.yaml", "x.yaml"], diagnostics.Ordered().Select(d => Path.GetFileName(d.Where.File)));
    }

    [Fact]
    public void Files_that_extend_each_other_in_a_circle_are_refused()
    {
        using ScratchFolder folder = new();
        folder.Write("a.yaml", "extends: b.yaml\nid: a\n");
        Diagnostics diagnostics = new();
        Assert.Null(Load(folder.Write("b.yaml", "extends: a.yaml\nid: b\n"), diagnostics));
        Assert.Equal([Codes.ExtendsCycle], diagnostics.All.Select(d => d.Code));
        Assert.EndsWith("a.yaml", diagnostics.All[0].Where.File, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chain_of_more_than_eight_files_is_refused()
    {
        using ScratchFolder folder = new();
        for (int i = 0; i < 9; i++)
            folder.Write($"c{i}.yaml", $"extends: c{i + 1}.yaml\nid: c\n");
        folder.Write("c9.yaml", "id: c\n");
        Diagnostics diagnostics = new();
        Assert.Null(Load(Path.Combine(folder.Path, "c0.yaml"), diagnostics));
        Assert.Equal([Codes.ExtendsCycle], diagnostics.All.Select(d => d.Code));
    }

    [Fact]
    public void A_scenario_anywhere_finds_its_terrain_from_the_root_of_the_checkout()
    {
        using ScratchFolder folder = new();
        Diagnostics diagnostics = new();
        LoadedScenario? scenario = Load(folder.Write("copy.yaml", File.ReadAllText(Fixture.Scenario)), diagnostics);
        Assert.Equal("", Fixture.AsLines(diagnostics));
        Assert.Equal(Path.Combine(Fixture.Folder, "sound", "terrain", "flat.bil"), scenario!.TerrainPath);
    }

    [Fact]
    public void The_content_hash_depends_on_content_and_not_on_names_and_places()
    {
        string hash = Fixture.Load().ContentHash();
        Assert.Equal(64, hash.Length);
        Assert.Equal(hash, Fixture.Load().ContentHash());
        using ScratchFolder folder = new();
        string text = File.ReadAllText(Fixture.Scenario);
        Assert.Equal(hash, Load(folder.Write("copy.yaml", text), new())!.ContentHash());
        Assert.NotEqual(hash, Load(folder.Write("other.yaml", text.Replace("seed: 7", "seed: 8", StringComparison.Ordinal)), new())!.ContentHash());
    }

    [Fact]
    public void Faults_of_a_catalogue_entry_are_shown_in_its_own_file_once()
    {
        using ScratchFolder folder = new();
        foreach (string file in Directory.GetFiles(Fixture.Catalogue))
            folder.Write("catalogue/" + Path.GetFileName(file), File.ReadAllText(file).Replace("role: fire-control", "role: fire-contrl", StringComparison.Ordinal));
        Directory.CreateDirectory(Path.Combine(folder.Path, "terrain"));
        foreach (string file in Directory.GetFiles(Path.Combine(Fixture.Folder, "sound", "terrain")))
            File.Copy(file, Path.Combine(folder.Path, "terrain", Path.GetFileName(file)));
        Diagnostics diagnostics = new();
        Assert.Null(ScenarioLoader.Load(Fixture.Scenario, Path.Combine(folder.Path, "catalogue"), diagnostics));
        Assert.Equal(["test-fighter.yaml", "test-sam.yaml"], diagnostics.All.Select(d => Path.GetFileName(d.Where.File)).Order());
    }

    private sealed class Plateau(double heightM) : ITerrainProbe
    {
        public double? ElevationM(double latitudeRad, double longitudeRad) => latitudeRad < 36.7 * Math.PI / 180 ? heightM : null;
    }

    [Theory]
    [InlineData(100, 0)]
    [InlineData(300, 2)]
    [InlineData(9500, 2)]
    public void Heights_below_the_ground_are_refused_where_elevations_are_at_hand(double groundM, int faults)
    {
        Diagnostics diagnostics = new();
        string? opened = null;
        LoadedScenario? scenario = Load(Fixture.Scenario, diagnostics, path =>
        {
            opened = path;
            return new Plateau(groundM);
        });
        Assert.NotNull(opened);
        // The bombers start and pass their waypoint at 200 m above the sea; the drones come from a bearing and have no waypoints.
        Assert.Equal(faults, diagnostics.All.Count(d => d.Code == Codes.BelowGround));
        Assert.Equal(faults == 0, scenario is not null);
    }

    [Theory]
    [InlineData("radars: [{radar: search}], launchers: []")]
    [InlineData("radars: [{radar: search}], launchers: [{launcher: cell, count: 1, load: short}]")]
    public void A_unit_that_guides_nothing_needs_no_fire_control_radar(string parts)
    {
        using ScratchFolder folder = new();
        string unit = $"{{id: battery, system: test-sam, side: blue, command-post: main, position: 36.9 N 36 E, {parts}}}";
        string extends = Path.GetRelativePath(folder.Path, Fixture.Scenario);
        Diagnostics diagnostics = new();
        Load(folder.Write("x.yaml", $"extends: {extends}\nid: x\nunits:\n  - {unit}\n"), diagnostics);
        Assert.Equal("", Fixture.AsLines(diagnostics));
    }

    [Fact]
    public void Tiles_named_by_their_corner_say_what_ground_they_cover()
    {
        using ScratchFolder folder = new();
        folder.Write("tiles/N36E035.hgt", "");
        folder.Write("tiles/S01W001.hgt", "");
        Diagnostics diagnostics = new();
        TerrainExtent extent = TerrainExtent.Read(Path.Combine(folder.Path, "tiles"), default, diagnostics)!;
        GeoPoint At(string text) => PositionText.Read(text, default).Point;
        Assert.True(extent.Covers(At("36.5 N 35.5 E")));
        Assert.True(extent.Covers(At("37 N 36 E")));
        Assert.True(extent.Covers(At("0.5 S 0.5 W")));
        Assert.False(extent.Covers(At("37.01 N 35.5 E")));
        Assert.False(extent.Covers(At("0.5 N 0.5 W")));
    }

    [Fact]
    public void The_shipped_elevation_covers_what_its_header_says()
    {
        Diagnostics diagnostics = new();
        TerrainExtent extent = TerrainExtent.Read(Checkout.Path("data", "terrain", "turkey-dted0.bil"), default, diagnostics)!;
        Assert.Equal("35 to 42.5 N, 25.5 to 45 E", extent.ToString());
    }
}
