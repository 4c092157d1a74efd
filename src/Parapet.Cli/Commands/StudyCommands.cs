namespace Parapet.Cli.Commands;

/// <summary>The group <c>study</c>.</summary>
internal static class StudyCommands
{
    public static string[] Examples { get; } = [.. StudyRunCommand.Examples[..1], .. StudyReportCommand.Examples[1..]];
}
