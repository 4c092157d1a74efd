using Parapet.Foundation;
using Parapet.Physics.Radar;
using Parapet.Testing;
using Xunit;

namespace Parapet.Physics.Tests;

public class RadarTests
{
    private static readonly RadarParameters Search = new RadarParameters
    {
        FalseAlarmProbability = 1e-6,
        InstrumentedRangeM = 300e3,
        MinimumRangeM = 3e3,
        SectorHalfWidthRad = Math.PI / 3,
        ElevationMinRad = 0,
        ElevationMaxRad = Math.PI / 4,
        AzimuthBeamwidthRad = 0.026,
        ElevationBeamwidthRad = 0.035,
        RangeResolutionM = 50,
    }.CalibratedAt(rangeM: 200e3, rcsM2: 2, detectionProbability: 0.8);

    [Fact]
    public void A_calibrated_radar_detects_its_calibration_target_as_often_as_stated()
    {
        double snr = RadarEquation.SignalToNoise(Search, 200e3, 2);
        Near.Equal(0.8, Detection.Probability(1, snr, 1e-6), absolute: 1e-12);
    }

    [Fact]
    public void Sixteen_times_the_cross_section_is_seen_twice_as_far()
    {
        double near = RadarEquation.SignalToNoise(Search, 90e3, 0.5);
        Near.Equal(near, RadarEquation.SignalToNoise(Search, 180e3, 8), relative: 1e-14);
    }

    [Fact]
    public void Out_of_range_figures_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => RadarEquation.SignalToNoise(Search, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => RadarEquation.SignalToNoise(Search, 1, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => RcsModel.Interpolate(0, 1, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => MeasurementAccuracy.RangeSigmaM(Search, -1));
    }

    [Fact]
    public void Cross_section_is_the_stated_one_at_nose_beam_and_tail()
    {
        Near.Equal(0.1, RcsModel.Interpolate(0.1, 5, 2, 0), relative: 1e-12);
        Near.Equal(5, RcsModel.Interpolate(0.1, 5, 2, Math.PI / 2), relative: 1e-12);
        Near.Equal(2, RcsModel.Interpolate(0.1, 5, 2, Math.PI), relative: 1e-12);
        Near.Equal(5, RcsModel.Interpolate(0.1, 5, 2, -Math.PI / 2), relative: 1e-12);
    }

    [Fact]
    public void Cross_section_in_decibels_has_no_kink()
    {
        const double step = 1e-4;
        double previous = Slope(-0.1);
        for (double aspect = -0.1; aspect < Math.PI + 0.1; aspect += step)
        {
            double slope = Slope(aspect);
            Assert.True(Math.Abs(slope - previous) < 40 * step, FormattableString.Invariant($"slope jumps from {previous} to {slope} at {aspect}"));
            previous = slope;
        }

        static double Slope(double a) =>
            (Math.Log(RcsModel.Interpolate(0.01, 10, 0.3, a + 1e-5)) - Math.Log(RcsModel.Interpolate(0.01, 10, 0.3, a - 1e-5))) / 2e-5;
    }

    [Fact]
    public void Cross_section_by_velocity_sees_an_approaching_target_nose_on()
    {
        Vector3D target = new(1000, 0, 0), sensor = Vector3D.Zero;
        Near.Equal(0.1, RcsModel.Interpolate(0.1, 5, 2, target, new(-300, 0, 0), sensor), relative: 1e-12);
        Near.Equal(2, RcsModel.Interpolate(0.1, 5, 2, target, new(300, 0, 0), sensor), relative: 1e-12);
        Near.Equal(5, RcsModel.Interpolate(0.1, 5, 2, target, new(0, 300, 0), sensor), relative: 1e-12);
    }

    [Fact]
    public void Accuracy_follows_the_root_of_the_ratio_down_to_the_residual()
    {
        const double snr = 20;
        double noise = 0.026 / (1.6 * Math.Sqrt(2 * snr));
        Near.Equal(Math.Sqrt((noise * noise) + (0.026 * 0.026 / 2500)), MeasurementAccuracy.AzimuthSigmaRad(Search, snr), relative: 1e-12);
        Near.Equal(0.035 / 50, MeasurementAccuracy.ElevationSigmaRad(Search, 1e12), relative: 1e-6);
        Near.Equal(1, MeasurementAccuracy.RangeSigmaM(Search, 1e12), relative: 1e-6);
        Assert.True(MeasurementAccuracy.RangeSigmaM(Search, 0) < 50 * 0.29);
    }

    [Fact]
    public void Volume_holds_what_lies_in_range_sector_and_elevation()
    {
        Assert.True(RadarVolume.Contains(Search, 100e3, 0.5, 0.1));
        Assert.True(RadarVolume.Contains(Search, 100e3, (2 * Math.PI) - 0.5, 0.1));
        Assert.False(RadarVolume.Contains(Search, 100e3, Math.PI, 0.1));
        Assert.False(RadarVolume.Contains(Search, 2.9e3, 0, 0.1));
        Assert.False(RadarVolume.Contains(Search, 301e3, 0, 0.1));
        Assert.False(RadarVolume.Contains(Search, 100e3, 0, -0.01));
        Assert.False(RadarVolume.Contains(Search, 100e3, 0, 0.8));
        Assert.True(RadarVolume.Contains(Search with { SectorHalfWidthRad = Math.PI }, 100e3, -Math.PI, 0.1));
    }
}
