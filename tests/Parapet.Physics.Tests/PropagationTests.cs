using Parapet.Foundation;
using Parapet.Physics.Propagation;
using Parapet.Testing;
using Xunit;

namespace Parapet.Physics.Tests;

public class PropagationTests
{
    [Fact]
    public void Radio_horizon_agrees_with_the_reference()
    {
        foreach (ReferenceCase c in ReferenceCases.Read("radio-horizon.csv"))
        {
            double km = RadioHorizon.GroundRangeM(c["radar_height_m"], c["target_height_m"]) / 1000;
            Near.Equal(c["expect_ground_range_km"], km, absolute: c["abs_tol"], what: c.ToString());
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => RadioHorizon.GroundRangeM(-1, 10));
    }

    [Fact]
    public void Loss_behind_an_edge_agrees_with_the_reference()
    {
        foreach (ReferenceCase c in ReferenceCases.Read("knife-edge-diffraction.csv"))
            Near.Equal(c["expect_loss_db"], KnifeEdge.LossDb(c["nu"]), absolute: c["abs_tol"], what: c.ToString());
    }

    [Fact]
    public void An_edge_one_fresnel_radius_above_the_ray_has_the_parameter_root_two()
    {
        double fresnelM = Math.Sqrt(0.1 * 3000 * 6000 / 9000);
        Near.Equal(Math.Sqrt(2), KnifeEdge.Parameter(fresnelM, 3000, 6000, 0.1), relative: 1e-14);
        Assert.Throws<ArgumentOutOfRangeException>(() => KnifeEdge.Parameter(1, 0, 1, 1));
    }

    [Fact]
    public void Two_ray_interference_agrees_with_the_reference()
    {
        foreach (ReferenceCase c in ReferenceCases.Read("two-ray-factor.csv"))
        {
            double db = TwoRay.FactorDb(c["frequency_mhz"] * 1e6, c["antenna_height_m"], c["target_height_m"], c["ground_range_m"]);
            Near.Equal(c["expect_one_way_factor_db"], db, absolute: c["abs_tol"], what: c.ToString());
        }
    }

    [Fact]
    public void Rain_agrees_with_the_reference()
    {
        foreach (ReferenceCase c in ReferenceCases.Read("rain-attenuation.csv"))
        {
            double db = RainAttenuation.DbPerKm(
                c["frequency_ghz"] * 1e9, c["rain_rate_mmph"], Angle.FromDegrees(c["elevation_deg"]), Angle.FromDegrees(c["polarisation_tilt_deg"]));
            Near.Equal(c["expect_dbpkm"], db, relative: c["rel_tol"], what: c.ToString());
        }

        Assert.Equal(0, RainAttenuation.DbPerKm(3e9, 0, Angle.Zero, Angle.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => RainAttenuation.DbPerKm(5e8, 1, Angle.Zero, Angle.Zero));
    }

    [Fact]
    public void Clear_air_agrees_with_the_reference()
    {
        foreach (ReferenceCase c in ReferenceCases.Read("gas-attenuation.csv"))
        {
            GasLoss loss = GasAttenuation.Specific(
                c["frequency_ghz"] * 1e9, c["dry_pressure_hpa"] * 100, c["temperature_k"], c["vapour_density_gpm3"] / 1000);
            Near.Equal(c["expect_oxygen_dbpkm"], loss.OxygenDbPerKm, relative: c["rel_tol"], what: $"{c} oxygen");
            Near.Equal(c["expect_water_vapour_dbpkm"], loss.WaterVapourDbPerKm, relative: c["rel_tol"], what: $"{c} water vapour");
        }
    }
}
