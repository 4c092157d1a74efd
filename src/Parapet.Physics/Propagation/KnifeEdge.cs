using Parapet.Foundation;

namespace Parapet.Physics.Propagation;

/// <summary>
/// Loss behind a single sharp edge across the path. Source: Recommendation ITU-R P.526-15, section 4.1, equations 26 and 31.
/// One edge, far from both ends, ground reflections left out; several edges or rounded hills lose more.
/// </summary>
public static class KnifeEdge
{
    /// <summary>
    /// One-way loss, dB, 0 or more, by the diffraction parameter ν: 0 where the ray touches the edge, positive where the edge
    /// stands above it. The approximation is within 0.1 dB above -0.78; below that the loss is taken as none.
    /// </summary>
    public static double LossDb(double nu)
    {
        if (!(nu > -0.78))
            return double.IsNaN(nu) ? nu : 0;
        double v = nu - 0.1;
        return 6.9 + (20 * ExactMath.Log10(Math.Sqrt((v * v) + 1) + v));
    }

    /// <summary>The parameter ν of an edge.</summary>
    /// <param name="edgeAboveRayM">Height of the edge above the straight ray, m; negative below it.</param>
    /// <param name="distanceToAM">From the edge to one end, m, above 0.</param>
    /// <param name="distanceToBM">From the edge to the other end, m, above 0.</param>
    /// <param name="wavelengthM">Metres, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A distance or the wavelength is not positive.</exception>
    public static double Parameter(double edgeAboveRayM, double distanceToAM, double distanceToBM, double wavelengthM)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(distanceToAM);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(distanceToBM);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(wavelengthM);
        return edgeAboveRayM * Math.Sqrt(2 / wavelengthM * ((1 / distanceToAM) + (1 / distanceToBM)));
    }
}
