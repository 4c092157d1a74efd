using System.Text;
using System.Text.Json;
using Parapet.Engine.Record;
using Parapet.Foundation;
using Parapet.Interop.Json;

namespace Parapet.Interop.Events;

/// <summary>Reads <c>events.jsonl</c> back; what <see cref="EventsWriter"/> wrote returns equal, null values as NaN.</summary>
public static class EventsReader
{
    /// <summary>The events in file order, read as they are asked for; empty lines are skipped. Leaves the stream open.</summary>
    /// <exception cref="FormatException">A line is no event; the text names the line.</exception>
    public static IEnumerable<EventRecord> Read(Stream stream)
    {
        using StreamReader reader = new(stream, Encoding.UTF8, leaveOpen: true);
        int number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length > 0)
                yield return Parse(line, number);
        }
    }

    private static EventRecord Parse(string line, int number)
    {
        SimTime? time = null;
        EventKind? kind = null;
        string subject = "", other = "";
        int track = -1;
        List<EventValue> values = [];
        try
        {
            Utf8JsonReader json = new(Encoding.UTF8.GetBytes(line));
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
                throw Fault(number, "no JSON object");
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                string name = json.GetString()!;
                json.Read();
                switch (name)
                {
                    case "t" when json.TokenType == JsonTokenType.Number && JsonNumbers.TryParseSeconds(json.ValueSpan, out SimTime t):
                        time = t;
                        break;
                    case "kind" when EventKinds.TryParse(json.GetString() ?? "", out EventKind k):
                        kind = k;
                        break;
                    case "subject": subject = json.GetString() ?? ""; break;
                    case "object": other = json.GetString() ?? ""; break;
                    case "track": track = json.GetInt32(); break;
                    case "t" or "kind": throw Fault(number, $"\"{name}\" is not understood");
                    default: values.Add(new(name, json.TokenType == JsonTokenType.Null ? double.NaN : json.GetDouble())); break;
                }
            }

            if (json.TokenType != JsonTokenType.EndObject || json.Read())
                throw Fault(number, "more than one JSON object");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Fault(number, e.Message);
        }

        SimTime at = time ?? throw Fault(number, "\"t\" is missing");
        EventKind what = kind ?? throw Fault(number, "\"kind\" is missing");
        return new(at, what, subject, other, track, values);
    }

    private static FormatException Fault(int line, string what) => new(FormattableString.Invariant($"Event log, line {line}: {what}."));
}
