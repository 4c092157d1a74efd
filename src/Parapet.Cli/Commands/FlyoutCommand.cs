using System.CommandLine;
using Parapet.Cli.Files;
using Parapet.Cli.Flyout;
using Parapet.Cli.Output;
using Parapet.Model.Catalogue;
using Parapet.Model.Checks;
using Parapet.Model.Text;

namespace Parapet.Cli.Commands;

internal static class FlyoutCommand
{
    private const double UsualTurnMps2 = 30;

    public static string[] Examples { get; } =
    [
        "parapet flyout s-400/48n6e3",
        "parapet flyout f-35a/aim-120d --site-height \"10000 m\" --target-speed \"250 m/s\" --aspect 180°",
        "parapet flyout patriot/pac-3-mse --csv out/mse.csv --svg out/mse.svg",
    ];

    public static void Build(Command command, Terminal terminal)
    {
        Argument<string> round = new("ROUND") { Description = "Round by catalogue entry and part, e.g. s-400/48n6e3" };
        Option<double?> height = CommonOptions.Quantity("--site-height", "Height of the launch above the sea [default: 0 m; of an aircraft its patrol altitude]", Dimension.Length, 0, 3e4);
        Option<double?> speed = CommonOptions.Quantity("--target-speed", "Level speed of the target [default: 250 m/s]", Dimension.Speed, 0, 5000);
        Option<double?> aspect = CommonOptions.Quantity("--aspect", "The target's course off head-on: 0° it comes, 90° it crosses, 180° it flies away [default: 0°]", Dimension.Angle, 0, Math.PI + 1e-9);
        Option<double?> turn = CommonOptions.Quantity("--target-turn", "Turn that the target is credited with [default: 30 m/s2]", Dimension.Acceleration, 0, 500);
        Option<string?> csv = new("--csv") { HelpName = "FILE", Description = "Write every point flown to as CSV" };
        Option<string?> svg = new("--svg") { HelpName = "FILE", Description = "Write the envelope as SVG" };
        Option<bool> json = CommonOptions.Json();
        command.Arguments.Add(round);
        foreach (Option option in (Option[])[height, speed, aspect, turn, csv, svg, json])
            command.Options.Add(option);
        command.SetAction(parsed =>
        {
            Diagnostics faults = new();
            RoundName name = RoundName.Find(parsed.GetRequiredValue(round), new CatalogueStore(Checkout.CatalogueFor(), faults), faults);
            FlyoutAnswer answer = new(new(
                name,
                parsed.GetValue(height) ?? name.Carrier?.PatrolAltitude.Likely ?? 0,
                parsed.GetValue(speed) ?? 250,
                parsed.GetValue(aspect) ?? 0,
                parsed.GetValue(turn) ?? UsualTurnMps2));
            if (parsed.GetValue(csv) is { } table)
                OutputFile.Write(table, "--csv", FlyoutCsv.Of(answer));
            if (parsed.GetValue(svg) is { } figure)
                OutputFile.Write(figure, "--svg", FlyoutFigure.Svg(answer));
            if (parsed.GetValue(json))
                JsonOutput.Write(terminal, writer => FlyoutDocument.Write(writer, answer));
            else
                FlyoutText.Write(terminal.Out, terminal.OutStyle, answer);
            return ExitCode.Done;
        });
    }
}
