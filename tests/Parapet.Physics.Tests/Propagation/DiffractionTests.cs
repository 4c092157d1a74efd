using Parapet.Physics.Propagation;
using Parapet.Testing;
using Xunit;

namespace Parapet.Physics.Tests.Propagation;

/// <summary>
/// Against the worked examples of ITU-R Study Group 3 ("Validation examples for the delta Bullington diffraction prediction method"): median effective
/// radius 8,500 km, average ground, horizontal polarisation, 3·10⁸ m/s. Their note asks for 0.1 dB.
/// </summary>
public class DiffractionTests
{
    private const double RadiusM = 8.5e6, ToleranceDb = 0.1;

    private static readonly Surface Average = new(22, 0, 0, false);

    [Fact]
    public void Loss_over_a_terrain_path_agrees_with_the_worked_example()
    {
        foreach (ReferenceCase c in ReferenceCases.Read("diffraction.csv"))
        {
            (double[] x, double[] ground) = Profile(c);
            double wavelength = 300 / c["frequency_mhz"], h1 = ground[0] + c["mast_1_m"], h2 = ground[^1] + c["mast_2_m"];
            Near.Equal(c["expect_bullington_db"], Bullington.LossDb(x, ground, h1, h2, wavelength, RadiusM), absolute: ToleranceDb);
            Near.Equal(c["expect_loss_db"], Bullington.DeltaLossDb(x, ground, h1, h2, wavelength, RadiusM, Average, vertical: false), absolute: ToleranceDb);
        }
    }

    [Fact]
    public void Loss_around_a_sphere_agrees_with_the_worked_example()
    {
        foreach (ReferenceCase c in ReferenceCases.Read("spherical-earth-diffraction.csv"))
        {
            double loss = SphericalEarth.LossDb(c["distance_km"] * 1000, c["height_1_m"], c["height_2_m"], 300 / c["frequency_mhz"], RadiusM, Average, vertical: false);
            Near.Equal(c["expect_loss_db"], loss, absolute: ToleranceDb, what: c.ToString());
        }
    }

    // F(X), G(Y1) and G(Y2) of rows of the same workbook.
    [Theory]
    [InlineData(83079.93853, 211.3366061, 30, 1000, -59.40894528, 39.52373705, 4.536624536)]
    [InlineData(83079.93853, 252.3138569, 5, 150, -26.15770548, 16.59625588, -23.57738733)]
    [InlineData(132315.397, 57.97664284, 99.82603022, 2500, -145.2758435, 23.83868156, 35.89852443)]
    public void Its_parts_agree_with_the_worked_example(double distanceM, double height1M, double height2M, double megahertz, double fx, double g1, double g2)
    {
        double wavelength = 300 / megahertz, perHeight = SphericalEarth.HeightScale(wavelength, RadiusM);
        Near.Equal(fx, SphericalEarth.DistanceGainDb(SphericalEarth.DistanceScale(wavelength, RadiusM) * distanceM), absolute: ToleranceDb);
        Near.Equal(g1, SphericalEarth.HeightGainDb(perHeight * height1M), absolute: ToleranceDb);
        Near.Equal(g2, SphericalEarth.HeightGainDb(perHeight * height2M), absolute: ToleranceDb);
    }

    [Fact]
    public void Over_one_edge_Bullington_is_that_edge_and_what_it_adds_to_every_edge()
    {
        double[] x = [0, 8000, 20000], ground = [0, 300, 0];
        double nu = KnifeEdge.Parameter(300 - 50 + (8000.0 * 12000 / (2 * RadiusM)), 8000, 12000, 0.1), edge = KnifeEdge.LossDb(nu);
        double total = edge + ((1 - Math.Exp(-edge / 6)) * (10 + 0.4));
        Near.Equal(total, Bullington.LossDb(x, ground, 50, 50, 0.1, RadiusM), absolute: 1e-9);
        Assert.Equal(0, Bullington.LossDb(x, ground, 800, 800, 0.1, RadiusM));
    }

    [Fact]
    public void Loss_is_the_same_both_ways_and_does_not_fall_as_the_target_sinks()
    {
        (double[] x, double[] ground) = Profile(ReferenceCases.Read("diffraction.csv")[0]);
        double[] back = [.. x.Select(d => x[^1] - d).Reverse()], groundBack = [.. ground.Reverse()];
        double before = 0;
        for (double mast = 400; mast >= 5; mast -= 5)
        {
            double there = Bullington.DeltaLossDb(x, ground, ground[0] + 20, ground[^1] + mast, 0.1, RadiusM, Average, vertical: false);
            double here = Bullington.DeltaLossDb(back, groundBack, ground[^1] + mast, ground[0] + 20, 0.1, RadiusM, Average, vertical: false);
            Near.Equal(there, here, absolute: 1e-9);
            Assert.True(there >= before - 1e-9, $"{mast} m: {there} dB after {before}");
            before = there;
        }

        Assert.True(before > 15);
    }

    [Fact]
    public void Vertical_polarisation_over_sea_counts_below_300_MHz_only()
    {
        Surface low = Surface.OfSea(1e8, 3), high = Surface.OfSea(3e9, 3);
        double Loss(in Surface s, double f, bool vertical) => SphericalEarth.FirstTermDb(80000, 3, 20, 299792458 / f, RadiusM, s, vertical);
        Assert.True(Loss(low, 1e8, true) < Loss(low, 1e8, false) - 5);
        Near.Equal(Loss(high, 3e9, false), Loss(high, 3e9, true), absolute: 0.01);
    }

    private static (double[] DistanceM, double[] GroundM) Profile(ReferenceCase c)
    {
        double[][] points = [.. c.Text("profile_km_m").Split(';').Select(p => p.Split('|').Select(v => double.Parse(v, System.Globalization.CultureInfo.InvariantCulture)).ToArray())];
        return ([.. points.Select(p => p[0] * 1000)], [.. points.Select(p => p[1])]);
    }
}
