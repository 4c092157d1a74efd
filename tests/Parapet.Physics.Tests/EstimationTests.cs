using Parapet.Foundation;
using Parapet.Physics.Estimation;
using Parapet.Testing;
using Xunit;
using static Parapet.Physics.Tests.EstimationSamples;

namespace Parapet.Physics.Tests;

public class EstimationTests
{
    [Fact]
    public void Geometry_gives_the_derivatives_that_finite_differences_give()
    {
        foreach (PolarMeasurement z in Looks())
        {
            Vector3D position = At(z);
            PolarGeometry g = PolarGeometry.At(Sensor, position);
            double h = 1e-4 * z.RangeM;
            foreach (Vector3D axis in new Vector3D[] { new(1, 0, 0), new(0, 1, 0), new(0, 0, 1) })
            {
                (double r1, double a1, double e1) = Polar(position + (axis * h));
                (double r0, double a0, double e0) = Polar(position - (axis * h));
                Near.Equal((r1 - r0) / (2 * h), g.AlongRange.Dot(axis), absolute: 1e-6, what: $"range by {axis} at {z}");
                Near.Equal(Angle.WrapSigned(a1 - a0) / (2 * h) * z.RangeM * Math.Cos(z.ElevationRad), g.AcrossAzimuth.Dot(axis), absolute: 2e-6, what: $"azimuth by {axis} at {z}");
                Near.Equal((e1 - e0) / (2 * h) * z.RangeM, g.AcrossElevation.Dot(axis), absolute: 2e-6, what: $"elevation by {axis} at {z}");
            }
        }
    }

    [Fact]
    public void Initiation_places_the_track_on_the_plot_with_the_plots_own_spread()
    {
        PolarMeasurement z = new(80e3, 2.1, 0.15, 40, 0.003, 0.004);
        TrackState track = ExtendedKalmanFilter.Initiate(Sensor, z, 300);
        (double r, double a, double e) = Polar(track.Position);
        Near.Equal(z.RangeM, r, absolute: 1e-6);
        Near.Equal(z.AzimuthRad, a, absolute: 1e-12);
        Near.Equal(z.ElevationRad, e, absolute: 1e-12);
        PolarGeometry g = PolarGeometry.At(Sensor, track.Position);
        Near.Equal(40 * 40, Variance(track, g.AlongRange), relative: 1e-9);
        Near.Equal(Math.Pow(80e3 * Math.Cos(0.15) * 0.003, 2), Variance(track, g.AcrossAzimuth), relative: 1e-5);
        Near.Equal(Math.Pow(80e3 * 0.004, 2), Variance(track, g.AcrossElevation), relative: 1e-9);
        Near.Equal(3 * 300 * 300, track.Covariance.VelocityTrace, relative: 1e-12);
        Assert.True(track.Covariance.IsPositiveDefinite());
    }

    [Fact]
    public void Covariance_stays_positive_definite_over_ten_thousand_random_updates()
    {
        StreamKey key = new(11, 0, 1, 0);
        TrackState track = RandomTrack(1);
        for (uint n = 0; n < 10_000; n++)
        {
            Draw a = key[3 * n], b = key[(3 * n) + 1], c = key[(3 * n) + 2];
            ExtendedKalmanFilter.Predict(ref track, a.Uniform * 20, a.Uniform2 < 0.1 ? 0 : 100 * b.Uniform);
            (double r, double az, double el) = Polar(track.Position);

            // Standard deviations over five decades, and some bearings: the extremes are what breaks filters.
            double spread = Math.Pow(10, (5 * c.Uniform) - 5);
            PolarMeasurement z = new(r, az + (spread * b.Normals.A), Math.Clamp(el + (spread * b.Normals.B), -1.57, 1.57), b.Uniform2 < 0.2 ? double.PositiveInfinity : Math.Max(0.1, 1000 * spread), spread, spread * c.Uniform2);
            ExtendedKalmanFilter.Update(ref track, Sensor, z);
            Assert.True(track.Covariance.IsPositiveDefinite(), $"update {n}: {z}");
            if (track.Position.Length is > 2e7 or < 5e6 || PolarGeometry.At(Sensor, track.Position).RangeM < 500)
                track = RandomTrack(n);
        }
    }

