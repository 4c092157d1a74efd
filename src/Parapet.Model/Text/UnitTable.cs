namespace Parapet.Model.Text;

/// <summary>One unit that a file may use.</summary>
/// <param name="Name">As it is written, case counts.</param>
/// <param name="Dimension"><see cref="Dimension.Any"/> for units of figures that no model reads; those are kept as written.</param>
/// <param name="Factor">SI value of one of it.</param>
/// <param name="Decibel">The number is ten times the decimal logarithm of the SI value.</param>
/// <param name="Offset">SI value of zero of it: 273.15 for degrees Celsius.</param>
public sealed record MeasureUnit(string Name, Dimension Dimension, double Factor, bool Decibel = false, double Offset = 0);

/// <summary>Every unit that a file may use, in the order in which hints name them.</summary>
internal static class UnitTable
{
    /// <summary>Julian year, 365.25 days.</summary>
    private const double YearS = 31_557_600;

    private const double DayS = 86_400;

    private const double DegreeRad = Math.PI / 180;

    public static readonly MeasureUnit[] All =
    [
        new("km", Dimension.Length, 1000),
        new("m", Dimension.Length, 1),
        new("cm", Dimension.Length, 0.01),
        new("mm", Dimension.Length, 0.001),
        new("NM", Dimension.Length, 1852),
        new("ft", Dimension.Length, 0.3048),
        new("in", Dimension.Length, 0.0254),

        new("s", Dimension.Duration, 1),
        new("ms", Dimension.Duration, 0.001),
        new("min", Dimension.Duration, 60),
        new("h", Dimension.Duration, 3600),
        new("days", Dimension.Duration, DayS),
        new("day", Dimension.Duration, DayS),
        new("weeks", Dimension.Duration, 7 * DayS),
        new("months", Dimension.Duration, YearS / 12),
        new("years", Dimension.Duration, YearS),
        new("year", Dimension.Duration, YearS),

        new("m/s", Dimension.Speed, 1),
        new("km/h", Dimension.Speed, 1 / 3.6),
        new("km/s", Dimension.Speed, 1000),
        new("kt", Dimension.Speed, 1852.0 / 3600),

        new("m/s2", Dimension.Acceleration, 1),
        // Standard gravity, 3rd CGPM 1901.
        new("g", Dimension.Acceleration, 9.80665),

        new("deg", Dimension.Angle, DegreeRad),
        new("rad", Dimension.Angle, 1),
        new("mrad", Dimension.Angle, 0.001),

        new("m2", Dimension.Area, 1),
        new("cm2", Dimension.Area, 1e-4),
        new("dBsm", Dimension.Area, 1, Decibel: true),

        new("GHz", Dimension.Frequency, 1e9),
        new("MHz", Dimension.Frequency, 1e6),
        new("kHz", Dimension.Frequency, 1e3),
        new("Hz", Dimension.Frequency, 1),

        new("kg", Dimension.Mass, 1),
        new("t", Dimension.Mass, 1000),
        new("lb", Dimension.Mass, 0.45359237),

        new("kg/s", Dimension.MassFlow, 1),
        new("kg/min", Dimension.MassFlow, 1 / 60.0),
        new("kg/h", Dimension.MassFlow, 1 / 3600.0),

        new("g/m3", Dimension.Density, 0.001),
        new("kg/m3", Dimension.Density, 1),

        new("mm/h", Dimension.RainRate, 1),

        new("W", Dimension.Power, 1),
        new("kW", Dimension.Power, 1e3),
        new("MW", Dimension.Power, 1e6),

        new("dB", Dimension.Ratio, 1),

        new("K", Dimension.Temperature, 1),
        new("degC", Dimension.Temperature, 1, Offset: 273.15),

        new("W/sr", Dimension.RadiantIntensity, 1),
        new("kW/sr", Dimension.RadiantIntensity, 1e3),

        new("USD", Dimension.Money, 1),
        new("k USD", Dimension.Money, 1e3),
        new("m USD", Dimension.Money, 1e6),
        new("bn USD", Dimension.Money, 1e9),

        new("USD/h", Dimension.MoneyRate, 1 / 3600.0),
        new("k USD/h", Dimension.MoneyRate, 1e3 / 3600),
        new("USD/s", Dimension.MoneyRate, 1),
        new("USD/day", Dimension.MoneyRate, 1 / DayS),
        new("USD/year", Dimension.MoneyRate, 1 / YearS),
        new("m USD/year", Dimension.MoneyRate, 1e6 / YearS),
        new("bn USD/year", Dimension.MoneyRate, 1e9 / YearS),

        new("/s", Dimension.Rate, 1),
        new("/min", Dimension.Rate, 1 / 60.0),
        new("/h", Dimension.Rate, 1 / 3600.0),
        new("/day", Dimension.Rate, 1 / DayS),
        new("/month", Dimension.Rate, 12 / YearS),
        new("/year", Dimension.Rate, 1 / YearS),

        new("hPa", Dimension.Pressure, 100),
        new("kPa", Dimension.Pressure, 1000),
        new("Pa", Dimension.Pressure, 1),
        new("mbar", Dimension.Pressure, 100),

        new("%", Dimension.Any, 0.01),
        new("people", Dimension.Any, 1),
        new("Mach", Dimension.Any, 1),
        new("EUR", Dimension.Any, 1),
        new("k EUR", Dimension.Any, 1e3),
        new("m EUR", Dimension.Any, 1e6),
        new("bn EUR", Dimension.Any, 1e9),
        new("bcm", Dimension.Any, 1),
        new("bcm/year", Dimension.Any, 1),
        new("b/d", Dimension.Any, 1e-3),
        new("kb/d", Dimension.Any, 1),
    ];

