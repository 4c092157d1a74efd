using Parapet.Foundation;
using Parapet.Study.Statistics;
using Parapet.Testing;
using Xunit;

namespace Parapet.Study.Tests.Statistics;

public sealed class BootstrapIntervalTests
{
    // Efron and Tibshirani (1993), table 14.1: neurological test A on 26 children.
    private static readonly double[] Spatial =
        [48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26, 30, 41];

    private static readonly StreamKey Stream = BootstrapInterval.Stream(1, "leakers");

    [Fact]
    public void The_variance_of_the_spatial_test_agrees_with_the_book()
    {
        // The book: variance 171.5, a 0.061, z₀ 0.146, 90 % BCa (115.8, 259.6) from 2,000 resamples; its z₀ and limits carry
        // their own luck (standard deviation of z₀ 0.03, of the limits about 1.5 and 3), a does not.
        BootstrapEstimate e = BootstrapInterval.Bca(Spatial, Variance, 0.9, Stream, 20_000);
        TestContext.Current.TestOutputHelper?.WriteLine(e.ToString());
        Near.Equal(171.5, e.Estimate.Mean, absolute: 0.05);
        Near.Equal(0.061, e.Acceleration, absolute: 0.0005);
        Near.Equal(0.146, e.Bias, absolute: 0.09);
        Near.Equal(115.8, e.Estimate.Low, absolute: 5);
        Near.Equal(259.6, e.Estimate.High, absolute: 9);
        Assert.Equal(BootstrapStanding.Regular, e.Standing);
    }

    [Fact]
    public void The_acceleration_of_a_mean_is_a_sixth_of_its_skewness_over_root_n()
    {
        // For a mean the values left out move it by (x - x̄)/(n - 1): a = g₁/(6√n).
        Moments m = default;
        foreach (double x in Spatial)
            m.Add(x);
        Near.Equal(m.Skewness / (6 * Math.Sqrt(26)), BootstrapInterval.Bca(Spatial, Mean, 0.9, Stream).Acceleration, relative: 1e-10);
    }

    [Fact]
    public void It_gives_the_same_bits_again_and_other_luck_on_another_stream()
    {
        BootstrapEstimate a = BootstrapInterval.Bca(Spatial, Mean, 0.95, Stream), b = BootstrapInterval.Bca(Spatial, Mean, 0.95, Stream);
        Assert.Equal(a, b);
        Assert.NotEqual(a.Estimate.Low, BootstrapInterval.Bca(Spatial, Mean, 0.95, BootstrapInterval.Stream(1, "cost")).Estimate.Low);
        Assert.NotEqual(a.Estimate.Low, BootstrapInterval.Bca(Spatial, Mean, 0.95, BootstrapInterval.Stream(2, "leakers")).Estimate.Low);
    }

    [Fact]
    public void It_follows_a_rising_change_of_scale()
    {
        // BCa respects transformations; 1,001 resamples put the ends between two of them, whence a tolerance.
        BootstrapEstimate plain = BootstrapInterval.Bca(Spatial, Mean, 0.95, Stream), shifted = BootstrapInterval.Bca(Spatial, s => 3 * Mean(s) + 7, 0.95, Stream);
        Near.Equal(3 * plain.Estimate.Low + 7, shifted.Estimate.Low, relative: 1e-10);
        Near.Equal(3 * plain.Estimate.High + 7, shifted.Estimate.High, relative: 1e-10);
    }

    [Fact]
    public void Degenerate_data_are_named_instead_of_bounded()
    {
        Expect(BootstrapStanding.TooFew, double.NaN, BootstrapInterval.Bca([], s => s.Length == 0 ? double.NaN : 1, 0.95, Stream));
        Expect(BootstrapStanding.TooFew, 3, BootstrapInterval.Bca([3], Mean, 0.95, Stream));
        Expect(BootstrapStanding.NoSpread, 4, BootstrapInterval.Bca([4, 4, 4, 4], Mean, 0.95, Stream));
        // A count of distinct values can only fall when resampled.
        Expect(BootstrapStanding.Unsuited, 26, BootstrapInterval.Bca([.. Enumerable.Range(0, 26).Select(i => (double)i)], s => s.ToArray().Distinct().Count(), 0.95, Stream));
        // Confidence beyond what 100 resamples reach.
        Assert.Equal(BootstrapStanding.Clipped, BootstrapInterval.Bca(Spatial, Mean, 0.999, Stream, 100).Standing);

        static void Expect(BootstrapStanding standing, double estimate, BootstrapEstimate e)
        {
            Assert.Equal((standing, estimate), (e.Standing, e.Estimate.Mean));
            Assert.True(double.IsNaN(e.Estimate.Low) && double.IsNaN(e.Estimate.High));
        }
    }

    [Fact]
    public void What_is_not_finite_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => BootstrapInterval.Bca([1, double.NaN], Mean, 0.95, Stream));
        Assert.Throws<InvalidOperationException>(() => BootstrapInterval.Bca([1, 2, 3], s => double.NaN, 0.95, Stream));
        Assert.Throws<ArgumentOutOfRangeException>(() => BootstrapInterval.Bca([1, 2, 3], Mean, 0.95, Stream, 99));
    }

    [Theory]
    [InlineData(false, 20, false, 0.915, 0.939)]
    [InlineData(false, 20, true, 0.936, 0.960)]
    [InlineData(true, 20, false, 0.900, 0.924)]
    [InlineData(true, 20, true, 0.924, 0.948)]
    [InlineData(true, 60, false, 0.926, 0.958)]
    public void Its_coverage_of_a_mean_is_what_the_page_says(bool skewed, int n, bool expanded, double least, double most)
    {
        // 10,000 repeats, 4,000 of the long samples, of 600 resamples: bands of four standard deviations, 0.0026 to 0.0028 and 0.0037,
        // and a little for the fewer resamples than the page's.
        int repeats = n > 20 ? 4_000 : 10_000, held = 0;
        double[] sample = new double[n];
        for (uint r = 0; r < repeats; r++)
        {
            for (uint i = 0; i < n; i++)
            {
                Draw d = new StreamKey(61, r, 0, 1)[i];
                sample[i] = skewed ? -ExactMath.Log(d.Uniform) : 1 + d.Normals.A;
            }
            Estimate e = BootstrapInterval.Bca(sample, Mean, 0.95, new(61, r, 1, 1), 600, expanded).Estimate;
            held += e.Low <= 1 && 1 <= e.High ? 1 : 0;
        }
        Coverage.Between(least, most, held, repeats, $"BCa, mean of {n} {(skewed ? "exponentials" : "normals")}{(expanded ? ", expanded" : "")}");
    }

    private static double Mean(ReadOnlySpan<double> sample)
    {
        double sum = 0;
        foreach (double x in sample)
            sum += x;
        return sum / sample.Length;
    }

    private static double Variance(ReadOnlySpan<double> sample)
    {
        double mean = Mean(sample), sum = 0;
        foreach (double x in sample)
            sum += (x - mean) * (x - mean);
        return sum / sample.Length;
    }
}
