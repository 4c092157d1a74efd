using Parapet.Engine.State.Picture;
using Parapet.Foundation;
using Parapet.Model.Doctrine;
using Parapet.Physics.Earth;

namespace Parapet.Engine.Track;

/// <summary>
/// Where a track is expected to go, as a constant acceleration from now: gravity for what falls, the curvature of the Earth
/// for what flies level. The vertical speed of a low or slow flyer is not carried on: over a minute its error is worth more
/// than its value.
/// </summary>
public readonly record struct TrackPrediction(Vector3D Position, Vector3D Velocity, Vector3D Acceleration)
{
    private const double EarthRadiusM = 6371000;

    public static TrackPrediction Of(in TrackRow track, SimTime now)
    {
        double age = (now - track.StateTime).Seconds;
        Vector3D position = track.State.Position;
        Vector3D velocity = track.State.Velocity;
        Vector3D acceleration;
        if (track.Category == TrackCategory.Ballistic)
        {
            acceleration = Gravity.InRotatingFrame(position, velocity);
        }
        else
        {
            Vector3D up = position.Unit();
            double climb = velocity.Dot(up);
            if (track.Category is TrackCategory.LowFlyer or TrackCategory.Slow || Math.Abs(climb) < 30)
                velocity -= up * climb;
            acceleration = up * (-velocity.LengthSquared / EarthRadiusM);
        }

        return new(position + (velocity * age) + (acceleration * (age * age / 2)), velocity + (acceleration * age), acceleration);
    }

    /// <summary>Expected position <paramref name="seconds"/> from now, Earth-fixed.</summary>
    public Vector3D At(double seconds) => Position + (Velocity * seconds) + (Acceleration * (seconds * seconds / 2));
}
