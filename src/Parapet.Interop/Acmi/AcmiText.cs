using System.Globalization;
using System.Text;
using Parapet.Foundation;

namespace Parapet.Interop.Acmi;

/// <summary>Values as ACMI 2.2 text.</summary>
internal static class AcmiText
{
    /// <summary>Text for a property: a comma or backslash gets a backslash before it, a line's end becomes a space.</summary>
    public static string Escape(string text)
    {
        StringBuilder escaped = new(text.Length);
        foreach (char c in text)
        {
            if (c is ',' or '\\')
                escaped.Append('\\').Append(c);
            else
                escaped.Append(char.IsControl(c) ? ' ' : c);
        }

        return escaped.ToString();
    }

    /// <summary>Text inside an event, whose parts are divided by bars: a bar becomes a slash.</summary>
    public static string EscapeEvent(string text) => Escape(text.Replace('|', '/'));

    /// <summary>
    /// Longitude, latitude (degrees, 7 decimals: 1 cm), height above the ellipsoid (m, 2 decimals), then roll, which is not
    /// modelled and 0, pitch (up positive) and yaw (clockwise from true north), both along the velocity, in degrees to 0.1.
    /// </summary>
    public static string Transform(Vector3D ecefM, Vector3D velocityMps)
    {
        GeodeticPosition p = Wgs84.ToGeodetic(EcefPosition.From(ecefM));
        Vector3D enu = new LocalFrame(p).DirectionToEnu(velocityMps);
        double horizontal = Math.Sqrt((enu.X * enu.X) + (enu.Y * enu.Y));
        double pitch = new Angle(ExactMath.Atan2(enu.Z, horizontal)).Degrees;
        double yaw = Math.Round(new Angle(ExactMath.Atan2(enu.X, enu.Y)).Normalised().Degrees, 1);
        return $"T={Place(p)}|0|{Number(pitch, "0.#")}|{Number(yaw >= 360 ? 0 : yaw, "0.#")}";
    }

    /// <summary>The same for what stands still: longitude, latitude, height.</summary>
    public static string Transform(GeodeticPosition p) => "T=" + Place(p);

    private static string Place(GeodeticPosition p) =>
        $"{Number(p.Longitude.Degrees, "0.#######")}|{Number(p.Latitude.Degrees, "0.#######")}|{Number(p.HeightM, "0.##")}";

    private static string Number(double value, string format)
    {
        string text = value.ToString(format, CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }
}
