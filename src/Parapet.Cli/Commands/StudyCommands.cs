using Parapet.Model.Study;
using Parapet.Study.Measures;
using Parapet.Study.Store;

namespace Parapet.Cli.Commands;

/// <summary>The group <c>study</c>, and what its commands share.</summary>
internal static class StudyCommands
{
    public static string[] Examples { get; } = [.. StudyRunCommand.Examples[..1], .. StudyReportCommand.Examples[1..]];

    /// <summary>For the checks of Model, which know no measure.</summary>
    public static IMeasureNames KnownMeasures { get; } = new MeasureNames();

    /// <summary>What a store that cannot be used comes to: the disk's fault is a failed run, all else is what the user named.</summary>
    public static int ExitCodeOf(StudyStoreException e) => e.Fault is StoreFault.Full or StoreFault.Failed ? ExitCode.Failed : ExitCode.BadInput;

    private sealed class MeasureNames : IMeasureNames
    {
        public IReadOnlyList<string> Names { get; } = [.. StudyMeasures.All.Select(m => m.Id)];

        public bool Has(string name) => StudyMeasures.Find(name) is not null;
    }
}
