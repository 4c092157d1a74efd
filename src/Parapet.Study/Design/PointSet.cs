namespace Parapet.Study.Design;

/// <summary>Points of the unit cube, each coordinate in [0, 1): one row per point.</summary>
public sealed class PointSet
{
    private readonly double[] values;

    /// <exception cref="ArgumentOutOfRangeException">No point or no dimension.</exception>
    public PointSet(int count, int dimensions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        (Count, Dimensions) = (count, dimensions);
        values = new double[checked(count * dimensions)];
    }

    public int Count { get; }

    public int Dimensions { get; }

    public double this[int point, int dimension] => this[point][dimension];

    public ReadOnlySpan<double> this[int point] => Row(point);

    internal Span<double> Row(int point) => values.AsSpan(checked(point * Dimensions), Dimensions);
}
