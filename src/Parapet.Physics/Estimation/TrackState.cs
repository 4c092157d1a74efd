using Parapet.Foundation;

namespace Parapet.Physics.Estimation;

/// <summary>Mean and covariance of a target's position and velocity in Earth-fixed (ECEF) axes; metres, metres per second.</summary>
public struct TrackState
{
    /// <summary>Mean position, m, Earth-fixed axes.</summary>
    public Vector3D Position;

    /// <summary>Mean velocity relative to the Earth, m/s, Earth-fixed axes.</summary>
    public Vector3D Velocity;

    /// <summary>Covariance of (position, velocity).</summary>
    public Covariance6 Covariance;
}
