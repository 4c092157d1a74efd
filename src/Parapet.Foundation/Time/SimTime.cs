namespace Parapet.Foundation;

/// <summary>
/// An instant of simulated time: whole nanoseconds since the scenario's zero. Integer, so that two runs which add the
/// same durations in any order stand at the same instant. Range ±292 years.
/// </summary>
public readonly record struct SimTime(long Nanoseconds) : IComparable<SimTime>
{
    public static readonly SimTime Zero = new(0);

    /// <summary>Later than any event of a run.</summary>
    public static readonly SimTime Never = new(long.MaxValue);

    /// <summary>Seconds since zero, correctly rounded; <see cref="FromSeconds"/> finds the nanosecond again up to 26 days.</summary>
    public double Seconds => Nanoseconds / 1e9;

    /// <summary>The instant nearest to <paramref name="seconds"/>; ties away from zero.</summary>
    public static SimTime FromSeconds(double seconds) => new(SimDuration.FromSeconds(seconds).Nanoseconds);

    public int CompareTo(SimTime other) => Nanoseconds.CompareTo(other.Nanoseconds);

    public static bool operator <(SimTime a, SimTime b) => a.Nanoseconds < b.Nanoseconds;
    public static bool operator >(SimTime a, SimTime b) => a.Nanoseconds > b.Nanoseconds;
    public static bool operator <=(SimTime a, SimTime b) => a.Nanoseconds <= b.Nanoseconds;
    public static bool operator >=(SimTime a, SimTime b) => a.Nanoseconds >= b.Nanoseconds;
    public static SimTime operator +(SimTime t, SimDuration d) => new(checked(t.Nanoseconds + d.Nanoseconds));
    public static SimTime operator -(SimTime t, SimDuration d) => new(checked(t.Nanoseconds - d.Nanoseconds));
    public static SimDuration operator -(SimTime a, SimTime b) => new(checked(a.Nanoseconds - b.Nanoseconds));

    public override string ToString() => FormattableString.Invariant($"{Seconds:0.000} s");
}
