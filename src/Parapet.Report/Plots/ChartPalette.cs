namespace Parapet.Report.Plots;

/// <summary>
/// Colours that people with the common kinds of colour blindness tell apart, and that keep apart in grey.
/// Source: Okabe and Ito, "Color universal design" (2008); their yellow is left out, for it is too faint on white.
/// </summary>
internal static class ChartPalette
{
    public const string Ink = "#1a1a1a";
    public const string Faint = "#5f5f5f";
    public const string Grid = "#e3e3e3";
    public const string Frame = "#8c8c8c";
    public const string GroundFill = "#b5b0a6";

    private static readonly string[] Colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#000000", "#e69f00", "#56b4e9"];

    private static readonly string[] Dashes = ["", "7 3", "2 3", "9 3 2 3", "12 4", "4 2", "6 3 2 3 2 3"];

    public static string Colour(int place) => place == ChartArea.Ground ? GroundFill : Colours[place % Colours.Length];

    /// <summary>A pattern in the sense of <c>stroke-dasharray</c>; null: one stroke.</summary>
    public static string? Dash(ChartLine line, int place)
    {
        string dash = line switch
        {
            ChartLine.Auto => Dashes[place % Dashes.Length],
            ChartLine.Dashed => Dashes[1],
            ChartLine.Dotted => Dashes[2],
            ChartLine.DashDotted => Dashes[3],
            _ => "",
        };
        return dash.Length == 0 ? null : dash;
    }
}
