using Parapet.Foundation;
using Parapet.Model.Study;
using Parapet.Study.Measures;
using Parapet.Study.Tests.Statistics;
using Parapet.Testing;
using Xunit;

namespace Parapet.Study.Tests.Measures;

/// <summary>Chance and ignorance on a random-effects model whose two variances are known.</summary>
public sealed class TwoLevelEstimateTests
{
    // shots-per-kill has no upper limit and is never cut here: mean 10, ignorance 1, luck 2.
    private const double Mean = 10, Ignorance = 1, Luck = 2;

    [Fact]
    public void The_interval_of_the_mean_holds_and_the_spread_of_ignorance_is_neither_too_wide_nor_too_narrow()
    {
        const int repeats = 400, samples = 60;
        MadeUpStudy study = new() { Measures = ["shots-per-kill"], Samples = samples, Replicates = 3 };
        int held = 0;
        double low = 0, middle = 0, high = 0, between = 0, chance = 0, reliability = 0;
        for (uint repeat = 0; repeat < repeats; repeat++)
        {
            StudyEstimate e = Play(study, repeat, Ignorance, Luck);
            held += e.Mean.Low <= Mean && Mean <= e.Mean.High ? 1 : 0;
            low += e.IgnoranceLow / repeats;
            middle += e.IgnoranceMedian / repeats;
            high += e.IgnoranceHigh / repeats;
            chance += e.ChanceError * e.ChanceError / repeats;
            reliability += e.Reliability / repeats;
            between += e.Reliability > 0 ? 1.0 / repeats : 0;
        }
        Coverage.Holds(0.95, held, repeats, "mean under random effects");
        Say($"5, 50, 95 %: {low:F4}, {middle:F4}, {high:F4} (exact 8.3551, 10, 11.6449); reliability {reliability:F4} (exact {1 / (1 + Luck * Luck / 3):F4})");
        // Exact: 10 -+ 1.6449. Without shrinking the luck in sample means would put them at 10 -+ 2.5126.
        Near.Equal(Mean - 1.6449, low, absolute: 0.12, what: "5 %");
        Near.Equal(Mean, middle, absolute: 0.05, what: "50 %");
        Near.Equal(Mean + 1.6449, high, absolute: 0.12, what: "95 %");
        Near.Equal(Luck * Luck / 3 / samples, chance, relative: 0.02, what: "squared standard error from luck");
        Near.Equal(1 / (1 + Luck * Luck / 3), reliability, absolute: 0.03, what: "reliability");
        Assert.True(between > 0.99, $"ignorance was found in {between}");
    }

    [Fact]
    public void Luck_alone_is_not_taken_for_ignorance()
    {
        const int repeats = 200;
        MadeUpStudy study = new() { Measures = ["shots-per-kill"], Samples = 60, Replicates = 3 };
        double reliability = 0, width = 0;
        for (uint repeat = 0; repeat < repeats; repeat++)
        {
            StudyEstimate e = Play(study, 1000 + repeat, 0, Luck);
            reliability += e.Reliability / repeats;
            width += (e.IgnoranceHigh - e.IgnoranceLow) / repeats;
        }
        Say($"no ignorance: mean reliability {reliability:F4}, mean width {width:F3}; unshrunk it would be {2 * 1.6449 * Luck / Math.Sqrt(3):F3}");
        Assert.InRange(reliability, 0, 0.10);
        Assert.InRange(width, 0, 0.35 * 2 * 1.6449 * Luck / Math.Sqrt(3));
    }

