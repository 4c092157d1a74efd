using System.CommandLine;
using Parapet.Cli.Files;
using Parapet.Cli.Output;
using Parapet.Model.Checks;

namespace Parapet.Cli.Commands;

internal static class CheckCommand
{
    public static string[] Examples { get; } = ["parapet check catalogue/*.yaml scenarios/*.yaml"];

    public static void Build(Command command, Terminal terminal)
    {
        Argument<string[]> files = new("FILE") { Description = "Catalogue, scenario or study files", Arity = ArgumentArity.OneOrMore };
        Option<bool> json = CommonOptions.Json();
        command.Arguments.Add(files);
        command.Options.Add(json);
        command.SetAction(parsed => Check(terminal, parsed.GetRequiredValue(files), parsed.GetValue(json)));
    }

    private static int Check(Terminal terminal, string[] files, bool json)
    {
        // One entry at fault is told once, however many scenarios use it.
        HashSet<Diagnostic> seen = [];
        List<Diagnostic> faults = [];
        Func<string, Model.Scenario.ITerrainProbe?> openTerrain = TerrainProbe.Telling(terminal.ErrorLine);
        foreach (string file in files.Distinct(StringComparer.Ordinal))
        {
            Diagnostics ofFile = new();
            FileCheck.Check(file, Checkout.CatalogueFor(file), ofFile, openTerrain, StudyCommands.KnownMeasures);
            faults.AddRange(ofFile.Ordered().Where(seen.Add));
        }
        if (json)
            JsonOutput.Write(terminal, writer => DiagnosticsJson.Write(writer, files.Length, faults));
        else
            terminal.Diagnostics(faults);
        if (!json)
            terminal.Out.WriteLine($"{Plural(files.Length, "file")}, {Plural(faults.Count, "fault")}");
        return faults.Count == 0 ? ExitCode.Done : ExitCode.BadInput;
    }

    private static string Plural(int count, string what) => $"{Figures.Count(count)} {what}{(count == 1 ? "" : "s")}";
}
