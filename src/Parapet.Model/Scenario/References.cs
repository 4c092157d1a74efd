using Parapet.Model.Catalogue;
using Parapet.Model.Checks;

namespace Parapet.Model.Scenario;

/// <summary>The catalogue entries a scenario refers to, overrides applied. What could not be found is absent and reported.</summary>
internal sealed record References(
    IReadOnlyDictionary<string, SurfaceToAirType> UnitSystems,
    IReadOnlyDictionary<string, AircraftType> PatrolAircraft,
    IReadOnlyDictionary<string, ThreatType> Threats)
{
    public static References Resolve(ScenarioDocument document, CatalogueStore store, Diagnostics diagnostics)
    {
        Dictionary<string, SurfaceToAirType> systems = new(StringComparer.Ordinal);
        foreach (UnitDefinition unit in document.Units)
        {
            if (Find<SurfaceToAirType>(store, unit, unit.System, "system") is { } system)
                systems[unit.Id] = Overridden(system, unit.Overrides, store, diagnostics);
        }
        Dictionary<string, AircraftType> aircraft = new(StringComparer.Ordinal);
        foreach (PatrolDefinition patrol in document.Patrols)
        {
            if (Find<AircraftType>(store, patrol, patrol.System, "system") is { } type)
                aircraft[patrol.Id] = Overridden(type, patrol.Overrides, store, diagnostics);
        }
        Dictionary<string, ThreatType> threats = new(StringComparer.Ordinal);
        foreach (RaidDefinition raid in document.Raids)
        {
            if (Find<ThreatType>(store, raid, raid.Class, "class") is { } threat)
                threats[threat.Id] = threat;
            if (raid.Release is { } release && Find<ThreatType>(store, release, release.Class, "class") is { } released)
                threats[released.Id] = released;
        }
        return new(systems, aircraft, threats);
    }

    private static T? Find<T>(CatalogueStore store, object owner, string id, string key)
        where T : CatalogueEntry => id.Length == 0 ? null : store.Find<T>(id, store.Positions.At(owner, key));

    private static T Overridden<T>(T entry, IReadOnlyList<OverrideDefinition> overrides, CatalogueStore store, Diagnostics diagnostics)
        where T : CatalogueEntry
    {
        if (overrides.Count == 0)
            return entry;
        foreach (OverrideDefinition given in overrides)
        {
            if (given.Value is { } value)
                EntryChecks.CheckSources(value, value.Sources, store.Sources, store.Positions, diagnostics);
        }
        T changed = Overrides.Apply(entry, overrides, diagnostics, store.Positions);
        EntryChecks.CheckQuantities(changed, store.Positions, diagnostics);
        return changed;
    }
}
