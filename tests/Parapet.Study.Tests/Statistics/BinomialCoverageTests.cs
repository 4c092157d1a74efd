using Parapet.Study.Statistics;
using Parapet.Testing;
using Xunit;

namespace Parapet.Study.Tests.Statistics;

/// <summary>Coverage of the proportion's intervals, summed exactly over the binomial: no luck in these figures.</summary>
public sealed class BinomialCoverageTests
{
    private static readonly double[] Grid = [.. Enumerable.Range(1, 999).Select(i => i / 1000.0)];

    [Theory]
    [InlineData(20)]
    [InlineData(100)]
    [InlineData(400)]
    public void Clopper_and_Pearson_never_fall_below_their_confidence(int n)
    {
        Figures f = Of("Clopper-Pearson", n, k => BinomialInterval.ClopperPearson(k, n, 0.05));
        Assert.InRange(f.Least, 0.95, 1);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(100)]
    [InlineData(400)]
    public void Wilson_is_right_on_average_and_low_near_the_ends(int n)
    {
        // Known: the lower limit of one success lies at p ≈ 0.18/n, just below which the coverage is P(X = 0) ≈ exp(-0.18) = 0.835
        // (Brown, Cai and DasGupta, Statist. Sci. 16 (2001) 101).
        Figures f = Of("Wilson", n, k => BinomialInterval.Wilson(k, n, 0.05));
        Near.Equal(0.95, f.Mean, absolute: 0.006);
        Near.Equal(0.835, f.Least, absolute: 0.005);
        Assert.InRange(f.LeastInside, 0.92, 0.95);
    }

    /// <param name="Least">Over all p: coverage is least just outside some limit.</param>
    /// <param name="Mean">Over p from 0.001 to 0.999.</param>
    /// <param name="LeastInside">Over the p that expect at least 5 successes and 5 failures.</param>
    private sealed record Figures(double Least, double Mean, double LeastInside);

    private static Figures Of(string what, int n, Func<long, (double Low, double High)> interval)
    {
        (double Low, double High)[] limits = [.. Enumerable.Range(0, n + 1).Select(k => interval(k))];
        double[] logWays = [.. Enumerable.Range(0, n + 1).Select(k => IncompleteGamma.LogGamma(n + 1) - IncompleteGamma.LogGamma(k + 1) - IncompleteGamma.LogGamma(n - k + 1))];
        double[] corners = [.. limits.SelectMany(l => (double[])[l.Low * (1 - 1e-9), 1 - (1 - l.High) * (1 - 1e-9)]).Where(p => p is > 0 and < 1)];
        double[] worst = [.. corners.Select(At)];
        Figures f = new(worst.Min(), Grid.Average(At), corners.Zip(worst).Where(x => n * Math.Min(x.First, 1 - x.First) >= 5).Min(x => x.Second));
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{what} n {n}: {f}"));
        return f;

        double At(double p)
        {
            double sum = 0;
            for (int k = 0; k <= n; k++)
            {
                if (limits[k].Low <= p && p <= limits[k].High)
                    sum += Math.Exp(logWays[k] + k * Math.Log(p) + (n - k) * Math.Log(1 - p));
            }
            return sum;
        }
    }
}
