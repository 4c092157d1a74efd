using System.Globalization;
using Parapet.Model.Text;
using Parapet.Study.Measures;
using Parapet.Study.Statistics;

namespace Parapet.Report.Html;

/// <summary>A unit for people: how a number in SI, dollars or a share is printed.</summary>
/// <param name="Factor">Printed number of one of the unit it is kept in.</param>
/// <param name="Suffix">Behind the number, without space: "%", "million USD"; "" for none.</param>
internal readonly record struct PrintUnit(double Factor, string Suffix)
{
    public static readonly PrintUnit Plain = new(1, "");

    public static readonly PrintUnit Percent = new(100, "%");

    private const string Missing = "–";

    /// <summary>The unit in which a measure's numbers read best; one for all of them, so that they can be compared by eye.</summary>
    public static PrintUnit Of(MeasureHead measure, IEnumerable<StudyEstimate> found) =>
        Of(measure.Unit, measure.Id, found.SelectMany(e => (double[])[e.Mean.Mean, e.IgnoranceLow, e.IgnoranceHigh]));

    public static PrintUnit Of(string unit, string id, IEnumerable<double> values) => unit switch
    {
        "USD" => Money(Largest(values)),
        "s" => Largest(values) switch { >= 172_800 => new(1 / 86_400.0, "days"), >= 10_800 => new(1 / 3600.0, "h"), >= 180 => new(1 / 60.0, "minutes"), _ => new(1, "s") },
        "m" when Largest(values) >= 2000 => new(0.001, "km"),
        "" => StudyMeasures.Find(id) is { IsShare: true } ? Percent : Plain,
        _ => new(1, unit),
    };

    public static PrintUnit Money(double largest) => largest switch
    {
        >= 1e9 => new(1e-9, "billion USD"),
        >= 1e6 => new(1e-6, "million USD"),
        >= 1e4 => new(1e-3, "thousand USD"),
        _ => new(1, "USD"),
    };

    /// <summary>For the axis of a plot; six significant digits keep the page small.</summary>
    public double? Axis(double value) =>
        double.IsFinite(value) ? double.Parse((value * Factor).ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : null;

    public string Text(double value) => Number(value * Factor) + Unit(value);

    /// <summary>The number alone, where the heading has the unit.</summary>
    public string Bare(double value) => Number(value * Factor);

    /// <summary>"3.98 to 4.44"; empty where there are no limits.</summary>
    public string Range(double low, double high) =>
        double.IsNaN(low) || double.IsNaN(high) ? "" : double.IsNegativeInfinity(low) && double.IsPositiveInfinity(high) ? "unbounded" : $"{Number(low * Factor)} to {Number(high * Factor)}";

    /// <summary>"4.21 % (3.98 to 4.44)".</summary>
    public string WithInterval(Estimate e)
    {
        string range = Range(e.Low, e.High);
        return range.Length == 0 ? Text(e.Mean) : $"{Text(e.Mean)} ({range})";
    }

    /// <summary>Three significant figures, a minus sign, narrow spaces between thousands; powers of ten only far out.</summary>
    public static string Number(double value)
    {
        if (double.IsNaN(value))
            return Missing;
        if (double.IsInfinity(value))
            return value > 0 ? "∞" : "−∞";
        double size = Math.Abs(value);
        if (size == 0)
            return "0";
        if (size is < 1e-4 or >= 1e7)
            return value.ToString("0.##e0", CultureInfo.InvariantCulture).Replace("-", "−", StringComparison.Ordinal);
        // Rounded first, so that 9.996 prints as 10.0 and not as 10.00.
        double rounded = double.Parse(size.ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        int decimals = 2;
        for (double at = 1; decimals < 7 && rounded < at; at /= 10)
            decimals++;
        for (double at = 10; decimals > 0 && rounded >= at; at *= 10)
            decimals--;
        string digits = size.ToString(size >= 1e4 ? "#,0" : "F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return (value < 0 ? "−" : "") + digits.Replace(',', '\u202F');
    }

    /// <summary>A number that somebody set, such as a confidence: as it was written, to six significant digits.</summary>
    public static string Given(double value) => double.IsNaN(value) ? Missing : value.ToString("G6", CultureInfo.InvariantCulture).Replace("-", "−", StringComparison.Ordinal);

    public static string Count(long value) => value.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '\u202F');

    public static string Probability(double p) => double.IsNaN(p) ? Missing : p < 0.001 ? "< 0.001" : p.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>An input's value in the unit it was written in: at most six significant digits, as people write them.</summary>
    public static string Input(double si, string unit)
    {
        if (!double.IsFinite(si))
            return Missing;
        try
        {
            return Units.Format(si, unit, 6).Replace("-", "−", StringComparison.Ordinal);
        }
        catch (ArgumentException)
        {
            // A unit that no file uses, such as that of a factor: printed as it is.
            return $"{si.ToString("G6", CultureInfo.InvariantCulture)} {unit}";
        }
    }

    private string Unit(double value) => Suffix.Length == 0 || double.IsNaN(value) ? "" : "\u00A0" + Suffix;

    private static double Largest(IEnumerable<double> values) => values.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
}
