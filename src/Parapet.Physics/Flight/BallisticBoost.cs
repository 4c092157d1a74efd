using Parapet.Foundation;

namespace Parapet.Physics.Flight;

/// <summary>
/// The boost as a motion, not a force: from rest the speed relative to the Earth grows evenly to the burnout speed, straight up at
/// first, then tilting to the burnout elevation with θ = π/2 - (π/2 - γ) w, w = τ²(3 - 2τ), τ = t / T: the shape of a gravity turn
/// without its equation. What thrust, gravity and drag do meanwhile is not modelled: it sums to this motion.
/// </summary>
internal static class BallisticBoost
{
    private const int Panels = 64;

    /// <summary>Runs it in the frame of the launch point; adds a piece a second to <paramref name="pieces"/> if given.</summary>
    public static void Run(
        in LocalFrame frame,
        double azimuthRad,
        double burnoutSpeedMps,
        double burnoutElevationRad,
        double durationS,
        List<MotionSegment>? pieces,
        out Vector3D position,
        out Vector3D velocity)
    {
        (double sinA, double cosA) = ExactMath.SinCos(azimuthRad);
        Vector3D ahead = frame.DirectionToEcef(new(sinA, cosA, 0));
        Vector3D up = frame.Up;
        double tilt = (0.5 * Math.PI) - burnoutElevationRad;
        double panel = durationS / Panels;
        double alongM = 0, upM = 0;
        Speed(0, burnoutSpeedMps, tilt, out double along0, out double up0);
        position = frame.OriginEcef;
        Vector3D knot = position, knotVelocity = Vector3D.Zero;
        double knotS = 0;
        for (int k = 1; k <= Panels && durationS > 0; k++)
        {
            Speed((k - 0.5) / Panels, burnoutSpeedMps, tilt, out double alongHalf, out double upHalf);
            Speed((double)k / Panels, burnoutSpeedMps, tilt, out double along1, out double up1);
            alongM += panel / 6 * (along0 + (4 * alongHalf) + along1);
            upM += panel / 6 * (up0 + (4 * upHalf) + up1);
            (along0, up0) = (along1, up1);
            position = frame.OriginEcef + (alongM * ahead) + (upM * up);
            double now = k * panel;
            if (pieces is null || (k < Panels && now + panel - knotS <= 1))
                continue;
            Vector3D v = (along1 * ahead) + (up1 * up);
            pieces.Add(MotionSegment.Hermite(SimTime.FromSeconds(knotS), SimTime.FromSeconds(now), knot, knotVelocity, position, v));
            (knot, knotVelocity, knotS) = (position, v, now);
        }

        Speed(1, burnoutSpeedMps, tilt, out double along, out double rise);
        velocity = (along * ahead) + (rise * up);
    }

    private static void Speed(double share, double burnoutSpeedMps, double tilt, out double alongMps, out double upMps)
    {
        double turned = tilt * share * share * (3 - (2 * share));
        (double sin, double cos) = ExactMath.SinCos(turned);
        alongMps = burnoutSpeedMps * share * sin;
        upMps = burnoutSpeedMps * share * cos;
    }
}
