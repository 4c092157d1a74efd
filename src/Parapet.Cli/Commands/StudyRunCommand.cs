using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Parapet.Cli.Files;
using Parapet.Cli.Output;
using Parapet.Model.Study;
using Parapet.Study.Design;
using Parapet.Study.Execute;
using Parapet.Study.Measures;
using Parapet.Study.Store;

namespace Parapet.Cli.Commands;

internal static class StudyRunCommand
{
    public static string[] Examples { get; } =
    [
        "parapet study run studies/textbook.yaml --runs 400 --out out/textbook",
        "parapet study run studies/textbook.yaml --runs 600 --out out/textbook --resume",
    ];

    public static void Build(Command command, Terminal terminal)
    {
        Argument<string> study = new("STUDY") { Description = "Study file" };
        Option<long?> runs = CommonOptions.WholeNumber("--runs", "Runs in all, over samples, alternatives and raids; rounded up to whole samples [default: the study's]", 1, 100_000_000);
        Option<long?> jobs = CommonOptions.WholeNumber("--jobs", "Runs at a time; changes no result [default: one per processor]", 1, 1024);
        Option<long?> seed = CommonOptions.WholeNumber("--seed", "Seed of all draws and all luck, in place of the study's", 0, uint.MaxValue);
        Option<string?> folder = CommonOptions.Out("Folder for study.db, study.json and records [default: out/studies/<id of the study>, with a number behind it where that is taken]");
        Option<bool> resume = new("--resume") { Description = "Go on with the study in the folder, or begin it where there is none yet; without --out, the newest in out/studies" };
        Option<bool> overwrite = new("--overwrite") { Description = "Remove the study in the folder first" };
        Option<string?> csv = new("--csv") { HelpName = "DIR", Description = "Folder for the store's tables as CSV files, besides" };
        Option<bool> json = CommonOptions.Json();
        command.Arguments.Add(study);
        foreach (Option option in (Option[])[runs, jobs, seed, folder, resume, overwrite, csv, json])
            command.Options.Add(option);
        command.SetAction(parsed => Run(terminal, new(
            parsed.GetRequiredValue(study),
            parsed.GetValue(runs),
            (int)(parsed.GetValue(jobs) ?? Environment.ProcessorCount),
            (uint?)parsed.GetValue(seed),
            parsed.GetValue(folder),
            parsed.GetValue(resume),
            parsed.GetValue(overwrite),
            parsed.GetValue(csv),
            parsed.GetValue(json))));
    }

    private static int Run(Terminal terminal, StudyOrder order)
    {
        if (order.Resume && order.Overwrite)
            throw new BadInputException("--resume keeps what the folder holds and --overwrite removes it: one of them");
        if (order.Csv is { Length: 0 })
            throw new BadInputException("--csv names a folder, not nothing");
        using Interruption interruption = new();
        long start = Stopwatch.GetTimestamp();
        LoadedStudy study = StudyPlay.Load(order.Study);
        interruption.Token.ThrowIfCancellationRequested();
        StudyPlan plan = StudyPlay.Plan(study, order.Runs, order.Seed);
        StudyFolder folder = StudyFolder.ForRun(order.Folder, study.Document.Id, order.Resume);
        // Before hours are spent on what could then not be written.
        if (order.Csv is { } csv)
            StudyFolder.RefuseUnwritable(csv);
        if (folder.HasStore && order.Overwrite)
            folder.Clear();
        else if (folder.HasStore && !order.Resume)
            throw new BadInputException($"{folder} holds a study already, {StudyPlay.Kept(folder)}: --resume goes on with it, --overwrite removes it, another --out leaves it alone");
        folder.Create();

        StudyWatch watch = new(terminal);
        string resume = ResumeLine(order, folder);
        try
        {
            StudyResult result = StudyPlay.Play(plan, folder, order, watch, interruption.Token);
            StudyPlay.Print(terminal, folder, result, order.Json,
                [new("wallSeconds", Stopwatch.GetElapsedTime(start).TotalSeconds), new("wallRunsPerSecond", watch.RunsPerSecond), new("wallJobs", order.Jobs)]);
            if (!order.Json)
                terminal.ErrorLine($"Report:       ./parapet study report {Quoted(folder.ToString())}");
            return ExitCode.Done;
        }
        catch (OperationCanceledException)
        {
            watch.Dispose();
            terminal.Error($"interrupted; {watch.Kept} kept. Go on with:");
            terminal.ErrorLine($"  {resume}");
            return ExitCode.Interrupted;
        }
        catch (StudyRunFault e)
        {
            watch.Dispose();
            terminal.Error($"the run failed: {e.Message}. {watch.Kept} kept");
            if (KeyOf(plan, e) is { } key)
                terminal.ErrorLine($"Replay it with: ./parapet replay {Quoted(key)} --study {Quoted(folder.ToString())}");
            return ExitCode.Failed;
        }
        catch (Exception e) when (e is StudyStoreException { Fault: StoreFault.Full or StoreFault.Failed } or IOException { HResult: not Program.BrokenPipe } or UnauthorizedAccessException)
        {
            watch.Dispose();
            terminal.Error($"{e.Message.TrimEnd('.')}. In the store {watch.Kept} safe; once that is mended, go on with:");
            terminal.ErrorLine($"  {resume}");
            return ExitCode.Failed;
        }
        finally
        {
            watch.Dispose();
        }
    }

    /// <summary>Names the run that failed; null where it failed before it was compiled, for then nothing can be played.</summary>
    private static string? KeyOf(StudyPlan plan, StudyRunFault fault)
    {
        try
        {
            string hash = new StudyRunner(plan).Compile(fault.Cell, fault.Sample, fault.Replicate).Hash;
            return StudyKeys.Run(plan.Study, fault.Cell, fault.Sample, fault.Replicate, hash).ToString();
        }
#pragma warning disable CA1031 // The fault has been told; whatever stands in the way of naming the run is the same fault.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    /// <summary>The call that goes on where this one ended.</summary>
    private static string ResumeLine(StudyOrder order, StudyFolder folder)
    {
        List<string> words = ["./parapet study run", Quoted(order.Study)];
        if (order.Runs is { } runs)
            words.Add(string.Create(CultureInfo.InvariantCulture, $"--runs {runs}"));
        if (order.Seed is { } seed)
            words.Add(string.Create(CultureInfo.InvariantCulture, $"--seed {seed}"));
        if (order.Csv is { } csv)
            words.Add($"--csv {Quoted(csv)}");
        words.Add($"--out {Quoted(folder.ToString())}");
        words.Add("--resume");
        return string.Join(' ', words);
    }

    private static string Quoted(string word) =>
        word.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '-' or '_' or '+' or '=') ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}

/// <summary>What <c>study run</c> was asked for.</summary>
/// <param name="Runs">In place of the study's; null for the study's.</param>
/// <param name="Seed">As <paramref name="Runs"/>.</param>
/// <param name="Folder">Null for one under out/studies.</param>
internal sealed record StudyOrder(
    string Study, long? Runs, int Jobs, uint? Seed, string? Folder, bool Resume, bool Overwrite, string? Csv, bool Json);
