using System.Diagnostics;
using System.Text.Json;
using Parapet.Testing;
using Xunit;

namespace Parapet.Cli.Tests;

public sealed class CoverageTests
{
    private const string First = "scenarios/first-run.yaml";

    [Fact]
    public void Maps_are_written_whole_with_credit_and_areas()
    {
        using ScratchFolder scratch = new();
        string map = Path.Combine(scratch.Root, "new", "low.geojson"), raster = Path.Combine(scratch.Root, "low.asc");
        Called call = CommandLine.Call("coverage", First, "--altitude", "50 m", "--rcs", "1 m2", "--cell", "500 m", "--out", map, "--raster", raster);
        Assert.True(call.Code == 0, call.Errors);
        Assert.Contains("port-battery/fire-control-radar", call.Output, StringComparison.Ordinal);
        Assert.Contains("This product was developed using DTED Level 0", call.Output, StringComparison.Ordinal);
        Assert.Contains("favours the radar", call.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Equal("FeatureCollection", JsonDocument.Parse(File.ReadAllText(map)).RootElement.GetProperty("type").GetString());
        Assert.StartsWith("ncols ", File.ReadAllText(raster), StringComparison.Ordinal);
        Assert.Equal(["low.asc", "new"], Directory.EnumerateFileSystemEntries(scratch.Root).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Json_says_the_same_and_less_is_seen_lower()
    {
        using ScratchFolder scratch = new();
        string map = Path.Combine(scratch.Root, "a.geojson");
        double[] areas = new double[2];
        for (int i = 0; i < 2; i++)
        {
            Called call = CommandLine.Call("coverage", First, "--altitude", i == 0 ? "2 m" : "1 km", "--agl", "--class", "cruise-missile", "--cell", "500 m", "--out", map, "--json");
            Assert.True(call.Code == 0, call.Errors);
            JsonElement sensor = call.Json.GetProperty("sensors")[0];
            areas[i] = sensor.GetProperty("areaKm2").GetDouble();
            Assert.Equal("cruise-missile", call.Json.GetProperty("class").GetString());
            Assert.Equal("ground", call.Json.GetProperty("altitudeAbove").GetString());
            Assert.Contains("DTED", call.Json.GetProperty("elevation").GetProperty("credit").GetString(), StringComparison.Ordinal);
            Near.Equal(sensor.GetProperty("shareOfBrochure").GetDouble(), areas[i] / sensor.GetProperty("brochureAreaKm2").GetDouble(), absolute: 1e-3);
            Assert.Equal(1, call.Json.GetProperty("weapons").GetArrayLength());
        }

        Assert.True(areas[0] < areas[1], $"{areas[0]} {areas[1]}");
    }

    [Fact]
    public void The_vertical_diagram_is_one_drawing_with_terrain_and_credit()
    {
        using ScratchFolder scratch = new();
        string svg = Path.Combine(scratch.Root, "v.svg");
        Called call = CommandLine.Call("coverage", First, "--vertical", "180 deg", "--rcs", "1 m2", "--out", svg, "--json");
        Assert.True(call.Code == 0, call.Errors);
        double[] farthest = [.. call.Json.GetProperty("farthest").EnumerateArray().Select(f => f.GetProperty("groundRangeM").GetDouble())];
        Assert.True(farthest[0] > farthest[1] && farthest[1] > farthest[2] && farthest[2] > 1000, string.Join(' ', farthest));
        string drawing = File.ReadAllText(svg);
        Assert.StartsWith("<svg", drawing, StringComparison.Ordinal);
        foreach (string part in (string[])["probability 0.9 or more", "terrain", "constant elevation", "DTED Level 0"])
            Assert.Contains(part, drawing, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("say what the target is", "--altitude", "50 m")]
    [InlineData("give one", "--altitude", "50 m", "--rcs", "1 m2", "--class", "cruise-missile")]
    [InlineData("say how high", "--rcs", "1 m2")]
    [InlineData("--altitude: PAR", "--rcs", "1 m2", "--altitude", "50")]
    [InlineData("--rcs: PAR", "--rcs", "1 km", "--altitude", "50 m")]
    [InlineData("--altitude goes from", "--rcs", "1 m2", "--altitude", "500 km")]
    [InlineData("--probability goes from", "--rcs", "1 m2", "--altitude", "50 m", "--probability", "1.5")]
    [InlineData("the catalogue has no threat \"submarine\"", "--class", "submarine", "--altitude", "50 m")]
    [InlineData("no sensor on the ground of first-run is \"nose\"", "--rcs", "1 m2", "--altitude", "50 m", "--sensor", "nose")]
    [InlineData("--ceiling goes with --vertical", "--rcs", "1 m2", "--altitude", "50 m", "--ceiling", "5 km")]
    [InlineData("ends in .svg", "--rcs", "1 m2", "--vertical", "0 deg")]
    public void What_cannot_be_mapped_is_bad_input_and_leaves_nothing(string reason, params string[] options)
    {
        using ScratchFolder scratch = new();
        string map = Path.Combine(scratch.Root, "a.geojson");
        Called call = CommandLine.Call(["coverage", First, "--out", map, .. options]);
        Assert.Equal(2, call.Code);
        Assert.Contains(reason, call.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(scratch.Root));
    }

    [Fact]
    public void An_interrupted_map_leaves_nothing()
    {
        if (OperatingSystem.IsWindows())
            return;
        using ScratchFolder scratch = new();
        string map = Path.Combine(scratch.Root, "a.geojson");
        using Process process = CommandLine.Start("coverage", "scenarios/energy-and-ports.yaml", "--altitude", "8 km", "--rcs", "1 m2", "--cell", "150 m", "--out", map);
        // The draft stands there as soon as the work begins.
        for (int i = 0; i < 600 && !Directory.EnumerateFileSystemEntries(scratch.Root).Any(); i++)
            Thread.Sleep(50);
        using Process kill = Process.Start("kill", $"-INT {process.Id}");
        Called call = CommandLine.Finish(process);
        Assert.Equal(130, call.Code);
        Assert.Empty(Directory.EnumerateFileSystemEntries(scratch.Root));
    }
}
