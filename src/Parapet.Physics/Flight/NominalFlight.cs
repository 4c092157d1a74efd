using Parapet.Foundation;
using Parapet.Physics.Guidance;

namespace Parapet.Physics.Flight;

/// <summary>What a flight to a fixed point came to.</summary>
/// <param name="TimeS">Time since launch at the closest approach, or at which it gave up, s.</param>
/// <param name="SpeedMps">Speed then, m/s.</param>
/// <param name="MaximumSpeedMps">Greatest speed up to then, m/s.</param>
/// <param name="MissM">Distance from the point then, m.</param>
public readonly record struct NominalFlightResult(double TimeS, double SpeedMps, double MaximumSpeedMps, double MissM);

/// <summary>
/// Flights to a fixed point under <see cref="MidcourseGuidance"/> alone: what fits and fly-out tables are made of. An unguided
/// round is instead laid so that its ballistic path passes through the point.
/// </summary>
public static class NominalFlight
{
    private const double LongestStepS = 1;
    private const double SettledS = 10;

    /// <summary>
    /// Flies until the point is passed, or the speed after burnout falls below <paramref name="stopSpeedMps"/>, or
    /// <paramref name="stopTimeS"/> is over.
    /// </summary>
    public static NominalFlightResult To(
        in InterceptorParameters p, in InterceptorState launch, Vector3D aim, double loftFactor, double stopSpeedMps, double stopTimeS)
    {
        if (p.MaxLateralAccelerationMps2 > 0)
            return Fly(p, launch, aim, loftFactor, stopSpeedMps, stopTimeS, null, out _);
        return Lay(p, launch, aim, stopSpeedMps, stopTimeS, out _);
    }

    /// <summary>Lays a gun: the muzzle velocity with which an unguided round passes the point, and the flight there.</summary>
    /// <param name="velocity">Earth-fixed muzzle velocity, m/s; its length is that of the launch.</param>
    public static NominalFlightResult Lay(
        in InterceptorParameters p, in InterceptorState launch, Vector3D aim, double stopSpeedMps, double stopTimeS, out Vector3D velocity)
    {
        InterceptorState laid = launch;
        Vector3D at = aim;
        NominalFlightResult result = default;
        for (int i = 0; i < 4; i++)
        {
            laid.Velocity = (at - launch.Position).Unit() * launch.Velocity.Length;
            result = Fly(p, laid, aim, 0, stopSpeedMps, stopTimeS, null, out Vector3D miss);
            if (result.MissM < 0.5)
                break;
            at += miss;
        }

        velocity = laid.Velocity;
        return result;
    }

    /// <summary>As <see cref="To"/>, guided, with every state visited: for curves and evidence.</summary>
    public static List<InterceptorState> Trace(
        in InterceptorParameters p, in InterceptorState launch, Vector3D aim, double loftFactor, double stopSpeedMps, double stopTimeS)
    {
        List<InterceptorState> states = [launch];
        Fly(p, launch, aim, loftFactor, stopSpeedMps, stopTimeS, states, out _);
        return states;
    }

    private static NominalFlightResult Fly(
        in InterceptorParameters p,
        in InterceptorState launch,
        Vector3D aim,
        double loftFactor,
        double stopSpeedMps,
        double stopTimeS,
        List<InterceptorState>? trace,
        out Vector3D miss)
    {
        InterceptorState s = launch;
        double speed = s.Velocity.Length, greatest = speed;
        double firstRangeM = (aim - s.Position).Length;
        bool guided = p.MaxLateralAccelerationMps2 > 0;
        while (true)
        {
            Vector3D toAim = aim - s.Position;
            double range = toAim.Length;
            
            // A quarter of a second while it burns, half a second until it has slowed down, a second on the long arc.
            double longest = LongestStepS * (s.ElapsedS < p.BurnTimeS ? 0.25 : s.ElapsedS < p.BurnTimeS + SettledS ? 0.5 : 1);
            double dt = Math.Clamp(0.1 * range / Math.Max(speed, 1), 0.02, longest);
            InterceptorState before = s;
            InterceptorFlight.Step(ref s, p, guided ? MidcourseGuidance.Command(s, p, aim, loftFactor) : Vector3D.Zero, dt);
            speed = s.Velocity.Length;
            greatest = Math.Max(greatest, speed);
            miss = aim - s.Position;
            trace?.Add(s);

            // A steep launch also turns its back on a low point for a while: only in the near half is it passed.
            if (miss.Dot(s.Velocity) <= 0 && toAim.Dot(before.Velocity) > 0 && range < 0.5 * firstRangeM)
            {
                MotionSegment piece = MotionSegment.Hermite(
                    SimTime.Zero, SimTime.FromSeconds(dt), before.Position, before.Velocity, s.Position, s.Velocity);
                MotionSegment still = new(SimTime.Zero, piece.End, aim, Vector3D.Zero, Vector3D.Zero, Vector3D.Zero);
                double missM = ClosestApproach.Find(piece, still, SimTime.Zero, piece.End, out SimTime at);
                miss = aim - piece.PositionAt(at);
                return new(before.ElapsedS + at.Seconds, piece.VelocityAt(at).Length, greatest, missM);
            }

            bool slow = s.ElapsedS > p.BurnTimeS && speed < stopSpeedMps;
            bool down = QuickAir.RadialHeightM(s.Position) < -500;
            if (slow || down || s.ElapsedS > stopTimeS)
                return new(s.ElapsedS, speed, greatest, miss.Length);
        }
    }
}
