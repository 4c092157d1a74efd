using Parapet.Foundation;
using Parapet.Physics.Atmosphere;
using Parapet.Physics.Earth;

namespace Parapet.Physics.Flight;

/// <summary>
/// What pushes an interceptor between two changes of its thrust: the one place where fixed and adaptive integration take their
/// accelerations from.
/// </summary>
internal readonly struct InterceptorForces
{
    private readonly double areaM2, dragScale, structureMps2, thrustN, massKg, flowKgps, sinceS;
    private readonly AirProfile air;

    public InterceptorForces(in InterceptorParameters p, in InterceptorState s, AirProfile air)
    {
        this.air = air;
        areaM2 = p.ReferenceAreaM2;
        dragScale = p.DragScale;
        structureMps2 = p.MaxLateralAccelerationMps2;
        sinceS = s.ElapsedS;
        massKg = p.MassKg(s);
        thrustN = p.ThrustNow(s);
        flowKgps = !(thrustN > 0) ? 0
            : s.ElapsedS < p.BurnTimeS ? (p.LaunchMassKg - p.BurnoutMassKg - p.Second.PropellantKg) / p.BurnTimeS
            : p.Second.PropellantKg / p.Second.DurationS;
    }

    /// <summary>Acceleration in Earth-fixed axes, m/s², with the lift that is left of the wanted one.</summary>
    /// <param name="wanted">Lift, m/s², Earth-fixed; its part along the airspeed is dropped, the rest limited.</param>
    public Vector3D Acceleration(Vector3D positionM, Vector3D velocityMps, double timeS, Vector3D wanted, out Vector3D lift)
    {
        double density = Air(positionM, velocityMps, out double soundMps, out Vector3D through);
        double speed = through.Length;
        Vector3D ahead = through / speed;
        double pressure = 0.5 * density * speed * speed;
        double mass = massKg - (flowKgps * (timeS - sinceS));
        double sideForce = SideForceN(pressure);
        lift = wanted.PerpendicularTo(ahead).Limited(Math.Min(structureMps2, sideForce / mass));
        double share = sideForce > 0 ? lift.Length * mass / sideForce : 0;
        double angle = share * MissileDrag.MaxAngleOfAttackRad;
        double mach = speed / soundMps;
        double zeroLift = MissileDrag.ZeroLift(mach) - (thrustN > 0 ? MissileDrag.BaseShareOfBurning(mach) : 0);
        double coefficient = (dragScale * zeroLift) + (share * MissileDrag.MaxLiftCoefficient * angle);
        double along = (thrustN * (1 - (0.5 * angle * angle))) - (pressure * areaM2 * coefficient);
        return Gravity.InRotatingFrame(positionM, velocityMps) + (along / mass * ahead) + lift;
    }

    /// <summary>The greatest acceleration across the airspeed, m/s².</summary>
    public double LimitMps2(Vector3D positionM, Vector3D velocityMps)
    {
        double density = Air(positionM, velocityMps, out _, out Vector3D through);
        return Math.Min(structureMps2, SideForceN(0.5 * density * through.LengthSquared) / massKg);
    }

    // Density, and the velocity through the air: the wind is taken off.
    private double Air(Vector3D positionM, Vector3D velocityMps, out double soundMps, out Vector3D through)
    {
        double height = QuickAir.RadialHeightM(positionM);
        through = air.IsCalm ? velocityMps : velocityMps - air.WindAt(positionM, height);
        return air.At(height, out soundMps);
    }

    private double SideForceN(double pressurePa) =>
        (MissileDrag.MaxLiftCoefficient * pressurePa * areaM2) + (MissileDrag.SineOfMaxAngle * thrustN);
}
