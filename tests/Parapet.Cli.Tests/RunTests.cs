using Parapet.Testing;
using System.Text.Json;
using Xunit;

namespace Parapet.Cli.Tests;

public sealed class RunTests : IDisposable
{
    private static readonly string[] Counts = ["threats", "killed", "leaked", "other"];

    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Json_of_one_run_has_the_promised_shape()
    {
        Called call = CommandLine.Call("run", CommandLine.Scenario, "--json");
        Assert.Equal(0, call.Code);
        JsonElement run = call.Json;
        Assert.Equal("few-drones", run.GetProperty("scenario").GetString());
        Assert.Equal(64, run.GetProperty("scenarioHash").GetString()!.Length);
        Assert.Equal(64, run.GetProperty("stateHash").GetString()!.Length);
        Assert.Equal((1, 1), (run.GetProperty("seed").GetInt32(), run.GetProperty("runs").GetInt32()));
        Assert.True(run.GetProperty("wallSeconds").GetDouble() > 0);
        Assert.True(run.GetProperty("simulatedSeconds").GetDouble() is > 0 and <= 900);
        JsonElement raid = run.GetProperty("raid");
        int[] n = [.. Counts.Select(c => raid.GetProperty(c).GetInt32())];
        Assert.Equal(6, n[0]);
        Assert.Equal(n[0], n[1] + n[2] + n[3]);
        Assert.Equal("one-way-attack-drone", Assert.Single(raid.GetProperty("byClass").EnumerateArray()).GetProperty("class").GetString());
        JsonElement asset = Assert.Single(run.GetProperty("assets").EnumerateArray());
        Assert.Contains(asset.GetProperty("survived").ValueKind, (JsonValueKind[])[JsonValueKind.True, JsonValueKind.False]);
        JsonElement unit = Assert.Single(run.GetProperty("units").EnumerateArray());
        Assert.Equal("s-400", unit.GetProperty("system").GetString());
        Assert.All(unit.GetProperty("remaining").EnumerateObject(), r => Assert.True(r.Value.GetInt32() >= 0));
        Assert.True(unit.GetProperty("spentUsd").GetDouble() >= 0);
        foreach (string measure in (string[])["leakage", "shotsPerKill", "costExchange", "firstDetectionSeconds"])
            Assert.True(run.GetProperty("measures").TryGetProperty(measure, out _), measure);
        foreach (string measure in (string[])["tracksFormed", "falseTracks", "meanTrackLatencySeconds"])
            Assert.True(run.GetProperty("picture").TryGetProperty(measure, out _), measure);
    }

    [Fact]
    public void Many_runs_put_an_estimate_where_one_run_has_a_number()
    {
        JsonElement one = CommandLine.Call("run", CommandLine.Scenario, "--json").Json, many = CommandLine.Call("run", CommandLine.Scenario, "--runs", "12", "--json").Json;
        Assert.Equal(12, many.GetProperty("runs").GetInt32());
        foreach (string part in (string[])["raid", "assets", "units", "measures", "picture"])
            SameShape(part, one.GetProperty(part), many.GetProperty(part));
        Assert.Equal("wilson", many.GetProperty("assets")[0].GetProperty("survived").GetProperty("method").GetString());
        JsonElement killed = many.GetProperty("raid").GetProperty("killed");
        Assert.Equal("t", killed.GetProperty("method").GetString());
        Assert.Equal(0.95, killed.GetProperty("confidence").GetDouble());
        Assert.InRange(killed.GetProperty("mean").GetDouble(), killed.GetProperty("low").GetDouble(), killed.GetProperty("high").GetDouble());
    }

    [Fact]
    public void Estimates_are_the_means_of_the_runs_that_the_folder_lists()
    {
        CommandLine.Call("run", CommandLine.Scenario, "--runs", "9", "--out", scratch.Inside("a"));
        JsonElement[] runs = [.. File.ReadLines(scratch.Inside("a", "runs.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)];
        JsonElement whole = JsonDocument.Parse(File.ReadAllText(scratch.Inside("a", "run.json"))).RootElement;
        Assert.Equal(Enumerable.Range(0, 9), runs.Select(r => r.GetProperty("run").GetInt32()));
        foreach (string count in Counts)
            Assert.Equal(runs.Average(r => r.GetProperty(count).GetDouble()), whole.GetProperty("raid").GetProperty(count).GetProperty("mean").GetDouble(), 1e-12);
        Assert.Equal(runs.Average(r => r.GetProperty("assetsLost").GetDouble()), 1 - whole.GetProperty("assets")[0].GetProperty("survived").GetProperty("mean").GetDouble(), 1e-12);
        Assert.Equal(runs.Average(r => r.GetProperty("spentUsd").GetDouble()), whole.GetProperty("units")[0].GetProperty("spentUsd").GetProperty("mean").GetDouble(), 1e-3);
    }

    [Fact]
    public void Tables_go_to_the_output_and_speed_to_the_errors()
    {
        Called call = CommandLine.Call("run", CommandLine.Scenario);
        Assert.Equal(0, call.Code);
        foreach (string part in (string[])["Raid", "one-way-attack-drone", "port", "battery", "leakage", "state hash", "few-drones:1:0:"])
            Assert.Contains(part, call.Output, StringComparison.Ordinal);
        Assert.Contains("times real time", call.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_seed_is_another_run()
    {
        string one = CommandLine.Call("run", CommandLine.Scenario, "--json").Json.GetProperty("stateHash").GetString()!;
        JsonElement other = CommandLine.Call("run", CommandLine.Scenario, "--seed", "4294967295", "--json").Json;
        Assert.NotEqual(one, other.GetProperty("stateHash").GetString());
        Assert.Equal(4294967295u, other.GetProperty("seed").GetUInt32());
    }

    // Where one run has a number or a flag, many have {mean, low, high, method, confidence}; all else is alike.
    private static void SameShape(string path, JsonElement one, JsonElement many)
    {
        switch (one.ValueKind)
        {
            case JsonValueKind.Object:
                Assert.Equal(one.EnumerateObject().Select(p => p.Name), many.EnumerateObject().Select(p => p.Name));
                foreach (JsonProperty property in one.EnumerateObject())
                    SameShape($"{path}.{property.Name}", property.Value, many.GetProperty(property.Name));
                break;
            case JsonValueKind.Array:
                Assert.Equal(one.GetArrayLength(), many.GetArrayLength());
                foreach ((JsonElement a, JsonElement b) in one.EnumerateArray().Zip(many.EnumerateArray()))
                    SameShape(path + "[]", a, b);
                break;
            case JsonValueKind.String:
                Assert.Equal(one.GetString(), many.GetString());
                break;
            default:
                Assert.True(many.ValueKind == JsonValueKind.Object, path);
                Assert.Equal(["mean", "low", "high", "method", "confidence"], many.EnumerateObject().Select(p => p.Name).Take(5));
                break;
        }
    }
}
