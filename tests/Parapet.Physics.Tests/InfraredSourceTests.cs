using Parapet.Foundation;
using Parapet.Physics.Atmosphere;
using Parapet.Physics.Infrared;
using Parapet.Testing;
using Xunit;

namespace Parapet.Physics.Tests;

/// <summary>Black bodies, warm skins, and what of them arrives.</summary>
public class InfraredSourceTests
{
    // Incropera and DeWitt, Fundamentals of Heat and Mass Transfer, table 12.1 (blackbody radiation functions), µm·K. Its rounded constants make it up to 4.6e-5 of the share too high.
    [Theory]
    [InlineData(1000, 0.000321)]
    [InlineData(1400, 0.007790)]
    [InlineData(2000, 0.066728)]
    [InlineData(2898, 0.250108)]
    [InlineData(4000, 0.480877)]
    [InlineData(5000, 0.633747)]
    [InlineData(6000, 0.737818)]
    [InlineData(10000, 0.914199)]
    public void The_share_below_a_wavelength_is_the_tabulated_one(double micrometreKelvin, double expected) =>
        Near.Equal(expected, PlanckBand.ShareBelow(micrometreKelvin * 1e-6), absolute: 5e-5);

    [Fact]
    public void The_two_series_meet()
    {
        double at = PlanckBand.SecondConstant;
        Near.Equal(PlanckBand.ShareBelow(at * (1 - 1e-13)), PlanckBand.ShareBelow(at * (1 + 1e-13)), absolute: 1e-11);
    }

    // Simpson's rule over Planck's law.
    [Theory]
    [InlineData(3e-6, 5e-6, 300)]
    [InlineData(8e-6, 12e-6, 250)]
    [InlineData(3e-6, 5e-6, 1500)]
    public void A_band_holds_what_plancks_law_summed_over_it_gives(double from, double to, double temperature)
    {
        const double firstRadiance = 1.191042972e-16;
        const int n = 2000;
        double h = (to - from) / n, sum = 0;
        for (int i = 0; i <= n; i++)
        {
            double l = from + (i * h);
            double planck = firstRadiance / (l * l * l * l * l) / (ExactMath.Exp(PlanckBand.SecondConstant / (l * temperature)) - 1);
            sum += planck * (i == 0 || i == n ? 1 : i % 2 == 1 ? 4 : 2);
        }

        Near.Equal(sum * h / 3, PlanckBand.Radiance(from, to, temperature), relative: 1e-8);
    }

    [Theory]
    [InlineData(InfraredWindow.MidWave)]
    [InlineData(InfraredWindow.LongWave)]
    public void The_table_of_a_window_is_the_exact_integral(InfraredWindow window)
    {
        (double from, double to) = PlanckBand.Limits(window);
        for (double temperature = 150; temperature <= 3000; temperature *= 1.000731)
            Near.Equal(PlanckBand.Radiance(from, to, temperature), WindowRadiance.Of(window).At(temperature), relative: 1e-5);
    }

    // Recovery at Mach 2 in the stratosphere: 216.65·(1 + 0.88·0.8) = 369 K; the skin of a Mach 2 airliner was kept at some 400 K at most.
    [Fact]
    public void Speed_heats_the_skin()
    {
        Near.Equal(369.17, SkinTemperature.RecoveryK(216.65, 2), absolute: 0.01);
        AirState low = StandardAtmosphere.At(100), high = StandardAtmosphere.At(60000);
        double cruise = SkinTemperature.BalanceK(low.TemperatureK, low.DensityKgpm3, low.SpeedOfSoundMps, 240, 0.8);
        Assert.InRange(cruise, low.TemperatureK + 23, SkinTemperature.RecoveryK(low.TemperatureK, 240 / low.SpeedOfSoundMps));
        // In thin air radiation wins.
        double thin = SkinTemperature.BalanceK(high.TemperatureK, high.DensityKgpm3, high.SpeedOfSoundMps, 2000, 0.8);
        Assert.InRange(thin, high.TemperatureK, 0.6 * SkinTemperature.RecoveryK(high.TemperatureK, 2000 / high.SpeedOfSoundMps));
    }

    [Theory]
    [InlineData(0, 20)]
    [InlineData(500, 50)]
    [InlineData(9000, 250)]
    [InlineData(15000, 900)]
    [InlineData(30000, 1500)]
    [InlineData(64000, 2500)]
    public void The_skin_is_in_balance(double heightM, double v)
    {
        AirState air = StandardAtmosphere.At(heightM);
        double t = SkinTemperature.BalanceK(air.TemperatureK, air.DensityKgpm3, air.SpeedOfSoundMps, v, 0.8);
        double inward = 1.5e-3 * air.DensityKgpm3 * v * 1005 * (SkinTemperature.RecoveryK(air.TemperatureK, v / air.SpeedOfSoundMps) - t);
        double outward = 0.8 * PlanckBand.StefanBoltzmann * ((t * t * t * t) - (air.TemperatureK * air.TemperatureK * air.TemperatureK * air.TemperatureK));
        Assert.True(t >= air.TemperatureK);
        Near.Equal(outward, inward, absolute: 1e-4 * (1 + inward));
    }

