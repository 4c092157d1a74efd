using Parapet.Foundation;

namespace Parapet.Physics.Guidance;

/// <summary>
/// What a meeting asks of a round: how fast the two close, how far aside its seeker looks on a collision course, and the acceleration across
/// its course that takes out the hand-over's error, N' Z / t², and follows a target that turns: N' / (N' - 2) times the turn, where
/// proportional navigation ends against a constant one.
/// Source: Zarchan, "Tactical and Strategic Missile Guidance", 6th ed. (AIAA 2012), chapter 2, without lag.
/// </summary>
/// <param name="ClosingMps">Speed along the line between the two, m/s.</param>
/// <param name="LeadCosine">Cosine of the angle between the round's course and that line.</param>
/// <param name="LateralMps2">Acceleration across the course, m/s².</param>
public readonly record struct HomingDemand(double ClosingMps, double LeadCosine, double LateralMps2)
{
    /// <summary>A round must gain on its target at least this fast, m/s.</summary>
    public const double LeastClosingMps = 150;

    /// <summary>Zero-effort miss that is taken to be left when the homing begins, m.</summary>
    public const double HandOverM = 100;

    /// <param name="velocity">Of the round on arrival, m/s.</param>
    /// <param name="targetVelocity">Of the target there, same axes, m/s.</param>
    /// <param name="targetTurnMps2">Turn that the target is credited with, m/s².</param>
    /// <param name="homingRangeM">Distance at which the homing begins, m; zero: none to correct in.</param>
    /// <param name="ratio">N'.</param>
    public static HomingDemand Of(Vector3D velocity, Vector3D targetVelocity, double targetTurnMps2, double homingRangeM, double ratio)
    {
        // Both fly to the meeting point: the line between them lies along their relative velocity.
        Vector3D closing = velocity - targetVelocity;
        double closingMps = closing.Length, homingS = homingRangeM / Math.Max(1, closingMps);
        double follow = targetTurnMps2 * ratio / Math.Max(1, ratio - 2);
        double correct = homingS > 0 ? ratio * HandOverM / (homingS * homingS) : 0;
        return new(closingMps, closingMps > 0 ? closing.Dot(velocity.Unit()) / closingMps : 0, follow + correct);
    }

    /// <summary>Whether a round that can pull so much, and look so far aside, meets the demand.</summary>
    public bool IsMet(double lateralMps2, double gimbalCosine) =>
        ClosingMps >= LeastClosingMps && LeadCosine >= gimbalCosine && lateralMps2 >= LateralMps2;
}
