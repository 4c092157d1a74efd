using System.CommandLine;
using Parapet.Cli.Output;

namespace Parapet.Cli.Commands;

/// <summary>A command before its options are built.</summary>
/// <param name="Build">Gives the command its arguments, options and action.</param>
internal sealed record CommandEntry(string Name, string Summary, string[] Examples, Action<Command, Terminal> Build)
{
    /// <summary>Commands under it, such as <c>study run</c>.</summary>
    public IReadOnlyList<CommandEntry> Inner { get; init; } = [];

    /// <summary>As it is typed, those above it included.</summary>
    public string FullName { get; init; } = Name;
}

/// <summary>Every command, in the order of the help.</summary>
internal static class CommandTable
{
    public static IReadOnlyList<CommandEntry> All { get; } =
    [
        new("run", "Play a scenario once, or many times with --runs", RunCommand.Examples, RunCommand.Build),
        new("check", "Report every fault of catalogue, scenario and study files", CheckCommand.Examples, CheckCommand.Build),
        new("explain", "Show a catalogue entry: each quantity with its definition, interval, standing and sources", ExplainCommand.Examples, ExplainCommand.Build),
        new("resolve", "Show a scenario as the engine sees it, in SI", ResolveCommand.Examples, ResolveCommand.Build),
        new("coverage", "Map where each sensor and weapon reaches, terrain and horizon counted", CoverageCommand.Examples, CoverageCommand.Build),
        new("study", "Compare alternatives over many runs, with what is not known drawn anew in each", StudyCommands.Examples, (_, _) => { })
        {
            Inner =
            [
                new("run", "Play a study, or go on with one that was interrupted", StudyRunCommand.Examples, StudyRunCommand.Build) { FullName = "study run" },
                new("report", "Write the report of a study that was played, one HTML file", StudyReportCommand.Examples, StudyReportCommand.Build) { FullName = "study report" },
            ],
        },
        new("replay", "Play one run again, exactly", ReplayCommand.Examples, ReplayCommand.Build),
        new("diff", "Find the first field in which two records part", DiffCommand.Examples, DiffCommand.Build),
        new("detect", "Detection probability over range: one sensor, one target", DetectCommand.Examples, DetectCommand.Build),
        new("flyout", "What a round reaches: its fit to published figures, envelope and flights", FlyoutCommand.Examples, FlyoutCommand.Build),
        new("verify", "Hold the models against other people's numbers, on this machine", VerifyCommand.Examples, VerifyCommand.Build),
    ];

    public static string[] Examples { get; } =
    [
        "parapet run scenarios/first-run.yaml",
        "parapet explain s-400",
    ];
}
