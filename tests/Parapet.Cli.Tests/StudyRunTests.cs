using System.Globalization;
using System.Text.Json;
using Parapet.Testing;
using Xunit;

namespace Parapet.Cli.Tests;

public sealed class StudyRunTests : IDisposable
{
    private static readonly string[] Alternatives = ["both", "one", "bare"];

    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Json_holds_measures_with_both_uncertainties_ranking_sensitivities_and_what_names_the_study()
    {
        Called call = StudyFolders.Run(scratch.Inside("a"), "--runs", "96", "--json");
        Assert.Equal(0, call.Code);
        JsonElement study = call.Json;
        Assert.Equal("tiny", study.GetProperty("study").GetString());
        Assert.Equal((96, 8, 2, 1), (Number("runs"), Number("samples"), Number("replicates"), Number("seed")));
        Assert.Equal(64, study.GetProperty("studyHash").GetString()!.Length);
        Assert.Equal(64, study.GetProperty("stateHash").GetString()!.Length);
        Assert.StartsWith("parapet-engine ", study.GetProperty("engine").GetString(), StringComparison.Ordinal);
        Assert.True(study.GetProperty("wallSeconds").GetDouble() > 0);
        Assert.NotEmpty(study.GetProperty("answer").EnumerateArray());
        JsonElement[] alternatives = [.. study.GetProperty("alternatives").EnumerateArray()];
        Assert.Equal(Alternatives, alternatives.Select(a => a.GetProperty("alternative").GetString()));
        foreach (JsonElement a in alternatives)
            Assert.All(Values(a.GetProperty("measures")), HasBothUncertainties);
        Assert.Equal([1, 2, 3], study.GetProperty("ranking").EnumerateArray().Select(r => r.GetProperty("place").GetInt32()));
        Assert.NotEmpty(study.GetProperty("sensitivities").EnumerateArray());
        Assert.All(study.GetProperty("inputs").EnumerateArray(), i => Assert.NotEmpty(i.GetProperty("sources").EnumerateArray()));
        Assert.NotEmpty(study.GetProperty("manifest").GetProperty("files").EnumerateArray());
        Assert.Equal(StudyFolders.WithoutWall(call.Output), StudyFolders.WithoutWall(File.ReadAllText(scratch.Inside("a", "study.json"))));
        Assert.DoesNotContain("\"wall", File.ReadAllText(scratch.Inside("a", "study.json")), StringComparison.Ordinal);

        int Number(string name) => study.GetProperty(name).GetInt32();
    }

    [Fact]
    public void Any_number_of_jobs_gives_the_same_document_tables_and_files()
    {
        Called one = StudyFolders.Run(scratch.Inside("j1"), "--runs", "72", "--jobs", "1", "--json", "--csv", scratch.Inside("j1-csv"));
        Assert.Equal(0, one.Code);
        foreach (string jobs in (string[])["2", "3"])
        {
            string folder = scratch.Inside("j" + jobs);
            Called other = StudyFolders.Run(folder, "--runs", "72", "--jobs", jobs, "--json", "--csv", folder + "-csv");
            Assert.Equal(StudyFolders.WithoutWall(one.Output), StudyFolders.WithoutWall(other.Output));
            StudyFolders.SameFiles(scratch.Inside("j1"), folder);
            StudyFolders.SameFiles(scratch.Inside("j1-csv"), folder + "-csv");
        }
    }

