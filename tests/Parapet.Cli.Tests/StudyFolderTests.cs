using Parapet.Testing;
using Xunit;

namespace Parapet.Cli.Tests;

public sealed class StudyFolderTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void A_study_that_is_there_is_never_replaced_unasked()
    {
        Called first = StudyFolders.Run(scratch.Inside("a"), "--runs", "24");
        Called again = StudyFolders.Run(scratch.Inside("a"), "--runs", "24");
        Assert.Equal(2, again.Code);
        foreach (string part in (string[])["--resume", "--overwrite", "2 of 2 samples"])
            Assert.Contains(part, again.Errors, StringComparison.Ordinal);
        Assert.Equal(first.Output, StudyFolders.Run(scratch.Inside("a"), "--runs", "24", "--resume").Output);
        Assert.Equal(first.Output, StudyFolders.Run(scratch.Inside("a"), "--runs", "24", "--overwrite").Output);
        Assert.Equal(2, StudyFolders.Run(scratch.Inside("a"), "--resume", "--overwrite").Code);
    }

    [Fact]
    public void Resuming_with_another_seed_or_file_is_refused_and_leaves_the_study_as_it_was()
    {
        Called first = StudyFolders.Run(scratch.Inside("a"), "--runs", "24");
        Called seed = StudyFolders.Run(scratch.Inside("a"), "--runs", "48", "--seed", "2", "--resume");
        Assert.Equal(2, seed.Code);
        Assert.Contains("seed", seed.Errors, StringComparison.Ordinal);
        string other = StudyFolders.ChangedCopy(scratch, "tiny.yaml", text => text.Replace("weight: 2", "weight: 3", StringComparison.Ordinal));
        Called file = CommandLine.Call("study", "run", other, "--out", scratch.Inside("a"), "--runs", "48", "--resume");
        Assert.Equal(2, file.Code);
        Assert.Contains("study.db", file.Errors, StringComparison.Ordinal);
        Assert.Equal(first.Output, StudyFolders.Run(scratch.Inside("a"), "--runs", "24", "--resume").Output);
    }

    [Fact]
    public void A_folder_with_something_else_a_file_and_a_place_that_cannot_be_written_are_refused()
    {
        Directory.CreateDirectory(scratch.Inside("a"));
        File.WriteAllText(scratch.Inside("a", "thesis.txt"), "years of work");
        File.WriteAllText(scratch.Inside("note"), "a file");
        foreach ((string place, string said) in ((string, string)[])[("a", "thesis.txt"), ("note", "is a file"), ("note/deeper", "cannot be made")])
        {
            Called call = StudyFolders.Run(scratch.Inside(place), "--runs", "24");
            Assert.Equal(2, call.Code);
            Assert.Contains(said, call.Errors, StringComparison.Ordinal);
        }
        Assert.Equal("years of work", File.ReadAllText(scratch.Inside("a", "thesis.txt")));
        Assert.Equal(2, StudyFolders.Run("").Code);
        Assert.Equal(2, StudyFolders.Run("/proc/parapet", "--runs", "24").Code);
    }

    [Fact]
    public void A_folder_whose_store_is_no_study_is_told_so()
    {
        Directory.CreateDirectory(scratch.Inside("a"));
        File.WriteAllText(scratch.Inside("a", "study.db"), "this is no database, however long one may look at it for one");
        foreach (Called call in (Called[])[StudyFolders.Run(scratch.Inside("a"), "--runs", "24", "--resume"), StudyFolders.Run(scratch.Inside("a"), "--runs", "24"), CommandLine.Call("study", "report", scratch.Inside("a"))])
        {
            Assert.Equal(2, call.Code);
            Assert.Contains("study.db", call.Errors, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", call.Errors, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("study", "report", "no-such-folder")]
    [InlineData("study", "report", "src")]
    [InlineData("study", "report", "README.md")]
    [InlineData("study", "report", "")]
    [InlineData("study", "run", "no-such.yaml")]
    [InlineData("study", "run", "scenarios/first-run.yaml")]
    [InlineData("study", "run", "")]
    [InlineData("study", "play")]
    [InlineData("study", "run")]
    [InlineData("study", "run", StudyFolders.Study, "--runs", "0")]
    [InlineData("replay", "no-such:both/drones:0:0:0123456789ab")]
    [InlineData("replay", "first-run:1:0:0123456789ab", "--study", "src")]
    public void What_is_not_there_is_bad_input_told_in_a_sentence(params string[] arguments)
    {
        Called call = CommandLine.Call(arguments);
        Assert.Equal(2, call.Code);
        Assert.NotEmpty(call.Errors);
        Assert.DoesNotContain("   at ", call.Errors, StringComparison.Ordinal);
        Assert.Empty(call.Output);
    }

    [Fact]
    public void Every_fault_of_a_study_is_told_at_once_and_nothing_is_made()
    {
        string bad = StudyFolders.ChangedCopy(scratch, "bad.yaml", text => text
            .Replace("units: [west]", "units: [nord]", StringComparison.Ordinal)
            .Replace("measures: [leakage,", "measures: [leekage,", StringComparison.Ordinal)
            .Replace("include: [missiles]", "include: [rockets]", StringComparison.Ordinal));
        Called call = CommandLine.Call("study", "run", bad, "--out", scratch.Inside("a"));
        Assert.Equal(2, call.Code);
        foreach (string word in (string[])["nord", "leekage", "rockets"])
            Assert.Contains(word, call.Errors, StringComparison.Ordinal);
        Assert.All(call.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Matches(@"bad\.yaml:\d+:\d+: ", line));
        Assert.Equal(["bad.yaml"], scratch.Names);
        Called check = CommandLine.Call("check", bad);
        Assert.Equal(2, check.Code);
        Assert.Contains("leekage", check.Errors, StringComparison.Ordinal);
        Assert.Equal(0, CommandLine.Call("check", StudyFolders.Study).Code);
    }

    [Fact]
    public void A_report_of_a_study_whose_files_have_changed_says_what_changed()
    {
        string study = StudyFolders.ChangedCopy(scratch, "mine.yaml", text => text);
        Assert.Equal(0, CommandLine.Call("study", "run", study, "--runs", "24", "--out", scratch.Inside("a")).Code);
        File.AppendAllText(study, "# a remark\n");
        Called changed = CommandLine.Call("study", "report", scratch.Inside("a"));
        Assert.Equal(2, changed.Code);
        Assert.Contains("has changed", changed.Errors, StringComparison.Ordinal);
        File.Delete(study);
        Called gone = CommandLine.Call("study", "report", scratch.Inside("a"));
        Assert.Equal(2, gone.Code);
        Assert.Contains("--study FILE", gone.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_where_no_CSV_can_be_written_is_told_before_anything_is_played()
    {
        File.WriteAllText(scratch.Inside("note"), "a file");
        foreach (string csv in (string[])[scratch.Inside("note"), scratch.Inside("note", "deeper"), "/proc/parapet", ""])
        {
            Called call = StudyFolders.Run(scratch.Inside("a"), "--runs", "24", "--csv", csv);
            Assert.Equal(2, call.Code);
            Assert.NotEmpty(call.Errors);
            Assert.False(Directory.Exists(scratch.Inside("a")));
        }
    }

    [Fact]
    public void Without_a_place_for_messages_the_result_is_the_same()
    {
        Called spoken = StudyFolders.Run(scratch.Inside("a"), "--runs", "24");
        foreach (string nowhere in (string[])["2>&-", "2> /dev/full"])
        {
            Called silent = CommandLine.Shell($"./parapet study run {StudyFolders.Study} --runs 24 --overwrite --out {scratch.Inside("b")} {nowhere}");
            Assert.Equal((0, spoken.Output), (silent.Code, silent.Output));
            Assert.Equal(2, CommandLine.Shell($"./parapet study run no-such.yaml {nowhere}").Code);
        }
    }

    [Fact]
    public void On_a_terminal_progress_is_drawn_and_taken_away_again()
    {
        Assert.SkipUnless(CommandLine.Shell("command -v script").Code == 0, "There is no script(1) to stand in for a terminal.");
        Called call = CommandLine.Shell($"TERM=xterm script -qec './parapet study run {StudyFolders.Study} --runs 1200 --out {scratch.Inside("a")}' /dev/null < /dev/null");
        Assert.Equal(0, call.Code);
        foreach (string part in (string[])[" of 1200 runs", "runs/s", "█", " ± ", "both"])
            Assert.Contains(part, call.Output, StringComparison.Ordinal);
    }
}
