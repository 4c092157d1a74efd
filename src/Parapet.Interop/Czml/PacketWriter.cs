using System.Net;
using System.Text.Json;
using Parapet.Foundation;
using Parapet.Interop.Json;

namespace Parapet.Interop.Czml;

/// <summary>The pieces that CZML packets share. Property names and forms after the CZML guide, version 1.0.</summary>
internal sealed class PacketWriter(Utf8JsonWriter json)
{
    private const int FlushAtBytes = 1 << 16;
    private readonly HashSet<string> ids = [];

    public Utf8JsonWriter Json { get; } = json;

    /// <summary>
    /// Opens a packet of a layer. A second packet of the same id gets a number behind it: to a viewer they would be one object.
    /// </summary>
    public void Begin(string layer, string id, string name)
    {
        string full = layer + "/" + id, unique = full;
        for (int n = 2; !ids.Add(unique); n++)
            unique = FormattableString.Invariant($"{full}#{n}");
        Json.WriteStartObject();
        Json.WriteString("id", unique);
        Json.WriteString("name", name);
        Json.WriteString("parent", layer);
    }

    public void End()
    {
        Json.WriteEndObject();
        if (Json.BytesPending > FlushAtBytes)
            Json.Flush();
    }

    /// <summary>A packet without place that other packets name as their parent: a folder in the viewer's list.</summary>
    public void Folder(string id, string name)
    {
        ids.Add(id);
        Json.WriteStartObject();
        Json.WriteString("id", id);
        Json.WriteString("name", name);
        Json.WriteEndObject();
    }

    public void Availability(SimTime from, SimTime to) => Json.WriteString("availability", CzmlTime.Interval(from, to));

    /// <summary>A table of names and values as HTML; both are escaped.</summary>
    public void Description(params ReadOnlySpan<(string Name, string Value)> rows)
    {
        System.Text.StringBuilder html = new("<table>");
        foreach ((string name, string value) in rows)
        {
            if (value.Length > 0)
                html.Append($"<tr><th>{WebUtility.HtmlEncode(name)}</th><td>{WebUtility.HtmlEncode(value)}</td></tr>");
        }

        Json.WriteString("description", html.Append("</table>").ToString());
    }

    public void Position(Vector3D ecefM)
    {
        Json.WriteStartObject("position");
        Json.WriteStartArray("cartesian");
        Cartesian(ecefM);
        Json.WriteEndArray();
        Json.WriteEndObject();
    }

    /// <summary>Sampled position; before the first and after the last sample the object stands still.</summary>
    public void Position(IReadOnlyList<SimTime> times, IReadOnlyList<Vector3D> ecefM, int degree)
    {
        Json.WriteStartObject("position");
        Json.WriteString("interpolationAlgorithm", degree > 1 ? "LAGRANGE" : "LINEAR");
        Json.WriteNumber("interpolationDegree", degree);
        Json.WriteString("forwardExtrapolationType", "HOLD");
        Json.WriteString("backwardExtrapolationType", "HOLD");
        Json.WriteString("epoch", CzmlTime.EpochText);
        Json.WriteStartArray("cartesian");
        for (int i = 0; i < times.Count; i++)
        {
            Json.WriteSecondsValue(times[i]);
            Cartesian(ecefM[i]);
        }

        Json.WriteEndArray();
        Json.WriteEndObject();
    }

    public void Colour(string name, CzmlColour colour)
    {
        Json.WriteStartObject(name);
        Rgba(colour);
        Json.WriteEndObject();
    }

    public void Rgba(CzmlColour c)
    {
        Json.WriteStartArray("rgba");
        Json.WriteNumberValue(c.R);
        Json.WriteNumberValue(c.G);
        Json.WriteNumberValue(c.B);
        Json.WriteNumberValue(c.A);
        Json.WriteEndArray();
    }

    public void Point(CzmlColour colour, int pixels)
    {
        Json.WriteStartObject("point");
        Colour("color", colour);
        Outline();
        Json.WriteNumber("pixelSize", pixels);
        Json.WriteEndObject();
    }

    public void Outline()
    {
        Colour("outlineColor", new(0, 0, 0));
        Json.WriteNumber("outlineWidth", 1);
    }

    /// <summary>Text beside the object, shown up to <paramref name="farM"/> metres from the eye.</summary>
    public void Label(string text, CzmlColour colour, double farM)
    {
        Json.WriteStartObject("label");
        Json.WriteString("text", text);
        Json.WriteString("font", "12px sans-serif");
        Json.WriteString("style", "FILL_AND_OUTLINE");
        Colour("fillColor", colour);
        Colour("outlineColor", new(0, 0, 0));
        Json.WriteNumber("outlineWidth", 2);
        Json.WriteString("horizontalOrigin", "LEFT");
        Json.WriteStartObject("pixelOffset");
        Json.WriteStartArray("cartesian2");
        Json.WriteNumberValue(9);
        Json.WriteNumberValue(0);
        Json.WriteEndArray();
        Json.WriteEndObject();
        Json.WriteStartObject("distanceDisplayCondition");
        Json.WriteStartArray("distanceDisplayCondition");
        Json.WriteNumberValue(0);
        Json.WriteNumberValue(farM);
        Json.WriteEndArray();
        Json.WriteEndObject();
        Json.WriteEndObject();
    }

    /// <summary>The line an object draws behind itself.</summary>
    public void Trail(CzmlColour colour, double width, double trailSeconds, double resolutionSeconds)
    {
        Json.WriteStartObject("path");
        Json.WriteNumber("width", width);
        Json.WriteNumber("leadTime", 0);
        Json.WriteNumber("trailTime", trailSeconds);
        Json.WriteNumber("resolution", resolutionSeconds);
        Json.WriteStartObject("material");
        Json.WriteStartObject("solidColor");
        Colour("color", colour);
        Json.WriteEndObject();
        Json.WriteEndObject();
        Json.WriteEndObject();
    }

    private void Cartesian(Vector3D p)
    {
        Json.WriteRoundedValue(p.X, PathSampler.Decimals);
        Json.WriteRoundedValue(p.Y, PathSampler.Decimals);
        Json.WriteRoundedValue(p.Z, PathSampler.Decimals);
    }
}
