using Parapet.Model.Checks;
using Parapet.Model.Text;

namespace Parapet.Model.Catalogue;

/// <summary>What must hold between the fields of one catalogue entry. Parts that were read with faults are passed over.</summary>
internal static class EntryChecks
{
    /// <summary>Two angles closer than this are the same to a person who writes degrees.</summary>
    private const double SameAngleRad = 1e-6;

    public static void Check(
        CatalogueEntry entry, IReadOnlyDictionary<string, SourceEntry> sources, SourcePositions positions,
        Diagnostics diagnostics)
    {
        Checking checking = new(positions, diagnostics);
        checking.Sources(entry, sources);
        checking.Quantities(entry);
        checking.References(entry);
    }

    /// <summary>The checks that an override can break: those between quantities.</summary>
    public static void CheckQuantities(CatalogueEntry entry, SourcePositions positions, Diagnostics diagnostics) =>
        new Checking(positions, diagnostics).Quantities(entry);

    /// <summary>Reports source keys that no entry of sources.yaml has.</summary>
    public static void CheckSources(
        object owner, IReadOnlyList<string> keys, IReadOnlyDictionary<string, SourceEntry> sources,
        SourcePositions positions, Diagnostics diagnostics)
    {
        // No sources at all: sources.yaml itself is missing or unreadable, which is reported once and not at every quantity.
        if (sources.Count == 0)
            return;
        for (int i = 0; i < keys.Count; i++)
        {
            if (!sources.ContainsKey(keys[i]))
            {
                diagnostics.AddUnknown(positions.At(owner, "sources", i), Codes.UnknownSource,
                    $"\"{TextScalar.Excerpt(keys[i])}\" is not a source of {CatalogueStore.SourcesFile}", keys[i], sources.Keys, "sources");
            }
        }
    }

    private sealed class Checking(SourcePositions positions, Diagnostics diagnostics)
    {
        public void Sources(CatalogueEntry entry, IReadOnlyDictionary<string, SourceEntry> sources)
        {
            foreach (PlacedQuantity placed in QuantityPath.All(entry))
                CheckSources(placed.Quantity, placed.Quantity.Sources, sources, positions, diagnostics);
        }

        public void Quantities(CatalogueEntry entry)
        {
            switch (entry)
            {
                case SurfaceToAirType system:
                    Radars(system.Radars);
                    Interceptors(system.Interceptors);
                    break;
                case AircraftType aircraft:
                    Radars(aircraft.Radars);
                    Infrared(aircraft.Infrared);
                    Interceptors(aircraft.Interceptors);
                    if (positions.IsSound(aircraft))
                        Ascending(aircraft.PatrolAltitude, "patrol-altitude", aircraft.Ceiling, "ceiling");
                    break;
            }
        }

        public void References(CatalogueEntry entry)
        {
            switch (entry)
            {
                case SurfaceToAirType system:
                    SurfaceToAir(system);
                    break;
                case AircraftType aircraft:
                    Named(aircraft, "load", aircraft.Load.Keys, aircraft.Interceptors.Keys);
                    break;
                case ThreatType threat:
                    Motion(threat);
                    Heat(threat);
                    break;
            }
        }

        private void Radars(IReadOnlyDictionary<string, RadarType> radars)
        {
            foreach (RadarType radar in radars.Values)
            {
                if (!positions.IsSound(radar))
                    continue;
                Ascending(radar.MinimumRange, "minimum-range", radar.InstrumentedRange, "instrumented-range");
                Ascending(radar.ElevationMinimum, "elevation-minimum", radar.ElevationMaximum, "elevation-maximum");
                Quantity width = radar.SectorWidth;
                if (radar.Scan == RadarScan.Rotating && Math.Abs(width.Low - (2 * Math.PI)) > SameAngleRad)
                {
                    diagnostics.Add(width.Where, Codes.RotatingSector,
                        "a rotating radar sees all round: its sector-width is 360 deg", "write 360 deg, or scan: sector");
                }
                if (radar.Frequency is { } frequency && RadarBands.Limits(radar.Band) is var (lowest, highest) && (frequency.Low < lowest || frequency.High > highest))
                {
                    diagnostics.Add(frequency.Where, Codes.FrequencyOutsideBand,
                        $"the frequency leaves band {KebabCase.From(radar.Band)}, {Units.Format(lowest, frequency.Unit, 6)} to {Units.Format(highest, frequency.Unit, 6)}",
                        "the band chooses the radar cross-sections that are interpolated");
                }
                if (radar is { MinimumRadialSpeed: { } notch, BlindSpeed: { } blind })
                    Ascending(notch, "minimum-radial-speed", blind, "blind-speed");
                if (radar.TimeBudget is { } budget && positions.IsSound(budget))
                    Ascending(budget.SearchMinimum, "search-minimum", budget.SearchShare, "search-share");
            }
        }

        private void Infrared(IReadOnlyDictionary<string, InfraredType> sensors)
        {
            foreach (InfraredType sensor in sensors.Values)
            {
                if (positions.IsSound(sensor) && sensor is { ElevationMinimum: { } lowest, ElevationMaximum: { } highest })
                    Ascending(lowest, "elevation-minimum", highest, "elevation-maximum");
            }
        }

