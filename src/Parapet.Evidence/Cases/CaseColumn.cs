using System.Globalization;
using Parapet.Model.Checks;

namespace Parapet.Evidence.Cases;

/// <summary>A column that a model's case files have: its name, with the unit, and what its fields may say.</summary>
/// <param name="name">As in the heading.</param>
public abstract class CaseColumn(string name)
{
    public string Name => name;

    /// <summary>The field's value; null, with a diagnostic at the field, where it cannot be used.</summary>
    public abstract object? Read(CsvField field, Diagnostics faults);

    protected static object? Fault(CsvField field, Diagnostics faults, string code, string text, string hint = "")
    {
        faults.Add(field.Where, code, text, hint);
        return null;
    }

    /// <summary>A finite number; null, told, where there is none.</summary>
    internal static double? Finite(CsvField field, string text, string name, Diagnostics faults)
    {
        if (text.Length == 0)
        {
            Fault(field, faults, Codes.EmptyValue, $"{name} is empty");
            return null;
        }
        bool isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value);
        if ((isNumber && !double.IsFinite(value)) || text.TrimStart('+', '-').ToLowerInvariant() is "inf" or "infinity" or "nan")
        {
            Fault(field, faults, Codes.NotFinite, $"{name}: \"{text}\" is no finite number");
            return null;
        }
        if (!isNumber)
        {
            Fault(field, faults, Codes.NotANumber, $"{name}: \"{text}\" is not a number", "a decimal point, no thousands separator, no unit");
            return null;
        }
        return value;
    }
}

/// <summary>A finite number between two limits; a limit that is open does not belong to the range.</summary>
public sealed class NumberColumn(string name, double low = double.NegativeInfinity, double high = double.PositiveInfinity, bool open = false) : CaseColumn(name)
{
    /// <summary>Above a limit, which does not belong to the range.</summary>
    public static NumberColumn Above(string name, double low) => new(name, low, double.PositiveInfinity, open: true);

    public override object? Read(CsvField field, Diagnostics faults)
    {
        if (Finite(field, field.Text, Name, faults) is not { } value)
            return null;
        bool inside = open ? value > low && value < high : value >= low && value <= high;
        return inside ? value : Fault(field, faults, Codes.OutOfRange, $"{Name} is {field.Text}; it lies {Range}");
    }

    private string Range => (double.IsFinite(low), double.IsFinite(high), open) switch
    {
        (true, true, true) => FormattableString.Invariant($"between {low} and {high}, both excluded"),
        (true, true, false) => FormattableString.Invariant($"between {low} and {high}"),
        (true, false, true) => FormattableString.Invariant($"above {low}"),
        (true, false, false) => FormattableString.Invariant($"at {low} or above"),
        _ => FormattableString.Invariant($"at {high} or below"),
    };
}

/// <summary>A direction in degrees: 359.9 and 0.1 are 0.2 apart.</summary>
public sealed class AzimuthColumn(string name) : CaseColumn(name)
{
    public override object? Read(CsvField field, Diagnostics faults) => Finite(field, field.Text, Name, faults);
}

/// <summary>A whole number between two limits; <c>4</c> and <c>4.0</c> are the same.</summary>
public sealed class WholeColumn(string name, long low, long high) : CaseColumn(name)
{
    public override object? Read(CsvField field, Diagnostics faults)
    {
        if (Finite(field, field.Text, Name, faults) is not { } value)
            return null;
        if (value != Math.Floor(value))
            return Fault(field, faults, Codes.NotWhole, $"{Name}: {field.Text} is not a whole number");
        return value >= low && value <= high
            ? (long)value
            : Fault(field, faults, Codes.OutOfRange, FormattableString.Invariant($"{Name} is {field.Text}; it lies between {low} and {high}"));
    }
}

/// <summary>Any text; where words are named, one of them.</summary>
public sealed class TextColumn(string name, params string[] words) : CaseColumn(name)
{
    public override object? Read(CsvField field, Diagnostics faults)
    {
        if (words.Length == 0 || words.Contains(field.Text))
            return field.Text;
        faults.AddUnknown(field.Where, Codes.UnknownWord, $"{Name}: \"{field.Text}\" is not known here", field.Text, words, "words");
        return null;
    }
}

/// <summary>A fixed number of 32-bit words in hexadecimal, with spaces between.</summary>
public sealed class HexWordsColumn(string name, int count) : CaseColumn(name)
{
    public int Count => count;

    public override object? Read(CsvField field, Diagnostics faults)
    {
        string[] parts = field.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        uint[] words = new uint[count];
        bool sound = parts.Length == count;
        for (int i = 0; sound && i < count; i++)
        {
            string digits = parts[i].StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? parts[i][2..] : parts[i];
            sound = uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out words[i]);
        }
        return sound ? words : Fault(field, faults, Codes.NotANumber, $"{Name}: \"{field.Text}\" is not {count} words of up to eight hexadecimal digits");
    }
}

/// <summary>Points, <c>;</c> between them and <c>|</c> between their coordinates; an empty field is no point at all.</summary>
public sealed class PointsColumn(string name) : CaseColumn(name)
{
    public override object? Read(CsvField field, Diagnostics faults)
    {
        if (field.Text.Length == 0)
            return Array.Empty<double[]>();
        string[] points = field.Text.Split(';');
        double[][] read = new double[points.Length][];
        for (int i = 0; i < points.Length; i++)
        {
            string[] parts = points[i].Split('|');
            read[i] = new double[parts.Length];
            for (int k = 0; k < parts.Length; k++)
            {
                if (Finite(field, parts[k].Trim(' '), FormattableString.Invariant($"{Name}, point {i + 1}, coordinate {k + 1}"), faults) is not { } value)
                    return null;
                read[i][k] = value;
            }
            if (read[i].Length != read[0].Length)
                return Fault(field, faults, Codes.WrongShape, FormattableString.Invariant($"{Name}: point {i + 1} has {read[i].Length} coordinates, the first has {read[0].Length}"));
        }
        return read;
    }
}