    [Fact]
    public void A_jet_is_brightest_from_behind_in_mid_wave()
    {
        double ahead = Jet(1), side = Jet(0), behind = Jet(-1);
        Assert.True(behind > side && side > ahead, $"{ahead:G3}, {side:G3}, {behind:G3} W/sr");
        Near.Equal(InfraredLook.ReferenceIntensity(InfraredWindow.MidWave), ahead, relative: 1e-9);

        static double Jet(double nose)
        {
            AirState air = StandardAtmosphere.At(9000);
            double skin = SkinTemperature.BalanceK(air.TemperatureK, air.DensityKgpm3, air.SpeedOfSoundMps, 250, 0.8);
            return InfraredSource.RadiantIntensity(InfraredLook.JetFighter, InfraredWindow.MidWave, skin, air.TemperatureK, nose, burning: false);
        }
    }

    [Fact]
    public void A_burning_motor_outshines_all_else()
    {
        InfraredSourceParameters missile = InfraredLook.JetFighter with { BoostWpsr = 1e5 };
        Assert.True(InfraredSource.RadiantIntensity(missile, InfraredWindow.MidWave, 300, 280, 1, burning: true) > 1e5);
        Assert.True(InfraredSource.RadiantIntensity(missile, InfraredWindow.MidWave, 300, 280, 1, burning: false) < 1e3);
    }

    // Gebbie et al. 1951, abstract: as visual transmission falls from 75 to 50 per cent per sea mile, that at 10.01 µm falls from 87 to 83.
    [Fact]
    public void Haze_takes_as_much_at_ten_micrometres_as_measured_over_the_sea()
    {
        const double mile = 1852;
        double before = Share(VisibilityM(0.75)), after = Share(VisibilityM(0.50));
        Near.Equal(0.83 / 0.87, after / before, absolute: 0.005);

        double Share(double visibility) => InfraredTransmission.Share(InfraredWindow.LongWave, new(7.5, visibility), 0, 0, mile);

        static double VisibilityM(double transmission) => 3.912 * mile / -ExactMath.Log(transmission);
    }

    [Fact]
    public void High_air_is_clear_and_a_level_path_is_the_limit_of_slanting_ones()
    {
        AirClarity air = AirClarity.Temperate;
        double level = InfraredTransmission.Share(InfraredWindow.MidWave, air, 0, 0, 20000);
        Assert.True(InfraredTransmission.Share(InfraredWindow.MidWave, air, 10000, 10000, 20000) > 0.6);
        Assert.InRange(level, 0.01, 0.2);
        Near.Equal(level, InfraredTransmission.Share(InfraredWindow.MidWave, air, 0, 1e-3, 20000), relative: 1e-5);
        Near.Equal(
            InfraredTransmission.Share(InfraredWindow.LongWave, air, 200, 3000, 15000),
            InfraredTransmission.Share(InfraredWindow.LongWave, air, 3000, 200, 15000),
            relative: 1e-12);
    }

    [Fact]
    public void Clouds_hide_what_is_on_their_other_side()
    {
        Near.Equal(1, InfraredTransmission.ClearOfCloud(100, 1400, 1500, 3000, 1), absolute: 0);
        Near.Equal(1, InfraredTransmission.ClearOfCloud(9000, 3100, 1500, 3000, 1), absolute: 0);
        Near.Equal(0.25, InfraredTransmission.ClearOfCloud(9000, 100, 1500, 3000, 0.75), absolute: 0);
    }

    [Fact]
    public void At_the_stated_range_the_stated_target_is_seen_half_the_time()
    {
        double threshold = InfraredLook.Threshold(1e-6);
        Near.Equal(4.753424308822899, threshold, absolute: 1e-9);
        double at = InfraredLook.SignalToNoise(threshold, 30000, 0.8, 30000, 1, 0.8);
        Near.Equal(0.5, InfraredLook.Probability(at, threshold), absolute: 1e-12);
        // Nothing there: a false alarm.
        Near.Equal(1e-6, InfraredLook.Probability(0, threshold), relative: 1e-9);
        // A signature of 2 is seen as far again, as before.
        Near.Equal(0.5, InfraredLook.Probability(InfraredLook.SignalToNoise(threshold, 30000, 1, 60000, 4, 1), threshold), absolute: 1e-12);
    }
}