    [Fact]
    public void Tables_name_every_alternative_fit_a_hundred_columns_and_say_where_the_rest_is()
    {
        Called call = StudyFolders.Run(scratch.Inside("a"), "--runs", "48");
        Assert.Equal(0, call.Code);
        foreach (string part in (string[])["What the second battery buys", "Leakage", "Protection", "Ranking", "Differences that matter", "inputs that matter most", "state hash", .. Alternatives])
            Assert.Contains(part, call.Output, StringComparison.Ordinal);
        Assert.All(call.Output.Split('\n'), line => Assert.True(line.Length <= 100, line));
        Assert.DoesNotContain('\x1b', call.Output);
        Assert.DoesNotContain('\x1b', call.Errors);
        foreach (string part in (string[])["study.db", "study.json", "records", "study report"])
            Assert.Contains(part, call.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_longer_study_begins_with_the_shorter_one()
    {
        Assert.Equal(0, StudyFolders.Run(scratch.Inside("grown"), "--runs", "36").Code);
        Assert.Equal(0, StudyFolders.Run(scratch.Inside("grown"), "--runs", "72", "--resume").Code);
        Assert.Equal(0, StudyFolders.Run(scratch.Inside("whole"), "--runs", "72").Code);
        StudyFolders.SameFiles(scratch.Inside("whole"), scratch.Inside("grown"));
    }

    [Fact]
    public void Another_seed_is_another_study()
    {
        Called one = StudyFolders.Run(scratch.Inside("a"), "--runs", "24", "--json"), other = StudyFolders.Run(scratch.Inside("b"), "--runs", "24", "--seed", "7", "--json");
        Assert.NotEqual(one.Json.GetProperty("stateHash").GetString(), other.Json.GetProperty("stateHash").GetString());
        Assert.NotEqual(one.Json.GetProperty("studyHash").GetString(), other.Json.GetProperty("studyHash").GetString());
        Assert.Equal(7, other.Json.GetProperty("seed").GetInt32());
    }

    [Fact]
    public void The_report_is_one_file_made_from_the_store_alone()
    {
        Called run = StudyFolders.Run(scratch.Inside("a"), "--runs", "48");
        Called report = CommandLine.Call("study", "report", scratch.Inside("a"));
        Assert.Equal(0, report.Code);
        Assert.Equal(run.Output, report.Output);
        string html = File.ReadAllText(scratch.Inside("a", "report.html"));
        Assert.Contains("What the second battery buys", html, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"http", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_worst_the_median_and_the_best_run_of_each_alternative_are_kept_whole_and_play_again()
    {
        Assert.Equal(0, StudyFolders.Run(scratch.Inside("a"), "--runs", "48", "--csv", scratch.Inside("csv")).Code);
        JsonElement[] kept = [.. StudyFolders.Document(scratch.Inside("a")).GetProperty("retained").EnumerateArray()];
        Assert.Equal(9, kept.Length);
        foreach (JsonElement run in kept.Where(k => k.GetProperty("alternative").GetString() == "one"))
        {
            string folder = scratch.Inside("a", run.GetProperty("folder").GetString()!);
            Assert.Equal(["events.jsonl", "replay.acmi", "replay.czml", "run.json"], Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
            string which = run.GetProperty("which").GetString()!;
            Called byFolder = CommandLine.Call("replay", folder, "--json"), byKey = CommandLine.Call(
                "replay", run.GetProperty("runKey").GetString()!, "--study", scratch.Inside("a"), "--out", scratch.Inside(which), "--json");
            Assert.Equal((0, 0), (byFolder.Code, byKey.Code));
            Assert.Contains("the state hash is the one in", byKey.Errors, StringComparison.Ordinal);
            Assert.Equal(run.GetProperty("stateHash").GetString(), byFolder.Json.GetProperty("stateHash").GetString());
            Assert.Equal(run.GetProperty("stateHash").GetString(), byKey.Json.GetProperty("stateHash").GetString());
            StudyFolders.SameFiles(folder, scratch.Inside(which));
        }
        double[] leakage = [.. kept.Take(3).Select(k => k.GetProperty("value").GetDouble())];
        Assert.Equal(["worst", "median", "best"], kept.Take(3).Select(k => k.GetProperty("which").GetString()));
        Assert.True(leakage[0] >= leakage[1] && leakage[1] >= leakage[2]);
        string[][] rows = [.. File.ReadLines(scratch.Inside("csv", "run.csv")).Select(line => line.Split(','))];
        int force = Array.IndexOf(rows[0], "force"), value = Array.IndexOf(rows[0], "leakage");
        double[] played = [.. rows.Skip(1).Where(r => r[force] == "first" && r[value].Length > 0).Select(r => double.Parse(r[value], CultureInfo.InvariantCulture)).Order()];
        double[] one = [.. kept.Where(k => k.GetProperty("alternative").GetString() == "one").Select(k => k.GetProperty("value").GetDouble())];
        Assert.Equal((played[^1], played[0]), (one[0], one[2]));
        Assert.Contains(one[1], played[((played.Length - 1) / 2)..((played.Length / 2) + 1)]);
    }

    private static IEnumerable<JsonElement> Values(JsonElement measures) =>
        measures.ValueKind == JsonValueKind.Object ? measures.EnumerateObject().Select(p => p.Value) : measures.EnumerateArray();

    private static void HasBothUncertainties(JsonElement measure)
    {
        string text = measure.GetRawText();
        foreach (string part in (string[])["\"mean\"", "\"low\"", "\"high\"", "chance", "ignorance"])
            Assert.Contains(part, text, StringComparison.Ordinal);
    }
}
