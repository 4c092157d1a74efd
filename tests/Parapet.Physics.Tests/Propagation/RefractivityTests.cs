using Parapet.Foundation;
using Parapet.Physics.Propagation;
using Parapet.Testing;
using Xunit;

namespace Parapet.Physics.Tests.Propagation;

public class RefractivityTests
{
    [Fact]
    public void A_gradient_of_minus_39_units_a_kilometre_makes_four_thirds_of_the_earth()
    {
        Near.Equal(4.0 / 3, Refractivity.FactorOf(-0.0392), absolute: 0.001);
        Near.Equal(1, Refractivity.FactorOf(0), absolute: 0);
        Assert.Throws<InvalidOperationException>(() => Refractivity.FactorOf(-0.158));
        // Mean over the first kilometre of the reference atmosphere: 315 (1 - exp(-1/7.35)) = 40.1 N-units.
        Near.Equal(-40.1, Refractivity.Reference.At(1000) - Refractivity.Reference.At(0), absolute: 0.1);
        Assert.InRange(Refractivity.Reference.EffectiveEarthFactor(), 1.36, 1.39);
    }

    [Fact]
    public void Moist_air_at_sea_level_has_about_the_reference_refractivity()
    {
        // 1,013 hPa, 15 °C, 7.5 g/m³, that is 9.97 hPa of vapour.
        Near.Equal(315, Refractivity.OfAir(101325 - 997, 997, 288.15), relative: 0.01);
        // Dry air of the standard atmosphere: 77.6 p/T.
        Near.Equal(77.6 * 1013.25 / 288.15, Refractivity.OfAir(101325, 0, 288.15), absolute: 1e-9);
    }

    [Fact]
    public void Along_a_traced_ray_n_r_cos_is_constant_to_the_last_digits()
    {
        Refractivity air = Refractivity.Reference;
        double Invariant(double height, double elevation) => (1 + (air.At(height) * 1e-6)) * (Wgs84.MeanRadiusM + height) * Math.Cos(elevation);
        foreach (double elevation in (double[])[-0.005, 0, 0.01, 0.3])
        {
            RayPoint end = RayTracing.ToRange(air, 500, elevation, 300000);
            Near.Equal(Invariant(500, elevation), Invariant(end.HeightM, end.ElevationRad), relative: 1e-10);
            Near.Equal(elevation + (300000 / Wgs84.MeanRadiusM) - end.ElevationRad, end.BendingRad, absolute: 1e-12);
        }
    }

    [Fact]
    public void In_a_vacuum_a_ray_is_a_straight_line()
    {
        RayPoint end = RayTracing.ToRange(new(0, 7350), 0, 0.02, 200000);
        double angle = 200000 / Wgs84.MeanRadiusM;
        Near.Equal(Wgs84.MeanRadiusM * ((Math.Cos(0.02) / Math.Cos(0.02 + angle)) - 1), end.HeightM, absolute: 0.001);
        Near.Equal(0, end.BendingRad, absolute: 1e-9);
    }

