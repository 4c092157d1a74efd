using Parapet.Study.Session;
using System.Diagnostics;
using System.Globalization;
using Parapet.Cli.Documents;
using Parapet.Cli.Files;
using Parapet.Cli.Output;
using Parapet.Engine;
using Parapet.Engine.Build;
using Parapet.Engine.Clock;
using Parapet.Engine.Record;
using Parapet.Interop.Acmi;
using Parapet.Interop.Czml;
using Parapet.Interop.Events;
using Parapet.Interop.Json;
using Parapet.Model.Checks;
using Parapet.Model.Scenario;

namespace Parapet.Cli.Commands;

/// <summary>What <c>run</c> and <c>replay</c> share: from a scenario file to played runs and their files.</summary>
internal static class Simulation
{
    /// <summary>Reads and checks a scenario with all it refers to.</summary>
    /// <param name="terminal">Where to tell of missing heights; null to be silent.</param>
    /// <exception cref="BadInputException">With every fault found.</exception>
    public static LoadedScenario Load(string path, Terminal? terminal = null)
    {
        Diagnostics faults = new();
        return ScenarioLoader.Load(path, Checkout.CatalogueFor(path), faults, terminal is null ? TerrainProbe.Open : TerrainProbe.Telling(terminal.ErrorLine)) ?? throw new BadInputException(faults);
    }

    /// <summary>Compiles a scenario for a seed, its own where null.</summary>
    public static CompiledScenario Compile(LoadedScenario loaded, uint? seed) => ScenarioBuilder.Build(loaded, seed ?? loaded.Document.Seed);

    /// <summary>Plays the runs; where there is a folder, fills it without committing it.</summary>
    /// <param name="runKey">Key of the run where it is not the scenario's: a study's.</param>
    public static (RunSetResult Result, double WallSeconds) Play(
        CompiledScenario scenario, int firstRun, int runs, int jobs, OutputFolder? folder, Terminal terminal, CancellationToken cancel, string? runKey = null)
    {
        RunSetOrder order = new(firstRun, runs, jobs, folder is null ? RecordDetail.Summary : RecordDetail.Replay);
        RunSetResult result;
        double wallSeconds;
        using (ProgressBar? bar = runs > 1 && Terminal.ErrorIsTerminal ? new(terminal, runs) : null)
        using (FileStream? lines = runs > 1 ? folder?.Create(OutputFolder.Runs) : null)
        {
            long start = Stopwatch.GetTimestamp();
            result = RunSet.Execute(
                order, () => new SimulationLoop(scenario).Run, lines is null ? null : run => RunDocument.WriteLine(lines, scenario, run), bar, cancel);
            wallSeconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
        if (folder is not null)
        {
            folder.Write(OutputFolder.Run, stream => RunDocument.WriteFile(stream, scenario, result, runKey));
            WriteReplay(folder, result.First, cancel);
        }
        return (result, wallSeconds);
    }

    /// <summary>The files of one run that was played in full detail.</summary>
    public static void WriteFiles(OutputFolder folder, RunRecord run, string runKey, CancellationToken cancel)
    {
        folder.Write(OutputFolder.Run, stream => RunJson.WriteFile(run, stream, EngineInfo.Version, runKey));
        WriteReplay(folder, run, cancel);
    }

    /// <summary>Prints the outcome: one JSON document, or tables and a line on speed.</summary>
    public static void Print(Terminal terminal, CompiledScenario scenario, RunSetResult result, double wallSeconds, bool json, string? runKey = null)
    {
        if (json)
        {
            JsonOutput.Write(terminal, writer => RunDocument.Write(writer, scenario, result, wallSeconds, runKey));
            return;
        }
        RunTables.Write(terminal.Out, terminal.OutStyle, scenario, result, runKey);
        terminal.Out.Flush();
        terminal.ErrorLine(terminal.ErrStyle.Faint(string.Create(
            CultureInfo.InvariantCulture,
            $"{Figures.Real(result.SimulatedSeconds)} s simulated in {Figures.Real(wallSeconds)} s: {Figures.Real(result.SimulatedSeconds / wallSeconds)} times real time")));
    }

    /// <summary>Tells whether runs that were played again are the same, and the exit code of that.</summary>
    /// <param name="expected">Their state hash when they were first played.</param>
    /// <param name="where">Where that was found.</param>
    public static int Compare(Terminal terminal, string expected, RunSetResult result, string where)
    {
        if (expected != result.StateHash)
        {
            terminal.Error($"the state hash was {expected} and is now {result.StateHash}: the same inputs gave another run. \"parapet diff\" finds where they part");
            return ExitCode.Failed;
        }
        terminal.ErrorLine($"Replayed: the state hash is the one in {where}.");
        return ExitCode.Done;
    }

    private static void WriteReplay(OutputFolder folder, RunRecord run, CancellationToken cancel)
    {
        folder.Write(OutputFolder.Events, stream => EventsWriter.Write(run, stream));
        cancel.ThrowIfCancellationRequested();
        folder.Write(OutputFolder.Czml, stream => CzmlWriter.Write(run, stream));
        cancel.ThrowIfCancellationRequested();
        folder.Write(OutputFolder.Acmi, stream => AcmiWriter.Write(run, stream));
        cancel.ThrowIfCancellationRequested();
    }
}