        private void Interceptors(IReadOnlyDictionary<string, InterceptorType> interceptors)
        {
            foreach (InterceptorType round in interceptors.Values)
            {
                if (!positions.IsSound(round))
                    continue;
                Ascending(round.RangeMinimum, "range-minimum", round.RangeMaximum, "range-maximum");
                if (round.RangeMaximumBallistic is { } ballistic)
                    Ascending(round.RangeMinimum, "range-minimum", ballistic, "range-maximum-ballistic");
                Ascending(round.AltitudeMinimum, "altitude-minimum", round.AltitudeMaximum, "altitude-maximum");
                if (round is { Guidance: Guidance.ActiveRadar or Guidance.Infrared, SeekerRange: null })
                {
                    diagnostics.Add(positions.At(round, "guidance"), Codes.SeekerRangeMissing,
                        $"guidance {KebabCase.From(round.Guidance)} needs \"seeker-range\"", "distance to the target at which its own seeker takes over");
                }
            }
        }

        private void SurfaceToAir(SurfaceToAirType system)
        {
            if (system.Radars.Count > 0 && !system.Radars.Values.Any(r => !positions.IsSound(r) || r.Role == RadarRole.FireControl))
            {
                diagnostics.Add(positions.At(system, "radars"), Codes.NoFireControlRadar,
                    "no radar of this system has role fire-control", "without one nothing can be guided");
            }
            NotEmpty(system, "radars", system.Radars.Count);
            NotEmpty(system, "interceptors", system.Interceptors.Count);
            NotEmpty(system, "launchers", system.Launchers.Count);
            foreach (LauncherType launcher in system.Launchers.Values)
            {
                NotEmpty(launcher, "loads", launcher.Loads?.Count ?? 1);
                if (positions.IsSound(launcher))
                    Named(launcher, "loads", launcher.Loads!.Keys, system.Interceptors.Keys);
            }
            if (system.StandardUnit is { } unit)
            {
                UnitParts.Check(system, unit.Radars, unit.Launchers, positions, diagnostics);
                if (positions.IsSound(unit))
                    UnitParts.CheckGuidance(system, unit.Radars, unit.Launchers, positions.At(unit, "radars"), positions, diagnostics);
            }
        }

        private void Motion(ThreatType threat)
        {
            if (threat.Swerling == 2)
            {
                diagnostics.Add(positions.At(threat, "swerling"), Codes.OutOfRange,
                    "swerling is 1 or 3", "cases 2 and 4 have no model here");
            }
            // A motion that is missing or misspelt has no needs yet.
            if (positions.Text(threat, "motion") != KebabCase.From(threat.Motion))
                return;
            bool flies = threat.Motion is ThreatMotion.Route or ThreatMotion.TerrainFollowing;
            string[] needs = flies ? ["cruise-speed", "cruise-height", "turn-acceleration", "climb-angle"]
                : threat.Motion == ThreatMotion.Ballistic ? ["apogee", "ballistic-coefficient", "boost-time"]
                : ["apogee", "ballistic-coefficient", "boost-time", "manoeuvre-acceleration"];
            foreach (string key in needs)
            {
                if (!positions.Has(threat, key))
                {
                    diagnostics.Add(positions.At(threat, "motion"), Codes.MotionNeeds,
                        $"motion {KebabCase.From(threat.Motion)} needs \"{key}\"",
                        RecordShape.Of(typeof(ThreatType)).Find(key)!.Field.Meaning);
                }
            }
        }

        private void Heat(ThreatType threat)
        {
            bool factor = positions.Has(threat, "infrared-signature"), parts = positions.Has(threat, "infrared");
            if (factor == parts)
            {
                diagnostics.Add(positions.At(threat, parts ? "infrared" : "id"), Codes.HeatDescription,
                    parts ? "the heat is described twice, by infrared-signature and by infrared" : "neither infrared-signature nor infrared says how warm it is",
                    "give one of the two");
            }
            if (threat.Infrared is { } emission && positions.IsSound(emission) && emission.ExhaustArea is null != emission.ExhaustTemperature is null)
            {
                diagnostics.Add(positions.At(threat, "infrared"), Codes.HeatDescription,
                    "of exhaust-area and exhaust-temperature one is given without the other", "give both or neither");
            }
        }

        private void NotEmpty(object owner, string key, int count)
        {
            if (count == 0 && positions.Has(owner, key) && positions.IsSound(owner))
                diagnostics.Add(positions.At(owner, key), Codes.EmptyPart, $"\"{key}\" is empty", "at least one is needed");
        }

        private void Named(object owner, string key, IEnumerable<string> names, IEnumerable<string> known)
        {
            string[] interceptors = [.. known];
            foreach (string name in names)
            {
                if (!interceptors.Contains(name))
                {
                    diagnostics.AddUnknown(positions.At(owner, key, name), Codes.UnknownInterceptor,
                        $"\"{name}\" is not an interceptor of this entry",
                        name, interceptors, "interceptors");
                }
            }
        }

        /// <summary>
        /// Likely below likely, and no value of the one interval above any of the other: a draw must never turn them over.
        /// The ends may touch, as a patrol flown at the ceiling does.
        /// </summary>
        private void Ascending(Quantity lower, string lowerKey, Quantity upper, string upperKey)
        {
            if (lower.High > upper.Low || lower.Likely >= upper.Likely)
            {
                diagnostics.Add(lower.Where, Codes.LimitsCross,
                    $"{lowerKey} reaches up to {Units.Format(lower.High, lower.Unit, 6)}, {upperKey} begins at {Units.Format(upper.Low, upper.Unit, 6)}",
                    $"the whole interval of {lowerKey} is due below that of {upperKey}");
            }
        }
    }
}
