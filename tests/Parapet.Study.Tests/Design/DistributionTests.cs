using Parapet.Study.Design;
using Parapet.Testing;
using Xunit;

namespace Parapet.Study.Tests.Design;

public sealed class DistributionTests
{
    public static TheoryData<DistributionShape, double, double, double> Intervals()
    {
        TheoryData<DistributionShape, double, double, double> rows = [];
        foreach ((double low, double likely, double high) in new[] { (0.0, 0.3, 1.0), (-5, 2, 40), (1e6, 1e6, 3e6), (-2e-3, 1e-3, 1e-3), (10, 25, 40) })
        {
            foreach (DistributionShape shape in Enum.GetValues<DistributionShape>())
                rows.Add(shape, low, likely, high);
        }
        return rows;
    }

    [Theory]
    [MemberData(nameof(Intervals))]
    public void The_quantile_undoes_the_cumulative_share(DistributionShape shape, double low, double likely, double high)
    {
        Distribution d = Of(shape, low, likely, high);
        double last = low;
        for (int i = 1; i < 200; i++)
        {
            double p = i / 200.0, x = d.Quantile(p);
            Near.Equal(p, d.Cumulative(x), absolute: 1e-9, what: $"{shape} at {p}");
            Assert.True(x >= last && x <= high);
            last = x;
        }
        Assert.Equal((low, high), (d.Quantile(0), d.Quantile(1)));
        Assert.Equal((0.0, 1.0), (d.Cumulative(low - 1), d.Cumulative(high)));
    }

    [Theory]
    [MemberData(nameof(Intervals))]
    public void Mean_and_variance_are_those_of_the_quantiles(DistributionShape shape, double low, double likely, double high)
    {
        // ∫ Q(p) dp and ∫ (Q(p) - mean)² dp by the midpoint rule.
        Distribution d = Of(shape, low, likely, high);
        const int Steps = 2000;
        double[] x = [.. Enumerable.Range(0, Steps).Select(i => d.Quantile((i + 0.5) / Steps))];
        double mean = x.Average(), variance = x.Average(v => (v - mean) * (v - mean));
        Near.Equal(0, (d.Mean - mean) / (high - low), absolute: 3e-5, what: $"{shape} mean");
        Near.Equal(d.Variance, variance, relative: 1e-3, what: $"{shape} variance");
    }

    [Fact]
    public void Closed_forms_hold()
    {
        Distribution triangle = Distribution.Triangular(0, 1, 4);
        Near.Equal(1, triangle.Quantile(0.25), absolute: 1e-14, what: "mode at its share");
        Near.Equal(4 - Math.Sqrt(6), triangle.Quantile(0.5), absolute: 1e-14, what: "median");
        Near.Equal(5.0 / 3, triangle.Mean, absolute: 1e-14);
        Near.Equal(13.0 / 18, triangle.Variance, absolute: 1e-14);

        // Likely in the middle: beta(3, 3), of variance 1/28 and I_x(3, 3) = x³ (10 - 15 x + 6 x²).
        Distribution pert = Distribution.Pert(0, 0.5, 1);
        Near.Equal(1.0 / 28, pert.Variance, absolute: 1e-15);
        foreach (double x in new[] { 0.01, 0.2, 0.5, 0.77, 0.99 })
            Near.Equal(x, pert.Quantile(x * x * x * (10 - 15 * x + 6 * x * x)), absolute: 1e-10, what: "beta(3, 3)");

        // Likely at the low end: beta(1, 5), 1 - (1 - x)^5.
        Distribution skew = Distribution.Pert(0, 0, 2);
        Near.Equal(1, skew.Quantile(31.0 / 32), absolute: 1e-10, what: "beta(1, 5)");
        Near.Equal(1.0 / 3, skew.Mean, absolute: 1e-15);
    }

    [Fact]
    public void A_fixed_quantity_has_one_value_everywhere()
    {
        foreach (DistributionShape shape in Enum.GetValues<DistributionShape>())
        {
            Distribution d = Of(shape, 7.1, 7.1, 7.1);
            Assert.True(d.IsFixed);
            Assert.All([0, 1e-9, 0.5, 1], p => Assert.Equal(7.1, d.Quantile(p)));
            Assert.Equal((7.1, 0.0), (d.Mean, d.Variance));
            Assert.Equal((0.0, 1.0), (d.Cumulative(7.0999), d.Cumulative(7.1)));
        }
    }

    [Fact]
    public void What_is_not_an_interval_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Distribution.Uniform(2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Distribution.Triangular(0, 2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Distribution.Pert(0, double.NaN, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Distribution.Uniform(0, double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => Distribution.Uniform(0, 1).Quantile(1.1));
    }

    private static Distribution Of(DistributionShape shape, double low, double likely, double high) => shape switch
    {
        DistributionShape.Uniform => Distribution.Uniform(low, high),
        DistributionShape.Triangular => Distribution.Triangular(low, likely, high),
        _ => Distribution.Pert(low, likely, high),
    };
}
