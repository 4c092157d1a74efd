using Parapet.Foundation;

namespace Parapet.Physics.Radar;

/// <summary>Mean radar cross-sections of a body in one band, m², all positive.</summary>
/// <param name="FrontM2">Seen nose-on.</param>
/// <param name="SideM2">Seen from the beam.</param>
/// <param name="RearM2">Seen tail-on.</param>
/// <param name="TopM2">Seen from straight above.</param>
/// <param name="BottomM2">Seen from straight below.</param>
public readonly record struct RcsByAspect(double FrontM2, double SideM2, double RearM2, double TopM2, double BottomM2);

/// <summary>
/// Mean radar cross-section by aspect from stated values, interpolated in decibels with the squares of the direction's cosines as
/// weights: equal to the values on the axes, left and right alike, with a continuous slope everywhere on the sphere; and by
/// frequency between the bands' values. A smooth stand-in for averages over
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
        RequirePositive(frontM2, nameof(frontM2));
        RequirePositive(sideM2, nameof(sideM2));
        RequirePositive(rearM2, nameof(rearM2));
        double end = cosAspect >= 0 ? frontM2 : rearM2;
        return sideM2 * ExactMath.Exp(ExactMath.Log(end / sideM2) * cosAspect * cosAspect);
    }

    /// <summary>
    /// The same for a target flying along <paramref name="velocity"/> (its nose points there) seen from
    /// <paramref name="sensor"/>; both positions and the velocity in one set of axes. A target at rest shows its side.
    /// </summary>
    public static double Interpolate(double frontM2, double sideM2, double rearM2, Vector3D target, Vector3D velocity, Vector3D sensor) =>
        InterpolateByCosine(frontM2, sideM2, rearM2, velocity.Unit().Dot((sensor - target).Unit()));

    /// <summary>
    /// On the sphere: ln σ = x²·ln σ_(front or rear) + y²·ln σ_side + z²·ln σ_(top or bottom), where x, y, z are the cosines of the line
    /// to the sensor along nose, wing and back. Equal to <see cref="InterpolateByCosine"/> where top and bottom are as the side.
    /// </summary>
    /// <param name="rcs">Stated values, all positive; not checked here.</param>
    /// <param name="alongNose">Cosine between the line to the sensor and the nose, [-1, 1].</param>
    /// <param name="alongBack">Cosine between the line to the sensor and the upward normal of the body, [-1, 1]: positive seen from above.</param>
    public static double OnSphere(in RcsByAspect rcs, double alongNose, double alongBack)
    {
        double x = alongNose * alongNose, z = alongBack * alongBack;
        double end = alongNose >= 0 ? rcs.FrontM2 : rcs.RearM2;
        double flat = alongBack >= 0 ? rcs.TopM2 : rcs.BottomM2;
        double log = (x * ExactMath.Log(end / rcs.SideM2)) + (flat == rcs.SideM2 ? 0 : z * ExactMath.Log(flat / rcs.SideM2));
        return rcs.SideM2 * ExactMath.Exp(log);
    }

    /// <summary>
    /// Cosines along nose and back of the line to a sensor, for a body that flies along its velocity without bank: its back lies in
    /// the plane of velocity and vertical. A body at rest, or flying straight up or down, has no back: (cosine, 0).
    /// </summary>
    /// <param name="toSensor">From target to sensor, any length but 0.</param>
    /// <param name="velocity">Any length.</param>
    /// <param name="up">Local vertical at the target, unit.</param>
    public static (double AlongNose, double AlongBack) Cosines(Vector3D toSensor, Vector3D velocity, Vector3D up)
    {
        Vector3D line = toSensor.Unit();
        double speed = velocity.Length;
        if (!(speed > 0))
            return (0, line.Dot(up));
        Vector3D nose = velocity * (1 / speed);
        Vector3D back = up - (nose * up.Dot(nose));
        double length = back.Length;
        return (line.Dot(nose), length > 1e-6 ? line.Dot(back) / length : 0);
    }

    /// <summary>
    /// Cross-section at a frequency from values at the bands' frequencies: monotone cubic in ln σ over ln f, so that nothing lies outside
    /// its neighbours and the slope is continuous; the end value beyond the ends. For building, not for loops.
    /// Source of the slopes: Fritsch and Carlson, SIAM J. Numer. Anal. 17 (1980) 238, with the harmonic mean of Fritsch and Butland (1984).
    /// </summary>
    /// <param name="frequencyHz">Hz, positive.</param>
    /// <param name="nodesHz">Frequencies of the values, rising, 2 to 16.</param>
    /// <param name="valuesM2">m², positive, one for each.</param>
    /// <exception cref="ArgumentException">Fewer than two or more than 16 nodes, or not one value for each.</exception>
    public static double AtFrequency(double frequencyHz, ReadOnlySpan<double> nodesHz, ReadOnlySpan<double> valuesM2)
    {
        int n = nodesHz.Length;
        if (n is < 2 or > 16 || valuesM2.Length != n)
            throw new ArgumentException("Two to sixteen frequencies are due, and a value for each.", nameof(nodesHz));
        if (frequencyHz <= nodesHz[0])
            return valuesM2[0];
        if (frequencyHz >= nodesHz[n - 1])
            return valuesM2[n - 1];
        Span<double> step = stackalloc double[n - 1], slope = stackalloc double[n - 1];
        int at = 0;
        for (int i = 0; i < n - 1; i++)
        {
            step[i] = ExactMath.Log(nodesHz[i + 1] / nodesHz[i]);
            slope[i] = ExactMath.Log(valuesM2[i + 1] / valuesM2[i]) / step[i];
            if (frequencyHz >= nodesHz[i])
                at = i;
        }

        double t = ExactMath.Log(frequencyHz / nodesHz[at]) / step[at];
        double left = at == 0 ? slope[0] : Between(slope[at - 1], slope[at]);
        double right = at == n - 2 ? slope[n - 2] : Between(slope[at], slope[at + 1]);
        double rise = slope[at] * step[at];
        double cubic = (t * t * (3 - (2 * t)) * rise) + (t * (1 - t) * step[at] * (((1 - t) * left) - (t * right)));
        return valuesM2[at] * ExactMath.Exp(cubic);
    }

    /// <summary>Slope at a node: the harmonic mean of its neighbours', 0 where they differ in sign.</summary>
    private static double Between(double a, double b) => a * b > 0 ? 2 * a * b / (a + b) : 0;

    private static void RequirePositive(double valueM2, string name)
    {
        if (!(valueM2 > 0))
            throw new ArgumentOutOfRangeException(name, valueM2, "A radar cross-section is positive, in m².");
    }
}
