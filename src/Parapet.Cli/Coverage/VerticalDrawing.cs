using System.Globalization;
using System.Text;
using System.Text.Json;
using Parapet.Cli.Files;
using Parapet.Cli.Output;
using Parapet.Engine;
using Parapet.Engine.Build;
using Parapet.Engine.Coverage;
using Parapet.Foundation;
using Parapet.Interop.GeoJson;
using Parapet.Report.Plots;

namespace Parapet.Cli.Coverage;

/// <summary>The vertical coverage diagram of one sensor along a bearing.</summary>
internal static class VerticalDrawing
{
    private const int RoughRows = 120, RoughColumns = 240, Rows = 480, Columns = 720;
    private const double HighestM = 30_000, LowestM = -100;
    private const double Kilometre = 1000;

    private static readonly double[] Levels = [0.1, 0.5, 0.9];
    private static readonly double[] ElevationsDeg = [0, 0.5, 1, 2, 5, 10, 20, 30, 45, 60];

    public static void Make(Terminal terminal, CompiledScenario scenario, CoverageRequest request, double bearingRad, OutputFile output, CancellationToken cancel)
    {
        CoverageTarget target = request.Target(scenario);
        int[] sensors = request.SensorsOf(scenario);
        if (sensors.Length != 1)
        {
            throw new BadInputException(
                $"a vertical diagram is of one sensor; name one of {string.Join(", ", sensors.Select(s => scenario.Sensors[s].Id))} with --sensor");
        }

        CompiledSensor sensor = scenario.Sensors[sensors[0]];
        double floorM = Math.Min(LowestM, scenario.Terrain.LowestM);
        VerticalSection rough = VerticalSection.Of(scenario, sensor, target, bearingRad, sensor.Radar.InstrumentedRangeM, floorM, request.CeilingM ?? HighestM, RoughRows, RoughColumns);
        (double rangeM, double heightM) = Extent(rough);
        cancel.ThrowIfCancellationRequested();
        VerticalSection section = VerticalSection.Of(scenario, sensor, target, bearingRad, rangeM, floorM, request.CeilingM ?? heightM, Rows, Columns);
        cancel.ThrowIfCancellationRequested();
        string svg = SvgChart.Write(Draw(scenario, sensor, target, bearingRad, section));
        output.Write(stream => stream.Write(Encoding.UTF8.GetBytes(svg)));
        output.Commit();
        double[] farthest = [.. Levels.Select(level => Farthest(section, level))];
        if (request.Json)
            JsonOutput.Write(terminal, json => WriteJson(json, scenario, sensor, target, request, bearingRad, section, farthest));
        else
            WriteText(terminal.Out, terminal.OutStyle, scenario, sensor, target, request, bearingRad, farthest);
    }

    /// <summary>Range and height that hold what is seen with a probability of the least level or more, with a little room.</summary>
    private static (double RangeM, double HeightM) Extent(VerticalSection rough)
    {
        int far = RoughColumns / 20, high = RoughRows - (RoughRows / 10);
        for (int i = 0; i < rough.Probability.Length; i++)
        {
            if (rough.Probability[i] < Levels[0])
                continue;
            far = Math.Max(far, i % RoughColumns);
            high = Math.Min(high, i / RoughColumns);
        }

        return (Math.Min(rough.RangeM, 1.05 * rough.RangeAt(far)), Math.Min(rough.CeilingM, 1.08 * rough.HeightAt(high)));
    }

    private static double Farthest(VerticalSection section, double level)
    {
        int far = -1;
        for (int i = 0; i < section.Probability.Length; i++)
        {
            if (section.Probability[i] >= level)
                far = Math.Max(far, i % section.Columns);
        }

        return far < 0 ? 0 : section.RangeAt(far);
    }

    private static Chart Draw(CompiledScenario scenario, CompiledSensor sensor, CoverageTarget target, double bearingRad, VerticalSection section)
    {
        double antennaM = sensor.Frame.Origin.HeightM;
        ChartPoint[] ground =
        [
            new(0, section.FloorM / Kilometre), new(0, antennaM / Kilometre),
            .. Enumerable.Range(0, section.Columns).Select(c => new ChartPoint(section.RangeAt(c) / Kilometre, section.GroundM[c] / Kilometre)),
            new(section.RangeM / Kilometre, section.FloorM / Kilometre),
        ];
        return new Chart
        {
            Title = string.Create(CultureInfo.InvariantCulture, $"{sensor.Id} looking {new Angle(bearingRad).Normalised().Degrees:0.#}°"),
            Subtitle = CoverageMaps.Words(target),
            XLabel = "Ground range (km)",
            YLabel = "Height above the sea (km)",
            Areas = [.. Levels.Select((_, i) => Band(section, i)).Where(a => a.Rings.Count > 0), new ChartArea("terrain", [ground]) { Colour = ChartArea.Ground }],
            Series = [.. Elevations(sensor, section)],
            XRange = new(0, section.RangeM / Kilometre),
            YRange = new(Math.Min(0, section.GroundM.ToArray().Min() / Kilometre), section.CeilingM / Kilometre),
            PlotHeight = 400,
            Notes =
            [
                "Filled: probability of detection in one look. Dotted: " + string.Join(", ", ElevationsDeg.Select(e => e.ToString("0.#", CultureInfo.InvariantCulture))) + "° above the antenna's horizontal, from below; not refracted.",
                string.Create(CultureInfo.InvariantCulture, $"{scenario.Title}. Antenna {antennaM:0} m above the sea; effective earth {scenario.EffectiveEarthFactor:0.###}. {EngineInfo.Version}."),
                .. scenario.Terrain.Credit.Length > 0 ? (string[])[scenario.Terrain.Credit] : [],
                .. scenario.Terrain.Weakness.Length > 0 ? (string[])["Known weakness of the elevation: " + scenario.Terrain.Weakness] : [],
            ],
        };
    }

