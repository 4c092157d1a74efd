using Parapet.Model.Catalogue;
using Parapet.Model.Checks;
using Parapet.Model.Text;

namespace Parapet.Model.Scenario;

/// <summary>What must hold of raids. Those that were read with faults are passed over where the fault would matter.</summary>
internal sealed class RaidChecks
{
    /// <summary>Threats of all raids together, releases included: what a run has tables for.</summary>
    private const long MostThreats = 20_000;

    /// <summary>Distances are measured on a sphere, up to half a percent off the ellipsoid.</summary>
    private const double SphereSlack = 1.005;

    private readonly ScenarioDocument document;
    private readonly SourcePositions positions;
    private readonly References references;
    private readonly Diagnostics diagnostics;
    private readonly Dictionary<string, AssetDefinition> assets = new(StringComparer.Ordinal);

    private RaidChecks(ScenarioDocument document, SourcePositions positions, References references, Diagnostics diagnostics)
    {
        this.document = document;
        this.positions = positions;
        this.references = references;
        this.diagnostics = diagnostics;
        foreach (AssetDefinition asset in document.Assets)
            assets.TryAdd(asset.Id, asset);
    }

    public static void Check(ScenarioDocument document, SourcePositions positions, References references, Diagnostics diagnostics)
    {
        RaidChecks checks = new(document, positions, references, diagnostics);
        foreach (RaidDefinition raid in document.Raids)
            checks.Raid(raid);
        checks.Total();
    }

    private void Raid(RaidDefinition raid)
    {
        ScenarioChecks.CheckSide(document, raid, raid.Side, SideRole.Attacker, positions, diagnostics);
        Aim(raid);
        if (!positions.IsSound(raid))
            return;
        bool origin = Origin(raid);
        if (positions.Has(document, "duration") && document.Duration > 0 && raid.Start >= document.Duration)
        {
            diagnostics.Add(positions.At(raid, "start"), Codes.StartsTooLate, "the raid starts when the run is over",
                $"duration is {Units.Format(document.Duration, "s", 6)}");
        }
        if (!references.Threats.TryGetValue(raid.Class, out ThreatType? threat))
            return;
        Height(raid, raid.Height, threat);
        Wind(raid, "class", raid.Height, threat);
        if (IsBallistic(threat) && raid.Waypoints.Count > 0)
        {
            diagnostics.Add(positions.At(raid, "waypoints"), Codes.HeightNotDue,
                $"{threat.Id} flies ballistic and passes no waypoints", "leave them out");
        }
        if (raid.Release is { } release)
            Release(raid, release, threat);
        if (raid.Jamming && threat.Jammer is null)
        {
            diagnostics.Add(positions.At(raid, "jamming"), Codes.NoJammer,
                $"{threat.Id} carries no jammer", "give its catalogue entry a jammer, or leave jamming out");
        }
        if (raid.Orbit is { } orbit)
            Orbit(raid, orbit, threat, origin);
        if (origin)
            Reach(raid, threat);
    }

    private void Orbit(RaidDefinition raid, OrbitDefinition orbit, ThreatType threat, bool origin)
    {
        string? fault = IsBallistic(threat) ? $"{threat.Id} flies ballistic and does not circle"
            : raid.Release is not null ? "what releases turns for home and does not circle"
            : null;
        if (fault is null && origin)
        {
            double nearestM = double.PositiveInfinity;
            foreach (string aim in raid.Aim)
            {
                if (assets.TryGetValue(aim, out AssetDefinition? asset) && positions.IsSound(asset))
                    nearestM = Math.Min(nearestM, raid.From is { } from ? Sphere.DistanceM(from, asset.Position) : raid.Distance!.Value);
            }
            if (nearestM < orbit.Distance)
                fault = $"the orbit lies {Units.Format(orbit.Distance, "km", 4)} from the aim, farther than the raid comes from";
        }
        if (fault is not null)
            diagnostics.Add(positions.At(raid, "orbit"), Codes.OrbitNotPossible, fault, "a stand-off jammer circles between where it comes from and its aim");
    }

    private void Aim(RaidDefinition raid)
    {
        if (raid.Aim.Count == 0 && positions.Node(raid, "aim") is TextSequence { Items.Count: 0 })
            diagnostics.Add(positions.At(raid, "aim"), Codes.AimEmpty, "the raid aims at nothing", "name at least one asset");
        // A list of assets that could not be read at all knows no ids; to miss them would be unjust.
        if (positions.Node(document, "assets") is not TextSequence)
            return;
        for (int i = 0; i < raid.Aim.Count; i++)
        {
            if (!assets.ContainsKey(raid.Aim[i]))
            {
                diagnostics.AddUnknown(positions.At(raid, "aim", i), Codes.UnknownAsset,
                    $"there is no asset \"{TextScalar.Excerpt(raid.Aim[i])}\"",
                    raid.Aim[i], assets.Keys, "assets");
            }
        }
    }

