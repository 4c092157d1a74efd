using System.Globalization;

namespace Parapet.Cli.Resolve;

/// <summary>Prints a tree of values in the manner of YAML, two spaces a level; of a long row of numbers the ends.</summary>
internal sealed class TextSink(TextWriter output) : IValueSink
{
    private const int LongestRow = 16;
    private const int EndsOfRow = 4;

    private int depth = -1;
    private bool itemBegins;

    public bool Brief => true;

    public void BeginObject(string? name)
    {
        Begin(name);
        depth++;
    }

    public void EndObject()
    {
        depth--;
        itemBegins = false;
    }

    public void BeginList(string? name)
    {
        Begin(name);
        depth++;
    }

    public void EndList()
    {
        depth--;
        itemBegins = false;
    }

    public void Number(string? name, double value) => Line(name, Text(value));

    public void Numbers(string? name, IReadOnlyList<double> values)
    {
        string row = values.Count <= LongestRow
            ? string.Join(", ", values.Select(Text))
            : FormattableString.Invariant(
                $"{string.Join(", ", values.Take(EndsOfRow).Select(Text))}, … {string.Join(", ", values.TakeLast(EndsOfRow).Select(Text))}");
        Line(name, values.Count <= LongestRow ? $"[{row}]" : FormattableString.Invariant($"[{row}] # {values.Count} numbers; all of them with --json"));
    }

    public void Word(string? name, string? value) => Line(name, value ?? "none");

    public void Flag(string? name, bool value) => Line(name, value ? "yes" : "no");

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    // An object or list without a name is an item: its first line carries the dash.
    private void Begin(string? name)
    {
        if (name is not null)
            Line(name, "");
        else if (depth >= 0)
            itemBegins = true;
    }

    private void Line(string? name, string value)
    {
        string dash = name is null ? "- " : itemBegins ? "- " : "";
        int spaces = 2 * Math.Max(0, depth) - (itemBegins && name is not null ? 2 : 0);
        output.WriteLine($"{new string(' ', spaces)}{dash}{(name is null ? value : value.Length == 0 ? name + ":" : $"{name}: {value}")}");
        itemBegins = false;
    }
}