    /// <summary>Where the probability lies between a level and the next: the rings of both, of which those of the next are holes by the rule of odd crossings.</summary>
    private static ChartArea Band(VerticalSection section, int i) => new(
        string.Create(CultureInfo.InvariantCulture, $"probability {Levels[i]:0.#} {(i + 1 < Levels.Length ? $"to {Levels[i + 1]:0.#}" : "or more")}"),
        [.. Rings(section, Levels[i]), .. i + 1 < Levels.Length ? Rings(section, Levels[i + 1]) : []])
    {
        Colour = i,
    };

    private static IEnumerable<IReadOnlyList<ChartPoint>> Rings(VerticalSection section, double level) =>
        LevelRegion.AtOrAbove(section.Probability, section.Rows, section.Columns, level).SelectMany(p => p.Rings).Select(r => (IReadOnlyList<ChartPoint>)
            [.. r.Select(x => new ChartPoint(section.RangeAt(x.Column) / Kilometre, section.HeightAt(x.Row) / Kilometre))]);

    /// <summary>Straight lines from the antenna, over the curve of the ellipsoid along the bearing's mean radius.</summary>
    private static IEnumerable<ChartSeries> Elevations(CompiledSensor sensor, VerticalSection section)
    {
        List<ChartPoint> points = [];
        double antennaM = sensor.Frame.Origin.HeightM, foot = Wgs84.MeanRadiusM + antennaM;
        foreach (double degrees in ElevationsDeg)
        {
            double elevation = Angle.FromDegrees(degrees).Radians;
            double cosElevation = ExactMath.Cos(elevation);
            for (int c = -1; c < section.Columns; c += 8)
            {
                double angle = section.RangeAt(c) / Wgs84.MeanRadiusM;
                // The sine rule in the triangle of antenna, point and the Earth's centre.
                double cosThere = ExactMath.Cos(elevation + angle);
                if (cosThere <= 0.02)
                    break;
                double heightM = (foot * cosElevation / cosThere) - Wgs84.MeanRadiusM;
                if (heightM > 1.2 * section.CeilingM)
                    break;
                points.Add(new(section.RangeAt(c) / Kilometre, heightM / Kilometre));
            }

            points.Add(new(double.NaN, double.NaN));
        }

        yield return new("constant elevation", points) { Line = ChartLine.Dotted, Colour = Levels.Length };
    }

    private static void WriteText(
        TextWriter output, Style style, CompiledScenario scenario, CompiledSensor sensor, CoverageTarget target, CoverageRequest request, double bearingRad, double[] farthest)
    {
        output.WriteLine(style.Heading(scenario.Title));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sensor.Id} along {new Angle(bearingRad).Normalised().Degrees:0.#}°: {CoverageMaps.Words(target)}"));
        TextTable table = new(">probability", ">farthest at any height, km");
        for (int i = 0; i < Levels.Length; i++)
            table.Add(Figures.Real(Levels[i]), farthest[i] > 0 ? Figures.Real(Math.Round(farthest[i] / Kilometre, 1)) : "–");
        table.Write(output, style);
        output.WriteLine();
        output.WriteLine($"Written: {request.Out}");
        CoverageMaps.WriteCredit(output, style, scenario);
    }

    private static void WriteJson(
        Utf8JsonWriter json, CompiledScenario scenario, CompiledSensor sensor, CoverageTarget target, CoverageRequest request, double bearingRad, VerticalSection section, double[] farthest)
    {
        json.WriteStartObject();
        json.WriteString("scenario", scenario.Id);
        json.WriteString("scenarioHash", scenario.Hash);
        json.WriteString("engine", EngineInfo.Version);
        json.WriteString("sensor", sensor.Id);
        json.WriteNumber("bearingDeg", Math.Round(new Angle(bearingRad).Normalised().Degrees, 6));
        if (target.Class is { } kind)
            json.WriteString("class", kind.Id);
        else
            json.WriteNumber("rcsM2", target.RcsM2);
        json.WriteNumber("speedMps", target.SpeedMps);
        json.WriteStartArray("farthest");
        for (int i = 0; i < Levels.Length; i++)
        {
            json.WriteStartObject();
            json.WriteNumber("probability", Levels[i]);
            json.WriteNumber("groundRangeM", Math.Round(farthest[i], 1));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("rangeM", Math.Round(section.RangeM, 1));
        json.WriteNumber("ceilingM", Math.Round(section.CeilingM, 1));
        CoverageGeoJson.WriteTerrain(json, scenario);
        json.WriteString("out", request.Out);
        json.WriteEndObject();
    }
}
