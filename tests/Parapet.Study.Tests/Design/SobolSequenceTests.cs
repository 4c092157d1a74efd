using System.Numerics;
using Parapet.Study.Design;
using Parapet.Testing;
using Xunit;

namespace Parapet.Study.Tests.Design;

public sealed class SobolSequenceTests
{
    // The first ten points in three dimensions as Joe and Kuo list them beside their direction numbers.
    private static readonly double[][] Listed =
    [
        [0, 0, 0], [0.5, 0.5, 0.5], [0.75, 0.25, 0.25], [0.25, 0.75, 0.75], [0.375, 0.375, 0.625], [0.875, 0.875, 0.125],
        [0.625, 0.125, 0.875], [0.125, 0.625, 0.375], [0.1875, 0.3125, 0.9375], [0.6875, 0.8125, 0.4375],
    ];

    [Fact]
    public void The_first_points_are_the_published_ones()
    {
        PointSet points = new SobolSequence(3).First(Listed.Length);
        for (int i = 0; i < Listed.Length; i++)
            Assert.Equal(Listed[i], points[i].ToArray());
    }

    [Fact]
    public void Every_row_of_direction_numbers_is_admissible()
    {
        // The set takes the primitive polynomials in rising order without a gap, so they can all be found again.
        IEnumerable<uint> primitive = Enumerable.Range(1, 1 << 10).Select(h => 2 * (uint)h + 1).Where(p => IsPrimitive(p, BitOperations.Log2(p)));
        Assert.Equal(primitive.Take(SobolDirections.MostDimensions - 1), Enumerable.Range(1, SobolDirections.MostDimensions - 1).Select(SobolDirections.Polynomial));
        for (int d = 1; d < SobolDirections.MostDimensions; d++)
        {
            int degree = SobolDirections.Initial(d).Length;
            Assert.Equal(degree, BitOperations.Log2(SobolDirections.Polynomial(d)));
            for (int k = 1; k <= degree; k++)
            {
                uint m = SobolDirections.Initial(d)[k - 1];
                Assert.True(m % 2 == 1 && m < 1u << k, $"m_{k} of dimension {d} is {m}");
            }
        }
    }

    [Fact]
    public void The_published_numbers_have_property_A_in_every_dimension()
    {
        // Property A (Sobol' 1976): the first digits of v_1 to v_s, one row per dimension, form a matrix of determinant 1.
        // First digits obey the polynomial's recurrence alone, so 128 of them follow without 128-bit numbers.
        List<UInt128> rows = [];
        for (int d = 0; d < SobolDirections.MostDimensions; d++)
        {
            uint polynomial = SobolDirections.Polynomial(d);
            int degree = SobolDirections.Initial(d).Length;
            UInt128 row = 0;
            for (int k = 0; k < SobolDirections.MostDimensions; k++)
            {
                UInt128 digit = 0;
                if (degree == 0)
                    digit = k == 0 ? 1u : 0u;
                else if (k < degree)
                    digit = SobolDirections.Initial(d)[k] >> k;
                else
                {
                    for (int j = 1; j <= degree; j++)
                        digit ^= (polynomial >> (degree - j) & 1) & (row >> (k - j) & 1);
                }
                row |= digit << k;
            }
            rows.Add(row);
        }
        for (int s = 1; s <= rows.Count; s++)
            Assert.True(IsRegular(rows, s), $"property A fails in {s} dimensions");
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(3, 1)]
    [InlineData(4, 3)]
    [InlineData(5, 5)]
    public void Every_elementary_interval_holds_its_share_of_the_points(int dimensions, int t)
    {
        // t of a Sobol' sequence is Σ (degree - 1) over the polynomials (Sobol' 1967). Plain and scrambled, first and later blocks.
        const int M = 9;
        foreach (SobolSequence sequence in new[] { new SobolSequence(dimensions), SobolSequence.Scrambled(dimensions, 1), SobolSequence.Scrambled(dimensions, 2, 7) })
        {
            foreach (uint block in new uint[] { 0, 1, 6 })
            {
                double[][] points = [.. Enumerable.Range(0, 1 << M).Select(i => Point(sequence, (block << M) + (uint)i))];
                foreach (int[] shape in Shapes(dimensions, M - t))
                {
                    int[] counts = new int[1 << (M - t)];
                    foreach (double[] point in points)
                    {
                        int box = 0;
                        for (int d = 0; d < dimensions; d++)
                            box = box << shape[d] | (int)(point[d] * (1 << shape[d]));
                        counts[box]++;
                    }
                    Assert.All(counts, c => Assert.Equal(1 << t, c));
                }
            }
        }
    }

    [Fact]
    public void Every_coordinate_has_one_point_in_each_slice_in_all_dimensions()
    {
        SobolSequence sequence = SobolSequence.Scrambled(SobolDirections.MostDimensions, 11);
        PointSet points = sequence.First(256);
        for (int d = 0; d < sequence.Dimensions; d++)
            Assert.Equal(256, Enumerable.Range(0, 256).Select(i => (int)(points[i, d] * 256)).Distinct().Count());
    }

    [Fact]
    public void A_point_depends_on_neither_the_number_of_points_nor_of_dimensions()
    {
        PointSet few = SobolSequence.Scrambled(3, 5).First(10), many = SobolSequence.Scrambled(20, 5).First(1000);
        for (int i = 0; i < 10; i++)
            Assert.Equal(few[i].ToArray(), many[i][..3].ToArray());
        Assert.NotEqual(few[3, 1], SobolSequence.Scrambled(3, 6)[3, 1]);
        Assert.NotEqual(few[3, 1], SobolSequence.Scrambled(3, 5, 1)[3, 1]);
    }