    // Not a frozen dictionary: building one costs 8 ms of a cold start, more than all look-ups of a run.
    private static readonly Dictionary<string, MeasureUnit> ByName = Index();

    public static MeasureUnit? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>"km, m, cm, …" for a hint.</summary>
    public static string Names(Dimension due) =>
        string.Join(", ", All.Where(u => due == Dimension.Any || u.Dimension == due).Select(u => u.Name));

    /// <summary>A text that would be accepted.</summary>
    public static string Example(Dimension due) => due switch
    {
        Dimension.Length => "40 km",
        Dimension.Duration => "3 s",
        Dimension.Speed => "250 m/s",
        Dimension.Acceleration => "12 g",
        Dimension.Angle => "30 deg",
        Dimension.Area => "0.1 m2",
        Dimension.Frequency => "3.1 GHz",
        Dimension.Mass => "400 kg",
        Dimension.MassFlow => "800 kg/h",
        Dimension.Density => "7.5 g/m3",
        Dimension.RainRate => "10 mm/h",
        Dimension.Power => "5 kW",
        Dimension.Ratio => "40 dB",
        Dimension.Temperature => "290 K",
        Dimension.RadiantIntensity => "20 W/sr",
        Dimension.Money => "2.5 bn USD",
        Dimension.MoneyRate => "36000 USD/h",
        Dimension.Rate => "12 /year",
        Dimension.Pressure => "1013.25 hPa",
        _ => "0.7",
    };

    public static string Words(Dimension dimension) => dimension switch
    {
        Dimension.Length => "a length",
        Dimension.Duration => "a duration",
        Dimension.Speed => "a speed",
        Dimension.Acceleration => "an acceleration",
        Dimension.Angle => "an angle",
        Dimension.Area => "an area",
        Dimension.Frequency => "a frequency",
        Dimension.Mass => "a mass",
        Dimension.MassFlow => "a mass flow",
        Dimension.Density => "a density",
        Dimension.RainRate => "a rain rate",
        Dimension.Power => "a power",
        Dimension.Ratio => "a ratio in decibels",
        Dimension.Temperature => "a temperature",
        Dimension.RadiantIntensity => "a radiant intensity",
        Dimension.Money => "an amount of money",
        Dimension.MoneyRate => "money per time",
        Dimension.Rate => "a rate",
        Dimension.Pressure => "a pressure",
        Dimension.Any => "a figure for the record",
        _ => "a bare number",
    };

    private static Dictionary<string, MeasureUnit> Index()
    {
        Dictionary<string, MeasureUnit> index = new(StringComparer.Ordinal);
        foreach (MeasureUnit unit in All)
            index.Add(unit.Name, unit);
        // Typographic spellings that people paste.
        index.Add("m²", index["m2"]);
        index.Add("m/s²", index["m/s2"]);
        index.Add("°", index["deg"]);
        foreach (string time in (ReadOnlySpan<string>)["s", "min", "h", "day", "month", "year"])
            index.Add("per " + time, index["/" + time]);
        return index;
    }
}
