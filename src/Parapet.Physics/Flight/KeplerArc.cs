using Parapet.Foundation;

namespace Parapet.Physics.Flight;

/// <summary>A flight without air over a sphere that does not turn, from ground to ground.</summary>
/// <param name="SpeedMps">At launch and impact, m/s.</param>
/// <param name="ElevationRad">At launch above the horizon, rad.</param>
/// <param name="ApogeeM">Greatest height, m.</param>
/// <param name="FlightTimeS">s.</param>
public readonly record struct KeplerArc(double SpeedMps, double ElevationRad, double ApogeeM, double FlightTimeS)
{
    /// <summary>
    /// The arc of least launch speed over a ground range: the elevation is (π - Ψ)/4 for the range angle Ψ; the time by Kepler's equation.
    /// Source: Bate, Mueller, White, "Fundamentals of Astrodynamics" (Dover, 1971), section 6.2.
    /// </summary>
    /// <param name="rangeM">Along the surface, m, above 0 and below half the circumference.</param>
    /// <param name="radiusM">Radius of the sphere, m.</param>
    /// <param name="gravitationalParameter">μ, m³/s².</param>
    /// <exception cref="ArgumentOutOfRangeException">The range lies outside its bounds.</exception>
    public static KeplerArc MinimumEnergy(double rangeM, double radiusM, double gravitationalParameter)
    {
        double angle = rangeM / radiusM;
        if (!(angle > 0 && angle < Math.PI))
            throw new ArgumentOutOfRangeException(nameof(rangeM), rangeM, "Range, m: above 0, below half the circumference.");
        double sin = ExactMath.Sin(0.5 * angle);
        double q = 2 * sin / (1 + sin);
        double speed = Math.Sqrt(q * gravitationalParameter / radiusM);
        double elevation = 0.25 * (Math.PI - angle);
        double semiMajor = radiusM / (2 - q);
        double cosine = ExactMath.Cos(elevation);
        double eccentricity = Math.Sqrt(Math.Max(0, 1 - (q * (2 - q) * cosine * cosine)));
        double anomaly = ExactMath.Acos(Math.Clamp((1 - (radiusM / semiMajor)) / eccentricity, -1, 1));
        double half = Math.PI - anomaly + (eccentricity * ExactMath.Sin(anomaly));
        double time = 2 * half * Math.Sqrt(semiMajor * semiMajor * semiMajor / gravitationalParameter);
        return new(speed, elevation, (semiMajor * (1 + eccentricity)) - radiusM, time);
    }
}
