using Parapet.Foundation;
using Parapet.Physics.Radar;
using Parapet.Testing;
using Xunit;

namespace Parapet.Physics.Tests;

/// <summary>Pattern, scan loss, beam-shape loss, and the normal distribution they are integrated with.</summary>
public class AntennaTests
{
    private static readonly RadarParameters Radar = new()
    {
        FalseAlarmProbability = 1e-6,
        InstrumentedRangeM = 300e3,
        MinimumRangeM = 1e3,
        SectorHalfWidthRad = Math.PI / 4,
        ElevationMinRad = -0.02,
        ElevationMaxRad = 1,
        AzimuthBeamwidthRad = 0.02,
        ElevationBeamwidthRad = 0.04,
        RangeResolutionM = 100,
        SideLobeRatio = 1e-3,
        SteersInAzimuth = true,
        BroadsideElevationRad = 0.35,
        ScanLossExponent = 3,
    };

    // Abramowitz and Stegun, table 7.1 (erf) and table 26.1 (normal).
    [Theory]
    [InlineData(0.5, 0.5204998778)]
    [InlineData(1.0, 0.8427007929)]
    [InlineData(1.9, 0.9927904292)]
    [InlineData(2.0, 0.9953222650)]
    public void The_error_function_is_the_tabulated_one(double x, double expected)
    {
        Near.Equal(expected, NormalCurve.Error(x), absolute: 5e-11);
        Near.Equal(-expected, NormalCurve.Error(-x), absolute: 5e-11);
    }

    [Theory]
    [InlineData(1.6448536269514722, 0.05)]
    [InlineData(3.090232306167813, 0.001)]
    [InlineData(4.753424308822899, 1e-6)]
    [InlineData(7.034483825301131, 1e-12)]
    public void The_tail_of_the_normal_distribution_is_the_tabulated_one(double x, double probability)
    {
        Near.Equal(probability, NormalCurve.Above(x), relative: 1e-12);
        Near.Equal(x, NormalCurve.ExceededWith(probability), absolute: 1e-12);
        Near.Equal(1, NormalCurve.Above(x) + NormalCurve.Below(x), absolute: 1e-15);
    }

    [Fact]
    public void The_two_forms_of_the_error_function_meet()
    {
        Near.Equal(NormalCurve.ComplementaryError(Math.BitDecrement(2.0)), NormalCurve.ComplementaryError(2), relative: 1e-12);
    }

    [Fact]
    public void Half_the_power_is_half_a_beamwidth_off_the_axis()
    {
        Near.Equal(0.5, AntennaPattern.MainLobe(0.5), absolute: 1e-15);
        Near.Equal(0.5, AntennaPattern.Gain(Radar, 0.01, 0), absolute: 1e-12);
        Near.Equal(0.25, AntennaPattern.Gain(Radar, 0.01, -0.02), absolute: 1e-12);
        Near.Equal(1, AntennaPattern.Gain(Radar, 0, 0), absolute: 0);
    }

    [Fact]
    public void Far_off_the_axis_there_are_the_side_lobes()
    {
        Near.Equal(1e-3, AntennaPattern.Gain(Radar, 1, 1), absolute: 0);
        Near.Equal(0, AntennaPattern.Gain(20, 0), absolute: 1e-300);
    }

    [Fact]
    public void A_face_loses_with_the_cosine_off_its_broadside()
    {
        Near.Equal(1, AntennaPattern.BroadsideCosine(Radar, 0, 0.35), absolute: 1e-15);
        Near.Equal(0.5, AntennaPattern.BroadsideCosine(Radar with { BroadsideElevationRad = 0 }, Math.PI / 3, 0), absolute: 1e-15);
        Near.Equal(0.5, AntennaPattern.BroadsideCosine(Radar with { BroadsideElevationRad = 0, SteersInAzimuth = false }, 2, Math.PI / 3), absolute: 1e-15);
        // Of three faces one looks 120 degrees aside; between two the cosine is that of 60.
        Near.Equal(1, AntennaPattern.BroadsideCosine(Radar with { BroadsideElevationRad = 0, Faces = 3 }, -2 * Math.PI / 3, 0), absolute: 1e-15);
        Near.Equal(0.5, AntennaPattern.BroadsideCosine(Radar with { BroadsideElevationRad = 0, Faces = 3 }, Math.PI, 0), absolute: 1e-15);
        // 60 degrees off, exponent 3: 9 dB, and a beam twice as wide.
        Near.Equal(0.125, AntennaPattern.ScanGain(0.5, 3), relative: 1e-14);
        Near.Equal(0.04, AntennaPattern.BroadenedRad(0.02, 0.5), relative: 1e-14);
        Near.Equal(0, AntennaPattern.ScanGain(-0.1, 3), absolute: 0);
        Near.Equal(1, AntennaPattern.ScanGain(-0.1, 0), absolute: 0);
    }

    // The handbooks' 1.6 dB (Blake; Skolnik section 2.9) and 3.2 dB (Hall and Barton) are round numbers of one summed pulse train.
    [Fact]
    public void A_beam_that_scans_past_loses_what_the_handbooks_say()
    {
        Near.Equal(1.6, Decibels.FromRatio(BeamShapeLoss.Linear(1)).Value, absolute: 0.08);
        Near.Equal(3.2, Decibels.FromRatio(BeamShapeLoss.Planar(1, 1)).Value, absolute: 0.16);
        Near.Equal(1, BeamShapeLoss.Linear(0), absolute: 0);
    }

    // A very long dwell gathers the whole pattern: the loss goes with the dwell over the pattern's equivalent width.
    [Fact]
    public void A_long_dwell_wastes_what_lies_beyond_the_pattern() =>
        Near.Equal(10 / BeamShapeLoss.TwoWayWidth, BeamShapeLoss.Linear(10), relative: 1e-12);

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.84)]
    [InlineData(1.0)]
    [InlineData(2.5)]
    public void The_mean_of_the_sampled_pattern_is_the_closed_form(double dwell)
    {
        double sum = 0;
        const int n = 4000;
        for (int i = 0; i < n; i++)
        {
            double gain = AntennaPattern.MainLobe(dwell * (((i + 0.5) / n) - 0.5));
            sum += gain * gain;
        }

        Near.Equal(n / sum, BeamShapeLoss.Linear(dwell), relative: 1e-6);
    }
}
