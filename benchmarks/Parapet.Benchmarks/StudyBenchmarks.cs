using Parapet.Model.Study;
using Parapet.Study.Design;
using Parapet.Study.Execute;
using Parapet.Study.Measures;
using Parapet.Study.Session;
using Parapet.Study.Store;
using Parapet.Study.Timeline;

namespace Parapet.Benchmarks;

/// <summary>
/// Shipped studies, part of their runs: what a run costs, and what folding and storing it adds, in processor seconds with one job;
/// and what two jobs at once cost against one after the other, which a busy machine does not hide. Counted from the loaded study to the last sample, building and terrain included.
/// </summary>
internal static class StudyBenchmarks
{
    public static void Print()
    {
        Console.WriteLine("| study | runs | runs per processor s | folding | storing | both, share of playing | processor s, 2 jobs : 1 job |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|");
        // Once for the compiler.
        Play("textbook", 400, 1);
        Print("textbook", 2400);
        Print("return-the-s400", 96);
        Console.WriteLine();
    }

    private static void Print(string name, int runs)
    {
        Parts one = Play(name, runs, 1), two = Play(name, runs, 2);
        double playing = one.TotalS - one.FoldS - one.StoreS;
        Console.WriteLine(FormattableString.Invariant(
            $"| `{name}` | {one.Runs} | {one.Runs / one.TotalS:F1} | {one.FoldS / one.Runs * 1e6:F0} µs | {one.StoreS / one.Runs * 1e6:F0} µs | {(one.FoldS + one.StoreS) / playing:P2} | {two.TotalS / one.TotalS:F2} |"));
    }

    private static Parts Play(string name, int runs, int jobs)
    {
        StudyPlan plan = new(Shipped.LoadStudy(name), runs, null);
        StudyAccumulator statistics = new(plan.Study, StudyFacts.Of(plan));
        TimelineFold? timeline = plan.Study.Document.Timeline is null ? null : new(plan);
        string folder = Directory.CreateTempSubdirectory("parapet-study-").FullName;
        try
        {
            using StudyStore store = StudyStore.Create(folder, StudySession.ManifestOf(plan));
            double foldS = 0, storeS = 0;
            double processor = ProcessorS();
            new StudyRunner(plan).Play(0, jobs, sample =>
            {
                double before = ProcessorS();
                store.Append(sample);
                double stored = ProcessorS();
                statistics.Add(sample);
                timeline?.Add(sample);
                storeS += stored - before;
                foldS += ProcessorS() - stored;
                return statistics.Samples < plan.Samples;
            });
            return new(plan.Samples * (long)plan.Study.Cells.Count * plan.Replicates, ProcessorS() - processor, foldS, storeS);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double ProcessorS() => Environment.CpuUsage.TotalTime.TotalSeconds;

    private readonly record struct Parts(long Runs, double TotalS, double FoldS, double StoreS);
}
