using System.Text.RegularExpressions;

namespace Parapet.Report.Tests;

/// <summary>Reads the report back, strictly: what does not nest is an error.</summary>
internal static partial class Html
{
    private static readonly string[] Voids = ["meta", "link", "br", "input"];

    /// <summary>The page without what stands inside script and style elements.</summary>
    public static string Body(string html) => Raw().Replace(html, "<$1></$1>");

    /// <summary>Every start tag: name and attributes, unescaped.</summary>
    public static IReadOnlyList<(string Name, IReadOnlyDictionary<string, string> Attributes)> Tags(string html)
    {
        List<(string, IReadOnlyDictionary<string, string>)> tags = [];
        Stack<string> open = new();
        foreach (Match tag in Tag().Matches(Body(html)))
        {
            string name = tag.Groups["name"].Value;
            if (tag.Groups["close"].Success)
            {
                if (open.Pop() is { } last && last != name)
                    throw new InvalidDataException($"</{name}> closes <{last}>.");
                continue;
            }

            Dictionary<string, string> attributes = Attribute().Matches(tag.Groups["rest"].Value)
                .ToDictionary(a => a.Groups[1].Value, a => System.Net.WebUtility.HtmlDecode(a.Groups[2].Value), StringComparer.Ordinal);
            tags.Add((name, attributes));
            if (!Voids.Contains(name) && !tag.Groups["rest"].Value.EndsWith('/'))
                open.Push(name);
        }

        return open.Count == 0 ? tags : throw new InvalidDataException($"<{open.Peek()}> is never closed.");
    }

    /// <summary>What the script element of an id holds.</summary>
    public static string Script(string html, string id)
    {
        Match found = Regex.Match(html, $"""<script type="application/json" id="{id}">(.*?)</script>""", RegexOptions.Singleline);
        return found.Success ? found.Groups[1].Value : throw new InvalidDataException($"No script {id}.");
    }

    /// <summary>Inner text of every element of a name, unescaped.</summary>
    public static IReadOnlyList<string> Texts(string html, string name) =>
        [.. Regex.Matches(Body(html), $"<{name}(?: [^>]*)?>(.*?)</{name}>", RegexOptions.Singleline).Select(m => System.Net.WebUtility.HtmlDecode(Tag().Replace(m.Groups[1].Value, " ")))];

    [GeneratedRegex("""<(script|style)(?: [^>]*)?>.*?</\1>""", RegexOptions.Singleline)]
    private static partial Regex Raw();

    [GeneratedRegex("""<(?<close>/)?(?<name>[a-zA-Z][a-zA-Z0-9]*)(?<rest>(?:[^>"]|"[^"]*")*)>""")]
    private static partial Regex Tag();

    [GeneratedRegex("""([a-zA-Z][\w-]*)(?:="([^"]*)")?""")]
    private static partial Regex Attribute();
}
