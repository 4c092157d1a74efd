namespace Parapet.Report.Plots;

/// <summary>How long a text is when it is set in the figure's typeface, roughly: a sans serif of the common widths. Used to place things, never to cut them.</summary>
internal static class TextWidth
{
    public static double Of(string text, double size)
    {
        double sum = 0;
        foreach (char c in text)
            sum += Em(c);
        return sum * size;
    }

    /// <summary>Lines of at most <paramref name="width"/>, broken at spaces.</summary>
    public static IEnumerable<string> Wrap(string text, double size, double width)
    {
        string line = "";
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string longer = line.Length == 0 ? word : line + " " + word;
            if (line.Length > 0 && Of(longer, size) > width)
            {
                yield return line;
                line = word;
            }
            else
            {
                line = longer;
            }
        }

        if (line.Length > 0)
            yield return line;
    }

    private static double Em(char c) => c switch
    {
        'i' or 'j' or 'l' or 't' or 'f' or 'r' or 'I' or ' ' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' or '(' or ')' or '/' or '-' => 0.32,
        'm' or 'w' or 'M' or 'W' or '%' or '@' or '\u2014' => 0.86,
        >= 'A' and <= 'Z' => 0.68,
        '\u202F' => 0.2,
        '\u2212' or '\u2013' or '\u2265' or '\u2264' => 0.56,
        > '\u02FF' => 0.7,
        _ => 0.56,
    };
}
