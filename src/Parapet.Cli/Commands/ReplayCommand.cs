using Parapet.Study.Session;
using System.CommandLine;
using Parapet.Cli.Files;
using Parapet.Cli.Output;
using Parapet.Engine.Build;
using Parapet.Model.Text;

namespace Parapet.Cli.Commands;

internal static class ReplayCommand
{
    public static string[] Examples { get; } =
    [
        "parapet run scenarios/first-run.yaml --out out/a",
        "parapet replay out/a",
    ];

    public static void Build(Command command, Terminal terminal)
    {
        Argument<string> what = new("RUNKEY|DIR")
        {
            Description = $"Run key as \"run\" prints it ({RunKey.Example}) or as a study keeps it ({StudyReplay.Example}); or an output folder or a record of a study, whose state hash is then verified",
        };
        Option<string?> scenario = new("--scenario") { HelpName = "FILE", Description = "The scenario file, where it is not scenarios/**/<id>.yaml of the checkout; or the study file, where it is not where it was" };
        Option<string?> study = new("--study") { HelpName = "DIR", Description = "Folder of the study that a study's run key is of [default: looked for in out/studies]" };
        Option<string?> folder = CommonOptions.Out("Folder for the files of the run");
        Option<bool> json = CommonOptions.Json();
        command.Arguments.Add(what);
        foreach (Option option in (Option[])[scenario, study, folder, json])
            command.Options.Add(option);
        command.SetAction(parsed =>
        {
            (string of, string? file, string? place) = (parsed.GetRequiredValue(what), parsed.GetValue(scenario), parsed.GetValue(folder));
            return StudyReplay.Find(of, parsed.GetValue(study)) is { } run
                ? StudyReplay.Replay(terminal, run, file, place, parsed.GetValue(json))
                : Replay(terminal, of, file, place, parsed.GetValue(json));
        });
    }

    private static int Replay(Terminal terminal, string what, string? scenarioFile, string? folder, bool json)
    {
        using Interruption interruption = new();
        PlayedRuns played = Directory.Exists(what) ? PlayedRuns.OfFolder(what)
            : RunKey.TryParse(what, out RunKey key) ? PlayedRuns.Of(key)
            : throw new BadInputException($"\"{what}\" is neither an output folder nor a run key such as {RunKey.Example} or {StudyReplay.Example}");
        string path = scenarioFile ?? FindScenario(played.Scenario);
        CompiledScenario scenario = Simulation.Compile(Simulation.Load(path), played.Seed);
        if (scenario.Id != played.Scenario)
            throw new BadInputException($"{path} is the scenario {scenario.Id}, and {what} is of {played.Scenario}");
        if (!scenario.Hash.StartsWith(played.HashStart, StringComparison.Ordinal))
        {
            throw new BadInputException(
                $"{what} was played from inputs whose hash begins with {played.HashStart[..RunKey.HashLength]}; {path}, its catalogue entries and its terrain now give "
                + $"{scenario.Hash[..RunKey.HashLength]}. The inputs changed, so this run cannot be played again; check out the version it was played with");
        }
        using OutputFolder? output = folder is null ? null : new(folder);
        (RunSetResult result, double wallSeconds) =
            Simulation.Play(scenario, played.FirstRun, played.Runs, Environment.ProcessorCount, output, terminal, interruption.Token);
        output?.Commit();
        Simulation.Print(terminal, scenario, result, wallSeconds, json);
        return played.StateHash is { } expected ? Simulation.Compare(terminal, expected, result, what) : ExitCode.Done;
    }

    private static string FindScenario(string id)
    {
        if (!KebabCase.IsId(id))
            throw new BadInputException($"\"{id}\" is no scenario id");
        string root = Checkout.FindRoot() ?? throw new BadInputException("no checkout stands above here or above the program; name the scenario with --scenario FILE");
        string folder = Path.Combine(root, "scenarios");
        string[] found = Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, id + ".yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)] : [];
        return found.Length switch
        {
            1 => Path.GetRelativePath(Environment.CurrentDirectory, found[0]),
            0 => throw new BadInputException($"there is no {id}.yaml under {folder}; name the scenario with --scenario FILE"),
            _ => throw new BadInputException($"there are several: {string.Join(", ", found)}; name one with --scenario FILE"),
        };
    }
}
