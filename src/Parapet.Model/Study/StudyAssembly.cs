using Parapet.Model.Catalogue;
using Parapet.Model.Checks;
using Parapet.Model.Scenario;
using Parapet.Model.Text;

namespace Parapet.Model.Study;

/// <summary>Puts the scenarios of a study together, as text, and reads each as if a person had written it.</summary>
internal sealed class StudyAssembly(
    string path, TextFile file, StudyDocument document, ScenarioFile scenario, CatalogueStore store, Diagnostics diagnostics,
    Func<string, ITerrainProbe?>? openTerrain, List<StudyForce>? known = null)
{
    private const int MostCells = 10_000;

    // A fault of the first of ten thousand scenarios is as a rule one of all: no more are read than may show another.
    private const int MostFaultyCells = 100;

    private readonly InputFile source = new("study", file.Sha256);
    private readonly int before = diagnostics.Reports;
    private readonly StudyRaidDefinition[] raids = document.Raids.Count > 0 ? [.. document.Raids] : [new() { Id = "all", Title = "All raids of the scenario" }];
    private readonly FactorDefinition[] factors = [.. document.Factors.Where(f => f.Levels.Count > 0)];
    private readonly List<StudyForce> forces = known ?? StudyForces.List(document, MostCells + 1);

    // Paths of the scenario being made, and of all so far: those that led nowhere by the step that failed, those that led to a part
    // left out, and those that led to one that takes part.
    private readonly List<(SourceSpan Where, string Path)> set = [];
    private readonly HashSet<(SourceSpan Where, string Path)> idle = [];
    private readonly Dictionary<(SourceSpan Where, string Path), string> nowhere = [];
    private readonly HashSet<(SourceSpan Where, string Path)> somewhere = [];

    private readonly HashSet<(SourceSpan, string, string)> told = [];
    private HashSet<Diagnostic>? alone;
    private StudyCatalogueFactors? figures;

    private bool IsFaulty => diagnostics.Reports > before;

    public LoadedStudy? Load()
    {
        long cells = factors.Aggregate((long)forces.Count * raids.Length, (n, f) => Math.Min(n * f.Levels.Count, int.MaxValue));
        if (cells > MostCells)
        {
            diagnostics.Add(store.Positions.At(document, factors.Length > 0 ? "factors" : "alternatives"), Codes.TooManyCells,
                $"there are {(cells == int.MaxValue || forces.Count > MostCells ? "far too many" : $"{cells}")} combinations of forces, raids and levels",
                $"at most {MostCells}; every set of delivered components is a force");
            return null;
        }
        figures = new(document, store, diagnostics);
        figures.Check();
        int[][] points = Points(factors);
        List<StudyCell> loaded = [];
        int tried = 0;
        foreach ((int p, int f, int r) in Each(points.Length))
        {
            if (IsFaulty && tried > MostFaultyCells)
                break;
            tried++;
            if (Cell(forces[f], raids[r], points[p]) is { } built)
                loaded.Add(new(loaded.Count, p, f, r, built));
        }
        TellNowhere();
        if (IsFaulty)
            return null;
        IReadOnlyList<StudyQuantity> quantities = StudyQuantities.List(document, loaded, store.Positions, diagnostics);
        figures.CheckUse(loaded);
        TryEnds(points[0], quantities);
        if (IsFaulty)
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
            Quantities = quantities,
            Rebuild = (cell, texts) => Rebuilt(cell, points[cell.Point], texts),
            Sources = store.Sources,
            Inputs = [source, .. scenario.Inputs, .. store.FilesRead],
            Positions = store.Positions,
        };
    }

    private static int[][] Points(FactorDefinition[] factors)
    {
        List<int[]> points = [[]];
        foreach (FactorDefinition factor in factors)
            points = [.. points.SelectMany(point => Enumerable.Range(0, factor.Levels.Count).Select(level => (int[])[.. point, level]))];
        return [.. points];
    }

    private IEnumerable<(int Point, int Force, int Raid)> Each(int points)
    {
        for (int p = 0; p < points; p++)
        {
            for (int f = 0; f < forces.Count; f++)
            {
                for (int r = 0; r < raids.Length; r++)
                    yield return (p, f, r);
            }
        }
    }

    /// <summary>
    /// The whole text is changed first, in the order alternative, raid, factors, and what takes no part is left out last: so a path
    /// to a unit that one force lacks, or to a raid that does not come, is no fault.
    /// </summary>
    private LoadedScenario? Cell(StudyForce force, StudyRaidDefinition raid, int[] point, IReadOnlyList<(FactorDefinition Factor, string Text, SourceSpan Where)>? texts = null)
    {
        AlternativeDefinition? alternative = force.Alternative >= 0 ? document.Alternatives[force.Alternative] : null;
        ScenarioFile made = scenario;
        if (alternative?.Changes is { } changes)
            made = made.With(changes, source);
        TextMapping tree = SetAll(made.Tree, alternative?.Set);
        if (raid.Changes is { } raidChanges)
            tree = new ScenarioFile(tree, []).With(raidChanges, source).Tree;
        tree = SetAll(tree, raid.Set);
        for (int i = 0; i < factors.Length; i++)
            tree = SetFactor(tree, factors[i], new TextScalar(store.Positions.At(factors[i], "levels", point[i]), factors[i].Levels[point[i]], plain: false));
        foreach ((FactorDefinition factor, string text, SourceSpan where) in texts ?? [])
            tree = SetFactor(tree, factor, new TextScalar(where, text, plain: false));

        TextMapping whole = tree;
        HashSet<string> absent = Absent(force.Components, point);
        tree = TextPath.Keep(tree, "units", id => !absent.Contains(id));
        tree = TextPath.Keep(tree, "patrols", id => !absent.Contains(id));
        if (raid.Include is { } include)
        {
            tree = TextPath.Keep(tree, "raids", include.Contains);
            if (tree.Find("raids") is TextSequence { Items.Count: 0 })
                diagnostics.Add(store.Positions.At(raid, "include"), Codes.UnknownPart, $"none of these raids comes in the alternative \"{force.Id}\"");
        }
        foreach ((SourceSpan where, string target) in set)
        {
            if (TakesPart(whole, tree, target))
                somewhere.Add((where, target));
            else
                idle.Add((where, target));
        }
        set.Clear();
        Diagnostics own = new();
        LoadedScenario? loaded = ScenarioLoader.Load(scenario.Tree.Where.File, new ScenarioFile(tree, [source, .. made.Inputs]), store, own, 0, openTerrain);
        foreach (Diagnostic fault in own.All)
            Tell(fault, force, raid);
        return IsFaulty || loaded is null ? null : figures!.At(loaded, factor => Array.IndexOf(factors, factor) is >= 0 and int i ? factor.Levels[point[i]] : null);
    }

    private HashSet<string> Absent(uint components, int[] point)
    {
        for (int i = 0; i < factors.Length; i++)
        {
            foreach (string target in factors[i].AllPaths.Where(p => p.StartsWith(StudyPath.Component, StringComparison.Ordinal)))
            {
                int component = document.Components.ToList().FindIndex(c => c.Id == target[StudyPath.Component.Length..]);
                components = factors[i].Levels[point[i]] == "on" ? components | 1u << component : components & ~(1u << component);
            }
        }
        return [.. document.Components.Where((_, i) => (components >> i & 1) == 0).SelectMany(c => c.Units)];
    }

    private TextMapping SetAll(TextMapping tree, TextMapping? values)
    {
        foreach (TextEntry entry in values?.Entries ?? [])
            tree = Set(tree, entry.Key.Value, entry.Value, entry.Key.Where);
        return tree;
    }

    private TextMapping SetFactor(TextMapping tree, FactorDefinition factor, TextScalar value)
    {
        foreach ((string target, SourceSpan where) in factor.Targets(store.Positions))
        {
            if (StudyPath.IsText(target))
                tree = Set(tree, target, value, where);
        }
        return tree;
    }

    private TextMapping Set(TextMapping tree, string target, TextNode value, SourceSpan where)
    {
        if (TextPath.Set(tree, target, value, where, out string failed) is not { } changed)
        {
            nowhere.TryAdd((where, target), failed);
            return tree;
        }
        set.Add((where, target));
        return changed;
    }

    /// <summary>Whether a path leads to a part that is still there once those that take no part are left out.</summary>
    private static bool TakesPart(TextMapping whole, TextMapping left, string target) =>
        target.Split('.') is not [var list, var part, ..] || whole.Find(list) is not TextSequence || left.Find(list) is not TextSequence
        || !TextPath.Ids(whole, list).Contains(part) || TextPath.Ids(left, list).Contains(part);

    /// <summary>A path may lead nowhere in one alternative or raid, as where changes replace what it leads to, or to what takes no part there; not in all.</summary>
    private void TellNowhere()
    {
        foreach ((SourceSpan where, string target) in idle.Where(i => !somewhere.Contains(i)))
        {
            diagnostics.Add(where, Codes.PathLeadsNowhere, $"\"{TextScalar.Excerpt(target)}\" leads to what takes no part wherever this is played",
                "another path, or a raid or component that it belongs to");
        }
        foreach (((SourceSpan where, string target), string failed) in nowhere)
        {
            if (!somewhere.Contains((where, target)) && !idle.Contains((where, target)))
                StudyPath.TellNowhere(where, target, failed, scenario.Tree, diagnostics);
        }
    }

    /// <summary>
    /// A fault in the study's own text says enough by its place, and one of the scenario as it stands by itself is the scenario's. Any
    /// other comes of what the study makes of it: then it is told with whom, and once.
    /// </summary>
    private void Tell(Diagnostic fault, StudyForce force, StudyRaidDefinition raid)
    {
        if (fault.Where.File == file.Name || Alone().Contains(fault))
            diagnostics.Add(fault.Where, fault.Code, fault.Text, fault.Hint);
        else if (told.Add((fault.Where, fault.Code, fault.Text)))
            diagnostics.Add(fault.Where, fault.Code, $"{fault.Text}, as the study {document.Id} plays it with \"{force.Id}\" against \"{raid.Id}\"", fault.Hint);
    }

    private HashSet<Diagnostic> Alone()
    {
        if (alone is null)
        {
            Diagnostics found = new();
            ScenarioLoader.Load(scenario.Tree.Where.File, scenario, store, found, 0, openTerrain);
            alone = [.. found.All];
        }
        return alone;
    }

    /// <summary>Range factors of the scenario's text are tried at both ends, so that no sample meets a fault first.</summary>
    private void TryEnds(int[] point, IReadOnlyList<StudyQuantity> quantities)
    {
        foreach (StudyQuantity quantity in quantities)
        {
            if (quantity.Text is not { Range: { } range } factor)
                continue;
            foreach ((string key, double end) in (IEnumerable<(string, double)>)[("low", quantity.Quantity.Low), ("high", quantity.Quantity.High)])
            {
                foreach ((_, int f, int r) in Each(1))
                    Cell(forces[f], raids[r], point, [(factor, StudyQuantities.Text(factor, quantity.Quantity, end), store.Positions.At(range, key))]);
            }
        }
    }

    private LoadedScenario Rebuilt(StudyCell cell, int[] point, IReadOnlyList<(FactorDefinition Factor, string Text)> texts)
    {
        // A store of its own for each: it is not for several threads. Nothing is read again.
        Diagnostics faults = new();
        CatalogueStore own = store.Fork(faults);
        StudyAssembly assembly = new(path, file, document, scenario, own, faults, openTerrain: null, forces) { figures = figures };
        return assembly.Cell(forces[cell.Force], raids[cell.Raid], point, [.. texts.Select(t => (t.Factor, t.Text, store.Positions.Of(t.Factor)))])
            ?? throw new InvalidOperationException($"The scenario of a sample has a fault: {string.Join("; ", faults.Ordered().Take(3))}");
    }
}
