using Parapet.Engine.Build;
using Parapet.Foundation;
using Parapet.Model.Scenario;

namespace Parapet.Benchmarks;

/// <summary>
/// Building one scenario again and again as a study does: without a cache; with one after other seeds; for the same raid once more, as
/// another force meets it; and with all catalogue values drawn anew. Processor seconds, best of some: nearest to the machine alone.
/// </summary>
internal static class BuildBenchmarks
{
    private const int WarmUpBuilds = 3;
    private const int Builds = 9;

    public static void Print()
    {
        Console.WriteLine("| scenario | unknown quantities | values put in | build, no cache | new values and seed | new seed | same again | new seed : no cache |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|");
        foreach (string name in (string[])["first-run", "energy-and-ports", "drone-swarm", "ballistic-salvo"])
            Print(name);
        Console.WriteLine();
    }

    private static void Print(string name)
    {
        LoadedScenario scenario = Shipped.Load(name);
        IReadOnlyList<DrawnQuantity> unknown = DrawnQuantities.List(scenario);
        BuildCache cache = new();
        double bestDraw = double.PositiveInfinity, bestCold = bestDraw, bestNew = bestDraw, bestSeed = bestDraw, bestSame = bestDraw;
        for (uint i = 0; i < WarmUpBuilds + Builds; i++)
        {
            StreamKey luck = new(3, i, 0, 1);
            (string, double)[] values =
                [.. unknown.Select((q, k) => (q.Name, q.Quantity.Low + (luck[(uint)k].Uniform * (q.Quantity.High - q.Quantity.Low))))];
            LoadedScenario drawn = scenario;
            double draw = Seconds(() => drawn = DrawnQuantities.With(scenario, values));
            double cold = Seconds(() => ScenarioBuilder.Build(scenario, i));
            double fresh = Seconds(() => ScenarioBuilder.Build(drawn, i, cache));
            ScenarioBuilder.Build(scenario, i + 1_000_000, cache);
            double seed = Seconds(() => ScenarioBuilder.Build(scenario, i, cache));
            double same = Seconds(() => ScenarioBuilder.Build(scenario, i, cache));
            if (i < WarmUpBuilds)
                continue;
            bestDraw = Math.Min(bestDraw, draw);
            bestCold = Math.Min(bestCold, cold);
            bestNew = Math.Min(bestNew, fresh);
            bestSeed = Math.Min(bestSeed, seed);
            bestSame = Math.Min(bestSame, same);
        }

        Console.WriteLine(FormattableString.Invariant(
            $"| `{name}` | {unknown.Count} | {bestDraw * 1e3:F2} ms | {bestCold * 1e3:F0} ms | {bestNew * 1e3:F0} ms | {bestSeed * 1e3:F1} ms | {bestSame * 1e3:F1} ms | 1 : {bestCold / bestSeed:F0} |"));
    }

    private static double Seconds(Action action)
    {
        TimeSpan start = Environment.CpuUsage.TotalTime;
        action();
        return (Environment.CpuUsage.TotalTime - start).TotalSeconds;
    }
}
