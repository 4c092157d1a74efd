using Parapet.Foundation;

namespace Parapet.Study.Design;

/// <summary>
/// Latin hypercube samples: of n points exactly one lies in each of the n slices of each coordinate. McKay, Beckman and
/// Conover, Technometrics 21 (1979), 239-245. A column depends on the seed, the replicate, its own number and n alone.
/// Unlike Sobol' points a sample cannot be extended: another n is another sample.
/// </summary>
public static class LatinHypercube
{
    /// <summary>A sample of <paramref name="count"/> points.</summary>
    /// <param name="centred">The middle of each slice instead of a uniform place in it: the same luck in the slices, less in the points.</param>
    /// <exception cref="ArgumentOutOfRangeException">No point or no dimension.</exception>
    public static PointSet Sample(int count, int dimensions, uint seed, uint replicate = 0, bool centred = false)
    {
        PointSet points = new(count, dimensions);
        int[] slices = new int[count];
        for (int d = 0; d < dimensions; d++)
        {
            StreamKey order = Key(seed, replicate, DesignPurpose.Stratum, d);
            StreamKey place = Key(seed, replicate, DesignPurpose.PlaceInStratum, d);
            for (int i = 0; i < count; i++)
                slices[i] = i;
            for (int i = count - 1; i > 0; i--)
            {
                int j = Below(order[(uint)i].First, i + 1);
                (slices[i], slices[j]) = (slices[j], slices[i]);
            }
            for (int i = 0; i < count; i++)
                points.Row(i)[d] = InSlice(slices[i], centred ? 0.5 : place[(uint)slices[i]].Uniform, count);
        }
        return points;
    }

    /// <summary>
    /// A sample spread out: of <paramref name="exchanges"/> tried exchanges of one coordinate between two points those are
    /// kept that lower φ = Σ d⁻¹⁶ over all pairs (Morris and Mitchell, J. Statist. Plann. Inference 43 (1995), 381-402,
    /// with p = 16, which ranks nearly as the smallest distance d). Still one point in each slice. The points are no longer
    /// independent draws, so an interval from their spread does not hold. Work: exchanges · count · dimensions.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">No point or no dimension; exchanges below 0.</exception>
    public static PointSet Spread(int count, int dimensions, uint seed, uint replicate = 0, bool centred = false, int exchanges = 10_000)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(exchanges);
        PointSet points = Sample(count, dimensions, seed, replicate, centred);
        StreamKey luck = Key(seed, replicate, DesignPurpose.Exchange, dimensions);
        for (int e = 0; count > 1 && e < exchanges; e++)
        {
            Draw draw = luck[(uint)e];
            int column = Below(draw.First << 32, dimensions);
            int a = Below(draw.First, count);
            int b = (a + 1 + Below(draw.Second, count - 1)) % count;
            double before = Crowding(points, a, b);
            Exchange(points, a, b, column);
            if (!(Crowding(points, a, b) < before))
                Exchange(points, a, b, column);
        }
        return points;
    }

    /// <summary>The smallest distance between two points of a set; infinite for one point.</summary>
    public static double SmallestDistance(PointSet points)
    {
        double smallest = double.PositiveInfinity;
        for (int i = 1; i < points.Count; i++)
        {
            for (int j = 0; j < i; j++)
                smallest = Math.Min(smallest, SquaredDistance(points[i], points[j]));
        }
        return Math.Sqrt(smallest);
    }

    // The part of φ that an exchange between a and b can change; their own distance it cannot.
    private static double Crowding(PointSet points, int a, int b)
    {
        double sum = 0;
        for (int i = 0; i < points.Count; i++)
        {
            if (i != a && i != b)
                sum += PowerMinus16(SquaredDistance(points[i], points[a])) + PowerMinus16(SquaredDistance(points[i], points[b]));
        }
        return sum;
    }

    private static double PowerMinus16(double squaredDistance)
    {
        double x = 1 / squaredDistance;
        x *= x;
        x *= x;
        return x * x;
    }

    private static double SquaredDistance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int d = 0; d < a.Length; d++)
            sum += (a[d] - b[d]) * (a[d] - b[d]);
        return sum;
    }

    private static void Exchange(PointSet points, int a, int b, int column)
    {
        Span<double> first = points.Row(a), second = points.Row(b);
        (first[column], second[column]) = (second[column], first[column]);
    }

    // A place just under 1 may round into the next slice; the largest number of its own slice is taken then.
    private static double InSlice(int slice, double place, int count)
    {
        double value = (slice + place) / count;
        while (Math.Floor(value * count) > slice)
            value = Math.BitDecrement(value);
        return value;
    }

    // The high word of luck · n (Lemire 2019) without rejection: a bias of at most n / 2^64, of n / 2^32 for a half word.
    private static int Below(ulong luck, int n) => (int)Math.BigMul(luck, (ulong)n, out _);

    private static StreamKey Key(uint seed, uint replicate, DesignPurpose purpose, int dimension) => new(seed, replicate, (byte)purpose, (uint)dimension);
}
