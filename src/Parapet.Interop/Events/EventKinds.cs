using System.Text;
using Parapet.Engine.Record;

namespace Parapet.Interop.Events;

/// <summary>The kinds' names in <c>events.jsonl</c>: kebab-case of the enumeration's.</summary>
public static class EventKinds
{
    private static readonly string[] Names = [.. Enum.GetNames<EventKind>().Select(Kebab)];

    /// <summary>In the order of the enumeration.</summary>
    public static IReadOnlyList<string> All => Names;

    public static string Text(EventKind kind) => Names[(int)kind];

    public static bool TryParse(string text, out EventKind kind)
    {
        int i = Array.IndexOf(Names, text);
        kind = (EventKind)Math.Max(i, 0);
        return i >= 0;
    }

    private static string Kebab(string name)
    {
        StringBuilder text = new();
        foreach (char c in name)
        {
            if (char.IsAsciiLetterUpper(c) && text.Length > 0)
                text.Append('-');
            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
