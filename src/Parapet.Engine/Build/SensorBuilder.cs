using Parapet.Foundation;
using Parapet.Model.Catalogue;
using Parapet.Model.Scenario;
using Parapet.Physics.Radar;
using Parapet.Physics.Terrain;

namespace Parapet.Engine.Build;

/// <summary>Sensors: calibration of the radar equation, terrain mask, time of the first look.</summary>
internal static class SensorBuilder
{
    public static CompiledSensor Ground(BuildContext context, string id, int unit, int post, RadarType type, UnitRadar item, UnitDefinition definition)
    {
        RadarParameters radar = Calibrate(type);
        double mast = item.Mast ?? type.AntennaHeight.Likely;
        GeodeticPosition antenna = context.OnGround(definition.Position, mast);
        GeodeticPosition site = context.OnGround(definition.Position, 0);
        return Common(id, unit, post, type) with
        {
            AircraftSlot = -1,
            Radar = radar,
            BearingRad = item.Bearing ?? definition.Bearing,
            Frame = new LocalFrame(antenna),
            Mask = context.Cache.Mask(
                context.Terrain, site, mast, radar.InstrumentedRangeM, context.EffectiveEarthFactor),
        };
    }

    public static CompiledSensor AirborneRadar(string id, int unit, int post, int slot, RadarType type) =>
        Common(id, unit, post, type) with { AircraftSlot = slot, Radar = Calibrate(type) };

    public static CompiledSensor AirborneInfrared(string id, int unit, int post, int slot, InfraredType type) => new()
    {
        Id = id,
        NameHash = StreamKey.NameHash(id),
        Unit = unit,
        CommandPost = post,
        AircraftSlot = slot,
        Infrared = true,
        FireControl = false,
        Band = RadarBand.X,
        // Only its volume is used.
        Radar = new RadarParameters
        {
            FalseAlarmProbability = 1e-6,
            InstrumentedRangeM = 5 * type.DetectionRange.Likely,
            MinimumRangeM = 0,
            SectorHalfWidthRad = type.FieldOfRegard.Likely / 2,
            ElevationMinRad = -Math.PI / 2,
            ElevationMaxRad = Math.PI / 2,
            AzimuthBeamwidthRad = 0.001,
            ElevationBeamwidthRad = 0.001,
            RangeResolutionM = 1,
        },
        FalseAlarmsPerScan = 0,
        TrackCapacity = int.MaxValue,
        ScanPeriodS = type.ScanPeriod.Likely,
        BearingRad = 0,
        FirstScanS = Stagger(id, type.ScanPeriod.Likely),
        InfraredRangeM = type.DetectionRange.Likely,
        InfraredAngleSigmaRad = type.AngleAccuracy.Likely,
        Frame = default,
        Mask = null,
    };

    private static CompiledSensor Common(string id, int unit, int post, RadarType type) => new()
    {
        Id = id,
        NameHash = StreamKey.NameHash(id),
        Unit = unit,
        CommandPost = post,
        AircraftSlot = -1,
        Infrared = false,
        FireControl = type.Role == RadarRole.FireControl,
        Band = type.Band,
        Radar = default,
        FalseAlarmsPerScan = type.FalseAlarmsPerScan.Likely,
        TrackCapacity = UnitBuilder.Whole(type.TrackCapacity),
        ScanPeriodS = type.ScanPeriod.Likely,
        BearingRad = 0,
        FirstScanS = Stagger(id, type.ScanPeriod.Likely),
        InfraredRangeM = 0,
        InfraredAngleSigmaRad = 0,
        Frame = default,
        Mask = null,
    };

    private static RadarParameters Calibrate(RadarType type) => new RadarParameters
    {
        FalseAlarmProbability = type.FalseAlarmProbability.Likely,
        InstrumentedRangeM = type.InstrumentedRange.Likely,
        MinimumRangeM = type.MinimumRange.Likely,
        SectorHalfWidthRad = type.Scan == RadarScan.Rotating ? Math.PI : Math.Min(Math.PI, type.SectorWidth.Likely / 2),
        ElevationMinRad = type.ElevationMinimum.Likely,
        ElevationMaxRad = type.ElevationMaximum.Likely,
        AzimuthBeamwidthRad = type.AzimuthBeamwidth.Likely,
        ElevationBeamwidthRad = type.ElevationBeamwidth.Likely,
        RangeResolutionM = type.RangeResolution.Likely,
    }.CalibratedAt(type.DetectionRange.Likely, type.ReferenceRcs.Likely, type.ReferenceDetectionProbability.Likely);

    /// <summary>A fixed share of the period by the sensor's name, so that sensors do not all look in one instant.</summary>
    private static double Stagger(string id, double periodS) => (StreamKey.NameHash(id) % 1000 / 1000.0 * periodS) + 0.001;
}
