using System.Text.Json;
using Xunit;

namespace Parapet.Cli.Tests;

public sealed class ResolveTests
{
    [Fact]
    public void The_scenario_is_shown_in_SI()
    {
        Called call = CommandLine.Call("resolve", CommandLine.Scenario, "--json");
        Assert.Equal(0, call.Code);
        JsonElement scenario = call.Json;
        Assert.Equal(900, scenario.GetProperty("durationS").GetDouble());
        JsonElement port = Assert.Single(scenario.GetProperty("assets").EnumerateArray());
        Assert.Equal(36.80 * Math.PI / 180, port.GetProperty("position").GetProperty("latitudeRad").GetDouble(), 1e-12);
        Assert.Equal(6, scenario.GetProperty("threats").GetArrayLength());
    }

    [Fact]
    public void The_text_shows_the_same_values()
    {
        Called call = CommandLine.Call("resolve", CommandLine.Scenario);
        Assert.Equal(0, call.Code);
        Assert.Contains("\ndurationS: 900\n", call.Output, StringComparison.Ordinal);
        Assert.Contains("- id: port", call.Output, StringComparison.Ordinal);
    }
}