    [Fact]
    public void Under_a_steady_gradient_the_traced_ray_is_straight_over_the_effective_earth()
    {
        // Steady enough: 39.2 units a kilometre at the ground, a scale height of 400 km.
        Refractivity air = new(0.0392 * 400000, 400000);
        double k = 1 / (1 + (Wgs84.MeanRadiusM / (1 + (air.SurfaceN * 1e-6)) * -0.0392e-6)), radius = k * Wgs84.MeanRadiusM;
        foreach (double range in (double[])[20000, 50000, 100000])
            Near.Equal(range * range / (2 * radius), RayTracing.ToRange(air, 0, 0, range).HeightM, relative: 0.004);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 1)]
    [InlineData(0, 3)]
    [InlineData(0, 10)]
    [InlineData(1, 0)]
    [InlineData(1, 2)]
    [InlineData(3, 5)]
    public void Bending_through_the_whole_air_is_what_ITU_says(double heightKm, double elevationDeg)
    {
        // Recommendation ITU-R P.834, section 4: its numerical formula for the ray to space in the reference atmosphere, degrees, for 0 to 3 km and 0 to 10°.
        double h = heightKm, t = elevationDeg;
        double itu = 1 / (1.314 + (0.6437 * t) + (0.02869 * t * t) + (h * (0.2305 + (0.09428 * t) + (0.01096 * t * t))) + (0.008583 * h * h));
        double traced = RayTracing.ToHeight(Refractivity.Reference, heightKm * 1000, elevationDeg * Math.PI / 180, 100000).BendingRad * 180 / Math.PI;
        Near.Equal(itu, traced, absolute: 0.01, what: $"{heightKm} km, {elevationDeg}°");
    }

    [Fact]
    public void The_horizon_of_a_traced_ray_is_near_that_of_four_thirds_for_a_mast_and_nearer_for_an_aircraft()
    {
        double mast = RayTracing.HorizonM(Refractivity.Reference, 30), aircraft = RayTracing.HorizonM(Refractivity.Reference, 10000);
        Near.Equal(RadioHorizon.GroundRangeM(30, 0, Refractivity.Reference.EffectiveEarthFactor()), mast, relative: 0.002);
        Assert.InRange(aircraft / RadioHorizon.GroundRangeM(10000, 0, Refractivity.Reference.EffectiveEarthFactor()), 0.93, 0.985);
    }

    [Fact]
    public void Aimed_by_elevation_a_ray_arrives()
    {
        double elevation = RayTracing.ElevationTo(Refractivity.Reference, 300, 9000, 350000);
        Near.Equal(9000, RayTracing.ToRange(Refractivity.Reference, 300, elevation, 350000).HeightM, absolute: 0.01);
    }

    [Fact]
    public void The_table_of_heights_agrees_with_tracing_each_ray()
    {
        RefractionTable table = new(Refractivity.Reference);
        double worst = 0, most = 0;
        foreach (double antenna in (double[])[20, 300, 1000, 5000, 9000])
        {
            foreach (double range in (double[])[5000, 33000, 120000, 255000, 400000])
            {
                foreach (double height in (double[])[10, 100, 800, 3000, 7000, 12000])
                {
                    double elevation = RayTracing.ElevationTo(Refractivity.Reference, antenna, height, range);
                    if (Math.Abs(elevation) > 0.4)
                        continue;
                    double angle = range / table.EffectiveRadiusM, r = table.EffectiveRadiusM;
                    double exact = ((r + antenna) * Math.Cos(elevation) / Math.Cos(elevation + angle)) - r;
                    double error = Math.Abs(height - table.LessM(antenna, range, height) - exact);
                    worst = Math.Max(worst, error);
                    most = Math.Max(most, Math.Abs(exact - height));
                }
            }
        }

        Assert.True(worst < 15, $"{worst} m");
        Near.Equal(0, table.EffectiveHeightM(9000, 200000, 0), absolute: 1e-6);
        Assert.True(most > 500, $"{most} m");
    }

    [Theory]
    [InlineData(20, 50)]
    [InlineData(20, 10000)]
    [InlineData(800, 3000)]
    [InlineData(9000, 100)]
    [InlineData(9000, 3000)]
    public void By_the_heights_that_count_the_horizon_lies_where_the_traced_rays_have_it(double antennaM, double targetM)
    {
        RefractionTable table = new(Refractivity.Reference);
        double traced = RayTracing.HorizonM(Refractivity.Reference, antennaM) + RayTracing.HorizonM(Refractivity.Reference, targetM);
        // The range at which the target, with the height that counts there, is on the horizon.
        double low = 0.8 * traced, high = 1.2 * traced;
        for (int i = 0; i < 40; i++)
        {
            double middle = (low + high) / 2, height = table.EffectiveHeightM(antennaM, middle, targetM);
            bool seen = height > 0 && middle < RadioHorizon.GroundRangeM(antennaM, height, table.EffectiveRadiusM / Wgs84.MeanRadiusM);
            (low, high) = seen ? (middle, high) : (low, middle);
        }

        Near.Equal(traced, low, relative: 0.005);
    }
}
