using System.CommandLine;
using Parapet.Cli.Files;
using Parapet.Cli.Output;
using Parapet.Report;
using Parapet.Study.Measures;
using Parapet.Study.Store;

namespace Parapet.Cli.Commands;

internal static class StudyReportCommand
{
    public static string[] Examples { get; } =
    [
        "parapet study run studies/textbook.yaml --runs 400 --out out/textbook",
        "parapet study report out/textbook",
    ];

    public static void Build(Command command, Terminal terminal)
    {
        Argument<string> folder = new("DIR") { Description = "Folder of a study that was played, in which report.html is written" };
        Option<string?> file = new("--study") { HelpName = "FILE", Description = "The study file, where it does not stand where it stood" };
        Option<bool> json = CommonOptions.Json();
        command.Arguments.Add(folder);
        command.Options.Add(file);
        command.Options.Add(json);
        command.SetAction(parsed => Report(terminal, parsed.GetRequiredValue(folder), parsed.GetValue(file), parsed.GetValue(json)));
    }

    private static int Report(Terminal terminal, string named, string? file, bool json)
    {
        StudyFolder folder = StudyFolder.OfPlayed(named);
        using PlayedStudy played = PlayedStudy.Open(folder, file);
        if (played.Store.Samples == 0)
            throw new BadInputException($"{folder} holds no complete sample of {played.Store.Manifest.Study} yet; --resume goes on with it");
        StudyResult result = played.Result();
        folder.Write(StudyFolder.Report, stream => StudyReport.Write(result, stream));
        StudyPlay.Print(terminal, folder, result, json, []);
        if (played.Unfinished(result) is { } unfinished)
            terminal.ErrorLine(terminal.ErrStyle.Doubt(unfinished));
        terminal.ErrorLine($"Report:       {folder.Shown(StudyFolder.Report)}");
        return ExitCode.Done;
    }
}
