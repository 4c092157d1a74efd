using Parapet.Foundation;
using Parapet.Physics.Atmosphere;
using Parapet.Testing;
using Xunit;

namespace Parapet.Physics.Tests;

public class AirProfileTests
{
    // McClatchey et al., "Optical Properties of the Atmosphere", 3rd ed., AFCRL-72-0497 (1972), subarctic winter: every 1 km from 0 to 25 km, hPa, K and g/m³.
    private static readonly double[] WinterHpa =
    [
        1013, 887.8, 777.5, 679.8, 593.2, 515.8, 446.7, 385.3, 330.8, 282.9, 241.8, 206.7, 176.6,
        151, 129.1, 110.3, 94.31, 80.58, 68.82, 58.75, 50.14, 42.77, 36.47, 31.09, 26.49, 22.56,
    ];

    private static readonly double[] WinterK =
    [
        257.1, 259.1, 255.9, 252.7, 247.7, 240.9, 234.1, 227.3, 220.6, 217.2, 217.2, 217.2, 217.2,
        217.2, 217.2, 217.2, 216.6, 216, 215.4, 214.8, 214.1, 213.6, 213, 212.4, 211.8, 211.2,
    ];

    [Fact]
    public void The_table_of_the_standard_stays_within_its_stated_error()
    {
        for (double z = -1000; z < 86_000; z += 37.3)
        {
            double density = AirProfile.Standard.At(z, out double sound);
            AirState exact = StandardAtmosphere.At(z);
            double[] corners = [11_019, 20_063, 32_162, 47_350, 51_413, 71_802];
            bool corner = z < -900 || z > 85_800 || corners.Any(c => Math.Abs(z - c) < 200);
            Near.Equal(exact.DensityKgpm3, density, relative: corner ? 3e-4 : 1e-6, what: $"density at {z} m");
            Near.Equal(exact.SpeedOfSoundMps, sound, relative: corner ? 4e-4 : 1e-5, what: $"sound at {z} m");
        }
    }

    [Fact]
    public void Hydrostatics_on_the_standards_own_temperatures_give_the_standards_pressures()
    {
        // A millionth of a kelvin asks for the integration; it changes the density by 4e-8 at 86 km.
        AirProfile integrated = AirProfile.Build(1e-6, 101_325, []);
        for (double z = -1000; z <= 86_000; z += 100)
            Near.Equal(StandardAtmosphere.At(z).DensityKgpm3, integrated.DensityAt(z), relative: 2e-6, what: $"{z} m");
    }

    [Fact]
    public void Air_twenty_degrees_above_the_standard_has_the_printed_density_at_sea_level()
    {
        // Dry air at 35 °C and one atmosphere: 1.1455 kg/m³, 351.88 m/s (any table of air).
        double density = AirProfile.Build(20, 101_325, []).At(0, out double sound);
        Near.Equal(1.1455, density, absolute: 1e-4);
        Near.Equal(351.88, sound, absolute: 0.2);
    }

    [Fact]
    public void A_sounding_of_the_subarctic_winter_comes_to_its_published_pressures()
    {
        AirLevel[] levels = [.. WinterK.Select((t, i) => new AirLevel(1000 * i, t, double.NaN, double.NaN))];
        AirProfile air = AirProfile.Build(0, 101_300, levels);
        for (int i = 0; i < WinterHpa.Length; i++)
            Near.Equal(100 * WinterHpa[i], air.StateAt(1000 * i).PressurePa, relative: 0.005, what: $"{i} km");
        // Its density at the ground, of moist air, is printed as 1,372 g/m³.
        Near.Equal(1.372, air.DensityAt(0), relative: 0.002);
    }

    [Fact]
    public void Wind_is_read_whence_it_blows_and_runs_straight_between_its_levels()
    {
        AirProfile air = AirProfile.Build(0, 101_325, [AirLevel.OfWind(0, 1.5 * Math.PI, 10), AirLevel.OfWind(2000, Math.PI, 20)]);
        (double east, double north) = air.WindAt(1000);
        Near.Equal(5, east, absolute: 1e-12);
        Near.Equal(10, north, absolute: 1e-12);
        Near.Equal(20, air.WindAt(50_000).NorthMps, absolute: 1e-12);
        // At 0 N 90 E east is -x and north is z.
        Vector3D w = air.WindAt(new Vector3D(0, Wgs84.SemiMajorAxisM + 2000, 0), 2000);
        Near.Equal(0, (w - new Vector3D(0, 0, 20)).Length, absolute: 1e-9);
        Assert.Equal(AirProfile.Standard.DensityAt(7321), air.DensityAt(7321));
        Assert.False(air.IsCalm);
        Assert.True(AirProfile.Standard.IsCalm);
    }

    [Fact]
    public void Beyond_its_levels_the_departure_from_the_standard_holds()
    {
        AirProfile air = AirProfile.Build(0, 101_325, [new(1000, 300, double.NaN, double.NaN), new(3000, 290, double.NaN, double.NaN)]);
        Near.Equal(295, air.StateAt(2000).TemperatureK, absolute: 1e-6);
        Near.Equal(300 + 6.5, air.StateAt(0).TemperatureK, absolute: 0.01);
        Near.Equal(290 - 6.5, air.StateAt(4000).TemperatureK, absolute: 0.01);
    }

    [Fact]
    public void Profiles_made_alike_are_equal_and_unlike_ones_are_not()
    {
        AirProfile a = AirProfile.Build(3, 100_000, [AirLevel.OfWind(0, 1, 5)]), b = AirProfile.Build(3, 100_000, [AirLevel.OfWind(0, 1, 5)]);
        Assert.Equal(a, b);
        Assert.Equal(a.GetHashCode(), b.GetHashCode());
        Assert.NotEqual(a, AirProfile.Build(3, 100_000, [AirLevel.OfWind(0, 1, 5.001)]));
    }

    [Fact]
    public void Levels_that_do_not_rise_and_air_without_pressure_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => AirProfile.Build(0, 101_325, [AirLevel.OfWind(10, 0, 1), AirLevel.OfWind(10, 0, 1)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => AirProfile.Build(0, 0, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => AirProfile.Build(-250, 101_325, []));
    }
}
