using Parapet.Foundation;
using Parapet.Study.Statistics;
using Parapet.Testing;
using Xunit;

namespace Parapet.Study.Tests.Statistics;

public sealed class PairedDifferenceTests
{
    [Fact]
    public void It_agrees_with_Students_own_example()
    {
        // "Student" (1908), hours of sleep gained under two drugs, ten patients: mean difference 1.58, t = 4.0621, 9 degrees;
        // two-sided p 0.00283 and limits 0.70 and 2.46 as any text that repeats it prints.
        double[] a = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4], b = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
        PairedDifferenceEstimate e = PairedDifference.Of(Of(a, b), 0.95);
        Near.Equal(1.58, e.Estimate.Mean, absolute: 1e-12);
        Near.Equal(0.7001142, e.Estimate.Low, absolute: 1e-6);
        Near.Equal(2.4598858, e.Estimate.High, absolute: 1e-6);
        Near.Equal(0.00283289, e.PValue, absolute: 1e-7);
        Assert.Equal((PairedDifference.Method, 10L), (e.Estimate.Method, e.Estimate.Count));
        Assert.InRange(e.VarianceRatio, 0, 0.25);
    }

    [Fact]
    public void Too_few_or_equal_pairs_are_said_to_be_so()
    {
        PairedDifferenceEstimate e = PairedDifference.Of(Of([3], [1]), 0.95);
        Assert.True(double.IsNaN(e.Estimate.Low) && double.IsNaN(e.PValue) && e.Estimate.Mean == 2);
        e = PairedDifference.Of(Of([3, 4], [3, 4]), 0.95);
        Assert.Equal((0.0, 0.0, 1.0), (e.Estimate.Low, e.Estimate.High, e.PValue));
        e = PairedDifference.Of(default, 0.95);
        Assert.True(double.IsNaN(e.Estimate.Mean) && e.Estimate.Count == 0);
    }

    [Fact]
    public void The_interval_holds_and_the_test_errs_as_often_as_they_say()
    {
        const int repeats = 10_000;
        int held = 0, disagree = 0;
        for (uint r = 0; r < repeats; r++)
        {
            StreamKey key = new(41, r, 0, 1);
            PairMoments pairs = default;
            for (uint i = 0; i < 12; i++)
            {
                (double shared, double own) = key[i].Normals;
                pairs.Add(5 + 3 * shared + own, 5 + 3 * shared);
            }
            PairedDifferenceEstimate e = PairedDifference.Of(pairs, 0.95);
            bool inside = e.Estimate.Low <= 0 && 0 <= e.Estimate.High;
            held += inside ? 1 : 0;
            disagree += inside == e.PValue < 0.05 ? 1 : 0;
        }
        Coverage.Holds(0.95, held, repeats, "paired t, 12 normal pairs");
        Assert.Equal(0, disagree);
    }

    private static PairMoments Of(double[] a, double[] b)
    {
        PairMoments pairs = default;
        for (int i = 0; i < a.Length; i++)
            pairs.Add(a[i], b[i]);
        return pairs;
    }
}
