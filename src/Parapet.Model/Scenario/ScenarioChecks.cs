using Parapet.Model.Catalogue;
using Parapet.Model.Checks;
using Parapet.Model.Text;

namespace Parapet.Model.Scenario;

/// <summary>What must hold between the parts of a scenario, raids apart. Parts that were read with faults are passed over.</summary>
internal sealed class ScenarioChecks
{
    /// <summary>Positions of real places stay this coarse, about a kilometre.</summary>
    private const int MostDecimals = 2;

    private readonly ScenarioDocument document;
    private readonly SourcePositions positions;
    private readonly References references;
    private readonly TerrainExtent? extent;
    private readonly Diagnostics diagnostics;

    private ScenarioChecks(
        ScenarioDocument document, SourcePositions positions, References references, TerrainExtent? extent,
        Diagnostics diagnostics)
    {
        this.document = document;
        this.positions = positions;
        this.references = references;
        this.extent = extent;
        this.diagnostics = diagnostics;
    }

    public static void Check(
        ScenarioDocument document, CatalogueStore store, References references, TerrainExtent? extent,
        Diagnostics diagnostics)
    {
        ScenarioChecks checks = new(document, store.Positions, references, extent, diagnostics);
        checks.Ids();
        checks.Environment();
        checks.Air();
        checks.Sides();
        checks.CommandPosts();
        checks.Assets(store);
        foreach (UnitDefinition unit in document.Units)
            checks.Unit(unit);
        foreach (PatrolDefinition patrol in document.Patrols)
            checks.Patrol(patrol);
    }

    private void Ids()
    {
        Unique(document.Sides.Select(s => (s.Id, (object)s)));
        Unique(document.CommandPosts.Select(c => (c.Id, (object)c)));
        // Events and results name these four kinds side by side.
        Unique([.. document.Assets.Select(a => (a.Id, (object)a)), .. document.Units.Select(u => (u.Id, (object)u)),
            .. document.Patrols.Select(p => (p.Id, (object)p)), .. document.Raids.Select(r => (r.Id, (object)r))]);
    }

    private void Unique(IEnumerable<(string Id, object Owner)> named)
    {
        Dictionary<string, object> seen = new(StringComparer.Ordinal);
        foreach ((string id, object owner) in named)
        {
            if (id.Length == 0 || seen.TryAdd(id, owner))
                continue;
            SourceSpan first = positions.At(seen[id], "id");
            diagnostics.Add(positions.At(owner, "id"), Codes.DuplicateId, $"the id \"{id}\" is taken", $"first given at {first}");
        }
    }

    private void Environment()
    {
        if (document.Environment is { Refractivity: not null } environment && positions.Node(environment, "effective-earth-factor") is not null)
        {
            diagnostics.Add(positions.At(environment, "effective-earth-factor"), Codes.Contradiction,
                "both refractivity and effective-earth-factor say how rays bend", "give one of them");
        }
        if (document.Environment?.Clouds is { } clouds && positions.IsSound(clouds) && clouds.Base >= clouds.Top)
            diagnostics.Add(positions.At(clouds, "top"), Codes.Contradiction, "the top of the clouds lies at or below their base", "base below top");
    }

    private void Air()
    {
        if (document.Environment?.Air is not { } air || !positions.IsSound(air))
            return;
        for (int i = 0; i < air.Levels.Count; i++)
        {
            AirLevelDefinition level = air.Levels[i];
            if (!positions.IsSound(level))
                continue;
            if (i > 0 && level.Height <= air.Levels[i - 1].Height)
                diagnostics.Add(positions.At(level, "height"), Codes.AirLevels, "levels of the air rise from one to the next", "from the lowest up");
            if (level.WindFrom is null != level.WindSpeed is null)
                diagnostics.Add(positions.At(level, level.WindFrom is null ? "wind-speed" : "wind-from"), Codes.AirLevels, "half a wind: wind-from and wind-speed belong together", "give both or neither");
            if (level.Temperature is null && level.WindSpeed is null && level.WindFrom is null)
                diagnostics.Add(positions.At(level, "height"), Codes.AirLevels, "the level says nothing", "give temperature, or wind-from and wind-speed");
            if (level.Temperature is not null && positions.Has(air, "temperature-offset"))
                diagnostics.Add(positions.At(air, "temperature-offset"), Codes.Contradiction, "temperatures of levels and an offset from the standard exclude each other", "leave one out");
        }
    }

    private void Sides()
    {
        foreach (SideRole role in (ReadOnlySpan<SideRole>)[SideRole.Defender, SideRole.Attacker])
        {
            int count = document.Sides.Count(s => s.Role == role && positions.IsSound(s));
            if (count != 1 && document.Sides.All(positions.IsSound) && positions.Node(document, "sides") is TextSequence)
            {
                diagnostics.Add(positions.At(document, "sides"), Codes.SidesCount,
                    $"{count} sides have role {KebabCase.From(role)}, one is due",
                    "one side defends, one attacks");
            }
        }
    }

    private void CommandPosts()
    {
        foreach (CommandPostDefinition post in document.CommandPosts)
        {
            if (positions.IsSound(post) && post.ConfirmHits > post.ConfirmWindow)
            {
                diagnostics.Add(positions.At(post, "confirm-hits"), Codes.Contradiction,
                    $"confirm-hits, {post.ConfirmHits}, cannot come together in {post.ConfirmWindow} scans", "confirm-hits ≤ confirm-window");
            }
        }
    }

