using Parapet.Testing;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Parapet.Cli.Tests;

public sealed partial class CheckTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void A_sound_file_has_no_faults()
    {
        Called call = CommandLine.Call("check", CommandLine.Scenario);
        Assert.Equal((0, "1 file, 0 faults\n", ""), (call.Code, call.Output, call.Errors));
    }

    [Fact]
    public void Every_fault_is_told_at_once_with_its_place()
    {
        string path = Faulty();
        Called call = CommandLine.Call("check", path);
        Assert.Equal(2, call.Code);
        string[] lines = call.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines.Length >= 2, call.Errors);
        Assert.All(lines, line => Assert.Matches(DiagnosticLine(), line));
        Assert.Contains(lines, line => line.StartsWith($"{path}:7:", StringComparison.Ordinal));
        Assert.Equal($"1 file, {lines.Length} faults\n", call.Output);
    }

    [Fact]
    public void Json_lists_the_same_faults()
    {
        string path = Faulty();
        int lines = CommandLine.Call("check", path).Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
        Called call = CommandLine.Call("check", path, "--json");
        Assert.Equal(2, call.Code);
        JsonElement faults = call.Json.GetProperty("faults");
        Assert.Equal(lines, faults.GetArrayLength());
        Assert.Equal(path, faults[0].GetProperty("file").GetString());
        Assert.True(faults[0].GetProperty("line").GetInt32() > 0);
    }

    [Fact]
    public void A_run_of_a_faulty_scenario_tells_them_too_and_leaves_nothing()
    {
        Called call = CommandLine.Call("run", Faulty(), "--out", scratch.Inside("out"));
        Assert.Equal(2, call.Code);
        Assert.True(call.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length >= 2, call.Errors);
        Assert.Equal(["few-drones.yaml"], scratch.Names);
    }

    // Line 7 loses the unit of its duration, and the battery names a post that is not there.
    private string Faulty()
    {
        string path = scratch.Inside("few-drones.yaml");
        File.WriteAllText(path, File.ReadAllText(CommandLine.Scenario)
            .Replace("duration: 900 s", "duration: 900", StringComparison.Ordinal)
            .Replace("command-post: post", "command-post: pots", StringComparison.Ordinal));
        return path;
    }

    [GeneratedRegex(@"^.+:\d+:\d+: PAR\d+: .+$")]
    private static partial Regex DiagnosticLine();
}
