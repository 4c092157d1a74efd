using Parapet.Foundation;
using Parapet.Physics.Atmosphere;
using Parapet.Physics.Guidance;

namespace Parapet.Physics.Flight;

/// <summary>What a flight to a fixed point came to.</summary>
/// <param name="TimeS">Time since launch at the closest approach, or at which it gave up, s.</param>
/// <param name="SpeedMps">Speed then, m/s.</param>
/// <param name="MaximumSpeedMps">Greatest speed up to then, m/s.</param>
/// <param name="MissM">Distance from the point then, m.</param>
/// <param name="LateralMps2">Acceleration across the velocity that it could pull then, m/s².</param>
public readonly record struct NominalFlightResult(double TimeS, double SpeedMps, double MaximumSpeedMps, double MissM, double LateralMps2);

/// <summary>
/// Flights to a fixed point under <see cref="MidcourseGuidance"/> alone: what fits and fly-out tables are made of. An unguided
/// round is instead laid so that its ballistic path passes through the point. The loop of guidance and flight is integrated as
/// one system with error control (<see cref="DormandPrince{TField}"/>): the command is part of the slope, not held over a step.
/// </summary>
public static class NominalFlight
{
    private const double LongestStepS = 5;
    private const double ShortestStepS = 0.05;

    // Before a pulse.
    private const double CoastStepS = 0.25;

    // A step takes at most this share of the time to go: the law turns harder and harder towards its point.
    private const double ShareOfTimeToGo = 0.3;

    /// <summary>
    /// Flies until the point is passed, or the speed after the last burn falls below <paramref name="stopSpeedMps"/>, or
    /// <paramref name="stopTimeS"/> is over.
    /// </summary>
    public static NominalFlightResult To(
        in InterceptorParameters p,
        in InterceptorState launch,
        Vector3D aim,
        double loftFactor,
        double stopSpeedMps,
        double stopTimeS,
        AirProfile? air = null,
        ErrorTolerance? tolerance = null)
    {
        Task task = new(p, aim, loftFactor, stopSpeedMps, stopTimeS, air ?? AirProfile.Standard, tolerance ?? ErrorTolerance.Usual);
        return p.MaxLateralAccelerationMps2 > 0 ? Fly(task, launch, null, out _) : Lay(task, launch, out _);
    }

    /// <summary>Lays a gun: the muzzle velocity with which an unguided round passes the point, and the flight there.</summary>
    /// <param name="velocity">Earth-fixed muzzle velocity, m/s; its length is that of the launch.</param>
    public static NominalFlightResult Lay(
        in InterceptorParameters p,
        in InterceptorState launch,
        Vector3D aim,
        double stopSpeedMps,
        double stopTimeS,
        out Vector3D velocity,
        AirProfile? air = null) =>
        Lay(new(p, aim, 0, stopSpeedMps, stopTimeS, air ?? AirProfile.Standard, ErrorTolerance.Usual), launch, out velocity);

    /// <summary>As <see cref="To"/>, guided, with every state visited: for curves and evidence.</summary>
    public static List<InterceptorState> Trace(
        in InterceptorParameters p,
        in InterceptorState launch,
        Vector3D aim,
        double loftFactor,
        double stopSpeedMps,
        double stopTimeS,
        AirProfile? air = null)
    {
        List<InterceptorState> states = [launch];
        Fly(new(p, aim, loftFactor, stopSpeedMps, stopTimeS, air ?? AirProfile.Standard, ErrorTolerance.Usual), launch, states, out _);
        return states;
    }

    private static NominalFlightResult Lay(in Task task, in InterceptorState launch, out Vector3D velocity)
    {
        InterceptorState laid = launch;
        Vector3D at = task.Aim;
        NominalFlightResult result = default;
        for (int i = 0; i < 4; i++)
        {
            laid.Velocity = (at - launch.Position).Unit() * launch.Velocity.Length;
            result = Fly(task, laid, null, out Vector3D miss);
            if (result.MissM < 0.5)
                break;
            at += miss;
        }

        velocity = laid.Velocity;
        return result;
    }

