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
        IReadOnlyList<StudyQuantity> quantities = StudyQuantities.List(document, loaded, store.Positions, diagnostics);
        TryEnds(forces, raids, factors, points[0], quantities);
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
            Quantities = quantities,
            Rebuild = (cell, texts) => Rebuilt(forces[cell.Force], raids[cell.Raid], factors, points[cell.Point], texts),
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

    /// <summary>With a timeline, what comes by delivery may not stand yet; all else always does.</summary>
    private IEnumerable<uint> Subsets(uint all)
    {
        uint delivered = 0;
        for (int i = 0; i < document.Components.Count; i++)
        {
            if (document.Timeline?.Deliveries.ContainsKey(document.Components[i].Id) ?? false)
                delivered |= all & 1u << i;
        }
        // Every subset of the bits of a mask, in rising order: (s - mask) & mask is the next.
        uint subset = 0;
        do
        {
            yield return all & ~delivered | subset;
            subset = (subset - delivered) & delivered;
        }
        while (subset != 0);
    }

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

    private LoadedScenario? Cell(
        StudyForce force, StudyRaidDefinition raid, FactorDefinition[] factors, int[] point, IReadOnlyList<(FactorDefinition Factor, string Text)>? texts = null)
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
        foreach ((FactorDefinition factor, string text) in texts ?? [])
            tree = SetFactor(tree, factor, new TextScalar(store.Positions.Of(factor), text, plain: false));
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

    /// <summary>A catalogue figure at a level stays there: it is known, and no longer drawn.</summary>
    private LoadedScenario CatalogueLevels(LoadedScenario loaded, FactorDefinition[] factors, int[] point)
    {
        for (int i = 0; i < factors.Length; i++)
        {
            foreach (string target in factors[i].Also.Prepend(factors[i].Path).Where(p => p.StartsWith(StudyPath.Catalogue, StringComparison.Ordinal)))
            {
                SourceSpan where = store.Positions.At(factors[i], "levels", point[i]);
                string name = target[StudyPath.Catalogue.Length..];
                if (Figure(loaded, name, where) is not { } field)
                    continue;
                UnitReading reading = Units.Read(factors[i].Levels[point[i]], field.Dimension);
                if (!reading.IsSound)
                    diagnostics.Add(where, reading.Code!, reading.Fault, reading.Hint);
                else if (reading.Si < field.Min || reading.Si > field.Max)
                    diagnostics.Add(where, Codes.OutOfRange, $"\"{factors[i].Levels[point[i]]}\" is outside what \"{name}\" can be", field.Meaning);
                else
                    loaded = DrawnQuantities.With(loaded, [(name, reading.Si)]);
            }
        }
        return loaded;
    }

    /// <summary>What a catalogue path leads to; null, with a diagnostic, where it leads nowhere, and without where the entry takes no part here.</summary>
    private FieldAttribute? Figure(LoadedScenario loaded, string name, SourceSpan where)
    {
        string id = name.Split('.')[0];
        if (store.Find(id, where) is not { } entry)
            return null;
        string figure = name[Math.Min(name.Length, id.Length + 1)..];
        if (QuantityPath.Find(entry, figure) is (not null, { } field))
        {
            bool takesPart = loaded.UnitSystems.Values.Any(s => s.Id == id) || loaded.PatrolAircraft.Values.Any(a => a.Id == id) || loaded.Threats.ContainsKey(id);
            return takesPart ? field : null;
        }
        diagnostics.AddUnknown(where, Codes.UnknownQuantityPath, $"{id} has no quantity \"{TextScalar.Excerpt(figure)}\"", figure, QuantityPath.All(entry).Select(q => q.Path), "quantities");
        return null;
    }

    /// <summary>Range factors of the scenario's text are tried at both ends, so that no sample meets a fault first.</summary>
    private void TryEnds(List<StudyForce> forces, StudyRaidDefinition[] raids, FactorDefinition[] factors, int[] point, IReadOnlyList<StudyQuantity> quantities)
    {
        foreach (FactorDefinition factor in document.Factors.Where(f => f.Range is not null))
        {
            foreach (string target in factor.Also.Prepend(factor.Path).Where(p => p.StartsWith(StudyPath.Catalogue, StringComparison.Ordinal)))
                TryInterval(factor, target[StudyPath.Catalogue.Length..]);
        }
        foreach (StudyQuantity quantity in quantities.Where(q => q.Text is not null))
        {
            foreach (double end in (double[])[quantity.Quantity.Low, quantity.Quantity.High])
            {
                foreach (StudyForce force in forces)
                {
                    foreach (StudyRaidDefinition raid in raids)
                        Cell(force, raid, factors, point, [(quantity.Text!, Text(quantity.Text!, quantity.Quantity, end))]);
                }
            }
        }
    }

    private void TryInterval(FactorDefinition factor, string name)
    {
        SourceSpan where = store.Positions.At(factor, "path");
        string id = name.Split('.')[0];
        if (store.Find(id, where) is not { } entry)
            return;
        if (QuantityPath.Find(entry, name[Math.Min(name.Length, id.Length + 1)..]) is not (not null, { } field))
        {
            diagnostics.AddUnknown(where, Codes.UnknownQuantityPath, $"{id} has no such quantity", name, QuantityPath.All(entry).Select(q => $"{id}.{q.Path}"), "quantities");
            return;
        }
        foreach ((string key, string text) in (IEnumerable<(string, string)>)[("low", factor.Range!.Low), ("high", factor.Range.High)])
        {
            UnitReading reading = Units.Read(text, field.Dimension);
            if (!reading.IsSound)
                diagnostics.Add(store.Positions.At(factor.Range, key), reading.Code!, reading.Fault, reading.Hint);
            else if (reading.Si < field.Min || reading.Si > field.Max)
                diagnostics.Add(store.Positions.At(factor.Range, key), Codes.OutOfRange, $"\"{text}\" is outside what \"{name}\" can be", field.Meaning);
        }
    }

    /// <summary>A drawn value as a person would write it: whole where the range is given in whole bare numbers.</summary>
    internal static string Text(FactorDefinition factor, Quantity quantity, double value)
    {
        bool whole = quantity.Unit.Length == 0 && factor.Range is { } range && range.Low.All(char.IsAsciiDigit) && range.High.All(char.IsAsciiDigit);
        return Units.Format(whole ? Math.Round(value) : value, quantity.Unit, 17);
    }

    private LoadedScenario Rebuilt(StudyForce force, StudyRaidDefinition raid, FactorDefinition[] factors, int[] point, IReadOnlyList<(FactorDefinition, string)> texts)
    {
        // A store of its own: it is not for several threads. What it reads was checked when the study was loaded.
        Diagnostics faults = new();
        CatalogueStore own = new(store.Folder, faults);
        StudyAssembly assembly = new(path, file, document, scenario, own, faults, openTerrain: null);
        return assembly.Cell(force, raid, factors, point, texts)
            ?? throw new InvalidOperationException($"The scenario of a sample has a fault: {string.Join("; ", faults.Ordered().Take(3))}");
    }
}
