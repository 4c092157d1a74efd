using Parapet.Model.Catalogue;
using Parapet.Model.Checks;
using Parapet.Model.Scenario;
using Parapet.Model.Text;

namespace Parapet.Model.Study;

/// <summary>What must hold between the parts of a study, before a scenario of it is put together.</summary>
internal sealed class StudyChecks(StudyDocument document, ScenarioFile? scenario, SourcePositions positions, IMeasureNames? measures, Diagnostics diagnostics)
{
    private static readonly string[] NotForChanges = ["id", "extends"];

    public static void Check(
        StudyDocument document, ScenarioFile? scenario, CatalogueStore store, IMeasureNames? measures, Diagnostics diagnostics)
    {
        StudyChecks checks = new(document, scenario, store.Positions, measures, diagnostics);
        checks.Unique();
        checks.Components();
        checks.Alternatives();
        checks.Raids();
        foreach (FactorDefinition factor in document.Factors.Where(store.Positions.IsSound))
            checks.Factor(factor);
        checks.Measures();
        checks.Answers();
        checks.Timeline(store);
    }

    private void Timeline(CatalogueStore store)
    {
        if (document.Timeline is not { } timeline)
            return;
        string[] components = [.. document.Components.Select(c => c.Id)];
        string[] assets = scenario is null ? [] : [.. TextPath.Ids(scenario.Tree, "assets")];
        TimelineChecks.Check(timeline, TimelineAlternative.Of(document), components, assets, store.Sources, positions, diagnostics);
    }

    private void Unique()
    {
        Unique(document.Components, c => c.Id);
        Unique(document.Alternatives, a => a.Id);
        Unique(document.Raids, r => r.Id);
        Unique(document.Factors, f => f.Id);
        if (document.Alternatives.Count == 0 && positions.Has(document, "alternatives"))
            diagnostics.Add(positions.At(document, "alternatives"), Codes.EmptyPart, "a study compares at least one alternative");
    }