    private void Assets(CatalogueStore store)
    {
        foreach (AssetDefinition asset in document.Assets)
        {
            Coarse(asset, "position");
            OnTerrain(asset, "position", asset.Position);
            EntryChecks.CheckSources(asset, asset.Sources, store.Sources, positions, diagnostics);
        }
    }

    private void Unit(UnitDefinition unit)
    {
        Owner(unit, unit.Side, unit.CommandPost);
        OnTerrain(unit, "position", unit.Position);
        if (!references.UnitSystems.TryGetValue(unit.Id, out SurfaceToAirType? system))
            return;
        UnitParts.Check(system, unit.Radars ?? [], unit.Launchers ?? [], positions, diagnostics);
        if (positions.IsSound(unit) && (unit.Radars is not null || unit.Launchers is not null))
        {
            UnitParts.CheckGuidance(
                system, unit.Radars ?? system.StandardUnit.Radars, unit.Launchers ?? system.StandardUnit.Launchers,
                positions.At(unit, unit.Radars is null ? "launchers" : "radars"), positions, diagnostics);
        }
    }

    private void Patrol(PatrolDefinition patrol)
    {
        Owner(patrol, patrol.Side, patrol.CommandPost);
        Coarse(patrol, "base");
        OnTerrain(patrol, "base", patrol.Base);
        OnTerrain(patrol, "station", patrol.Station);
        if (positions.IsSound(patrol) && patrol.Aircraft > patrol.Fleet)
        {
            diagnostics.Add(positions.At(patrol, "aircraft"), Codes.Contradiction,
                $"{patrol.Aircraft} aircraft are to be on station of a fleet of {patrol.Fleet}", "aircraft ≤ fleet");
        }
        if (!references.PatrolAircraft.TryGetValue(patrol.Id, out AircraftType? type))
            return;
        if (patrol.Height is { } heightM && heightM > type.Ceiling.High)
        {
            diagnostics.Add(positions.At(patrol, "height"), Codes.BeyondRange,
                $"height is above the ceiling of {type.Id}, {Units.Format(type.Ceiling.High, type.Ceiling.Unit, 4)}");
        }
        if (patrol.Load is { } load)
            Load(patrol, load, type);
    }

    private void Load(PatrolDefinition patrol, IReadOnlyDictionary<string, int> load, AircraftType type)
    {
        int total = 0;
        foreach ((string interceptor, int count) in load)
        {
            total += count;
            if (!type.Interceptors.ContainsKey(interceptor))
            {
                diagnostics.AddUnknown(positions.At(patrol, "load", interceptor), Codes.UnknownInterceptor,
                    $"{type.Id} has no interceptor \"{interceptor}\"",
                    interceptor, type.Interceptors.Keys, "interceptors");
            }
        }
        double most = type.Load.Values.Sum(q => q.High);
        if (total > most)
        {
            diagnostics.Add(positions.At(patrol, "load"), Codes.LoadExceeds, $"{total} missiles are more than {type.Id} carries",
                $"the catalogue's load adds up to {Units.Format(most, "", 4)} at most");
        }
    }

    private void Owner(object owner, string side, string commandPost)
    {
        CheckSide(document, owner, side, SideRole.Defender, positions, diagnostics);
        if (commandPost.Length > 0 && !document.CommandPosts.Any(c => c.Id == commandPost))
        {
            diagnostics.AddUnknown(positions.At(owner, "command-post"), Codes.UnknownCommandPost,
                $"there is no command post \"{TextScalar.Excerpt(commandPost)}\"",
                commandPost, document.CommandPosts.Select(c => c.Id), "command posts");
        }
    }

    /// <summary>Reports a side that does not exist, or plays the other part.</summary>
    internal static void CheckSide(
        ScenarioDocument document, object owner, string side, SideRole due, SourcePositions positions,
        Diagnostics diagnostics)
    {
        if (side.Length == 0)
            return;
        if (document.Sides.FirstOrDefault(s => s.Id == side) is not { } known)
        {
            diagnostics.AddUnknown(positions.At(owner, "side"), Codes.UnknownSide, $"there is no side \"{TextScalar.Excerpt(side)}\"",
                side, document.Sides.Select(s => s.Id), "sides");
        }
        else if (positions.IsSound(known) && known.Role != due)
        {
            diagnostics.Add(positions.At(owner, "side"), Codes.WrongSide,
                $"side \"{side}\" is the {KebabCase.From(known.Role)}; this belongs to the {KebabCase.From(due)}");
        }
    }

    private void Coarse(object owner, string key)
    {
        if (positions.Text(owner, key) is { } text && PositionText.Decimals(text) > MostDecimals)
        {
            diagnostics.Add(positions.At(owner, key), Codes.TooPrecise,
                $"\"{TextScalar.Excerpt(text)}\" has more than {MostDecimals} decimals",
                "positions of real places stay at two decimals");
        }
    }

    private void OnTerrain(object owner, string key, GeoPoint point)
    {
        // A position that was not read has no place of its own.
        if (extent is not null && point.Where.File is not null && !extent.Covers(point))
        {
            diagnostics.Add(positions.At(owner, key), Codes.OffTerrain,
                $"{PositionText.Format(point, 2)} lies off the terrain", $"it covers {extent}");
        }
    }
}
