using Parapet.Foundation;
using Parapet.Physics.Atmosphere;
using Parapet.Physics.Earth;

namespace Parapet.Physics.Flight;

/// <summary>
/// Boost of a ballistic missile: gravity, drag and a constant thrust whose acceleration grows as the mass falls, a(t) = a0 / (1 - f t / T). The
/// thrust leans so that the path follows a turn: upright for a tenth of the burn, then with s from 0 to 1 over the rest to the burnout
/// elevation γ by π/2 - (π/2 - γ) s (2 - s), which turns hard while slow and hardly at the end. It leans by 30° at most: a turn that asks for more is
/// flown late.
/// </summary>
internal readonly struct BoostField(
    AirProfile air, double ballisticCoefficientKgPerM2, double accelerationMps2, double propellantShare, double burnS, double elevationRad, Vector3D ahead, Vector3D up)
    : IAccelerationField
{
    public const double UprightShare = 0.1;
    private const double MostSine = 0.5;

    /// <summary>The path is brought back to the turn in this time, s.</summary>
    private const double ReturnS = 2;

    /// <summary>Below this speed it still stands on its thrust, m/s.</summary>
    private const double SlowMps = 5;

    private readonly double massLeft = 1 - propellantShare;

    public Vector3D At(Vector3D positionM, Vector3D velocityMps, double timeS)
    {
        Vector3D a = Gravity.InRotatingFrame(positionM, velocityMps);
        double mass = 1 - (propellantShare * Math.Min(timeS / burnS, 1));
        double height = QuickAir.RadialHeightM(positionM);
        double density = air.At(height, out double sound);
        if (density > 0)
        {
            Vector3D w = velocityMps - air.WindAt(positionM, height);
            double speed = w.Length;
            a -= 0.5 * density * speed * BodyDrag.OverMachThree(speed / sound) * massLeft / (mass * ballisticCoefficientKgPerM2) * w;
        }

        double thrust = accelerationMps2 / mass;
        double rise = velocityMps.Dot(up), run = velocityMps.Dot(ahead);
        double v = Math.Sqrt((rise * rise) + (run * run));
        if (v < SlowMps)
            return a + (thrust * up);
        double share = Math.Clamp(((timeS / burnS) - UprightShare) / (1 - UprightShare), 0, 1);
        double tilt = (0.5 * Math.PI) - elevationRad;
        double wanted = (0.5 * Math.PI) - (tilt * share * (2 - share));
        double rate = share > 0 ? -tilt * 2 * (1 - share) / (burnS * (1 - UprightShare)) : 0;
        (double sinWanted, double cosWanted) = ExactMath.SinCos(wanted);
        // Across the path, upwards: what the turn asks for, less what gravity and drag already do.
        Vector3D normal = ((run * up) - (rise * ahead)) / v, along = ((rise * up) + (run * ahead)) / v;
        double off = ((sinWanted * run) - (cosWanted * rise)) / v;
        double across = (v * (rate + (off / ReturnS))) - a.Dot(normal);
        double sine = Math.Clamp(across / thrust, -MostSine, MostSine);
        return a + (thrust * Math.Sqrt(1 - (sine * sine)) * along) + (thrust * sine * normal);
    }
}

