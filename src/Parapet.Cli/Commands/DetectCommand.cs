using System.CommandLine;
using Parapet.Cli.Detect;
using Parapet.Cli.Files;
using Parapet.Cli.Output;
using Parapet.Model.Catalogue;
using Parapet.Model.Checks;
using Parapet.Model.Text;

namespace Parapet.Cli.Commands;

internal static class DetectCommand
{
    private const double UsualSpeedMps = 250;
    private const double UsualHeightM = 3000;

    public static string[] Examples { get; } =
    [
        "parapet detect s-400/91n6e --target cruise-missile --height \"100 m\"",
        "parapet detect f-35a/apg-81 --rcs \"1 m2\" --height \"8000 m\" --csv out/curve.csv --svg out/curve.svg",
        "parapet detect s-400/92n6e --target cruise-missile --scenario scenarios/energy-and-ports.yaml --bearing 200°",
    ];

    public static void Build(Command command, Terminal terminal)
    {
        Argument<string> sensor = new("SENSOR") { Description = "Sensor by catalogue entry and part, e.g. s-400/91n6e" };
        Option<string?> target = new("--target") { HelpName = "CLASS", Description = "Catalogue id of a threat: its cross-section by aspect, fluctuation, heat, speed and height" };
        Option<double?> rcs = CommonOptions.Quantity("--rcs", "Radar cross-section in place of a class, e.g. \"1 m2\", \"-20 dBsm\"", Dimension.Area, 1e-9, 1e6);
        Option<long?> swerling = CommonOptions.WholeNumber("--swerling", "Case of fluctuation, 0 to 4 [default: the class's, or 1]", 0, 4);
        Option<double?> aspect = Aspect();
        Option<double?> height = CommonOptions.Quantity("--height", "Height of the target above the sea [default: the class's usual one, or 3000 m]", Dimension.Length, 0, 1e6);
        Option<bool> aboveGround = new("--above-ground") { Description = "The height counts from the ground under the target" };
        Option<double?> speed = CommonOptions.Quantity("--speed", "Speed of the target [default: the class's, or 250 m/s]", Dimension.Speed, 0, 1e4);
        Option<string?> scenario = new("--scenario") { HelpName = "FILE", Description = "Scenario whose ground and air count; without one, a flat sea" };
        Option<string?> unit = new("--unit") { HelpName = "ID", Description = "Unit or patrol of the scenario that has the sensor; needed where several have" };
        Option<double?> bearing = CommonOptions.Quantity("--bearing", "Direction to the target, clockwise from north, e.g. 200° [default: where the sensor looks]", Dimension.Angle, -2 * Math.PI, 2 * Math.PI);
        Option<double?> range = CommonOptions.Quantity("--range", "Farthest range shown [default: as far as the sensor shows anything]", Dimension.Length, 100, 1e7);
        Option<double?> ownHeight = CommonOptions.Quantity("--own-height", "Height of a sensor on an aircraft [default: its patrol altitude]", Dimension.Length, 0, 3e4);
        Option<string?> csv = new("--csv") { HelpName = "FILE", Description = "Write every point as CSV" };
        Option<string?> svg = new("--svg") { HelpName = "FILE", Description = "Write the curve as SVG" };
        Option<bool> json = CommonOptions.Json();
        command.Arguments.Add(sensor);
        foreach (Option option in (Option[])[target, rcs, swerling, aspect, height, aboveGround, speed, scenario, unit, bearing, range, ownHeight, csv, svg, json])
            command.Options.Add(option);
        command.SetAction(parsed =>
        {
            Diagnostics faults = new();
            CatalogueStore store = new(Checkout.CatalogueFor(parsed.GetValue(scenario)), faults);
            SensorName name = SensorName.Find(parsed.GetRequiredValue(sensor), store, faults);
            ThreatType? type = Class(parsed.GetValue(target), parsed.GetValue(rcs), name, store, faults);
            DetectionQuestion question = new()
            {
                Sensor = name,
                Target = type,
                RcsM2 = parsed.GetValue(rcs),
                Swerling = (int)(parsed.GetValue(swerling) ?? type?.Swerling ?? 1),
                AspectRad = parsed.GetValue(aspect) ?? 0,
                SpeedMps = parsed.GetValue(speed) ?? type?.CruiseSpeed?.Likely ?? UsualSpeedMps,
                HeightM = parsed.GetValue(height) ?? type?.CruiseHeight?.Likely ?? UsualHeightM,
                AboveGround = parsed.GetValue(aboveGround) || (parsed.GetValue(height) is null && type?.Motion == ThreatMotion.TerrainFollowing),
                BearingRad = parsed.GetValue(bearing),
                RangeM = parsed.GetValue(range),
            };
            SensorScene scene = Scene(name, parsed.GetValue(scenario), parsed.GetValue(unit), parsed.GetValue(bearing), parsed.GetValue(ownHeight));
            return Run(terminal, DetectionCurve.Of(question, scene), parsed.GetValue(csv), parsed.GetValue(svg), parsed.GetValue(json));
        });
    }

