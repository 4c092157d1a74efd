using Parapet.Foundation;
using Parapet.Physics.Earth;

namespace Parapet.Physics.Guidance;

/// <summary>
/// True proportional navigation in three dimensions: an acceleration across the line of sight, proportional to its rate of
/// turn and to the closing speed, n = N' Vc (ω × û), ω = r × v / r².
/// Source: Zarchan, "Tactical and Strategic Missile Guidance", 6th ed. (AIAA 2012), chapter 2, in vector form.
/// Holds while the range closes; no lag, no noise, no limit (the airframe limits: InterceptorFlight).
/// </summary>
public static class ProportionalNavigation
{
    /// <summary>Commanded acceleration, m/s²; zero when the range opens.</summary>
    /// <param name="relativePosition">Target minus missile, m.</param>
    /// <param name="relativeVelocity">Velocity of the target minus that of the missile, m/s.</param>
    /// <param name="ratio">Effective navigation ratio N', 3 … 5.</param>
    public static Vector3D Command(Vector3D relativePosition, Vector3D relativeVelocity, double ratio)
    {
        double r2 = relativePosition.LengthSquared;
        if (!(r2 > 0))
            return Vector3D.Zero;
        Vector3D sight = relativePosition / Math.Sqrt(r2);
        double closingMps = -relativeVelocity.Dot(sight);
        if (closingMps <= 0)
            return Vector3D.Zero;
        Vector3D turn = relativePosition.Cross(relativeVelocity) / r2;
        return ratio * closingMps * turn.Cross(sight);
    }

    /// <summary>The same law by the zero-effort miss Z, the distance by which it would be missed if nobody pulled any more: N' Z / tgo².</summary>
    /// <param name="zeroEffortMissM">Across the line of sight, m.</param>
    /// <param name="toGoS">Time to the intercept, s, positive.</param>
    public static double OfZeroEffortMiss(double zeroEffortMissM, double toGoS, double ratio) => ratio * zeroEffortMissM / (toGoS * toGoS);

    /// <summary>As the shorter form, with half the ratio times the target's own acceleration across the line of sight added; zero when the range opens.</summary>
    public static Vector3D Augmented(Vector3D relativePosition, Vector3D relativeVelocity, Vector3D targetAcceleration, double ratio) =>
        relativePosition.Dot(relativeVelocity) < 0
            ? Command(relativePosition, relativeVelocity, ratio) + (0.5 * ratio * targetAcceleration.PerpendicularTo(relativePosition.Unit()))
            : Vector3D.Zero;

    /// <summary>The lift, m/s², that keeps gravity, centrifugal and Coriolis parts from bending the path: added to a command.</summary>
    /// <param name="position">Earth-fixed, m.</param>
    /// <param name="velocity">Earth-fixed, m/s.</param>
    public static Vector3D GravityCompensation(Vector3D position, Vector3D velocity) =>
        -Gravity.InRotatingFrame(position, velocity).PerpendicularTo(velocity.Unit());
}
