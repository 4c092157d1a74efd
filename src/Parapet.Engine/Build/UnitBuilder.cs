using Parapet.Foundation;
using Parapet.Model.Catalogue;
using Parapet.Model.Scenario;

namespace Parapet.Engine.Build;

/// <summary>Ground units: radars with their masks, launchers one by one, rounds, channels.</summary>
internal static class UnitBuilder
{
    public static void Add(BuildContext context, UnitDefinition definition)
    {
        SurfaceToAirType system = context.Loaded.UnitSystems[definition.Id];
        int index = context.Units.Count;
        GeodeticPosition place = context.OnGround(definition.Position, 0);
        int post = context.PostIndex[definition.CommandPost];
        IReadOnlyList<UnitLaunchers> launchers = definition.Launchers ?? system.StandardUnit.Launchers;

        string[] loads = [.. launchers.Select(l => l.Load).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var munitionOf = new Dictionary<string, int>();
        foreach (string load in loads)
        {
            munitionOf[load] = context.Munitions.Count;
            context.Munitions.Add(MunitionBuilder.Build(context, load, system.Interceptors[load], index, launchHeightM: place.HeightM, fromAircraftMps: 0, perAircraft: 0));
        }

        var launcherRows = new List<int>();
        foreach (UnitLaunchers group in launchers.OrderBy(l => l.Load, StringComparer.Ordinal).ThenBy(l => l.Launcher, StringComparer.Ordinal).ThenBy(l => l.Reloads).ThenBy(l => l.Count))
        {
            LauncherType type = system.Launchers[group.Launcher];
            for (int i = 0; i < group.Count; i++)
            {
                launcherRows.Add(context.Launchers.Count);
                context.Launchers.Add(new(
                    index, munitionOf[group.Load], Whole(type.Loads[group.Load]), type.SalvoInterval.Likely, type.ReloadTime.Likely, group.Reloads));
            }
        }

        int firstSensor = context.Sensors.Count;
        IReadOnlyList<UnitRadar> radars = definition.Radars ?? system.StandardUnit.Radars;
        var twins = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (UnitRadar radar in radars.OrderBy(r => r.Radar, StringComparer.Ordinal).ThenBy(r => r.Bearing ?? definition.Bearing).ThenBy(r => r.Mast ?? 0))
        {
            int twin = twins[radar.Radar] = twins.GetValueOrDefault(radar.Radar) + 1;
            string id = twin == 1 ? $"{definition.Id}/{radar.Radar}" : FormattableString.Invariant($"{definition.Id}/{radar.Radar}-{twin}");
            context.Sensors.Add(SensorBuilder.Ground(context, id, index, post, system.Radars[radar.Radar], radar, definition));
        }

        context.Units.Add(new CompiledUnit
        {
            Id = definition.Id,
            NameHash = StreamKey.NameHash(definition.Id),
            Name = definition.Name.Length > 0 ? definition.Name : system.Name,
            System = definition.System,
            Side = definition.Side,
            CommandPost = post,
            Patrol = -1,
            Position = place,
            Ecef = Wgs84.ToEcef(place with { HeightM = place.HeightM + 3 }).Vector,
            TargetChannels = Whole(system.FireControl.TargetChannels),
            GuidanceChannels = Whole(system.FireControl.GuidanceChannels),
            ReactionS = system.FireControl.ReactionTime.Likely,
            KillAssessmentDelayS = system.FireControl.KillAssessmentDelay.Likely,
            Doctrine = ScenarioBuilder.Doctrine(definition.Doctrine),
            Launchers = [.. launcherRows],
            Munitions = [.. loads.Select(l => munitionOf[l])],
            FireControlSensors =
            [
                .. Enumerable.Range(firstSensor, context.Sensors.Count - firstSensor).Where(s => context.Sensors[s].FireControl),
            ],
        });
    }

    internal static int Whole(Quantity q) => (int)Math.Round(q.Likely, MidpointRounding.AwayFromZero);
}
