using System.Globalization;
using Parapet.Study.Statistics;

namespace Parapet.Cli.Output;

/// <summary>Numbers for people to read.</summary>
internal static class Figures
{
    private const string None = "–";

    public static string Count(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Four significant digits, no powers of ten below a million.</summary>
    public static string Real(double value)
    {
        if (double.IsNaN(value))
            return None;
        double size = Math.Abs(value);
        string format = size switch
        {
            0 => "0",
            >= 1e7 => "0.000e0",
            >= 1000 => "0",
            >= 100 => "0.#",
            >= 10 => "0.##",
            >= 0.001 => "0.####",
            _ => "0.000e0",
        };
        return value.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>Mean and limits, as many decimals as the half-width deserves: <c>51.2 [49.8, 52.6]</c>; the mean alone where there are none.</summary>
    public static string Interval(Estimate e) => Interval(e, 1, "");

    /// <summary>The same of a share, in per cent.</summary>
    public static string Percent(Estimate e) => Interval(e, 100, " %");

    /// <summary>The same of an amount, in thousands, millions or billions of dollars.</summary>
    public static string Money(Estimate e)
    {
        (double scale, string unit) = Math.Max(Math.Abs(e.Mean), double.IsNaN(e.High) ? 0 : Math.Abs(e.High)) switch
        {
            >= 1e9 => (1e-9, " bn USD"),
            >= 1e6 => (1e-6, " m USD"),
            >= 1e4 => (1e-3, " k USD"),
            _ => (1, " USD"),
        };
        return Interval(e, scale, unit);
    }

    private static string Interval(Estimate e, double scale, string unit)
    {
        if (double.IsNaN(e.Mean))
            return None;
        double half = (e.High - e.Low) / 2 * scale;
        if (!(half > 0))
            return Real(e.Mean * scale) + unit;
        // Two significant digits of the half-width.
        int decimals = Math.Clamp(1 - (int)Math.Floor(Math.Log10(half)), 0, 6);
        string format = "F" + decimals.ToString(CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{Text(e.Mean)} [{Text(e.Low)}, {Text(e.High)}]{unit}");

        string Text(double value) => (value * scale).ToString(format, CultureInfo.InvariantCulture);
    }
}
