using Parapet.Engine.Record;

namespace Parapet.Interop;

internal static class ReplayOf
{
    /// <exception cref="ArgumentException">The run kept no replay (<see cref="RecordDetail.Replay"/>).</exception>
    public static ReplayRecord KeptReplay(this RunRecord run) =>
        run.Replay ?? throw new ArgumentException("The run kept no replay: play it with the detail 'Replay'.", nameof(run));
}
