using System.CommandLine;
using Parapet.Cli.Output;

namespace Parapet.Cli.Commands;

/// <summary>A command before its options are built.</summary>
/// <param name="Build">Gives the command its arguments, options and action.</param>
internal sealed record CommandEntry(string Name, string Summary, string[] Examples, Action<Command, Terminal> Build);

/// <summary>Every command, in the order of the help.</summary>
internal static class CommandTable
{
    public static IReadOnlyList<CommandEntry> All { get; } =
    [
        new("run", "Play a scenario once, or many times with --runs", RunCommand.Examples, RunCommand.Build),
        new("check", "Report every fault of catalogue, scenario and study files", CheckCommand.Examples, CheckCommand.Build),
        new("explain", "Show a catalogue entry: each quantity with its definition, interval, standing and sources", ExplainCommand.Examples, ExplainCommand.Build),
        new("resolve", "Show a scenario as the engine sees it, in SI", ResolveCommand.Examples, ResolveCommand.Build),
        new("replay", "Play one run again, exactly", ReplayCommand.Examples, ReplayCommand.Build),
        new("diff", "Find the first field in which two records part", DiffCommand.Examples, DiffCommand.Build),
    ];

    public static string[] Examples { get; } =
    [
        "parapet run scenarios/first-run.yaml",
        "parapet explain s-400",
    ];
}