    private bool Origin(RaidDefinition raid)
    {
        bool polar = raid.Bearing is not null || raid.Distance is not null;
        string? fault = raid.From is not null && polar ? "the raid has both from and bearing or distance"
            : raid.From is null && !polar ? "the raid does not say where it comes from"
            : polar && raid.Bearing is null ? "the raid has a distance but no bearing"
            : polar && raid.Distance is null ? "the raid has a bearing but no distance"
            : null;
        if (fault is null)
            return true;
        string key = raid.From is not null ? "from" : raid.Bearing is not null ? "bearing" : raid.Distance is not null ? "distance" : "id";
        diagnostics.Add(positions.At(raid, key), Codes.RaidOrigin, fault, "give from, or bearing and distance");
        return false;
    }

    private void Height(object owner, double? heightM, ThreatType threat)
    {
        if (heightM is not null && IsBallistic(threat))
        {
            diagnostics.Add(positions.At(owner, "height"), Codes.HeightNotDue,
                $"{threat.Id} flies ballistic: its height follows from range and apogee", "leave it out");
        }
    }

    /// <summary>A wind as fast as the flyer blows it back; the planner needs a fifth of its airspeed over the ground.</summary>
    private void Wind(object owner, string key, double? heightM, ThreatType threat)
    {
        if (document.Environment?.Air is not { } air || threat.CruiseSpeed is not { } cruise || IsBallistic(threat))
            return;
        // What follows the ground may be lifted over mountains; the first level above still rules.
        double topM = (heightM ?? threat.CruiseHeight?.High ?? 0) + (threat.Motion == ThreatMotion.TerrainFollowing ? 5000 : 0);
        double strongest = 0;
        bool above = false;
        foreach (AirLevelDefinition level in air.Levels)
        {
            if (above || !positions.IsSound(level) || level.WindSpeed is not { } speed)
                continue;
            strongest = Math.Max(strongest, speed);
            above = level.Height > topM;
        }

        if (strongest > 0.8 * cruise.Low)
        {
            diagnostics.Add(positions.At(owner, key), Codes.WindTooStrong,
                $"{threat.Id} flies at {Units.Format(cruise.Low, "m/s", 4)} and the wind blows with {Units.Format(strongest, "m/s", 4)}",
                "four fifths of the slowest cruise speed at most");
        }
    }

    private void Release(RaidDefinition raid, ReleaseDefinition release, ThreatType carrier)
    {
        if (IsBallistic(carrier))
        {
            diagnostics.Add(positions.At(raid, "release"), Codes.ReleaseNotPossible,
                $"{carrier.Id} flies ballistic and releases nothing", "carriers fly a route");
        }
        else if (release.Class == raid.Class)
            diagnostics.Add(positions.At(release, "class"), Codes.ReleaseNotPossible, $"{carrier.Id} would release its own kind");
        if (!references.Threats.TryGetValue(release.Class, out ThreatType? released))
            return;
        Height(release, release.Height, released);
        Wind(release, "class", release.Height, released);
        if (release.Distance > released.RangeMaximum.High)
            TooFar(positions.At(release, "distance"), release.Distance, released);
    }

    private void Reach(RaidDefinition raid, ThreatType threat)
    {
        double longestM = 0;
        foreach (string aim in raid.Aim)
        {
            if (assets.TryGetValue(aim, out AssetDefinition? asset) && positions.IsSound(asset))
                longestM = Math.Max(longestM, RouteLength(raid, asset.Position));
        }
        // A carrier turns where it lets go; whoever circles flies to the station, round it and home.
        longestM -= raid.Release?.Distance ?? 0;
        if (raid.Orbit is { } orbit)
            longestM = (2 * (longestM - orbit.Distance)) + ((threat.CruiseSpeed?.Low ?? 0) * orbit.Duration);
        if (longestM > threat.RangeMaximum.High * SphereSlack)
            TooFar(positions.At(raid, raid.From is not null ? "from" : "distance"), longestM, threat);
    }

    private static double RouteLength(RaidDefinition raid, GeoPoint aim)
    {
        if (raid.From is null && raid.Waypoints.Count == 0)
            return raid.Distance!.Value;
        GeoPoint at = raid.From ?? Sphere.Destination(aim, raid.Bearing!.Value, raid.Distance!.Value);
        double lengthM = 0;
        foreach (GeoPoint next in raid.Waypoints)
        {
            lengthM += Sphere.DistanceM(at, next);
            at = next;
        }
        return lengthM + Sphere.DistanceM(at, aim);
    }

    private void TooFar(SourceSpan where, double distanceM, ThreatType threat) =>
        diagnostics.Add(where, Codes.BeyondRange,
            $"{Units.Format(distanceM, "km", 4)} is farther than {threat.Id} flies, {Units.Format(threat.RangeMaximum.High, "km", 4)} at most",
            threat.RangeMaximum.Definition);

    private void Total()
    {
        long total = 0;
        foreach (RaidDefinition raid in document.Raids)
            total += (long)raid.Number * (1 + (raid.Release?.Number ?? 0));
        if (total > MostThreats)
        {
            diagnostics.Add(positions.At(document, "raids"), Codes.TooManyThreats,
                $"the raids add up to {total} threats, more than {MostThreats}", "releases count");
        }
    }

    private static bool IsBallistic(ThreatType threat) => threat.Motion is ThreatMotion.Ballistic or ThreatMotion.QuasiBallistic;
}
