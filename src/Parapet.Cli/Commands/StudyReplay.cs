using Parapet.Study.Session;
using Parapet.Cli.Files;
using Parapet.Cli.Output;
using Parapet.Engine.Build;
using Parapet.Model.Study;
using Parapet.Study.Execute;
using Parapet.Study.Store;

namespace Parapet.Cli.Commands;

/// <summary>Which run of which study to play again.</summary>
internal sealed record StudyRunOf(StudyFolder Folder, StudyRunKey Key);

/// <summary>Plays one run of a study again, with the figures drawn for it, and holds it against the store.</summary>
internal static class StudyReplay
{
    public const string Example = "textbook:both/all:12:0:0123456789ab";

    /// <summary>The run that a key or the folder of a record names; null where it names none of a study.</summary>
    /// <param name="study">Folder of the study; null where it is to be found.</param>
    /// <exception cref="BadInputException">The study is not there.</exception>
    public static StudyRunOf? Find(string what, string? study)
    {
        if (Directory.Exists(what))
        {
            return KeyIn(what) is { } kept
                ? new(StudyFolder.OfPlayed(study ?? Above(what) ?? throw new BadInputException($"{what} is a record of the study {kept.Study}, whose folder is not above it; name that with --study DIR")), kept)
                : null;
        }
        if (!StudyRunKey.TryParse(what, out StudyRunKey? key))
            return study is null ? null : throw new BadInputException($"\"{what}\" is no run key of a study, such as {Example}");
        if (study is not null)
            return new(StudyFolder.OfPlayed(study), key);
        StudyFolder[] tried = [.. StudyFolder.Defaults(key.Study)];
        StudyFolder found = tried.FirstOrDefault(f => Holds(f, key))
            ?? throw new BadInputException($"no folder out/studies/{key.Study} here holds the run {what}; name the folder of the study with --study DIR");
        return new(found, key);
    }

    public static int Replay(Terminal terminal, StudyRunOf run, string? studyFile, string? folder, bool json)
    {
        using Interruption interruption = new();
        using PlayedStudy played = PlayedStudy.Open(run.Folder, studyFile);
        StoredRun? stored = played.Store.Find(run.Key);
        StudyCell cell = CellOf(played, run);
        CompiledScenario scenario = new StudyRunner(played.Plan).Compile(cell, run.Key.Sample, run.Key.Replicate);
        if (!scenario.Hash.StartsWith(run.Key.ScenarioHash, StringComparison.Ordinal))
            throw new BadInputException($"{run.Folder} holds no run {run.Key}: that of the same place has the scenario {scenario.Hash[..StudyRunKey.HashDigits]}");
        interruption.Token.ThrowIfCancellationRequested();
        using OutputFolder? output = folder is null ? null : new(folder);
        string key = run.Key.ToString();
        (RunSetResult result, double wallSeconds) = Simulation.Play(scenario, 0, 1, 1, output, terminal, interruption.Token, key);
        output?.Commit();
        Simulation.Print(terminal, scenario, result, wallSeconds, json, key);
        if (stored is null)
        {
            // The run that a study failed at is the one after all that it keeps.
            terminal.ErrorLine($"Played: {run.Folder} holds no run {run.Key} yet, so there is no state hash to compare.");
            return ExitCode.Done;
        }
        return Simulation.Compare(terminal, stored.StateHash, result, run.Folder.Shown(StudyFolder.Store));
    }

    private static StudyCell CellOf(PlayedStudy played, StudyRunOf run)
    {
        StudyRunKey key = run.Key;
        ManifestCell? cell = played.Store.Manifest.Cells.FirstOrDefault(c => c.Force == key.Force && c.Point == key.Point && c.Raid == key.Raid);
        return cell is not null && key.Study == played.Store.Manifest.Study && key.Sample < played.Plan.Samples && key.Replicate < played.Plan.Replicates
            ? played.Plan.Study.Cells[cell.Index]
            : throw new BadInputException($"{run.Folder} holds no run {key}");
    }

    private static bool Holds(StudyFolder folder, StudyRunKey key)
    {
        try
        {
            using StudyStore store = StudyStore.OpenRead(folder.Place);
            return store.Find(key) is not null;
        }
        catch (StudyStoreException)
        {
            return false;
        }
    }

    // Where it is another record or no JSON, PlayedRuns tells what is wrong with it.
    private static StudyRunKey? KeyIn(string folder) =>
        StudyRunKey.TryParse(RunFile.Text(folder, "runKey") ?? "", out StudyRunKey? key) ? key : null;

    /// <summary>The folder with a store that a record lies in.</summary>
    private static string? Above(string record)
    {
        string? folder = Path.GetFullPath(record);
        while (folder is not null && !StudyStore.Exists(folder))
            folder = Path.GetDirectoryName(folder);
        return folder is null ? null : Path.GetRelativePath(Environment.CurrentDirectory, folder);
    }
}
