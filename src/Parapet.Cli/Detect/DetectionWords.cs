using System.Globalization;
using Parapet.Cli.Explain;
using Parapet.Model.Catalogue;

namespace Parapet.Cli.Detect;

/// <summary>What people read about a curve, in the table and under the plot.</summary>
internal static class DetectionWords
{
    public static string Title(DetectionCurve curve) =>
        $"{(curve.Question.Target is { } target ? target.Name : Text($"Target of {curve.Question.RcsM2:G3} m²"))} seen by {curve.Scene.Name.Title}";

    public static string Target(DetectionCurve curve)
    {
        DetectionQuestion q = curve.Question;
        string strength = curve.Sensor.Infrared ? "" : Text($"{Area(curve)}, Swerling {q.Swerling}, ");
        string aspect = Text($"aspect {Math.Round(q.AspectRad * 180 / Math.PI)}°");
        return Text($"{strength}{aspect}, {q.SpeedMps:0.#} m/s, {q.HeightM:0.#} m above {(q.AboveGround ? "the ground" : "the sea")}");
    }

    public static string Where(DetectionCurve curve)
    {
        string bearing = Text($"bearing {(curve.BearingRad * 180 / Math.PI % 360 + 360) % 360:0.#}°");
        return curve.Scene.ScenarioPath is { } path ? $"{curve.Scene.Place} of {path}, {bearing}" : "over a flat sea";
    }

    /// <summary>Where the interval comes from.</summary>
    public static string Band(DetectionCurve curve)
    {
        (string name, Quantity q) = ReachOf.Quantity(curve.Scene.Name);
        return $"low, likely and high: the catalogue's {name}, {QuantityText.Interval(q)} ({q.Standing.ToString().ToLowerInvariant()})";
    }

    public static string Scans(DetectionCurve curve) => curve.Question.ClosingMps > 0
        ? Text($"cumulative: at least one of the looks every {curve.ScanPeriodS:0.##} s on the way in at {curve.Question.ClosingMps:0.#} m/s, independent of one another")
        : "cumulative: the target does not come nearer";

    public const string Brochure = "free space: the same target on the axis of the beam, without horizon, ground, air and clutter";

    /// <summary>Kilometres with a decimal; a dash for none.</summary>
    public static string Km(double m) => double.IsNaN(m) ? "–" : (m / 1000).ToString("0.0", CultureInfo.InvariantCulture);

    public static string Probability(double p) => double.IsNaN(p) ? "–" : p.ToString("0.000", CultureInfo.InvariantCulture);

    public static string Decibels(double ratio) => ratio > 0 ? (10 * Math.Log10(ratio)).ToString("0.0", CultureInfo.InvariantCulture) : "–";

    private static string Area(DetectionCurve curve)
    {
        double least = curve.Points.Min(p => p.RcsM2), most = curve.Points.Max(p => p.RcsM2);
        return most < 1.05 * least ? Text($"{most:G3} m²") : Text($"{least:G3} to {most:G3} m²");
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
