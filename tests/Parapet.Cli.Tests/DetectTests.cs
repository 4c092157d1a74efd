using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using Parapet.Testing;
using Xunit;

namespace Parapet.Cli.Tests;

public sealed class DetectTests
{
    [Fact]
    public void A_low_flyer_is_lost_behind_the_horizon_long_before_free_space_ends()
    {
        JsonElement curve = CommandLine.Call("detect", "s-400/91n6e", "--target", "cruise-missile", "--height", "100 m", "--json").Json;
        JsonElement half = curve.GetProperty("farthest").EnumerateArray().Single(f => f.GetProperty("probability").GetDouble() == 0.5);
        double seen = half.GetProperty("oneLookM").GetProperty("likely").GetDouble(), brochure = half.GetProperty("freeSpaceM").GetDouble();
        Assert.InRange(seen, 30e3, 65e3);
        Assert.True(brochure > 2 * seen, FormattableString.Invariant($"{brochure} m is not far beyond {seen} m"));
        Assert.Equal("s-400/91n6e", curve.GetProperty("sensor").GetString());
        Assert.Equal("detection range", curve.GetProperty("interval").GetProperty("of").GetString());
    }

    [Fact]
    public void The_stated_range_of_the_catalogue_comes_out_in_free_space()
    {
        JsonElement[] quantities = [.. CommandLine.Call("explain", "s-400", "--json").Json.GetProperty("quantities").EnumerateArray()];
        double rcs = Likely("reference-rcs"), range = Likely("detection-range"), pd = Likely("reference-detection-probability");
        JsonElement curve = CommandLine.Call(
            "detect", "s-400/91n6e", "--rcs", rcs.ToString(CultureInfo.InvariantCulture) + " m2", "--height", "10 km", "--json").Json;
        JsonElement[] points = [.. curve.GetProperty("points").EnumerateArray()];
        JsonElement near = points.MinBy(p => Math.Abs(p.GetProperty("rangeM").GetDouble() - range));
        Near.Equal(pd, near.GetProperty("freeSpaceProbability").GetDouble(), absolute: 0.01);

        double Likely(string name) => quantities.Single(q => q.GetProperty("path").GetString() == "radars.91n6e." + name).GetProperty("likely").GetDouble();
    }

    [Fact]
    public void The_interval_of_the_catalogue_is_carried_and_looks_add_up_on_the_way_in()
    {
        JsonElement curve = CommandLine.Call("detect", "f-35a/apg-81", "--rcs", "1 m2", "--height", "8 km", "--json").Json;
        double before = 0;
        int wide = 0;
        foreach (JsonElement point in curve.GetProperty("points").EnumerateArray().Reverse())
        {
            (double low, double likely, double high) = Interval(point, "probability");
            Assert.True(low <= likely + 1e-6 && likely <= high + 1e-6, point.ToString());
            wide += high - low > 0.1 ? 1 : 0;
            double cumulative = Interval(point, "cumulative").Likely;
            Assert.True(cumulative >= likely - 1e-6 && cumulative >= before - 0.02, point.ToString());
            before = cumulative;
        }

        Assert.True(wide > 100, $"only {wide} points with an interval");
        Assert.True(before > 0.999);
    }

    [Fact]
    public void A_target_that_flies_away_is_not_waited_for()
    {
        Called call = CommandLine.Call("detect", "s-400/91n6e", "--rcs", "-10 dBsm", "--aspect", "rear", "--json");
        Assert.All(call.Json.GetProperty("points").EnumerateArray(), p => Assert.Equal(JsonValueKind.Null, p.GetProperty("cumulative").GetProperty("likely").ValueKind));
    }

    [Fact]
    public void Table_csv_and_figure_tell_the_same_story()
    {
        using ScratchFolder scratch = new();
        string csv = Path.Combine(scratch.Root, "new", "curve.csv"), svg = Path.Combine(scratch.Root, "curve.svg");
        Called call = CommandLine.Call("detect", "f-35a/das", "--target", "fighter-bomber", "--csv", csv, "--svg", svg);
        Assert.Equal(0, call.Code);
        Assert.Contains("km", call.Output, StringComparison.Ordinal);
        string[] lines = File.ReadAllLines(csv);
        Assert.StartsWith("range_m,ground_range_m,elevation_deg,rcs_m2,snr_db,pd_low,pd,pd_high,cumulative_low", lines[0], StringComparison.Ordinal);
        Assert.True(lines.Length > 500);
        Assert.All(lines, l => Assert.Equal(lines[0].Split(',').Length, l.Split(',').Length));
        XElement figure = XDocument.Load(svg).Root!;
        Assert.Equal("svg", figure.Name.LocalName);
        Assert.Contains("seen by", figure.Elements().First(e => e.Name.LocalName == "title").Value, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(scratch.Root, "*.tmp", SearchOption.AllDirectories));
    }

    [Fact]
    public void The_ground_of_a_scenario_counts_and_its_elevation_is_credited()
    {
        Called call = CommandLine.Call("detect", "s-400/92n6e", "--target", "cruise-missile", "--scenario", "scenarios/energy-and-ports.yaml", "--bearing", "340°");
        Assert.Equal(0, call.Code);
        Assert.Contains("National Imagery and Mapping Agency", call.Output, StringComparison.Ordinal);
        Assert.Contains("s-400-adana", call.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("did you mean s-400?", "s400/91n6e", "--rcs", "1 m2")]
    [InlineData("s-400/96l6e", "s-400", "--rcs", "1 m2")]
    [InlineData("\"91n6e\"", "s-400/91n6", "--rcs", "1 m2")]
    [InlineData("--target CLASS", "s-400/91n6e")]
    [InlineData("has no unit", "s-400/91n6e", "--rcs", "1")]
    [InlineData("exclude each other", "s-400/91n6e", "--rcs", "1 m2", "--target", "decoy")]
    [InlineData("\"decoy\"", "s-400/91n6e", "--target", "decoi")]
    [InlineData("0° to 180°", "s-400/91n6e", "--rcs", "1 m2", "--aspect", "200°")]
    [InlineData("0 to 4", "s-400/91n6e", "--rcs", "1 m2", "--swerling", "5")]
    [InlineData("sees heat", "f-35a/das", "--rcs", "1 m2")]
    [InlineData("no sensor", "cruise-missile/x", "--rcs", "1 m2")]
    [InlineData("no unit of patriot", "patriot/ltamds", "--rcs", "1 m2", "--scenario", "scenarios/energy-and-ports-s-400-only.yaml")]
    [InlineData("--scenario FILE", "s-400/91n6e", "--rcs", "1 m2", "--unit", "a")]
    [InlineData("stands on the ground", "s-400/91n6e", "--rcs", "1 m2", "--own-height", "3 km")]
    [InlineData("is a folder", "s-400/91n6e", "--rcs", "1 m2", "--svg", "docs")]
    public void Bad_input_is_told_with_a_hint_and_gives_nothing_else(string hint, params string[] arguments)
    {
        Called call = CommandLine.Call(["detect", .. arguments]);
        Assert.Equal(2, call.Code);
        Assert.Contains(hint, call.Errors, StringComparison.Ordinal);
        Assert.Empty(call.Output);
    }

    private static (double Low, double Likely, double High) Interval(JsonElement point, string name)
    {
        JsonElement interval = point.GetProperty(name);
        return (interval.GetProperty("low").GetDouble(), interval.GetProperty("likely").GetDouble(), interval.GetProperty("high").GetDouble());
    }
}
