using System.Globalization;
using System.Text;

namespace Parapet.Report.Plots;

/// <summary>SVG as it grows: well-formed XML, every text and attribute value escaped, numbers with at most two decimals.</summary>
internal sealed class SvgText
{
    private readonly StringBuilder _text = new();
    private readonly Stack<string> _open = new();

    /// <summary>A length or coordinate, in hundredths at the finest.</summary>
    public static string Number(double value) => (Math.Round(value, 2) + 0.0).ToString("0.##", CultureInfo.InvariantCulture);

    public SvgText Open(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Tag(tag, attributes);
        _text.Append(">\n");
        _open.Push(tag);
        return this;
    }

    public SvgText Close()
    {
        Indent(_open.Count - 1);
        _text.Append("</").Append(_open.Pop()).Append(">\n");
        return this;
    }

    /// <summary>An element with nothing in it.</summary>
    public SvgText Empty(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Tag(tag, attributes);
        _text.Append("/>\n");
        return this;
    }

    /// <summary>An element with a text in it.</summary>
    public SvgText Element(string tag, string text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Tag(tag, attributes);
        _text.Append('>');
        Escape(text);
        _text.Append("</").Append(tag).Append(">\n");
        return this;
    }

    public SvgText Line(double x1, double y1, double x2, double y2, string colour, double width, string? dash = null) => Empty(
        "line", ("x1", Number(x1)), ("y1", Number(y1)), ("x2", Number(x2)), ("y2", Number(y2)), ("stroke", colour), ("stroke-width", Number(width)), ("stroke-dasharray", dash));

    public override string ToString() => _open.Count == 0 ? _text.ToString() : throw new InvalidOperationException($"<{_open.Peek()}> is still open.");

    private void Tag(string tag, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Indent(_open.Count);
        _text.Append('<').Append(tag);
        foreach ((string name, string? value) in attributes)
        {
            if (value is null)
                continue;
            _text.Append(' ').Append(name).Append("=\"");
            Escape(value);
            _text.Append('"');
        }
    }

    private void Indent(int depth) => _text.Append(' ', 2 * depth);

    private void Escape(string text)
    {
        foreach (char c in text)
        {
            _ = c switch
            {
                '&' => _text.Append("&amp;"),
                '<' => _text.Append("&lt;"),
                '>' => _text.Append("&gt;"),
                '"' => _text.Append("&quot;"),
                // XML 1.0 has no place for other controls, nor for halves of surrogate pairs; the latter do not come from UTF-8 files.
                < ' ' and not '\n' and not '\t' => _text.Append('\uFFFD'),
                _ => _text.Append(c),
            };
        }
    }
}
