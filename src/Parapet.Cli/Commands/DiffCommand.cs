using System.CommandLine;
using Parapet.Cli.Files;
using Parapet.Cli.Output;
using Parapet.Interop.Events;

namespace Parapet.Cli.Commands;

internal static class DiffCommand
{
    public static string[] Examples { get; } =
    [
        "parapet run scenarios/first-run.yaml --out out/a",
        "parapet run scenarios/first-run.yaml --seed 2 --out out/b",
        "parapet diff out/a out/b",
    ];

    public static void Build(Command command, Terminal terminal)
    {
        Argument<string> a = new("A") { Description = "Output folder, or events.jsonl" };
        Argument<string> b = new("B") { Description = "Output folder, or events.jsonl" };
        Option<bool> json = CommonOptions.Json();
        command.Arguments.Add(a);
        command.Arguments.Add(b);
        command.Options.Add(json);
        command.SetAction(parsed => Diff(terminal, parsed.GetRequiredValue(a), parsed.GetRequiredValue(b), parsed.GetValue(json)));
    }

    private static int Diff(Terminal terminal, string a, string b, bool json)
    {
        (string File, RecordDifference Difference)? found = Directory.Exists(a) && Directory.Exists(b)
            ? Folders(a, b)
            : Files(EventLog(a), EventLog(b)) is { } difference ? (OutputFolder.Events, difference) : null;
        if (json)
            WriteJson(terminal, found);
        else if (found is null)
            terminal.Out.WriteLine("same");
        else
            WriteText(terminal, found.Value.File, found.Value.Difference, a, b);
        return found is null ? ExitCode.Done : ExitCode.Failed;
    }

    // The events first, for they say when and where; then the other runs; then the outcome.
    private static (string File, RecordDifference Difference)? Folders(string a, string b)
    {
        foreach (string name in (string[])[OutputFolder.Events, OutputFolder.Runs])
        {
            string fileA = Path.Combine(a, name), fileB = Path.Combine(b, name);
            if (name == OutputFolder.Events || (File.Exists(fileA) && File.Exists(fileB)))
            {
                if (Files(fileA, fileB) is { } difference)
                    return (name, difference);
            }
        }
        return RunFileDiff.FirstDifference(Require(Path.Combine(a, OutputFolder.Run)), Require(Path.Combine(b, OutputFolder.Run))) is { } outcome
            ? (OutputFolder.Run, outcome)
            : null;
    }

    private static string EventLog(string path) => Directory.Exists(path) ? Path.Combine(path, OutputFolder.Events) : path;

    private static RecordDifference? Files(string a, string b)
    {
        using FileStream streamA = File.OpenRead(Require(a)), streamB = File.OpenRead(Require(b));
        return RecordDiff.FirstDifference(streamA, streamB);
    }

    private static string Require(string path) => File.Exists(path) ? path : throw new BadInputException($"there is no file {path}");

    private static void WriteText(Terminal terminal, string file, RecordDifference d, string a, string b)
    {
        string line = d.Line > 0 ? $", line {Figures.Count(d.Line)}" : "";
        string when = d.Time.Length > 0 ? $", t = {d.Time} s, {d.Kind}" : "";
        terminal.Out.WriteLine($"{file}{line}{when}: {terminal.OutStyle.Heading(d.Field)} differs");
        TextTable table = new("", "");
        table.Add(a, d.A);
        table.Add(b, d.B);
        table.Write(terminal.Out, terminal.OutStyle, "  ");
    }

    private static void WriteJson(Terminal terminal, (string File, RecordDifference Difference)? found) => JsonOutput.Write(terminal, writer =>
    {
        writer.WriteStartObject();
        writer.WriteBoolean("same", found is null);
        if (found is (string file, { } d))
        {
            writer.WriteString("file", file);
            writer.WriteNumber("line", d.Line);
            writer.WriteString("time", d.Time);
            writer.WriteString("kind", d.Kind);
            writer.WriteString("field", d.Field);
            writer.WriteString("a", d.A);
            writer.WriteString("b", d.B);
        }
        writer.WriteEndObject();
    });
}
