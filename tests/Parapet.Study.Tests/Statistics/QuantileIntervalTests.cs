using Parapet.Foundation;
using Parapet.Study.Statistics;
using Parapet.Testing;
using Xunit;

namespace Parapet.Study.Tests.Statistics;

public sealed class QuantileIntervalTests
{
    // The median's ranks are those of the sign test; its binomial sums have few digits and are exact here.
    [Theory]
    [InlineData(6, 1, 6, 62.0 / 64)]
    [InlineData(10, 2, 9, 1002.0 / 1024)]
    [InlineData(20, 6, 15, 1005176.0 / 1048576)]
    public void Ranks_of_the_median_are_those_of_the_sign_test(int n, long low, long high, double coverage)
    {
        QuantileEstimate e = QuantileInterval.Of([.. Enumerable.Range(1, n).Select(i => (double)i)], 0.5, 0.95);
        Assert.Equal((low, high), (e.LowRank, e.HighRank));
        Assert.Equal(((double)low, (double)high), (e.Estimate.Low, e.Estimate.High));
        Near.Equal(coverage, e.Coverage, absolute: 1e-12);
        Near.Equal((n + 1) / 2.0, e.Estimate.Mean, absolute: 1e-12);
    }

    [Theory]
    [InlineData(100, 0.9, 0.95)]
    [InlineData(57, 0.05, 0.9)]
    [InlineData(40, 0.37, 0.99)]
    [InlineData(300, 0.5, 0.8)]
    public void Ranks_agree_with_plain_binomial_sums(int n, double p, double confidence)
    {
        double tail = (1 - confidence) / 2;
        double[] at = new double[n + 1];
        at[0] = Math.Pow(1 - p, n);
        for (int k = 1; k <= n; k++)
            at[k] = at[k - 1] * (n - k + 1) / k * p / (1 - p);
        long low = 0, high = n + 1;
        for (int l = 1; l <= n && at.Take(l).Sum() <= tail; l++)
            low = l;
        for (int u = n; u >= 1 && at.Skip(u).Sum() <= tail; u--)
            high = u;
        Assert.Equal((low, high), QuantileInterval.Ranks(n, p, confidence));
        Near.Equal(at.Take(5).Sum(), Binomial.Cumulative(n, p, 4), relative: 1e-11);
    }

    [Fact]
    public void Ranks_of_mirrored_quantiles_are_mirrored()
    {
        foreach (int n in (int[])[5, 30, 77, 500])
        {
            foreach (double p in (double[])[0.0625, 0.125, 0.25, 0.375])
            {
                (long low, long high) = QuantileInterval.Ranks(n, p, 0.95);
                Assert.Equal((n + 1 - high, n + 1 - low), QuantileInterval.Ranks(n, 1 - p, 0.95));
            }
        }
    }

    [Fact]
    public void Too_few_runs_for_a_limit_give_none()
    {
        QuantileEstimate e = QuantileInterval.Of([1, 2, 3, 4, 5], 0.5, 0.95);
        Assert.Equal((double.NegativeInfinity, 3.0, double.PositiveInfinity), (e.Estimate.Low, e.Estimate.Mean, e.Estimate.High));
        e = QuantileInterval.Of([.. Enumerable.Range(1, 50).Select(i => (double)i)], 0.95, 0.95);
        Assert.True(double.IsFinite(e.Estimate.Low) && double.IsPositiveInfinity(e.Estimate.High));
        e = QuantileInterval.Of([], 0.5, 0.95);
        Assert.True(double.IsNaN(e.Estimate.Mean) && e.Estimate.Count == 0);
    }

    // ln(0.025)/ln(p): 5.3, 35.01, 71.9, 367.04.
    [Theory]
    [InlineData(0.5, 6)]
    [InlineData(0.9, 36)]
    [InlineData(0.05, 72)]
    [InlineData(0.99, 368)]
    public void Fewest_runs_follow_from_the_power_of_p(double p, long expected) => Assert.Equal(expected, QuantileInterval.FewestRuns(p, 0.95));

    [Fact]
    public void It_holds_the_true_quantile_as_often_as_its_exact_coverage_says()
    {
        // 10,000 samples of 60 exponentials, ninth decile: four binomial standard deviations of the exact coverage.
        const int repeats = 10_000;
        double truth = -Math.Log(0.1), exact = 0;
        int held = 0;
        double[] sample = new double[60];
        for (uint r = 0; r < repeats; r++)
        {
            StreamKey key = new(21, r, 0, 1);
            for (uint i = 0; i < 30; i++)
                (sample[2 * i], sample[2 * i + 1]) = (-ExactMath.Log(key[i].Uniform), -ExactMath.Log(key[i].Uniform2));
            QuantileEstimate e = QuantileInterval.Of(sample, 0.9, 0.95);
            exact = e.Coverage;
            held += e.Estimate.Low <= truth && truth <= e.Estimate.High ? 1 : 0;
        }
        Assert.InRange(exact, 0.95, 1);
        Coverage.Holds(exact, held, repeats, "ninth decile of 60 exponentials");
    }

    [Fact]
    public void Ties_only_raise_its_coverage()
    {
        // Leakers of 8 threats, each 0.3: the median of the binomial is 2.
        const int repeats = 2_000;
        int held = 0;
        double[] sample = new double[40];
        for (uint r = 0; r < repeats; r++)
        {
            for (uint i = 0; i < 40; i++)
            {
                sample[i] = 0;
                for (uint j = 0; j < 4; j++)
                {
                    Draw d = new StreamKey(22, r, 0, i)[j];
                    sample[i] += (d.Uniform < 0.3 ? 1 : 0) + (d.Uniform2 < 0.3 ? 1 : 0);
                }
            }
            Estimate e = QuantileInterval.Of(sample, 0.5, 0.95).Estimate;
            held += e.Low <= 2 && 2 <= e.High ? 1 : 0;
        }
        Assert.InRange(held / (double)repeats, 0.95, 1);
    }

    [Fact]
    public void Values_that_are_none_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => QuantileInterval.Of([1, double.NaN], 0.5, 0.95));
}
