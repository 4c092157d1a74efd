using Parapet.Foundation;
using Parapet.Model.Catalogue;
using Parapet.Model.Scenario;
using Parapet.Physics.Earth;
using Parapet.Physics.Flight;

namespace Parapet.Engine.Build;

/// <summary>
/// Threats: each gets its place in the launch area, drawn from the scenario's seed and its own name, and its whole path.
/// What differs from run to run is when it starts and what luck it has (docs/models/raid.md).
/// </summary>
internal static class RaidBuilder
{
    /// <summary>Carriers turn for home this far before the place of release would be passed again, metres.</summary>
    private const double EgressM = 30000;

    public static void Add(BuildContext context, CompiledAsset[] assets)
    {
        var assetIndex = new Dictionary<string, int>();
        for (int a = 0; a < assets.Length; a++)
            assetIndex[assets[a].Id] = a;
        foreach (RaidDefinition raid in context.Loaded.Document.Raids.OrderBy(r => r.Id, StringComparer.Ordinal))
        {
            uint raidHash = StreamKey.NameHash(raid.Id);
            for (int i = 0; i < raid.Number; i++)
                AddOne(context, assets, assetIndex, raid, raidHash, i);
        }
    }

    private static void AddOne(BuildContext context, CompiledAsset[] assets, Dictionary<string, int> assetIndex, RaidDefinition raid, uint raidHash, int i)
    {
        ThreatType type = context.Loaded.Threats[raid.Class];
        uint hash = StreamKey.Child(raidHash, i);
        int aim = assetIndex[raid.Aim[i % raid.Aim.Count]];
        GeodeticPosition goal = assets[aim].Position;
        GeodeticPosition start = Start(context, raid, goal, hash);
        string id = FormattableString.Invariant($"{raid.Id}/{i + 1}");
        double height = raid.Height ?? type.CruiseHeight?.Likely ?? 0;
        MotionSegment[] path;
        if (raid.Release is { } release)
        {
            path = CarrierPath(context, raid, type, start, goal, height, release.Distance, out double releaseS);
            context.Threats.Add(Threat(context, id, hash, raid.Side, type, aim, path, raid, i, endsAtAim: false));
            AddReleased(context, raid, release, id, hash, context.Threats.Count - 1, aim, goal, path, releaseS);
            return;
        }

        if (raid.Orbit is { } orbit)
        {
            path = Route(context, type, raid, start, OrbitPath.Points(orbit, start, goal, type.CruiseSpeed!.Likely, type.TurnAcceleration!.Likely), height, dive: false);
            context.Threats.Add(Threat(context, id, hash, raid.Side, type, aim, path, raid, i, endsAtAim: false));
            return;
        }

        path = type.Motion is ThreatMotion.Ballistic or ThreatMotion.QuasiBallistic
            ? context.Cache.Ballistic(Ballistic(type), context.Air, start, goal).Path
            : Route(context, type, raid, start, [goal], height, dive: true);
        context.Threats.Add(Threat(context, id, hash, raid.Side, type, aim, path, raid, i, endsAtAim: true));
    }

    private static GeodeticPosition Start(BuildContext context, RaidDefinition raid, GeodeticPosition goal, uint hash)
    {
        GeodeticPosition centre = raid.From is { } from
            ? new GeodeticPosition(new Angle(from.LatitudeRad), new Angle(from.LongitudeRad), 0)
            : Geodesic.Direct(goal, new Angle(raid.Bearing!.Value).Signed(), raid.Distance!.Value);
        if (raid.Spread <= 0)
            return centre;
        // Uniform over the disc: the radius goes with the root of a uniform.
        Draw draw = new StreamKey(context.Seed, 0, (byte)Purpose.Placement, hash)[0];
        return Geodesic.Direct(centre, new Angle(2 * Math.PI * draw.Uniform).Signed(), raid.Spread * Math.Sqrt(draw.Uniform2));
    }

    private static MotionSegment[] CarrierPath(
        BuildContext context, RaidDefinition raid, ThreatType type, GeodeticPosition start, GeodeticPosition goal, double height, double distance, out double releaseS)
    {
        GeodesicLine line = Geodesic.Inverse(goal, start);
        double release = Math.Min(distance, 0.9 * line.DistanceM);
        GeodeticPosition point = Geodesic.Direct(goal, line.AzimuthAtA, release);
        GeodeticPosition turn = Geodesic.Direct(goal, line.AzimuthAtA, Math.Max(0.5 * release, release - EgressM));
        MotionSegment[] path = Route(context, type, raid, start, [point, turn, start], height, dive: false);
        releaseS = NearestTime(path, Wgs84.ToEcef(point with { HeightM = height }).Vector);
        return path;
    }

    /// <summary>Time at which a path first comes nearest to a point, to the end of a piece.</summary>
    private static double NearestTime(MotionSegment[] path, Vector3D point)
    {
        double best = double.PositiveInfinity;
        double time = 0;
        foreach (MotionSegment segment in path)
        {
            double squared = (segment.Position(0) - point).LengthSquared;
            if (squared < best)
            {
                best = squared;
                time = segment.Start.Seconds;
            }
        }

        return time;
    }

