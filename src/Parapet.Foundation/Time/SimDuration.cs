namespace Parapet.Foundation;

/// <summary>A length of simulated time in whole nanoseconds; may be negative.</summary>
public readonly record struct SimDuration(long Nanoseconds) : IComparable<SimDuration>
{
    public static readonly SimDuration Zero = new(0);

    /// <summary>Correctly rounded: <see cref="FromSeconds"/> finds the nanosecond again up to 26 days.</summary>
    public double Seconds => Nanoseconds / 1e9;

    /// <summary>The duration nearest to <paramref name="seconds"/>; ties away from zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a number, or beyond ±9.2e9 s.</exception>
    public static SimDuration FromSeconds(double seconds)
    {
        if (!(Math.Abs(seconds) < 9.2e9))
            throw new ArgumentOutOfRangeException(nameof(seconds), seconds, "A duration lies within ±9.2e9 s.");
        return new((long)Math.Round(seconds * 1e9, MidpointRounding.AwayFromZero));
    }

    public int CompareTo(SimDuration other) => Nanoseconds.CompareTo(other.Nanoseconds);

    public static bool operator <(SimDuration a, SimDuration b) => a.Nanoseconds < b.Nanoseconds;
    public static bool operator >(SimDuration a, SimDuration b) => a.Nanoseconds > b.Nanoseconds;
    public static bool operator <=(SimDuration a, SimDuration b) => a.Nanoseconds <= b.Nanoseconds;
    public static bool operator >=(SimDuration a, SimDuration b) => a.Nanoseconds >= b.Nanoseconds;
    public static SimDuration operator +(SimDuration a, SimDuration b) => new(checked(a.Nanoseconds + b.Nanoseconds));
    public static SimDuration operator -(SimDuration a, SimDuration b) => new(checked(a.Nanoseconds - b.Nanoseconds));
    public static SimDuration operator *(SimDuration a, long n) => new(checked(a.Nanoseconds * n));

    public override string ToString() => FormattableString.Invariant($"{Seconds:0.000} s");
}
