namespace Parapet.Physics.Flight;

public readonly record struct PublishedEnvelope(
    double LaunchMassKg, double PropellantFraction, double BurnTimeS, double DiameterM, double MaximumSpeedMps, double RangeMaximumM,
    double AltitudeMaximumM, double MaxLateralAccelerationMps2, double FlightTimeMaxS, bool Gun,
    double LaunchHeightM = 0, double LaunchSpeedMps = 30);

public readonly record struct FittedInterceptor(InterceptorParameters Parameters, double RangeError, double SpeedError, bool DragBound);

public static class InterceptorFit
{
    public static FittedInterceptor Fit(in PublishedEnvelope e) => throw new NotSupportedException("not yet");
}