    private static void AddReleased(
        BuildContext context, RaidDefinition raid, ReleaseDefinition release, string carrierId, uint carrierHash, int carrier, int aim, GeodeticPosition goal,
        MotionSegment[] carrierPath, double releaseS)
    {
        ThreatType type = context.Loaded.Threats[release.Class];
        var path = new MotionPath(carrierPath);
        for (int k = 0; k < release.Number; k++)
        {
            double at = releaseS + (k * release.Interval);
            GeodeticPosition from = Wgs84.ToGeodetic(EcefPosition.From(path.PositionAt(SimTime.FromSeconds(at))));
            MotionSegment[] own = type.Motion is ThreatMotion.Ballistic or ThreatMotion.QuasiBallistic
                ? context.Cache.Ballistic(Ballistic(type), context.Air, from, goal).Path
                : Route(context, type, null, from, [goal], release.Height ?? type.CruiseHeight?.Likely ?? 100, dive: true);
            context.Threats.Add(new CompiledThreat
            {
                Id = FormattableString.Invariant($"{carrierId}/{k + 1}"),
                NameHash = StreamKey.Child(carrierHash, k),
                Side = raid.Side,
                Class = ClassOf(context, type),
                Aim = aim,
                EndsAtAim = true,
                Carrier = carrier,
                StartS = at,
                JitterS = 0,
                Path = own,
                Jams = false,
            });
        }
    }

    private static CompiledThreat Threat(
        BuildContext context, string id, uint hash, string side, ThreatType type, int aim, MotionSegment[] path, RaidDefinition raid, int i, bool endsAtAim) => new()
        {
            Id = id,
            NameHash = hash,
            Side = side,
            Class = ClassOf(context, type),
            Aim = aim,
            EndsAtAim = endsAtAim,
            Carrier = -1,
            StartS = raid.Start + (i * raid.Interval),
            JitterS = raid.Jitter,
            Path = path,
            Jams = raid.Jamming,
        };

    private static MotionSegment[] Route(
        BuildContext context, ThreatType type, RaidDefinition? raid, GeodeticPosition start, GeodeticPosition[] goals, double height, bool dive)
    {
        GeodeticPosition[] points =
        [
            start with { HeightM = Math.Max(start.HeightM, height) },
            .. raid?.Waypoints.Select(w => new GeodeticPosition(new Angle(w.LatitudeRad), new Angle(w.LongitudeRad), height)) ?? [],
            .. goals,
        ];
        return context.Cache.Route(context.Terrain, context.Air, Parameters(type, height, dive), points);
    }

    private static RouteParameters Parameters(ThreatType type, double height, bool dive) => new(
        type.CruiseSpeed!.Likely, type.TurnAcceleration!.Likely, type.ClimbAngle!.Likely, height, type.Motion == ThreatMotion.TerrainFollowing, 0, dive)
    {
        ExcessPowerMps = type.ExcessPower?.Likely,
        LiftToDrag = type.LiftToDrag?.Likely,
    };

    private static BallisticParameters Ballistic(ThreatType type)
    {
        var p = new BallisticParameters(type.BallisticCoefficient!.Likely, type.BoostTime!.Likely, type.Apogee!.Likely, 0) { PropellantShare = type.PropellantFraction?.Likely ?? 0 };
        return type.Motion != ThreatMotion.QuasiBallistic ? p : p with
        {
            ManoeuvreAccelerationMps2 = type.ManoeuvreAcceleration!.Likely,
            ManoeuvrePressurePa = type.ManoeuvrePressure?.Likely ?? 0,
            GlideAngleRad = type.GlideAngle?.Likely,
            DiveAngleRad = type.DiveAngle?.Likely,
        };
    }

    private static int ClassOf(BuildContext context, ThreatType type)
    {
        int found = context.ThreatClasses.FindIndex(c => c.Id == type.Id);
        if (found >= 0)
            return found;
        context.ThreatClasses.Add(Class(type, context.Loaded.Document.Raids.Any(r => r.Jamming && r.Class == type.Id)));
        return context.ThreatClasses.Count - 1;
    }

    /// <param name="jams">Whether some raid's threats of it jam.</param>
    internal static CompiledThreatClass Class(ThreatType type, bool jams)
    {
        double[] rcs = new double[4 * 3], above = new double[4 * 2];
        foreach (RadarBand band in Enum.GetValues<RadarBand>())
        {
            AspectRcs aspects = type.Rcs[band];
            rcs[((int)band * 3) + 0] = aspects.Front.Likely;
            rcs[((int)band * 3) + 1] = aspects.Side.Likely;
            rcs[((int)band * 3) + 2] = aspects.Rear.Likely;
            above[((int)band * 2) + 0] = (aspects.Top ?? aspects.Side).Likely;
            above[((int)band * 2) + 1] = (aspects.Bottom ?? aspects.Side).Likely;
        }

        bool flies = type.Motion is ThreatMotion.Route or ThreatMotion.TerrainFollowing;
        return new()
        {
            Id = type.Id,
            Category = type.Category,
            Swerling = type.Swerling,
            RcsM2 = rcs,
            InfraredSignature = HeatSignature.Of(type),
            Heat = CompiledHeat.Of(type),
            RcsAboveM2 = above,
            Jammer = jams ? CompiledJammer.Of(type.Jammer) : null,
            HitProbability = type.HitProbability.Likely,
            Damage = type.Damage.Likely,
            UnitPriceUsd = type.UnitPrice.Likely,
            NoticeRangeM = flies ? type.Evasion?.NoticeRange.Likely ?? 0 : 0,
            NoticeProbability = flies ? type.Evasion?.NoticeProbability.Likely ?? 0 : 0,
            ReactionS = flies ? type.Evasion?.ReactionTime.Likely ?? 0 : 0,
            BreakAccelerationMps2 = flies ? type.Evasion?.BreakAcceleration.Likely ?? 0 : 0,
            CruiseSpeedMps = flies ? type.CruiseSpeed!.Likely : 0,
            TurnAccelerationMps2 = flies ? type.TurnAcceleration!.Likely : 0,
            ExcessPowerMps = flies ? type.ExcessPower?.Likely ?? 0 : 0,
            LiftToDrag = flies ? type.LiftToDrag?.Likely ?? 0 : 0,
        };
    }
}
