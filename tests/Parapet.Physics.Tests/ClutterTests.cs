using Parapet.Foundation;
using Parapet.Physics.Radar;
using Parapet.Testing;
using Xunit;

namespace Parapet.Physics.Tests;

/// <summary>Surface, rain, and what the filter leaves of them.</summary>
public class ClutterTests
{
    private const double EffectiveRadiusM = 4.0 / 3 * 6371e3;
    private const double Degree = Math.PI / 180;

    private static readonly RadarParameters Radar = new RadarParameters
    {
        FalseAlarmProbability = 1e-6,
        InstrumentedRangeM = 300e3,
        MinimumRangeM = 1e3,
        SectorHalfWidthRad = Math.PI,
        ElevationMinRad = -0.02,
        ElevationMaxRad = 1,
        AzimuthBeamwidthRad = 1.5 * Degree,
        ElevationBeamwidthRad = 2 * Degree,
        RangeResolutionM = 100,
        FrequencyHz = 3e9,
        ImprovementRatio = 1e4,
        NotchHalfWidthMps = 15,
    }.CalibratedAt(200e3, 1, 0.5);

    // MathWorks Radar Toolbox, example of surfclutterrcs: NRCS 1, 1 km, 1° by 3°, grazing 10°, 10 µs: 5,262.7 m²; radareqsnr with
    // 1 cm, 5 kW, 20 dB of gain, 290 K of it: 75.2006 dB.
    [Fact]
    public void A_cell_that_the_beam_cuts_is_that_of_the_published_example()
    {
        double area = SurfaceClutter.CellAreaM2(1000, Degree, 3 * Degree, 1500, ExactMath.Sin(10 * Degree));
        Near.Equal(5262.7, area, relative: 1e-5);
        double ratio = RadarEquation.FromParameters(RadarEquation.SpeedOfLightMps / 0.01, 1000, 5000, 10e-6, 20, 290, area, 0);
        Near.Equal(75.2006, Decibels.FromRatio(ratio).Value, absolute: 1e-3);
    }

    [Fact]
    public void At_low_angles_the_pulse_cuts_the_cell() =>
        Near.Equal(10000 * Degree * 100, SurfaceClutter.CellAreaM2(10000, Degree, 2 * Degree, 100, 0.001), relative: 1e-6);

    [Fact]
    public void The_grazing_angle_vanishes_at_the_horizon()
    {
        double horizon = Math.Sqrt(20 * (20 + (2 * EffectiveRadiusM)));
        Near.Equal(0, SurfaceClutter.GrazingSine(20, horizon, EffectiveRadiusM), absolute: 1e-12);
        Near.Equal(0.02, SurfaceClutter.GrazingSine(20, 1000, 1e15), relative: 1e-9);
        // At the horizon grazing and depression differ by the angle between antenna and tangent point: the ray is level there.
        Near.Equal(-ExactMath.Acos(EffectiveRadiusM / (EffectiveRadiusM + 20)), SurfaceClutter.SurfaceElevationRad(20, 2 * horizon, EffectiveRadiusM), absolute: 1e-9);
    }

