using Parapet.Physics.Atmosphere;
using Parapet.Testing;
using Xunit;

namespace Parapet.Physics.Tests;

public class AtmosphereTests
{
    [Theory]
    [InlineData(86_000, 186.8673)] // table I, and T7 of equation 23 and the text under it
    [InlineData(79_000, 200.5895)] // as the molecular-scale one below 80 km: equation 23
    public void Above_80_km_a_thermometer_shows_less(double heightM, double kelvin) =>
        Near.Equal(kelvin, StandardAtmosphere.KineticTemperatureK(heightM), absolute: 1e-3);

    [Fact]
    public void Air_agrees_with_the_reference()
    {
        foreach (ReferenceCase c in ReferenceCases.Read("standard-atmosphere.csv"))
        {
            double height = c["geometric_altitude_m"];
            AirState air = StandardAtmosphere.At(height);
            Near.Equal(c["expect_temperature_k"], air.TemperatureK, relative: c["rel_tol"], what: $"{c} temperature");
            Near.Equal(c["expect_pressure_pa"], air.PressurePa, relative: c["rel_tol"], what: $"{c} pressure");
            Near.Equal(c["expect_density_kgpm3"], air.DensityKgpm3, relative: c["rel_tol"], what: $"{c} density");
            Near.Equal(c["expect_speed_of_sound_mps"], air.SpeedOfSoundMps, relative: c["rel_tol"], what: $"{c} sound");
            Near.Equal(c["expect_density_kgpm3"], StandardAtmosphere.Density(height), relative: c["rel_tol"], what: $"{c} quick density");
            Near.Equal(c["expect_speed_of_sound_mps"], StandardAtmosphere.SpeedOfSound(height), relative: c["rel_tol"], what: $"{c} quick sound");
        }
    }

    [Fact]
    public void Quick_density_follows_the_layers_everywhere()
    {
        for (double height = -6000; height < 1.1e6; height += height < 90000 ? 7.3 : 1234.5)
            Near.Equal(StandardAtmosphere.At(height).DensityKgpm3, StandardAtmosphere.Density(height), relative: 2e-8, what: $"{height} m");
    }

    [Fact]
    public void Density_only_falls_and_has_no_step()
    {
        double before = StandardAtmosphere.Density(-5000);
        for (double height = -4990; height < 1.2e6; height += 10)
        {
            double now = StandardAtmosphere.Density(height);
            Assert.True(now < before && now > before * 0.99, $"{height} m: {before} then {now}");
            before = now;
        }
    }

    [Fact]
    public void The_tail_runs_through_the_tabulated_densities()
    {
        // US Standard Atmosphere 1976, table I.
        Near.Equal(5.604e-7, StandardAtmosphere.Density(100e3), relative: 1e-9);
        Near.Equal(2.541e-10, StandardAtmosphere.Density(200e3), relative: 1e-9);
        Near.Equal(3.561e-15, StandardAtmosphere.Density(1e6), relative: 1e-9);
    }

    [Fact]
    public void Below_the_sea_the_lowest_layer_goes_on_and_then_holds()
    {
        // US Standard Atmosphere 1976, table I, at -5,000 m geometric: 320.676 K, 1.7776e5 Pa, 1.9311 kg/m³.
        AirState air = StandardAtmosphere.At(-5000);
        Near.Equal(320.676, air.TemperatureK, absolute: 1e-3);
        Near.Equal(1.7776e5, air.PressurePa, relative: 1e-4);
        Near.Equal(1.9311, air.DensityKgpm3, relative: 1e-4);
        Assert.Equal(air, StandardAtmosphere.At(-9000));
    }
}
