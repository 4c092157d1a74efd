using Parapet.Study.Store;

namespace Parapet.Cli.Commands;

/// <summary>The group <c>study</c>, and what its commands share.</summary>
internal static class StudyCommands
{
    public static string[] Examples { get; } = [.. StudyRunCommand.Examples[..1], .. StudyReportCommand.Examples[1..]];

    /// <summary>What a store that cannot be used comes to: the disk's fault is a failed run, all else is what the user named.</summary>
    public static int ExitCodeOf(StudyStoreException e) => e.Fault is StoreFault.Full or StoreFault.Failed ? ExitCode.Failed : ExitCode.BadInput;
}
