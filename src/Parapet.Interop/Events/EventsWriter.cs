using System.Buffers;
using System.Text.Json;
using Parapet.Engine.Record;
using Parapet.Interop.Json;

namespace Parapet.Interop.Events;

/// <summary>
/// Writes the events of a run as <c>events.jsonl</c>: one JSON object a line, UTF-8 without a mark, LF. Keys in this order:
/// <c>t</c> (seconds, exact to the nanosecond), <c>kind</c>, then where they say something <c>subject</c>, <c>object</c>,
/// <c>track</c>, then the event's values, whose names end in their unit. A value that is not finite is null.
/// </summary>
public static class EventsWriter
{
    private const int FlushAtBytes = 1 << 16;

    public static void Write(RunRecord run, Stream stream)
    {
        ArrayBufferWriter<byte> buffer = new(FlushAtBytes + 4096);
        using Utf8JsonWriter writer = new(buffer, JsonNumbers.Compact);
        foreach (EventRecord e in run.Events)
        {
            WriteLine(writer, e);
            writer.Flush();
            writer.Reset();
            buffer.Write("\n"u8);
            if (buffer.WrittenCount >= FlushAtBytes)
            {
                stream.Write(buffer.WrittenSpan);
                buffer.ResetWrittenCount();
            }
        }

        stream.Write(buffer.WrittenSpan);
    }

    private static void WriteLine(Utf8JsonWriter writer, EventRecord e)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("t"u8);
        writer.WriteSecondsValue(e.Time);
        writer.WriteString("kind"u8, EventKinds.Text(e.Kind));
        if (e.Subject.Length > 0)
            writer.WriteString("subject"u8, e.Subject);
        if (e.Object.Length > 0)
            writer.WriteString("object"u8, e.Object);
        if (e.Track >= 0)
            writer.WriteNumber("track"u8, e.Track);
        foreach (EventValue value in e.Values)
            writer.WriteNumberOrNull(value.Name, value.Value);
        writer.WriteEndObject();
    }
}
