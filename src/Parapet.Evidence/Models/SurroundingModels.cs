using Parapet.Evidence.Cases;
using Parapet.Foundation;
using Parapet.Physics.Infrared;
using Parapet.Physics.Radar;

namespace Parapet.Evidence.Models;

/// <summary>What competes with a target's echo, and its heat.</summary>
internal static class SurroundingModels
{
    private const double KmM = 1000;

    public static IEnumerable<EvidenceModel> All { get; } =
    [
        new(
            "beam-shape-loss",
            [new NumberColumn("dwell_azimuth_beamwidths", 0, 1000), new NumberColumn("dwell_elevation_beamwidths", 0, 1000)],
            [new NumberColumn("expect_loss_db")],
            c => [Decibels.FromRatio(BeamShapeLoss.Planar(c["dwell_azimuth_beamwidths"], c["dwell_elevation_beamwidths"])).Value]),
        new(
            "blackbody-share",
            [NumberColumn.Above("wavelength_temperature_umk", 0)],
            [new NumberColumn("expect_share")],
            c => [PlanckBand.ShareBelow(c["wavelength_temperature_umk"] * 1e-6)]),
        new(
            "doppler-processing",
            [new WholeColumn("cancellers", 1, 2), NumberColumn.Above("repetition_hz", 0), NumberColumn.Above("clutter_sigma_mps", 0), NumberColumn.Above("wavelength_m", 0)],
            [new NumberColumn("expect_improvement_db")],
            c => [Decibels.FromRatio(DopplerProcessing.CancellerImprovement(c.Whole("cancellers"), c["repetition_hz"], c["clutter_sigma_mps"], c["wavelength_m"])).Value]),
        new(
            "surface-clutter",
            [
                NumberColumn.Above("range_m", 0), NumberColumn.Above("azimuth_beamwidth_deg", 0), NumberColumn.Above("elevation_beamwidth_deg", 0),
                NumberColumn.Above("range_resolution_m", 0), new NumberColumn("grazing_deg", 0, 89),
            ],
            [new NumberColumn("expect_area_m2")],
            c =>
            [
                SurfaceClutter.CellAreaM2(
                    c["range_m"], c.Degrees("azimuth_beamwidth_deg").Radians, c.Degrees("elevation_beamwidth_deg").Radians, c["range_resolution_m"],
                    ExactMath.Sin(c.Degrees("grazing_deg").Radians)),
            ]),
        new(
            "noise-jamming",
            [
                NumberColumn.Above("frequency_ghz", 0), new NumberColumn("gain_db", -100, 100), NumberColumn.Above("noise_temperature_k", 0),
                new NumberColumn("jammer_effective_power_w", 0), NumberColumn.Above("jammer_bandwidth_mhz", 0), new NumberColumn("pattern_db", -300, 0),
                NumberColumn.Above("range_km", 0),
            ],
            [new NumberColumn("expect_jamming_to_noise_db")],
            c =>
            [
                Decibels.FromRatio(NoiseJamming.JammingToNoise(
                    Jammed(c["frequency_ghz"] * 1e9, c["gain_db"], c["noise_temperature_k"]),
                    new() { EffectivePowerW = c["jammer_effective_power_w"], BandwidthHz = c["jammer_bandwidth_mhz"] * 1e6 },
                    c["range_km"] * KmM,
                    new Decibels(c["pattern_db"]).Ratio)).Value,
            ]),
        new(
            "rain-clutter",
            [NumberColumn.Above("frequency_ghz", 0), NumberColumn.Above("rain_rate_mmph", 0)],
            [new NumberColumn("expect_reflectivity_db")],
            c => [Decibels.FromRatio(RainClutter.ReflectivityPerM(c["rain_rate_mmph"], RadarEquation.SpeedOfLightMps / (c["frequency_ghz"] * 1e9))).Value]),
        new(
            "burn-through",
            [
                NumberColumn.Above("peak_power_w", 0), new NumberColumn("gain_db", -100, 100), NumberColumn.Above("rcs_m2", 0), NumberColumn.Above("radar_bandwidth_khz", 0),
                NumberColumn.Above("jammer_effective_power_w", 0), NumberColumn.Above("jammer_bandwidth_mhz", 0),
            ],
            [new NumberColumn("expect_crossover_m")],
            c => [Crossover(c)]),
    ];

    private static RadarParameters Jammed(double frequencyHz, double gainDb, double temperatureK) => new()
    {
        FalseAlarmProbability = 1e-6,
        InstrumentedRangeM = 1e6,
        MinimumRangeM = 0,
        SectorHalfWidthRad = Math.PI,
        ElevationMinRad = -1,
        ElevationMaxRad = 1,
        AzimuthBeamwidthRad = 0.02,
        ElevationBeamwidthRad = 0.02,
        RangeResolutionM = 100,
        FrequencyHz = frequencyHz,
        GainRatio = new Decibels(gainDb).Ratio,
        NoiseTemperatureK = temperatureK,
    };

    /// <summary>Where echo and jamming are equal: both go over the receiver's noise, which then falls out; the burn-through range at a ratio of one far above it.</summary>
    private static double Crossover(CaseValues c)
    {
        // A cold receiver leaves the jamming alone.
        const double frequencyHz = 5e9, temperatureK = 1e-6;
        double k = RadarEquation.FromParameters(frequencyHz, 1, c["peak_power_w"], 1 / (c["radar_bandwidth_khz"] * 1e3), c["gain_db"], temperatureK, c["rcs_m2"], 0);
        double j = NoiseJamming.JammingToNoise(
            Jammed(frequencyHz, c["gain_db"], temperatureK), new() { EffectivePowerW = c["jammer_effective_power_w"], BandwidthHz = c["jammer_bandwidth_mhz"] * 1e6 }, 1, 1);
        return NoiseJamming.SelfScreeningBurnThroughM(k, j, 1);
    }
}
