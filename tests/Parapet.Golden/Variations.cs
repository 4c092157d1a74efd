using Parapet.Model.Catalogue;
using Parapet.Model.Scenario;
using UnitDefinition = Parapet.Model.Scenario.UnitDefinition;

namespace Parapet.Golden;

/// <summary>Scenarios altered in memory, for what a run must not depend on.</summary>
internal static class Variations
{
    /// <summary>The same scenario with every list of named things in another order. Aims stay: they are dealt out in turn, so their order means something.</summary>
    public static LoadedScenario Shuffled(LoadedScenario scenario)
    {
        ScenarioDocument document = scenario.Document;
        return scenario with
        {
            Document = document with
            {
                Sides = Turned(document.Sides),
                CommandPosts = Turned(document.CommandPosts),
                Assets = Turned(document.Assets),
                Units = Turned(document.Units),
                Patrols = Turned(document.Patrols),
                Raids = Turned(document.Raids),
            },
        };
    }

    /// <summary>With a copy of the first unit somewhere else, under a command post of its own.</summary>
    public static LoadedScenario WithFarUnit(LoadedScenario scenario, string id, double latitudeDeg, double longitudeDeg)
    {
        ScenarioDocument document = scenario.Document;
        UnitDefinition pattern = document.Units[0];
        CommandPostDefinition post = new() { Id = id + "-post" };
        UnitDefinition unit = pattern with { Id = id, CommandPost = post.Id, Position = Point(latitudeDeg, longitudeDeg) };
        Dictionary<string, SurfaceToAirType> systems = new(scenario.UnitSystems, StringComparer.Ordinal) { [id] = scenario.UnitSystems[pattern.Id] };
        return scenario with
        {
            Document = document with { CommandPosts = [.. document.CommandPosts, post], Units = [.. document.Units, unit] },
            UnitSystems = systems,
        };
    }

    public static LoadedScenario OverFlatSea(LoadedScenario scenario) => scenario with { TerrainPath = null };

    /// <summary>Everything turned about the earth's axis.</summary>
    public static LoadedScenario MovedEast(LoadedScenario scenario, double byDeg)
    {
        GeoPoint Moved(GeoPoint p) => p with { LongitudeRad = p.LongitudeRad + (byDeg * (Math.PI / 180)) };
        ScenarioDocument document = scenario.Document;
        return scenario with
        {
            Document = document with
            {
                Assets = [.. document.Assets.Select(a => a with { Position = Moved(a.Position) })],
                Units = [.. document.Units.Select(u => u with { Position = Moved(u.Position) })],
                Patrols = [.. document.Patrols.Select(p => p with { Base = Moved(p.Base), Station = Moved(p.Station) })],
                Raids = [.. document.Raids.Select(r => r with { From = r.From is { } from ? Moved(from) : null, Waypoints = [.. r.Waypoints.Select(Moved)] })],
            },
        };
    }

    private static GeoPoint Point(double latitudeDeg, double longitudeDeg) =>
        new(latitudeDeg * (Math.PI / 180), longitudeDeg * (Math.PI / 180), default);

    /// <summary>Backwards, and the first (once last) in the middle: no neighbour keeps its neighbour on the same side.</summary>
    private static List<T> Turned<T>(IReadOnlyList<T> list)
    {
        List<T> turned = [.. list.Reverse()];
        if (turned.Count > 2)
        {
            turned.Insert((turned.Count / 2) + 1, turned[0]);
            turned.RemoveAt(0);
        }

        return turned;
    }
}
