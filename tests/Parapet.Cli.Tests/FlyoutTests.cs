using System.Text.Json;
using System.Xml.Linq;
using Parapet.Testing;
using Xunit;

namespace Parapet.Cli.Tests;

public sealed class FlyoutTests
{
    [Theory]
    [InlineData("s-400/48n6e3")]
    [InlineData("f-35a/aim-120d")]
    [InlineData("patriot/pac-3-mse")]
    [InlineData("gun/burst")]
    public void The_fit_reproduces_what_is_published(string round)
    {
        JsonElement answer = CommandLine.Call("flyout", round, "--json").Json;
        Assert.False(answer.GetProperty("fit").GetProperty("dragBound").GetBoolean());
        foreach (JsonElement residual in answer.GetProperty("residuals").EnumerateArray())
        {
            Assert.True(residual.GetProperty("inside").GetBoolean(), residual.ToString());
            if (residual.GetProperty("of").GetString() is "greatest range" or "greatest speed")
                Near.Equal(0, residual.GetProperty("relative").GetDouble(), absolute: 0.02, what: residual.GetProperty("of").GetString()!);
        }
    }

    [Fact]
    public void Every_round_of_the_catalogue_fits_and_its_motor_is_one_that_could_be()
    {
        foreach (string round in (string[])[
            "s-400/40n6e", "s-400/48n6e2", "s-400/9m96e", "s-400/9m96e2", "patriot/gem-t", "patriot/pac-3-cri", "f-35a/aim-120c", "fighter-4th-generation/medium-range-missile",
            "fighter-4th-generation/short-range-missile", "fighter-5th-generation/medium-range-missile", "long-range-sam-1980s/long-range-missile",
            "long-range-sam-2000s/long-range-missile", "long-range-sam-2020s/long-range-missile", "long-range-sam-2020s/medium-range-missile", "short-range-sam/short-range-missile"])
        {
            JsonElement fit = CommandLine.Call("flyout", round, "--json").Json.GetProperty("fit");
            Assert.False(fit.GetProperty("dragBound").GetBoolean(), round);
            double impulse = fit.GetProperty("specificImpulseS").GetDouble();
            Assert.True(impulse is > 190 and < 285, FormattableString.Invariant($"{round}: {impulse} s"));
        }
    }

    [Fact]
    public void A_target_that_flies_away_fast_is_refused_where_one_that_comes_is_not()
    {
        int comes = Allowed("0°", "350 m/s"), crosses = Allowed("90°", "350 m/s"), leaves = Allowed("180°", "650 m/s");
        Assert.True(comes > 40 && crosses <= comes && leaves < comes, $"{comes} {crosses} {leaves}");

        static int Allowed(string aspect, string speed) => CommandLine.Call("flyout", "f-35a/aim-120d", "--aspect", aspect, "--target-speed", speed, "--json").Json
            .GetProperty("points").EnumerateArray().Count(p => p.GetProperty("allowed").GetBoolean());
    }

    [Fact]
    public void What_turns_harder_is_met_less_high()
    {
        double Highest(string turn) => CommandLine.Call("flyout", "s-400/48n6e3", "--target-turn", turn, "--json").Json.GetProperty("points").EnumerateArray()
            .Where(p => p.GetProperty("allowed").GetBoolean()).Max(p => p.GetProperty("heightM").GetDouble());
        Assert.True(Highest("90 m/s2") < Highest("10 m/s2"));
    }

    [Fact]
    public void The_table_of_the_launch_decision_stands_beside_every_flight()
    {
        JsonElement answer = CommandLine.Call("flyout", "s-400/48n6e3", "--json").Json;
        Assert.InRange(answer.GetProperty("worstTableError").GetDouble(), 1e-6, 0.04);
        JsonElement[] reached = [.. answer.GetProperty("points").EnumerateArray().Where(p => p.GetProperty("reached").GetBoolean())];
        Assert.True(reached.Length > 60, $"{reached.Length}");
        Assert.All(reached, p => Assert.True(p.GetProperty("lateralMps2").GetDouble() <= 27.1 * 9.80665 && p.GetProperty("speedMps").GetDouble() <= 2000 * 1.001));
    }

    [Fact]
    public void Table_csv_and_figure_come_together()
    {
        using ScratchFolder scratch = new();
        string csv = Path.Combine(scratch.Root, "new", "mse.csv"), svg = Path.Combine(scratch.Root, "mse.svg");
        Called call = CommandLine.Call("flyout", "patriot/pac-3-mse", "--csv", csv, "--svg", svg);
        Assert.Equal(0, call.Code);
        Assert.Contains("greatest range", call.Output, StringComparison.Ordinal);
        Assert.Contains("as a pulse", call.Output, StringComparison.Ordinal);
        string[] lines = File.ReadAllLines(csv);
        Assert.StartsWith("height_m,ground_range_m,time_s,", lines[0], StringComparison.Ordinal);
        Assert.True(lines.Length > 60 && lines.All(l => l.Split(',').Length == lines[0].Split(',').Length));
        Assert.Equal("svg", XDocument.Load(svg).Root!.Name.LocalName);
    }

    [Theory]
    [InlineData("s-400", "does not name one round")]
    [InlineData("s-400/48n6e4", "has no round \"48n6e4\"")]
    [InlineData("s-401/48n6e3", "did you mean s-400?")]
    [InlineData("bomber/bomb", "has no round")]
    public void A_round_that_is_not_there_is_told(string round, string told)
    {
        Called call = CommandLine.Call("flyout", round);
        Assert.Equal(2, call.Code);
        Assert.Contains(told, call.Errors, StringComparison.Ordinal);
    }
}
