using System.Buffers.Text;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Parapet.Foundation;

namespace Parapet.Interop.Json;

/// <summary>Numbers as JSON text, the same bytes on every machine; and the settings every writer here shares.</summary>
public static class JsonNumbers
{
    /// <summary>One line, LF, letters beyond ASCII as themselves: the files are read as UTF-8, never pasted into a page.</summary>
    public static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The same, indented by two spaces.</summary>
    public static readonly JsonWriterOptions Indented = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        NewLine = "\n",
    };

    /// <summary>Seconds with as many of nine decimals as the nanoseconds need: exact, and never in powers of ten.</summary>
    public static string Seconds(SimTime t)
    {
        (long whole, long rest) = Math.DivRem(t.Nanoseconds, 1_000_000_000L);
        string sign = t.Nanoseconds < 0 ? "-" : "";
        string text = sign + Math.Abs(whole).ToString(CultureInfo.InvariantCulture);
        return rest == 0 ? text : text + "." + Math.Abs(rest).ToString("D9", CultureInfo.InvariantCulture).TrimEnd('0');
    }

    /// <summary>
    /// The instant that <see cref="Seconds"/> wrote; also takes powers of ten. False where it is no number, or beyond ±9.2e9 s.
    /// </summary>
    public static bool TryParseSeconds(ReadOnlySpan<byte> utf8, out SimTime t)
    {
        t = SimTime.Zero;
        char format = utf8.ContainsAny((byte)'e', (byte)'E') ? 'e' : 'g';
        if (!Utf8Parser.TryParse(utf8, out decimal seconds, out int used, format) || used != utf8.Length || Math.Abs(seconds) > 9.2e9m)
            return false;
        t = new((long)Math.Round(seconds * 1_000_000_000m, MidpointRounding.AwayFromZero));
        return true;
    }

    public static void WriteSecondsValue(this Utf8JsonWriter writer, SimTime t) =>
        writer.WriteRawValue(Seconds(t), skipInputValidation: true);

    /// <summary>
    /// The number rounded to <paramref name="decimals"/> places in [0, 15], halves to even; -0 becomes 0; not finite becomes null.
    /// </summary>
    public static void WriteRoundedValue(this Utf8JsonWriter writer, double value, int decimals)
    {
        if (double.IsFinite(value))
            writer.WriteNumberValue(Math.Round(value, decimals) + 0.0);
        else
            writer.WriteNullValue();
    }

    /// <summary>The number in the fewest digits that read back as the same double; not finite becomes null.</summary>
    public static void WriteNumberOrNull(this Utf8JsonWriter writer, string name, double value)
    {
        if (double.IsFinite(value))
            writer.WriteNumber(name, value);
        else
            writer.WriteNull(name);
    }
}
