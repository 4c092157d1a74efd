using Parapet.Foundation;
using Parapet.Study.Statistics;
using Parapet.Testing;
using Xunit;

namespace Parapet.Study.Tests.Statistics;

public sealed class SequentialStopTests
{
    [Fact]
    public void Looks_grow_by_their_factor_up_to_the_most_runs()
    {
        SequentialPlan plan = new(0.1, 0.95, 50, 400);
        Assert.Equal([50L, 75, 113, 170, 255, 383, 400], plan.Looks);
        Near.Equal(0.05 / 7, plan.LookAlpha, absolute: 1e-15);
        Near.Equal(0.05, new SequentialPlan(0.1, 0.95, 50, 400, SequentialRule.FixedWidth).LookAlpha, absolute: 1e-15);
        Assert.Equal((50L, 75L, (long?)null), (plan.Next(0), plan.Next(50), plan.Next(400)));
    }

    [Fact]
    public void Between_looks_it_goes_on_and_shows_no_limits()
    {
        SequentialPlan plan = new(100, 0.95, 50, 400);
        SequentialVerdict v = SequentialStop.Proportion(plan, 10, 60);
        Assert.Equal((SequentialState.Continue, 75L, true), (v.State, v.NextLook, double.IsNaN(v.Estimate.Low)));
        Assert.Equal(SequentialState.Reached, SequentialStop.Proportion(plan, 10, 75).State);
        Assert.Throws<ArgumentOutOfRangeException>(() => SequentialStop.Proportion(plan, 10, 401));
    }

    [Fact]
    public void After_the_last_look_it_says_that_the_bound_is_not_met()
    {
        SequentialVerdict v = SequentialStop.Proportion(new(0.001, 0.95, 50, 200), 100, 200);
        Assert.Equal((SequentialState.Exhausted, (long?)null), (v.State, v.NextLook));
        Assert.True(v.Estimate.High - v.Estimate.Low > 0.1);
    }

    [Fact]
    public void A_mean_that_has_not_varied_yet_or_only_once_does_not_stop()
    {
        SequentialPlan plan = new(0.5, 0.95, 50, 100);
        Moments m = default;
        for (int i = 0; i < 50; i++)
            m.Add(0);
        Assert.Equal(SequentialState.Continue, SequentialStop.Mean(plan, m).State);
        for (int i = 50; i < 75; i++)
            m.Add(i == 60 ? 1 : 0);
        Assert.Equal(SequentialState.Continue, SequentialStop.Mean(plan, m).State);
        for (int i = 75; i < 100; i++)
            m.Add(0);
        Assert.Equal(SequentialState.Exhausted, SequentialStop.Mean(plan, m).State);
    }

    [Theory]
    [InlineData(SequentialRule.AlphaSpending, 0.05, 0.95, 1.0)]
    [InlineData(SequentialRule.FixedWidth, 0.05, 0.949, 1.0)]
    [InlineData(SequentialRule.FixedWidth, 0.03, 0.949, 1.0)]
    public void A_proportion_that_stops_itself_keeps_its_confidence_for_every_p(SequentialRule rule, double bound, double least, double most)
    {
        // Exact: the distribution of successes is carried from run to run, and what stops is taken out. No luck in these figures.
        SequentialPlan plan = new(bound, 0.95, 50, 1500, rule);
        int last = (int)plan.Looks[^1];
        Dictionary<int, Estimate?[]> stops = plan.Looks.ToDictionary(
            look => (int)look,
            look => (Estimate?[])[.. Enumerable.Range(0, (int)look + 1).Select(k => SequentialStop.Proportion(plan, k, look)).Select(v => v.State == SequentialState.Continue ? null : v.Estimate)]);
        double worst = 1, at = 0, runsAtHalf = 0;
        foreach (double p in (double[])[0.0005, 0.001, 0.002, 0.003, 0.005, 0.01, 0.015, 0.02, 0.03, 0.05, 0.08, 0.1, 0.15, 0.2, 0.3, 0.4, 0.45, 0.5])
        {
            double[] at_k = new double[last + 1];
            at_k[0] = 1;
            double held = 0, runs = 0;
            for (int n = 1; n <= last; n++)
            {
                for (int k = n; k >= 0; k--)
                    at_k[k] = at_k[k] * (1 - p) + (k > 0 ? at_k[k - 1] * p : 0);
                if (!stops.TryGetValue(n, out Estimate?[]? look))
                    continue;
                for (int k = 0; k <= n; k++)
                {
                    if (look[k] is not { } e)
                        continue;
                    held += e.Low <= p && p <= e.High ? at_k[k] : 0;
                    runs += n * at_k[k];
                    at_k[k] = 0;
                }
                if (at_k.Max() < 1e-14)
                    break;
            }
            if (held < worst)
                (worst, at) = (held, p);
            runsAtHalf = runs;
        }
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"proportion {rule} ±{bound}: least coverage {worst:F4} at p {at}, {runsAtHalf:F0} runs at p 0.5"));
        Assert.InRange(worst, least, most);
    }

    [Theory]
    [InlineData(SequentialRule.FixedWidth, "normal", 0.95, 1.0)]
    [InlineData(SequentialRule.FixedWidth, "exponential", 0.94, 1.0)]
    [InlineData(SequentialRule.FixedWidth, "lognormal", 0.93, 1.0)]
    [InlineData(SequentialRule.FixedWidth, "rare", 0.95, 1.0)]
    [InlineData(SequentialRule.AlphaSpending, "normal", 0.97, 1.0)]
    [InlineData(SequentialRule.AlphaSpending, "exponential", 0.95, 1.0)]
    [InlineData(SequentialRule.AlphaSpending, "rare", 0.95, 1.0)]
    public void A_mean_that_stops_itself_keeps_its_confidence(SequentialRule rule, string kind, double least, double most)
    {
        // Standard deviation of a share of 0.95: 0.002.
        const int repeats = 10_000;
        int held = 0;
        long runs = 0;
        (double bound, double truth) = kind switch { "rare" => (0.06, 0.1), "lognormal" => (0.26, Math.Exp(0.5)), _ => (0.15, 1) };
        SequentialPlan plan = new(bound, 0.95, 50, 2000, rule);
        for (uint r = 0; r < repeats; r++)
        {
            StreamKey key = new(71, r, 0, 1);
            Moments m = default;
            SequentialVerdict v;
            do
            {
                v = SequentialStop.Mean(plan, m);
                while (v.NextLook is { } next && m.Count < next)
                {
                    Draw d = key[(uint)m.Count];
                    // Rare: 2 leakers in one run of twenty.
                    m.Add(kind switch { "normal" => 1 + d.Normals.A, "exponential" => -ExactMath.Log(d.Uniform), "lognormal" => ExactMath.Exp(d.Normals.A), _ => d.Uniform < 0.05 ? 2 : 0 });
                }
            }
            while (v.State == SequentialState.Continue);
            held += v.Estimate.Low <= truth && truth <= v.Estimate.High ? 1 : 0;
            runs += m.Count;
        }
        Coverage.Between(least, most, held, repeats, FormattableString.Invariant($"mean {rule} {kind} ±{plan.HalfWidth}, runs {runs / (double)repeats:F0}"));
    }

    [Fact]
    public void A_plan_without_sense_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SequentialPlan(0, 0.95, 50, 100));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SequentialPlan(1, 0.95, 1, 100));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SequentialPlan(1, 0.95, 50, 49));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SequentialPlan(1, 0.95, 50, 100, growth: 1));
    }
}
