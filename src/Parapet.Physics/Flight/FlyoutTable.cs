namespace Parapet.Physics.Flight;

public sealed class FlyoutTable
{
    public static FlyoutTable Build(in InterceptorParameters p, double rangeMaxM, double altitudeMaxM) => throw new NotSupportedException("not yet");

    public bool TryTimeToReach(double groundRangeM, double altitudeM, out double timeS, out double speedMps) => throw new NotSupportedException("not yet");
}
