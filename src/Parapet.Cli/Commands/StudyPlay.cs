using Parapet.Study.Session;
using System.Globalization;
using Parapet.Cli.Documents;
using Parapet.Cli.Files;
using Parapet.Cli.Output;
using Parapet.Model.Checks;
using Parapet.Model.Study;
using Parapet.Report.Json;
using Parapet.Study.Design;
using Parapet.Study.Measures;
using Parapet.Study.Store;

namespace Parapet.Cli.Commands;

/// <summary>From a study file to played samples, their result and its files.</summary>
internal static class StudyPlay
{
    /// <summary>Reads and checks a study with all it plays.</summary>
    /// <exception cref="BadInputException">With every fault found.</exception>
    public static LoadedStudy Load(string path)
    {
        Diagnostics faults = new();
        return StudyLoader.Load(path, Checkout.CatalogueFor(path), faults, TerrainProbe.Open, StudyCommands.KnownMeasures) ?? throw new BadInputException(faults);
    }

    /// <exception cref="BadInputException">The study's design cannot be drawn.</exception>
    public static StudyPlan Plan(LoadedStudy study, long? runs, uint? seed)
    {
        try
        {
            return new(study, runs, seed);
        }
        catch (ArgumentException e)
        {
            throw new BadInputException($"{study.Path}: {Sentence(e)}");
        }
    }

    /// <summary>Plays what is not in the folder yet, then writes the document, the records and, where they are asked for, the tables as CSV.</summary>
    public static StudyResult Play(StudyPlan plan, StudyFolder folder, StudyOrder order, StudyWatch watch, CancellationToken cancel)
    {
        using StudyStore store = StudyStore.CreateOrResume(folder.Place, StudySession.ManifestOf(plan));
        folder.RemoveDrafts();
        StudyResult result = StudySession.Play(plan, store, order.Jobs, watch, cancel);
        // Before what follows, so that even without it the store is whole and in one file.
        store.Finish();
        watch.Dispose();
        StudyRecords.Write(plan, store, folder, result, cancel);
        if (order.Csv is { } csv)
            CsvExport.Write(store, csv);
        folder.Write(StudyFolder.Document, stream => StudyJson.Write(result, stream));
        return result;
    }

    /// <summary>How much of a study a folder holds, for a sentence.</summary>
    public static string Kept(StudyFolder folder)
    {
        using StudyStore store = StudyStore.OpenRead(folder.Place);
        return string.Create(CultureInfo.InvariantCulture, $"{store.Manifest.Study} with {store.Samples} of {store.Manifest.Samples} samples");
    }

    /// <summary>Prints the result: one JSON document, or tables and where the rest is.</summary>
    public static void Print(Terminal terminal, StudyFolder folder, StudyResult result, bool json, IReadOnlyList<KeyValuePair<string, double>> wall)
    {
        if (json)
        {
            JsonOutput.Write(terminal, writer => StudyJson.Write(result, writer, wall));
            return;
        }
        TextWriter output = terminal.Out;
        StudyTables.Write(output, terminal.OutStyle, Terminal.Width, result);
        output.Flush();
        terminal.ErrorLine("");
        terminal.ErrorLine($"Every run:    {folder.Shown(StudyFolder.Store)} (tables and queries in docs/study-store.md)");
        terminal.ErrorLine($"All figures:  {folder.Shown(StudyFolder.Document)}");
        if (result.Retained.Count > 0)
            terminal.ErrorLine($"Whole runs:   {folder.Shown(StudyFolder.Records)}, each alternative's worst, median and best; replay plays one again");
    }

    /// <summary>What an argument fault says, without the parameter's name.</summary>
    private static string Sentence(ArgumentException e)
    {
        int end = e.Message.IndexOf(" (Parameter", StringComparison.Ordinal);
        return end < 0 ? e.Message : e.Message[..end];
    }
}
