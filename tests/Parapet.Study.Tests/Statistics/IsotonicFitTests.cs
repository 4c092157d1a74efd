using FsCheck;
using FsCheck.Fluent;
using Parapet.Study.Statistics;
using Parapet.Testing;
using Xunit;

namespace Parapet.Study.Tests.Statistics;

public sealed class IsotonicFitTests
{
    [Fact]
    public void What_falls_is_pooled_and_what_rises_is_kept()
    {
        Assert.Equal([1.0, 2, 3], IsotonicFit.Rising([1, 2, 3]));
        Assert.Equal([1, 2.5, 2.5, 4], IsotonicFit.Rising([1, 3, 2, 4]));
        Assert.Equal([2.0, 2, 2], IsotonicFit.Rising([3, 2, 1]));
        Assert.Equal([1, 3, 3, 3, 8], IsotonicFit.Rising([1, 4, 3, 2, 8]));
        Assert.Empty(IsotonicFit.Rising([]));
    }

    [Fact]
    public void The_fit_never_falls_and_keeps_the_sum_and_no_shift_of_a_step_fits_better()
    {
        Prop.ForAll(
            Gen.Choose(-50, 50).Select(i => i / 10.0).ArrayOf().Where(v => v.Length is > 1 and < 12).ToArbitrary(),
            values =>
            {
                double[] fit = IsotonicFit.Rising(values);
                bool rises = fit.Zip(fit.Skip(1)).All(p => p.First <= p.Second);
                bool sum = Math.Abs(fit.Sum() - values.Sum()) < 1e-9;
                // Necessary and sufficient: the residuals summed from any place to the end are not above 0.
                bool best = Enumerable.Range(0, fit.Length).All(i => values.Zip(fit).Skip(i).Sum(p => p.First - p.Second) < 1e-9);
                return rises && sum && best;
            }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_crossing_is_where_the_joined_fit_first_comes_up()
    {
        double[] places = [10, 20, 40];
        Near.Equal(25, IsotonicFit.Crossing(places, [0.1, 0.2, 0.4], 0.25), absolute: 1e-12);
        Assert.Equal(double.NegativeInfinity, IsotonicFit.Crossing(places, [0.3, 0.4, 0.5], 0.25));
        Assert.Equal(double.PositiveInfinity, IsotonicFit.Crossing(places, [0.1, 0.2, 0.2], 0.25));
        Assert.Equal(10, IsotonicFit.Crossing(places, [0.25, 0.4, 0.5], 0.25));
    }
}
