using Parapet.Evidence.Cases;
using Parapet.Physics.Propagation;

namespace Parapet.Evidence.Models;

/// <summary>What lies between the antenna and the target.</summary>
internal static class PropagationModels
{
    private const double HighestGhz = 1000;

    public static IEnumerable<EvidenceModel> All { get; } =
    [
        new(
            "gas-attenuation",
            [
                new NumberColumn("frequency_ghz", 1, HighestGhz), NumberColumn.Above("dry_pressure_hpa", 0), NumberColumn.Above("temperature_k", 0),
                new NumberColumn("vapour_density_gpm3", 0),
            ],
            [new NumberColumn("expect_oxygen_dbpkm"), new NumberColumn("expect_water_vapour_dbpkm")],
            c =>
            {
                GasLoss loss = GasAttenuation.Specific(c["frequency_ghz"] * 1e9, c["dry_pressure_hpa"] * 100, c["temperature_k"], c["vapour_density_gpm3"] / 1000);
                return [loss.OxygenDbPerKm, loss.WaterVapourDbPerKm];
            }),
        new(
            "rain-attenuation",
            [new NumberColumn("frequency_ghz", 1, HighestGhz), new NumberColumn("rain_rate_mmph", 0), new NumberColumn("elevation_deg", -90, 90), new NumberColumn("polarisation_tilt_deg", -180, 180)],
            [new NumberColumn("expect_dbpkm")],
            c => [RainAttenuation.DbPerKm(c["frequency_ghz"] * 1e9, c["rain_rate_mmph"], c.Degrees("elevation_deg"), c.Degrees("polarisation_tilt_deg"))]),
        new(
            "knife-edge-diffraction",
            [new NumberColumn("nu")],
            [new NumberColumn("expect_loss_db")],
            c => [KnifeEdge.LossDb(c["nu"])]),
        new(
            "radio-horizon",
            [new NumberColumn("radar_height_m", 0), new NumberColumn("target_height_m", 0)],
            [new NumberColumn("expect_ground_range_km")],
            c => [RadioHorizon.GroundRangeM(c["radar_height_m"], c["target_height_m"], RadioHorizon.FourThirds, earthRadiusM: 6_371_000) / 1000]),
        new(
            "two-ray-factor",
            [NumberColumn.Above("frequency_mhz", 0), NumberColumn.Above("antenna_height_m", 0), NumberColumn.Above("target_height_m", 0), NumberColumn.Above("ground_range_m", 0)],
            [new NumberColumn("expect_one_way_factor_db")],
            c => [TwoRay.FactorDb(c["frequency_mhz"] * 1e6, c["antenna_height_m"], c["target_height_m"], c["ground_range_m"])]),
    ];
}