    [Fact]
    public void One_replicate_leaves_the_two_unparted_and_says_so()
    {
        MadeUpStudy study = new() { Measures = ["shots-per-kill"], Samples = 4000, Replicates = 1 };
        StudyEstimate e = Play(study, 5, Ignorance, Luck);
        Assert.True(double.IsNaN(e.Reliability));
        Assert.True(double.IsNaN(e.ChanceError));
        Near.Equal(2 * 1.6449 * Math.Sqrt(Ignorance + Luck * Luck), e.IgnoranceHigh - e.IgnoranceLow, relative: 0.05);
        Assert.Contains("luck included", study.Play(Run(5, Ignorance, Luck)).Finish().Answer[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_is_drawn_every_run_counts_and_there_is_no_ignorance()
    {
        MadeUpStudy study = new() { Measures = ["shots-per-kill"], Samples = 25, Replicates = 4, Kind = DesignKind.Likely, Unknowns = [] };
        StudyEstimate e = study.Play(Run(9, 0, Luck)).Finish().Alternatives[0].Measures[0];
        Assert.Equal(100, e.Mean.Count);
        Assert.Equal((0.0, e.Mean.Mean, e.Mean.Mean, e.Mean.Mean), (e.Reliability, e.IgnoranceLow, e.IgnoranceMedian, e.IgnoranceHigh));
        Near.Equal(Luck / 10, e.ChanceError, relative: 0.2);
    }

    [Fact]
    public void Samples_with_a_missing_replicate_still_part_luck_from_ignorance()
    {
        const int repeats = 200;
        MadeUpStudy study = new() { Measures = ["shots-per-kill"], Samples = 80, Replicates = 3 };
        double found = 0;
        for (uint repeat = 0; repeat < repeats; repeat++)
        {
            Func<MadeUpRun, Parapet.Engine.Record.RunSummary> full = Run(2000 + repeat, Ignorance, Luck);
            StudyEstimate e = study.Play(r => (r.Sample + r.Replicate) % 4 == 0 || (r.Sample % 8 == 1 && r.Replicate > 0) ? MadeUpStudy.Summary() : full(r)).Finish().Alternatives[0].Measures[0];
            found += e.ChanceError * e.ChanceError * 80 / repeats;
        }
        // Per 8 samples: 0 and 4 lack replicate 0, 3 and 7 replicate 1, 2 and 6 replicate 2, 1 has replicate 0 only, 5 has all.
        double exact = Luck * Luck * (6 / 2.0 + 1 + 1 / 3.0) / 8;
        Say($"variance of luck in a sample mean: {found:F4}, exact {exact:F4}");
        Near.Equal(exact, found, relative: 0.03);
    }

    [Fact]
    public void A_share_that_always_comes_out_alike_gets_exact_limits()
    {
        MadeUpStudy study = new() { Measures = ["leakage"], Samples = 60 };
        StudyEstimate e = study.Play(_ => MadeUpStudy.Summary(leakage: 0)).Finish().Alternatives[0].Measures[0];
        Assert.Equal(("clopper-pearson", 0.0, 0.0), (e.Mean.Method, e.Mean.Mean, e.Mean.Low));
        // 1 - (α/2)^(1/n).
        Near.Equal(1 - ExactMath.Pow(0.025, 1 / 60.0), e.Mean.High, absolute: 1e-9);
    }

    [Fact]
    public void Limits_of_a_share_are_cut_where_shares_end()
    {
        MadeUpStudy study = new() { Samples = 6, Measures = ["damage"] };
        StudyEstimate e = study.Play(r => MadeUpStudy.Summary(damage: r.Sample == 0 ? 1 : 0)).Finish().Alternatives[0].Measures[0];
        Assert.Equal(0, e.Mean.Low);
        Assert.True(e.Mean.High is > 0.5 and <= 1);
    }

    [Fact]
    public void A_skewed_mean_is_bootstrapped()
    {
        const int repeats = 100;
        MadeUpStudy study = new() { Measures = ["shots-per-kill"], Samples = 30, Replicates = 1 };
        int held = 0, bca = 0;
        for (uint repeat = 0; repeat < repeats; repeat++)
        {
            uint seed = repeat;
            StudyEstimate e = study.Play(r => MadeUpStudy.Summary(shotsPerKill: ExactMath.Exp(MadeUpStudy.Luck(r, seed).A))).Finish().Alternatives[0].Measures[0];
            bca += e.Mean.Method == "bca" ? 1 : 0;
            held += e.Mean.Low <= ExactMath.Exp(0.5) && ExactMath.Exp(0.5) <= e.Mean.High ? 1 : 0;
        }
        Say($"{bca} of {repeats} by bca");
        // Lognormal, 30 samples: t alone holds 0.88.
        Assert.True(bca > repeats / 2);
        Coverage.Between(0.85, 0.99, held, repeats, "mean of 30 lognormals");
    }

    private static StudyEstimate Play(MadeUpStudy study, uint seed, double ignorance, double luck) => study.Play(Run(seed, ignorance, luck)).Finish().Alternatives[0].Measures[0];

    private static Func<MadeUpRun, Parapet.Engine.Record.RunSummary> Run(uint seed, double ignorance, double luck) => r =>
        MadeUpStudy.Summary(shotsPerKill: Mean + ignorance * new StreamKey(seed, (uint)r.Sample, 252, 0)[0].Normals.A + luck * MadeUpStudy.Luck(r, seed).A);

    private static void Say(FormattableString text) => TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant(text));
}
