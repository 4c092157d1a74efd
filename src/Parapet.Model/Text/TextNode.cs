namespace Parapet.Model.Text;

/// <summary>A piece of a file as its author wrote it: text with structure and position, not yet given a meaning.</summary>
public abstract class TextNode(SourceSpan where)
{
    /// <summary>First character of the value.</summary>
    public SourceSpan Where { get; } = where;

    /// <summary>What it is, in words for a diagnostic.</summary>
    public abstract string Shape { get; }
}

/// <summary>A single value.</summary>
/// <param name="plain">Written without quotes.</param>
public sealed class TextScalar(SourceSpan where, string value, bool plain) : TextNode(where)
{
    public string Value { get; } = value;

    /// <summary>Nothing stands there: no text at all, or YAML's words for nothing, unquoted.</summary>
    public bool IsEmpty { get; } = plain ? value is "" or "~" or "null" or "Null" or "NULL" : string.IsNullOrWhiteSpace(value);

    public override string Shape => IsEmpty ? "nothing" : $"\"{Excerpt(Value)}\"";

    /// <summary>The text cut to a length that fits a line of a diagnostic.</summary>
    internal static string Excerpt(string text, int longest = 60)
    {
        string line = text.ReplaceLineEndings(" ");
        return line.Length <= longest ? line : string.Concat(line.AsSpan(0, longest - 3), "...");
    }
}

/// <summary>A list.</summary>
public sealed class TextSequence(SourceSpan where, IReadOnlyList<TextNode> items) : TextNode(where)
{
    public IReadOnlyList<TextNode> Items { get; } = items;

    public override string Shape => "a list";
}

/// <summary>One line of a mapping.</summary>
public readonly record struct TextEntry(TextScalar Key, TextNode Value);

/// <summary>Keys with values, in the order of the file; each key once.</summary>
public sealed class TextMapping(SourceSpan where, IReadOnlyList<TextEntry> entries) : TextNode(where)
{
    /// <summary>Up to here a scan beats an index.</summary>
    private const int LongestScan = 24;

    private Dictionary<string, int>? index;

    public IReadOnlyList<TextEntry> Entries { get; } = entries;

    public override string Shape => "a mapping";

    /// <summary>The value at a key, or null.</summary>
    public TextNode? Find(string key) => Entry(key)?.Value;

    /// <summary>The line of a key, or null.</summary>
    public TextEntry? Entry(string key)
    {
        if (Entries.Count > LongestScan)
        {
            index ??= Enumerable.Range(0, Entries.Count).ToDictionary(i => Entries[i].Key.Value, StringComparer.Ordinal);
            return index.TryGetValue(key, out int at) ? Entries[at] : null;
        }
        foreach (TextEntry entry in Entries)
        {
            if (entry.Key.Value == key)
                return entry;
        }
        return null;
    }
}
