using Parapet.Foundation;

namespace Parapet.Physics.Propagation;

/// <summary>
/// How far two heights see each other over a smooth earth, refraction folded into a larger effective radius.
/// Source: Skolnik, "Introduction to Radar Systems", 3rd ed., section 8.3 (4/3 earth), with the exact circle geometry in place
/// of the √(2kah) approximation. Holds for a standard atmosphere, not for ducting.
/// </summary>
public static class RadioHorizon
{
    /// <summary>The usual ratio of effective to true radius.</summary>
    public const double FourThirds = 4.0 / 3.0;

    /// <summary>Ground range, m along the sphere's surface, at which the ray between the two heights touches the earth.</summary>
    /// <param name="heightAM">Height of one end above the surface, m, 0 or more.</param>
    /// <param name="heightBM">Height of the other end, m, 0 or more.</param>
    /// <param name="effectiveEarthFactor">Ratio of effective to true radius, above 0.</param>
    /// <param name="earthRadiusM">True radius, m.</param>
    /// <exception cref="ArgumentOutOfRangeException">A height is negative, or the factor is not positive.</exception>
    public static double GroundRangeM(double heightAM, double heightBM, double effectiveEarthFactor = FourThirds, double earthRadiusM = Wgs84.MeanRadiusM)
    {
        if (!(effectiveEarthFactor > 0))
            throw new ArgumentOutOfRangeException(nameof(effectiveEarthFactor), effectiveEarthFactor, "The effective earth factor is above 0.");
        double radius = effectiveEarthFactor * earthRadiusM;
        return radius * (HorizonAngle(heightAM, radius) + HorizonAngle(heightBM, radius));
    }

    // acos(R/(R+h)) loses digits near h = 0; the tangent's length over the radius does not.
    private static double HorizonAngle(double heightM, double radiusM) => heightM >= 0
        ? ExactMath.Atan(Math.Sqrt(heightM * ((2 * radiusM) + heightM)) / radiusM)
        : throw new ArgumentOutOfRangeException(nameof(heightM), heightM, "A height above the smooth earth is 0 m or more.");
}
