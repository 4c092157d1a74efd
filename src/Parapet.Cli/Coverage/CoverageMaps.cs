using System.Globalization;
using System.Text.Json;
using Parapet.Cli.Files;
using Parapet.Cli.Output;
using Parapet.Engine;
using Parapet.Engine.Build;
using Parapet.Engine.Coverage;
using Parapet.Interop.Ascii;
using Parapet.Interop.GeoJson;

namespace Parapet.Cli.Coverage;

/// <summary>Maps of a scenario: the files, and what is said of them.</summary>
internal static class CoverageMaps
{
    private const double M2PerKm2 = 1e6;

    public static void Make(Terminal terminal, CompiledScenario scenario, CoverageRequest request, OutputFile output, OutputFile? raster, CancellationToken cancel)
    {
        CoverageTarget target = request.Target(scenario);
        int[] sensors = request.SensorsOf(scenario);
        IReadOnlyList<CoverageArea> areas;
        try
        {
            using ShareBar bar = new(terminal, "maps");
            CoverageSurvey survey = new(scenario, target, sensors, request.Probability, request.StepM, bar.Report, cancel);
            areas = survey.Areas(weapons: request.Sensors.Count == 0);
            output.Write(stream => CoverageGeoJson.Write(stream, scenario, target, request.Probability, areas));
            cancel.ThrowIfCancellationRequested();
            raster?.Write(stream => AsciiGridWriter.Write(stream, survey.Raster()));
            cancel.ThrowIfCancellationRequested();
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw new BadInputException(e.Message.Split(" (Parameter", 2)[0].TrimEnd('.'));
        }

        output.Commit();
        raster?.Commit();
        if (request.Json)
            JsonOutput.Write(terminal, json => WriteJson(json, scenario, target, request, areas));
        else
            WriteTables(terminal.Out, terminal.OutStyle, scenario, target, request, areas);
    }

    /// <summary>The credit of the elevation and what is weak about it, under whatever was made from it.</summary>
    public static void WriteCredit(TextWriter output, Style style, CompiledScenario scenario)
    {
        if (scenario.Terrain.Credit.Length > 0)
            output.WriteLine(style.Faint(scenario.Terrain.Credit));
        if (scenario.Terrain.Weakness.Length > 0)
        {
            foreach (string line in TextWrap.Lines($"Known weakness of the elevation: {scenario.Terrain.Weakness}", Terminal.Width, "", ""))
                output.WriteLine(style.Faint(line));
        }
    }

    /// <summary>The target in words.</summary>
    public static string Words(CoverageTarget target) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(target.Class is { } kind ? kind.Id : $"{target.RcsM2:G4} m² (Swerling {target.Swerling})")} at {target.SpeedMps:G4} m/s {(target.Heading is { } h ? $"on heading {h.Degrees:G4}°" : "towards the sensor")}");

    private static void WriteTables(TextWriter output, Style style, CompiledScenario scenario, CoverageTarget target, CoverageRequest request, IReadOnlyList<CoverageArea> areas)
    {
        output.WriteLine(style.Heading(scenario.Title));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Words(target)}, {target.AltitudeM:G6} m above the {(target.AboveGround ? "ground" : "sea")}, detected with a probability of {request.Probability:G3} or more in one look"));
        output.WriteLine();
        Table(output, style, "sensor", areas.Where(a => a.Kind == CoverageKind.Sensor), a => a.Id);
        Table(output, style, "any sensor of", areas.Where(a => a.Kind is CoverageKind.Unit or CoverageKind.CommandPost), a => a.Id);
        Table(output, style, "round, target seen", areas.Where(a => a.Kind == CoverageKind.Weapon), a => a.Unit + "/" + a.Id);
        int flying = scenario.Sensors.Count(s => s.AircraftSlot >= 0);
        if (flying > 0)
            output.WriteLine($"{Figures.Count(flying)} sensors of aircraft are left out: they have no place of their own.");
        output.WriteLine($"share: of the flat ring that a leaflet would draw. Written: {request.Out}{(request.Raster is null ? "" : " and " + request.Raster)}");
        WriteCredit(output, style, scenario);
    }

    private static void Table(TextWriter output, Style style, string heading, IEnumerable<CoverageArea> areas, Func<CoverageArea, string> name)
    {
        CoverageArea[] all = [.. areas];
        if (all.Length == 0)
            return;
        bool flat = all.Any(a => a.BrochureRangeM > 0);
        TextTable table = flat
            ? new(heading, ">area, km²", ">leaflet ring, km", ">its area, km²", ">share", ">parts", ">cell, m")
            : new(heading, ">area, km²", ">parts", ">cell, m");
        foreach (CoverageArea a in all)
        {
            string area = Figures.Real(Math.Round(a.AreaM2 / M2PerKm2, 1)), parts = Figures.Count(a.Polygons.Count), cell = Figures.Count((long)Math.Round(a.StepM));
            double ring = CoverageGeoJson.BrochureAreaM2(a);
            table.Add(flat
                ? [name(a), area, Figures.Real(Math.Round(a.BrochureRangeM / 1000, 1)), Figures.Real(Math.Round(ring / M2PerKm2, 1)), ring > 0 ? Figures.Real(Math.Round(100 * a.AreaM2 / ring, 1)) + " %" : "–", parts, cell]
                : [name(a), area, parts, cell]);
        }

        table.Write(output, style);
        output.WriteLine();
    }

    private static void WriteJson(Utf8JsonWriter json, CompiledScenario scenario, CoverageTarget target, CoverageRequest request, IReadOnlyList<CoverageArea> areas)
    {
        json.WriteStartObject();
        json.WriteString("scenario", scenario.Id);
        json.WriteString("scenarioHash", scenario.Hash);
        json.WriteString("engine", EngineInfo.Version);
        CoverageGeoJson.WriteTarget(json, target, request.Probability);
        CoverageGeoJson.WriteTerrain(json, scenario);
        foreach ((string name, CoverageKind kind) in ((string, CoverageKind)[])
            [("sensors", CoverageKind.Sensor), ("units", CoverageKind.Unit), ("commandPosts", CoverageKind.CommandPost), ("weapons", CoverageKind.Weapon)])
        {
            json.WriteStartArray(name);
            foreach (CoverageArea a in areas.Where(a => a.Kind == kind))
                WriteArea(json, a);
            json.WriteEndArray();
        }

        json.WriteNumber("sensorsInTheAir", scenario.Sensors.Count(s => s.AircraftSlot >= 0));
        json.WriteString("out", request.Out);
        if (request.Raster is not null)
            json.WriteString("raster", request.Raster);
        json.WriteEndObject();
    }

    private static void WriteArea(Utf8JsonWriter json, CoverageArea a)
    {
        json.WriteStartObject();
        json.WriteString("id", a.Id);
        if (a.Unit.Length > 0)
            json.WriteString("unit", a.Unit);
        json.WriteNumber("areaKm2", Math.Round(a.AreaM2 / M2PerKm2, 3));
        double ring = CoverageGeoJson.BrochureAreaM2(a);
        if (ring > 0)
        {
            json.WriteNumber("brochureRangeM", Math.Round(a.BrochureRangeM, 1));
            json.WriteNumber("brochureAreaKm2", Math.Round(ring / M2PerKm2, 3));
            json.WriteNumber("shareOfBrochure", Math.Round(a.AreaM2 / ring, 4));
        }

        json.WriteNumber("polygons", a.Polygons.Count);
        json.WriteNumber("holes", a.Polygons.Sum(p => p.Count - 1));
        json.WriteNumber("stepM", Math.Round(a.StepM, 1));
        json.WriteEndObject();
    }
}
