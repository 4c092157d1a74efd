namespace Parapet.Physics.Guidance;

public readonly record struct LinearEngagementParameters(
    double NavigationRatio, double FlightTimeS, double TimeConstantS, double HeadingErrorSpeedMps, double TargetAccelerationMps2, bool Augmented);

public static class LinearEngagement
{
    public static double MissM(in LinearEngagementParameters p) => throw new NotSupportedException("not yet");

    public static double CommandAt(in LinearEngagementParameters p, double timeS) => throw new NotSupportedException("not yet");
}