    private static NominalFlightResult Fly(in Task task, in InterceptorState launch, List<InterceptorState>? trace, out Vector3D miss)
    {
        InterceptorParameters p = task.P;
        InterceptorState s = launch;
        double speed = s.Velocity.Length, greatest = speed;
        double firstRangeM = (task.Aim - s.Position).Length;
        double step = 0.1, change = p.NextChangeS(s);
        DormandPrince<GuidedField> integrator = new(new(task, s), task.Tolerance);
        while (true)
        {
            Vector3D toAim = task.Aim - s.Position;
            double range = toAim.Length, toGo = range / Math.Max(speed, 1);
            double longest = Math.Clamp(ShareOfTimeToGo * toGo, ShortestStepS, LongestStepS);
            if (p.HasPulseLeft(s))
            {
                // The moment of ignition must not hang on the steps: it is approached in halves, and coasting towards it in short ones.
                if (InterceptorFlight.IgniteIfDue(ref s, p, toGo))
                {
                    change = p.NextChangeS(s);
                    integrator.Enter(new(task, s));
                }
                else
                {
                    longest = Math.Min(longest, Math.Max(ShortestStepS, 0.5 * (toGo - p.Second.IgnitionToGoS)));
                    if (s.ElapsedS >= p.BurnTimeS)
                        longest = Math.Min(longest, CoastStepS);
                }
            }

            // A change of thrust ends the step; one that would end just before it goes there.
            double until = change - s.ElapsedS, tried = Math.Min(Math.Min(step, longest), until);
            InterceptorState before = s;
            SteeredState y = new(s.Position, s.Velocity, s.Lateral);
            step = tried;
            double dt = integrator.Advance(ref y, s.ElapsedS, ref step, ShortestStepS);
            (s.Position, s.Velocity, s.Lateral) = (y.PositionM, y.VelocityMps, y.LateralMps2);
            s.ElapsedS = dt == until ? change : s.ElapsedS + dt;
            if (s.ElapsedS == change)
            {
                change = p.NextChangeS(s);
                integrator.Enter(new(task, s));
                step = 0.1;
            }

            speed = s.Velocity.Length;
            greatest = Math.Max(greatest, speed);
            miss = task.Aim - s.Position;
            trace?.Add(s);

            // A steep launch also turns its back on a low point for a while: only in the near half is it passed.
            if (miss.Dot(s.Velocity) <= 0 && toAim.Dot(before.Velocity) > 0 && range < 0.5 * firstRangeM)
            {
                MotionSegment piece = MotionSegment.Hermite(
                    SimTime.Zero, SimTime.FromSeconds(dt), before.Position, before.Velocity, s.Position, s.Velocity);
                MotionSegment still = new(SimTime.Zero, piece.End, task.Aim, Vector3D.Zero, Vector3D.Zero, Vector3D.Zero);
                double missM = ClosestApproach.Find(piece, still, SimTime.Zero, piece.End, out SimTime at);
                miss = task.Aim - piece.PositionAt(at);
                double last = piece.VelocityAt(at).Length;
                return new(before.ElapsedS + at.Seconds, last, greatest, missM, InterceptorFlight.LateralLimitMps2(s, p, task.Air));
            }

            bool slow = speed < task.StopSpeedMps && !p.IsBurning(s) && !p.HasPulseLeft(s);
            bool down = QuickAir.RadialHeightM(s.Position) < -500;
            if (slow || down || s.ElapsedS > task.StopTimeS)
                return new(s.ElapsedS, speed, greatest, miss.Length, InterceptorFlight.LateralLimitMps2(s, p, task.Air));
        }
    }

    private readonly record struct Task(
        InterceptorParameters P, Vector3D Aim, double LoftFactor, double StopSpeedMps, double StopTimeS, AirProfile Air, ErrorTolerance Tolerance);

    /// <summary>Flight and guidance together, until thrust changes.</summary>
    private readonly struct GuidedField(in Task task, in InterceptorState from) : ISteeredField
    {
        private readonly Task task = task;
        private readonly InterceptorForces forces = new(task.P, from, task.Air);
        private readonly double secondStartS = from.SecondStartS;

        public SteeredState SlopeAt(in SteeredState y, double timeS)
        {
            Vector3D command = Vector3D.Zero;
            if (task.P.MaxLateralAccelerationMps2 > 0)
            {
                InterceptorState at = new() { Position = y.PositionM, Velocity = y.VelocityMps, ElapsedS = timeS, SecondStartS = secondStartS };
                command = MidcourseGuidance.Command(at, task.P, task.Aim, task.LoftFactor);
            }

            if (!(task.P.TimeConstantS > 0))
                return new(y.VelocityMps, forces.Acceleration(y.PositionM, y.VelocityMps, timeS, command, out _), Vector3D.Zero);
            Vector3D asked = command.Limited(forces.LimitMps2(y.PositionM, y.VelocityMps));
            Vector3D acceleration = forces.Acceleration(y.PositionM, y.VelocityMps, timeS, y.LateralMps2, out _);
            return new(y.VelocityMps, acceleration, (asked - y.LateralMps2) / task.P.TimeConstantS);
        }
    }
}
