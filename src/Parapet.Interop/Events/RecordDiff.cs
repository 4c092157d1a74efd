using System.Text;
using System.Text.Json;

namespace Parapet.Interop.Events;

/// <summary>Where two event logs part.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Field">Name of the first field that differs; <c>(line)</c> where one log has ended or the line is no JSON object.</param>
/// <param name="A">The field in the first log as it is written there, or <c>(absent)</c>, or <c>(end of log)</c>.</param>
/// <param name="B">The same in the second log.</param>
/// <param name="Time">Seconds as written in the first log, or in the second where the first has ended; empty where unknown.</param>
/// <param name="Kind">Kind of that event; empty where unknown.</param>
public sealed record RecordDifference(int Line, string Field, string A, string B, string Time, string Kind)
{
    public override string ToString() =>
        FormattableString.Invariant($"line {Line}, t = {Time} s, {Kind}: {Field} is {A} in the first, {B} in the second");
}

/// <summary>Compares two event logs as text of fields: no tolerance, since equal runs write equal bytes.</summary>
public static class RecordDiff
{
    public const string Absent = "(absent)";
    public const string EndOfLog = "(end of log)";
    private const string WholeLine = "(line)";

    /// <summary>
    /// The first field in which the logs part, in file order; null where they tell the same. Reads no further than that; leaves
    /// both open.
    /// </summary>
    public static RecordDifference? FirstDifference(Stream a, Stream b)
    {
        using StreamReader readerA = new(a, Encoding.UTF8, leaveOpen: true);
        using StreamReader readerB = new(b, Encoding.UTF8, leaveOpen: true);
        for (int number = 1; ; number++)
        {
            string? lineA = readerA.ReadLine(), lineB = readerB.ReadLine();
            if (lineA is null && lineB is null)
                return null;
            if (lineA == lineB)
                continue;
            if (CompareLines(number, lineA, lineB) is { } difference)
                return difference;
        }
    }

    private static RecordDifference? CompareLines(int number, string? lineA, string? lineB)
    {
        List<(string Name, string Text)>? a = Fields(lineA), b = Fields(lineB);
        List<(string Name, string Text)> named = a ?? b ?? [];
        string time = Find(named, "t") ?? "", kind = Find(named, "kind")?.Trim('"') ?? "";
        if (a is null || b is null)
            return new(number, WholeLine, lineA ?? EndOfLog, lineB ?? EndOfLog, time, kind);
        foreach ((string name, string text) in a)
        {
            string other = Find(b, name) ?? Absent;
            if (text != other)
                return new(number, name, text, other, time, kind);
        }

        foreach ((string name, string text) in b)
        {
            if (Find(a, name) is null)
                return new(number, name, Absent, text, time, kind);
        }

        return null;
    }

    private static string? Find(List<(string Name, string Text)> fields, string name)
    {
        foreach ((string n, string text) in fields)
        {
            if (n == name)
                return text;
        }

        return null;
    }

    private static List<(string Name, string Text)>? Fields(string? line)
    {
        if (line is null)
            return null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind != JsonValueKind.Object
                ? null
                : [.. document.RootElement.EnumerateObject().Select(p => (p.Name, p.Value.GetRawText()))];
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
