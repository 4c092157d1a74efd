using Parapet.Foundation;
using Parapet.Physics.Atmosphere;

namespace Parapet.Physics.Flight;

/// <summary>
/// The flight of an interceptor as a point mass in three dimensions: thrust along the body by burn (boost, sustainer or second
/// pulse) with the mass falling linearly over each, drag ½ρV²A(k·Cd0(M) + CL·α) with less base drag while it burns, lift across
/// the airspeed which follows the command with a first-order lag and never exceeds the structure or what the air (and the
/// deflected thrust) can give, gravity in the turning Earth-fixed frame, wind.
/// Source: Zarchan, "Tactical and Strategic Missile Guidance", 6th ed., chapter 10 (drag and lift limits of a point mass) and
/// chapter 3 (single-lag flight control system); aerodynamics: <see cref="MissileDrag"/>. Limits: no body dynamics, one drag curve.
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
    /// Flies on by <paramref name="dt"/> seconds (Runge-Kutta 4; a step over a change of thrust is split there). The command
    /// is held over the step; its part along the velocity is ignored, the rest is limited, and the lift approaches it
    /// exponentially with the autopilot's time constant.
    /// </summary>
    /// <param name="commandedAcceleration">Lift wanted, m/s², Earth-fixed: to fly straight it must hold gravity up.</param>
    /// <param name="dt">0 … 1 s; up to 0.5 s keeps 0.1 % of speed over a flight.</param>
    /// <param name="air">What it flies through; the standard atmosphere where none is given.</param>
    public static void Step(ref InterceptorState state, in InterceptorParameters p, Vector3D commandedAcceleration, double dt, AirProfile? air = null)
    {
        air ??= AirProfile.Standard;
        while (dt > 0)
        {
            double change = p.NextChangeS(state), until = change - state.ElapsedS;
            if (until > dt)
            {
                Advance(ref state, p, commandedAcceleration, dt, air);
                return;
            }

            Advance(ref state, p, commandedAcceleration, until, air);
            state.ElapsedS = change;
            dt -= until;
        }
    }

    /// <summary>Lights a pulse that is kept back when its moment has come; true when it does.</summary>
    /// <param name="toGoS">Expected seconds to the intercept.</param>
    public static bool IgniteIfDue(ref InterceptorState state, in InterceptorParameters p, double toGoS)
    {
        if (!p.HasPulseLeft(state) || state.ElapsedS < p.BurnTimeS + PauseS)
            return false;
        double slowMps = IgnitionSpeedShare * p.MinimumSpeedMps;
        if (toGoS > p.Second.IgnitionToGoS && state.Velocity.LengthSquared > slowMps * slowMps)
            return false;
        state.SecondStartS = state.ElapsedS;
        return true;
    }

    /// <summary>The greatest acceleration across the velocity, m/s², that it can pull here and now.</summary>
    public static double LateralLimitMps2(in InterceptorState state, in InterceptorParameters p, AirProfile? air = null) =>
        new InterceptorForces(p, state, air ?? AirProfile.Standard).LimitMps2(state.Position, state.Velocity);

    /// <summary>The same at a height, m, and speed, m/s, of a coasting missile in still air.</summary>
    public static double CoastingLimitMps2(in InterceptorParameters p, double heightM, double speedMps, AirProfile? air = null) => Math.Min(
        p.MaxLateralAccelerationMps2,
        MissileDrag.MaxLiftCoefficient * 0.5 * (air ?? AirProfile.Standard).DensityAt(heightM) * speedMps * speedMps * p.ReferenceAreaM2 / p.BurnoutMassKg);

    /// <summary>Whether its flight is over: too long under way, or too slow with all burnt.</summary>
    public static bool IsSpent(in InterceptorState state, in InterceptorParameters p) =>
        state.ElapsedS > p.FlightTimeMaxS
        || (!p.IsBurning(state) && !p.HasPulseLeft(state) && state.Velocity.LengthSquared < p.MinimumSpeedMps * p.MinimumSpeedMps);

    // Between two pulses, s.
    private const double PauseS = 0.5;

    /// <summary>A pulse is lit at this many times the least useful speed, if the intercept is not near before.</summary>
    public const double IgnitionSpeedShare = 2;

    private static void Advance(ref InterceptorState s, in InterceptorParameters p, Vector3D command, double dt, AirProfile air)
    {
        if (!(dt > 0))
            return;
        InterceptorForces forces = new(p, s, air);
        Vector3D half = command, full = command;
        if (p.TimeConstantS > 0)
        {
            // The autopilot is never asked for more than can be had: else a saturated command would be followed faster than its lag allows.
            Vector3D asked = command.PerpendicularTo(s.Velocity.Unit()).Limited(forces.LimitMps2(s.Position, s.Velocity));
            double decay = ExactMath.Exp(-0.5 * dt / p.TimeConstantS);
            half = asked + (decay * (s.Lateral - asked));
            full = asked + (decay * decay * (s.Lateral - asked));
        }

        // Runge-Kutta 4 written out, because the lift at the middle and at the end of the step is known beforehand.
        double h = 0.5 * dt, t = s.ElapsedS;
        Vector3D first = p.TimeConstantS > 0 ? s.Lateral : command;
        Vector3D v1 = s.Velocity, a1 = forces.Acceleration(s.Position, v1, t, first, out _);
        Vector3D v2 = v1 + (h * a1), a2 = forces.Acceleration(s.Position + (h * v1), v2, t + h, half, out _);
        Vector3D v3 = v1 + (h * a2), a3 = forces.Acceleration(s.Position + (h * v2), v3, t + h, half, out _);
        Vector3D v4 = v1 + (dt * a3), a4 = forces.Acceleration(s.Position + (dt * v3), v4, t + dt, full, out Vector3D lift);
        s.Position += dt / 6 * (v1 + (2 * (v2 + v3)) + v4);
        s.Velocity += dt / 6 * (a1 + (2 * (a2 + a3)) + a4);
        s.Lateral = lift;
        s.ElapsedS = t + dt;
    }
}
