using Parapet.Foundation;
using Parapet.Physics.Radar;
using Parapet.Testing;
using Xunit;

namespace Parapet.Physics.Tests;

/// <summary>Noise, chaff, repeaters, and the one time of a phased array.</summary>
public class JammingTests
{
    private const double Degree = Math.PI / 180;

    private static readonly RadarParameters Radar = new RadarParameters
    {
        FalseAlarmProbability = 1e-6,
        InstrumentedRangeM = 300e3,
        MinimumRangeM = 1e3,
        SectorHalfWidthRad = Math.PI,
        ElevationMinRad = -0.02,
        ElevationMaxRad = 1,
        AzimuthBeamwidthRad = 2 * Degree,
        ElevationBeamwidthRad = 2 * Degree,
        RangeResolutionM = 100,
        FrequencyHz = 5.6e9,
        GainRatio = 3162.2776601683795,
        NoiseTemperatureK = 290,
    };

    // The radar of Mahafza's section on self-screening jamming: 50 kW, 35 dB, 667 kHz, 10 m² against 200 W, 10 dB, 50 MHz. In his closed form
    // echo and noise are equal at R² = P·G·σ·B_j/(4π·P_j·G_j·B_r); here through the ratios to the receiver's noise.
    [Fact]
    public void Echo_and_self_screening_noise_are_equal_where_the_textbooks_form_says()
    {
        const double bandwidth = 667e3, jammerBandwidth = 50e6;
        JammerParameters jammer = new() { EffectivePowerW = 200 * 10, BandwidthHz = jammerBandwidth };
        double crossover = Math.Sqrt(50e3 * Radar.GainRatio * 10 * jammerBandwidth / (4 * Math.PI * 2000 * bandwidth));
        double signal = RadarEquation.FromParameters(Radar.FrequencyHz, crossover, 50e3, 1 / bandwidth, 35, 290, 10, 0);
        double jamming = NoiseJamming.JammingToNoise(Radar, jammer, crossover, 1);
        Near.Equal(1, signal / jamming, relative: 1e-9);
        // 2.17 km, by hand.
        Near.Equal(2172, crossover, relative: 0.001);
    }

    [Fact]
    public void Burn_through_is_where_the_ratio_is_the_required_one()
    {
        const double k = 3e21, j = 2e12, required = 20;
        double r = NoiseJamming.SelfScreeningBurnThroughM(k, j, required);
        Near.Equal(required, k / (r * r * r * r) / (1 + (j / (r * r))), relative: 1e-12);
        Near.Equal(Math.Sqrt(Math.Sqrt(k / required)), NoiseJamming.SelfScreeningBurnThroughM(k, 0, required), relative: 1e-14);
        double standOff = NoiseJamming.StandOffBurnThroughM(k, 1000, required);
        Near.Equal(required, k / (standOff * standOff * standOff * standOff) / 1001, relative: 1e-12);
        // 40 dB of jamming shorten the reach tenfold.
        Near.Equal(0.1, NoiseJamming.StandOffBurnThroughM(k, 9999, required) / NoiseJamming.StandOffBurnThroughM(k, 0, required), relative: 1e-12);
    }

    [Fact]
    public void Jamming_through_a_side_lobe_is_weaker_by_its_level()
    {
        JammerParameters jammer = new() { EffectivePowerW = 1e4, BandwidthHz = 100e6 };
        double main = NoiseJamming.JammingToNoise(Radar, jammer, 150e3, AntennaPattern.Gain(Radar with { SideLobeRatio = 1e-3 }, 0, 0));
        double side = NoiseJamming.JammingToNoise(Radar, jammer, 150e3, AntennaPattern.Gain(Radar with { SideLobeRatio = 1e-3 }, 0.5, 0));
        Near.Equal(1e-3, side / main, relative: 1e-12);
        Near.Equal(main / 4, NoiseJamming.JammingToNoise(Radar, jammer, 300e3, 1), relative: 1e-12);
    }

    // 26,000/(2·2): 38.1 dB.
    [Fact]
    public void Without_a_stated_gain_the_beamwidths_give_it() =>
        Near.Equal(6500, NoiseJamming.PeakGain(Radar with { GainRatio = 0 }), relative: 1e-3);

