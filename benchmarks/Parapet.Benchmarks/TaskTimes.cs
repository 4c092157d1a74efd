using System.Diagnostics;
using Parapet.Engine.Clock;
using Parapet.Engine.Record;

namespace Parapet.Benchmarks;

/// <summary>Where the time of a run goes, by kind of task. The clock's own two readings a task are taken off.</summary>
internal sealed class TaskTimes : ITaskProbe
{
    private const int WarmUpRuns = 2;
    private const int Runs = 5;

    private readonly long[] ticks = new long[Enum.GetValues<TaskKind>().Length];
    private readonly long[] counts = new long[Enum.GetValues<TaskKind>().Length];
    private readonly Phase[] phases = new Phase[Enum.GetValues<TaskKind>().Length];
    private long began;

    public static void Print(string name)
    {
        SimulationLoop loop = new(Shipped.Compile(name));
        for (int i = 0; i < WarmUpRuns; i++)
            loop.Run(i, RecordDetail.Summary);
        TaskTimes times = new();
        loop.Probe = times;
        double simulated = 0;
        for (int i = 0; i < Runs; i++)
            simulated += loop.Run(i, RecordDetail.Summary).SimulatedSeconds;
        times.Print(name, simulated);
    }

    public void Begin(in ScheduledTask task) => began = Stopwatch.GetTimestamp();

    public void End(in ScheduledTask task)
    {
        ticks[(int)task.Kind] += Stopwatch.GetTimestamp() - began;
        counts[(int)task.Kind]++;
        phases[(int)task.Kind] = task.Phase;
    }

    private void Print(string name, double simulated)
    {
        double clock = ClockTicks();
        double[] net = [.. ticks.Select((t, k) => Math.Max(0, t - (clock * counts[k])) / Stopwatch.Frequency)];
        double all = net.Sum();
        Console.WriteLine($"| `{name}` | phase | tasks per simulated s | time of one | share |");
        Console.WriteLine("|---|---|--:|--:|--:|");
        foreach (int k in Enumerable.Range(0, net.Length).OrderByDescending(k => net[k]).TakeWhile(k => net[k] > 0.001 * all))
            Console.WriteLine(FormattableString.Invariant($"| {(TaskKind)k} | {phases[k]} | {counts[k] / simulated:F2} | {net[k] / counts[k] * 1e6:F2} µs | {100 * net[k] / all:F1} % |"));
        Console.WriteLine();
    }

    private static double ClockTicks()
    {
        const int readings = 200_000;
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < readings; i++)
            Stopwatch.GetTimestamp();
        return (Stopwatch.GetTimestamp() - start) / (double)readings;
    }
}
