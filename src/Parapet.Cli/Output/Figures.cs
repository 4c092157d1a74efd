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
    public static string Money(Estimate e) => Interval(e, "USD");

    /// <summary>
    /// The same in a unit: <c>%</c> for a share, <c>points</c> for a difference of shares, <c>USD</c> for money; but for shares and
    /// money the number alone, for their heading names the unit.
    /// </summary>
    public static string Interval(Estimate e, string unit)
    {
        (double scale, string name) = Scale(unit, Math.Max(Math.Abs(e.Mean), double.IsNaN(e.High) ? 0 : Math.Abs(e.High)));
        return Interval(e, scale, name);
    }

    /// <summary>One number in such a unit.</summary>
    public static string Real(double value, string unit)
    {
        (double scale, string name) = Scale(unit, value);
        return double.IsNaN(value) ? None : Real(value * scale) + name;
    }

    /// <summary>A mean, as many decimals as its half-width deserves.</summary>
    public static string Rounded(double mean, double half, string unit)
    {
        (double scale, string name) = Scale(unit, mean);
        return half > 0 ? (mean * scale).ToString(Decimals(half * scale), CultureInfo.InvariantCulture) + name : Real(mean, unit);
    }

    /// <summary>A standard error or half-width, two significant digits.</summary>
    public static string Error(double value, string unit)
    {
        (double scale, string name) = Scale(unit, value);
        return double.IsNaN(value) ? None : (value * scale).ToString(Decimals(value * scale), CultureInfo.InvariantCulture) + name;
    }

    /// <summary>Two limits, as many decimals as their distance deserves: <c>0.41 to 0.67</c>; a dash where there are none.</summary>
    public static string Range(double low, double high, string unit)
    {
        if (double.IsNaN(low) || double.IsNaN(high))
            return None;
        (double scale, string name) = Scale(unit, Math.Max(Math.Abs(low), Math.Abs(high)));
        if (low >= high)
            return Real(low * scale) + name;
        string format = Decimals((high - low) / 2 * scale);
        return $"{(low * scale).ToString(format, CultureInfo.InvariantCulture)} to {(high * scale).ToString(format, CultureInfo.InvariantCulture)}{name}";
    }

    /// <summary>A share in whole per cent.</summary>
    public static string Share(double share) => double.IsNaN(share) ? None : FormattableString.Invariant($"{share * 100:0} %");

    private static (double Scale, string Name) Scale(string unit, double size) => unit switch
    {
        "%" => (100, " %"),
        "points" => (100, ""),
        "USD" => Math.Abs(size) switch
        {
            >= 1e9 => (1e-9, " bn USD"),
            >= 1e6 => (1e-6, " m USD"),
            >= 1e4 => (1e-3, " k USD"),
            _ => (1, " USD"),
        },
        _ => (1, ""),
    };

    // Two significant digits of a half-width.
    private static string Decimals(double half) =>
        half > 0 && double.IsFinite(half) ? "F" + Math.Clamp(1 - (int)Math.Floor(Math.Log10(half)), 0, 6).ToString(CultureInfo.InvariantCulture) : "F0";

    private static string Interval(Estimate e, double scale, string unit)
    {
        if (double.IsNaN(e.Mean))
            return None;
        double half = (e.High - e.Low) / 2 * scale;
        // A width that rounding has left is none.
        if (!(half > 1e-12 * Math.Abs(e.Mean * scale)))
            return Real(e.Mean * scale) + unit;
        string format = Decimals(half);
        return string.Create(CultureInfo.InvariantCulture, $"{Text(e.Mean)} [{Text(e.Low)}, {Text(e.High)}]{unit}");

        string Text(double value) => (value * scale).ToString(format, CultureInfo.InvariantCulture);
    }
}
