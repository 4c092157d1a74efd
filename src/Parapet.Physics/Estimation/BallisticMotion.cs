using Parapet.Foundation;

namespace Parapet.Physics.Estimation;

/// <summary>
/// Free flight in Earth-fixed axes: inverse-square gravity, centrifugal and Coriolis acceleration; neither J2 nor air.
/// Source: Montenbruck and Gill, Satellite Orbits (2000), section 3.2; fourth-order Runge-Kutta in steps of at most 10 s.
/// </summary>
internal static class BallisticMotion
{
    /// <summary>Error of one step this long is below a centimetre near the Earth's surface (tests).</summary>
    private const double LongestStepSeconds = 10;

    public static void Move(ref Vector3D position, ref Vector3D velocity, double dtSeconds)
    {
        int steps = Math.Max(1, (int)Math.Ceiling(dtSeconds / LongestStepSeconds));
        double h = dtSeconds / steps;
        for (int n = 0; n < steps; n++)
        {
            Vector3D v1 = velocity, a1 = Acceleration(position, v1);
            Vector3D v2 = velocity + (a1 * (h / 2)), a2 = Acceleration(position + (v1 * (h / 2)), v2);
            Vector3D v3 = velocity + (a2 * (h / 2)), a3 = Acceleration(position + (v2 * (h / 2)), v3);
            Vector3D v4 = velocity + (a3 * h), a4 = Acceleration(position + (v3 * h), v4);
            position += (v1 + (2 * v2) + (2 * v3) + v4) * (h / 6);
            velocity += (a1 + (2 * a2) + (2 * a3) + a4) * (h / 6);
        }
    }

    private static Vector3D Acceleration(Vector3D r, Vector3D v)
    {
        const double rate = Wgs84.RotationRate;
        double squared = r.LengthSquared;
        double g = -Wgs84.GravitationalParameter / (squared * Math.Sqrt(squared));
        return new(
            (g * r.X) + (rate * rate * r.X) + (2 * rate * v.Y),
            (g * r.Y) + (rate * rate * r.Y) - (2 * rate * v.X),
            g * r.Z);
    }
}
