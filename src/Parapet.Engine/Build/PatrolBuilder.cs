using Parapet.Foundation;
using Parapet.Model.Catalogue;
using Parapet.Model.Scenario;
using Parapet.Physics.Earth;
using Parapet.Physics.Flight;

namespace Parapet.Engine.Build;

/// <summary>Patrols: one unit each, its aircraft with their sensors, fuel and missiles.</summary>
internal static class PatrolBuilder
{
    public static void Add(BuildContext context, PatrolDefinition definition)
    {
        AircraftType type = context.Loaded.PatrolAircraft[definition.Id];
        int unit = context.Units.Count;
        int post = context.PostIndex[definition.CommandPost];
        double height = definition.Height ?? type.PatrolAltitude.Likely;
        var station = new GeodeticPosition(new Angle(definition.Station.LatitudeRad), new Angle(definition.Station.LongitudeRad), height);
        GeodeticPosition home = context.OnGround(definition.Base, 0);

        var munitions = new List<int>();
        foreach (string id in type.Interceptors.Keys.Order(StringComparer.Ordinal))
        {
            int carried = definition.Load is { } load
                ? load.GetValueOrDefault(id)
                : type.Load.TryGetValue(id, out Quantity? standard) ? UnitBuilder.Whole(standard) : 0;
            if (carried == 0)
                continue;
            munitions.Add(context.Munitions.Count);
            context.Munitions.Add(MunitionBuilder.Build(
                context, id, type.Interceptors[id], unit, height, fromAircraftMps: type.PatrolSpeed.Likely, carried));
        }

        for (int slot = 0; slot < definition.Fleet; slot++)
            AddSensors(context, definition.Id, type, unit, post, slot);
        Vector3D legA = Leg(station, definition.Bearing, -definition.LegLength / 2, height);
        Vector3D legB = Leg(station, definition.Bearing, definition.LegLength / 2, height);
        EnergyParameters? energy = type.Energy is { } figures
            ? new(figures.ThrustToWeight.Likely, figures.WingLoading.Likely, figures.ZeroLiftDrag.Likely, figures.InducedDragFactor.Likely, figures.MaximumLift.Likely)
            : null;
        double density = context.Air.At(height, out double sound);
        context.Patrols.Add(new CompiledPatrol
        {
            Id = definition.Id,
            NameHash = StreamKey.NameHash(definition.Id),
            System = definition.System,
            Side = definition.Side,
            Unit = unit,
            Base = home,
            BaseEcef = Wgs84.ToEcef(home).Vector,
            LegA = legA,
            LegB = legB,
            HeightM = height,
            OnStation = definition.Aircraft,
            Fleet = definition.Fleet,
            CommitRangeM = definition.CommitRange,
            PatrolSpeedMps = type.PatrolSpeed.Likely,
            MaximumSpeedMps = type.MaximumSpeed.Likely,
            TurnAccelerationMps2 = type.TurnAcceleration.Likely,
            Energy = energy,
            PatrolDragOverWeight = energy is { } e ? AircraftEnergy.DragOverWeight(in e, density, sound, type.PatrolSpeed.Likely, loadFactor: 1) : 0,
            PatrolThrustOverWeight = energy is { } t ? AircraftEnergy.ThrustOverWeight(in t, density) : 0,
            FuelKg = type.FuelMass.Likely,
            FuelReserveKg = type.FuelMass.Likely * type.FuelReserve.Likely,
            FuelFlowPatrolKgps = type.FuelFlowPatrol.Likely,
            FuelFlowDashKgps = type.FuelFlowDash.Likely,
            TurnaroundS = type.TurnaroundTime.Likely,
            MissionCapableRate = type.MissionCapableRate.Likely,
            SalvoIntervalS = type.SalvoInterval.Likely,
            FlightHourUsdPerS = type.FlightHourCost.Likely,
        });
        context.Units.Add(new CompiledUnit
        {
            Id = definition.Id,
            NameHash = StreamKey.NameHash(definition.Id),
            Name = definition.Name.Length > 0 ? definition.Name : type.Name,
            System = definition.System,
            Side = definition.Side,
            CommandPost = post,
            Patrol = context.Patrols.Count - 1,
            Position = station,
            Ecef = Wgs84.ToEcef(station).Vector,
            TargetChannels = Math.Max(1, UnitBuilder.Whole(type.GuidanceChannels)),
            GuidanceChannels = UnitBuilder.Whole(type.GuidanceChannels),
            ReactionS = type.ReactionTime.Likely,
            KillAssessmentDelayS = type.KillAssessmentDelay.Likely,
            Doctrine = ScenarioBuilder.Doctrine(definition.Doctrine),
            Launchers = [],
            Munitions = [.. munitions],
            FireControlSensors = [],
        });
    }

    private static void AddSensors(BuildContext context, string patrol, AircraftType type, int unit, int post, int slot)
    {
        foreach ((string id, RadarType radar) in type.Radars.OrderBy(r => r.Key, StringComparer.Ordinal))
            context.Sensors.Add(SensorBuilder.AirborneRadar(context, FormattableString.Invariant($"{patrol}/{slot + 1}/{id}"), unit, post, slot, radar));

        foreach ((string id, InfraredType infrared) in type.Infrared.OrderBy(r => r.Key, StringComparer.Ordinal))
            context.Sensors.Add(SensorBuilder.AirborneInfrared(context, FormattableString.Invariant($"{patrol}/{slot + 1}/{id}"), unit, post, slot, infrared));
    }

    private static Vector3D Leg(GeodeticPosition station, double bearingRad, double distanceM, double heightM)
    {
        Angle azimuth = new Angle(distanceM < 0 ? bearingRad + Math.PI : bearingRad).Signed();
        return Wgs84.ToEcef(Geodesic.Direct(station, azimuth, Math.Abs(distanceM)) with { HeightM = heightM }).Vector;
    }
}
