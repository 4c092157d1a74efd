using System.Buffers;
using System.Globalization;
using Parapet.Model.Checks;
using Parapet.Model.Scenario;

namespace Parapet.Model.Text;

/// <summary>Places as people write them: "36.86 N 35.94 E", decimal degrees with the hemisphere behind, WGS 84.</summary>
public static class PositionText
{
    public const string Example = "36.86 N 35.94 E";

    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");

    /// <summary>Latitude in [0°, 90°] with N or S, longitude in [0°, 180°] with E or W. Never throws.</summary>
    /// <returns>The point, or a diagnostic that says what is wrong.</returns>
    public static (GeoPoint Point, Diagnostic? Fault) Read(string text, SourceSpan where)
    {
        ReadOnlySpan<char> rest = text.AsSpan().Trim();
        if (!Part(ref rest, 'N', 'S', out double latitudeDeg) || !Part(ref rest, 'E', 'W', out double longitudeDeg) || rest.Length > 0)
        {
            return (default, new(where, Codes.PositionUnreadable, $"\"{TextScalar.Excerpt(text)}\" is not a position",
                $"decimal degrees, latitude with N or S, then longitude with E or W; e.g. \"{Example}\""));
        }
        if (Math.Abs(latitudeDeg) > 90 || Math.Abs(longitudeDeg) > 180)
        {
            string which = Math.Abs(latitudeDeg) > 90 ? "latitude is at most 90 degrees" : "longitude is at most 180 degrees";
            return (default, new(where, Codes.PositionOutOfRange, $"\"{TextScalar.Excerpt(text)}\" lies nowhere: {which}", "latitude comes first"));
        }
        return (new(latitudeDeg * (Math.PI / 180), longitudeDeg * (Math.PI / 180), where), null);
    }

    /// <summary>A point in the notation of files.</summary>
    public static string Format(GeoPoint point, int decimals = 4)
    {
        string Degrees(double radians, char positive, char negative) =>
            Math.Abs(radians * (180 / Math.PI)).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
            + " " + (radians < 0 ? negative : positive);
        return $"{Degrees(point.LatitudeRad, 'N', 'S')} {Degrees(point.LongitudeRad, 'E', 'W')}";
    }

    /// <summary>Most digits behind a decimal point in a position text.</summary>
    public static int Decimals(string text)
    {
        int most = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '.')
                continue;
            int digits = 0;
            while (i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]))
            {
                digits++;
                i++;
            }
            most = Math.Max(most, digits);
        }
        return most;
    }

    /// <summary>Takes "36.86 N" from the front, with a comma behind it if there is one.</summary>
    private static bool Part(ref ReadOnlySpan<char> rest, char positive, char negative, out double degrees)
    {
        degrees = 0;
        int digits = rest.IndexOfAnyExcept(NumberCharacters);
        if (digits <= 0 || !double.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value))
            return false;
        rest = rest[digits..].TrimStart();
        if (rest.Length == 0 || (rest[0] != positive && rest[0] != negative))
            return false;
        degrees = rest[0] == negative ? -value : value;
        rest = rest[1..].TrimStart();
        if (positive == 'N' && rest.Length > 0 && rest[0] == ',')
            rest = rest[1..].TrimStart();
        return true;
    }
}
