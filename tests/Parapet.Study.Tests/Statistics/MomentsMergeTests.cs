using Parapet.Foundation;
using Parapet.Study.Statistics;
using Parapet.Testing;
using Xunit;

namespace Parapet.Study.Tests.Statistics;

public sealed class MomentsMergeTests
{
    [Fact]
    public void Skewness_agrees_with_hand_arithmetic()
    {
        // 0, 0, 0, 4: mean 1, Σd² 12, Σd³ 24, so g₁ = 2·24/12^1.5.
        Moments m = Of([0, 0, 0, 4]);
        Near.Equal(48 / Math.Pow(12, 1.5), m.Skewness, relative: 1e-14);
        Assert.True(double.IsNaN(Of([2, 2, 2]).Skewness));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(37)]
    [InlineData(199)]
    [InlineData(200)]
    public void Two_parts_merged_agree_with_the_whole(int split)
    {
        double[] values = Values(200);
        Moments whole = Of(values), first = Of(values[..split]);
        first.Merge(Of(values[split..]));
        Assert.Equal(whole.Count, first.Count);
        Near.Equal(whole.Mean, first.Mean, relative: 1e-14);
        Near.Equal(whole.Variance, first.Variance, relative: 1e-13);
        Near.Equal(whole.Skewness, first.Skewness, relative: 1e-12);
        // And with the plain two-pass sums.
        double mean = values.Average(), squares = values.Sum(v => (v - mean) * (v - mean)), cubes = values.Sum(v => (v - mean) * (v - mean) * (v - mean));
        Near.Equal(squares / 199, first.Variance, relative: 1e-13);
        Near.Equal(Math.Sqrt(200) * cubes / Math.Pow(squares, 1.5), first.Skewness, relative: 1e-12);
    }

    [Fact]
    public void Fixed_blocks_merged_in_order_do_not_depend_on_who_filled_them()
    {
        double[] values = Values(1000);
        Moments forwards = Blocks(values, [.. Enumerable.Range(0, 16)]), backwards = Blocks(values, [.. Enumerable.Range(0, 16).Reverse()]);
        Assert.Equal(BitConverter.DoubleToInt64Bits(forwards.Mean), BitConverter.DoubleToInt64Bits(backwards.Mean));
        Assert.Equal(BitConverter.DoubleToInt64Bits(forwards.Variance), BitConverter.DoubleToInt64Bits(backwards.Variance));
        Assert.Equal(BitConverter.DoubleToInt64Bits(forwards.Skewness), BitConverter.DoubleToInt64Bits(backwards.Skewness));
        Near.Equal(Of(values).Variance, forwards.Variance, relative: 1e-13);
    }

    [Fact]
    public void Pairs_agree_with_two_passes_merged_or_not()
    {
        double[] a = Values(150), b = [.. Values(151)[1..].Select((v, i) => v + a[i])];
        PairMoments whole = default, left = default, right = default;
        for (int i = 0; i < 150; i++)
        {
            whole.Add(a[i], b[i]);
            if (i < 60)
                left.Add(a[i], b[i]);
            else
                right.Add(a[i], b[i]);
        }
        left.Merge(right);
        double expected = a.Zip(b, (x, y) => (x - a.Average()) * (y - b.Average())).Sum() / 149;
        Near.Equal(expected, whole.Covariance, relative: 1e-12);
        Near.Equal(expected, left.Covariance, relative: 1e-12);
        Near.Equal(left.First.Variance + left.Second.Variance - 2 * left.Covariance, left.Difference.Variance, relative: 1e-12);
        Near.Equal(expected / Math.Sqrt(whole.First.Variance * whole.Second.Variance), whole.Correlation, relative: 1e-12);
    }

    [Fact]
    public void A_pair_with_a_missing_number_leaves_nothing_behind()
    {
        PairMoments pairs = default;
        pairs.Add(1, 2);
        Assert.Throws<ArgumentOutOfRangeException>(() => pairs.Add(1, double.NaN));
        Assert.Equal((1L, 1L, 1L), (pairs.First.Count, pairs.Second.Count, pairs.Difference.Count));
    }

    private static Moments Blocks(double[] values, int[] order)
    {
        Moments[] blocks = new Moments[16];
        foreach (int k in order)
            blocks[k] = Of(values[(k * 64)..Math.Min(values.Length, (k + 1) * 64)]);
        Moments all = default;
        foreach (Moments block in blocks)
            all.Merge(block);
        return all;
    }

    private static double[] Values(int count) => [.. Enumerable.Range(0, count).Select(i => 1000 - 3 * ExactMath.Log(new StreamKey(11, 0, 0, 1)[(uint)i].Uniform))];

    private static Moments Of(double[] values)
    {
        Moments m = default;
        foreach (double v in values)
            m.Add(v);
        return m;
    }
}
