using System.CommandLine;
using Parapet.Cli.Explain;
using Parapet.Cli.Files;
using Parapet.Cli.Output;
using Parapet.Model.Catalogue;
using Parapet.Model.Checks;
using Parapet.Model.Text;

namespace Parapet.Cli.Commands;

internal static class ExplainCommand
{
    public static string[] Examples { get; } = ["parapet explain s-400", "parapet explain patriot --notes", "parapet explain"];

    public static void Build(Command command, Terminal terminal)
    {
        Argument<string?> id = new("ID") { Description = "Catalogue id; without one, the catalogue is listed", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> notes = new("--notes") { Description = "Also print the notes: conflicts between sources, arithmetic, doubts" };
        Option<bool> json = CommonOptions.Json();
        command.Arguments.Add(id);
        command.Options.Add(notes);
        command.Options.Add(json);
        command.SetAction(parsed => parsed.GetValue(id) is { } named
            ? Explain(terminal, named, parsed.GetValue(notes), parsed.GetValue(json))
            : List(terminal, parsed.GetValue(json)));
    }

    private static int Explain(Terminal terminal, string id, bool notes, bool json)
    {
        Diagnostics faults = new();
        CatalogueStore store = new(Checkout.CatalogueFor(), faults);
        IReadOnlyList<string> ids = store.ListIds();
        if (!ids.Contains(id))
        {
            string? meant = Suggestion.Nearest(id, ids);
            throw new BadInputException(
                $"the catalogue has no \"{id}\"{(meant is null ? "" : $"; did you mean {meant}?")}{Environment.NewLine}It has: {string.Join(", ", ids)}");
        }
        CatalogueEntry entry = store.Find(id, default) ?? throw new BadInputException(faults);
        if (json)
            JsonOutput.Write(terminal, writer => EntryJson.Write(writer, entry, store.Sources));
        else
            EntryText.Write(terminal.Out, terminal.OutStyle, Terminal.Width, entry, store.Sources, notes);
        return ExitCode.Done;
    }

    private static int List(Terminal terminal, bool json)
    {
        Diagnostics faults = new();
        CatalogueStore store = new(Checkout.CatalogueFor(), faults);
        CatalogueEntry[] entries = [.. store.ListIds().Select(id => store.Find(id, default)).OfType<CatalogueEntry>()];
        if (faults.Any)
            throw new BadInputException(faults);
        if (json)
        {
            JsonOutput.Write(terminal, writer => EntryJson.WriteList(writer, entries));
            return ExitCode.Done;
        }
        TextTable table = new("id", "kind", ">quantities", "name");
        foreach (CatalogueEntry entry in entries.OrderBy(e => e.Kind))
            table.Add(entry.Id, KebabCase.From(entry.Kind), Figures.Count(QuantityPath.All(entry).Count), entry.Name);
        table.Write(terminal.Out, terminal.OutStyle);
        return ExitCode.Done;
    }
}