    [Fact]
    public void A_strobe_is_strong_jamming_without_an_echo()
    {
        Assert.True(NoiseJamming.IsStrobe(100, echoSeen: false));
        Assert.False(NoiseJamming.IsStrobe(100, echoSeen: true));
        Assert.False(NoiseJamming.IsStrobe(1, echoSeen: false));
    }

    // Schleher: some 0.15 λ² a dipole; ten million dipoles at 3 cm make 1,350 m².
    [Fact]
    public void Chaff_grows_with_its_dipoles_until_they_hide_each_other()
    {
        Near.Equal(1350, Chaff.DipolesM2(1e7, 0.03), relative: 1e-12);
        Near.Equal(10, Chaff.CloudM2(10, 1e6), relative: 1e-5);
        Near.Equal(100, Chaff.CloudM2(1e9, 100), relative: 1e-12);
        Near.Equal(1 - (1 / Math.E), Chaff.Bloom(2, 2), relative: 1e-12);
        Vector3D centre = Chaff.Centre(new(0, 0, 5000), new(10, 0, 0), 0.3, 60);
        Near.Equal(600, centre.X, absolute: 1e-9);
        Near.Equal(4982, centre.Z, absolute: 1e-9);
    }

    // G·λ²/(4π): 60 dB at 3 cm is 71.6 m².
    [Fact]
    public void A_repeater_shows_its_gain_until_its_amplifier_is_full()
    {
        Near.Equal(71.62, RepeaterDecoy.CrossSectionM2(1e6, 1e9, 1e-3, 0.03), relative: 1e-4);
        Near.Equal(50, RepeaterDecoy.CrossSectionM2(1e6, 5, 0.1, 0.03), relative: 1e-12);
        Near.Equal(0.75, RepeaterDecoy.Centroid(1, 3), relative: 1e-14);
        Assert.True(RepeaterDecoy.Unresolved(Radar, 50e3, 90, 100));
        Assert.False(RepeaterDecoy.Unresolved(Radar, 50e3, 110, 100));
    }

    private static readonly TimeBudgetParameters Budget = new()
    {
        SearchShare = 0.7,
        SearchMinimum = 0.2,
        ConfirmationDwellS = 0.005,
        TrackDwellS = 0.004,
        TrackRateHz = 0.5,
        GuidanceDwellS = 0.002,
        GuidanceRateHz = 10,
    };

    [Fact]
    public void An_idle_array_searches_at_its_usual_pace()
    {
        TimeShares idle = RadarTimeBudget.Share(Budget, default);
        Near.Equal(1, idle.ScanStretch, absolute: 0);
        Near.Equal(1, idle.Search, absolute: 0);
    }

    [Fact]
    public void Tracks_and_guided_targets_stretch_the_scan()
    {
        // 100 tracks: 0.2; 10 guided: 0.2; left 0.6 of the 0.7 due.
        TimeShares shares = RadarTimeBudget.Share(Budget, new(0, 100, 10));
        Near.Equal(0.6, shares.Search, absolute: 1e-12);
        Near.Equal(0.7 / 0.6, shares.ScanStretch, relative: 1e-12);
        Near.Equal(1, shares.TracksServed, absolute: 0);
    }

    [Fact]
    public void A_saturated_array_keeps_its_least_search_and_thins_out_tracks_before_guidance()
    {
        TimeShares shares = RadarTimeBudget.Share(Budget, new(20, 400, 20));
        Near.Equal(0.2, shares.Search, absolute: 1e-12);
        Near.Equal(3.5, shares.ScanStretch, relative: 1e-12);
        Near.Equal(1, shares.GuidanceServed, absolute: 0);
        Near.Equal(0.4 / 0.9, shares.TracksServed, relative: 1e-12);
        Near.Equal(1, shares.Search + shares.Track + shares.Confirmation + shares.Guidance, absolute: 1e-12);
        Near.Equal(0.8, RadarTimeBudget.Share(Budget, new(20, 400, 50)).GuidanceServed, relative: 1e-12);
    }
}
