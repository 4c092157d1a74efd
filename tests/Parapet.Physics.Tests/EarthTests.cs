using Parapet.Foundation;
using Parapet.Physics.Earth;
using Parapet.Testing;
using Xunit;

namespace Parapet.Physics.Tests;

public class EarthTests
{
    [Fact]
    public void Geodesics_agree_with_the_reference_in_distance_and_azimuth()
    {
        foreach (ReferenceCase c in ReferenceCases.Read("geodesic-inverse.csv"))
        {
            GeodesicLine line = Geodesic.Inverse(
                GeodeticPosition.FromDegrees(c["lat1_deg"], c["lon1_deg"]), GeodeticPosition.FromDegrees(c["lat2_deg"], c["lon2_deg"]));
            Near.Equal(c["expect_distance_m"], line.DistanceM, absolute: c["abs_tol"], what: $"{c} distance");
            double difference = Angle.WrapSigned(line.AzimuthAtA.Radians - Angle.FromDegrees(c["expect_azimuth1_deg"]).Radians);
            Near.Equal(0, new Angle(difference).Degrees, absolute: c["abs_tol"], what: $"{c} azimuth");
        }
    }

    [Fact]
    public void The_direct_problem_undoes_the_inverse_one()
    {
        StreamKey key = new(7, 0, 1, 1);
        for (uint i = 0; i < 2000; i++)
        {
            Draw d = key[2 * i], e = key[(2 * i) + 1];
            GeodeticPosition a = GeodeticPosition.FromDegrees(-89.9 + (179.8 * d.Uniform), -180 + (360 * d.Uniform2));
            Angle azimuth = new(2 * Math.PI * e.Uniform);
            double distance = 1e7 * e.Uniform2 * e.Uniform2;
            GeodeticPosition b = Geodesic.Direct(a, azimuth, distance, out Angle atEnd);
            GeodesicLine line = Geodesic.Inverse(a, b);
            Near.Equal(distance, line.DistanceM, absolute: 1e-3, what: $"{a} {azimuth.Degrees} {distance}");
            double across = Math.Max(1, Math.Min(distance, 6e6)); // the same sideways error is a larger angle nearby
            Near.Equal(0, Angle.WrapSigned(line.AzimuthAtA.Radians - azimuth.Radians) * across, absolute: 1e-3, what: "azimuth at a");
            Near.Equal(0, Angle.WrapSigned(line.AzimuthAtB.Radians - atEnd.Radians) * across, absolute: 1e-3, what: "azimuth at b");
        }
    }

    [Fact]
    public void A_geodesic_backwards_comes_home()
    {
        GeodeticPosition ankara = GeodeticPosition.FromDegrees(39.95, 32.68, 900);
        GeodeticPosition there = Geodesic.Direct(ankara, Angle.FromDegrees(77), 812345.6, out Angle onward);
        GeodeticPosition home = Geodesic.Direct(there, onward, -812345.6);
        Near.Equal(ankara.Latitude.Radians, home.Latitude.Radians, absolute: 1e-11);
        Near.Equal(ankara.Longitude.Radians, home.Longitude.Radians, absolute: 1e-11);
        Near.Equal(900, home.HeightM, absolute: 0);
    }

    [Fact]
    public void The_quarter_meridian_has_the_length_of_its_elliptic_integral() =>
        // a·E(e²), the complete elliptic integral of the second kind, evaluated independently with 15 digits.
        Near.Equal(10001965.7293127, Geodesic.Inverse(GeodeticPosition.FromDegrees(0, 20), GeodeticPosition.FromDegrees(90, 20)).DistanceM, absolute: 1e-3);

    [Fact]
    public void One_and_the_same_point_is_no_distance() =>
        Assert.Equal(default, Geodesic.Inverse(GeodeticPosition.FromDegrees(41, 29), GeodeticPosition.FromDegrees(41, 29)));

    // The first is the worked example of Karney, "Algorithms for geodesics", Journal of Geodesy 87 (2013) 43, tables 5 and 6; then the same line seen from its
    // mirror images; then half a meridian, and what GeographicLib gives for pairs that Vincenty's iteration is known to fail on (0.5 mm).
    [Theory]
    [InlineData(-30, 29.9, 179.8, 19989832.82761, 161.890524736)]
    [InlineData(30, -29.9, 179.8, 19989832.82761, 18.109475264)]
    [InlineData(-30, 29.9, -179.8, 19989832.82761, 198.109475264)]
    [InlineData(0, 0, 180, 20003931.4586, 0)]
    [InlineData(45, -45, 180, 20003931.4586, 0)]
    [InlineData(0, 0.5, 179.5, 19936288.579, 25.671873)]
    [InlineData(0, 0.5, 179.7, 19944127.421, 15.556883)]
    public void Nearly_opposite_points_have_their_shortest_line(double latitude, double other, double eastward, double distanceM, double azimuth)
    {
        GeodesicLine line = Geodesic.Inverse(GeodeticPosition.FromDegrees(latitude, 20), GeodeticPosition.FromDegrees(other, 20 + eastward));
        Near.Equal(distanceM, line.DistanceM, absolute: 1e-3, what: "distance");
        Near.Equal(azimuth, line.AzimuthAtA.Degrees, absolute: 2e-6, what: "azimuth");
    }

