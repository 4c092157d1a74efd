using Parapet.Foundation;

namespace Parapet.Physics.Guidance;

public static class ProportionalNavigation
{
    public static Vector3D Command(Vector3D relativePosition, Vector3D relativeVelocity, double ratio) => throw new NotSupportedException("not yet");

    public static Vector3D GravityCompensation(Vector3D position, Vector3D velocity) => throw new NotSupportedException("not yet");
}
