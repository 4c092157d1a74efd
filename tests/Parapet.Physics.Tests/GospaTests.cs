using Parapet.Foundation;
using Parapet.Physics.Estimation;
using Parapet.Testing;
using Xunit;

namespace Parapet.Physics.Tests;

public class GospaTests
{
    [Fact]
    public void No_points_at_all_are_no_distance() => Assert.Equal(default, new Gospa().Of([], [], 3, 10, 2));

    [Fact]
    public void Missed_and_false_points_cost_half_the_cut_off_each()
    {
        GospaScore missed = new Gospa().Of([1, 2, 3, 4], [], 2, 10, 2);
        Assert.Equal((0.0, 100.0, 0.0), (missed.Localisation, missed.Missed, missed.False));
        Near.Equal(10, missed.Distance, relative: 1e-15);
        GospaScore spurious = new Gospa().Of([], [7], 1, 10, 1);
        Assert.Equal((5.0, 0.0, 0.0, 5.0), (spurious.Distance, spurious.Localisation, spurious.Missed, spurious.False));
    }

    [Fact]
    public void A_pair_at_the_cut_off_is_none()
    {
        GospaScore score = new Gospa().Of([0, 0], [3, 4], 2, 5, 1);
        Assert.Equal((5.0, 0.0, 2.5, 2.5), (score.Distance, score.Localisation, score.Missed, score.False));
        Near.Equal(4.99, new Gospa().Of([0], [4.99], 1, 5, 1).Localisation, relative: 1e-15);
    }

    [Theory]
    [InlineData(1, 1.0)]
    [InlineData(2, 2.0)]
    [InlineData(3, 1.0)]
    [InlineData(3, 2.5)]
    [InlineData(7, 2.0)]
    public void It_equals_the_best_of_all_assignments(int dimensions, double power)
    {
        StreamKey key = new(20261122, 0, 1, (uint)dimensions);
        uint draw = 0;
        for (int round = 0; round < 60; round++)
        {
            int n = round % 5, m = (round / 5) % 5;
            double[] truth = Draws(n * dimensions), tracks = Draws(m * dimensions);
            GospaScore score = new Gospa().Of(truth, tracks, dimensions, 6, power);
            double best = Best(truth, tracks, dimensions, 6, power, 0, 0);
            Near.Equal(Math.Pow(best, 1 / power), score.Distance, absolute: 1e-11, what: $"round {round}");
            Near.Equal(best, score.Localisation + score.Missed + score.False, relative: 1e-12, what: $"parts in round {round}");
            Near.Equal(score.Distance, new Gospa().Of(tracks, truth, dimensions, 6, power).Distance, relative: 1e-12, what: "the other way round");
        }

        double[] Draws(int count) => [.. Enumerable.Range(0, count).Select(_ => 10 * key[draw++].Uniform)];
    }

    [Fact]
    public void Large_powers_and_large_distances_do_not_overflow() =>
        Near.Equal(1e6 * Math.Pow(0.5, 1 / 60.0), new Gospa().Of([0], [], 1, 1e6, 60).Distance, relative: 1e-12);

    [Fact]
    public void Arguments_outside_their_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Gospa().Of([1], [1], 1, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Gospa().Of([1], [1], 1, 1, 0.5));
        Assert.Throws<ArgumentException>(() => new Gospa().Of([1, 2, 3], [1], 2, 1, 1));
        Assert.Throws<ArgumentException>(() => new Gospa().Of([double.NaN], [1], 1, 1, 1));
    }

    // Every truth with every free track or none; what is left over is false.
    private static double Best(double[] truth, double[] tracks, int d, double c, double p, int i, int taken)
    {
        double half = Math.Pow(c, p) / 2;
        int m = tracks.Length / d;
        if (i * d == truth.Length)
            return half * (m - int.PopCount(taken));
        double best = half + Best(truth, tracks, d, c, p, i + 1, taken);
        for (int j = 0; j < m; j++)
        {
            double distance = Math.Sqrt(Enumerable.Range(0, d).Sum(k => Math.Pow(truth[(i * d) + k] - tracks[(j * d) + k], 2)));
            if ((taken & (1 << j)) == 0)
                best = Math.Min(best, Math.Pow(Math.Min(distance, c), p) + Best(truth, tracks, d, c, p, i + 1, taken | (1 << j)));
        }
        return best;
    }
}
