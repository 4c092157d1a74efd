using Parapet.Foundation;
using Parapet.Physics.Radar;
using Parapet.Testing;
using Xunit;

namespace Parapet.Physics.Tests;

/// <summary>Radar cross-section on the sphere and over frequency.</summary>
public class RcsSphereTests
{
    private static readonly RcsByAspect Body = new(0.01, 10, 0.3, 25, 4);
    private static readonly double[] Nodes = [150e6, 3e9, 5.5e9, 10e9];
    private static readonly double[] Values = [2, 0.05, 0.03, 0.03];

    [Theory]
    [InlineData(1, 0, 0.01)]
    [InlineData(-1, 0, 0.3)]
    [InlineData(0, 0, 10)]
    [InlineData(0, 1, 25)]
    [InlineData(0, -1, 4)]
    public void On_the_axes_it_is_the_stated_value(double nose, double back, double expected) =>
        Near.Equal(expected, RcsModel.OnSphere(Body, nose, back), relative: 1e-14);

    [Fact]
    public void Where_top_and_bottom_are_as_the_side_the_aspect_alone_counts()
    {
        for (double cosine = -1; cosine <= 1; cosine += 0.05)
        {
            double expected = RcsModel.InterpolateByCosine(0.01, 10, 0.3, cosine);
            Near.Equal(expected, RcsModel.OnSphere(new(0.01, 10, 0.3, 10, 10), cosine, 0.4 * Math.Sqrt(1 - (cosine * cosine))), relative: 1e-12);
        }
    }

    // Along circles of the sphere that cross the beam plane and the horizontal plane, where the branches change.
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.7)]
    [InlineData(1.5)]
    public void In_decibels_it_has_no_kink_anywhere_on_a_circle(double tilt)
    {
        const double step = 1e-4;
        double previous = double.NaN;
        for (double angle = -0.1; angle < 2 * Math.PI; angle += step)
        {
            double slope = (Db(angle + step) - Db(angle)) / step;
            if (!double.IsNaN(previous))
                Assert.True(Math.Abs(slope - previous) < 0.05, $"slope jumps from {previous:G4} to {slope:G4} dB/rad at {angle:G4}");
            previous = slope;
        }

        double Db(double angle)
        {
            (double sin, double cos) = ExactMath.SinCos(angle);
            (double sinTilt, double cosTilt) = ExactMath.SinCos(tilt);
            return Decibels.FromRatio(RcsModel.OnSphere(Body, cos * cosTilt, (sin * cosTilt) + (0 * sinTilt))).Value;
        }
    }

    [Fact]
    public void A_body_in_level_flight_is_seen_from_ahead_above_and_below()
    {
        Vector3D velocity = new(200, 0, 0), up = new(0, 0, 1);
        Assert.Equal((1, 0), RcsModel.Cosines(new(5000, 0, 0), velocity, up));
        Assert.Equal((0, 1), RcsModel.Cosines(new(0, 0, 5000), velocity, up));
        Assert.Equal((0, -1), RcsModel.Cosines(new(0, 0, -5000), velocity, up));
        (double nose, double back) = RcsModel.Cosines(new(0, 0, -5000), new(0, 0, -3000), up);
        Assert.Equal((1, 0), (nose, back));
        // Diving at 45°, a sensor straight below sees nose and belly alike.
        (nose, back) = RcsModel.Cosines(new(0, 0, -1), new(100, 0, -100), up);
        Near.Equal(Math.Sqrt(0.5), nose, relative: 1e-12);
        Near.Equal(-Math.Sqrt(0.5), back, relative: 1e-12);
    }

    [Fact]
    public void At_the_bands_frequencies_it_is_the_stated_value_and_beyond_them_too()
    {
        for (int i = 0; i < Nodes.Length; i++)
            Near.Equal(Values[i], RcsModel.AtFrequency(Nodes[i], Nodes, Values), relative: 1e-12);
        Near.Equal(2, RcsModel.AtFrequency(50e6, Nodes, Values), absolute: 0);
        Near.Equal(0.03, RcsModel.AtFrequency(16e9, Nodes, Values), absolute: 0);
    }

    [Fact]
    public void Between_the_bands_it_falls_evenly_and_leaves_no_gap()
    {
        double previous = Values[0], previousSlope = double.NaN;
        for (double f = 151e6; f < 10e9; f *= 1.001)
        {
            double now = RcsModel.AtFrequency(f, Nodes, Values);
            Assert.True(now <= previous * (1 + 1e-12), $"rises at {f:G4} Hz");
            double slope = ExactMath.Log(now / previous) / ExactMath.Log(1.001);
            if (!double.IsNaN(previousSlope) && f > 152e6)
                Assert.True(Math.Abs(slope - previousSlope) < 0.02, $"slope jumps by {slope - previousSlope:G3} at {f:G4} Hz");
            (previous, previousSlope) = (now, slope);
        }
    }

    // A power law comes back as itself.
    [Fact]
    public void A_power_law_is_exact() =>
        Near.Equal(1 / 4e9, RcsModel.AtFrequency(4e9, Nodes, [.. Nodes.Select(f => 1 / f)]), relative: 1e-12);
}
