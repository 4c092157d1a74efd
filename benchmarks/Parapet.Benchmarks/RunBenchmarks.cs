using System.Diagnostics;
using Parapet.Engine.Build;
using Parapet.Engine.Clock;
using Parapet.Engine.Record;
using Parapet.Model.Scenario;

namespace Parapet.Benchmarks;

/// <summary>
/// Whole runs, one after another in one process: start-up and compilation are over, files are not written. What counts is simulated
/// seconds by wall second, and what the run asks of the memory. Where others use the machine, processor seconds tell what wall
/// seconds would be without them: a run has one thread and waits for nothing.
/// </summary>
internal static class RunBenchmarks
{
    private const int WarmUpRuns = 3;
    private const int Runs = 9;

    public static void Print()
    {
        Console.WriteLine("| scenario | threats | load | build | run, best | run, median | simulated s per wall s | per processor s | allocated per simulated s |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|--:|");
        foreach (string name in (string[])["first-run", "energy-and-ports", "drone-swarm", "ballistic-salvo"])
            Print(name);
        Console.WriteLine();
    }

    private static void Print(string name)
    {
        // The first build pays for the compiler; the second is what a program that lives on pays.
        Shipped.Compile(name);
        long start = Stopwatch.GetTimestamp();
        LoadedScenario loaded = Shipped.Load(name);
        double loadS = Stopwatch.GetElapsedTime(start).TotalSeconds;
        start = Stopwatch.GetTimestamp();
        CompiledScenario scenario = ScenarioBuilder.Build(loaded, 1);
        double buildS = Stopwatch.GetElapsedTime(start).TotalSeconds;

        SimulationLoop loop = new(scenario);
        for (int i = 0; i < WarmUpRuns; i++)
            loop.Run(i, RecordDetail.Summary);
        double[] wall = new double[Runs];
        double[] speed = new double[Runs];
        double[] speedByProcessor = new double[Runs];
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        double simulated = 0;
        for (int i = 0; i < Runs; i++)
        {
            TimeSpan processor = Environment.CpuUsage.TotalTime;
            start = Stopwatch.GetTimestamp();
            RunRecord record = loop.Run(i, RecordDetail.Summary);
            wall[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
            speed[i] = record.SimulatedSeconds / wall[i];
            speedByProcessor[i] = record.SimulatedSeconds / (Environment.CpuUsage.TotalTime - processor).TotalSeconds;
            simulated += record.SimulatedSeconds;
        }

        double bytes = (GC.GetAllocatedBytesForCurrentThread() - allocated) / simulated;
        Array.Sort(speed);
        Array.Sort(speedByProcessor);
        Console.WriteLine(
            FormattableString.Invariant($"| `{name}` | {scenario.Threats.Length} | {loadS * 1e3:F0} ms | {buildS * 1e3:F0} ms | {Timing.From(wall)} | {speed[Runs / 2]:F0} | {speedByProcessor[Runs / 2]:F0} | {bytes:F0} B |"));
    }
}
