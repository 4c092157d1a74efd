using Parapet.Foundation;

namespace Parapet.Physics.Earth;

/// <summary>
/// The pull of the Earth in Earth-fixed axes: point mass and second zonal harmonic.
/// Source: Vallado, "Fundamentals of Astrodynamics and Applications", 4th ed., eq. 8-30 (J2 acceleration); constants of
/// <see cref="Wgs84"/>. Against the full field it is good to about 1e-4 m/s² anywhere outside the Earth.
/// </summary>
public static class Gravity
{
    /// <summary>Gravitational acceleration, m/s², at an Earth-fixed position in metres; without the centrifugal part.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The position lies within 1,000 km of the Earth's centre.</exception>
    public static Vector3D Acceleration(Vector3D positionM)
    {
        double r2 = positionM.LengthSquared;
        if (!(r2 > 1e12))
            throw new ArgumentOutOfRangeException(nameof(positionM), Math.Sqrt(r2), "Distance from the Earth's centre, m: above 1e6 m.");
        double r = Math.Sqrt(r2);
        double central = -Wgs84.GravitationalParameter / (r2 * r);
        double ratio = Wgs84.SemiMajorAxisM * Wgs84.SemiMajorAxisM / r2;
        double bulge = 1.5 * Wgs84.J2 * ratio;
        double five = 5 * positionM.Z * positionM.Z / r2;
        double inPlane = central * (1 + (bulge * (1 - five)));
        double alongAxis = central * (1 + (bulge * (3 - five)));
        return new(positionM.X * inPlane, positionM.Y * inPlane, positionM.Z * alongAxis);
    }

    /// <summary>
    /// Acceleration, m/s², of a free body as seen in the turning Earth-fixed frame: gravitation, centrifugal and Coriolis parts.
    /// </summary>
    /// <param name="positionM">Earth-fixed position, m.</param>
    /// <param name="velocityMps">Velocity relative to the turning Earth, m/s.</param>
    /// <exception cref="ArgumentOutOfRangeException">The position lies within 1,000 km of the Earth's centre.</exception>
    public static Vector3D InRotatingFrame(Vector3D positionM, Vector3D velocityMps)
    {
        const double w = Wgs84.RotationRate;
        Vector3D g = Acceleration(positionM);
        return new(
            g.X + (w * w * positionM.X) + (2 * w * velocityMps.Y),
            g.Y + (w * w * positionM.Y) - (2 * w * velocityMps.X),
            g.Z);
    }
}
