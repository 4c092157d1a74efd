using System.Globalization;
using Parapet.Foundation;

namespace Parapet.Interop.Czml;

/// <summary>Simulated time on the viewer's calendar: time zero is the first instant of 2026, whatever the day of the run.</summary>
public static class CzmlTime
{
    public const string EpochText = "2026-01-01T00:00:00Z";
    private static readonly DateTime Epoch = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private const long Millisecond = 1_000_000;

    /// <summary>The shortest span in which a packet is shown, s: what lived for an instant can still be seen.</summary>
    public const double ShortestShownSeconds = 1;

    /// <summary>From the millisecond at or before <paramref name="from"/> to the one at or after <paramref name="to"/>, ISO 8601.</summary>
    public static string Interval(SimTime from, SimTime to)
    {
        SimTime least = from + SimDuration.FromSeconds(ShortestShownSeconds);
        SimTime end = to < least ? least : to;
        return Iso(Floor(from.Nanoseconds)) + "/" + Iso(-Floor(-end.Nanoseconds));
    }

    /// <summary>The instant on the millisecond at or before <paramref name="t"/>, ISO 8601.</summary>
    public static string Instant(SimTime t) => Iso(Floor(t.Nanoseconds));

    private static long Floor(long nanoseconds) => (nanoseconds / Millisecond) - (nanoseconds % Millisecond < 0 ? 1 : 0);

    private static string Iso(long milliseconds) =>
        Epoch.AddTicks(milliseconds * TimeSpan.TicksPerMillisecond).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
