using Parapet.Foundation;
using Parapet.Study.Statistics;
using Parapet.Testing;
using Xunit;

namespace Parapet.Study.Tests.Statistics;

public sealed class RatioOfMeansTests
{
    [Fact]
    public void The_limits_are_the_ratios_at_which_the_t_test_just_rejects()
    {
        double[] a = [31, 28, 35, 40, 22, 30, 37, 25], b = [9, 8, 12, 11, 7, 10, 11, 8];
        RatioEstimate e = RatioOfMeans.Of(Of(a, b), 0.95);
        Assert.Equal(RatioShape.Bounded, e.Shape);
        Near.Equal(248.0 / 76, e.Estimate.Mean, relative: 1e-14);
        Assert.InRange(e.Estimate.Mean, e.Estimate.Low, e.Estimate.High);
        foreach (double theta in (double[])[e.Estimate.Low, e.Estimate.High])
        {
            Moments d = default;
            for (int i = 0; i < a.Length; i++)
                d.Add(a[i] - theta * b[i]);
            Near.Equal(StudentT.Quantile(7, 0.975), Math.Abs(d.Mean) / Math.Sqrt(d.Variance / 8), relative: 1e-10);
        }
    }

    [Fact]
    public void A_denominator_without_spread_scales_the_t_interval()
    {
        Moments m = default;
        foreach (double x in (double[])[2, 4, 5, 9])
            m.Add(x);
        Estimate t = MeanInterval.Of(m, 0.9);
        RatioEstimate e = RatioOfMeans.Of(Of([2, 4, 5, 9], [-2, -2, -2, -2]), 0.9);
        Near.Equal(-t.High / 2, e.Estimate.Low, relative: 1e-12);
        Near.Equal(-t.Low / 2, e.Estimate.High, relative: 1e-12);
    }

    [Fact]
    public void A_denominator_that_may_be_zero_leaves_the_set_unbounded_and_says_so()
    {
        // Denominator mean 0.25 with standard error 1.1; numerator clearly 100.
        RatioEstimate e = RatioOfMeans.Of(Of([100, 101, 99, 100], [-2, 3, 1, -1]), 0.95);
        Assert.Equal(RatioShape.Outside, e.Shape);
        Assert.True(e.G >= 1 && e.LowRoot < 0 && e.HighRoot > 0);
        Assert.Equal((double.NegativeInfinity, double.PositiveInfinity), (e.Estimate.Low, e.Estimate.High));
        Assert.InRange(400.0, e.HighRoot, double.MaxValue);
        // Both may be zero: nothing is known.
        e = RatioOfMeans.Of(Of([1, -2, 2, -1], [-2, 3, 1, -1]), 0.95);
        Assert.Equal((RatioShape.Everything, true), (e.Shape, double.IsNaN(e.LowRoot)));
    }

    [Fact]
    public void Zeroes_and_single_pairs_make_no_nonsense()
    {
        RatioEstimate e = RatioOfMeans.Of(Of([1, 2, 3], [0, 0, 0]), 0.95);
        Assert.Equal((RatioShape.Everything, true, double.PositiveInfinity), (e.Shape, double.IsNaN(e.Estimate.Mean), e.G));
        e = RatioOfMeans.Of(Of([0, 0, 0], [1, 2, 3]), 0.5);
        Assert.Equal((RatioShape.Bounded, 0.0, 0.0), (e.Shape, e.Estimate.Low, e.Estimate.High));
        e = RatioOfMeans.Of(Of([6], [3]), 0.95);
        Assert.Equal((RatioShape.TooFew, 2.0, true), (e.Shape, e.Estimate.Mean, double.IsNaN(e.Estimate.Low)));
    }

    [Theory]
    [InlineData(6.0)]
    [InlineData(1.0)]
    public void The_set_holds_the_true_ratio_as_often_as_it_says(double denominator)
    {
        // Correlated normals, n 10. At 1 the standard error is 0.63 and many sets are unbounded; coverage is exact all the same.
        const int repeats = 10_000;
        int held = 0, unbounded = 0;
        for (uint r = 0; r < repeats; r++)
        {
            StreamKey key = new(51, r, 0, 1);
            PairMoments pairs = default;
            for (uint i = 0; i < 10; i++)
            {
                (double x, double y) = key[i].Normals;
                pairs.Add(3 * denominator + x + y, denominator + 2 * x);
            }
            RatioEstimate e = RatioOfMeans.Of(pairs, 0.95);
            unbounded += e.Shape == RatioShape.Bounded ? 0 : 1;
            held += e.Shape switch
            {
                RatioShape.Bounded => e.LowRoot <= 3 && 3 <= e.HighRoot,
                RatioShape.Outside => 3 <= e.LowRoot || 3 >= e.HighRoot,
                _ => true,
            } ? 1 : 0;
        }
        Coverage.Holds(0.95, held, repeats, FormattableString.Invariant($"Fieller, denominator {denominator}, unbounded {unbounded}"));
        Assert.Equal(denominator == 1, unbounded > 1000);
    }

    private static PairMoments Of(double[] a, double[] b)
    {
        PairMoments pairs = default;
        for (int i = 0; i < a.Length; i++)
            pairs.Add(a[i], b[i]);
        return pairs;
    }
}
