using Parapet.Model.Catalogue;
using Parapet.Model.Text;

namespace Parapet.Model.Scenario;

/// <summary>A quantity of a scenario that is known to an interval only.</summary>
/// <param name="Name">Name of the input, see <see cref="DrawnQuantities"/>.</param>
/// <param name="Field">What it means, its dimension and limits.</param>
public readonly record struct DrawnQuantity(string Name, Quantity Quantity, FieldAttribute Field);

/// <summary>
/// The catalogue quantities of a scenario as inputs of a study: their names, and a scenario in which some have drawn values. A quantity
/// of a catalogue entry is named <c>&lt;catalogue id&gt;.&lt;path&gt;</c>, as in <c>s-400.radars.91n6e.detection-range</c>, and is one for
/// all units and patrols that have not overridden it; one that a unit or patrol has overridden is its own, <c>units.&lt;id&gt;.&lt;path&gt;</c>.
/// </summary>
public static class DrawnQuantities
{
    private const string OwnPrefix = "units.";

    /// <summary>
    /// Every quantity that the engine reads and whose interval is not a point, by name in ordinal order. Left out are figures for
    /// the record, and parts that no unit here has: rounds not loaded, radars not brought (<see cref="QuantitiesRead"/>).
    /// Quantities of one <see cref="Quantity.Group"/> are listed one by one.
    /// </summary>
    public static IReadOnlyList<DrawnQuantity> List(LoadedScenario scenario)
    {
        SortedDictionary<string, DrawnQuantity> found = new(StringComparer.Ordinal);
        foreach (UnitDefinition unit in scenario.Document.Units)
            Add(found, scenario.UnitSystems[unit.Id], unit.Id, unit.Overrides, QuantitiesRead.Of(scenario.UnitSystems[unit.Id], unit));
        foreach (PatrolDefinition patrol in scenario.Document.Patrols)
            Add(found, scenario.PatrolAircraft[patrol.Id], patrol.Id, patrol.Overrides, QuantitiesRead.Of(scenario.PatrolAircraft[patrol.Id], patrol));
        foreach (ThreatType threat in scenario.Threats.Values)
            Add(found, threat, "", [], QuantitiesRead.Of(threat, scenario.Document.Raids));
        return [.. found.Values];
    }

    /// <summary>
    /// The scenario in which the named quantities are known: low, likely and high are the value given. All else is shared with the
    /// original, which stays as it is; units that shared a system still share one. A name whose entry, unit or patrol does not
    /// take part here is passed over, so that one sample serves every force.
    /// </summary>
    /// <param name="values">In SI; where a name comes twice the last counts.</param>
    /// <exception cref="ArgumentException">An entry or unit that takes part has nothing at the path.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the limits of its field.</exception>
    public static LoadedScenario With(LoadedScenario scenario, IReadOnlyList<(string Name, double Value)> values)
    {
        Dictionary<string, ValueTree> byEntry = new(StringComparer.Ordinal), byUnit = new(StringComparer.Ordinal);
        foreach ((string name, double value) in values)
        {
            bool own = name.StartsWith(OwnPrefix, StringComparison.Ordinal);
            int start = own ? OwnPrefix.Length : 0, dot = name.IndexOf('.', start);
            if (dot < 0)
                throw new ArgumentException($"\"{name}\" names no quantity: an entry's id, a dot and a path are due.", nameof(values));
            string id = name[start..dot];
            Dictionary<string, ValueTree> into = own ? byUnit : byEntry;
            if (!into.TryGetValue(id, out ValueTree? tree))
                into.Add(id, tree = new());
            tree.Set(name, dot + 1, value);
        }

        Dictionary<string, SurfaceToAirType> systems = new(StringComparer.Ordinal);
        Dictionary<CatalogueEntry, CatalogueEntry> changed = new(ReferenceEqualityComparer.Instance);
        foreach (UnitDefinition unit in scenario.Document.Units)
            systems.Add(unit.Id, Changed(scenario.UnitSystems[unit.Id], unit.Id, unit.Overrides, byEntry, byUnit, changed));
        Dictionary<string, AircraftType> aircraft = new(StringComparer.Ordinal);
        foreach (PatrolDefinition patrol in scenario.Document.Patrols)
            aircraft.Add(patrol.Id, Changed(scenario.PatrolAircraft[patrol.Id], patrol.Id, patrol.Overrides, byEntry, byUnit, changed));
        Dictionary<string, ThreatType> threats = new(StringComparer.Ordinal);
        foreach ((string id, ThreatType threat) in scenario.Threats)
            threats.Add(id, Changed(threat, "", [], byEntry, byUnit, changed));
        return scenario with { UnitSystems = systems, PatrolAircraft = aircraft, Threats = threats };
    }

