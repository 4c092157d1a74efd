using Parapet.Model.Catalogue;
using Parapet.Model.Checks;
using Parapet.Model.Scenario;
using Parapet.Model.Text;

namespace Parapet.Model.Study;

/// <summary>Reads a study with the scenarios it plays, and checks it whole.</summary>
public static class StudyLoader
{
    /// <summary>The loaded study, or null with every fault found in it, its scenario and the catalogue. Never throws on bad input.</summary>
    /// <param name="catalogueFolder">As for <see cref="ScenarioLoader.Load(string, string, Diagnostics, Func{string, ITerrainProbe?}?)"/>.</param>
    /// <param name="openTerrain">As there.</param>
    /// <param name="knownMeasures">Tells whether a name is a measure, and lists what there is; null leaves names unchecked.</param>
    public static LoadedStudy? Load(
        string path, string catalogueFolder, Diagnostics diagnostics, Func<string, ITerrainProbe?>? openTerrain = null, IMeasureNames? knownMeasures = null) =>
        TextFile.Read(path, diagnostics) is { } file && YamlTree.Parse(file.Name, file.Content, diagnostics) is { } tree && IsStudy(tree, diagnostics)
            ? Load(path, file, tree, new CatalogueStore(catalogueFolder, diagnostics), diagnostics, openTerrain, knownMeasures)
            : null;

    internal static LoadedStudy? Load(
        string path, TextFile file, TextMapping tree, CatalogueStore store, Diagnostics diagnostics, Func<string, ITerrainProbe?>? openTerrain,
        IMeasureNames? knownMeasures)
    {
        int before = diagnostics.Reports;
        StudyDocument document = new Binder(diagnostics, store.Positions).Record<StudyDocument>(tree)!;
        ScenarioFile? scenario = ReadScenario(file, document, store.Positions, diagnostics);
        StudyChecks.Check(document, scenario, store, knownMeasures, diagnostics);
        if (scenario is null)
            return null;
        if (diagnostics.Reports > before)
        {
            // No scenario of a faulty study is put together; its base can still be read, unless it may be sound only once changed.
            if (!document.Alternatives.Any(a => a.ChangesScenario) && !document.Raids.Any(r => r.Changes is not null || r.Set is not null))
                ScenarioLoader.Load(scenario.Tree.Where.File, scenario, store, diagnostics, 0, Once(openTerrain));
            return null;
        }
        StudyAssembly assembly = new(path, file, document, scenario, store, diagnostics, Once(openTerrain));
        return assembly.Load();
    }

    private static bool IsStudy(TextMapping tree, Diagnostics diagnostics)
    {
        if (FileCheck.Recognise(tree) == FileKind.Study)
            return true;
        diagnostics.Add(tree.Where, Codes.UnknownFileKind, "this is no study", "a study has a question, a scenario and alternatives");
        return false;
    }

    private static ScenarioFile? ReadScenario(TextFile file, StudyDocument document, SourcePositions positions, Diagnostics diagnostics)
    {
        if (document.Scenario.Length == 0)
            return null;
        string scenario = Path.Combine(Path.GetDirectoryName(file.Name) ?? "", document.Scenario);
        if (File.Exists(scenario))
            return ScenarioFile.Read(scenario, diagnostics);
        diagnostics.Add(positions.At(document, "scenario"), Codes.ScenarioMissing,
            $"there is no file {TextScalar.Excerpt(document.Scenario)}", "the path is relative to this file");
        return null;
    }

    /// <summary>The scenarios of a study share their ground.</summary>
    private static Func<string, ITerrainProbe?>? Once(Func<string, ITerrainProbe?>? open)
    {
        if (open is null)
            return null;
        Dictionary<string, ITerrainProbe?> opened = new(StringComparer.Ordinal);
        return path => opened.TryGetValue(path, out ITerrainProbe? probe) ? probe : opened[path] = open(path);
    }
}

/// <summary>The measures there are. Model checks a study's names without knowing what a measure is.</summary>
public interface IMeasureNames
{
    bool Has(string name);

    /// <summary>Names for a hint.</summary>
    IReadOnlyList<string> Names { get; }
}