    // Mean over a fine grid of slopes.
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.01)]
    [InlineData(-0.03)]
    [InlineData(0.2)]
    public void The_mean_over_slopes_is_that_of_a_fine_grid(double sine)
    {
        const double s = 0.0212, step = 1e-4;
        double sum = 0;
        for (double z = -8; z < 8; z += step)
            sum += Math.Max(0, sine + (s * z)) * NormalCurve.Density(z) * step;
        Near.Equal(sum, SurfaceClutter.MeanSine(sine, s), absolute: 1e-8);
    }

    // Billingsley, Low-Angle Radar Land Clutter (2002), gives means of σ°F⁴ from about -40 dB (level, open) over -30 dB (general rural) to -20 dB (mountains, cities) at depression angles near zero.
    [Theory]
    [InlineData(ClutterSurface.Flatland, -42.5)]
    [InlineData(ClutterSurface.Farmland, -35.7)]
    [InlineData(ClutterSurface.WoodedHills, -28.5)]
    [InlineData(ClutterSurface.Mountains, -20.5)]
    [InlineData(ClutterSurface.Urban, -20.5)]
    public void Land_seen_at_grazing_incidence_echoes_as_measured_ones_do(ClutterSurface land, double expectedDb) =>
        Near.Equal(expectedDb, Decibels.FromRatio(SurfaceClutter.Gamma(land) * SurfaceClutter.MeanSine(0, SurfaceClutter.SlopeRad(land))).Value, absolute: 0.1);

    [Fact]
    public void The_sea_grows_by_six_decibels_a_state_and_is_quiet_below_the_critical_angle()
    {
        Near.Equal(6, Decibels.FromRatio(SurfaceClutter.SeaGamma(4, 0.03) / SurfaceClutter.SeaGamma(3, 0.03)).Value, absolute: 1e-12);
        // Nathanson's height of sea state 2, as MathWorks' searoughness(2): 0.1 m.
        Near.Equal(0.1, SurfaceClutter.SeaHeightSigmaM(2), absolute: 0.011);
        double critical = 0.03 / (4 * Math.PI * 0.2);
        Near.Equal(1, SurfaceClutter.PropagationFactor4(critical, 0.03, 0.2), relative: 1e-12);
        Near.Equal(1.0 / 16, SurfaceClutter.PropagationFactor4(critical / 2, 0.03, 0.2), relative: 1e-12);
        Near.Equal(0, SurfaceClutter.PropagationFactor4(-0.1, 0.03, 0.2), absolute: 0);
    }

    [Fact]
    public void A_beam_raised_off_the_ground_meets_less_of_it()
    {
        double low = Echo(0), high = Echo(3 * Degree), side = SurfaceClutterAt(Radar with { SideLobeRatio = 1e-3 }, 30 * Degree);
        Assert.True(high < 1e-4 * low, $"{high:G3} against {low:G3}");
        Near.Equal(1e-6 * SurfaceClutterAt(Radar, SurfaceClutter.SurfaceElevationRad(20, 10000, EffectiveRadiusM)), side, relative: 1e-9);

        static double Echo(double beam) => SurfaceClutterAt(Radar, beam);
    }

    private static double SurfaceClutterAt(RadarParameters radar, double beamRad) =>
        SurfaceClutter.CrossSectionM2(radar, 0.03, 0.02, 1, 20, 10000, EffectiveRadiusM, beamRad);

    // Skolnik, Introduction to Radar Systems, 3rd ed., equation 7.32: η = 7·f⁴·r^1.6·10⁻¹² m²/m³, f in GHz, one digit.
    [Theory]
    [InlineData(1.3, 1)]
    [InlineData(3.0, 4)]
    [InlineData(9.4, 16)]
    public void Rain_reflects_as_the_textbook_says(double frequencyGhz, double rate)
    {
        double f4 = frequencyGhz * frequencyGhz * frequencyGhz * frequencyGhz;
        Near.Equal(7e-12 * f4 * ExactMath.Pow(rate, 1.6), RainClutter.ReflectivityPerM(rate, 0.299792458 / frequencyGhz), relative: 0.01);
    }

    // The weather services' scale for Z = 200·R^1.6: 23 dBZ at 1 mm/h, 39 at 10, 55 at 100.
    [Theory]
    [InlineData(1, 23)]
    [InlineData(10, 39)]
    [InlineData(100, 55)]
    public void The_reflectivity_factor_is_that_of_the_weather_services(double rate, double dbz) =>
        Near.Equal(dbz, Decibels.FromRatio(RainClutter.ReflectivityFactor(rate)).Value, absolute: 0.02);

    [Fact]
    public void Rain_fills_the_beam_up_to_its_top()
    {
        Near.Equal(1, RainClutter.Filling(Radar, 20000, 1500, 3000), absolute: 1e-6);
        Near.Equal(0.5, RainClutter.Filling(Radar, 20000, 3000, 3000), absolute: 1e-6);
        Near.Equal(0, RainClutter.Filling(Radar, 20000, 8000, 3000), absolute: 1e-6);
        Near.Equal(0, RainClutter.Filling(Radar, 20000, 100, 0), absolute: 0);
    }

    [Fact]
    public void The_filter_halves_an_echo_at_the_edge_of_its_notch()
    {
        Near.Equal(0.5, DopplerProcessing.Response(Radar, -15), absolute: 1e-14);
        Near.Equal(0, DopplerProcessing.Response(Radar, 0), absolute: 0);
        // Near zero with the fourth power, across the switch to the series.
        for (double v = 0.1; v < 4; v += 0.1)
            Near.Equal(16, DopplerProcessing.Response(Radar, 2 * v) / DopplerProcessing.Response(Radar, v), relative: 0.04);
        Near.Equal(1, DopplerProcessing.Response(Radar, 300), absolute: 1e-14);
        RadarParameters blind = Radar with { BlindSpeedMps = 150 };
        Near.Equal(0, DopplerProcessing.Response(blind, 300), absolute: 1e-14);
        Near.Equal(0.5, DopplerProcessing.Response(blind, 135), absolute: 1e-14);
        Near.Equal(1, DopplerProcessing.Response(Radar with { NotchHalfWidthMps = 0 }, 0), absolute: 0);
    }

    [Fact]
    public void Still_clutter_is_left_at_one_over_the_improvement_and_rain_in_the_wind_comes_through()
    {
        Near.Equal(1e-4, DopplerProcessing.Residue(Radar, 0), relative: 1e-12);
        Near.Equal(0.5, DopplerProcessing.Residue(Radar, 15), absolute: 1e-4);
        Near.Equal(0, DopplerProcessing.Residue(Radar with { ImprovementRatio = 0 }, 0), absolute: 0);
        Near.Equal(0.5 / 3, DopplerProcessing.SignalToInterference(1, 0.5, 2), relative: 1e-14);
    }

    // Skolnik section 3.2, limits of one and two cancellers: 2·(f_p/(2π σ_f))² and 2·(f_p/(2π σ_f))⁴. Woods in wind of 20 knots move by σ_v = 0.22 m/s (Barlow, as quoted there).
    [Fact]
    public void Cancellers_are_limited_as_the_textbook_says()
    {
        const double repetition = 1000, sigma = 0.22, wavelength = 0.1;
        double ratio = repetition / (2 * Math.PI * 2 * sigma / wavelength), square = ratio * ratio;
        Near.Equal(2 * square, DopplerProcessing.CancellerImprovement(1, repetition, sigma, wavelength), relative: 1e-3);
        Near.Equal(2 * square * square, DopplerProcessing.CancellerImprovement(2, repetition, sigma, wavelength), relative: 3e-3);
    }
}