    /// <summary>Whether a name is that of a catalogue entry, or of an override that the scenario has: other scenarios of a study may give a unit other overrides, or none.</summary>
    internal static bool Has(LoadedScenario scenario, string name)
    {
        if (!name.StartsWith(OwnPrefix, StringComparison.Ordinal) || name.IndexOf('.', OwnPrefix.Length) is not (> 0 and int dot))
            return true;
        string id = name[OwnPrefix.Length..dot], path = name[(dot + 1)..];
        IEnumerable<OverrideDefinition> given = scenario.Document.Units.Where(u => u.Id == id).SelectMany(u => u.Overrides)
            .Concat(scenario.Document.Patrols.Where(p => p.Id == id).SelectMany(p => p.Overrides));
        return given.Any(o => o.Quantity == path && o.Value.Low < o.Value.High);
    }

    /// <summary>Adds the name of every quantity of the catalogue that the engine reads for a scenario, known to an interval or not.</summary>
    internal static void AddRead(LoadedScenario scenario, HashSet<string> names)
    {
        foreach (UnitDefinition unit in scenario.Document.Units)
            Add(scenario.UnitSystems[unit.Id], unit.Overrides, QuantitiesRead.Of(scenario.UnitSystems[unit.Id], unit));
        foreach (PatrolDefinition patrol in scenario.Document.Patrols)
            Add(scenario.PatrolAircraft[patrol.Id], patrol.Overrides, QuantitiesRead.Of(scenario.PatrolAircraft[patrol.Id], patrol));
        foreach (ThreatType threat in scenario.Threats.Values)
            Add(threat, [], QuantitiesRead.Of(threat, scenario.Document.Raids));

        void Add(CatalogueEntry entry, IReadOnlyList<OverrideDefinition> overrides, IEnumerable<PlacedQuantity> read)
        {
            foreach (PlacedQuantity placed in read)
            {
                if (!IsOverridden(overrides, placed.Path))
                    names.Add($"{entry.Id}.{placed.Path}");
            }
        }
    }

    private static void Add(
        SortedDictionary<string, DrawnQuantity> found, CatalogueEntry entry, string owner, IReadOnlyList<OverrideDefinition> overrides, IEnumerable<PlacedQuantity> read)
    {
        foreach (PlacedQuantity placed in read)
        {
            if (!(placed.Quantity.Low < placed.Quantity.High))
                continue;
            string name = IsOverridden(overrides, placed.Path) ? $"{OwnPrefix}{owner}.{placed.Path}" : $"{entry.Id}.{placed.Path}";
            found[name] = new(name, placed.Quantity, placed.Field);
        }
    }

    private static bool IsOverridden(IReadOnlyList<OverrideDefinition> overrides, string path)
    {
        foreach (OverrideDefinition given in overrides)
        {
            if (given.Quantity == path)
                return true;
        }

        return false;
    }

    private static T Changed<T>(
        T entry, string owner, IReadOnlyList<OverrideDefinition> overrides, Dictionary<string, ValueTree> byEntry, Dictionary<string, ValueTree> byUnit,
        Dictionary<CatalogueEntry, CatalogueEntry> changed)
        where T : CatalogueEntry
    {
        byEntry.TryGetValue(entry.Id, out ValueTree? shared);
        ValueTree? own = null;
        if (owner.Length > 0)
            byUnit.TryGetValue(owner, out own);
        if (shared is null && own is null)
            return entry;
        if (overrides.Count == 0 && own is null)
        {
            if (!changed.TryGetValue(entry, out CatalogueEntry? once))
                changed.Add(entry, once = shared!.AppliedTo(entry, entry.Id));
            return (T)once;
        }

        T copy = shared is null ? entry : shared.Without(overrides).AppliedTo(entry, entry.Id);
        return own is null ? copy : own.AppliedTo(copy, OwnPrefix + owner);
    }
}
