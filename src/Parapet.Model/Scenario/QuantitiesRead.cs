using System.Collections.Frozen;
using Parapet.Model.Catalogue;
using Parapet.Model.Text;

namespace Parapet.Model.Scenario;

/// <summary>
/// Which quantities of an entry the engine reads for a scenario. A list that is kept by hand beside Engine/Build, and by a test in both
/// directions: moving what is listed changes the hash of a compiled scenario, moving what is not changes none.
/// </summary>
internal static class QuantitiesRead
{
    /// <summary>Given for people and for checks; no model reads them.</summary>
    private static readonly FrozenSet<(Type, string)> Never = FrozenSet.Create(
        (typeof(FireControlType), "deployment-time"),
        (typeof(FireControlType), "standby-time"),
        (typeof(AircraftType), "ceiling"),
        (typeof(AircraftType), "combat-radius"),
        (typeof(AircraftType), "unit-price"),
        (typeof(ThreatType), "range-maximum"));

    /// <summary>A shell has no motor and is not steered.</summary>
    private static readonly FrozenSet<string> NotOfShells = FrozenSet.Create(
        "propellant-fraction", "burn-time", "maximum-acceleration",
        "second-burn.propellant-share", "second-burn.time-share", "second-burn.ignition-time-to-go",
        "autopilot-time-constant", "navigation-ratio", "seeker-gimbal-limit", "seeker-beamwidth", "seeker-angle-noise", "seeker-glint");

    /// <summary>What a radar is calibrated by where the figures of its transmitter are not public.</summary>
    private static readonly FrozenSet<string> OfCalibration = FrozenSet.Create("detection-range", "reference-rcs", "reference-detection-probability");

    private static readonly FrozenSet<string> OfRoutes = FrozenSet.Create(
        "cruise-speed", "turn-acceleration", "climb-angle", "excess-power", "lift-to-drag",
        "evasion.notice-probability", "evasion.notice-range", "evasion.reaction-time", "evasion.break-acceleration");

    private static readonly FrozenSet<string> OfBallisticFlights = FrozenSet.Create(
        "apogee", "ballistic-coefficient", "boost-time", "propellant-fraction");

    private static readonly FrozenSet<string> OfQuasiBallisticFlights = FrozenSet.Create(
        "manoeuvre-acceleration", "manoeuvre-pressure", "glide-angle", "dive-angle");

    /// <summary>Of a ground unit: its radars, what its launchers are loaded with, its fire control.</summary>
    public static IEnumerable<PlacedQuantity> Of(SurfaceToAirType system, UnitDefinition unit)
    {
        List<PlacedQuantity> read = [];
        IReadOnlyList<UnitRadar> radars = unit.Radars ?? system.StandardUnit.Radars;
        foreach (string id in radars.Select(r => r.Radar).Distinct())
        {
            bool mastGiven = radars.All(r => r.Radar != id || r.Mast is not null);
            Radar(system.Radars[id], id, read, antennaHeightRead: !mastGiven);
        }

        IReadOnlyList<UnitLaunchers> launchers = unit.Launchers ?? system.StandardUnit.Launchers;
        foreach (string id in launchers.Select(l => l.Load).Distinct())
            Interceptor(system.Interceptors[id], id, read);
        foreach (string id in launchers.Select(l => l.Launcher).Distinct())
            Collect(system.Launchers[id], $"launchers.{id}.", read, key => IsLoaded(launchers, id, key));
        Collect(system.FireControl, "fire-control.", read, static _ => true);
        return read;
    }

    /// <summary>Of a patrol: its aircraft and their sensors, and the missiles they carry.</summary>
    public static IEnumerable<PlacedQuantity> Of(AircraftType aircraft, PatrolDefinition patrol)
    {
        List<PlacedQuantity> read = [];
        foreach ((string id, RadarType radar) in aircraft.Radars)
            Radar(radar, id, read, antennaHeightRead: false);
        foreach ((string id, InfraredType infrared) in aircraft.Infrared)
            Collect(infrared, $"infrared.{id}.", read, static _ => true);
        foreach ((string id, InterceptorType round) in aircraft.Interceptors)
        {
            if (patrol.Load is { } load ? load.GetValueOrDefault(id) > 0 : aircraft.Load.ContainsKey(id))
                Interceptor(round, id, read);
        }

        foreach (FieldShape field in RecordShape.Of(typeof(AircraftType)).Fields)
        {
            if (field.Get(aircraft) is Quantity own && IsRead(typeof(AircraftType), field) && !(patrol.Height is not null && field.Key == "patrol-altitude"))
                read.Add(new(field.Key, own, field.Field));
            else if (field.Key == "load" && patrol.Load is null)
                read.AddRange(aircraft.Load.Select(l => new PlacedQuantity($"load.{l.Key}", l.Value, field.Field)));
        }

        if (aircraft.Energy is { } energy)
            Collect(energy, "energy.", read, static _ => true);

        return read;
    }

    /// <summary>Of a threat: what its motion needs, its echo, what it does and costs.</summary>
    public static IEnumerable<PlacedQuantity> Of(ThreatType threat, IReadOnlyList<RaidDefinition> raids)
    {
        List<PlacedQuantity> read = [];
        bool falls = threat.Motion is ThreatMotion.Ballistic or ThreatMotion.QuasiBallistic;
        bool jams = raids.Any(r => r.Class == threat.Id && r.Jamming);
        bool usualHeight = !falls && raids.Any(r => (r.Class == threat.Id && r.Height is null) || (r.Release is { } let && let.Class == threat.Id && let.Height is null));
        Collect(threat, "", read, key =>
            OfRoutes.Contains(key) ? !falls
            : OfBallisticFlights.Contains(key) ? falls
            : OfQuasiBallisticFlights.Contains(key) ? threat.Motion == ThreatMotion.QuasiBallistic
            : key.StartsWith("jammer.", StringComparison.Ordinal) ? jams
            : key != "cruise-height" || usualHeight);
        return read;
    }

    private static void Radar(RadarType radar, string id, List<PlacedQuantity> read, bool antennaHeightRead) =>
        Collect(radar, $"radars.{id}.", read, key => (antennaHeightRead || key != "antenna-height") && (radar.Transmitter is null || !OfCalibration.Contains(key)));

    private static void Interceptor(InterceptorType round, string id, List<PlacedQuantity> read) =>
        Collect(round, $"interceptors.{id}.", read, key => round.Guidance != Guidance.Unguided || !NotOfShells.Contains(key));

    private static bool IsLoaded(IReadOnlyList<UnitLaunchers> launchers, string launcher, string key)
    {
        const string loads = "loads.";
        return !key.StartsWith(loads, StringComparison.Ordinal) || launchers.Any(l => l.Launcher == launcher && l.Load == key[loads.Length..]);
    }

    // The key is the path below the record.
    private static void Collect(object record, string prefix, List<PlacedQuantity> read, Func<string, bool> wanted)
    {
        Type type = record.GetType();
        foreach (PlacedQuantity placed in QuantityPath.All(record))
        {
            if (placed.Field.Dimension != Dimension.Any && !Never.Contains((type, placed.Path)) && wanted(placed.Path))
                read.Add(placed with { Path = prefix + placed.Path });
        }
    }

    private static bool IsRead(Type type, FieldShape field) => field.Field.Dimension != Dimension.Any && !Never.Contains((type, field.Key));
}
