using Parapet.Study.Session;
using System.CommandLine;
using Parapet.Cli.Files;
using Parapet.Cli.Output;
using Parapet.Engine.Build;
using Parapet.Model.Scenario;

namespace Parapet.Cli.Commands;

internal static class RunCommand
{
    public static string[] Examples { get; } =
    [
        "parapet run scenarios/first-run.yaml",
        "parapet run scenarios/energy-and-ports.yaml --runs 20 --seed 7 --out out/ports",
    ];

    public static void Build(Command command, Terminal terminal)
    {
        Argument<string> scenario = new("SCENARIO") { Description = "Scenario file" };
        Option<long?> seed = CommonOptions.WholeNumber("--seed", "Seed of all luck, in place of the scenario's", 0, uint.MaxValue);
        Option<long?> runs = CommonOptions.WholeNumber("--runs", "How many runs, each with its own luck [default: 1]", 1, 100_000_000);
        Option<long?> jobs = CommonOptions.WholeNumber("--jobs", "Runs at a time; changes no result [default: one per processor]", 1, 1024);
        Option<string?> folder = CommonOptions.Out("Folder for run.json, events.jsonl, replay.czml and replay.acmi; with --runs also runs.jsonl");
        Option<bool> json = CommonOptions.Json();
        command.Arguments.Add(scenario);
        foreach (Option option in (Option[])[seed, runs, jobs, folder, json])
            command.Options.Add(option);
        command.SetAction(parsed => Run(
            terminal,
            parsed.GetRequiredValue(scenario),
            (uint?)parsed.GetValue(seed),
            (int)(parsed.GetValue(runs) ?? 1),
            (int)(parsed.GetValue(jobs) ?? Environment.ProcessorCount),
            parsed.GetValue(folder),
            parsed.GetValue(json)));
    }

    private static int Run(Terminal terminal, string path, uint? seed, int runs, int jobs, string? folder, bool json)
    {
        using Interruption interruption = new();
        LoadedScenario loaded = Simulation.Load(path, terminal);
        using OutputFolder? output = folder is null ? null : new(folder);
        CompiledScenario scenario = Simulation.Compile(loaded, seed);
        interruption.Token.ThrowIfCancellationRequested();
        (RunSetResult result, double wallSeconds) = Simulation.Play(scenario, 0, runs, jobs, output, terminal, interruption.Token);
        output?.Commit();
        Simulation.Print(terminal, scenario, result, wallSeconds, json);
        return ExitCode.Done;
    }
}
