using Parapet.Engine.Record;
using Parapet.Model.Study;
using Parapet.Study.Measures;
using Parapet.Testing;
using Xunit;

namespace Parapet.Study.Tests.Measures;

public sealed class RankAnalysisTests
{
    [Fact]
    public void Shared_luck_tells_apart_what_the_intervals_alone_would_not()
    {
        MadeUpStudy study = new() { Alternatives = ["a", "b", "c"], Measures = ["shots-per-kill", "leakage"], Samples = 50 };
        StudyResult result = study.Play(r => MadeUpStudy.Summary(shotsPerKill: 10 - 0.3 * (r.Force == 1 ? 1 : 0) + 2 * MadeUpStudy.Luck(r, 1).A + 0.1 * MadeUpStudy.Luck(r, 1, 1 + (uint)r.Force).A)).Finish();
        Assert.Equal("b", result.Ranking[0].Key);
        Assert.True(result.Ranking[0].ApartFromNext);
        Assert.False(result.Ranking[1].ApartFromNext);
        Assert.False(result.Ranking[2].ApartFromNext);
        Assert.True(double.IsNaN(result.Ranking[2].AdjustedToNext));
        // The intervals of the means overlap widely: luck of the means is twenty times that of the difference.
        Assert.True(result.Ranking[0].Measure.Mean.High > result.Ranking[1].Measure.Mean.Low);
        DifferenceResult ab = result.Differences.Single(d => d is { Measure: "shots-per-kill", First: "a", Second: "b" });
        Near.Equal(0.3, ab.Difference.Mean.Mean, absolute: 0.05);
        Assert.Equal("paired-t", ab.Difference.Mean.Method);
        Assert.True(ab.VarianceRatio < 0.01);
        Assert.Equal(0, ab.FirstBetter);
        // Every pair of the first measure, each less the first of the second.
        Assert.Equal(["a-b", "a-c", "b-c"], result.Differences.Where(d => d.Measure == "shots-per-kill").Select(d => $"{d.First}-{d.Second}"));
        Assert.Equal(["b-a", "c-a"], result.Differences.Where(d => d.Measure == "leakage").Select(d => $"{d.First}-{d.Second}"));
    }

    [Fact]
    public void The_share_of_samples_in_which_one_is_best_is_that_of_what_is_not_known()
    {
        // a is better where x < 0.7; luck as large as the difference does not count.
        MadeUpStudy study = new() { Alternatives = ["a", "b"], Samples = 2000, Replicates = 4 };
        StudyResult result = study.Play(r => MadeUpStudy.Summary(0.5 + (r.Force == 0 ? 0.2 * (r.Coordinates[0] - 0.7) : 0) + 0.05 * MadeUpStudy.Luck(r, 1, (uint)r.Force).A)).Finish();
        Assert.Equal("a", result.Ranking[0].Key);
        Near.Equal(0.7, result.Ranking[0].Best, absolute: 0.04);
        Near.Equal(1, result.Ranking.Sum(r => r.Best), absolute: 1e-9);
        Near.Equal(result.Ranking[0].Best, result.Differences[0].FirstBetter, absolute: 1e-9);
    }

    [Fact]
    public void Where_nothing_is_drawn_every_run_is_a_pair()
    {
        MadeUpStudy study = new() { Alternatives = ["a", "b"], Measures = ["shots-per-kill"], Kind = DesignKind.Likely, Unknowns = [], Samples = 2, Replicates = 50 };
        StudyResult result = study.Play(r => MadeUpStudy.Summary(shotsPerKill: 10 + 0.5 * r.Force + MadeUpStudy.Luck(r, 1).A + 0.5 * MadeUpStudy.Luck(r, 1, 1 + (uint)r.Force).A)).Finish();
        DifferenceResult d = Assert.Single(result.Differences);
        Assert.Equal(100, d.Difference.Mean.Count);
        Assert.True(d.PValue < 1e-4);
        Assert.True(result.Ranking[0].ApartFromNext);
    }

    [Fact]
    public void More_protection_ranks_first_and_equals_share_the_best()
    {
        MadeUpStudy study = new() { Alternatives = ["a", "b", "c"], Measures = ["protection"], Samples = 20 };
        StudyResult result = study.Play(r => MadeUpStudy.Summary(damage: r.Force == 0 ? 0.5 : 0.25)).Finish();
        Assert.Equal(["b", "c", "a"], result.Ranking.Select(r => r.Key));
        Assert.Equal([0.5, 0.5, 0.0], result.Ranking.Select(r => r.Best));
        Assert.Equal([false, true, false], result.Ranking.Select(r => r.ApartFromNext));
    }

    [Fact]
    public void Each_combination_of_levels_is_ranked_by_itself()
    {
        MadeUpStudy study = new() { Alternatives = ["a", "b"], Levels = ["10", "20"], Samples = 20 };
        StudyResult result = study.Play(r => MadeUpStudy.Summary(r.Point == r.Force ? 0.2 : 0.3)).Finish();
        Assert.Equal(["a [size=10]", "b [size=10]", "b [size=20]", "a [size=20]"], result.Ranking.Select(r => r.Key));
        Assert.Equal([1, 2, 1, 2], result.Ranking.Select(r => r.Place));
        Assert.Equal(new FactorLevel("size", "20"), Assert.Single(result.Alternatives[2].Levels));
    }

    [Fact]
    public void Alternatives_that_are_alike_are_rarely_told_apart()
    {
        const int repeats = 200;
        MadeUpStudy study = new() { Alternatives = ["a", "b", "c", "d"], Measures = ["shots-per-kill"], Samples = 20, Replicates = 1 };
        int wrong = 0;
        for (uint repeat = 0; repeat < repeats; repeat++)
        {
            uint seed = repeat;
            RunSummary Run(MadeUpRun r) => MadeUpStudy.Summary(shotsPerKill: 10 + MadeUpStudy.Luck(r, seed, (uint)r.Force).A);
            wrong += study.Play(Run).Finish().Differences.Any(d => d.Adjusted <= 0.05) ? 1 : 0;
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{wrong} of {repeats}");
        Assert.InRange(wrong / (double)repeats, 0, 0.05 + 4 * Math.Sqrt(0.05 * 0.95 / repeats));
    }
}
