namespace Parapet.Study.Statistics;

/// <summary>
/// Count, mean, squared and cubed deviations of a stream of numbers (Welford 1962; the third by Pébay, Sandia report
/// SAND2008-6212). The result depends on the order of the numbers, and on where they were split, in its last
/// bits: runs are folded in run order, or in blocks of fixed run numbers merged in block order, never merged by worker.
/// </summary>
public struct Moments
{
    private double squares, cubes;

    public long Count { get; private set; }

    public double Mean { get; private set; }

    /// <summary>Unbiased sample variance; NaN below two numbers.</summary>
    public readonly double Variance => Count < 2 ? double.NaN : squares / (Count - 1);

    /// <summary>
    /// Sample skewness g₁ = √n·Σd³/(Σd²)^(3/2), without correction for small n (Joanes and Gill 1998). NaN below two numbers
    /// or where all are equal. Between -(n-2)/√(n-1) and (n-2)/√(n-1).
    /// </summary>
    public readonly double Skewness => Count < 2 || squares == 0 ? double.NaN : Math.Sqrt(Count) * cubes / (squares * Math.Sqrt(squares));

    /// <summary>Adds a finite number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not finite.</exception>
    public void Add(double value)
    {
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, "A mean is taken over finite numbers.");
        Count++;
        double delta = value - Mean, step = delta / Count;
        cubes += step * (delta * step * (Count - 1) * (Count - 2) - 3 * squares);
        Mean += delta / Count;
        squares += delta * (value - Mean);
    }

    /// <summary>
    /// Adds all numbers of <paramref name="later"/>, as if they had followed (Chan, Golub and LeVeque, Stanford report
    /// STAN-CS-79-773, 1979; cubes: Pébay 2008). Agrees with adding one by one to rounding, not to the last bit.
    /// </summary>
    public void Merge(in Moments later)
    {
        if (later.Count == 0)
            return;
        if (Count == 0)
        {
            this = later;
            return;
        }
        double a = Count, b = later.Count, n = a + b, delta = later.Mean - Mean;
        cubes += later.cubes + delta * delta * delta * (a * b * (a - b) / (n * n)) + 3 * delta * (a * later.squares - b * squares) / n;
        squares += later.squares + delta * delta * (a * b / n);
        Mean += delta * (b / n);
        Count += later.Count;
    }
}
