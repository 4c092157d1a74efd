using Parapet.Engine.Record;
using Parapet.Foundation;

namespace Parapet.Interop.Acmi;

/// <summary>
/// The record's events that a debriefing shows, as ACMI event lines; and what the record says of an interceptor's origin
/// and end.
/// </summary>
internal sealed class AcmiNarrative
{
    private readonly Dictionary<string, string> idOf;
    private readonly Dictionary<string, string> launcherOf = [];
    private readonly HashSet<string> killers = [];
    private readonly HashSet<string> toldKilled = [];

    public AcmiNarrative(RunRecord run, Dictionary<string, string> idOf)
    {
        this.idOf = idOf;
        foreach (EventRecord e in run.Events)
        {
            if (e.Kind == EventKind.InterceptorLaunched)
                launcherOf.TryAdd(e.Subject, e.Object);
            else if (e.Kind == EventKind.ThreatKilled)
            {
                killers.Add(e.Object);
                toldKilled.Add(e.Subject);
            }
        }
    }

    /// <summary>Hexadecimal id, or empty where the file has no such object.</summary>
    public string Id(string name) => idOf.GetValueOrDefault(name, "");

    public string Parent(string interceptor) => launcherOf.TryGetValue(interceptor, out string? unit) ? Id(unit) : "";

    /// <summary>The line for an event, or null where it is not told.</summary>
    public string? Line(EventRecord e)
    {
        string subject = Id(e.Subject), other = Id(e.Object);
        if (subject.Length == 0)
            return null;
        return e.Kind switch
        {
            EventKind.ThreatKilled => Event("Destroyed", [subject], $"{e.Subject} killed by {e.Object}"),
            EventKind.AssetHit => Event("Bookmark", [subject, other], $"{e.Subject} hits {e.Object}"),
            EventKind.AssetMissed => Event("Message", [subject, other], $"{e.Subject} misses {e.Object}"),
            EventKind.AssetDisabled => Event("Bookmark", [subject], $"{e.Subject} no longer works"),
            EventKind.MagazineEmpty => Event("Message", [subject], $"{e.Subject} has no {e.Object} left"),
            EventKind.TakeOff => Event("TakenOff", [subject], $"{e.Subject} takes off"),
            EventKind.Landed => Event("Landed", [subject], $"{e.Subject} has landed"),
            _ => null,
        };
    }

    /// <summary>
    /// The line that ends a mover: a shot's result, or that it left unharmed, without which a viewer would count it as lost.
    /// Null where an event line has said it.
    /// </summary>
    public string? EndLine(MoverRecord m) => m.Kind switch
    {
        MoverKind.Interceptor => ShotResult(m),
        _ when m.End != MoverEnd.Killed => Event("LeftArea", [Id(m.Id)], ""),
        _ => toldKilled.Contains(m.Id) ? null : Event("Destroyed", [Id(m.Id)], m.Id + " killed"),
    };

    private string ShotResult(MoverRecord m)
    {
        string text = "0,Event=Timeout";
        string parent = Parent(m.Id), target = Id(m.Target);
        if (parent.Length > 0)
            text += "|SourceId:" + parent;
        text += "|AmmoType:" + AcmiText.EscapeEvent(m.Class) + "|AmmoCount:1";
        if (target.Length > 0)
            text += "|TargetId:" + target;
        return text + "|Outcome:" + (killers.Contains(m.Id) ? "Kill" : "Miss");
    }

    private static string Event(string type, ReadOnlySpan<string> ids, string text)
    {
        string line = "0,Event=" + type;
        foreach (string id in ids)
        {
            if (id.Length > 0)
                line += "|" + id;
        }

        return line + "|" + AcmiText.EscapeEvent(text);
    }
}
