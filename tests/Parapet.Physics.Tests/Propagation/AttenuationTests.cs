using Parapet.Foundation;
using Parapet.Physics.Atmosphere;
using Parapet.Physics.Propagation;
using Parapet.Testing;
using Xunit;

namespace Parapet.Physics.Tests.Propagation;

public class AttenuationTests
{
    private const double RadiusM = 4.0 / 3 * Wgs84.MeanRadiusM;

    [Theory]
    [InlineData(3e9)]
    [InlineData(10e9)]
    [InlineData(22.235e9)]
    [InlineData(35e9)]
    public void The_column_overhead_is_what_ITUs_equivalent_heights_make_of_the_ground_value(double frequencyHz)
    {
        // Recommendation ITU-R P.676-11, annex 2, equations 25 to 27 (pressure and temperature of the standard sea level); they claim 10 %.
        double f = frequencyHz * 1e-9;
        double t1 = 4.64 / (1 + 0.066) * Math.Exp(-Math.Pow((f - 59.7) / (2.87 + (12.4 * Math.Exp(-7.9))), 2));
        double t3 = 0.0114 / 1.14 * f * (-0.0247 + (0.0001 * f) + (1.61e-6 * f * f)) / (1 - (0.0169 * f) + (4.1e-5 * f * f) + (3.2e-7 * f * f * f));
        double oxygenKm = 6.1 / 1.17 * (1 + t1 + t3);
        double s = 1.013 / (1 + Math.Exp(-8.6 * (1 - 0.57)));
        double vapourKm = 1.66 * (1 + (1.39 * s / (((f - 22.235) * (f - 22.235)) + (2.56 * s))) + (3.37 * s / (((f - 183.31) * (f - 183.31)) + (4.69 * s))));
        double e = 7.5 * 288.15 / 216.7;
        GasLoss ground = GasAttenuation.Specific(frequencyHz, 101325 - (e * 100), 288.15, 0.0075);
        double itu = (ground.OxygenDbPerKm * oxygenKm) + (ground.WaterVapourDbPerKm * vapourKm);
        GasProfile gas = new(frequencyHz, 0.0075);
        Near.Equal(itu, gas.LossDb(0, 80000, 0, RadiusM), relative: 0.1);
        // From 10 km on the way up there is next to nothing left, and the other way round.
        Near.Equal(gas.LossDb(80000, 0, 0, RadiusM), gas.LossDb(0, 80000, 0, RadiusM), relative: 1e-12);
        Assert.True(gas.LossDb(10000, 80000, 0, RadiusM) < 0.15 * itu);
    }

    [Theory]
    [InlineData(1.3e9)]
    [InlineData(3e9)]
    [InlineData(9.5e9)]
    [InlineData(16e9)]
    public void The_table_keeps_to_the_integral_of_the_lines(double frequencyHz)
    {
        GasProfile gas = new(frequencyHz, 0.0075);
        foreach (double from in (double[])[20, 1200, 9000])
        {
            foreach (double to in (double[])[50, 3000, 12000, 25000, 60000])
            {
                foreach (double range in (double[])[5000, 80000, 400000])
                {
                    // Simpson over 400 pieces of the path, each with its own lines.
                    double sag = range * range / (2 * RadiusM), length = Math.Sqrt((range * range) + ((to - from) * (to - from))), sum = 0;
                    if (from - (sag / 4) < -200 && Math.Min(from, to) < 2000 && sag > 4 * (from + to))
                        continue; // through the sea
                    for (int i = 0; i <= 400; i++)
                    {
                        double u = i / 400.0, h = Math.Max(0, from + (u * (to - from)) - (u * (1 - u) * sag));
                        sum += (i is 0 or 400 ? 1 : i % 2 == 1 ? 4 : 2) * GasProfile.SpecificDbPerM(frequencyHz, h, 0.0075);
                    }

                    double direct = sum * length / 1200;
                    Assert.True(Math.Abs(gas.LossDb(from, to, range, RadiusM) - direct) <= Math.Max(0.005, 0.01 * direct), $"{from} {to} {range}: {gas.LossDb(from, to, range, RadiusM)} for {direct}");
                }
            }
        }
    }

    [Fact]
    public void Along_the_ground_it_is_the_specific_value_times_the_length()
    {
        GasProfile gas = new(10e9, 0.0075);
        Near.Equal(1000 * GasProfile.SpecificDbPerM(10e9, 0, 0.0075), gas.LossDb(0, 0, 1000, 1e12), relative: 1e-9);
        Near.Equal(GasAttenuation.Specific(10e9, 101325 - (7.5 * 288.15 / 216.7 * 100), 288.15, 0.0075).TotalDbPerKm, gas.LossDb(0, 0, 1000, 1e12), relative: 1e-6);
    }

    [Fact]
    public void Rain_counts_where_it_falls_and_below_its_top()
    {
        LocalFrame antenna = new(GeodeticPosition.FromDegrees(36, 35, 10));
        double perM = RainAttenuation.DbPerKm(10e9, 20, new Angle(0), new Angle(0)) * 1e-3;
        RainField all = new(10e9, 20, 3000, [], vertical: false);
        Near.Equal(40000 * perM, all.LossDb(antenna, 0, 10, 10, 40000, 1e12), relative: 1e-9);
        // Out of it at 3,000 m, a third of the way up to 9,010 m less the antenna's ten.
        Near.Equal(2990.0 / 9000 * Math.Sqrt((9000.0 * 9000) + (9e4 * 9e4)) * perM, all.LossDb(antenna, 0, 10, 9010, 90000, 1e12), relative: 0.002);
        Assert.Equal(0, all.LossDb(antenna, 0, 4000, 9000, 40000, 1e12));
        // Straight up the polarisation does not matter.
        double steep = RainAttenuation.DbPerKm(10e9, 20, new Angle(Math.PI / 2), new Angle(0)) * 1e-3;
        Near.Equal(2990 * steep, all.LossDb(antenna, 0, 10, 20000, 1e-6, RadiusM), relative: 1e-6);

        // Two circles north of the antenna, 20 km across each at 30 and 40 km: together 20 to 50 km.
        GeodeticPosition At(double north) => Parapet.Physics.Earth.Geodesic.Direct(GeodeticPosition.FromDegrees(36, 35, 0), new Angle(0), north);
        RainField patches = new(10e9, 20, 3000, [new(At(40000), 10000), new(At(30000), 10000)], vertical: false);
        Near.Equal(30000 * perM, patches.LossDb(antenna, 0, 10, 10, 100000, 1e12), relative: 0.001);
        Near.Equal(15000 * perM, patches.LossDb(antenna, 0, 10, 10, 35000, 1e12), relative: 0.001);
        Near.Equal(0, patches.LossDb(antenna, Math.PI / 2, 10, 10, 100000, 1e12), absolute: 1e-12);
    }

    [Fact]
    public void Between_level_and_steep_the_rain_is_within_two_per_cent()
    {
        RainField rain = new(10e9, 20, 3000, [], vertical: true);
        LocalFrame antenna = new(GeodeticPosition.FromDegrees(36, 35, 0));
        for (double e = 0.05; e < 1.5; e += 0.1)
        {
            double range = 2000 / Math.Tan(e), exact = RainAttenuation.DbPerKm(10e9, 20, new Angle(e), new Angle(Math.PI / 2)) * 1e-3 * 2000 / Math.Sin(e);
            Near.Equal(exact, rain.LossDb(antenna, 0, 0, 2000, range, 1e12), relative: 0.02);
        }
    }
}
