using Parapet.Foundation;
using Parapet.Model.Doctrine;
using Parapet.Model.Scenario;
using Parapet.Physics.Terrain;

namespace Parapet.Engine.Build;

/// <summary>
/// The only translator from what people write to what the engine runs: text and intervals become SI and likely values,
/// names become rows in ordinal order, radars get their masks, rounds their flight parameters, threats their paths.
/// </summary>
public static class ScenarioBuilder
{
    /// <summary>Builds the tables. The scenario has been checked: nothing here can be the writer's fault.</summary>
    /// <param name="seed">Seed of all luck; also of the places that threats start from.</param>
    public static CompiledScenario Build(LoadedScenario loaded, uint seed) => Build(loaded, seed, new BuildCache());

    /// <summary>The same, sharing with other builds what they have in common; the tables and their hash do not depend on it.</summary>
    public static CompiledScenario Build(LoadedScenario loaded, uint seed, BuildCache cache)
    {
        ScenarioDocument document = loaded.Document;
        var context = new BuildContext(loaded, seed, cache);
        CompiledAsset[] assets = [.. document.Assets.OrderBy(a => a.Id, StringComparer.Ordinal).Select(a => Asset(a, context))];
        CommandPostDefinition[] posts = [.. document.CommandPosts.OrderBy(p => p.Id, StringComparer.Ordinal)];
        for (int i = 0; i < posts.Length; i++)
            context.PostIndex[posts[i].Id] = i;
        foreach (UnitDefinition unit in document.Units.OrderBy(u => u.Id, StringComparer.Ordinal))
            UnitBuilder.Add(context, unit);
        foreach (PatrolDefinition patrol in document.Patrols.OrderBy(p => p.Id, StringComparer.Ordinal))
            PatrolBuilder.Add(context, patrol);
        RaidBuilder.Add(context, assets);
        var scenario = new CompiledScenario
        {
            Id = document.Id,
            Title = document.Title,
            Hash = "",
            Seed = seed,
            DurationS = document.Duration,
            EffectiveEarthFactor = context.EffectiveEarthFactor,
            Terrain = context.Terrain,
            Air = context.Air,
            Assets = assets,
            CommandPosts = [.. posts.Select((p, i) => Post(p, i, context))],
            Units = [.. context.Units],
            Patrols = [.. context.Patrols],
            Sensors = [.. context.Sensors],
            Launchers = [.. context.Launchers],
            Munitions = [.. context.Munitions],
            ThreatClasses = [.. context.ThreatClasses],
            Threats = [.. context.Threats],
        };
        return scenario with { Hash = CompiledHash.Of(scenario) };
    }

    /// <summary>A class of threats by itself, for whoever asks how it shows without a raid of it.</summary>
    public static CompiledThreatClass ThreatClass(Model.Catalogue.ThreatType type) => RaidBuilder.Class(type, jams: false);

    private static CompiledAsset Asset(AssetDefinition a, BuildContext context)
    {
        GeodeticPosition place = context.OnGround(a.Position, 0);
        string defender = context.Loaded.Document.Sides.First(s => s.Role == SideRole.Defender).Id;
        return new(a.Id, a.Name, a.Class, defender, place, Wgs84.ToEcef(place).Vector, a.Value, a.HitsToDisable);
    }

    private static CompiledCommandPost Post(CommandPostDefinition p, int index, BuildContext context) => new(
        p.Id,
        p.DecisionPeriod,
        p.ConfirmHits,
        p.ConfirmWindow,
        p.ProcessNoise,
        [.. Enumerable.Range(0, context.Sensors.Count).Where(s => context.Sensors[s].CommandPost == index)],
        [.. Enumerable.Range(0, context.Units.Count).Where(u => context.Units[u].CommandPost == index)]);

    /// <summary>Fills in a doctrine for every category.</summary>
    internal static CompiledDoctrine Doctrine(DoctrineDefinition d)
    {
        TrackCategory[] categories = Enum.GetValues<TrackCategory>();
        return new(
            d.Method,
            [.. categories.Select(c => d.SalvoAgainst.TryGetValue(c, out int n) ? n : d.Salvo)],
            [.. categories.Select(c => d.Reserve.TryGetValue(c, out int n) ? n : 0)],
            [.. categories.Select(c => d.Engage.Count == 0 || d.Engage.Contains(c))],
            d.MinimumKillProbability,
            d.PriceLimitAgainstSlow ?? double.PositiveInfinity);
    }
}