    private static int Run(Terminal terminal, DetectionCurve curve, string? csv, string? svg, bool json)
    {
        if (csv is not null)
            OutputFile.Write(csv, "--csv", DetectionCsv.Of(curve));
        if (svg is not null)
            OutputFile.Write(svg, "--svg", DetectionFigure.Svg(curve));
        if (json)
            JsonOutput.Write(terminal, writer => DetectionDocument.Write(writer, curve));
        else
            DetectionText.Write(terminal.Out, terminal.OutStyle, curve);
        return ExitCode.Done;
    }

    private static ThreatType? Class(string? id, double? rcsM2, SensorName sensor, CatalogueStore store, Diagnostics faults)
    {
        if (id is null)
        {
            if (sensor.Infrared is not null)
                throw new BadInputException($"{sensor.Text} sees heat, not an echo: say what it looks at with --target CLASS");
            return rcsM2 is null ? throw new BadInputException("say what it looks at: --target CLASS, or --rcs \"1 m2\"") : null;
        }

        if (rcsM2 is not null)
            throw new BadInputException("--target and --rcs exclude each other: the class has its cross-section");
        string[] threats = [.. store.ListIds().Select(i => store.Find(i, default)).OfType<ThreatType>().Select(t => t.Id)];
        if (faults.Any)
            throw new BadInputException(faults);
        return threats.Contains(id)
            ? store.Find<ThreatType>(id, default)
            : throw new BadInputException($"the catalogue has no threat \"{id}\" ({Suggestion.Hint(id, threats, "threats")})");
    }

    private static SensorScene Scene(SensorName name, string? scenario, string? unit, double? bearingRad, double? ownHeightM)
    {
        if (ownHeightM is not null && name.Entry is not AircraftType)
            throw new BadInputException($"{name.Text} stands on the ground; --own-height is for sensors of aircraft");
        if (scenario is not null)
            return SensorScene.At(Simulation.Load(scenario), unit, name, ownHeightM);
        return unit is null
            ? SensorScene.OverSea(name, bearingRad ?? 0, ownHeightM)
            : throw new BadInputException("--unit names a unit of a scenario; give that with --scenario FILE");
    }

    private static Option<double?> Aspect() => new("--aspect")
    {
        HelpName = "front|side|rear|ANGLE",
        Description = "From where the target is seen: the angle between its nose and the line to the sensor, e.g. 30° [default: front]",
        CustomParser = result =>
        {
            string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            double? named = text switch { "front" => 0, "side" => Math.PI / 2, "rear" => Math.PI, _ => null };
            if (named is not null)
                return named;
            UnitReading reading = Units.Read(text, Dimension.Angle);
            if (reading.IsSound && reading.Si is >= 0 and <= Math.PI + 1e-9)
                return reading.Si;
            result.AddError($"--aspect is front, side, rear or an angle from 0° to 180°, not \"{text}\"");
            return null;
        },
    };
}