    [Fact]
    public void Along_the_equator_the_line_leaves_it_when_that_is_shorter()
    {
        GeodeticPosition from = GeodeticPosition.FromDegrees(0, 0);
        GeodesicLine along = Geodesic.Inverse(from, GeodeticPosition.FromDegrees(0, 179.3));
        Near.Equal(Wgs84.SemiMajorAxisM * Angle.FromDegrees(179.3).Radians, along.DistanceM, absolute: 1e-3);
        Near.Equal(90, along.AzimuthAtA.Degrees, absolute: 1e-9);
        GeodesicLine aside = Geodesic.Inverse(from, GeodeticPosition.FromDegrees(0, 179.7));
        Assert.True(aside.DistanceM < Wgs84.SemiMajorAxisM * Angle.FromDegrees(179.7).Radians);
        Assert.InRange(aside.AzimuthAtA.Degrees, 1, 89);
    }

    [Fact]
    public void Lines_between_nearly_opposite_points_arrive()
    {
        StreamKey key = new(8, 0, 1, 1);
        for (uint i = 0; i < 1000; i++)
        {
            Draw d = key[2 * i], e = key[(2 * i) + 1];
            double latitude = -89 + (178 * d.Uniform), longitude = 180 + (2 * (d.Uniform2 - 0.5));
            GeodeticPosition a = GeodeticPosition.FromDegrees(latitude, 0), b = GeodeticPosition.FromDegrees(-latitude + (e.Uniform - 0.5), longitude);
            GeodesicLine line = Geodesic.Inverse(a, b);
            Vector3D there = Wgs84.ToEcef(Geodesic.Direct(a, line.AzimuthAtA, line.DistanceM)).Vector;
            Near.Equal(0, (there - Wgs84.ToEcef(b).Vector).Length, absolute: 2e-3, what: $"{latitude} {b.Latitude.Degrees} {longitude}");
            Assert.True(line.DistanceM < 20_003_932);
        }
    }

    [Fact]
    public void A_latitude_beyond_the_pole_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Geodesic.Inverse(GeodeticPosition.FromDegrees(90.1, 0), GeodeticPosition.FromDegrees(0, 10)));

    [Fact]
    public void Gravity_with_the_centrifugal_part_is_normal_gravity_on_the_ellipsoid()
    {
        // Normal gravity of WGS 84 at equator and pole (NIMA TR8350.2, table 3.4). J2 alone leaves out terms of 1e-5 of it.
        double equator = Gravity.InRotatingFrame(new(Wgs84.SemiMajorAxisM, 0, 0), Vector3D.Zero).Length;
        double pole = Gravity.InRotatingFrame(new(0, 0, Wgs84.SemiMinorAxisM), Vector3D.Zero).Length;
        Near.Equal(9.7803253359, equator, absolute: 1.5e-4);
        Near.Equal(9.8321849378, pole, absolute: 1.5e-4);
    }

    [Fact]
    public void Gravity_is_the_slope_of_its_potential()
    {
        Vector3D at = new(3.9e6, 2.1e6, 4.8e6);
        const double step = 10;
        Vector3D slope = new(
            (Potential(at + new Vector3D(step, 0, 0)) - Potential(at - new Vector3D(step, 0, 0))) / (2 * step),
            (Potential(at + new Vector3D(0, step, 0)) - Potential(at - new Vector3D(0, step, 0))) / (2 * step),
            (Potential(at + new Vector3D(0, 0, step)) - Potential(at - new Vector3D(0, 0, step))) / (2 * step));
        Near.Equal(0, (slope - Gravity.Acceleration(at)).Length, absolute: 1e-8);

        static double Potential(Vector3D p)
        {
            double r = p.Length, s = p.Z / r, ratio = Wgs84.SemiMajorAxisM / r;
            return Wgs84.GravitationalParameter / r * (1 - (Wgs84.J2 * ratio * ratio * ((1.5 * s * s) - 0.5)));
        }
    }

    [Fact]
    public void Coriolis_turns_an_eastward_body_outwards_and_a_northward_one_eastwards()
    {
        Vector3D at = new(6.4e6, 0, 1000);
        Vector3D still = Gravity.InRotatingFrame(at, Vector3D.Zero);
        Near.Equal(2 * Wgs84.RotationRate * 100, (Gravity.InRotatingFrame(at, new(0, 100, 0)) - still).X, relative: 1e-9);
        Near.Equal(-2 * Wgs84.RotationRate * 100, (Gravity.InRotatingFrame(at, new(100, 0, 0)) - still).Y, relative: 1e-9);
        Assert.Throws<ArgumentOutOfRangeException>(() => Gravity.Acceleration(Vector3D.Zero));
    }
}
