using Parapet.Foundation;
using Parapet.Physics.Earth;

namespace Parapet.Physics.Flight;

/// <summary>
/// Free fall of a point mass as seen in the turning Earth-fixed frame: J2 gravitation, centrifugal and Coriolis parts and the
/// drag of the US 1976 atmosphere, a = -ρ |w| w / (2β) with w the velocity relative to the air.
/// </summary>
/// <param name="BallisticCoefficientKgPerM2">β = m / (Cd A), constant, kg/m²; positive infinity: no drag.</param>
/// <param name="WindMps">Velocity of the air in Earth-fixed axes, m/s.</param>
public readonly record struct EarthField(double BallisticCoefficientKgPerM2, Vector3D WindMps) : IAccelerationField
{
    public Vector3D At(Vector3D positionM, Vector3D velocityMps, double timeS)
    {
        Vector3D a = Gravity.InRotatingFrame(positionM, velocityMps);
        double density = QuickAir.DensityAt(QuickAir.RadialHeightM(positionM));
        if (density == 0)
            return a;
        Vector3D w = velocityMps - WindMps;
        return a - (0.5 * density * w.Length / BallisticCoefficientKgPerM2 * w);
    }
}

/// <summary>Attraction of a sphere that does not turn, about the origin: the field of Kepler's closed forms.</summary>
/// <param name="GravitationalParameter">μ, m³/s².</param>
public readonly record struct KeplerField(double GravitationalParameter) : IAccelerationField
{
    public Vector3D At(Vector3D positionM, Vector3D velocityMps, double timeS)
    {
        double r2 = positionM.LengthSquared;
        return -GravitationalParameter / (r2 * Math.Sqrt(r2)) * positionM;
    }
}

/// <summary>
/// Drag alone in air whose density falls exponentially with the third coordinate: the assumptions under which Allen and
/// Eggers (NACA Report 1381, 1958) solved the straight-line entry.
/// </summary>
/// <param name="BallisticCoefficientKgPerM2">β = m / (Cd A), kg/m².</param>
/// <param name="SeaLevelDensityKgPerM3">Density at height zero, kg/m³.</param>
/// <param name="ScaleHeightM">Height over which the density falls by e, m.</param>
public readonly record struct ExponentialEntryField(double BallisticCoefficientKgPerM2, double SeaLevelDensityKgPerM3, double ScaleHeightM)
    : IAccelerationField
{
    public Vector3D At(Vector3D positionM, Vector3D velocityMps, double timeS)
    {
        double density = SeaLevelDensityKgPerM3 * ExactMath.Exp(-positionM.Z / ScaleHeightM);
        return -0.5 * density / BallisticCoefficientKgPerM2 * velocityMps.Length * velocityMps;
    }
}
