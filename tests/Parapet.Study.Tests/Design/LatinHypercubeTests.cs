using Parapet.Study.Design;
using Parapet.Testing;
using Xunit;

namespace Parapet.Study.Tests.Design;

public sealed class LatinHypercubeTests
{
    [Theory]
    [InlineData(1, 3, false)]
    [InlineData(7, 2, true)]
    [InlineData(100, 6, false)]
    [InlineData(999, 1, false)]
    public void Each_slice_of_each_coordinate_holds_one_point(int count, int dimensions, bool centred)
    {
        foreach (PointSet points in new[] { LatinHypercube.Sample(count, dimensions, 3, centred: centred), LatinHypercube.Spread(count, dimensions, 3, centred: centred, exchanges: 200) })
        {
            for (int d = 0; d < dimensions; d++)
                Assert.Equal(Enumerable.Range(0, count), Enumerable.Range(0, count).Select(i => (int)(points[i, d] * count)).Order());
        }
    }

    [Fact]
    public void A_column_is_its_own_whatever_the_number_of_dimensions()
    {
        PointSet two = LatinHypercube.Sample(50, 2, 9), five = LatinHypercube.Sample(50, 5, 9), again = LatinHypercube.Sample(50, 2, 9, replicate: 1);
        for (int i = 0; i < 50; i++)
            Assert.Equal(two[i].ToArray(), five[i][..2].ToArray());
        Assert.NotEqual(two[0, 0], again[0, 0]);
        Assert.NotEqual(two[0, 0], two[0, 1]);
    }

    [Fact]
    public void Centred_points_stand_in_the_middle_of_the_same_slices()
    {
        PointSet loose = LatinHypercube.Sample(40, 3, 1), centred = LatinHypercube.Sample(40, 3, 1, centred: true);
        for (int i = 0; i < 40; i++)
        {
            for (int d = 0; d < 3; d++)
                Near.Equal(((int)(loose[i, d] * 40) + 0.5) / 40, centred[i, d], absolute: 1e-15);
        }
    }

    [Fact]
    public void Spreading_moves_the_nearest_points_apart()
    {
        double plain = 0, spread = 0;
        for (uint r = 0; r < 5; r++)
        {
            plain += LatinHypercube.SmallestDistance(LatinHypercube.Sample(30, 3, 4, r)) / 5;
            spread += LatinHypercube.SmallestDistance(LatinHypercube.Spread(30, 3, 4, r)) / 5;
        }
        TestContext.Current.SendDiagnosticMessage($"smallest distance {plain:F3} plain, {spread:F3} spread");
        Assert.True(spread > 2 * plain, $"{spread:F3} against {plain:F3}");
    }

    [Fact]
    public void Sums_of_one_coordinate_each_are_averaged_better_than_by_Monte_Carlo()
    {
        // The mean of Σ x_d over n points: Monte Carlo has variance s/(12 n); within slices of 1/n it is s/(12 n³).
        const int N = 64, S = 4, Replicates = 200;
        double squares = 0;
        for (uint r = 0; r < Replicates; r++)
        {
            PointSet points = LatinHypercube.Sample(N, S, 8, r);
            double error = 0;
            for (int i = 0; i < N; i++)
            {
                foreach (double x in points[i])
                    error += (x - 0.5) / N;
            }
            squares += error * error / Replicates;
        }
        // χ² with 200 degrees of freedom: four standard errors are 4 √(2/200) = 40 %.
        Near.Equal(S / 12.0 / N / N / N, squares, relative: 0.4);
    }
}
