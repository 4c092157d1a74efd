using Parapet.Physics.Propagation;
using Parapet.Testing;
using Xunit;

namespace Parapet.Physics.Tests.Propagation;

public class PropagationFactorTests
{
    private const double RadiusM = 8494666.7;

    private static readonly Surface Mirror = new(1e14, 0, 0, true);

    [Fact]
    public void From_interference_to_shadow_it_keeps_to_the_whole_residue_series()
    {
        List<double> errors = [];
        foreach (ReferenceCase c in ReferenceCases.Read("propagation-factor.csv"))
        {
            PropagationFactor factor = new(Mirror, 299.792458 / c["frequency_mhz"], c["effective_radius_km"] * 1000, vertical: false);
            errors.Add(Math.Abs(factor.Db(c["antenna_m"], c["target_m"], c["distance_km"] * 1000) - c["expect_one_way_factor_db"]));
        }

        errors.Sort();
        Assert.Equal(868, errors.Count);
        Near.Equal(0, Math.Sqrt(errors.Average(e => e * e)), absolute: 0.43, what: "r.m.s.");
        Near.Equal(0, errors[(int)(0.95 * errors.Count)], absolute: 0.8, what: "95 %");
        Near.Equal(0, errors[^1], absolute: 2.3, what: "greatest");
    }

    [Theory]
    [InlineData(1e9, 10, 30, 4000)]
    [InlineData(3e9, 20, 100, 9000)]
    [InlineData(0.2e9, 50, 1000, 20000)]
    public void Over_a_plane_it_is_the_interference_of_two_rays(double frequencyHz, double height1M, double height2M, double distanceM)
    {
        PropagationFactor factor = new(Mirror, 299792458 / frequencyHz, 1e14, vertical: false);
        Near.Equal(TwoRay.FactorDb(frequencyHz, height1M, height2M, distanceM), factor.Db(height1M, height2M, distanceM), absolute: 0.001);
    }

    [Theory]
    [InlineData(0.15e9)]
    [InlineData(3e9)]
    [InlineData(10e9)]
    public void It_is_the_same_both_ways_and_has_no_step_on_its_way_through_the_horizon(double frequencyHz)
    {
        PropagationFactor factor = new(Surface.OfSea(frequencyHz, 3), 299792458 / frequencyHz, RadiusM, vertical: false);
        double horizon = RadioHorizon.GroundRangeM(30, 60, 4.0 / 3), last = factor.Db(30, 60, 0.9 * horizon);
        for (double d = 0.9 * horizon; d < 1.2 * horizon; d += 5)
        {
            double here = factor.Db(30, 60, d);
            Near.Equal(last, here, absolute: 0.02, what: $"{d} m");
            Near.Equal(here, factor.Db(60, 30, d), absolute: 1e-9);
            last = here;
        }

        Assert.True(last < -20);
    }

    [Fact]
    public void A_narrow_beam_a_rough_sea_and_high_ground_each_quench_the_image()
    {
        double Swing(in Surface surface, double beam)
        {
            PropagationFactor factor = new(surface, 0.1, RadiusM, vertical: false, beam);
            double most = 0;
            for (double d = 20000; d < 30000; d += 7)
                most = Math.Max(most, Math.Abs(factor.Db(30, 3000, d)));
            return most;
        }

        Surface sea = Surface.OfSea(3e9, 3);
        double calm = Swing(Surface.OfSea(3e9, 0), 0), rough = Swing(sea, 0), veryRough = Swing(Surface.OfSea(3e9, 6), 0), beamed = Swing(sea, 0.02), wooded = Swing(Surface.OfLand(3e9, LandCover.Wooded), 0);
        Assert.True(calm > 15 && rough < 5 && veryRough < rough && beamed < 0.01 && wooded < 1, $"{calm} {rough} {veryRough} {beamed} {wooded}");
    }

    [Fact]
    public void The_mirror_point_is_where_both_rays_graze_alike()
    {
        foreach ((double h1, double h2, double d) in ((double, double, double)[])[(30, 60, 40000), (10, 9000, 250000), (800, 15, 120000), (5, 5, 3000), (60, 8000, 400000)])
        {
            MirrorPoint p = MirrorPoint.Of(h1, h2, d, RadiusM);
            Near.Equal(p.Above1M / p.D1M, p.Above2M / p.D2M, relative: 1e-5);
            Near.Equal(d, p.D1M + p.D2M, relative: 1e-12);
        }
    }

    [Fact]
    public void Fresnel_gives_the_book_values_at_the_ends_and_the_sea_its_pseudo_Brewster_angle()
    {
        Surface sea = Surface.OfSea(3e9, 0);
        Near.Equal(-1, Reflection.Fresnel(sea, 0, vertical: false).Re, absolute: 1e-12);
        Near.Equal(-1, Reflection.Fresnel(sea, 0, vertical: true).Re, absolute: 1e-12);
        // Straight down on a lossless medium of permittivity 4: (1 - 2)/(1 + 2); the other way round in the vertical convention.
        Near.Equal(-1.0 / 3, Reflection.Fresnel(new(4, 0, 0, false), 1, vertical: false).Re, absolute: 1e-12);
        Near.Equal(1.0 / 3, Reflection.Fresnel(new(4, 0, 0, false), 1, vertical: true).Re, absolute: 1e-12);
        // Brewster's angle of it: tan = 1/2.
        Near.Equal(0, Reflection.Fresnel(new(4, 0, 0, false), 1 / Math.Sqrt(5), vertical: true).Magnitude, absolute: 1e-12);
        double least = Enumerable.Range(1, 300).MinBy(i => Reflection.Fresnel(sea, Math.Sin(i * 0.0005), vertical: true).Magnitude) * 0.0005 * 180 / Math.PI;
        Assert.InRange(least, 5.5, 7.5); // 6.5 degrees in Kerr's and Skolnik's curves for S band
    }

    [Fact]
    public void Roughness_follows_Ament_where_it_is_small_and_Miller_Brown_and_Vegh_where_it_is_not()
    {
        Near.Equal(Reflection.Ament(0.1, 0.01, 0.1), Reflection.Roughness(0.1, 0.01, 0.1), relative: 0.0001);
        // exp(-z) I0(z) at z = 2: 0.308508; at 10: 0.127833 (Abramowitz and Stegun, table 9.8).
        Near.Equal(0.308508323, Reflection.Roughness(1 / (2 * Math.PI), 1, 1), absolute: 1e-6);
        Near.Equal(0.127833337, Reflection.Roughness(Math.Sqrt(5) / (2 * Math.PI), 1, 1), absolute: 1e-6);
    }

    [Fact]
    public void The_sea_is_as_salt_water_is()
    {
        // Recommendation ITU-R P.527, figure for sea water: about 70 and 5 S/m below 1 GHz; near 10 GHz about 50 and 40.
        Surface low = Surface.OfSea(1e9, 0), high = Surface.OfSea(1e10, 0);
        Near.Equal(70, low.Permittivity, relative: 0.03);
        Near.Equal(5 / (2 * Math.PI * 1e9 * 8.854e-12), low.Loss, relative: 0.1);
        Near.Equal(52, high.Permittivity, relative: 0.06);
        Near.Equal(38, high.Loss, relative: 0.1);
    }
}