    [Theory]
    [InlineData(60e3, 0.7, 0.10)]
    [InlineData(60e3, 3.1415, 0.10)]
    [InlineData(40e3, 1.0, 1.35)]
    [InlineData(20e3, 1.0, 1.5533)]
    public void A_consistent_simulation_has_consistent_errors(double rangeM, double azimuthRad, double elevationRad)
    {
        const int runs = 200, scans = 15;
        const double dt = 4, acceleration = 5, speed = 150;
        double sum = 0, innovations = 0;
        for (uint run = 0; run < runs; run++)
        {
            StreamKey key = new(2026, run, 7, 1);
            uint n = 0;
            Vector3D Gaussian(double sigma)
            {
                (double a, double b) = key[n++].Normals;
                return new(sigma * a, sigma * b, sigma * key[n++].Normals.A);
            }

            Vector3D position = Sensor.ToEcef(Enu(rangeM, azimuthRad, elevationRad)).Vector, velocity = Gaussian(speed);
            TrackState track = ExtendedKalmanFilter.Initiate(Sensor, Measure(position, Gaussian(1)), speed);
            for (int scan = 0; scan < scans; scan++)
            {
                Vector3D a = Gaussian(acceleration);
                position += (velocity * dt) + (a * (dt * dt / 2));
                velocity += a * dt;
                ExtendedKalmanFilter.Predict(ref track, dt, acceleration);
                PolarMeasurement z = Measure(position, Gaussian(1));
                innovations += ExtendedKalmanFilter.MahalanobisSquared(track, Sensor, z, out _);
                ExtendedKalmanFilter.Update(ref track, Sensor, z);
            }

            sum += track.Covariance.MahalanobisSquared(position - track.Position, velocity - track.Velocity);
        }

        // Mean of chi-square with 6 (3) degrees of freedom: standard deviation sqrt(2·6/200) = 0.245, sqrt(2·3/3000) = 0.045. Four of them.
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"NEES {sum / runs:F3}, NIS {innovations / (runs * scans):F3}"));
        Near.Equal(6, sum / runs, absolute: 4 * 0.245, what: "mean normalised estimation error squared");
        Near.Equal(3, innovations / (runs * scans), absolute: 4 * 0.045, what: "mean normalised innovation squared");
    }

    [Fact]
    public void A_plot_in_the_opposite_direction_is_far_away()
    {
        TrackState track = ExtendedKalmanFilter.Initiate(Sensor, new(50e3, 1, 0.0, 50, 0.003, 0.003), 100);
        double d = ExtendedKalmanFilter.MahalanobisSquared(track, Sensor, new(50e3, 1 + Math.PI, 0.0, 50, 0.003, 0.003), out _);
        Near.Equal(Math.PI * Math.PI / (2 * 0.003 * 0.003), d, relative: 0.01);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(-0.5)]
    public void Near_the_zenith_the_plots_error_ellipse_lies_along_its_own_azimuth(double turn)
    {
        // Seen from below, directions near the zenith are points of a plane: radius the cosine of elevation, angle the azimuth.
        const double azimuth = 1, elevation = 1.5, sigmaAz = 0.02, sigmaEl = 0.01;
        TrackState track = new() { Position = At(new(20e3, azimuth, elevation, 1, 1, 1)), Covariance = new() { PxPx = 1, PyPy = 1, PzPz = 1, VxVx = 1, VyVy = 1, VzVz = 1 } };
        double radius = Math.Cos(elevation), plotAzimuth = azimuth + turn;
        double x = radius * (Math.Sin(plotAzimuth) - Math.Sin(azimuth)), y = radius * (Math.Cos(plotAzimuth) - Math.Cos(azimuth));
        double outward = (x * Math.Sin(plotAzimuth)) + (y * Math.Cos(plotAzimuth)), around = (x * Math.Cos(plotAzimuth)) - (y * Math.Sin(plotAzimuth));
        double expected = (outward * outward / (sigmaEl * sigmaEl)) + (around * around / (sigmaAz * sigmaAz * ((radius * radius) + (sigmaEl * sigmaEl))));
        double got = ExtendedKalmanFilter.MahalanobisSquared(track, Sensor, new(20e3, plotAzimuth, elevation, 40, sigmaAz, sigmaEl), out _);
        Near.Equal(expected, got, relative: 0.01);
    }

    [Fact]
    public void Azimuth_wraps_at_south_and_north()
    {
        foreach (double azimuth in new[] { 0, Math.PI })
        {
            TrackState track = ExtendedKalmanFilter.Initiate(Sensor, new(50e3, azimuth - 0.001, 0.1, 50, 0.003, 0.003), 100);
            double near = ExtendedKalmanFilter.MahalanobisSquared(track, Sensor, new(50e3, azimuth + 0.001 - (2 * Math.PI), 0.1, 50, 0.003, 0.003), out _);
            Near.Equal(0.002 * 0.002 / (2 * 0.003 * 0.003), near, relative: 1e-4);
        }
    }

    [Fact]
    public void Ballistic_prediction_returns_a_thrown_body_to_where_the_conic_says()
    {
        // A circular orbit in inertial space, seen from the turning Earth: 20 minutes by the filter against the closed form.
        const double radius = 6.9e6;
        double rate = Math.Sqrt(Wgs84.GravitationalParameter / radius) / radius;
        double inclination = 0.9;
        TrackState track = new() { Position = Fixed(0, out Vector3D velocity), Velocity = velocity };
        for (int i = 0; i < 120; i++)
            ExtendedKalmanFilter.PredictBallistic(ref track, 10, 0);
        Vector3D expected = Fixed(1200, out Vector3D expectedVelocity);
        Near.Equal(0, (expected - track.Position).Length, absolute: 0.05);
        Near.Equal(0, (expectedVelocity - track.Velocity).Length, absolute: 1e-4);

        Vector3D Fixed(double t, out Vector3D v)
        {
            Vector3D Inertial(double phase) => new(radius * Math.Cos(phase), radius * Math.Sin(phase) * Math.Cos(inclination), radius * Math.Sin(phase) * Math.Sin(inclination));
            Vector3D r = Inertial(rate * t), s = Inertial((rate * t) + (Math.PI / 2)) * rate;
            s -= new Vector3D(0, 0, Wgs84.RotationRate).Cross(r);
            double turn = -Wgs84.RotationRate * t;
            Vector3D Turn(Vector3D x) => new((x.X * Math.Cos(turn)) - (x.Y * Math.Sin(turn)), (x.X * Math.Sin(turn)) + (x.Y * Math.Cos(turn)), x.Z);
            v = Turn(s);
            return Turn(r);
        }
    }

    [Fact]
    public void A_bearing_leaves_the_range_as_uncertain_as_it_was()
    {
        TrackState track = ExtendedKalmanFilter.Initiate(Sensor, new(50e3, 1, 0.1, 500, 0.02, 0.02), 100);
        PolarGeometry g = PolarGeometry.At(Sensor, track.Position);
        PolarMeasurement z = new(double.NaN, 1, 0.1, double.PositiveInfinity, 0.001, 0.001);
        ExtendedKalmanFilter.MahalanobisSquared(track, Sensor, z, out double logDet);
        ExtendedKalmanFilter.Update(ref track, Sensor, z);
        Near.Equal(500 * 500, Variance(track, g.AlongRange), relative: 1e-9);
        Near.Equal(1 / ((1 / (0.02 * 0.02)) + (1 / (0.001 * 0.001))), Variance(track, g.AcrossElevation) / (50e3 * 50e3), relative: 1e-6);
        Near.Equal(2 * Math.Log((0.02 * 0.02 + 0.001 * 0.001) * Math.Cos(0.1)), logDet, absolute: 1e-2);
    }

    [Fact]
    public void Filtering_allocates_nothing()
    {
        TrackState track = RandomTrack(3);
        PolarMeasurement z = new(50e3, 1, 0.1, 50, 0.003, 0.003);
        double sum = 0;
        void Step()
        {
            ExtendedKalmanFilter.Predict(ref track, 1, 5);
            ExtendedKalmanFilter.PredictBallistic(ref track, 1, 5);
            sum += ExtendedKalmanFilter.MahalanobisSquared(track, Sensor, z, out _);
            ExtendedKalmanFilter.Update(ref track, Sensor, z);
        }

        Step();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Step();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.False(double.IsNaN(sum));
    }

    [Fact]
    public void Figures_outside_their_range_are_refused()
    {
        TrackState track = RandomTrack(3);
        Assert.Throws<ArgumentOutOfRangeException>(() => ExtendedKalmanFilter.Initiate(Sensor, new(5e4, 1, 0.1, double.PositiveInfinity, 0.01, 0.01), 100));
        Assert.Throws<ArgumentOutOfRangeException>(() => ExtendedKalmanFilter.Initiate(Sensor, new(5e4, 1, 0.1, 50, 0.01, 0.01), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ExtendedKalmanFilter.Predict(ref track, -1, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => ExtendedKalmanFilter.Predict(ref track, 1, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => ExtendedKalmanFilter.Update(ref track, Sensor, new(5e4, 1, 0.1, 50, 0, 0.01)));
        Assert.Throws<ArgumentOutOfRangeException>(() => ExtendedKalmanFilter.Update(ref track, Sensor, new(double.NaN, 1, 0.1, 50, 0.01, 0.01)));
        Assert.Throws<ArgumentOutOfRangeException>(() => ExtendedKalmanFilter.Update(ref track, Sensor, new(5e4, double.NaN, 0.1, 50, 0.01, 0.01)));
    }

    private static IEnumerable<PolarMeasurement> Looks()
    {
        foreach (double azimuth in new[] { 0, 1.3, Math.PI, 4.5 })
        {
            foreach (double elevation in new[] { -0.1, 0, 0.3, 1.2, 1.5 })
                yield return new(60e3, azimuth, elevation, 40, 0.003, 0.003);
        }
    }

    private static Vector3D At(in PolarMeasurement z) => Sensor.ToEcef(Enu(z.RangeM, z.AzimuthRad, z.ElevationRad)).Vector;

    private static PolarMeasurement Measure(Vector3D position, Vector3D unitNoise)
    {
        (double r, double a, double e) = Polar(position);
        return new(r + (30 * unitNoise.X), a + (0.002 * unitNoise.Y), e + (0.003 * unitNoise.Z), 30, 0.002, 0.003);
    }

    private static double Variance(in TrackState t, Vector3D axis)
    {
        double[,] p = Full(t.Covariance);
        double[] x = [axis.X, axis.Y, axis.Z];
        double sum = 0;
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 3; j++)
                sum += x[i] * p[i, j] * x[j];
        }

        return sum;
    }
}
