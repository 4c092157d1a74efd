using Parapet.Foundation;
using Parapet.Physics.Flight;

namespace Parapet.Physics.Guidance;

public static class MidcourseGuidance
{
    public static Vector3D Command(in InterceptorState state, in InterceptorParameters p, Vector3D aimPoint, double loftFactor) =>
        throw new NotSupportedException("not yet");
}
