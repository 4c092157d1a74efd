using System.Text;

namespace Parapet.Report.Html;

/// <summary>HTML as it grows. Every text and every attribute value goes through <see cref="Escape"/>; tags are closed in order.</summary>
internal sealed class HtmlText
{
    private readonly StringBuilder _text = new();
    private readonly Stack<string> _open = new();

    public static string Escape(string text)
    {
        StringBuilder escaped = new(text.Length + 16);
        foreach (char c in text)
        {
            _ = c switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                // Controls have no place in HTML.
                < ' ' and not '\n' and not '\t' => escaped.Append('\uFFFD'),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    /// <summary>Opens a tag; attributes whose value is null are left out, those with an empty value stand alone.</summary>
    public HtmlText Open(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Tag(tag, attributes);
        _open.Push(tag);
        return this;
    }

    public HtmlText Close(string tag)
    {
        string open = _open.Pop();
        if (open != tag)
            throw new InvalidOperationException($"<{open}> is open where </{tag}> is due.");
        _text.Append("</").Append(tag).Append(">\n");
        return this;
    }

    /// <summary>A tag with a text in it.</summary>
    public HtmlText Element(string tag, string text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Tag(tag, attributes);
        _text.Append(Escape(text)).Append("</").Append(tag).Append('>');
        return this;
    }

    public HtmlText Text(string text)
    {
        _text.Append(Escape(text));
        return this;
    }

    /// <summary>HTML written in this room; never a text from a study.</summary>
    public HtmlText Markup(string html)
    {
        _text.Append(html);
        return this;
    }

    public HtmlText Line()
    {
        _text.Append('\n');
        return this;
    }

    public override string ToString() => _open.Count == 0 ? _text.ToString() : throw new InvalidOperationException($"<{_open.Peek()}> is still open.");

    private void Tag(string tag, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        _text.Append('<').Append(tag);
        foreach ((string name, string? value) in attributes)
        {
            if (value is null)
                continue;
            _text.Append(' ').Append(name);
            if (value.Length > 0)
                _text.Append("=\"").Append(Escape(value)).Append('"');
        }

        _text.Append('>');
    }
}
