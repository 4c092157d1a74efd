using Parapet.Engine.Record;
using Parapet.Foundation;

namespace Parapet.Interop.GeoJson;

/// <summary>The ground side of a run as a map: assets and units as points, sensors' rings as polygons.</summary>
public static class LaydownGeoJson
{
    private const double LongestRangeM = 6e6;

    /// <param name="decimals">Of a coordinate in degrees, [2, 6]. The stream stays open.</param>
    /// <exception cref="ArgumentException">The run kept no replay (<see cref="RecordDetail.Replay"/>).</exception>
    public static void Write(RunRecord run, Stream stream, int decimals = 5)
    {
        ReplayRecord replay = run.KeptReplay();
        using GeoJsonWriter map = new(stream, decimals);
        foreach (PlaceRecord p in replay.Assets)
            Place(map, "asset", p);
        foreach (PlaceRecord p in replay.Units)
            Place(map, "unit", p);
        foreach (SensorRecord s in replay.Sensors)
        {
            if (s.RangeM > 0 && s.RangeM < LongestRangeM)
                Sensor(map, s);
        }
    }

    private static void Place(GeoJsonWriter map, string layer, PlaceRecord p) => map.Point(layer + "/" + p.Id, p.Position, json =>
    {
        json.WriteString("layer", layer);
        json.WriteString("id", p.Id);
        json.WriteString("name", p.Name);
        json.WriteString("class", p.Class);
        json.WriteString("side", p.Side);
        if (p.DisabledAt != SimTime.Never)
            json.WriteNumber("disabledAtSeconds", p.DisabledAt.Seconds);
    });

    private static void Sensor(GeoJsonWriter map, SensorRecord s)
    {
        IReadOnlyList<GeodeticPosition> ring = GroundRing.Around(s.Position, s.RangeM, s.BearingRad, s.SectorHalfWidthRad);
        map.Polygon("sensor/" + s.Unit + "/" + s.Id, [ring], json =>
        {
            json.WriteString("layer", "sensor");
            json.WriteString("id", s.Id);
            json.WriteString("unit", s.Unit);
            json.WriteNumber("rangeM", Math.Round(s.RangeM, 1));
            json.WriteNumber("bearingDeg", Math.Round(new Angle(s.BearingRad).Normalised().Degrees, 3));
            json.WriteNumber("sectorHalfWidthDeg", Math.Round(new Angle(Math.Min(s.SectorHalfWidthRad, Math.PI)).Degrees, 3));
        });
    }
}
