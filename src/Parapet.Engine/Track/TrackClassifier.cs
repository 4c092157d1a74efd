using Parapet.Foundation;
using Parapet.Model.Doctrine;
using Parapet.Physics.Estimation;

namespace Parapet.Engine.Track;

/// <summary>
/// Tells what a track looks like from its motion alone: speed, height and rate of climb. Thresholds are the usual ones of
/// the trade's textbooks and stand in docs/models/tracking-filter.md; a class once taken is left only beyond a margin.
/// </summary>
public static class TrackClassifier
{
    private const double SlowMps = 95;
    private const double LowM = 3000;
    private const double BallisticMps = 600;

    public static TrackCategory Classify(in TrackState state, TrackCategory before, int hits)
    {
        if (hits < 2)
            return before;
        double speed = state.Velocity.Length;
        double height = Wgs84.HeightM(EcefPosition.From(state.Position));
        double climb = state.Velocity.Dot(state.Position.Unit());
        double margin = before == TrackCategory.Ballistic ? 0.7 : 1;
        if (speed > BallisticMps * margin && (height > 12000 * margin || Math.Abs(climb) > 0.35 * speed * margin))
            return TrackCategory.Ballistic;
        if (before == TrackCategory.Ballistic && speed > BallisticMps * margin)
            return before;
        // What may yet turn out slow is held for slow: a fresh track's speed is mostly noise.
        if (speed - SpeedSigmaMps(in state) < SlowMps * (before == TrackCategory.Slow ? 1.15 : 0.95))
            return TrackCategory.Slow;
        return height < LowM * (before == TrackCategory.LowFlyer ? 1.2 : 1) ? TrackCategory.LowFlyer : TrackCategory.Aircraft;
    }

    /// <summary>Whether the speed is known well enough to say what the track is: a third of it, or 20 m/s for what is slow.</summary>
    public static bool IsSettled(in TrackState state) => SpeedSigmaMps(in state) < Math.Max(20, state.Velocity.Length / 3);

    private static double SpeedSigmaMps(in TrackState state) => Math.Sqrt(state.Covariance.VelocityTrace / 3);
}
