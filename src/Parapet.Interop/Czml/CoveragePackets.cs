using System.Text.Json;
using Parapet.Engine.Record;
using Parapet.Foundation;
using Parapet.Interop.GeoJson;
using Parapet.Interop.Json;

namespace Parapet.Interop.Czml;

/// <summary>
/// Where a sensor would see 1 m² in free space, as a thin outline at its own height: an ellipse, or the outline of its sector.
/// </summary>
internal static class CoveragePackets
{
    private const double LongestRangeM = 6e6;

    public static void Write(PacketWriter packets, string layer, SensorRecord sensor)
    {
        if (!(sensor.RangeM > 0 && sensor.RangeM < LongestRangeM))
            return;
        bool full = sensor.SectorHalfWidthRad >= Math.PI;
        packets.Begin(layer, sensor.Unit + "/" + sensor.Id, sensor.Id);
        packets.Description(
            ("sensor", sensor.Id),
            ("unit", sensor.Unit),
            ("range of 1 m² in free space", FormattableString.Invariant($"{sensor.RangeM / 1000:0.0} km")),
            ("sector", full ? "all round" : Sector(sensor)));
        if (full)
            Circle(packets, sensor);
        else
            Polygon(packets, sensor);
        packets.End();
    }

    private static void Circle(PacketWriter packets, SensorRecord sensor)
    {
        packets.Position(Wgs84.ToEcef(sensor.Position).Vector);
        packets.Json.WriteStartObject("ellipse");
        packets.Json.WriteNumber("semiMajorAxis", Math.Round(sensor.RangeM, PathSampler.Decimals));
        packets.Json.WriteNumber("semiMinorAxis", Math.Round(sensor.RangeM, PathSampler.Decimals));
        Outline(packets, sensor);
    }

    private static void Polygon(PacketWriter packets, SensorRecord sensor)
    {
        Utf8JsonWriter json = packets.Json;
        json.WriteStartObject("polygon");
        json.WriteStartObject("positions");
        json.WriteStartArray("cartographicDegrees");
        foreach (GeodeticPosition p in GroundRing.Around(sensor.Position, sensor.RangeM, sensor.BearingRad, sensor.SectorHalfWidthRad))
        {
            json.WriteRoundedValue(p.Longitude.Degrees, 5);
            json.WriteRoundedValue(p.Latitude.Degrees, 5);
            json.WriteNumberValue(0);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        Outline(packets, sensor);
    }

    private static void Outline(PacketWriter packets, SensorRecord sensor)
    {
        // A height is needed: shapes that lie on the terrain have no outline in the reference viewer.
        packets.Json.WritePropertyName("height");
        packets.Json.WriteRoundedValue(sensor.Position.HeightM, PathSampler.Decimals);
        packets.Json.WriteBoolean("fill", false);
        packets.Json.WriteBoolean("outline", true);
        packets.Colour("outlineColor", CzmlColour.Coverage);
        packets.Json.WriteNumber("outlineWidth", 1);
        packets.Json.WriteEndObject();
    }

    private static string Sector(SensorRecord s) => FormattableString.Invariant(
        $"{new Angle(s.BearingRad).Normalised().Degrees:0.0}° ± {new Angle(s.SectorHalfWidthRad).Degrees:0.0}°");
}
