using System.Globalization;
using Parapet.Study.Statistics;

namespace Parapet.Study.Measures;

/// <summary>Numbers of a study as a person reads them, in one way wherever they are printed.</summary>
public static class StudyNumbers
{
    /// <summary>Shares in percent, money with its thousands, the rest to four digits with its unit; "none" for NaN.</summary>
    public static string Text(double value, StudyMeasure measure)
    {
        if (double.IsNaN(value))
            return "none";
        if (double.IsInfinity(value))
            return value > 0 ? "no upper limit" : "no lower limit";
        if (measure.IsShare)
            return Percent(value);
        return measure.Head.Unit == "USD" ? Money(value) : measure.Head.Unit.Length > 0 ? $"{Number(value)} {measure.Head.Unit}" : Number(value);
    }

    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{Positive(Math.Round(100 * share, 1)):0.0} %");

    /// <summary>"95 % interval 1 to 2", or that there is none.</summary>
    public static string Interval(Estimate estimate, Func<double, string> text) =>
        double.IsNaN(estimate.Low) || double.IsNaN(estimate.High)
            ? "no interval"
            : string.Create(CultureInfo.InvariantCulture, $"{100 * estimate.Confidence:0.##} % interval {text(estimate.Low)} to {text(estimate.High)}");

    public static string Count(long count, string one) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {one}{(count == 1 ? "" : "s")}");

    public static string Number(double value)
    {
        double size = Math.Abs(value);
        // Four digits, without the exponent that the general format would show for them.
        return size >= 1000
            ? value.ToString("N0", CultureInfo.InvariantCulture)
            : size is >= 0.001 or 0 ? ((double)Math.Round((decimal)value, size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 5)).ToString(CultureInfo.InvariantCulture) : value.ToString("G3", CultureInfo.InvariantCulture);
    }

    /// <summary>US dollars, in the unit that fits the amount.</summary>
    public static string Money(double usd) => Math.Abs(usd) switch
    {
        >= 1e9 => $"{Number(usd / 1e9)} bn USD",
        >= 1e6 => $"{Number(usd / 1e6)} m USD",
        >= 1e3 => $"{Number(usd / 1e3)} k USD",
        _ => $"{Number(usd)} USD",
    };

    // -0.0 % is 0.0 %.
    private static double Positive(double value) => value == 0 ? 0 : value;
}
