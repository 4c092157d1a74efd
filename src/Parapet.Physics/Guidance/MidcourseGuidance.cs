using Parapet.Foundation;
using Parapet.Physics.Earth;
using Parapet.Physics.Flight;

namespace Parapet.Physics.Guidance;

/// <summary>
/// Flies to a predicted intercept point along an arc that costs little lift and leaves the dense air early. Above the straight
/// line to the point the velocity is held at the angle δ = ½ asin(g D / V²) at which a body of speed V, thrown over the ground
/// range D that is left, falls back to the line at the point by gravity alone (Galilei's parabola). V is the speed that
/// the air on the way will leave: what the motor has yet to give counted in, then reduced by exp(-k S/2m ∫ρ ds) over the half of the
/// arc that is left. Slow, draggy or far: steep; near: straight, joining the line of sight without a corner.
/// The command is that of the arc (curvature 2 sin δ / R), a correction of the heading with a time constant, and the lift
/// that holds gravity up. It needs no memory: the same state gives the same command.
/// Own construction. The weight of the air mass was chosen among 1 … 8 for the speed left on arrival (docs/models/guidance.md).
/// </summary>
public static class MidcourseGuidance
{
    private const double LongestTimeConstantS = 2;
    private const double ShortestTimeConstantS = 0.2;
    private const double MaxLoftRad = 0.6;

    // Drag and gravity take the rest of what the motor could add in empty space.
    private const double MotorShare = 0.85;

    // The speed that counts is not that at the middle of the arc but, for what drag does to a flat flight, one slowed this much more.
    private const double AirMassWeight = 5;

    /// <summary>Lift to command, m/s², Earth-fixed, gravity held up; <see cref="InterceptorFlight.Step"/> limits it.</summary>
    /// <param name="aimPoint">Predicted intercept point, Earth-fixed, m; may move from call to call.</param>
    /// <param name="loftFactor">Factor on the loft angle: 1 the arc above, 0 straight at the point; 0 … 1.5.</param>
    public static Vector3D Command(in InterceptorState state, in InterceptorParameters p, Vector3D aimPoint, double loftFactor)
    {
        double speed = state.Velocity.Length;
        Vector3D toAim = aimPoint - state.Position;
        double range = toAim.Length;
        if (!(range > 0) || !(speed > 0))
            return Vector3D.Zero;
        Vector3D heading = state.Velocity / speed;
        Vector3D sight = toAim / range;
        Vector3D up = LocalUp.At(state.Position);
        Vector3D normal = up.PerpendicularTo(sight).Unit();
        Vector3D gravity = Gravity.InRotatingFrame(state.Position, state.Velocity);

        double rise = toAim.Dot(up);
        double groundRange = Math.Sqrt(Math.Max(0, (range * range) - (rise * rise)));
        double loft = loftFactor > 0 ? loftFactor * LoftRad(state, p, speed, groundRange, rise, gravity.Length) : 0;
        (double sin, double cos) = ExactMath.SinCos(loft);
        Vector3D wanted = (sight * cos) + (normal * sin);
        double timeConstant = Math.Clamp(0.25 * range / speed, ShortestTimeConstantS, LongestTimeConstantS);
        Vector3D command = (speed / timeConstant * (wanted - heading)) - (2 * speed * speed * sin / range * normal) - gravity;
        return command.PerpendicularTo(heading);
    }

    private static double LoftRad(
        in InterceptorState s, in InterceptorParameters p, double speed, double groundRangeM, double riseM, double gravity)
    {
        double reference = speed + (MotorShare * p.RemainingSpeedMps(s));
        double half = 0.5 * Math.Sqrt((groundRangeM * groundRangeM) + (riseM * riseM));
        double boosted = Math.Min(0.5 * (speed + reference) * p.BurnLeftS(s), half);
        double startShare = boosted / half;
        double height = QuickAir.RadialHeightM(s.Position);
        double dragPerMass = 0.5 * p.ReferenceAreaM2 * p.DragScale * MissileDrag.ZeroLift(reference / 300) / p.BurnoutMassKg;
        double weight = AirMassWeight * dragPerMass * (half - boosted);

        // The loft decides how much air is crossed, and the air the loft: three rounds of a damped iteration settle to 1 %.
        double loft = 0, tangent = 0;
        for (int i = 0; i < 3; i++)
        {
            double top = (0.5 * riseM) + (0.25 * groundRangeM * tangent);
            double reached = reference * ExactMath.Exp(-weight * MeanDensity(height + (top * startShare), height + top));
            double pull = gravity * groundRangeM / (reached * reached);
            double next = Math.Min(MaxLoftRad, 0.5 * ExactMath.Asin(Math.Min(1, pull)));
            loft = i == 0 ? next : 0.5 * (loft + next);
            tangent = loft * (1 + (loft * loft * (1.0 / 3)));
        }

        return loft;
    }

    // Simpson's rule over the straight climb between two heights.
    private static double MeanDensity(double from, double to)
    {
        double step = 0.25 * (to - from);
        double ends = QuickAir.DensityAt(from) + QuickAir.DensityAt(to);
        double odd = QuickAir.DensityAt(from + step) + QuickAir.DensityAt(to - step);
        return (ends + (4 * odd) + (2 * QuickAir.DensityAt(from + (2 * step)))) / 12;
    }
}
