using System.Globalization;
using Parapet.Engine.Record;
using Parapet.Foundation;
using Parapet.Interop.Events;
using Parapet.Physics.Flight;

namespace Parapet.Interop.Czml;

/// <summary>Passes, kills and hits as points that stay for a few seconds where they happened.</summary>
internal static class HitPackets
{
    private const double PassShownSeconds = 5;
    private const double KillShownSeconds = 10;
    private const double HitShownSeconds = 30;

    public static void Write(PacketWriter packets, string layer, RunRecord run, ReplayRecord replay)
    {
        Dictionary<string, MoverRecord> movers = [];
        foreach (MoverRecord m in replay.Movers)
            movers.TryAdd(m.Id, m);
        Dictionary<string, PlaceRecord> assets = [];
        foreach (PlaceRecord p in replay.Assets)
            assets.TryAdd(p.Id, p);
        for (int i = 0; i < run.Events.Count; i++)
        {
            EventRecord e = run.Events[i];
            Vector3D? place = e.Kind switch
            {
                EventKind.Intercept => PlaceOf(movers, e.Subject, e.Time) ?? PlaceOf(movers, e.Object, e.Time),
                EventKind.ThreatKilled => PlaceOf(movers, e.Subject, e.Time),
                EventKind.AssetHit => PlaceOf(movers, e.Subject, e.Time)
                    ?? (assets.TryGetValue(e.Object, out PlaceRecord? asset) ? Wgs84.ToEcef(asset.Position).Vector : null),
                _ => null,
            };
            if (place is { } at)
                Write(packets, layer, i, e, at);
        }
    }

    private static void Write(PacketWriter packets, string layer, int index, EventRecord e, Vector3D at)
    {
        (CzmlColour colour, int pixels, double seconds) = e.Kind switch
        {
            EventKind.AssetHit => (CzmlColour.Hit, 14, HitShownSeconds),
            EventKind.ThreatKilled => (CzmlColour.Kill, 11, KillShownSeconds),
            _ => (CzmlColour.Pass, 6, PassShownSeconds),
        };
        string kind = EventKinds.Text(e.Kind);
        string name = e.Object.Length > 0 ? $"{kind}: {e.Subject}, {e.Object}" : $"{kind}: {e.Subject}";
        packets.Begin(layer, FormattableString.Invariant($"{index}-{kind}"), name);
        packets.Availability(e.Time, e.Time + SimDuration.FromSeconds(seconds));
        List<(string, string)> rows = [("event", kind), ("at", e.Time.ToString()), ("subject", e.Subject), ("object", e.Object)];
        foreach (EventValue v in e.Values)
            rows.Add((v.Name, v.Value.ToString("G6", CultureInfo.InvariantCulture)));
        packets.Description([.. rows]);
        packets.Position(at);
        packets.Point(colour, pixels);
        packets.End();
    }

    private static Vector3D? PlaceOf(Dictionary<string, MoverRecord> movers, string id, SimTime t) =>
        movers.TryGetValue(id, out MoverRecord? m) && m.Path.Count > 0 ? new MotionPath([.. m.Path]).PositionAt(t) : null;
}
