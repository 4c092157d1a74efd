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
        RadarParameters radar = Radar(context, type);
        double mast = item.Mast ?? type.AntennaHeight.Likely;
        GeodeticPosition antenna = context.OnGround(definition.Position, mast);
        GeodeticPosition site = context.OnGround(definition.Position, 0);
        HorizonMask mask = context.Cache.Mask(context.Terrain, site, mast, radar.InstrumentedRangeM, context.EffectiveEarthFactor);
        return Common(context, id, unit, post, type) with
        {
            AircraftSlot = -1,
            Radar = radar,
            BearingRad = item.Bearing ?? definition.Bearing,
            Frame = new LocalFrame(antenna),
            Mask = mask,
            Propagation = PropagationBuilder.Ground(context, mask, site, radar, type.Band),
            Detection = context.Cache.Detection(radar),
            Clutter = CompiledClutter.Of(context, radar),
        };
    }

    public static CompiledSensor AirborneRadar(BuildContext context, string id, int unit, int post, int slot, RadarType type)
    {
        RadarParameters radar = Radar(context, type);
        return Common(context, id, unit, post, type) with
        {
            AircraftSlot = slot,
            Radar = radar,
            Propagation = PropagationBuilder.Airborne(context, radar, type.Band),
            Detection = context.Cache.Detection(radar),
            Clutter = CompiledClutter.Of(context, radar),
        };
    }

    public static CompiledSensor AirborneInfrared(BuildContext context, string id, int unit, int post, int slot, InfraredType type) => new()
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
            ElevationMinRad = type.ElevationMinimum?.Likely ?? (-Math.PI / 2),
            ElevationMaxRad = type.ElevationMaximum?.Likely ?? (Math.PI / 2),
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
        Optics = CompiledInfrared.Of(context, type),
        Frame = default,
        Mask = null,
        Propagation = null,
        Detection = null,
        Clutter = null,
        TimeBudget = null,
    };

    private static CompiledSensor Common(BuildContext context, string id, int unit, int post, RadarType type) => new()
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
        Optics = null,
        Frame = default,
        Mask = null,
        Propagation = null,
        Detection = null,
        Clutter = null,
        TimeBudget = context.Counts(RadioEffect.TimeBudget) ? TimeBudget(type.TimeBudget) : null,
    };

    /// <summary>The radar with those of its effects that the scenario counts.</summary>
    private static RadarParameters Radar(BuildContext context, RadarType type)
    {
        RadarParameters radar = Calibrate(type);
        if (!context.Counts(RadioEffect.Beam))
            radar = radar with { ScanLossExponent = 0 };
        return context.Counts(RadioEffect.Doppler) ? radar : radar with { NotchHalfWidthMps = 0, BlindSpeedMps = 0 };
    }

    private static TimeBudgetParameters? TimeBudget(TimeBudgetType? type) => type is null ? null : new TimeBudgetParameters
    {
        SearchShare = type.SearchShare.Likely,
        SearchMinimum = Math.Min(type.SearchMinimum.Likely, type.SearchShare.Likely),
        ConfirmationDwellS = type.ConfirmationDwell.Likely,
        TrackDwellS = type.TrackDwell.Likely,
        TrackRateHz = type.TrackRate.Likely,
        GuidanceDwellS = type.GuidanceDwell.Likely,
        GuidanceRateHz = type.GuidanceRate.Likely,
    };

    private static RadarParameters Calibrate(RadarType type)
    {
        RadarParameters radar = new()
        {
            FalseAlarmProbability = type.FalseAlarmProbability.Likely,
            Pulses = type.Pulses is { } pulses ? Math.Max(1, UnitBuilder.Whole(pulses)) : 1,
            CfarCells = type.CfarCells is { } cells ? UnitBuilder.Whole(cells) : 0,
            InstrumentedRangeM = type.InstrumentedRange.Likely,
            MinimumRangeM = type.MinimumRange.Likely,
            SectorHalfWidthRad = type.Scan == RadarScan.Rotating ? Math.PI : Math.Min(Math.PI, type.SectorWidth.Likely / 2),
            ElevationMinRad = type.ElevationMinimum.Likely,
            ElevationMaxRad = type.ElevationMaximum.Likely,
            FrequencyHz = type.Frequency?.Likely ?? RadarBands.MiddleHz(type.Band),
            AzimuthBeamwidthRad = type.AzimuthBeamwidth.Likely,
            ElevationBeamwidthRad = type.ElevationBeamwidth.Likely,
            GainRatio = type.Transmitter is { } antenna ? new Decibels(antenna.Gain.Likely).Ratio : 0,
            NoiseTemperatureK = type.Transmitter?.NoiseTemperature.Likely ?? 0,
            SideLobeRatio = Ratio(type.SideLobeLevel),
            SteersInAzimuth = type.SteersInAzimuth,
            Faces = type.Faces,
            BroadsideElevationRad = type.BroadsideElevation?.Likely ?? 0,
            ScanLossExponent = type.ScanLossExponent?.Likely ?? 0,
            VerticalPolarisation = type.Polarisation == RadarPolarisation.Vertical,
            RangeResolutionM = type.RangeResolution.Likely,
            ImprovementRatio = Ratio(type.ImprovementFactor),
            NotchHalfWidthMps = type.MinimumRadialSpeed?.Likely ?? 0,
            BlindSpeedMps = type.BlindSpeed?.Likely ?? 0,
        };
        if (type.Transmitter is not { } transmitter)
            return radar.CalibratedAt(type.DetectionRange.Likely, type.ReferenceRcs.Likely, type.ReferenceDetectionProbability.Likely);
        // Any point of the equation fixes it.
        const double rangeM = 100e3;
        return radar with
        {
            CalibrationRangeM = rangeM,
            CalibrationRcsM2 = 1,
            CalibrationSnr = (transmitter.CoherentPulses?.Likely ?? 1) * RadarEquation.FromParameters(
                radar.FrequencyHz, rangeM, transmitter.PeakPower.Likely, transmitter.PulseWidth.Likely, transmitter.Gain.Likely, transmitter.NoiseTemperature.Likely, 1, transmitter.Losses.Likely),
        };
    }

    /// <summary>Of decibels; 0 where nothing is given.</summary>
    private static double Ratio(Quantity? decibels) => decibels is null ? 0 : new Decibels(decibels.Likely).Ratio;

    /// <summary>A fixed share of the period by the sensor's name, so that sensors do not all look in one instant.</summary>
    private static double Stagger(string id, double periodS) => (StreamKey.NameHash(id) % 1000 / 1000.0 * periodS) + 0.001;
}
