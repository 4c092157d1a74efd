using Parapet.Foundation;

namespace Parapet.Physics.Flight;

/// <summary>One interceptor (or shell) as a point mass.</summary>
/// <param name="LaunchMassKg">Mass at launch, kg.</param>
/// <param name="BurnoutMassKg">Mass after the motor has burnt, kg; it falls linearly over the burn.</param>
/// <param name="BurnTimeS">Burn time of the motor, s; zero: no motor.</param>
/// <param name="ThrustN">Constant thrust along the body while burning, N.</param>
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
    /// <summary>Mass, kg, at a time since launch in seconds.</summary>
    public double MassKg(double elapsedS) => elapsedS >= BurnTimeS
        ? BurnoutMassKg
        : LaunchMassKg - ((LaunchMassKg - BurnoutMassKg) * elapsedS / BurnTimeS);

    /// <summary>Speed, m/s, which the motor can still add in empty space without gravity (Tsiolkovsky).</summary>
    public double RemainingSpeedMps(double elapsedS)
    {
        if (elapsedS >= BurnTimeS || LaunchMassKg <= BurnoutMassKg)
            return 0;
        double exhaustMps = ThrustN * BurnTimeS / (LaunchMassKg - BurnoutMassKg);
        return exhaustMps * ExactMath.Log(MassKg(elapsedS) / BurnoutMassKg);
    }
}

/// <summary>Where an interceptor is: Earth-fixed metres and m/s, and seconds since launch.</summary>
public struct InterceptorState
{
    public Vector3D Position;
    public Vector3D Velocity;
    public double ElapsedS;
}
