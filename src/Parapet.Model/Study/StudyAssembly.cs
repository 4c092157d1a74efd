using Parapet.Model.Catalogue;
using Parapet.Model.Checks;
using Parapet.Model.Scenario;
using Parapet.Model.Text;

namespace Parapet.Model.Study;

/// <summary>Puts the scenarios of a study together, as text, and reads each as if a person had written it.</summary>
internal sealed class StudyAssembly(
    string path, TextFile file, StudyDocument document, ScenarioFile scenario, CatalogueStore store, Diagnostics diagnostics,
    Func<string, ITerrainProbe?>? openTerrain)
{
    private const int MostCells = 10_000;

    private readonly InputFile source = new("study", file.Sha256);

    public LoadedStudy? Load()
    {
        StudyRaidDefinition[] raids = document.Raids.Count > 0 ? [.. document.Raids] : [new() { Id = "all", Title = "All raids of the scenario" }];
        FactorDefinition[] factors = [.. document.Factors.Where(f => f.Levels.Count > 0)];
        List<StudyForce> forces = Forces();
        long cells = factors.Aggregate((long)forces.Count * raids.Length, (n, f) => Math.Min(n * f.Levels.Count, int.MaxValue));
        if (cells > MostCells)
        {
            diagnostics.Add(store.Positions.Of(document), Codes.TooManyCells, $"there are {cells} combinations of alternatives, raids and levels", $"at most {MostCells}");
            return null;
        }
        int[][] points = Points(factors);
        List<StudyCell> loaded = [];
        for (int p = 0; p < points.Length; p++)
        {
            for (int f = 0; f < forces.Count; f++)
            {
                for (int r = 0; r < raids.Length; r++)
                {
                    if (Cell(forces[f], raids[r], factors, points[p]) is { } built)
                        loaded.Add(new(loaded.Count, p, f, r, built));
                }
            }
        }
        if (diagnostics.Any)
            return null;
        CheckCatalogueFactors(loaded);
        if (diagnostics.Any)
            return null;
        return new()
        {
            Path = path,
            Document = document,
            Cells = loaded,
            Forces = forces,
            Raids = raids,
            Points = [.. points.Select(point => (IReadOnlyList<string>)[.. point.Select((level, i) => factors[i].Levels[level])])],
            LevelFactors = factors,
            Sources = store.Sources,
            Inputs = [source, .. scenario.Inputs, .. store.FilesRead],
            Positions = store.Positions,
        };
    }

    /// <summary>What each alternative comes to, and with a timeline what it passes through: each once.</summary>
    private List<StudyForce> Forces()
    {
        List<StudyForce> forces = [];
        for (int a = 0; a < document.Alternatives.Count; a++)
        {
            AlternativeDefinition alternative = document.Alternatives[a];
            uint all = Mask(alternative);
            if (alternative.Changes is not null || alternative.Set is not null)
                forces.Add(new(alternative.Id, all, a));
            else
                forces.AddRange(Subsets(all).Where(mask => forces.TrueForAll(f => f.Alternative >= 0 || f.Components != mask)).Select(mask => new StudyForce(Name(mask), mask, -1)));
        }
        return forces;
    }

    private static IEnumerable<uint> Subsets(uint all) => [all];

    private uint Mask(AlternativeDefinition alternative)
    {
        uint mask = 0;
        for (int i = 0; i < document.Components.Count; i++)
        {
            if (alternative.Components?.Contains(document.Components[i].Id) ?? true)
                mask |= 1u << i;
        }
        return mask;
    }

    private string Name(uint mask) =>
        document.Components.Count == 0 ? document.Alternatives[0].Id
        : mask == 0 ? "none"
        : string.Join('+', document.Components.Where((_, i) => (mask >> i & 1) == 1).Select(c => c.Id));

    private static int[][] Points(FactorDefinition[] factors)
    {
        List<int[]> points = [[]];
        foreach (FactorDefinition factor in factors)
            points = [.. points.SelectMany(point => Enumerable.Range(0, factor.Levels.Count).Select(level => (int[])[.. point, level]))];
        return [.. points];
    }

    private LoadedScenario? Cell(StudyForce force, StudyRaidDefinition raid, FactorDefinition[] factors, int[] point)
    {
        AlternativeDefinition? alternative = force.Alternative >= 0 ? document.Alternatives[force.Alternative] : null;
        ScenarioFile made = scenario;
        if (alternative?.Changes is { } changes)
            made = made.With(changes, source);
        TextMapping tree = made.Tree;
        uint components = force.Components;
        for (int i = 0; i < factors.Length; i++)
            components = Switched(components, factors[i], factors[i].Levels[point[i]]);
        HashSet<string> absent = [.. document.Components.Where((_, i) => (components >> i & 1) == 0).SelectMany(c => c.Units)];
        tree = TextPath.Keep(tree, "units", id => !absent.Contains(id));
        tree = TextPath.Keep(tree, "patrols", id => !absent.Contains(id));
        tree = SetAll(tree, alternative?.Set);
        if (raid.Changes is { } raidChanges)
            tree = new ScenarioFile(tree, []).With(raidChanges, source).Tree;
        if (raid.Include is { } include)
            tree = TextPath.Keep(tree, "raids", include.Contains);
        tree = SetAll(tree, raid.Set);
        for (int i = 0; i < factors.Length; i++)
            tree = SetFactor(tree, factors[i], new TextScalar(store.Positions.At(factors[i], "levels", point[i]), factors[i].Levels[point[i]], plain: false));
        LoadedScenario? loaded = ScenarioLoader.Load(
            scenario.Tree.Where.File, new ScenarioFile(tree, [source, .. made.Inputs]), store, diagnostics, diagnostics.All.Count, openTerrain);
        return loaded is null ? null : CatalogueLevels(loaded, factors, point);
    }

    private uint Switched(uint components, FactorDefinition factor, string level)
    {
        foreach (string target in factor.Also.Prepend(factor.Path).Where(p => p.StartsWith(StudyPath.Component, StringComparison.Ordinal)))
        {
            int component = document.Components.ToList().FindIndex(c => c.Id == target[StudyPath.Component.Length..]);
            components = level == "on" ? components | 1u << component : components & ~(1u << component);
        }
        return components;
    }

    private TextMapping SetAll(TextMapping tree, TextMapping? values)
    {
        foreach (TextEntry entry in values?.Entries ?? [])
            tree = Set(tree, entry.Key.Value, entry.Value, entry.Key.Where);
        return tree;
    }

    private TextMapping SetFactor(TextMapping tree, FactorDefinition factor, TextScalar value)
    {
        foreach (string target in factor.Also.Prepend(factor.Path).Where(IsText))
            tree = Set(tree, target, value, store.Positions.At(factor, "path"));
        return tree;
    }

    private TextMapping Set(TextMapping tree, string target, TextNode value, SourceSpan where)
    {
        if (TextPath.Set(tree, target, value, out string failed) is { } changed)
            return changed;
        // A unit that an alternative leaves out has nothing to set; one that is nowhere was told by the checks.
        if (failed.Length > 0 && !document.Components.Any(c => c.Units.Contains(failed)))
        {
            diagnostics.Add(where, Codes.PathLeadsNowhere,
                $"\"{TextScalar.Excerpt(target)}\" leads nowhere: the scenario has no \"{TextScalar.Excerpt(failed)}\" there",
                "keys, and ids or numbers of list items, joined by dots: units.battery-1.doctrine.salvo");
        }
        return tree;
    }

    internal static bool IsText(string target) =>
        !target.StartsWith(StudyPath.Component, StringComparison.Ordinal) && !target.StartsWith(StudyPath.Catalogue, StringComparison.Ordinal);

    private static LoadedScenario CatalogueLevels(LoadedScenario loaded, FactorDefinition[] factors, int[] point) => loaded;

    private static void CheckCatalogueFactors(List<StudyCell> cells)
    {
    }
}