/// <summary>
/// A ballistic missile after its boost: gravity, drag by height and Mach number, and of a quasi-ballistic one the lift of its body: on the way down it
/// is held up to a glide where it would fall more steeply, dives at another from about 20 km, and weaves below 30 km. Lift is limited by its greatest manoeuvre and, below a stated
/// dynamic pressure, by the air; it costs drag: at the air's limit the lift leans back by 15°.
/// </summary>
internal readonly struct DescentField(in BallisticParameters p, AirProfile air, double burnoutS, double endHeightM) : IAccelerationField
{
    private const double DiveFromM = 22_000, DiveFullM = 18_000;
    private const double WeaveFromM = 30_000, WeaveFullM = 25_000, WeaveLessM = 3_000, WeaveEndM = 800;
    private const double WeavePeriodS = 7;

    /// <summary>The path is turned to the angle wanted in this time, s.</summary>
    private const double TurnS = 4;

    private const double SineOfLean = 0.2588;

    private readonly double beta = p.BallisticCoefficientKgPerM2;
    private readonly double manoeuvre = p.ManoeuvreAccelerationMps2;
    private readonly double full = Math.Max(p.ManoeuvrePressurePa, 1);
    private readonly bool glides = p.GlideAngleRad is not null, dives = p.DiveAngleRad is not null;
    private readonly (double Sin, double Cos) glide = ExactMath.SinCos(p.GlideAngleRad ?? 0), dive = ExactMath.SinCos(p.DiveAngleRad ?? 0);

    public Vector3D At(Vector3D positionM, Vector3D velocityMps, double timeS)
    {
        Vector3D a = Gravity.InRotatingFrame(positionM, velocityMps);
        double height = QuickAir.RadialHeightM(positionM);
        double density = air.At(height, out double sound);
        if (density == 0)
            return a;
        Vector3D w = velocityMps - air.WindAt(positionM, height);
        double speed = w.Length, pressure = 0.5 * density * speed * speed;
        Vector3D gravity = a;
        a -= pressure / speed * BodyDrag.OverMachThree(speed / sound) / beta * w;
        return manoeuvre > 0 ? a + Lift(positionM, velocityMps, gravity, height, pressure, timeS) : a;
    }

    private Vector3D Lift(Vector3D x, Vector3D velocity, Vector3D gravity, double height, double pressure, double timeS)
    {
        Vector3D up = LocalUp.At(x);
        double v = velocity.Length, sine = velocity.Dot(up) / v;
        if (sine >= 0)
            return Vector3D.Zero;
        double level = Math.Sqrt(Math.Max(1e-6, 1 - (sine * sine)));
        Vector3D along = velocity / v, side = along.Cross(up) / level, normal = side.Cross(along);
        // It begins to pull as it begins to fall, so that nothing jumps at the top.
        double falling = Smooth(-sine / 0.1);
        double air = manoeuvre * pressure / full;
        double most = falling * Math.Min(manoeuvre, air);
        double across = 0;
        double low = Smooth((DiveFromM - height) / (DiveFromM - DiveFullM));
        if (glides || dives)
        {
            // The angle still to turn, as its sine.
            double pull = glides ? (1 - low) * Math.Max(0, Turn((-glide.Sin * level) - (glide.Cos * sine), v, gravity.Dot(normal))) : 0;
            if (dives)
                pull += low * Turn((-dive.Sin * level) - (dive.Cos * sine), v, gravity.Dot(normal));
            across = Math.Clamp(pull, -most, most);
        }

        double weave = most * Smooth((WeaveFromM - height) / (WeaveFromM - WeaveFullM)) * Smooth((height - endHeightM - WeaveEndM) / (WeaveLessM - WeaveEndM));
        // What turns it in its plane is not left for the weave.
        if (weave > 0)
            weave *= Math.Sqrt(Math.Max(0, 1 - (across * across / (most * most)))) * ExactMath.Cos(2 * Math.PI / WeavePeriodS * (timeS - burnoutS));
        double drag = ((across * across) + (weave * weave)) / Math.Max(air, 1e-9) * SineOfLean;
        return (across * normal) + (weave * side) - (drag * along);
    }

    private static double Turn(double leftRad, double speedMps, double gravityAcross) => (speedMps * leftRad / TurnS) - gravityAcross;

    private static double Smooth(double share)
    {
        double s = Math.Clamp(share, 0, 1);
        return s * s * (3 - (2 * s));
    }
}

/// <summary>What tumbles: constant ballistic coefficient at every Mach number, in the air as it is.</summary>
internal readonly struct DebrisField(double ballisticCoefficientKgPerM2, AirProfile air) : IAccelerationField
{
    public Vector3D At(Vector3D positionM, Vector3D velocityMps, double timeS)
    {
        Vector3D a = Gravity.InRotatingFrame(positionM, velocityMps);
        double height = QuickAir.RadialHeightM(positionM);
        double density = air.DensityAt(height);
        if (density == 0)
            return a;
        Vector3D w = velocityMps - air.WindAt(positionM, height);
        return a - (0.5 * density * w.Length / ballisticCoefficientKgPerM2 * w);
    }
}
