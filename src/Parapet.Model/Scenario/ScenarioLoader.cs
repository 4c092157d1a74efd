using Parapet.Model.Catalogue;
using Parapet.Model.Checks;
using Parapet.Model.Text;

namespace Parapet.Model.Scenario;

/// <summary>Reads a scenario with everything it refers to, and checks it whole.</summary>
public static class ScenarioLoader
{
    /// <summary>The loaded scenario, or null with every fault found in it and in the catalogue entries it uses. Never throws on bad input.</summary>
    /// <param name="catalogueFolder">Folder of the catalogue; its parent is the root of the checkout, against which terrain is also looked up.</param>
    /// <param name="openTerrain">
    /// Opens the elevation at an absolute path for <see cref="GroundChecks"/>; null, or a null answer, leaves them out.
    /// </param>
    public static LoadedScenario? Load(
        string path, string catalogueFolder, Diagnostics diagnostics, Func<string, ITerrainProbe?>? openTerrain = null)
    {
        ScenarioFile? file = ScenarioFile.Read(path, diagnostics);
        return file is null ? null : Load(path, file, catalogueFolder, diagnostics, openTerrain);
    }

    /// <summary>The same for a scenario whose text has been read, and perhaps changed (<see cref="ScenarioFile.With"/>).</summary>
    public static LoadedScenario? Load(
        string path, ScenarioFile file, string catalogueFolder, Diagnostics diagnostics, Func<string,
        ITerrainProbe?>? openTerrain = null) =>
        Load(path, file, new CatalogueStore(catalogueFolder, diagnostics), diagnostics, diagnostics.Reports, openTerrain);

    internal static LoadedScenario? Load(
        string path, ScenarioFile file, CatalogueStore store, Diagnostics diagnostics, int before, Func<string,
        ITerrainProbe?>? openTerrain)
    {
        ScenarioDocument document = new Binder(diagnostics, store.Positions).Record<ScenarioDocument>(file.Tree)!;
        string? terrainPath = null;
        TerrainExtent? extent = null;
        if (document.Environment is { Terrain: { } terrain } environment)
        {
            SourceSpan where = store.Positions.At(environment, "terrain");
            terrainPath = FindTerrain(terrain, where, store.Folder, diagnostics);
            extent = terrainPath is null ? null : TerrainExtent.Read(terrainPath, where, diagnostics);
        }
        References references = References.Resolve(document, store, diagnostics);
        ScenarioChecks.Check(document, store, references, extent, diagnostics);
        RaidChecks.Check(document, store.Positions, references, diagnostics);
        if (extent is not null && openTerrain?.Invoke(terrainPath!) is { } probe)
        {
            if (probe.Fault is { } fault)
                diagnostics.Add(store.Positions.At(document.Environment, "terrain"), Codes.TerrainUnreadable, fault, "docs/terrain.md tells what is read, and how to convert the rest");
            else
                GroundChecks.Check(document, references.Threats, probe, store.Positions, diagnostics);
        }

        if (diagnostics.Reports > before)
            return null;
        return new LoadedScenario
        {
            Path = path,
            Document = document,
            TerrainPath = terrainPath,
            UnitSystems = references.UnitSystems,
            PatrolAircraft = references.PatrolAircraft,
            Threats = references.Threats,
            Sources = store.Sources,
            Inputs = [.. file.Inputs, .. store.FilesRead],
            Positions = store.Positions,
        };
    }

    private static string? FindTerrain(string terrain, SourceSpan where, string catalogueFolder, Diagnostics diagnostics)
    {
        // Relative to the file in which it is written, which with extends need not be the one that was named.
        string besideFile = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(where.File) ?? "", terrain));
        if (Exists(besideFile))
            return besideFile;
        string root = Path.GetDirectoryName(Path.GetFullPath(catalogueFolder).TrimEnd(Path.DirectorySeparatorChar)) ?? "";
        string inCheckout = Path.GetFullPath(Path.Combine(root, terrain));
        if (Exists(inCheckout))
            return inCheckout;
        diagnostics.Add(where, Codes.TerrainMissing, $"there is no elevation file \"{TextScalar.Excerpt(terrain)}\"",
            "the path is relative to this file or to the root of the checkout");
        return null;
    }

    private static bool Exists(string path) => File.Exists(path) || Directory.Exists(path);
}
