using System.CommandLine;
using Parapet.Cli.Documents;
using Parapet.Cli.Files;
using Parapet.Cli.Output;
using Parapet.Engine;
using Parapet.Evidence.Verdicts;
using Parapet.Model.Checks;

namespace Parapet.Cli.Commands;

internal static class VerifyCommand
{
    public static string[] Examples { get; } = ["parapet verify", "parapet verify --cases evidence/cases --json"];

    public static void Build(Command command, Terminal terminal)
    {
        Option<string?> cases = new("--cases")
        {
            HelpName = "DIR",
            Description = "Folder of case files MODEL.csv, or one such file; without it, the cases that come with Parapet",
        };
        Option<bool> json = CommonOptions.Json();
        command.Options.Add(cases);
        command.Options.Add(json);
        command.SetAction(parsed => Verify(terminal, parsed.GetValue(cases), parsed.GetValue(json)));
    }

    private static int Verify(Terminal terminal, string? cases, bool json)
    {
        Diagnostics faults = new();
        EvidenceVerdict verdict = Verification.Run(cases ?? Checkout.EvidenceCases(), faults);
        if (faults.Any)
            throw new BadInputException(faults);
        if (json)
            JsonOutput.Write(terminal, writer => VerdictDocument.Write(writer, verdict, EngineInfo.Version));
        else
            VerdictTable.Write(terminal.Out, terminal.OutStyle, verdict, EngineInfo.Version);
        VerdictTable.WriteMisses(terminal, verdict);
        return verdict.Holds ? ExitCode.Done : ExitCode.Failed;
    }
}
