using Parapet.Model.Catalogue;
using Parapet.Model.Checks;
using Parapet.Testing;
using Xunit;

namespace Parapet.Model.Tests.Catalogue;

/// <summary>The sound entries with one thing changed, and what is said about it.</summary>
public class EntryCheckTests
{
    private static Diagnostics CheckChanged(string file, string from, string to, out int line)
    {
        string[] lines = File.ReadAllLines(Path.Combine(Fixture.Catalogue, file));
        int at = Array.FindIndex(lines, l => l.Contains(from, StringComparison.Ordinal));
        Assert.True(at >= 0, $"{file} has no \"{from}\"");
        lines[at] = lines[at].Replace(from, to, StringComparison.Ordinal);
        line = at + 1;
        using ScratchFolder folder = new();
        Diagnostics diagnostics = new();
        FileCheck.Check(folder.Write(file, string.Join('\n', lines)), Fixture.Catalogue, diagnostics);
        return diagnostics;
    }

    private const string Made = "definition: As its key says,";

    [Theory]
    [InlineData("test-sam.yaml", "scan: rotating", "scan: rotatin", Codes.UnknownWord)]
    [InlineData("test-sam.yaml", "band: s", "band: S", Codes.UnknownWord)]
    [InlineData("test-sam.yaml", "low: 360 deg, likely: 360 deg", "low: 350 deg, likely: 360 deg", Codes.RotatingSector)]
    [InlineData("test-sam.yaml", "low: 360 deg, likely: 360 deg, high: 360 deg", "low: 370 deg, likely: 370 deg, high: 370 deg", Codes.OutOfRange, 3)]
    [InlineData("test-sam.yaml", "low: 1 km, likely: 1 km, high: 1 km", "low: 40 km, likely: 40 km, high: 400 km", Codes.OutOfRange)]
    [InlineData("test-sam.yaml", "elevation-maximum: {" + Made + " low: 60 deg", "elevation-maximum: {" + Made + " low: -2 deg", Codes.LimitsCross)]
    [InlineData("test-sam.yaml", "range-minimum: {" + Made + " low: 3 km, likely: 3 km, high: 3 km", "range-minimum: {" + Made + " low: 3 km, likely: 3 km, high: 90 km", Codes.LimitsCross, 2)]
    [InlineData("test-sam.yaml", "altitude-maximum: {" + Made + " low: 25 km, likely: 25 km, high: 25 km", "altitude-maximum: {" + Made + " low: 100 m, likely: 20 km, high: 25 km", null)]
    [InlineData("test-sam.yaml", "high: 3.2 GHz", "high: 4.2 GHz", Codes.FrequencyOutsideBand)]
    [InlineData("test-sam.yaml", "side-lobe-level: {" + Made + " low: -32 dB", "side-lobe-level: {" + Made + " low: -32", Codes.UnitMissing)]
    [InlineData("test-sam.yaml", "minimum-radial-speed: {" + Made + " low: 12 m/s, likely: 12 m/s, high: 12 m/s", "minimum-radial-speed: {" + Made + " low: 12 m/s, likely: 12 m/s, high: 120 m/s", null)]
    [InlineData("test-sam.yaml", "low: 300 m/s, likely: 300 m/s", "low: 11 m/s, likely: 300 m/s", Codes.LimitsCross)]
    [InlineData("test-sam.yaml", "search-minimum: {" + Made + " low: 0.2, likely: 0.2, high: 0.2", "search-minimum: {" + Made + " low: 0.2, likely: 0.2, high: 0.9", Codes.LimitsCross)]
    [InlineData("test-sam.yaml", "role: fire-control", "role: acquisition", Codes.NoFireControlRadar)]
    [InlineData("test-sam.yaml", "guidance: semi-active", "guidance: infrared", Codes.SeekerRangeMissing)]
    [InlineData("test-sam.yaml", "- radar: guide", "- radar: giude", Codes.UnknownRadar)]
    [InlineData("test-sam.yaml", "- launcher: rail", "- launcher: rial", Codes.UnknownLauncher)]
    [InlineData("test-sam.yaml", "load: long", "load: lnog", Codes.UnknownInterceptor)]
    [InlineData("test-sam.yaml", "load: long", "load: short", Codes.LauncherCannotLoad)]
    [InlineData("test-sam.yaml", "      short: {", "      shrot: {", Codes.UnknownInterceptor)]
    [InlineData("test-sam.yaml", "count: 4", "count: 4.5", Codes.NotWhole)]
    [InlineData("test-sam.yaml", "mast: 20 m", "mast: 20", Codes.UnitMissing)]
    [InlineData("test-sam.yaml", "false-alarm-probability: {" + Made + " low: 1e-6", "false-alarm-probability: {" + Made + " low: 0", Codes.OutOfRange)]
    [InlineData("test-sam.yaml", "sources: [test]", "sources: []", Codes.NoSources)]
    [InlineData("test-sam.yaml", "sources: [test]", "sources: [tets]", Codes.UnknownSource)]
    [InlineData("test-sam.yaml", "definition: As its key says", "definition: \"\"", Codes.EmptyValue)]
    [InlineData("test-sam.yaml", "sources: [test]}", "sources: [test], value: 3}", Codes.UnknownKey)]
    [InlineData("test-sam.yaml", "id: test-sam", "id: Test Sam", Codes.MalformedId)]
    [InlineData("test-sam.yaml", "  search:", "  Search:", Codes.MalformedId)]
    [InlineData("test-fighter.yaml", "ceiling: {" + Made + " low: 15 km", "ceiling: {" + Made + " low: 8 km", Codes.LimitsCross)]
    [InlineData("test-fighter.yaml", "  long: {", "  log: {", Codes.UnknownInterceptor)]
    [InlineData("test-fighter.yaml", "low: 590 NM", "low: 590 nmi", Codes.UnknownUnit)]
    [InlineData("test-drone.yaml", "motion: route", "motion: quasi-ballistic", Codes.MotionNeeds, 4)]
    public void A_wrong_entry_is_refused_with_the_code_of_its_fault(string file, string from, string to, string? code, int count = 1)
    {
        Diagnostics diagnostics = CheckChanged(file, from, to, out int line);
        if (code is null)
        {
            Assert.Equal("", Fixture.AsLines(diagnostics));
            return;
        }
        Diagnostic[] expected = [.. diagnostics.All.Where(d => d.Code == code)];
        Assert.True(expected.Length == count, Fixture.AsLines(diagnostics));
        // Limits that cross are shown at the lower one, a missing fire-control radar at the radars, an unknown part at its use.
        if (code is not (Codes.LimitsCross or Codes.NoFireControlRadar or Codes.UnknownInterceptor))
            Assert.All(expected, d => Assert.Equal(line, d.Where.Line));
    }

