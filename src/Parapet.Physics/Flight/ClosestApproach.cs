using Parapet.Foundation;

namespace Parapet.Physics.Flight;

/// <summary>Closest approach of two moving points.</summary>
public static class ClosestApproach
{
    public static double Find(in MotionSegment a, in MotionSegment b, SimTime from, SimTime to, out SimTime time) =>
        throw new NotSupportedException("not yet");

    public static double Find(MotionPath a, MotionPath b, SimTime from, SimTime to, out SimTime time) => throw new NotSupportedException("not yet");
}
