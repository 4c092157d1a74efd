using Parapet.Foundation;
using Parapet.Physics.Terrain;

namespace Parapet.Physics.Flight;

public readonly record struct RouteParameters(
    double SpeedMps, double TurnAccelerationMps2, double ClimbAngleRad, double HeightM, bool AboveGround, double EndHeightM, bool DiveAtEnd);

public static class RoutePlanner
{
    public static MotionSegment[] Plan(ElevationGrid terrain, in RouteParameters p, ReadOnlySpan<GeodeticPosition> points) =>
        throw new NotSupportedException("not yet");
}
