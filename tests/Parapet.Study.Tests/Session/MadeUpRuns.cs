using Parapet.Engine.Record;
using Parapet.Foundation;
using Parapet.Study.Session;

namespace Parapet.Study.Tests.Session;

/// <summary>A stand-in for the engine: what a run gives depends on its index only, how long it takes does not.</summary>
internal static class MadeUpRuns
{
    public static PlayRun Player() => (run, detail, cancel) =>
    {
        cancel.ThrowIfCancellationRequested();
        Draw draw = new StreamKey(1, (uint)run, 0, 1)[0];
        // Early runs take longest, so that with many workers they end out of turn.
        Thread.SpinWait(run % 7 == 0 ? 20_000 : 100);
        return Record(run, (int)(draw.Uniform * 10), draw.Uniform2, run % 3 == 0 ? double.NaN : 1 + draw.Uniform);
    };

    public static RunRecord Record(int run, int killed, double leakage, double shotsPerKill) => new()
    {
        ScenarioId = "made-up",
        ScenarioTitle = "Made up",
        ScenarioHash = "00",
        Seed = 1,
        Run = run,
        StateHash = FormattableString.Invariant($"{run}/{killed}/{leakage:R}"),
        SimulatedSeconds = 100 + leakage,
        Events = [],
        Summary = new RunSummary
        {
            Raid = new(10, killed, 10 - killed, 0, [new("drone", 10, killed, 10 - killed, 0)]),
            Assets = [new("port", 10 - killed, killed > 4, leakage)],
            Units = [new("battery", "s-400", 2 * killed, killed, [new("48n6e3", 32 - 2 * killed)], 1e6 * killed)],
            Measures = new(leakage, shotsPerKill, double.NaN, 30),
            Picture = new(killed, 0, 2),
        },
    };
}
