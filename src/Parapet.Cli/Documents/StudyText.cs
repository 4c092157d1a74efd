using Parapet.Cli.Output;
using Parapet.Study.Measures;

namespace Parapet.Cli.Documents;

/// <summary>Where the tables of a study are written, and how wide.</summary>
internal sealed class StudyText(TextWriter output, Style style, int width)
{
    private const string Indent = "  ";

    public TextWriter Output => output;

    public Style Style => style;

    public int Width => width;

    /// <summary>Columns for the key of an alternative; a longer one loses its middle.</summary>
    public int NameWidth => width * 36 / 100;

    public void Line(string text) => output.WriteLine(text);

    /// <summary>An empty line, then a title and what it says.</summary>
    public void Section(string title, string note)
    {
        output.WriteLine();
        string[] lines = [.. TextWrap.Lines(note, width, new string(' ', title.Length + 2), Indent)];
        output.WriteLine(lines.Length == 0 ? style.Heading(title) : $"{style.Heading(title)}  {style.Faint(lines[0].TrimStart())}");
        foreach (string line in lines.Skip(1))
            output.WriteLine(style.Faint(line));
    }

    public void Paragraph(string text, Func<string, string>? paint = null, string indent = "")
    {
        foreach (string line in TextWrap.Lines(text, width, indent, indent))
            output.WriteLine(paint is null ? line : paint(line));
    }

    public void Faint(string text) => Paragraph(text, style.Faint);

    public void Table(TextTable table) => table.Write(output, style, Indent);

    public string Name(string key) => Clip(key, NameWidth);

    /// <summary>In what a measure is printed: <c>%</c>, <c>USD</c>, another unit, or nothing.</summary>
    public static string Unit(string measure) => StudyMeasures.Find(measure) switch
    {
        { IsShare: true } => "%",
        { } found => found.Head.Unit,
        null => "",
    };

    /// <summary>The text in at most so many characters, an ellipsis for its middle: beginnings and endings tell keys apart.</summary>
    public static string Clip(string text, int width)
    {
        if (text.Length <= width)
            return text;
        int tail = (width - 1) / 2;
        return string.Concat(text.AsSpan(0, width - 1 - tail), "…", text.AsSpan(text.Length - tail));
    }
}
