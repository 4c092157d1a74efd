using Parapet.Foundation;

namespace Parapet.Physics.Flight;

public readonly record struct InterceptorParameters(
    double LaunchMassKg, double BurnoutMassKg, double BurnTimeS, double ThrustN, double ReferenceAreaM2, double DragScale,
    double MaxLateralAccelerationMps2, double FlightTimeMaxS, double MinimumSpeedMps, double NavigationRatio);

public struct InterceptorState
{
    public Vector3D Position;
    public Vector3D Velocity;
    public double ElapsedS;
}

public static class InterceptorFlight
{
    public static InterceptorState Launch(Vector3D position, Vector3D towards, double launchElevationRad, double launchSpeedMps) =>
        throw new NotSupportedException("not yet");

    public static void Step(ref InterceptorState state, in InterceptorParameters p, Vector3D commandedAcceleration, double dt) =>
        throw new NotSupportedException("not yet");
}
