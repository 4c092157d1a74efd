using System.Text.Json;
using Parapet.Engine.Record;
using Parapet.Foundation;
using Parapet.Interop.Json;

namespace Parapet.Interop.Czml;

/// <summary>
/// Writes a run as CZML 1.0 for a globe viewer: a document packet with the clock, one folder a layer, then truth, picture,
/// interceptors, hits, coverage, assets and units. Written as it goes; the same run gives the same bytes. What each
/// packet holds: docs/formats.md. Positions are Earth-fixed metres to 0.1 m; a mover is drawn within 25 m of its path
/// (<see cref="PathSampler"/>).
/// </summary>
public static class CzmlWriter
{
    public const string Truth = "truth";
    public const string Picture = "picture";
    public const string Interceptors = "interceptors";
    public const string Hits = "hits";
    public const string Coverage = "coverage";
    public const string Assets = "assets";
    public const string Units = "units";

    /// <summary>Simulated seconds a second of watching.</summary>
    public const int ClockMultiplier = 10;

    /// <summary>Leaves the stream open.</summary>
    /// <exception cref="ArgumentException">The run kept no replay (<see cref="RecordDetail.Replay"/>).</exception>
    public static void Write(RunRecord run, Stream stream)
    {
        ReplayRecord replay = run.KeptReplay();
        using Utf8JsonWriter json = new(stream, JsonNumbers.Compact);
        PacketWriter packets = new(json);
        json.WriteStartArray();
        Document(json, run, replay);
        packets.Folder(Truth, "Truth: what flew");
        packets.Folder(Picture, "Picture: confirmed tracks");
        packets.Folder(Interceptors, "Interceptors");
        packets.Folder(Hits, "Passes, kills and hits");
        packets.Folder(Coverage, "Coverage: 1 m² in free space");
        packets.Folder(Assets, "Assets");
        packets.Folder(Units, "Units");
        foreach (PlaceRecord asset in replay.Assets)
            PlacePackets.Write(packets, Assets, asset, CzmlColour.Asset, replay.End);
        foreach (PlaceRecord unit in replay.Units)
            PlacePackets.Write(packets, Units, unit, CzmlColour.Unit, replay.End);
        foreach (SensorRecord sensor in replay.Sensors)
            CoveragePackets.Write(packets, Coverage, sensor);
        foreach (MoverRecord mover in replay.Movers)
            MoverPackets.Write(packets, mover.Kind == MoverKind.Interceptor ? Interceptors : Truth, mover);
        foreach (TrackRecord track in replay.Tracks)
            PicturePackets.Write(packets, Picture, track);
        HitPackets.Write(packets, Hits, run, replay);
        json.WriteEndArray();
    }

    private static void Document(Utf8JsonWriter json, RunRecord run, ReplayRecord replay)
    {
        json.WriteStartObject();
        json.WriteString("id", "document");
        json.WriteString("name", run.ScenarioTitle);
        json.WriteString("version", "1.0");
        if (replay.TerrainCredit.Length > 0)
            json.WriteString("description", System.Net.WebUtility.HtmlEncode(replay.TerrainCredit));
        json.WriteStartObject("clock");
        json.WriteString("interval", CzmlTime.Interval(SimTime.Zero, replay.End));
        json.WriteString("currentTime", CzmlTime.Instant(SimTime.Zero));
        json.WriteNumber("multiplier", ClockMultiplier);
        json.WriteString("range", "LOOP_STOP");
        json.WriteString("step", "SYSTEM_CLOCK_MULTIPLIER");
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
