using System.Text.Json;
using Parapet.Interop.Events;

namespace Parapet.Cli.Files;

/// <summary>Compares two <c>run.json</c> value by value, as text: equal outcomes are written in equal bytes.</summary>
internal static class RunFileDiff
{
    /// <summary>The first value that differs, its path as <c>raid.byClass[0].killed</c>; null where the files tell the same.</summary>
    /// <exception cref="BadInputException">A file is not JSON.</exception>
    public static RecordDifference? FirstDifference(string a, string b)
    {
        using JsonDocument documentA = Parse(a), documentB = Parse(b);
        return First("", documentA.RootElement, documentB.RootElement);
    }

    private static JsonDocument Parse(string path)
    {
        try
        {
            return JsonDocument.Parse(File.ReadAllBytes(path));
        }
        catch (JsonException e)
        {
            throw new BadInputException($"{path} is not JSON: {e.Message}");
        }
    }

    private static RecordDifference? First(string path, JsonElement a, JsonElement b)
    {
        if (a.ValueKind != b.ValueKind)
            return Parting(path, a.GetRawText(), b.GetRawText());
        return a.ValueKind switch
        {
            JsonValueKind.Object => InObject(path, a, b),
            JsonValueKind.Array => InArray(path, a, b),
            _ => a.GetRawText() == b.GetRawText() ? null : Parting(path, a.GetRawText(), b.GetRawText()),
        };
    }

    private static RecordDifference? InObject(string path, JsonElement a, JsonElement b)
    {
        string prefix = path.Length == 0 ? "" : path + ".";
        foreach (JsonProperty property in a.EnumerateObject())
        {
            RecordDifference? found = b.TryGetProperty(property.Name, out JsonElement other)
                ? First(prefix + property.Name, property.Value, other)
                : Parting(prefix + property.Name, property.Value.GetRawText(), RecordDiff.Absent);
            if (found is not null)
                return found;
        }
        foreach (JsonProperty property in b.EnumerateObject())
        {
            if (!a.TryGetProperty(property.Name, out _))
                return Parting(prefix + property.Name, RecordDiff.Absent, property.Value.GetRawText());
        }
        return null;
    }

    private static RecordDifference? InArray(string path, JsonElement a, JsonElement b)
    {
        for (int i = 0; i < Math.Max(a.GetArrayLength(), b.GetArrayLength()); i++)
        {
            string item = FormattableString.Invariant($"{path}[{i}]");
            if (i >= a.GetArrayLength() || i >= b.GetArrayLength())
                return Parting(item, i < a.GetArrayLength() ? a[i].GetRawText() : RecordDiff.Absent, i < b.GetArrayLength() ? b[i].GetRawText() : RecordDiff.Absent);
            if (First(item, a[i], b[i]) is { } found)
                return found;
        }
        return null;
    }

    private static RecordDifference Parting(string path, string a, string b) => new(0, path, a, b, "", "");
}
