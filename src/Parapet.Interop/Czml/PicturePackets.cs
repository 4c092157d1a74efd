using System.Globalization;
using System.Text.Json;
using Parapet.Engine.Record;
using Parapet.Foundation;
using Parapet.Interop.Json;

namespace Parapet.Interop.Czml;

/// <summary>
/// A confirmed track as its command post knew it: the estimate at each update, straight lines between, and a sphere of one
/// standard deviation of the worst direction.
/// </summary>
internal static class PicturePackets
{
    private const double TrailSeconds = 60;
    private const double SmallestSphereM = 1;

    public static void Write(PacketWriter packets, string layer, TrackRecord track)
    {
        List<TrackSample> samples = LastOfEachInstant(track.Samples);
        if (samples.Count == 0)
            return;
        string number = track.Number.ToString(CultureInfo.InvariantCulture);
        packets.Begin(layer, track.CommandPost + "/" + number, "Track " + number);
        packets.Availability(samples[0].Time, samples[^1].Time);
        packets.Description(
            ("command post", track.CommandPost), ("track", number), ("updates", samples.Count.ToString(CultureInfo.InvariantCulture)),
            ("from", samples[0].Time.ToString()), ("to", samples[^1].Time.ToString()));
        packets.Position([.. samples.Select(s => s.Time)], [.. samples.Select(s => s.Position)], 1);
        packets.Point(CzmlColour.Track, 5);
        packets.Label("T" + number, CzmlColour.Track, 250_000);
        packets.Trail(CzmlColour.Track.WithOpacity(90), 1, TrailSeconds, 10);
        Sphere(packets, samples);
        packets.End();
    }

    private static void Sphere(PacketWriter packets, List<TrackSample> samples)
    {
        Utf8JsonWriter json = packets.Json;
        json.WriteStartObject("ellipsoid");
        json.WriteStartObject("radii");
        json.WriteString("interpolationAlgorithm", "LINEAR");
        json.WriteString("forwardExtrapolationType", "HOLD");
        json.WriteString("backwardExtrapolationType", "HOLD");
        json.WriteString("epoch", CzmlTime.EpochText);
        json.WriteStartArray("cartesian");
        foreach (TrackSample s in samples)
        {
            double radius = double.IsFinite(s.PositionSigmaM) ? Math.Max(s.PositionSigmaM, SmallestSphereM) : SmallestSphereM;
            json.WriteSecondsValue(s.Time);
            for (int axis = 0; axis < 3; axis++)
                json.WriteRoundedValue(radius, PathSampler.Decimals);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteBoolean("fill", false);
        json.WriteBoolean("outline", true);
        packets.Colour("outlineColor", CzmlColour.TrackSigma);
        json.WriteNumber("outlineWidth", 1);
        json.WriteNumber("stackPartitions", 6);
        json.WriteNumber("slicePartitions", 6);
        json.WriteEndObject();
    }

    /// <summary>Two sensors may update a track at one instant: the later update stands.</summary>
    private static List<TrackSample> LastOfEachInstant(IReadOnlyList<TrackSample> samples)
    {
        List<TrackSample> kept = [];
        foreach (TrackSample s in samples)
        {
            if (kept.Count > 0 && kept[^1].Time >= s.Time)
                kept.RemoveAt(kept.Count - 1);
            kept.Add(s);
        }

        return kept;
    }
}
