using System.Globalization;
using Parapet.Model.Catalogue;
using Parapet.Model.Text;

namespace Parapet.Cli.Explain;

/// <summary>How a quantity is shown: in the unit in which its file gives it.</summary>
internal static class QuantityText
{
    /// <summary>Interval as wide as the likely value, or wider.</summary>
    public const string WideMark = "▲";

    /// <summary>Sources contradict each other.</summary>
    public const string ContestedMark = "!";

    public static string Number(Quantity q, double si)
    {
        double value = Units.In(si, q.Unit);
        return value.ToString(value != 0 && Math.Abs(value) < 1e-3 ? "0.####e0" : "G5", CultureInfo.InvariantCulture);
    }

    /// <summary>Low, likely and high as one text, or one number where they agree.</summary>
    public static string Interval(Quantity q)
    {
        string unit = q.Unit.Length > 0 ? " " + q.Unit : "";
        return q.Low.Equals(q.High) ? Number(q, q.Likely) + unit : $"{Number(q, q.Low)} | {Number(q, q.Likely)} | {Number(q, q.High)}{unit}";
    }

    public static string Marks(Quantity q) => (q.RelativeWidth >= 1 ? WideMark : "") + (q.Standing == Standing.Contested ? ContestedMark : "");

    /// <summary>Width of the interval in likely values: <c>1.3</c>; where the likely value is 0, that it cannot be said.</summary>
    public static string Width(Quantity q) =>
        q.Likely == 0 ? "the likely value is 0" : q.RelativeWidth.ToString("0.0", CultureInfo.InvariantCulture) + " × the likely value";
}
