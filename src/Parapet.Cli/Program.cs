using System.CommandLine;
using System.CommandLine.Help;
using Parapet.Cli.Commands;
using Parapet.Cli.Output;
using Parapet.Engine;
using Parapet.Model.Text;
using Parapet.Study.Execute;
using Parapet.Study.Store;

namespace Parapet.Cli;

/// <summary>The command line. Exit status: 0 done, 1 the run failed, 2 bad input, 130 interrupted.</summary>
internal static class Program
{
    /// <summary>EPIPE, which .NET hands on as the code of the exception.</summary>
    public const int BrokenPipe = 32;

    private static int Main(string[] args)
    {
        using Terminal terminal = new();
        try
        {
            int code = Run(args, terminal);
            terminal.Out.Flush();
            return code;
        }
        catch (BadInputException e)
        {
            terminal.Diagnostics(e.Faults);
            if (e.Message.Length > 0)
                terminal.Error(e.Message);
            return ExitCode.BadInput;
        }
        catch (SimulationFault e)
        {
            terminal.Error($"the run failed: {e.Message}");
            terminal.ErrorLine($"Replay it with: ./{e.ReplayCommand}");
            return ExitCode.Failed;
        }
        catch (StudyStoreException e)
        {
            terminal.Error(e.Message);
            return StudyCommands.ExitCodeOf(e);
        }
        catch (StudyRunFault e)
        {
            terminal.Error($"a run of the study failed: {e}");
            return ExitCode.Failed;
        }
        catch (OperationCanceledException)
        {
            terminal.Error("interrupted; nothing was written");
            return ExitCode.Interrupted;
        }
        catch (IOException e) when (e.HResult == BrokenPipe)
        {
            // The reader of a pipe, such as head, has seen enough.
            return ExitCode.Done;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            terminal.Error(e.Message);
            return ExitCode.Failed;
        }
#pragma warning disable CA1031 // The exit status is a contract: a fault nobody foresaw is a failed run, told with all there is to find it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            terminal.Error($"a fault of the program: {e}");
            return ExitCode.Failed;
        }
    }

    private static int Run(string[] args, Terminal terminal)
    {
        CommandEntry? named = CommandTable.All.FirstOrDefault(c => args.Length > 0 && c.Name == args[0]);
        CommandEntry? inner = named?.Inner.FirstOrDefault(c => args.Length > 1 && c.Name == args[1]);
        RootCommand root = new("Plays an air defence against a raid, many times, and says what it bought, with every input sourced.");
        // Options, arguments and their parsers cost start-up time, so only the command that was named gets them.
        foreach (CommandEntry entry in CommandTable.All)
        {
            Command command = new(entry.Name, entry.Summary);
            if (entry == named)
                Build(command, entry, inner, terminal);
            root.Subcommands.Add(command);
        }
        ReplaceHelp(root, (inner ?? named)?.Examples ?? CommandTable.Examples);
        if (args.Length == 0 || (args.Length == 1 && named?.Inner.Count > 0))
            args = [.. args, "--help"];
        if (named is null)
            RefuseUnknown(args[0], "", CommandTable.All);
        else if (inner is null && named.Inner.Count > 0)
            RefuseUnknown(args[1], named.Name + " ", named.Inner);

        ParseResult parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpAction and not ExampleHelpAction)
        {
            string help = named is null ? "parapet --help" : $"parapet {(inner ?? named).FullName} --help";
            throw new BadInputException($"{string.Join("; ", parsed.Errors.Select(e => e.Message.TrimEnd('.')))} (see {help})");
        }
        return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null, Output = terminal.Out, Error = terminal.Err });
    }

    private static void Build(Command command, CommandEntry entry, CommandEntry? inner, Terminal terminal)
    {
        entry.Build(command, terminal);
        foreach (CommandEntry under in entry.Inner)
        {
            Command subcommand = new(under.Name, under.Summary);
            if (under == inner)
                under.Build(subcommand, terminal);
            command.Subcommands.Add(subcommand);
        }
    }

    private static void RefuseUnknown(string word, string above, IReadOnlyList<CommandEntry> known)
    {
        if (!word.StartsWith('-'))
            throw new BadInputException($"there is no command \"{above}{word}\" ({Suggestion.Hint(word, [.. known.Select(c => c.Name)], "commands")})");
    }

    private static void ReplaceHelp(RootCommand root, string[] examples)
    {
        foreach (Option option in root.Options)
        {
            if (option is HelpOption { Action: HelpAction help })
                option.Action = new ExampleHelpAction(help, examples);
        }
    }
}
