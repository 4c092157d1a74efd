using Parapet.Testing;
using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Parapet.Cli.Tests;

public sealed class StudyInterruptionTests : IDisposable
{
    private const int Kills = 50;
    private const int ShortestMs = 20;

    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Killed_fifty_times_and_resumed_it_ends_as_if_undisturbed()
    {
        Called whole = StudyFolders.Run(scratch.Inside("whole"), "--runs", "3600", "--csv", scratch.Inside("whole-csv"));
        Assert.Equal(0, whole.Code);
        // The longest wait gives a call time to start and to play; what a start takes is measured, as machines differ.
        Stopwatch watch = Stopwatch.StartNew();
        Assert.Equal(0, StudyFolders.Run(scratch.Inside("short"), "--runs", "24").Code);
        int longestMs = (int)Math.Clamp(1.5 * watch.ElapsedMilliseconds, 400, 4000);

        Random moments = new(20261122);
        int killed = 0, kept = 0;
        for (int call = 0; killed < Kills; call++)
        {
            Assert.True(call < 4 * Kills, $"Only {killed} of {call} calls lived long enough to be killed.");
            using Process process = CommandLine.Start("study", "run", StudyFolders.Study, "--runs", "3600", "--out", scratch.Inside("killed"), "--resume", "--csv", scratch.Inside("killed-csv"));
            Thread.Sleep(moments.Next(ShortestMs, longestMs));
            if (process.HasExited)
            {
                // Done before its time: the next begins anew.
                Assert.Equal(0, process.ExitCode);
                Directory.Delete(scratch.Inside("killed"), recursive: true);
                continue;
            }
            process.Kill();
            process.WaitForExit();
            killed++;
            kept += File.Exists(scratch.Inside("killed", "study.db")) ? 1 : 0;
        }
        Assert.True(kept > Kills / 4, $"Of {Kills} kills only {kept} came after the store was begun.");

        Called resumed = StudyFolders.Run(scratch.Inside("killed"), "--runs", "3600", "--resume", "--csv", scratch.Inside("killed-csv"));
        Assert.Equal(0, resumed.Code);
        Assert.Equal(whole.Output, resumed.Output);
        StudyFolders.SameFiles(scratch.Inside("whole"), scratch.Inside("killed"));
        StudyFolders.SameFiles(scratch.Inside("whole-csv"), scratch.Inside("killed-csv"));
    }

    [Fact]
    public void Interrupted_it_says_what_is_kept_and_how_to_go_on()
    {
        using Process process = CommandLine.Start("study", "run", StudyFolders.Study, "--runs", "10000000", "--out", scratch.Inside("a"));
        Stopwatch watch = Stopwatch.StartNew();
        while (!File.Exists(scratch.Inside("a", "study.db")) && watch.Elapsed < TimeSpan.FromMinutes(2))
            Thread.Sleep(10);
        Thread.Sleep(500);
        Assert.Equal(0, CommandLine.Shell($"kill -INT {process.Id}").Code);
        Called call = CommandLine.Finish(process);
        Assert.Equal(130, call.Code);
        Assert.Empty(call.Output);
        Assert.Contains("kept", call.Errors, StringComparison.Ordinal);
        Assert.Contains($"./parapet study run {StudyFolders.Study} --runs 10000000 --out {scratch.Inside("a")} --resume", call.Errors, StringComparison.Ordinal);
        Assert.Equal(["study.db"], Directory.EnumerateFiles(scratch.Inside("a")).Select(f => Path.GetFileName(f)));
        // What is kept is a study: fewer runs of it are those of one that was never longer.
        Called shorter = StudyFolders.Run(scratch.Inside("a"), "--runs", "24", "--resume", "--json"), anew = StudyFolders.Run(scratch.Inside("b"), "--runs", "24", "--json");
        Assert.Equal(StudyFolders.WithoutWall(anew.Output), StudyFolders.WithoutWall(shorter.Output));
    }

    [Fact]
    public void A_file_that_may_not_grow_is_told_and_loses_nothing()
    {
        // The signal that goes with the limit would end the program before it can speak, and its code pages count as files.
        Called full = CommandLine.Shell(
            $"trap '' XFSZ; ulimit -f 256; DOTNET_EnableWriteXorExecute=0 exec ./parapet study run {StudyFolders.Study} --runs 3600 --out {scratch.Inside("a")}");
        SaysHowToGoOn(full);
        Called resumed = StudyFolders.Run(scratch.Inside("a"), "--runs", "240", "--resume", "--json"), anew = StudyFolders.Run(scratch.Inside("b"), "--runs", "240", "--json");
        Assert.Equal((0, 0), (resumed.Code, anew.Code));
        Assert.Equal(StudyFolders.WithoutWall(anew.Output), StudyFolders.WithoutWall(resumed.Output));
    }

    [Fact]
    public void A_full_disk_is_told_and_loses_nothing()
    {
        Assert.SkipUnless(CommandLine.Shell("unshare -rm true").Code == 0, "No small disk can be made here: unshare(1) is not allowed.");
        string disk = Directory.CreateDirectory(scratch.Inside("disk")).FullName, study = $"./parapet study run {StudyFolders.Study} --runs 1200 --out {disk}/a";
        Called call = CommandLine.Shell($"""
            unshare -rm bash -c '
              mount -t tmpfs -o size=300k none {disk} || exit 77
              {study} 2> {scratch.Inside("said")}; echo $? > {scratch.Inside("code")}
              mount -o remount,size=100m {disk}
              {study} --resume --json'
            """);
        Assert.SkipWhen(call.Code == 77, "No small disk can be made here: mount(1) is not allowed.");
        SaysHowToGoOn(new(int.Parse(File.ReadAllText(scratch.Inside("code")), CultureInfo.InvariantCulture), "", File.ReadAllText(scratch.Inside("said"))));
        Assert.Equal(0, call.Code);
        Called anew = StudyFolders.Run(scratch.Inside("b"), "--runs", "1200", "--json");
        Assert.Equal(StudyFolders.WithoutWall(anew.Output), StudyFolders.WithoutWall(call.Output));
    }

    private static void SaysHowToGoOn(Called full)
    {
        Assert.True(full.Code == 1, $"{full.Code} {full.Errors}");
        Assert.Empty(full.Output);
        Assert.Contains("samples are safe", full.Errors, StringComparison.Ordinal);
        Assert.Contains("--resume", full.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", full.Errors, StringComparison.Ordinal);
    }
}
