using Parapet.Foundation;
using Parapet.Physics.Estimation;

namespace Parapet.Physics.Tests;

/// <summary>A sensor, tracks and plots that the estimation tests share.</summary>
internal static class EstimationSamples
{
    public static readonly LocalFrame Sensor = new(GeodeticPosition.FromDegrees(39.95, 32.69, 1200));

    public static EnuPosition Enu(double r, double a, double e) => new(r * Math.Cos(e) * Math.Sin(a), r * Math.Cos(e) * Math.Cos(a), r * Math.Sin(e));

    public static (double Range, double Azimuth, double Elevation) Polar(Vector3D position)
    {
        Vector3D d = Sensor.ToEnu(EcefPosition.From(position)).Vector;
        return (d.Length, Math.Atan2(d.X, d.Y), Math.Atan2(d.Z, Math.Sqrt((d.X * d.X) + (d.Y * d.Y))));
    }

    /// <summary>A track some way into its life, so that its covariance is full.</summary>
    public static TrackState RandomTrack(uint seed)
    {
        StreamKey key = new(seed, 0, 2, 0);
        Draw d = key[0], d2 = key[1];
        double r = 20e3 + (1e5 * d.Uniform), a = 2 * Math.PI * d.Uniform2, e = 0.05 + (1.1 * d2.Uniform);
        TrackState track = ExtendedKalmanFilter.Initiate(Sensor, new(r, a, e, 40, 0.003, 0.004), 300);
        track.Velocity = new(100, -200, 50);
        for (uint i = 0; i < 3; i++)
        {
            ExtendedKalmanFilter.Predict(ref track, 4, 10);
            (double range, double azimuth, double elevation) = Polar(track.Position);
            ExtendedKalmanFilter.Update(ref track, Sensor, new(range, azimuth, elevation, 40, 0.003, 0.004));
        }

        return track;
    }

    public static double[,] Full(in Covariance6 c)
    {
        double[] flat = new double[36];
        c.CopyTo(flat);
        double[,] m = new double[6, 6];
        Buffer.BlockCopy(flat, 0, m, 0, 36 * sizeof(double));
        return m;
    }
}