    private void Unique<T>(IReadOnlyList<T> items, Func<T, string> id)
        where T : class
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (T item in items)
        {
            if (id(item) is { Length: > 0 } name && !seen.Add(name))
                diagnostics.Add(positions.At(item, "id"), Codes.DuplicateId, $"\"{name}\" is given a second time here", "each id once");
        }
    }

    private void Components()
    {
        Dictionary<string, string> taken = new(StringComparer.Ordinal);
        string[] units = scenario is null ? [] : [.. TextPath.Ids(scenario.Tree, "units"), .. TextPath.Ids(scenario.Tree, "patrols")];
        foreach (ComponentDefinition component in document.Components)
        {
            for (int i = 0; i < component.Units.Count; i++)
            {
                SourceSpan where = positions.At(component, "units", i);
                string unit = component.Units[i];
                if (scenario is not null && !units.Contains(unit))
                    diagnostics.AddUnknown(where, Codes.UnknownPart, $"the scenario has no unit or patrol \"{TextScalar.Excerpt(unit)}\"", unit, units, "units");
                else if (!taken.TryAdd(unit, component.Id))
                    diagnostics.Add(where, Codes.InSeveralComponents, $"\"{unit}\" stands in the component {taken[unit]} as well", "a unit belongs to one component");
            }
        }
    }

    private void Alternatives()
    {
        foreach (AlternativeDefinition alternative in document.Alternatives)
        {
            for (int i = 0; i < (alternative.Components?.Count ?? 0); i++)
                Known(alternative.Components![i], document.Components.Select(c => c.Id), positions.At(alternative, "components", i), "component", "components");
            Changes(alternative.Changes);
            Paths(alternative, alternative.Set);
        }
    }

    private void Raids()
    {
        string[] raids = scenario is null ? [] : [.. TextPath.Ids(scenario.Tree, "raids")];
        foreach (StudyRaidDefinition raid in document.Raids)
        {
            bool ownRaids = raid.Changes?.Find("raids") is not null || document.Alternatives.Any(a => a.Changes?.Find("raids") is not null);
            for (int i = 0; !ownRaids && scenario is not null && i < (raid.Include?.Count ?? 0); i++)
            {
                if (!raids.Contains(raid.Include![i]))
                {
                    diagnostics.AddUnknown(positions.At(raid, "include", i), Codes.UnknownPart,
                        $"the scenario has no raid \"{TextScalar.Excerpt(raid.Include[i])}\"", raid.Include[i], raids, "raids");
                }
            }
            Changes(raid.Changes);
            Paths(raid, raid.Set);
        }
        if (document.Raids.Count > 0 && document.Raids.All(r => r.Weight == 0))
            diagnostics.Add(positions.At(document, "raids"), Codes.NoWeight, "no raid has a weight above zero");
    }

    private void Changes(TextMapping? changes)
    {
        foreach (TextEntry entry in changes?.Entries ?? [])
        {
            if (NotForChanges.Contains(entry.Key.Value))
                diagnostics.Add(entry.Key.Where, Codes.KeyNotForChanges, $"\"{entry.Key.Value}\" cannot be changed by a study", "name another scenario instead");
        }
    }

    private void Paths(object owner, TextMapping? set)
    {
        // Changes may bring in what a path leads to; then the path is tried when the scenario is put together.
        if (scenario is null || owner is AlternativeDefinition { Changes: not null } or StudyRaidDefinition { Changes: not null })
            return;
        foreach (TextEntry entry in set?.Entries ?? [])
        {
            if (TextPath.Set(scenario.Tree, entry.Key.Value, entry.Value, out string failed) is null)
                LeadsNowhere(entry.Key.Where, entry.Key.Value, failed);
        }
    }

    private void LeadsNowhere(SourceSpan where, string path, string failed) =>
        diagnostics.Add(where, Codes.PathLeadsNowhere, $"\"{TextScalar.Excerpt(path)}\" leads nowhere: the scenario has no \"{TextScalar.Excerpt(failed)}\" there",
            "keys, and ids or numbers of list items, joined by dots: units.battery-1.doctrine.salvo");

    private void Factor(FactorDefinition factor)
    {
        SourceSpan where = positions.Of(factor);
        if (factor.Levels.Count > 0 == factor.Range is not null)
            diagnostics.Add(where, Codes.LevelsOrRange, $"the factor \"{factor.Id}\" has {(factor.Range is null ? "neither levels nor a range" : "both levels and a range")}", "give one of them");
        for (int i = 0; i < factor.Levels.Count; i++)
        {
            if (factor.Levels.Take(i).Contains(factor.Levels[i], StringComparer.Ordinal))
                diagnostics.Add(positions.At(factor, "levels", i), Codes.LevelTwice, $"the level \"{factor.Levels[i]}\" stands twice");
        }
        foreach (string path in factor.Also.Prepend(factor.Path))
            FactorPath(factor, path, path == factor.Path ? positions.At(factor, "path") : positions.At(factor, "also"));
        if (factor.Range is { } range && positions.IsSound(range))
            Range(range);
    }

    private void FactorPath(FactorDefinition factor, string path, SourceSpan where)
    {
        if (path.StartsWith(StudyPath.Component, StringComparison.Ordinal))
        {
            Known(path[StudyPath.Component.Length..], document.Components.Select(c => c.Id), where, "component", "components");
            if (factor.Range is not null || factor.Levels.Any(level => level is not ("on" or "off")))
                diagnostics.Add(where, Codes.LevelsOrRange, "a component is there or not", "levels: [\"on\", \"off\"], in quotes");
        }
        else if (!path.StartsWith(StudyPath.Catalogue, StringComparison.Ordinal) && scenario is not null
            && !document.Alternatives.Any(a => a.Changes is not null) && !document.Raids.Any(r => r.Changes is not null)
            && TextPath.Set(scenario.Tree, path, new TextScalar(where, "0", plain: true), out string failed) is null)
        {
            LeadsNowhere(where, path, failed);
        }
    }

    private void Range(RangeDefinition range)
    {
        UnitReading? low = Number(range, "low", range.Low), high = Number(range, "high", range.High);
        UnitReading? likely = range.Likely is null ? low : Number(range, "likely", range.Likely);
        if (low is not { } l || high is not { } h || likely is not { } m)
            return;
        if (l.Dimension != h.Dimension || m.Dimension != l.Dimension)
            diagnostics.Add(positions.Of(range), Codes.MixedDimensions, "low, likely and high are not of one kind");
        else if (l.Si > m.Si || m.Si > h.Si)
            diagnostics.Add(positions.Of(range), Codes.IntervalOrder, "low ≤ likely ≤ high does not hold");
    }

    private UnitReading? Number(RangeDefinition range, string key, string text)
    {
        UnitReading reading = Units.Read(text, Dimension.Any);
        if (reading.IsSound)
            return reading;
        diagnostics.Add(positions.At(range, key), reading.Code!, reading.Fault, reading.Hint);
        return null;
    }

    private void Measures()
    {
        if (document.Measures.Count == 0 && positions.Has(document, "measures"))
            diagnostics.Add(positions.At(document, "measures"), Codes.EmptyPart, "a study reports at least one measure");
        for (int i = 0; measures is not null && i < document.Measures.Count; i++)
        {
            if (!measures.Has(document.Measures[i]))
            {
                diagnostics.AddUnknown(positions.At(document, "measures", i), Codes.UnknownName,
                    $"there is no measure \"{TextScalar.Excerpt(document.Measures[i])}\"", document.Measures[i], measures.Names, "measures");
            }
        }
    }

    private void Answers()
    {
        if (document.Stop is { } stop)
            Known(stop.Measure, document.Measures, positions.At(stop, "measure"), "measure", "measures");
        foreach (ThresholdDefinition threshold in document.Thresholds)
        {
            Known(threshold.Measure, document.Measures, positions.At(threshold, "measure"), "measure", "measures");
            FactorDefinition[] withLevels = [.. document.Factors.Where(f => f.Levels.Count > 0)];
            Known(threshold.Factor, withLevels.Select(f => f.Id), positions.At(threshold, "factor"), "factor with levels", "factors");
            if (withLevels.FirstOrDefault(f => f.Id == threshold.Factor) is { } factor && !AreNumbers(factor.Levels))
                diagnostics.Add(positions.At(threshold, "factor"), Codes.LevelsNotNumbers, $"the levels of \"{factor.Id}\" are not numbers of one unit");
        }
        foreach (ExpectationDefinition expectation in document.Expectations)
        {
            Known(expectation.Measure, document.Measures, positions.At(expectation, "measure"), "measure", "measures");
            Known(expectation.Alternative, document.Alternatives.Select(a => a.Id), positions.At(expectation, "alternative"), "alternative", "alternatives");
        }
    }

    private static bool AreNumbers(IReadOnlyList<string> levels)
    {
        UnitReading[] read = [.. levels.Select(level => Units.Read(level, Dimension.Any))];
        return read.All(r => r.IsSound && r.Dimension == read[0].Dimension);
    }

    private void Known(string name, IEnumerable<string> known, SourceSpan where, string what, string plural)
    {
        string[] names = [.. known];
        if (name.Length > 0 && !names.Contains(name, StringComparer.Ordinal))
            diagnostics.AddUnknown(where, Codes.UnknownName, $"the study has no {what} \"{TextScalar.Excerpt(name)}\"", name, names, plural);
    }
}

/// <summary>Beginnings of paths that lead out of the scenario's text.</summary>
public static class StudyPath
{
    /// <summary>A figure of the catalogue, for every unit that has it from there.</summary>
    public const string Catalogue = "catalogue.";

    /// <summary>A component: on or off.</summary>
    public const string Component = "components.";
}
