using System.Globalization;

namespace Parapet.Report.Html;

/// <param name="Title">Heading.</param>
/// <param name="Numeric">Set to the right.</param>
/// <param name="Sortable">The script puts a button on it.</param>
/// <param name="Code">A hash or a key: set in a fixed width and broken anywhere.</param>
internal sealed record Column(string Title, bool Numeric = false, bool Sortable = false, bool Code = false)
{
    public string? Class => Numeric ? "number" : Code ? "code" : null;
}

/// <summary>One field of a table.</summary>
/// <param name="Text">What it reads.</param>
/// <param name="Sort">Number it is sorted by; its text where absent.</param>
/// <param name="Detail">Smaller, below; its lines stay lines.</param>
/// <param name="Bar">Share in [0, 1] drawn behind the number.</param>
/// <param name="Links">Behind the text, to places in the page.</param>
internal sealed record Cell(string Text, double? Sort = null, string? Detail = null, double? Bar = null, IReadOnlyList<(string Place, string Text)>? Links = null)
{
    public static implicit operator Cell(string text) => new(text);
}

/// <summary>Tables with captions, headings with scope, and names on each field for narrow screens.</summary>
internal static class TablePart
{
    /// <param name="id">Of the table; null for none.</param>
    /// <param name="cards">On narrow screens each row becomes a card; otherwise the table scrolls inside its frame.</param>
    public static void Write(HtmlText html, string caption, IReadOnlyList<Column> columns, IEnumerable<IReadOnlyList<Cell>> rows, string? id = null, bool cards = false)
    {
        // A frame that scrolls must be reached by the keyboard.
        html.Open("div", ("class", cards ? "frame cards" : "frame"), ("tabindex", "0"), ("role", "region"), ("aria-label", caption));
        // Roles are written out, because a table laid out as cards loses them in some browsers.
        html.Open("table", ("id", id), ("role", "table")).Element("caption", caption).Open("thead", ("role", "rowgroup")).Open("tr", ("role", "row"));
        foreach (Column column in columns)
        {
            html.Element("th", column.Title, ("scope", "col"), ("role", "columnheader"), ("class", column.Class), ("data-sort", column.Sortable ? "" : null));
        }

        html.Close("tr").Close("thead").Open("tbody", ("role", "rowgroup"));
        foreach (IReadOnlyList<Cell> row in rows)
        {
            html.Open("tr", ("role", "row"));
            for (int i = 0; i < columns.Count; i++)
                WriteCell(html, columns[i], row[i], i == 0);
            html.Close("tr");
        }

        html.Close("tbody").Close("table").Close("div");
    }

    private static void WriteCell(HtmlText html, Column column, Cell cell, bool first)
    {
        string tag = first ? "th" : "td";
        html.Open(tag, ("scope", first ? "row" : null), ("role", first ? "rowheader" : "cell"), ("class", column.Class),
            ("data-label", first ? null : column.Title),
            ("data-value", cell.Sort is { } sort ? (double.IsFinite(sort) ? sort.ToString("R", CultureInfo.InvariantCulture) : "none") : null),
            ("style", cell.Bar is { } bar && double.IsFinite(bar) ? "--bar:" + (Math.Clamp(bar, 0, 1) * 100).ToString("F1", CultureInfo.InvariantCulture) + "%" : null));
        html.Text(cell.Text);
        foreach ((string place, string text) in cell.Links ?? [])
            html.Element("a", text, ("href", place)).Text(" ");
        if (!string.IsNullOrEmpty(cell.Detail))
            html.Element("small", cell.Detail);
        html.Close(tag);
    }
}
