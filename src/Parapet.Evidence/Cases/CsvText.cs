using System.Text;
using Parapet.Model.Checks;
using Parapet.Model.Text;

namespace Parapet.Evidence.Cases;

/// <summary>One cell: its text without quotes and outer spaces, and where it begins.</summary>
public readonly record struct CsvField(string Text, SourceSpan Where);

/// <summary>
/// Comma-separated values, one record a line: a field may stand in double quotes, a quote inside it is doubled (RFC 4180, without line ends inside a field).
/// Lines end in LF or CRLF; blank lines at the end do not count.
/// </summary>
internal static class CsvText
{
    private const char Quote = '"';

    /// <summary>The records, the heading first; a line at fault is told and left out.</summary>
    public static List<CsvField[]> Read(TextFile file, Diagnostics faults)
    {
        string[] lines = file.Content.Split('\n');
        int count = lines.Length;
        while (count > 0 && string.IsNullOrWhiteSpace(lines[count - 1]))
            count--;
        List<CsvField[]> records = [];
        for (int i = 0; i < count; i++)
        {
            if (Fields(file.Name, i + 1, lines[i].TrimEnd('\r'), faults) is { } fields)
                records.Add(fields);
        }
        return records;
    }

    private static CsvField[]? Fields(string file, int line, string text, Diagnostics faults)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            faults.Add(new(file, line, 1), Codes.CsvSyntax, "an empty line between cases", "remove it");
            return null;
        }
        List<CsvField> fields = [];
        int at = 0;
        while (true)
        {
            while (at < text.Length && text[at] == ' ')
                at++;
            SourceSpan where = new(file, line, at + 1);
            if (at < text.Length && text[at] == Quote)
            {
                if (Quoted(text, ref at) is not { } inside)
                {
                    faults.Add(where, Codes.CsvSyntax, "a quote that is not closed in its line", "close it, or double a quote that is meant");
                    return null;
                }
                fields.Add(new(inside, where));
                while (at < text.Length && text[at] == ' ')
                    at++;
                if (at < text.Length && text[at] != ',')
                {
                    faults.Add(where with { Column = at + 1 }, Codes.CsvSyntax, "text behind a closing quote", "the quotes go round the whole field");
                    return null;
                }
            }
            else
            {
                int end = text.IndexOf(',', at);
                end = end < 0 ? text.Length : end;
                fields.Add(new(text[at..end].TrimEnd(' '), where));
                at = end;
            }
            if (at >= text.Length)
                return [.. fields];
            at++;
        }
    }

    private static string? Quoted(string text, ref int at)
    {
        StringBuilder inside = new();
        for (at++; at < text.Length; at++)
        {
            if (text[at] != Quote)
                inside.Append(text[at]);
            else if (at + 1 < text.Length && text[at + 1] == Quote)
                inside.Append(text[at++]);
            else
            {
                at++;
                return inside.ToString().Trim(' ');
            }
        }
        return null;
    }
}
