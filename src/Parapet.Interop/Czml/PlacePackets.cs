using System.Text.Json;
using Parapet.Engine.Record;
using Parapet.Foundation;

namespace Parapet.Interop.Czml;

/// <summary>Assets and units: a point and a label for the whole run; grey from the instant an asset stopped working.</summary>
internal static class PlacePackets
{
    public static void Write(PacketWriter packets, string layer, PlaceRecord place, CzmlColour colour, SimTime end)
    {
        bool disabled = place.DisabledAt != SimTime.Never;
        string name = place.Name.Length > 0 ? place.Name : place.Id;
        packets.Begin(layer, place.Id, name);
        packets.Description(
            ("id", place.Id), ("class", place.Class), ("side", place.Side), ("disabled at", disabled ? place.DisabledAt.ToString() : ""));
        packets.Position(Wgs84.ToEcef(place.Position).Vector);
        if (disabled)
            ChangingPoint(packets, colour, place.DisabledAt, end);
        else
            packets.Point(colour, 9);
        packets.Label(name, colour, 800_000);
        packets.End();
    }

    private static void ChangingPoint(PacketWriter packets, CzmlColour colour, SimTime at, SimTime end)
    {
        Utf8JsonWriter json = packets.Json;
        SimTime start = at < SimTime.Zero ? at : SimTime.Zero;
        SimTime last = end < at ? at : end;
        json.WriteStartObject("point");
        json.WriteStartArray("color");
        Interval(CzmlTime.Instant(start) + "/" + CzmlTime.Instant(at), colour);
        Interval(CzmlTime.Interval(at, last), CzmlColour.Disabled);
        json.WriteEndArray();
        packets.Outline();
        json.WriteNumber("pixelSize", 9);
        json.WriteEndObject();

        void Interval(string interval, CzmlColour c)
        {
            json.WriteStartObject();
            json.WriteString("interval", interval);
            packets.Rgba(c);
            json.WriteEndObject();
        }
    }
}
