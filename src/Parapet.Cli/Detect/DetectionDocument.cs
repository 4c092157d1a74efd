using System.Text.Json;
using Parapet.Interop.Json;
using Parapet.Model.Catalogue;

namespace Parapet.Cli.Detect;

/// <summary>A curve as one JSON document: SI, angles in degrees, ratios in decibels; null where there is no number.</summary>
internal static class DetectionDocument
{
    public static void Write(Utf8JsonWriter writer, DetectionCurve curve)
    {
        DetectionQuestion q = curve.Question;
        writer.WriteStartObject();
        writer.WriteString("sensor", curve.Scene.Name.Text);
        writer.WriteString("target", q.Target?.Id);
        writer.WriteString("scenario", curve.Scene.ScenarioPath);
        writer.WriteString("unit", curve.Scene.ScenarioPath is null ? null : curve.Scene.Place);
        Rounded(writer, "bearingDeg", curve.BearingRad * 180 / Math.PI, 6);
        writer.WriteNumber("swerling", q.Swerling);
        Rounded(writer, "aspectDeg", q.AspectRad * 180 / Math.PI, 6);
        writer.WriteNumber("speedMps", q.SpeedMps);
        writer.WriteNumber("heightM", q.HeightM);
        writer.WriteBoolean("aboveGround", q.AboveGround);
        Rounded(writer, "closingMps", q.ClosingMps, 6);
        writer.WriteNumber("scanPeriodS", curve.ScanPeriodS);
        (string name, Quantity quantity) = ReachOf.Quantity(curve.Scene.Name);
        writer.WriteStartObject("interval");
        writer.WriteString("of", name);
        writer.WriteNumber("low", quantity.Low);
        writer.WriteNumber("likely", quantity.Likely);
        writer.WriteNumber("high", quantity.High);
        writer.WriteEndObject();
        writer.WriteStartArray("farthest");
        foreach (double level in (double[])[0.1, 0.5, 0.9])
        {
            writer.WriteStartObject();
            writer.WriteNumber("probability", level);
            WriteInterval(writer, "oneLookM", new(curve.Farthest(p => p.OneLook.Low, level), curve.Farthest(p => p.OneLook.Likely, level), curve.Farthest(p => p.OneLook.High, level)), 1);
            WriteInterval(writer, "cumulativeM", new(curve.Farthest(p => p.Cumulative.Low, level), curve.Farthest(p => p.Cumulative.Likely, level), curve.Farthest(p => p.Cumulative.High, level)), 1);
            Rounded(writer, "freeSpaceM", curve.Farthest(p => p.FreeSpace, level), 1);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("points");
        foreach (DetectionPoint p in curve.Points)
        {
            writer.WriteStartObject();
            Rounded(writer, "rangeM", p.RangeM, 1);
            Rounded(writer, "groundRangeM", p.GroundRangeM, 1);
            Rounded(writer, "elevationDeg", p.ElevationRad * 180 / Math.PI, 4);
            Rounded(writer, "rcsM2", curve.Sensor.Infrared ? double.NaN : p.RcsM2, 9);
            Rounded(writer, "snrDb", 10 * Math.Log10(p.SignalToNoise), 3);
            WriteInterval(writer, "probability", p.OneLook, 7);
            WriteInterval(writer, "cumulative", p.Cumulative, 7);
            Rounded(writer, "freeSpaceSnrDb", 10 * Math.Log10(p.FreeSpaceSignalToNoise), 3);
            Rounded(writer, "freeSpaceProbability", p.FreeSpace, 7);
            Rounded(writer, "beamDb", 10 * Math.Log10(p.Budget.Beam), 3);
            Rounded(writer, "pathDb", 10 * Math.Log10(p.Budget.Path), 3);
            Rounded(writer, "filterDb", 10 * Math.Log10(p.Budget.Filter), 3);
            Rounded(writer, "clutterOverNoiseDb", 10 * Math.Log10(p.Budget.Clutter), 3);
            Rounded(writer, "rainOverNoiseDb", 10 * Math.Log10(p.Budget.Rain), 3);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("credit", curve.Credit.Length > 0 ? curve.Credit : null);
        writer.WriteEndObject();
    }

    private static void WriteInterval(Utf8JsonWriter writer, string name, Interval value, int decimals)
    {
        writer.WriteStartObject(name);
        Rounded(writer, "low", value.Low, decimals);
        Rounded(writer, "likely", value.Likely, decimals);
        Rounded(writer, "high", value.High, decimals);
        writer.WriteEndObject();
    }

    private static void Rounded(Utf8JsonWriter writer, string name, double value, int decimals)
    {
        writer.WritePropertyName(name);
        writer.WriteRoundedValue(value, decimals);
    }
}
