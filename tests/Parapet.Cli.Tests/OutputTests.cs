using Parapet.Testing;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Xunit;

namespace Parapet.Cli.Tests;

public sealed class OutputTests : IDisposable
{
    private static readonly string[] FilesOfManyRuns = ["events.jsonl", "replay.acmi", "replay.czml", "run.json", "runs.jsonl"];

    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Any_number_of_jobs_writes_the_same_bytes()
    {
        Assert.Equal(0, Run("a", "--runs", "40", "--jobs", "1").Code);
        Assert.Equal(0, Run("b", "--runs", "40", "--jobs", "2").Code);
        Assert.Equal(0, Run("c", "--runs", "40", "--jobs", "7").Code);
        Assert.Equal(FilesOfManyRuns, Names("a"));
        foreach (string name in FilesOfManyRuns)
        {
            byte[] bytes = File.ReadAllBytes(scratch.Inside("a", name));
            Assert.True(bytes.AsSpan().SequenceEqual(File.ReadAllBytes(scratch.Inside("b", name))), name);
            Assert.True(bytes.AsSpan().SequenceEqual(File.ReadAllBytes(scratch.Inside("c", name))), name);
        }
    }

    [Fact]
    public void Files_hold_nothing_of_the_clock()
    {
        Run("a");
        Assert.Equal(["events.jsonl", "replay.acmi", "replay.czml", "run.json"], Names("a"));
        Assert.DoesNotContain("wall", File.ReadAllText(scratch.Inside("a", "run.json")), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_new_output_replaces_an_older_one_whole()
    {
        Run("a", "--runs", "3");
        Assert.Equal(0, Run("a").Code);
        Assert.Equal(["events.jsonl", "replay.acmi", "replay.czml", "run.json"], Names("a"));
        Assert.Equal(["a"], scratch.Names);
    }

    [Fact]
    public void A_folder_with_something_else_in_it_is_left_alone()
    {
        Run("a");
        File.WriteAllText(scratch.Inside("a", "thesis.txt"), "years of work");
        Called call = Run("a", "--seed", "9");
        Assert.Equal(2, call.Code);
        Assert.Contains("thesis.txt", call.Errors, StringComparison.Ordinal);
        Assert.Equal("years of work", File.ReadAllText(scratch.Inside("a", "thesis.txt")));
        Assert.Equal(["a"], scratch.Names);
    }

    [Fact]
    public void A_link_stays_a_link_and_its_folder_is_filled()
    {
        Directory.CreateDirectory(scratch.Inside("disk"));
        Directory.CreateSymbolicLink(scratch.Inside("a"), scratch.Inside("disk"));
        Assert.Equal(0, Run("a").Code);
        Assert.Equal(0, Run("a", "--seed", "9").Code);
        Assert.NotNull(new DirectoryInfo(scratch.Inside("a")).LinkTarget);
        Assert.Contains("run.json", Names("disk"));
        Assert.Equal(["a", "disk"], scratch.Names);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_bad_input()
    {
        File.WriteAllText(scratch.Inside("note"), "");
        Called call = Run("note/a");
        Assert.Equal(2, call.Code);
        Assert.Contains("cannot be made", call.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_in_the_way_is_left_alone()
    {
        File.WriteAllText(scratch.Inside("a"), "a file");
        Assert.Equal(2, Run("a").Code);
        Assert.Equal("a file", File.ReadAllText(scratch.Inside("a")));
    }

    [Fact]
    public void An_empty_folder_and_missing_parents_are_no_hindrance()
    {
        Directory.CreateDirectory(scratch.Inside("empty"));
        Assert.Equal(0, Run("empty").Code);
        Assert.Equal(0, Run(Path.Combine("deep", "deeper", "a")).Code);
        Assert.True(File.Exists(scratch.Inside("deep", "deeper", "a", "run.json")));
    }

    [Fact]
    public void Interrupted_it_says_so_and_leaves_nothing_half_written()
    {
        Run("a");
        byte[] before = File.ReadAllBytes(scratch.Inside("a", "run.json"));
        using Process process = CommandLine.Start("run", CommandLine.Scenario, "--runs", "10000000", "--out", scratch.Inside("a"));
        // It is at work as soon as the draft of its output stands beside the place.
        Stopwatch watch = Stopwatch.StartNew();
        while (scratch.Names.Count < 2 && watch.Elapsed < TimeSpan.FromMinutes(2))
            Thread.Sleep(10);
        Assert.Equal(2, scratch.Names.Count);
        Assert.Equal(0, CommandLine.Shell($"kill -INT {process.Id}").Code);
        Called call = CommandLine.Finish(process);
        Assert.Equal(130, call.Code);
        Assert.Contains("interrupted", call.Errors, StringComparison.Ordinal);
        Assert.Empty(call.Output);
        Assert.Equal(["a"], scratch.Names);
        Assert.Equal(before, File.ReadAllBytes(scratch.Inside("a", "run.json")));
    }

    [Fact]
    public void A_run_is_replayed_from_its_folder_and_from_its_key()
    {
        Run("a", "--seed", "5");
        Called again = CommandLine.Call("replay", scratch.Inside("a"), "--scenario", CommandLine.Scenario, "--out", scratch.Inside("b"));
        Assert.Equal(0, again.Code);
        Assert.Equal((0, "same\n"), Diff("a", "b"));
        string key = JsonNode.Parse(File.ReadAllText(scratch.Inside("a", "run.json")))!["runKey"]!.GetValue<string>();
        Assert.Equal(0, CommandLine.Call("replay", key, "--scenario", CommandLine.Scenario, "--out", scratch.Inside("c")).Code);
        Assert.Equal((0, "same\n"), Diff("a", "c"));
    }

    [Fact]
    public void Each_line_of_many_runs_carries_the_key_that_plays_it_again()
    {
        Run("a", "--runs", "4");
        JsonNode third = JsonNode.Parse(File.ReadLines(scratch.Inside("a", "runs.jsonl")).ElementAt(2))!;
        Called again = CommandLine.Call("replay", third["runKey"]!.GetValue<string>(), "--scenario", CommandLine.Scenario, "--json");
        Assert.Equal(0, again.Code);
        Assert.Equal(third["stateHash"]!.GetValue<string>(), again.Json.GetProperty("stateHash").GetString());
        Assert.Equal(0, CommandLine.Call("replay", scratch.Inside("a"), "--scenario", CommandLine.Scenario).Code);
    }

    [Fact]
    public void A_run_of_other_inputs_is_not_replayed()
    {
        Called call = CommandLine.Call("replay", "few-drones:1:0:0123456789ab", "--scenario", CommandLine.Scenario);
        Assert.Equal(2, call.Code);
        Assert.Contains("inputs changed", call.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_that_the_engine_no_longer_gives_is_a_failure()
    {
        Run("a");
        string path = scratch.Inside("a", "run.json");
        JsonNode run = JsonNode.Parse(File.ReadAllText(path))!;
        run["stateHash"] = new string('0', 64);
        File.WriteAllText(path, run.ToJsonString());
        Called call = CommandLine.Call("replay", scratch.Inside("a"), "--scenario", CommandLine.Scenario);
        Assert.Equal(1, call.Code);
        Assert.Contains("state hash", call.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Diff_names_the_first_field_in_which_two_records_part()
    {
        Run("a");
        Directory.CreateDirectory(scratch.Inside("b"));
        foreach (string name in Names("a"))
            File.Copy(scratch.Inside("a", name), scratch.Inside("b", name));
        string[] events = File.ReadAllLines(scratch.Inside("a", "events.jsonl"));
        JsonNode second = JsonNode.Parse(events[1])!;
        second["subject"] = "somebody-else";
        events[1] = second.ToJsonString();
        File.WriteAllLines(scratch.Inside("b", "events.jsonl"), events);
        (int code, string text) = Diff("a", "b");
        Assert.Equal(1, code);
        Assert.Contains("subject", text, StringComparison.Ordinal);
        Assert.Contains("somebody-else", text, StringComparison.Ordinal);
        Called json = CommandLine.Call("diff", scratch.Inside("a", "events.jsonl"), scratch.Inside("b", "events.jsonl"), "--json");
        Assert.Equal(1, json.Code);
        Assert.False(json.Json.GetProperty("same").GetBoolean());
        Assert.Equal(("subject", 2), (json.Json.GetProperty("field").GetString(), json.Json.GetProperty("line").GetInt32()));
        Assert.Equal("\"somebody-else\"", json.Json.GetProperty("b").GetString());
    }

    [Fact]
    public void Diff_sees_runs_that_part_behind_equal_first_ones()
    {
        Run("a", "--runs", "2");
        Run("b", "--runs", "3");
        (int code, string text) = Diff("a", "b");
        Assert.Equal(1, code);
        Assert.Contains("runs.jsonl, line 3", text, StringComparison.Ordinal);
    }

    private Called Run(string folder, params string[] more) => CommandLine.Call(["run", CommandLine.Scenario, "--out", scratch.Inside(folder), .. more]);

    private (int Code, string Text) Diff(string a, string b)
    {
        Called call = CommandLine.Call("diff", scratch.Inside(a), scratch.Inside(b));
        return (call.Code, call.Output);
    }

    private string[] Names(string folder) => [.. Directory.EnumerateFileSystemEntries(scratch.Inside(folder)).Select(p => Path.GetFileName(p)).Order(StringComparer.Ordinal)];
}
