using Parapet.Foundation;
using Parapet.Physics.Estimation;
using Parapet.Testing;
using Xunit;
using static Parapet.Physics.Tests.EstimationSamples;

namespace Parapet.Physics.Tests;

/// <summary>The filter's 3 x 3 blocks against plain 6 x 6 matrices in range, azimuth and elevation.</summary>
public class EstimationTextbookTests
{
    [Fact]
    public void Prediction_is_that_of_the_textbook_matrices()
    {
        TrackState track = RandomTrack(5);
        double[,] p = Full(track.Covariance), f = Identity(6), q = new double[6, 6];
        const double dt = 3.7, sigma = 12;
        for (int i = 0; i < 3; i++)
        {
            f[i, i + 3] = dt;
            q[i, i] = sigma * sigma * Math.Pow(dt, 4) / 4;
            q[i, i + 3] = q[i + 3, i] = sigma * sigma * Math.Pow(dt, 3) / 2;
            q[i + 3, i + 3] = sigma * sigma * dt * dt;
        }

        double[,] expected = Plus(Times(Times(f, p), Transpose(f)), q);
        Vector3D moved = track.Position + (track.Velocity * dt);
        ExtendedKalmanFilter.Predict(ref track, dt, sigma);
        NearMatrix(expected, Full(track.Covariance), 1e-12);
        Assert.Equal(moved, track.Position);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Update_is_that_of_the_textbook_filter_on_the_linearised_measurement(bool bearingOnly)
    {
        for (uint seed = 0; seed < 20; seed++)
        {
            TrackState track = RandomTrack(seed);
            (double r, double a, double e) = Polar(track.Position);

            // Small residuals, so that arcs, wrapped differences and the turn of the meridians agree to the tolerance.
            PolarMeasurement z = new(r + 30, a + 2e-7, e - 3e-7, bearingOnly ? double.PositiveInfinity : 40, 0.003, 0.004);
            (double[,] mean, double[,] covariance, double distance, double logDet) = Textbook(track, z);
            double got = ExtendedKalmanFilter.MahalanobisSquared(track, Sensor, z, out double gotLogDet);
            Near.Equal(distance, got, relative: 2e-4);
            Near.Equal(logDet, gotLogDet, absolute: 1e-4);
            Vector3D before = track.Position, velocityBefore = track.Velocity;
            ExtendedKalmanFilter.Update(ref track, Sensor, z);
            NearMatrix(covariance, Full(track.Covariance), 1e-4);
            double scale = Math.Sqrt(mean[0, 0] * mean[0, 0] + mean[1, 0] * mean[1, 0] + mean[2, 0] * mean[2, 0]);
            Near.Equal(mean[0, 0], (track.Position - before).X, absolute: 1e-3 * scale);
            Near.Equal(mean[1, 0], (track.Position - before).Y, absolute: 1e-3 * scale);
            Near.Equal(mean[2, 0], (track.Position - before).Z, absolute: 1e-3 * scale);
            double speed = Math.Sqrt(mean[3, 0] * mean[3, 0] + mean[4, 0] * mean[4, 0] + mean[5, 0] * mean[5, 0]);
            Near.Equal(mean[3, 0], (track.Velocity - velocityBefore).X, absolute: 1e-3 * speed);
            Near.Equal(mean[5, 0], (track.Velocity - velocityBefore).Z, absolute: 1e-3 * speed);
        }
    }

    /// <summary>Gain times residual, covariance, distance and determinant by plain matrices in range, azimuth and elevation.</summary>
    private static (double[,] Correction, double[,] Covariance, double Distance, double LogDet) Textbook(in TrackState track, in PolarMeasurement z)
    {
        (double r, double a, double e) = Polar(track.Position);
        Vector3D d = Sensor.ToEnu(EcefPosition.From(track.Position)).Vector;
        double level = (d.X * d.X) + (d.Y * d.Y), root = Math.Sqrt(level);
        Vector3D[] rows =
        [
            d / r,
            new Vector3D(d.Y, -d.X, 0) / level,
            new Vector3D(-d.X * d.Z / root, -d.Y * d.Z / root, root) / (r * r),
        ];
        double[] residual = [z.RangeM - r, Angle.WrapSigned(z.AzimuthRad - a), z.ElevationRad - e];
        double[] sigma = [z.RangeSigmaM, z.AzimuthSigmaRad, z.ElevationSigmaRad];
        int skip = z.IsBearingOnly ? 1 : 0, n = 3 - skip;
        double[,] h = new double[n, 6], noise = new double[n, n], nu = new double[n, 1];
        for (int i = 0; i < n; i++)
        {
            Vector3D row = Sensor.DirectionToEcef(rows[i + skip]);
            (h[i, 0], h[i, 1], h[i, 2]) = (row.X, row.Y, row.Z);
            noise[i, i] = sigma[i + skip] * sigma[i + skip];
            nu[i, 0] = residual[i + skip];
        }

        double[,] p = Full(track.Covariance);
        double[,] s = Plus(Times(Times(h, p), Transpose(h)), noise);
        double[,] inverse = Inverse(s, out double determinant);
        double[,] k = Times(Times(p, Transpose(h)), inverse);
        double[,] ikh = Identity(6);
        double[,] kh = Times(k, h);
        for (int i = 0; i < 6; i++)
        {
            for (int j = 0; j < 6; j++)
                ikh[i, j] -= kh[i, j];
        }

        double distance = Times(Times(Transpose(nu), inverse), nu)[0, 0];

        // Per steradian instead of per radian of azimuth squared: azimuth counts cos(elevation) of an arc.
        return (Times(k, nu), Times(ikh, p), distance, Math.Log(determinant) + (2 * Math.Log(Math.Cos(e))));
    }

    private static double[,] Identity(int n)
    {
        double[,] m = new double[n, n];
        for (int i = 0; i < n; i++)
            m[i, i] = 1;
        return m;
    }

    private static double[,] Times(double[,] a, double[,] b)
    {
        double[,] m = new double[a.GetLength(0), b.GetLength(1)];
        for (int i = 0; i < m.GetLength(0); i++)
        {
            for (int j = 0; j < m.GetLength(1); j++)
            {
                for (int k = 0; k < a.GetLength(1); k++)
                    m[i, j] += a[i, k] * b[k, j];
            }
        }

        return m;
    }

    private static double[,] Plus(double[,] a, double[,] b)
    {
        double[,] m = (double[,])a.Clone();
        for (int i = 0; i < m.GetLength(0); i++)
        {
            for (int j = 0; j < m.GetLength(1); j++)
                m[i, j] += b[i, j];
        }

        return m;
    }

    private static double[,] Transpose(double[,] a)
    {
        double[,] m = new double[a.GetLength(1), a.GetLength(0)];
        for (int i = 0; i < m.GetLength(0); i++)
        {
            for (int j = 0; j < m.GetLength(1); j++)
                m[i, j] = a[j, i];
        }

        return m;
    }

    /// <summary>Gauss-Jordan; the matrices here are positive definite, so no pivoting is needed.</summary>
    private static double[,] Inverse(double[,] a, out double determinant)
    {
        int n = a.GetLength(0);
        double[,] m = (double[,])a.Clone(), inverse = Identity(n);
        determinant = 1;
        for (int c = 0; c < n; c++)
        {
            double pivot = m[c, c];
            determinant *= pivot;
            for (int j = 0; j < n; j++)
            {
                m[c, j] /= pivot;
                inverse[c, j] /= pivot;
            }

            for (int i = 0; i < n; i++)
            {
                if (i == c)
                    continue;
                double factor = m[i, c];
                for (int j = 0; j < n; j++)
                {
                    m[i, j] -= factor * m[c, j];
                    inverse[i, j] -= factor * inverse[c, j];
                }
            }
        }

        return inverse;
    }

    /// <summary>Each element within a share of the geometric mean of its two diagonal elements.</summary>
    private static void NearMatrix(double[,] expected, double[,] actual, double share)
    {
        for (int i = 0; i < 6; i++)
        {
            for (int j = 0; j < 6; j++)
                Near.Equal(expected[i, j], actual[i, j], absolute: share * Math.Sqrt(expected[i, i] * expected[j, j]), what: $"element {i},{j}");
        }
    }
}
