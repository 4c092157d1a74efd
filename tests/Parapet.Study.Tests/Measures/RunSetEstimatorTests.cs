using Parapet.Engine.Record;
using Parapet.Study.Measures;
using Parapet.Study.Tests.Session;
using Parapet.Study.Tests.Execute;
using Parapet.Testing;
using Xunit;

namespace Parapet.Study.Tests.Measures;

public sealed class RunSetEstimatorTests
{
    [Fact]
    public void Each_number_lands_under_its_own_name()
    {
        RunSetEstimator estimator = new(0.95);
        estimator.Add(MadeUpRuns.Record(0, killed: 4, leakage: 0.25, shotsPerKill: 2).Summary);
        estimator.Add(MadeUpRuns.Record(1, killed: 6, leakage: 0.75, shotsPerKill: 4).Summary);
        RunSetEstimate e = estimator.Finish();
        Means([10, 5, 5, 0], [e.Raid.Threats.Mean, e.Raid.Killed.Mean, e.Raid.Leaked.Mean, e.Raid.Other.Mean]);
        ClassEstimate c = Assert.Single(e.Raid.ByClass);
        Means([10, 5, 5, 0], [c.Threats.Mean, c.Killed.Mean, c.Leaked.Mean, c.Other.Mean]);
        AssetEstimate a = Assert.Single(e.Assets);
        Means([5, 0.5, 0.5], [a.Hits.Mean, a.Survived.Mean, a.Damage.Mean]);
        UnitEstimate u = Assert.Single(e.Units);
        Means([10, 5, 22, 5e6], [u.Shots.Mean, u.Kills.Mean, Assert.Single(u.Remaining).Count.Mean, u.SpentUsd.Mean]);
        Means([0.5, 3, 30], [e.Measures.Leakage.Mean, e.Measures.ShotsPerKill.Mean, e.Measures.FirstDetectionSeconds.Mean]);
        Means([5, 0, 2], [e.Picture.TracksFormed.Mean, e.Picture.FalseTracks.Mean, e.Picture.MeanTrackLatencySeconds.Mean]);
    }

    [Fact]
    public void A_measure_that_some_runs_lack_rests_on_those_that_have_it()
    {
        RunSetEstimator estimator = new(0.95);
        estimator.Add(MadeUpRuns.Record(0, 4, 0.25, double.NaN).Summary);
        estimator.Add(MadeUpRuns.Record(1, 4, 0.25, 2).Summary);
        estimator.Add(MadeUpRuns.Record(2, 4, 0.25, 3).Summary);
        RunSetEstimate e = estimator.Finish();
        Assert.Equal((2.5, 2L), (e.Measures.ShotsPerKill.Mean, e.Measures.ShotsPerKill.Count));
        Assert.Equal(0, e.Measures.CostExchange.Count);
        Assert.True(double.IsNaN(e.Measures.CostExchange.Mean));
        Assert.Equal(3, e.Measures.Leakage.Count);
    }

    [Fact]
    public void Counts_have_t_intervals_and_survival_has_Wilson_s()
    {
        RunSetEstimator estimator = new(0.95);
        for (int run = 0; run < 10; run++)
            estimator.Add(MadeUpRuns.Record(run, run < 5 ? 2 : 6, 0, 1).Summary);
        RunSetEstimate e = estimator.Finish();
        Assert.Equal("t", e.Raid.Killed.Method);
        Assert.Equal("wilson", e.Assets[0].Survived.Method);
        // Wilson's limits of 5 in 10, as in the reference cases.
        Near.Equal(0.2365930905, e.Assets[0].Survived.Low, absolute: 1e-9);
        Near.Equal(0.7634069095, e.Assets[0].Survived.High, absolute: 1e-9);
    }

    [Fact]
    public void Runs_that_speak_of_different_things_are_refused()
    {
        RunSetEstimator estimator = new(0.95);
        RunSummary summary = MadeUpRuns.Record(0, 4, 0, 1).Summary;
        estimator.Add(summary);
        Assert.Throws<ArgumentException>(() => estimator.Add(summary with { Assets = [summary.Assets[0] with { Id = "refinery" }] }));
    }

    private static void Means(double[] expected, double[] actual) => Assert.Equal(expected, actual);
}
