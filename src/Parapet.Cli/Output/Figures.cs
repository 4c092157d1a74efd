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

    public static string Percent(double share) => double.IsNaN(share) ? None : (100 * share).ToString("0.#", CultureInfo.InvariantCulture) + " %";

    public static string Money(double usd) => double.IsNaN(usd) ? None : Math.Abs(usd) switch
    {
        >= 1e9 => (usd / 1e9).ToString("0.00", CultureInfo.InvariantCulture) + " bn USD",
        >= 1e6 => (usd / 1e6).ToString("0.0", CultureInfo.InvariantCulture) + " m USD",
        >= 1e4 => (usd / 1e3).ToString("0", CultureInfo.InvariantCulture) + " k USD",
        _ => usd.ToString("0", CultureInfo.InvariantCulture) + " USD",
    };

    /// <summary>Mean and limits: <c>51.2 [49.8, 52.6]</c>.</summary>
    public static string Interval(Estimate e) => Interval(e, Real);

    public static string Interval(Estimate e, Func<double, string> print) =>
        double.IsNaN(e.Low) || e.Low.Equals(e.High) ? print(e.Mean) : $"{print(e.Mean)} [{print(e.Low)}, {print(e.High)}]";
}
