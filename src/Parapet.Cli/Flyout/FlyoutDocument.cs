using System.Text.Json;
using Parapet.Interop.Json;

namespace Parapet.Cli.Flyout;

/// <summary>A fit and its flights as one JSON document: SI, angles in degrees; null where there is no number.</summary>
internal static class FlyoutDocument
{
    public static void Write(Utf8JsonWriter writer, FlyoutAnswer answer)
    {
        FlyoutQuestion q = answer.Question;
        writer.WriteStartObject();
        writer.WriteString("round", q.Round.Text);
        writer.WriteNumber("siteHeightM", q.SiteHeightM);
        writer.WriteNumber("targetSpeedMps", q.TargetSpeedMps);
        Rounded(writer, "aspectDeg", q.AspectRad * 180 / Math.PI, 6);
        Rounded(writer, "targetTurnMps2", q.TargetTurnMps2, 6);
        writer.WriteStartObject("fit");
        Rounded(writer, "specificImpulseS", answer.Fit.ExhaustMps / 9.80665, 3);
        Rounded(writer, "dragFactor", answer.Fit.Parameters.DragScale, 5);
        writer.WriteBoolean("dragBound", answer.Fit.DragBound);
        Rounded(writer, "thrustN", answer.Fit.Parameters.ThrustN, 1);
        Rounded(writer, "burnTimeS", answer.Fit.Parameters.BurnTimeS, 3);
        Rounded(writer, "secondThrustN", answer.Fit.Parameters.Second.ThrustN, 1);
        Rounded(writer, "secondBurnTimeS", answer.Fit.Parameters.Second.DurationS, 3);
        Rounded(writer, "leastUsefulSpeedMps", answer.Fit.Parameters.MinimumSpeedMps, 3);
        writer.WriteEndObject();
        writer.WriteStartArray("residuals");
        foreach (FlyoutResidual r in answer.Residuals)
        {
            writer.WriteStartObject();
            writer.WriteString("of", r.Name);
            writer.WriteNumber("low", r.Published.Low);
            writer.WriteNumber("likely", r.Published.Likely);
            writer.WriteNumber("high", r.Published.High);
            Rounded(writer, "model", r.Model, 3);
            Rounded(writer, "relative", r.Relative, 6);
            writer.WriteBoolean("inside", r.IsInside);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("points");
        foreach (FlyoutSpot s in answer.Spots)
        {
            writer.WriteStartObject();
            Rounded(writer, "heightM", s.HeightM, 1);
            Rounded(writer, "groundRangeM", s.GroundRangeM, 1);
            Rounded(writer, "timeS", s.TimeS, 3);
            Rounded(writer, "speedMps", s.SpeedMps, 3);
            Rounded(writer, "lateralMps2", s.LateralMps2, 3);
            Rounded(writer, "askedLateralMps2", s.Demand.LateralMps2, 3);
            Rounded(writer, "closingMps", s.Demand.ClosingMps, 3);
            writer.WriteBoolean("reached", s.Reached);
            writer.WriteBoolean("allowed", s.Meets);
            Rounded(writer, "tableTimeS", s.TableTimeS, 3);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        Rounded(writer, "worstTableError", answer.WorstTableError, 6);
        writer.WriteEndObject();
    }

    private static void Rounded(Utf8JsonWriter writer, string name, double value, int decimals)
    {
        writer.WritePropertyName(name);
        writer.WriteRoundedValue(value, decimals);
    }
}
