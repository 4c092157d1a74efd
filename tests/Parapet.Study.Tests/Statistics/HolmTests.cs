using Parapet.Foundation;
using Parapet.Study.Statistics;
using Parapet.Testing;
using Xunit;

namespace Parapet.Study.Tests.Statistics;

public sealed class HolmTests
{
    [Theory]
    [InlineData(new[] { 0.01, 0.04, 0.03, 0.005 }, new[] { 0.03, 0.06, 0.06, 0.02 })]
    [InlineData(new[] { 0.01, 0.02, 0.03, 0.04, 0.05 }, new[] { 0.05, 0.08, 0.09, 0.09, 0.09 })]
    [InlineData(new[] { 0.4, 0.4, 0.9 }, new[] { 1.0, 1.0, 1.0 })]
    [InlineData(new[] { 0.02, 0.02 }, new[] { 0.04, 0.04 })]
    [InlineData(new double[0], new double[0])]
    public void Adjusted_values_agree_with_hand_arithmetic(double[] p, double[] expected)
    {
        double[] adjusted = Holm.Adjust(p);
        Assert.Equal(expected.Length, adjusted.Length);
        for (int i = 0; i < p.Length; i++)
            Near.Equal(expected[i], adjusted[i], absolute: 1e-15);
    }

    [Fact]
    public void It_rejects_what_the_steps_of_the_paper_reject()
    {
        for (uint r = 0; r < 500; r++)
        {
            double[] p = [.. Enumerable.Range(0, 6).Select(i => Math.Pow(new StreamKey(31, r, 0, 1)[(uint)i].Uniform, 3))];
            bool[] rejected = Holm.Reject(p, 0.05);
            // From the smallest up, as long as p ≤ α/(m - rank + 1).
            int[] order = [.. Enumerable.Range(0, 6).OrderBy(i => p[i])];
            bool going = true;
            for (int k = 0; k < 6; k++)
            {
                going &= p[order[k]] <= 0.05 / (6 - k);
                Assert.Equal(going, rejected[order[k]]);
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_true_hypothesis_is_rejected_no_more_often_than_alpha(bool shared)
    {
        // Five true and two false hypotheses; normals of correlation 0 or 0.5, as alternatives against one baseline have.
        const int repeats = 10_000;
        int wrong = 0, found = 0;
        double[] p = new double[7];
        for (uint r = 0; r < repeats; r++)
        {
            StreamKey key = new(32, r, 0, 1);
            double common = shared ? key[100].Normals.A : 0;
            for (uint i = 0; i < 7; i++)
            {
                double z = shared ? (key[i].Normals.A + common) * Math.Sqrt(0.5) : key[i].Normals.A;
                p[i] = TwoSided(i >= 5 ? z + 4 : z);
            }
            bool[] rejected = Holm.Reject(p, 0.05);
            wrong += rejected.Take(5).Any(x => x) ? 1 : 0;
            found += rejected[5] ? 1 : 0;
        }
        // At most α; with all false ones found it is 1 - (1 - 0.01)⁵ = 0.049 when independent. Four standard deviations above are allowed.
        Coverage.Between(0.02, 0.05 + 4 * Math.Sqrt(0.05 * 0.95 / repeats), wrong, repeats, shared ? "Holm, dependent" : "Holm, independent");
        Assert.InRange(found / (double)repeats, 0.85, 1);
    }

    [Fact]
    public void A_p_value_that_is_none_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Holm.Adjust([0.1, double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Holm.Reject([0.1], 0));
    }

    private static double TwoSided(double z) => 2 * Normal.Cumulative(-Math.Abs(z));
}
