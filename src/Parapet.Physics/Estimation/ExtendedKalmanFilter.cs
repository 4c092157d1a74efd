using Parapet.Foundation;

namespace Parapet.Physics.Estimation;

public static class ExtendedKalmanFilter
{
    public static TrackState Initiate(LocalFrame sensor, in PolarMeasurement z, double velocitySigmaMps) => throw new NotImplementedException();

    public static void Predict(ref TrackState state, double dtSeconds, double accelerationSigmaMps2) => throw new NotImplementedException();

    public static void PredictBallistic(ref TrackState state, double dtSeconds, double accelerationSigmaMps2) => throw new NotImplementedException();

    public static double MahalanobisSquared(in TrackState state, LocalFrame sensor, in PolarMeasurement z, out double logDetS) => throw new NotImplementedException();

    public static void Update(ref TrackState state, LocalFrame sensor, in PolarMeasurement z) => throw new NotImplementedException();
}
