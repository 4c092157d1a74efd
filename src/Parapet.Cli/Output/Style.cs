namespace Parapet.Cli.Output;

/// <summary>Colours where they are wanted, the bare text where not.</summary>
internal sealed class Style(bool on)
{
    public bool On => on;

    public string Heading(string text) => Wrap("1", text);

    public string Faint(string text) => Wrap("2", text);

    public string Good(string text) => Wrap("32", text);

    public string Bad(string text) => Wrap("31", text);

    public string Doubt(string text) => Wrap("33", text);

    private string Wrap(string code, string text) => on && text.Length > 0 ? $"\x1b[{code}m{text}\x1b[0m" : text;
}
