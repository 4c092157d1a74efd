using Parapet.Foundation;

namespace Parapet.Physics.Radar;

/// <summary>
/// Mean radar cross-section by aspect from three stated values, interpolated in decibels with cos² weights: equal to them
/// at nose, beam and tail, even in the aspect, with a continuous slope everywhere. A smooth stand-in for averages over
/// wide cones; lobes and glint are what the Swerling case is for. docs/models/radar-cross-section.md.
/// </summary>
public static class RcsModel
{
    /// <summary>Mean cross-section in m² at an aspect.</summary>
    /// <param name="frontM2">Seen nose-on, m², positive.</param>
    /// <param name="sideM2">Seen from the beam, m², positive.</param>
    /// <param name="rearM2">Seen tail-on, m², positive.</param>
    /// <param name="aspectRad">Angle between the target's nose and the line to the sensor, rad: 0 nose-on, π/2 beam, π tail-on; any real.</param>
    /// <exception cref="ArgumentOutOfRangeException">A cross-section is not positive.</exception>
    public static double Interpolate(double frontM2, double sideM2, double rearM2, double aspectRad) =>
        InterpolateByCosine(frontM2, sideM2, rearM2, ExactMath.Cos(aspectRad));

    /// <summary>The same from the cosine of the aspect in [-1, 1], which a dot product of unit vectors gives at once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A cross-section is not positive.</exception>
    public static double InterpolateByCosine(double frontM2, double sideM2, double rearM2, double cosAspect)
    {
        if (!(frontM2 > 0))
            throw new ArgumentOutOfRangeException(nameof(frontM2), frontM2, "A radar cross-section is positive, in m².");
        if (!(sideM2 > 0))
            throw new ArgumentOutOfRangeException(nameof(sideM2), sideM2, "A radar cross-section is positive, in m².");
        if (!(rearM2 > 0))
            throw new ArgumentOutOfRangeException(nameof(rearM2), rearM2, "A radar cross-section is positive, in m².");
        double end = cosAspect >= 0 ? frontM2 : rearM2;
        return sideM2 * ExactMath.Exp(ExactMath.Log(end / sideM2) * cosAspect * cosAspect);
    }

    /// <summary>
    /// The same for a target flying along <paramref name="velocity"/> (its nose points there) seen from
    /// <paramref name="sensor"/>; both positions and the velocity in one set of axes. A target at rest shows its side.
    /// </summary>
    public static double Interpolate(double frontM2, double sideM2, double rearM2, Vector3D target, Vector3D velocity, Vector3D sensor) =>
        InterpolateByCosine(frontM2, sideM2, rearM2, velocity.Unit().Dot((sensor - target).Unit()));
}
