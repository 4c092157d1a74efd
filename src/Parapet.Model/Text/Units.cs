using System.Globalization;
using Parapet.Foundation;
using Parapet.Model.Checks;

namespace Parapet.Model.Text;

/// <summary>What was read of a number text: a value, or a fault.</summary>
/// <param name="Si">In the SI unit of <see cref="Dimension"/>; as written for units of <see cref="Dimension.Any"/>. Finite. 0 on a fault.</param>
/// <param name="Dimension">What the unit says it is.</param>
/// <param name="Unit">As listed in the unit table; "" for a bare number.</param>
/// <param name="Code">Null where all is well; else the code of the fault.</param>
/// <param name="Fault">What is wrong, for a person.</param>
/// <param name="Hint">What to do about it.</param>
public readonly record struct UnitReading(double Si, Dimension Dimension, string Unit, string? Code = null, string Fault = "", string Hint = "")
{
    public bool IsSound => Code is null;
}

/// <summary>
/// Numbers as people write them, with a unit: "40 km", "-20 dBsm", "2.5 bn USD". Decimal point, no thousands separators,
/// whatever the machine's language. Case counts: "m" is not "M".
/// </summary>
public static class Units
{
    /// <summary>Reads a number text for a field of a dimension. Never throws.</summary>
    /// <param name="due">The dimension the field holds. <see cref="Dimension.Any"/> accepts every unit and a bare number.</param>
    public static UnitReading Read(string text, Dimension due)
    {
        string trimmed = text.Trim();
        int end = NumberLength(trimmed);
        if (end == 0 || !double.TryParse(trimmed.AsSpan(0, end), NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
            return NotANumber(trimmed, due);
        if (!double.IsFinite(number))
            return new(0, due, "", Codes.NotFinite, $"\"{TextScalar.Excerpt(trimmed)}\" is too large a number");
        string name = trimmed[end..].Trim();
        if (name.Length == 0)
            return Bare(trimmed, number, due);
        if (UnitTable.Find(name) is not { } unit)
            return UnknownUnit(trimmed, name, due);
        if (due != Dimension.Any && unit.Dimension != due)
            return WrongDimension(trimmed, unit, due);
        double si = unit.Decibel ? ExactMath.Pow(10, number / 10) : (number * unit.Factor) + unit.Offset;
        return double.IsFinite(si)
            ? new(si, unit.Dimension, unit.Name)
            : new(0, due, "", Codes.NotFinite, $"\"{TextScalar.Excerpt(trimmed)}\" is too large a number");
    }

    /// <summary>An SI value in a unit, for print, to twelve digits: <c>Format(40000, "km")</c> is "40 km".</summary>
    /// <param name="si">In the SI unit of the unit's dimension; positive for decibel units.</param>
    /// <param name="unit">A unit name as <see cref="UnitReading.Unit"/> gives it; "" for a bare number.</param>
    /// <exception cref="ArgumentException">The unit is not in the table.</exception>
    public static string Format(double si, string unit) => Format(si, unit, 12);

    /// <summary>The same with a chosen number of significant digits, 1 to 17.</summary>
    /// <inheritdoc cref="Format(double, string)"/>
    public static string Format(double si, string unit, int digits)
    {
        string number = In(si, unit).ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return unit.Length == 0 ? number : $"{number} {unit}";
    }

    /// <summary>An SI value as a number of the given unit.</summary>
    /// <exception cref="ArgumentException">The unit is not in the table.</exception>
    public static double In(double si, string unit)
    {
        if (unit.Length == 0)
            return si;
        MeasureUnit known = UnitTable.Find(unit) ?? throw new ArgumentException($"\"{unit}\" is not a unit of the unit table.", nameof(unit));
        return known.Decibel ? 10 * ExactMath.Log10(si) : (si - known.Offset) / known.Factor;
    }

    /// <summary>Units a field of this dimension accepts, in the order in which hints name them.</summary>
    public static IReadOnlyList<MeasureUnit> Accepted(Dimension due) =>
        [.. UnitTable.All.Where(u => due == Dimension.Any || u.Dimension == due)];

    /// <summary>A text that a field of this dimension accepts: "40 km".</summary>
    public static string Example(Dimension due) => UnitTable.Example(due);

    /// <summary>Name of the SI unit a dimension is kept in, "" for bare numbers.</summary>
    public static string SiUnit(Dimension dimension) => dimension switch
    {
        Dimension.Length => "m",
        Dimension.Duration => "s",
        Dimension.Speed => "m/s",
        Dimension.Acceleration => "m/s2",
        Dimension.Angle => "rad",
        Dimension.Area => "m2",
        Dimension.Frequency => "Hz",
        Dimension.Mass => "kg",
        Dimension.MassFlow => "kg/s",
        Dimension.Density => "kg/m3",
        Dimension.RainRate => "mm/h",
        Dimension.Power => "W",
        Dimension.Ratio => "dB",
        Dimension.Temperature => "K",
        Dimension.RadiantIntensity => "W/sr",
        Dimension.Money => "USD",
        Dimension.MoneyRate => "USD/s",
        Dimension.Rate => "/s",
        Dimension.Pressure => "Pa",
        _ => "",
    };

    /// <summary>Length of the leading <c>[+-]digits[.digits][e[+-]digits]</c>; 0 where there is none.</summary>
    internal static int NumberLength(ReadOnlySpan<char> text)
    {
        int i = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        int whole = Digits(text, i);
        i += whole;
        if (i < text.Length && text[i] == '.')
        {
            int fraction = Digits(text, i + 1);
            if (whole + fraction == 0)
                return 0;
            i += 1 + fraction;
        }
        else if (whole == 0)
        {
            return 0;
        }
        if (i < text.Length && text[i] is 'e' or 'E')
        {
            int sign = i + 1 < text.Length && text[i + 1] is '+' or '-' ? 1 : 0;
            int exponent = Digits(text, i + 1 + sign);
            if (exponent > 0)
                i += 1 + sign + exponent;
        }
        return i;
    }

    private static int Digits(ReadOnlySpan<char> text, int from)
    {
        int i = from;
        while (i < text.Length && char.IsAsciiDigit(text[i]))
            i++;
        return i - from;
    }

    private static UnitReading Bare(string text, double number, Dimension due) =>
        due is Dimension.Number or Dimension.Any
            ? new(number, Dimension.Number, "")
            : new(0, due, "", Codes.UnitMissing, $"\"{text}\" has no unit; {UnitTable.Words(due)} is due", Accepts(due));

    private static UnitReading NotANumber(string text, Dimension due)
    {
        bool named = text.Contains("nan", StringComparison.OrdinalIgnoreCase) || text.Contains("inf", StringComparison.OrdinalIgnoreCase);
        return named
            ? new(0, due, "", Codes.NotFinite, $"\"{TextScalar.Excerpt(text)}\" is not a finite number", Accepts(due))
            : new(0, due, "", Codes.NotANumber, $"\"{TextScalar.Excerpt(text)}\" does not begin with a number", Accepts(due));
    }

    private static UnitReading UnknownUnit(string text, string name, Dimension due)
    {
        string shown = TextScalar.Excerpt(name);
        if (name[0] is ',' or '.')
            return new(0, due, "", Codes.NotANumber, $"\"{TextScalar.Excerpt(text)}\" is not a number", "write a decimal point and no thousands separators");
        if (due == Dimension.Number)
            return new(0, due, "", Codes.UnitNotDue, $"\"{TextScalar.Excerpt(text)}\" has a unit, a bare number is due", Accepts(due));
        string? meant = Suggestion.Nearest(name, UnitTable.All.Where(u => due == Dimension.Any || u.Dimension == due).Select(u => u.Name));
        string hint = meant is null ? Accepts(due) : $"did you mean \"{meant}\"? {Accepts(due)}";
        return new(0, due, "", Codes.UnknownUnit, $"\"{shown}\" is not a unit", hint);
    }

    private static UnitReading WrongDimension(string text, MeasureUnit unit, Dimension due) =>
        due == Dimension.Number
            ? new(0, due, "", Codes.UnitNotDue, $"\"{text}\" has a unit, a bare number is due", Accepts(due))
            : new(0, due, "", Codes.WrongDimension, $"\"{text}\" is {UnitTable.Words(unit.Dimension)}, {UnitTable.Words(due)} is due", Accepts(due));

    private static string Accepts(Dimension due) => due is Dimension.Number
        ? "e.g. 0.7"
        : $"units: {UnitTable.Names(due)}; e.g. \"{UnitTable.Example(due)}\"";
}
