using Parapet.Foundation;

namespace Parapet.Physics.Flight;

/// <summary>A second burn of the same missile: a sustainer that follows at once, or a pulse that is kept back.</summary>
/// <param name="DurationS">Time it burns, s; zero: there is none.</param>
/// <param name="ThrustN">Constant thrust along the body meanwhile, N.</param>
/// <param name="PropellantKg">Mass burnt, kg; part of the difference between launch and burnout mass.</param>
/// <param name="IgnitionToGoS">
/// Zero: it follows the first burn at once. Above: a pulse, lit when the time to the intercept has fallen to this, s, or the speed to twice the least useful one.
/// </param>
public readonly record struct SecondBurnParameters(double DurationS, double ThrustN, double PropellantKg, double IgnitionToGoS)
{
    public bool Exists => DurationS > 0;

    /// <summary>Whether it waits for its moment.</summary>
    public bool IsPulse => DurationS > 0 && IgnitionToGoS > 0;
}

/// <summary>One interceptor (or shell) as a point mass.</summary>
/// <param name="LaunchMassKg">Mass at launch, kg.</param>
/// <param name="BurnoutMassKg">Mass after all burns, kg; it falls linearly over each.</param>
/// <param name="BurnTimeS">Time of the first burn, s; zero: no motor.</param>
/// <param name="ThrustN">Constant thrust along the body in the first burn, N.</param>
/// <param name="ReferenceAreaM2">Cross-section of the body, m².</param>
/// <param name="DragScale">Factor on the generic zero-lift drag curve, 0.2 … 4.</param>
/// <param name="MaxLateralAccelerationMps2">Structural limit across the velocity, m/s²; zero: unguided.</param>
/// <param name="FlightTimeMaxS">Flight time at which it ends itself, s.</param>
/// <param name="MinimumSpeedMps">Speed below which, once the motor is out, it cannot engage, m/s.</param>
/// <param name="NavigationRatio">Effective navigation ratio of the terminal guidance.</param>
public readonly record struct InterceptorParameters(
    double LaunchMassKg,
    double BurnoutMassKg,
    double BurnTimeS,
    double ThrustN,
    double ReferenceAreaM2,
    double DragScale,
    double MaxLateralAccelerationMps2,
    double FlightTimeMaxS,
    double MinimumSpeedMps,
    double NavigationRatio)
{
    /// <summary>The burn after the first; default: none.</summary>
    public SecondBurnParameters Second { get; init; }

    /// <summary>Time constant of the first-order lag between commanded and achieved lateral acceleration, s; zero: none.</summary>
    public double TimeConstantS { get; init; }

    /// <summary>Mass, kg, of a missile whose second pulse, if it has one, has not been lit; at a time since launch in seconds.</summary>
    public double MassKg(double elapsedS) => MassKg(elapsedS, Second.IsPulse ? double.PositiveInfinity : BurnTimeS);

    /// <summary>Mass, kg, of a missile in flight.</summary>
    public double MassKg(in InterceptorState state) => MassKg(state.ElapsedS, SecondStartS(state));

    /// <summary>When the second burn began or will begin, s since launch; infinite where it is not lit or there is none.</summary>
    public double SecondStartS(in InterceptorState state) =>
        !Second.Exists ? double.PositiveInfinity
        : !Second.IsPulse ? BurnTimeS
        : state.SecondStartS > 0 ? state.SecondStartS
        : double.PositiveInfinity;

    /// <summary>Whether a motor pushes now.</summary>
    public bool IsBurning(in InterceptorState state) => ThrustNow(state) > 0;

    /// <summary>Thrust now, N.</summary>
    public double ThrustNow(in InterceptorState state)
    {
        if (state.ElapsedS < BurnTimeS)
            return ThrustN;
        double start = SecondStartS(state);
        return state.ElapsedS >= start && state.ElapsedS < start + Second.DurationS ? Second.ThrustN : 0;
    }

    /// <summary>Whether a pulse is still to be lit.</summary>
    public bool HasPulseLeft(in InterceptorState state) => Second.IsPulse && !(state.SecondStartS > 0);

    /// <summary>Seconds until the burns that are under way, or follow at once, are over; zero when coasting.</summary>
    public double BurnLeftS(in InterceptorState state)
    {
        double start = SecondStartS(state);
        double end = start < double.PositiveInfinity ? start + Second.DurationS : BurnTimeS;
        return Math.Max(0, end - state.ElapsedS);
    }

    /// <summary>Speed, m/s, which burns under way, or following at once, can still add in empty space without gravity (Tsiolkovsky).</summary>
    public double RemainingSpeedMps(in InterceptorState state)
    {
        double start = SecondStartS(state);
        bool second = start < double.PositiveInfinity;
        if (state.ElapsedS >= (second ? start + Second.DurationS : BurnTimeS))
            return 0;
        double mass = MassKg(state.ElapsedS, start), added = 0;
        double afterFirst = BurnoutMassKg + Second.PropellantKg;
        if (state.ElapsedS < BurnTimeS && LaunchMassKg > afterFirst)
        {
            added = ThrustN * BurnTimeS / (LaunchMassKg - afterFirst) * ExactMath.Log(mass / afterFirst);
            mass = afterFirst;
        }

        return second && Second.PropellantKg > 0
            ? added + (Second.ThrustN * Second.DurationS / Second.PropellantKg * ExactMath.Log(mass / BurnoutMassKg))
            : added;
    }

    /// <summary>The same from the launch on, s since then, with a pulse unlit.</summary>
    public double RemainingSpeedMps(double elapsedS) => RemainingSpeedMps(new InterceptorState { ElapsedS = elapsedS });

    /// <summary>The next moment at which thrust begins or ends, s since launch; infinite if there is none to come.</summary>
    internal double NextChangeS(in InterceptorState state)
    {
        if (state.ElapsedS < BurnTimeS)
            return BurnTimeS;
        double start = SecondStartS(state);
        if (state.ElapsedS < start)
            return start;
        return state.ElapsedS < start + Second.DurationS ? start + Second.DurationS : double.PositiveInfinity;
    }

    private double MassKg(double elapsedS, double secondStartS)
    {
        double mass = elapsedS >= BurnTimeS
            ? BurnoutMassKg + Second.PropellantKg
            : LaunchMassKg - ((LaunchMassKg - BurnoutMassKg - Second.PropellantKg) * elapsedS / BurnTimeS);
        return elapsedS > secondStartS
            ? mass - (Second.PropellantKg * Math.Min(1, (elapsedS - secondStartS) / Second.DurationS))
            : mass;
    }
}

/// <summary>Where an interceptor is: Earth-fixed metres and m/s, and seconds since launch.</summary>
public struct InterceptorState
{
    public Vector3D Position;
    public Vector3D Velocity;
    public double ElapsedS;

    /// <summary>Acceleration across the velocity that the airframe gives now, m/s²: it follows the command with the autopilot's lag.</summary>
    public Vector3D Lateral;

    /// <summary>When a second pulse was lit, s since launch; zero: not yet. A sustainer needs no entry.</summary>
    public double SecondStartS;
}
