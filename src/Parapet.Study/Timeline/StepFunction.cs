namespace Parapet.Study.Timeline;

/// <summary>
/// A number that changes in steps: the strength of a component over the years. Holds from each time on until the next;
/// 0 before the first.
/// </summary>
/// <param name="times">Years since the start, ascending, without repeats.</param>
/// <param name="values">The value from each time on.</param>
public sealed class StepFunction(double[] times, double[] values)
{
    public static StepFunction Zero { get; } = new([], []);

    public static StepFunction One { get; } = new([0], [1]);

    /// <summary>Years since the start at which it changes.</summary>
    public IReadOnlyList<double> Times => times;

    /// <summary>The value from each of <see cref="Times"/> on.</summary>
    public IReadOnlyList<double> Values => values;

    /// <summary>Its value at a time in years since the start; at a step the later one.</summary>
    public double At(double years)
    {
        int i = Array.BinarySearch(times, years);
        if (i < 0)
            i = ~i - 1;
        return i < 0 ? 0 : values[i];
    }

    /// <summary>Its value at the middle of each month from the start on, in one pass.</summary>
    internal void ByMonth(Span<double> months)
    {
        int next = 0;
        for (int i = 0; i < months.Length; i++)
        {
            while (next < times.Length && times[next] <= ProtectionPath.TimeOf(i))
                next++;
            months[i] = next == 0 ? 0 : values[next - 1];
        }
    }
}