    [Fact]
    public void The_numbers_of_a_seed_never_change()
    {
        // Frozen when written: a study names its seed, and the seed must go on meaning the same points.
        Assert.Equal([0.36250823983284891, 0.59101426528943612, 0.16331243986962413], SobolSequence.Scrambled(3, 20).First(6)[5].ToArray());
        Assert.Equal([0.79875631266332425, 0.70609091508980748, 0.93325269839663338], LatinHypercube.Sample(6, 3, 20)[5].ToArray());
    }

    [Fact]
    public void A_design_shares_no_stream_of_luck_with_the_runs()
    {
        Assert.All(Enum.GetValues<Parapet.Engine.Purpose>(), p => Assert.True((byte)p < 128));
        Assert.All(Enum.GetValues<DesignPurpose>(), p => Assert.True((byte)p >= 128));
    }

    [Fact]
    public void Over_many_scramblings_a_point_is_uniform_and_two_dimensions_are_unrelated()
    {
        const int Replicates = 4000;
        double sum = 0, squares = 0, product = 0;
        for (uint r = 0; r < Replicates; r++)
        {
            SobolSequence sequence = SobolSequence.Scrambled(5, 3, r);
            double x = sequence[37, 4], y = sequence[37, 2];
            Assert.True(x is > 0 and < 1);
            (sum, squares, product) = (sum + x, squares + x * x, product + (x - 0.5) * (y - 0.5));
        }
        // Four standard errors each.
        Near.Equal(0.5, sum / Replicates, absolute: 4 * Math.Sqrt(1.0 / 12 / Replicates), what: "mean");
        Near.Equal(1.0 / 3, squares / Replicates, absolute: 4 * Math.Sqrt(4.0 / 45 / Replicates), what: "second moment");
        Near.Equal(0, product / Replicates, absolute: 4 * Math.Sqrt(1.0 / 144 / Replicates), what: "covariance");
    }

    [Fact]
    public void On_a_smooth_integrand_the_error_falls_faster_than_by_Monte_Carlo()
    {
        // Π (1 + (x_d - ½)) over five dimensions integrates to 1, with variance (13/12)^5 - 1. Owen (1997): n^-1.5.
        (double few, double many) = (Error(1 << 6), Error(1 << 12));
        double rate = (Math.Log2(many) - Math.Log2(few)) / 6;
        double monteCarlo = Math.Sqrt((Math.Pow(13.0 / 12, 5) - 1) / (1 << 12));
        TestContext.Current.SendDiagnosticMessage($"error {few:G3} at 64, {many:G3} at 4096: rate {rate:F2}; Monte Carlo {monteCarlo:G3}");
        Assert.True(rate < -1.2, $"the error falls as n^{rate:F2}");
        Assert.True(many < monteCarlo / 50, $"error {many:G3}, Monte Carlo {monteCarlo:G3}");

        static double Error(int n)
        {
            double squares = 0;
            for (uint r = 0; r < 16; r++)
            {
                PointSet points = SobolSequence.Scrambled(5, 17, r).First(n);
                double sum = 0;
                for (int i = 0; i < n; i++)
                {
                    double product = 1;
                    foreach (double x in points[i])
                        product *= 0.5 + x;
                    sum += product;
                }
                squares += (sum / n - 1) * (sum / n - 1);
            }
            return Math.Sqrt(squares / 16);
        }
    }

    [Fact]
    public void Filling_a_point_allocates_nothing()
    {
        SobolSequence sequence = SobolSequence.Scrambled(8, 1);
        double[] point = new double[8];
        sequence.Fill(0, point);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (uint i = 0; i < 1000; i++)
            sequence.Fill(i, point);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Too_many_dimensions_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SobolSequence(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => SobolSequence.Scrambled(SobolDirections.MostDimensions + 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SobolSequence(2)[0, 2]);
    }

    private static double[] Point(SobolSequence sequence, uint index)
    {
        double[] point = new double[sequence.Dimensions];
        sequence.Fill(index, point);
        return point;
    }

    private static IEnumerable<int[]> Shapes(int dimensions, int digits)
    {
        if (dimensions == 1)
            return [[digits]];
        return Enumerable.Range(0, digits + 1).SelectMany(first => Shapes(dimensions - 1, digits - first).Select(rest => (int[])[first, .. rest]));
    }

    // x has order 2^degree - 1 modulo a primitive polynomial, by plain stepping.
    private static bool IsPrimitive(uint polynomial, int degree)
    {
        uint power = 1;
        int order = 0;
        do
        {
            power <<= 1;
            if ((power >> degree & 1) == 1)
                power ^= polynomial;
            order++;
        }
        while (power > 1);
        return power == 1 && order == (1 << degree) - 1;
    }

    private static bool IsRegular(List<UInt128> rows, int size)
    {
        UInt128[] matrix = [.. rows.Take(size)];
        for (int column = 0; column < size; column++)
        {
            int pivot = Array.FindIndex(matrix, column, r => (r >> column & 1) == 1);
            if (pivot < 0)
                return false;
            (matrix[column], matrix[pivot]) = (matrix[pivot], matrix[column]);
            for (int r = column + 1; r < size; r++)
            {
                if ((matrix[r] >> column & 1) == 1)
                    matrix[r] ^= matrix[column];
            }
        }
        return true;
    }
}
