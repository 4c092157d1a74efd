using Parapet.Study.Session;
using System.Globalization;
using Parapet.Cli.Commands;
using Parapet.Engine;
using Parapet.Model.Study;
using Parapet.Study.Design;
using Parapet.Study.Measures;
using Parapet.Study.Store;

namespace Parapet.Cli.Files;

/// <summary>A study that was played, with the files it was played from.</summary>
internal sealed class PlayedStudy : IDisposable
{
    private PlayedStudy(StudyFolder folder, StudyStore store, StudyPlan plan) => (Folder, Store, Plan) = (folder, store, plan);

    public StudyFolder Folder { get; }

    public StudyStore Store { get; }

    public StudyPlan Plan { get; }

    /// <summary>That samples are missing, in a sentence; null where none is.</summary>
    public string? Unfinished(StudyResult result) => StudySession.IsFinished(result) ? null
        : string.Create(CultureInfo.InvariantCulture, $"Unfinished: this is of {Store.Samples} samples of {Store.Manifest.Samples}. ./parapet study run with --out {Folder} --resume goes on.");

    /// <summary>Opens the store for reading and reads the study again.</summary>
    /// <param name="file">The study file; null for the one that the store names.</param>
    /// <exception cref="BadInputException">The files are not there, are at fault, or have changed since.</exception>
    public static PlayedStudy Open(StudyFolder folder, string? file)
    {
        StudyStore store = StudyStore.OpenRead(folder.Place);
        try
        {
            StudyManifest manifest = store.Manifest;
            if (manifest.Engine != EngineInfo.Version)
                throw new BadInputException($"{folder} was played by {manifest.Engine} and this is {EngineInfo.Version}: check out the version it was played with");
            LoadedStudy study = StudyPlay.Load(file ?? Find(manifest.Path, folder));
            long runs = (long)manifest.Samples * manifest.Cells.Count * manifest.Replicates;
            StudyPlan plan = StudyPlay.Plan(study, runs, manifest.Seed);
            if (study.Document.Id != manifest.Study)
                throw new BadInputException($"{study.Path} is the study {study.Document.Id}, and {folder} holds {manifest.Study}");
            if (plan.Hash != manifest.Hash)
                throw new BadInputException($"{folder} was played from other files than these: {Changed(manifest, study)}. Check out the version it was played with, or play it anew");
            return new(folder, store, plan);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    public StudyResult Result() => StudySession.Read(Plan, Store);

    public void Dispose() => Store.Dispose();

    private static string Find(string path, StudyFolder folder)
    {
        if (File.Exists(path))
            return path;
        if (Checkout.FindRoot() is { } root && File.Exists(Path.Combine(root, path)))
            return Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(root, path));
        throw new BadInputException($"{folder} was played from {path}, which is not there; name the study with --study FILE");
    }

    private static string Changed(StudyManifest manifest, LoadedStudy study)
    {
        string[] changed = [.. study.Inputs.Where(i => !manifest.Files.Any(f => f.Role == i.Role && f.Sha256 == i.Sha256)).Select(i => i.Role).Distinct()];
        return changed.Length == 0 ? "the terrain or the design has changed" : string.Join(", ", changed) + (changed.Length == 1 ? " has changed" : " have changed");
    }
}
