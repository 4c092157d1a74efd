using Parapet.Foundation;

namespace Parapet.Engine.Record;

/// <summary>One line of the log, unnamed and flat: 72 bytes.</summary>
public readonly record struct LoggedEvent(
    SimTime Time, EventKind Kind, EntityRef Subject, EntityRef Object, int Track, double A, double B, double C, double D);

/// <summary>What happened, in order. Reused run after run.</summary>
public sealed class EventLog
{
    private LoggedEvent[] events = new LoggedEvent[4096];

    public int Count { get; private set; }

    public ReadOnlySpan<LoggedEvent> Events => events.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public void Add(
        SimTime time, EventKind kind, EntityRef subject, EntityRef other = default, int track = -1, double a = 0, double b = 0, double c = 0, double d = 0)
    {
        if (Count == events.Length)
            Array.Resize(ref events, Count * 2);
        events[Count++] = new(time, kind, subject, other, track, a, b, c, d);
    }

    /// <summary>Names of the values A to D of each kind, with their unit; empty where unused.</summary>
    public static string[] ValueNames(EventKind kind) => kind switch
    {
        EventKind.ThreatLaunched => ["heightM"],
        EventKind.FirstDetection => ["rangeM", "snrDb"],
        EventKind.JammingStrobe => ["jammingDb"],
        EventKind.RadarLoad => ["searchShare", "trackShare", "guidanceShare", "searchPeriodS"],
        EventKind.TrackConfirmed => ["positionSigmaM"],
        EventKind.TrackDropped => ["sinceUpdateS"],
        EventKind.EngagementOrdered => ["salvo", "timeToInterceptS", "killProbability"],
        EventKind.InterceptorLaunched => ["roundsLeft"],
        EventKind.SeekerAcquired => ["rangeM"],
        EventKind.Intercept => ["missM", "closingMps", "killProbability"],
        EventKind.AssetHit => ["damageHits"],
        EventKind.KillAssessed => ["destroyed"],
        EventKind.Reloaded => ["rounds"],
        EventKind.TakeOff or EventKind.OnStation or EventKind.ReturnToBase or EventKind.Landed => ["fuelKg"],
        EventKind.Committed => ["rangeM"],
        EventKind.ThreatEvades => ["rangeM", "delayS"],
        _ => [],
    };
}
