using Parapet.Model.Study;
using Parapet.Study.Execute;
using Parapet.Study.Measures;
using Xunit;

namespace Parapet.Study.Tests.Measures;

/// <summary>Memory is that of the whole process, so nothing else may run beside these.</summary>
[CollectionDefinition(nameof(FoldingMemoryTests), DisableParallelization = true)]
[Collection(nameof(FoldingMemoryTests))]
public sealed class FoldingMemoryTests
{
    [Fact]
    public void A_million_runs_fold_in_constant_memory()
    {
        // 10 samples of 100,000 replicates; the runs themselves are one and the same object.
        MadeUpStudy made = new() { Replicates = 100_000, Samples = 10 };
        LoadedStudy study = made.Load();
        StudyAccumulator accumulator = new(study, made.Facts);
        RunOutcome one = new(1, "00", "ab", 10, MadeUpStudy.Summary());
        IReadOnlyList<IReadOnlyList<RunOutcome>> cells = [Enumerable.Repeat(one, made.Replicates).ToArray()];
        accumulator.Add(new(0, [0.5], [0.5], cells));
        long after = GC.GetTotalMemory(forceFullCollection: true);
        for (int s = 1; s < 10; s++)
            accumulator.Add(new(s, [0.5], [0.5], cells));
        long grown = GC.GetTotalMemory(forceFullCollection: true) - after;
        TestContext.Current.TestOutputHelper?.WriteLine($"{grown} bytes more after 900,000 more runs");
        Assert.Equal(1_000_000, accumulator.Finish().Head.Runs);
        // A quarter of a byte a run; one reference kept would be eight.
        Assert.True(grown < 225_000, $"{grown} bytes more");
    }
}
