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
        checks.OnePathOnce();
        foreach (FactorDefinition factor in document.Factors.Where(store.Positions.IsSound))
            checks.Factor(factor);
        checks.Measures();
        checks.Answers();
        checks.Timeline(store);
    }

    private bool HasChanges => document.Alternatives.Any(a => a.Changes is not null) || document.Raids.Any(r => r.Changes is not null);

    private void Timeline(CatalogueStore store)
    {
        if (document.Timeline is not { } timeline)
        {
            foreach (AlternativeDefinition alternative in document.Alternatives)
            {
                if (alternative.Events.Count > 0 && !positions.Has(document, "timeline"))
                    diagnostics.Add(positions.At(alternative, "events"), Codes.UnknownEvent, "events are those of a timeline, and the study has none", "add timeline, or take events out");
            }
            return;
        }
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
        if (document.Components.FirstOrDefault(c => c.Id == StudyForces.Empty) is { } none)
            diagnostics.Add(positions.At(none, "id"), Codes.DuplicateId, "\"none\" is the name of what is left without components", "give it another id");
        int most = document.Timeline is null ? StudyForces.MostComponents : TimelineDefinition.MostComponents;
        if (document.Components.Count > most)
        {
            diagnostics.Add(positions.At(document, "components"), Codes.TooManyCells,
                $"there are {document.Components.Count} components", $"at most {most}{(document.Timeline is null ? "" : " with a timeline")}");
        }
        if (document.Alternatives.Count == 0 && TextOf(document, "alternatives") is TextSequence { Items.Count: 0 })
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
                KnownOnce(alternative.Components!, i, document.Components.Select(c => c.Id), positions.At(alternative, "components", i), "component", "components");
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
            if (raid.Include is { Count: 0 } && TextOf(raid, "include") is TextSequence { Items.Count: 0 })
                diagnostics.Add(positions.At(raid, "include"), Codes.EmptyPart, "a raid in which nothing comes", "ids of raids of the scenario; leave include out for all");
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
        if (document.Raids.Count == 0 && TextOf(document, "raids") is TextSequence { Items.Count: 0 })
            diagnostics.Add(positions.At(document, "raids"), Codes.EmptyPart, "a study has at least one raid", "leave raids out for all of the scenario at once");
        if (document.Raids.Count > 0 && document.Raids.All(r => r.Weight == 0))
            diagnostics.Add(positions.At(document, "raids"), Codes.NoWeight, "no raid has a weight above zero");
    }

    private TextNode? TextOf(object owner, string key) => positions.Node(owner, key);

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
        foreach (TextEntry entry in set?.Entries ?? [])
        {
            string path = entry.Key.Value;
            if (!StudyPath.IsText(path))
                diagnostics.Add(entry.Key.Where, Codes.PathLeadsNowhere, $"\"{TextScalar.Excerpt(path)}\" is no place of the scenario", "the catalogue and components are set by factors");
            else
                Path(path, entry.Key.Where, entry.Value, mayComeLater: owner is AlternativeDefinition { Changes: not null } || (owner is StudyRaidDefinition && HasChanges));
        }
    }

    /// <param name="mayComeLater">Changes may bring in what a path leads to; then it is tried when the scenarios are put together.</param>
    private void Path(string path, SourceSpan where, TextNode value, bool mayComeLater)
    {
        if (StudyPath.IsFixed(path))
            diagnostics.Add(where, Codes.KeyNotForChanges, $"\"{TextScalar.Excerpt(path)}\" cannot be changed by a study", "ids stay what they are, and so does what is extended");
        else if (!mayComeLater && scenario is not null && TextPath.Set(scenario.Tree, path, value, where, out string failed) is null)
            StudyPath.TellNowhere(where, path, failed, scenario.Tree, diagnostics);
    }

    private void OnePathOnce()
    {
        Dictionary<string, FactorDefinition> taken = new(StringComparer.Ordinal);
        foreach (FactorDefinition factor in document.Factors)
        {
            foreach ((string path, SourceSpan where) in factor.Targets(positions))
            {
                if (path.Length > 0 && !taken.TryAdd(path, factor))
                    diagnostics.Add(where, Codes.PathTwice, $"the factor \"{taken[path].Id}\" sets \"{TextScalar.Excerpt(path)}\" as well", "a place takes the value of one factor");
            }
        }
    }

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
        foreach ((string path, SourceSpan at) in factor.Targets(positions))
            FactorPath(factor, path, at);
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
        else if (StudyPath.IsText(path))
        {
            Path(path, where, new TextScalar(where, "0", plain: true), HasChanges);
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
        else if (range.Likely is not null && (l.Si > m.Si || m.Si > h.Si))
            diagnostics.Add(positions.At(range, "likely"), Codes.IntervalOrder, "likely lies outside low to high", "low ≤ likely ≤ high");
        else if (l.Si >= h.Si)
            diagnostics.Add(positions.At(range, "high"), Codes.IntervalOrder, "high is not above low", "for a single value: levels with one item");
        else if (!double.IsFinite(h.Si - l.Si))
            diagnostics.Add(positions.At(range, "high"), Codes.NotFinite, "the range is too wide to hold");
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
        if (document.Measures.Count == 0 && TextOf(document, "measures") is TextSequence { Items.Count: 0 })
            diagnostics.Add(positions.At(document, "measures"), Codes.EmptyPart, "a study reports at least one measure");
        for (int i = 0; i < document.Measures.Count; i++)
        {
            if (document.Measures.Take(i).Contains(document.Measures[i]))
                diagnostics.Add(positions.At(document, "measures", i), Codes.DuplicateId, $"the measure \"{TextScalar.Excerpt(document.Measures[i])}\" stands twice");
            else if (measures is not null && !measures.Has(document.Measures[i]))
            {
                diagnostics.AddUnknown(positions.At(document, "measures", i), Codes.UnknownName,
                    $"there is no measure \"{TextScalar.Excerpt(document.Measures[i])}\"", document.Measures[i], measures.Names, "measures");
            }
        }
    }

    private void Answers()
    {
        if (document.Stop is { } stop && document.Measures.Count > 0)
            Known(stop.Measure, document.Measures, positions.At(stop, "measure"), "measure", "measures");
        foreach (ThresholdDefinition threshold in document.Thresholds)
        {
            if (document.Measures.Count > 0)
                Known(threshold.Measure, document.Measures, positions.At(threshold, "measure"), "measure", "measures");
            FactorDefinition[] withLevels = [.. document.Factors.Where(f => f.Levels.Count > 0)];
            Known(threshold.Factor, withLevels.Select(f => f.Id), positions.At(threshold, "factor"), "factor with levels", "factors");
            if (withLevels.FirstOrDefault(f => f.Id == threshold.Factor) is { } factor && !AreNumbers(factor.Levels))
            {
                diagnostics.Add(positions.At(threshold, "factor"), Codes.LevelsNotNumbers,
                    $"the levels of \"{factor.Id}\" are not two or more different numbers of one kind", "between numbers a threshold can be looked for");
            }
        }
        foreach (ExpectationDefinition expectation in document.Expectations)
        {
            if (document.Measures.Count > 0)
                Known(expectation.Measure, document.Measures, positions.At(expectation, "measure"), "measure", "measures");
            Known(expectation.Alternative, document.Alternatives.Select(a => a.Id), positions.At(expectation, "alternative"), "alternative", "alternatives");
        }
    }

    private static bool AreNumbers(IReadOnlyList<string> levels)
    {
        UnitReading[] read = [.. levels.Select(level => Units.Read(level, Dimension.Any))];
        return read.Length > 1 && read.All(r => r.IsSound && r.Dimension == read[0].Dimension) && read.DistinctBy(r => r.Si).Count() == read.Length;
    }

    private void KnownOnce(IReadOnlyList<string> named, int i, IEnumerable<string> known, SourceSpan where, string what, string plural)
    {
        if (named.Take(i).Contains(named[i], StringComparer.Ordinal))
            diagnostics.Add(where, Codes.DuplicateId, $"the {what} \"{TextScalar.Excerpt(named[i])}\" stands twice");
        else
            Known(named[i], known, where, what, plural);
    }

    private void Known(string name, IEnumerable<string> known, SourceSpan where, string what, string plural)
    {
        string[] names = [.. known];
        if (name.Length > 0 && !names.Contains(name, StringComparer.Ordinal))
            diagnostics.AddUnknown(where, Codes.UnknownName, $"the study has no {what} \"{TextScalar.Excerpt(name)}\"", name, names, plural);
    }
}