    [Theory]
    [InlineData("scan: rotating", "scan: rotatin", "did you mean \"rotating\"?")]
    [InlineData("detection-range:", "detecton-range:", "did you mean \"detection-range\"?")]
    [InlineData("sources: [test]", "sources: [tets]", "did you mean \"test\"?")]
    [InlineData("- radar: guide", "- radar: giude", "did you mean \"guide\"?")]
    [InlineData("mast: 20 m", "mast: 20 meter", "units: km, m, cm")]
    public void The_hint_says_what_was_meant(string from, string to, string hint)
    {
        Diagnostics diagnostics = CheckChanged("test-sam.yaml", from, to, out _);
        Assert.Contains(diagnostics.All, d => d.Hint.Contains(hint, StringComparison.Ordinal));
    }

    [Fact]
    public void Ids_are_looked_up_among_the_files_and_entries_are_read_once()
    {
        Diagnostics diagnostics = new();
        CatalogueStore store = new(Fixture.Catalogue, diagnostics);
        Assert.Equal(["test-ballistic", "test-bomber", "test-cruise", "test-drone", "test-fighter", "test-quasi", "test-sam"], store.ListIds());
        Assert.Same(store.Find("test-sam", default), store.Find("test-sam", default));
        Assert.Null(store.Find("../catalogue/test-sam", default));
        Assert.Null(store.Find("sources", default));
        Assert.Equal([Codes.UnknownEntry, Codes.UnknownEntry], diagnostics.All.Select(d => d.Code));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_reported_once()
    {
        Diagnostics diagnostics = new();
        CatalogueStore store = new(Path.Combine(Fixture.Folder, "nowhere"), diagnostics);
        Assert.Null(store.Find("test-sam", default));
        Assert.Null(store.Find("test-drone", default));
        Assert.Empty(store.Sources);
        Assert.Equal([Codes.CatalogueMissing], diagnostics.All.Select(d => d.Code));
    }

    [Fact]
    public void Quantities_are_listed_with_their_paths_in_the_order_of_the_file()
    {
        Diagnostics diagnostics = new();
        SurfaceToAirType system = new CatalogueStore(Fixture.Catalogue, diagnostics).Find<SurfaceToAirType>("test-sam", default)!;
        string[] paths = [.. QuantityPath.All(system).Select(q => q.Path)];
        Assert.Equal("figures.contract", paths[0]);
        Assert.Contains("interceptors.short.kill-probability.ballistic-missile", paths);
        Assert.Equal(paths.Length, paths.Distinct().Count());
        Assert.All(paths, p => Assert.NotNull(QuantityPath.Find(system, p).Quantity));
    }
}
