using Parapet.Foundation;
using Parapet.Physics.Earth;

namespace Parapet.Physics.Flight;

/// <summary>
/// The flight of an interceptor as a point mass in three dimensions: thrust along the body with the mass falling linearly,
/// drag ½ρV²A(k·Cd0(M) + CL·α), lift across the velocity as commanded but never above the structure or what the air (and the
/// deflected thrust) can give, gravity in the turning Earth-fixed frame. US 1976 air, no wind.
/// Source: Zarchan, "Tactical and Strategic Missile Guidance", 6th ed., chapter 10 (drag and lift limits of a point mass);
/// aerodynamics: <see cref="MissileDrag"/>. Limits: no body dynamics, no lag, one burn, one drag curve.
/// </summary>
public static class InterceptorFlight
{
    /// <summary>A state at rest but for the launch speed, pointed at the azimuth of a point and at a launch elevation.</summary>
    /// <param name="position">Earth-fixed, m.</param>
    /// <param name="towards">Earth-fixed point, m, whose azimuth is taken; straight overhead: the launch is vertical.</param>
    /// <param name="launchElevationRad">Above the local horizon, 0 … π/2.</param>
    /// <param name="launchSpeedMps">Speed relative to the Earth on leaving the launcher, m/s, positive.</param>
    public static InterceptorState Launch(Vector3D position, Vector3D towards, double launchElevationRad, double launchSpeedMps)
    {
        if (!(launchSpeedMps > 0))
            throw new ArgumentOutOfRangeException(nameof(launchSpeedMps), launchSpeedMps, "Launch speed, m/s: positive.");
        Vector3D up = LocalUp.At(position);
        Vector3D ahead = (towards - position).PerpendicularTo(up).Unit();
        (double sin, double cos) = ExactMath.SinCos(launchElevationRad);
        Vector3D direction = ((ahead * cos) + (up * sin)).Unit();
        if (direction == Vector3D.Zero)
            direction = up;
        return new() { Position = position, Velocity = direction * launchSpeedMps };
    }

    /// <summary>
    /// Flies on by <paramref name="dt"/> seconds (Runge-Kutta 4; a step over the end of the burn is split there). The command
    /// is held over the step; its part along the velocity is ignored, the rest is limited.
    /// </summary>
    /// <param name="commandedAcceleration">Lift wanted, m/s², Earth-fixed: to fly straight it must hold gravity up.</param>
    /// <param name="dt">0 … 1 s; up to 0.5 s keeps 0.1 % of speed over a flight.</param>
    public static void Step(ref InterceptorState state, in InterceptorParameters p, Vector3D commandedAcceleration, double dt)
    {
        double untilBurnout = p.BurnTimeS - state.ElapsedS;
        if (untilBurnout > 0 && untilBurnout < dt)
        {
            Advance(ref state, p, commandedAcceleration, untilBurnout, true);
            state.ElapsedS = p.BurnTimeS;
            Advance(ref state, p, commandedAcceleration, dt - untilBurnout, false);
        }
        else
        {
            Advance(ref state, p, commandedAcceleration, dt, untilBurnout > 0);
        }
    }

    /// <summary>The greatest acceleration across the velocity, m/s², that it can pull here and now.</summary>
    public static double LateralLimitMps2(in InterceptorState state, in InterceptorParameters p)
    {
        double density = QuickAir.DensityAt(QuickAir.RadialHeightM(state.Position));
        double thrust = state.ElapsedS < p.BurnTimeS ? p.ThrustN : 0;
        double force = SideForceN(p, 0.5 * density * state.Velocity.LengthSquared, thrust);
        return Math.Min(p.MaxLateralAccelerationMps2, force / p.MassKg(state.ElapsedS));
    }

    /// <summary>Whether its flight is over: too long under way, or too slow with the motor out.</summary>
    public static bool IsSpent(in InterceptorState state, in InterceptorParameters p) =>
        state.ElapsedS > p.FlightTimeMaxS
        || (state.ElapsedS > p.BurnTimeS && state.Velocity.LengthSquared < p.MinimumSpeedMps * p.MinimumSpeedMps);

    private static double SideForceN(in InterceptorParameters p, double pressurePa, double thrustN) =>
        (MissileDrag.MaxLiftCoefficient * pressurePa * p.ReferenceAreaM2) + (MissileDrag.SineOfMaxAngle * thrustN);

    private static void Advance(ref InterceptorState s, in InterceptorParameters p, Vector3D command, double dt, bool burning)
    {
        if (!(dt > 0))
            return;
        Field field = new(p, command, burning ? p.ThrustN : 0);
        RungeKutta.Step(ref s.Position, ref s.Velocity, s.ElapsedS, dt, field);
        s.ElapsedS += dt;
    }

    private readonly record struct Field(InterceptorParameters P, Vector3D Command, double ThrustN) : IAccelerationField
    {
        public Vector3D At(Vector3D positionM, Vector3D velocityMps, double timeS)
        {
            double density = QuickAir.At(QuickAir.RadialHeightM(positionM), out double soundMps);
            double speed = velocityMps.Length;
            Vector3D ahead = velocityMps / speed;
            double pressure = 0.5 * density * speed * speed;
            double mass = P.MassKg(timeS);
            double sideForce = SideForceN(P, pressure, ThrustN);
            Vector3D lift = Command.PerpendicularTo(ahead).Limited(Math.Min(P.MaxLateralAccelerationMps2, sideForce / mass));
            double share = sideForce > 0 ? lift.Length * mass / sideForce : 0;
            double angle = share * MissileDrag.MaxAngleOfAttackRad;
            double coefficient = (P.DragScale * MissileDrag.ZeroLift(speed / soundMps)) + (share * MissileDrag.MaxLiftCoefficient * angle);
            double along = (ThrustN * (1 - (0.5 * angle * angle))) - (pressure * P.ReferenceAreaM2 * coefficient);
            return Gravity.InRotatingFrame(positionM, velocityMps) + (along / mass * ahead) + lift;
        }
    }
}
