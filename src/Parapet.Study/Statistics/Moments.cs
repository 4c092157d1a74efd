namespace Parapet.Study.Statistics;

/// <summary>
/// Count, mean and squared deviations of a stream of numbers (Welford 1962). The result depends on the order of the
/// numbers in its last bits, which is why runs are folded in run order and never merged by worker.
/// </summary>
public struct Moments
{
    private double squares;

    public long Count { get; private set; }

    public double Mean { get; private set; }

    /// <summary>Unbiased sample variance; NaN below two numbers.</summary>
    public readonly double Variance => Count < 2 ? double.NaN : squares / (Count - 1);

    /// <summary>Adds a finite number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not finite.</exception>
    public void Add(double value)
    {
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, "A mean is taken over finite numbers.");
        Count++;
        double delta = value - Mean;
        Mean += delta / Count;
        squares += delta * (value - Mean);
    }
}
