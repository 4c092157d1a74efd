using System.Text.Json;
using Parapet.Engine;
using Parapet.Engine.Build;
using Parapet.Engine.Coverage;
using Parapet.Foundation;

namespace Parapet.Interop.GeoJson;

/// <summary>
/// Areas of coverage as a map: each area as a (multi)polygon with its holes, and beside that of a sensor or a round the flat ring that a leaflet would
/// draw, so that a reader sees one on the other. The credit of the elevation stands in every feature, and as a member of the collection.
/// </summary>
public static class CoverageGeoJson
{
    private const int Decimals = 6;
    private const double M2PerKm2 = 1e6;

    /// <summary>Name of a kind in files.</summary>
    public static string NameOf(CoverageKind kind) => kind switch
    {
        CoverageKind.Sensor => "sensor",
        CoverageKind.Unit => "unit",
        CoverageKind.CommandPost => "command-post",
        _ => "weapon",
    };

    /// <summary>Area of the flat ring, m²; 0 where there is none.</summary>
    public static double BrochureAreaM2(CoverageArea area) => area.BrochureRangeM > 0 ? SurfaceArea.OfRing(Ring(area)) : 0;

    /// <param name="probability">From which a target counted as detected.</param>
    public static void Write(Stream stream, CompiledScenario scenario, CoverageTarget target, double probability, IReadOnlyList<CoverageArea> areas)
    {
        using GeoJsonWriter map = new(stream, Decimals, json =>
        {
            json.WriteString("scenario", scenario.Id);
            json.WriteString("scenarioHash", scenario.Hash);
            json.WriteString("engine", EngineInfo.Version);
            WriteTerrain(json, scenario);
        });
        foreach (CoverageArea area in areas)
        {
            string id = NameOf(area.Kind) + "/" + (area.Kind == CoverageKind.Weapon ? area.Unit + "/" : "") + area.Id;
            Shape(map, id, area.Polygons, json => Properties(json, scenario, target, probability, area, NameOf(area.Kind)));
            if (area.BrochureRangeM > 0)
                map.Polygon("brochure/" + id, [Ring(area)], json => Properties(json, scenario, target, probability, area, "brochure"));
        }
    }

    /// <summary>The elevation a map was made from, its credit and its weakness.</summary>
    public static void WriteTerrain(Utf8JsonWriter json, CompiledScenario scenario)
    {
        json.WriteStartObject("elevation");
        json.WriteString("name", scenario.Terrain.Name);
        json.WriteString("datum", scenario.Terrain.Datum);
        json.WriteString("credit", scenario.Terrain.Credit);
        json.WriteString("weakness", scenario.Terrain.Weakness);
        json.WriteNumber("voidPosts", scenario.Terrain.VoidPosts);
        json.WriteNumber("gapPosts", scenario.Terrain.GapPosts);
        json.WriteEndObject();
    }

    /// <summary>What was asked: members of a document or of a feature.</summary>
    public static void WriteTarget(Utf8JsonWriter json, CoverageTarget target, double probability)
    {
        json.WriteNumber("altitudeM", target.AltitudeM);
        json.WriteString("altitudeAbove", target.AboveGround ? "ground" : "sea");
        if (target.Class is { } kind)
        {
            json.WriteString("class", kind.Id);
        }
        else
        {
            json.WriteNumber("rcsM2", target.RcsM2);
            json.WriteNumber("swerling", target.Swerling);
        }

        json.WriteNumber("speedMps", target.SpeedMps);
        if (target.Heading is { } heading)
            json.WriteNumber("headingDeg", Math.Round(heading.Degrees, 6));
        else
            json.WriteString("heading", "towards the sensor");
        json.WriteNumber("probability", probability);
    }

    private static void Shape(
        GeoJsonWriter map, string id, IReadOnlyList<IReadOnlyList<IReadOnlyList<GeodeticPosition>>> polygons, Action<Utf8JsonWriter> properties)
    {
        if (polygons.Count == 0)
            map.Nowhere(id, properties);
        else if (polygons.Count == 1)
            map.Polygon(id, polygons[0], properties);
        else
            map.MultiPolygon(id, polygons, properties);
    }

    private static void Properties(Utf8JsonWriter json, CompiledScenario scenario, CoverageTarget target, double probability, CoverageArea area, string layer)
    {
        json.WriteString("layer", layer);
        json.WriteString("of", NameOf(area.Kind));
        json.WriteString("id", area.Id);
        if (area.Unit.Length > 0)
            json.WriteString("unit", area.Unit);
        json.WriteStartArray("seenBy");
        foreach (string sensor in area.Sensors)
            json.WriteStringValue(sensor);
        json.WriteEndArray();
        WriteTarget(json, target, probability);
        double flat = BrochureAreaM2(area);
        json.WriteNumber("areaKm2", Math.Round((layer == "brochure" ? flat : area.AreaM2) / M2PerKm2, 3));
        if (flat > 0)
        {
            json.WriteNumber("brochureRangeM", Math.Round(area.BrochureRangeM, 1));
            json.WriteNumber("brochureAreaKm2", Math.Round(flat / M2PerKm2, 3));
            json.WriteNumber("shareOfBrochure", Math.Round(area.AreaM2 / flat, 4));
        }

        json.WriteNumber("stepM", Math.Round(area.StepM, 1));
        json.WriteString("credit", scenario.Terrain.Credit);
    }

    private static IReadOnlyList<GeodeticPosition> Ring(CoverageArea area) => GroundRing.Around(area.Centre, area.BrochureRangeM, area.BearingRad, area.HalfWidthRad);
}
