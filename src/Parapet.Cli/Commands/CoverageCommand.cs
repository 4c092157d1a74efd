using System.CommandLine;
using Parapet.Cli.Coverage;
using Parapet.Cli.Files;
using Parapet.Cli.Output;
using Parapet.Engine.Build;
using Parapet.Model.Text;

namespace Parapet.Cli.Commands;

internal static class CoverageCommand
{
    public static string[] Examples { get; } =
    [
        "parapet coverage scenarios/first-run.yaml --altitude \"50 m\" --rcs \"1 m2\" --out out/low.geojson",
        "parapet coverage scenarios/first-run.yaml --altitude \"100 m\" --agl --class cruise-missile --out out/agl.geojson --raster out/agl.asc",
        "parapet coverage scenarios/first-run.yaml --vertical \"180 deg\" --rcs \"1 m2\" --out out/vertical.svg",
    ];

    public static void Build(Command command, Terminal terminal)
    {
        Argument<string> scenario = new("SCENARIO") { Description = "Scenario file" };
        Option<double?> altitude = CommonOptions.Quantity("--altitude", "Altitude of the target above the sea, as \"50 m\"", Dimension.Length, -500, 100_000);
        Option<bool> agl = new("--agl") { Description = "The altitude counts from the ground under the target" };
        Option<double?> rcs = CommonOptions.Quantity("--rcs", "Mean radar cross-section, as \"1 m2\" or \"-20 dBsm\"", Dimension.Area, 1e-9, 1e6);
        Option<long?> swerling = CommonOptions.WholeNumber("--swerling", "Case of fluctuation, with --rcs [default: 1]", 0, 4);
        Option<string?> threat = new("--class") { HelpName = "ID", Description = "Catalogue id of a threat that the target is, in place of --rcs: its cross-section by aspect, fluctuation, heat, speed" };
        Option<double?> probability = CommonOptions.Quantity("--probability", "From which the target counts as detected, in one look [default: 0.5]", Dimension.Number, 0.001, 0.999);
        Option<double?> speed = CommonOptions.Quantity("--speed", "Speed of the target [default: the class's cruise speed, or 250 m/s]", Dimension.Speed, 0, 8000);
        Option<double?> heading = CommonOptions.Quantity("--heading", "Which way it flies, clockwise from north [default: at each place towards the sensor]", Dimension.Angle, -2 * Math.PI, 2 * Math.PI);
        Option<string[]> sensors = new("--sensor") { HelpName = "ID", Description = "Only these sensors, as unit/sensor or system/sensor; several times for several", Arity = ArgumentArity.OneOrMore };
        Option<double?> step = CommonOptions.Quantity("--cell", "Distance of neighbouring points of the maps [default: a six-hundredth of each map]", Dimension.Length, 10, 100_000);
        Option<double?> vertical = CommonOptions.Quantity("--vertical", "Draw height over range along a bearing of one sensor instead, as SVG", Dimension.Angle, -2 * Math.PI, 2 * Math.PI);
        Option<double?> ceiling = CommonOptions.Quantity("--ceiling", "Top of that drawing [default: as high as it is seen, 30 km at most]", Dimension.Length, 100, 100_000);
        Option<string?> file = new("--out") { HelpName = "FILE", Description = "File for the polygons (.geojson), or with --vertical for the drawing (.svg)", Required = true };
        Option<string?> raster = new("--raster") { HelpName = "FILE", Description = "File for a raster of the probability of detection by the best of the sensors (ESRI ASCII, .asc)" };
        Option<bool> json = CommonOptions.Json();
        command.Arguments.Add(scenario);
        foreach (Option option in (Option[])[altitude, agl, rcs, swerling, threat, probability, speed, heading, sensors, step, vertical, ceiling, file, raster, json])
            command.Options.Add(option);
        command.SetAction(parsed => Run(terminal, new CoverageRequest
        {
            Scenario = parsed.GetRequiredValue(scenario),
            AltitudeM = parsed.GetValue(altitude),
            AboveGround = parsed.GetValue(agl),
            RcsM2 = parsed.GetValue(rcs),
            Swerling = (int?)parsed.GetValue(swerling),
            Class = parsed.GetValue(threat),
            Probability = parsed.GetValue(probability) ?? 0.5,
            SpeedMps = parsed.GetValue(speed),
            HeadingRad = parsed.GetValue(heading),
            Sensors = parsed.GetValue(sensors) ?? [],
            StepM = parsed.GetValue(step),
            VerticalRad = parsed.GetValue(vertical),
            CeilingM = parsed.GetValue(ceiling),
            Out = parsed.GetValue(file)!,
            Raster = parsed.GetValue(raster),
            Json = parsed.GetValue(json),
        }));
    }

    private static int Run(Terminal terminal, CoverageRequest request)
    {
        request.Check();
        using Interruption interruption = new();
        using OutputFile output = request.VerticalRad is null ? new(request.Out, "--out", ".geojson", ".json") : new(request.Out, "--out", ".svg");
        using OutputFile? raster = request.Raster is null ? null : new(request.Raster, "--raster", ".asc");
        CompiledScenario scenario = Simulation.Compile(Simulation.Load(request.Scenario, terminal), null);
        interruption.Token.ThrowIfCancellationRequested();
        if (request.VerticalRad is { } bearing)
            VerticalDrawing.Make(terminal, scenario, request, bearing, output, interruption.Token);
        else
            CoverageMaps.Make(terminal, scenario, request, output, raster, interruption.Token);
        return ExitCode.Done;
    }
}
