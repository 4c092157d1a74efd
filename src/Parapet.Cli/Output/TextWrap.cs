namespace Parapet.Cli.Output;

internal static class TextWrap
{
    /// <summary>The text in lines of at most <paramref name="width"/> characters, the indents counted; white space is folded.</summary>
    public static IEnumerable<string> Lines(string text, int width, string firstIndent, string indent)
    {
        string line = firstIndent;
        bool empty = true;
        foreach (string word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (!empty && line.Length + 1 + word.Length > width)
            {
                yield return line;
                (line, empty) = (indent, true);
            }
            line += empty ? word : " " + word;
            empty = false;
        }
        if (!empty)
            yield return line;
    }
}
