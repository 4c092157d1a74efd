using Parapet.Model.Catalogue;
using Parapet.Model.Scenario;
using Parapet.Model.Study;
using Parapet.Model.Text;

namespace Parapet.Model.Checks;

/// <summary>What a file is, told by its top-level keys.</summary>
public enum FileKind
{
    Unknown,
    CatalogueEntry,
    Sources,
    Scenario,

    Study,
}

/// <summary>Checks one file of any kind that this room reads.</summary>
public static class FileCheck
{
    private static readonly string[] StudyKeys = ["question", "alternatives", "factors", "measures", "scenario"];

    private static readonly string[] ScenarioKeys = ["extends", "raids", "sides", "assets", "units", "patrols", "environment", "duration"];

    /// <summary>Reports every fault of the file and of what it refers to.</summary>
    /// <param name="measures">Measures there are, for the names in a study.</param>
    /// <returns>What the file was taken for; <see cref="FileKind.Unknown"/>, with diagnostics, for one that is nothing of ours.</returns>
    public static FileKind Check(
        string path, string catalogueFolder, Diagnostics diagnostics, Func<string, ITerrainProbe?>? openTerrain = null, IMeasureNames? measures = null)
    {
        int before = diagnostics.Reports;
        if (TextFile.Read(path, diagnostics) is not { } file || YamlTree.Parse(file.Name, file.Content, diagnostics) is not { } tree)
            return FileKind.Unknown;
        FileKind kind = Recognise(tree);
        CatalogueStore store = new(catalogueFolder, diagnostics);
        switch (kind)
        {
            case FileKind.CatalogueEntry:
                store.Load(file, tree);
                break;
            case FileKind.Sources:
                store.LoadSources(file, tree);
                break;
            case FileKind.Scenario when ScenarioFile.Extended(file, tree, diagnostics) is { } scenario:
                ScenarioLoader.Load(path, scenario, store, diagnostics, before, openTerrain);
                break;
            case FileKind.Study:
                StudyLoader.Load(path, file, tree, store, diagnostics, openTerrain, measures);
                break;
            case FileKind.Unknown:
                diagnostics.Add(tree.Where, Codes.UnknownFileKind, "this is neither a catalogue entry nor sources, a scenario or a study",
                    "an entry has kind; a scenario has sides, assets and raids");
                break;
        }
        return kind;
    }

    /// <summary>Tells the kind of a file that has been parsed.</summary>
    public static FileKind Recognise(TextMapping tree)
    {
        if (tree.Find("kind") is not null)
            return FileKind.CatalogueEntry;
        if (tree.Entries.Count > 0 && tree.Entries.Any(e => e.Value is TextMapping source && source.Find("publisher") is not null))
            return FileKind.Sources;
        if (StudyKeys.Any(key => tree.Find(key) is not null))
            return FileKind.Study;
        return ScenarioKeys.Any(key => tree.Find(key) is not null) ? FileKind.Scenario : FileKind.Unknown;
    }
}
