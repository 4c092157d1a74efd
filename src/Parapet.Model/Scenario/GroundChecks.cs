using Parapet.Model.Catalogue;
using Parapet.Model.Checks;
using Parapet.Model.Text;

namespace Parapet.Model.Scenario;

/// <summary>What must hold between heights of flight and the ground; needs elevations, which a face brings along.</summary>
public static class GroundChecks
{
    /// <summary>Reports raids whose height above sea level puts a waypoint, or the place they come from, underground; and orbits that lie there.</summary>
    public static void Check(LoadedScenario scenario, ITerrainProbe probe, Diagnostics diagnostics) =>
        Check(scenario.Document, scenario.Threats, probe, scenario.Positions, diagnostics);

    internal static void Check(
        ScenarioDocument document, IReadOnlyDictionary<string, ThreatType> threats, ITerrainProbe probe,
        SourcePositions positions, Diagnostics diagnostics)
    {
        foreach (RaidDefinition raid in document.Raids)
        {
            // Terrain following keeps its height above the ground by itself; ballistic motion has no height to set.
            if (!positions.IsSound(raid) || !threats.TryGetValue(raid.Class, out ThreatType? threat) || threat.Motion != ThreatMotion.Route)
                continue;
            double heightM = raid.Height ?? threat.CruiseHeight!.Likely;
            if (raid.From is { } from)
                Above(from, heightM, "the raid starts", probe, diagnostics);
            foreach (GeoPoint waypoint in raid.Waypoints)
                Above(waypoint, heightM, "the route passes this waypoint", probe, diagnostics);
        }
        foreach (PatrolDefinition patrol in document.Patrols)
        {
            if (positions.IsSound(patrol) && patrol.Height is { } heightM)
                Above(patrol.Station, heightM, "the orbit lies", probe, diagnostics);
        }
    }

    private static void Above(GeoPoint point, double heightM, string what, ITerrainProbe probe, Diagnostics diagnostics)
    {
        if (probe.ElevationM(point.LatitudeRad, point.LongitudeRad) is { } groundM && groundM > heightM)
        {
            diagnostics.Add(point.Where, Codes.BelowGround,
                $"{what} underground: at {Units.Format(heightM, "m", 5)} where the ground is at {Units.Format(groundM, "m", 5)}",
                "give a greater height");
        }
    }
}
