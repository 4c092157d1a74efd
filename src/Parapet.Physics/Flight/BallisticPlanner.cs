using Parapet.Foundation;

namespace Parapet.Physics.Flight;

public readonly record struct BallisticParameters(
    double BallisticCoefficientKgPerM2, double BoostTimeS, double ApogeeM, double ManoeuvreAccelerationMps2);

public static class BallisticPlanner
{
    public static MotionSegment[] Plan(in BallisticParameters p, GeodeticPosition launch, GeodeticPosition aim) => throw new NotSupportedException("not yet");
}
