namespace Parapet.Study.Timeline;

/// <summary>
/// Years since the start as calendar years and dates. Each calendar year counts as one year whatever its number of days, so
/// dates are up to a day off and sums by year have no slivers.
/// </summary>
public sealed class Calendar
{
    private readonly double startFraction;

    /// <param name="years">Horizon in years, at least 1.</param>
    public Calendar(DateOnly start, int years)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(years, 1);
        (Start, Years) = (start, years);
        startFraction = (start.DayOfYear - 1) / (double)DaysIn(start.Year);
        Count = startFraction > 0 ? years + 1 : years;
    }

    public DateOnly Start { get; }

    /// <summary>Horizon.</summary>
    public int Years { get; }

    /// <summary>Calendar years that the horizon touches: the first and the last may be parts.</summary>
    public int Count { get; }

    /// <summary>The i-th of them, from 0.</summary>
    public int YearOf(int index) => Start.Year + index;

    /// <summary>Where the i-th begins, in years since the start; 0 for the first, the horizon for <see cref="Count"/>.</summary>
    public double Begin(int index) => Math.Clamp(index - startFraction, 0, Years);

    /// <summary>Index of the calendar year of a time in [0, horizon).</summary>
    public int IndexOf(double years) => Math.Clamp((int)Math.Floor(years + startFraction), 0, Count - 1);

    private static int DaysIn(int year) => DateTime.IsLeapYear(year) ? 366 : 365;
}
