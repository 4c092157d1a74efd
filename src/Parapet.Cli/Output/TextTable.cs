namespace Parapet.Cli.Output;

/// <summary>Columns of text: numbers to the right, words to the left, two spaces between.</summary>
internal sealed class TextTable(params string[] headings)
{
    private readonly List<(string[] Cells, Func<string, string>? Paint, string[] Under)> rows = [];

    /// <summary>A heading that begins with this mark stands over numbers.</summary>
    public const char RightMark = '>';

    public void Add(params string[] cells) => rows.Add((cells, null, []));

    /// <summary>A row painted as a whole, with lines under it that are no part of the columns.</summary>
    public void Add(string[] cells, Func<string, string>? paint, params string[] under) => rows.Add((cells, paint, under));

    public void Write(TextWriter output, Style style, string indent = "")
    {
        string[] names = [.. headings.Select(h => h.TrimStart(RightMark))];
        bool[] right = [.. headings.Select(h => h.StartsWith(RightMark))];
        int[] widths = [.. names.Select((n, i) => rows.Select(r => r.Cells[i].Length).Append(n.Length).Max())];
        if (names.Any(n => n.Length > 0))
            output.WriteLine(indent + style.Faint(Line(names, right, widths)));
        foreach ((string[] cells, Func<string, string>? paint, string[] under) in rows)
        {
            string line = Line(cells, right, widths);
            output.WriteLine(indent + (paint is null ? line : paint(line)));
            foreach (string text in under)
                output.WriteLine(indent + text);
        }
    }

    private static string Line(string[] cells, bool[] right, int[] widths) =>
        string.Join("  ", cells.Select((c, i) => right[i] ? c.PadLeft(widths[i]) : c.PadRight(widths[i]))).TrimEnd();
}
