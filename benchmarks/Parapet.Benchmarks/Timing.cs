using System.Diagnostics;

namespace Parapet.Benchmarks;

/// <summary>Time of one operation over several batches.</summary>
/// <param name="BestS">Least seconds per operation: nearest to what the machine can do when nothing disturbs it.</param>
/// <param name="MedianS">Median seconds per operation: what to expect.</param>
internal readonly record struct Timing(double BestS, double MedianS)
{
    // Warm-up: long enough for the compiler's second tier. Batch: well above the clock's grain, and short enough that on a shared
    // machine some batches are not interrupted; those make the best.
    private const double WarmUpS = 0.6;
    private const double BatchS = 0.003;

    private static double sink;

    /// <summary>Times an operation: warms up, sizes a batch, then takes the best and the median of the batches.</summary>
    /// <param name="operation">Called with a running number; what it returns is kept, so that it is not optimised away.</param>
    public static Timing Of(Func<int, double> operation, int batches = 201)
    {
        long start = Stopwatch.GetTimestamp();
        int calls = 0;
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < WarmUpS || calls < 3)
            sink += operation(calls++);
        int perBatch = Math.Max(1, (int)(calls / Stopwatch.GetElapsedTime(start).TotalSeconds * BatchS));
        double[] seconds = new double[batches];
        for (int b = 0; b < batches; b++)
        {
            start = Stopwatch.GetTimestamp();
            for (int i = 0; i < perBatch; i++)
                sink += operation(i);
            seconds[b] = Stopwatch.GetElapsedTime(start).TotalSeconds / perBatch;
        }

        return From(seconds);
    }

    public static Timing From(double[] seconds)
    {
        Array.Sort(seconds);
        return new(seconds[0], seconds[seconds.Length / 2]);
    }

    /// <summary>The same, each call counting for many operations.</summary>
    public Timing Over(double operations) => new(BestS / operations, MedianS / operations);

    public override string ToString() => $"{Text(BestS)} | {Text(MedianS)}";

    private static string Text(double seconds) => seconds switch
    {
        < 1e-6 => FormattableString.Invariant($"{seconds * 1e9:G3} ns"),
        < 1e-3 => FormattableString.Invariant($"{seconds * 1e6:G3} µs"),
        < 1 => FormattableString.Invariant($"{seconds * 1e3:G3} ms"),
        _ => FormattableString.Invariant($"{seconds:G3} s"),
    };
}
