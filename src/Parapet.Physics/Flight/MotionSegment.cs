using Parapet.Foundation;

namespace Parapet.Physics.Flight;

/// <summary>
/// A piece of a path: position in Earth-fixed axes as a cubic in time, p(u) = P0 + P1 u + P2 u² + P3 u³ with u in
/// seconds since <see cref="Start"/>. Everything that moves is a chain of these, so that position, velocity, acceleration
/// and closest approach are closed forms. Metres and seconds.
/// </summary>
public readonly record struct MotionSegment(SimTime Start, SimTime End, Vector3D P0, Vector3D P1, Vector3D P2, Vector3D P3)
{
    /// <summary>The cubic through both ends with the given velocities there (Hermite).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The end is not after the start.</exception>
    public static MotionSegment Hermite(SimTime start, SimTime end, Vector3D p0, Vector3D v0, Vector3D p1, Vector3D v1)
    {
        double h = (end - start).Seconds;
        if (!(h > 0))
            throw new ArgumentOutOfRangeException(nameof(end), end, "A piece of a path ends after it starts.");
        Vector3D d = (p1 - p0) / h;
        return new(start, end, p0, v0, ((3 * d) - (2 * v0) - v1) / h, (v0 + v1 - (2 * d)) / (h * h));
    }

    public Vector3D PositionAt(SimTime t) => Position((t - Start).Seconds);

    public Vector3D VelocityAt(SimTime t) => Velocity((t - Start).Seconds);

    public Vector3D Position(double u) => P0 + (((((P3 * u) + P2) * u) + P1) * u);

    public Vector3D Velocity(double u) => P1 + (((3 * u * P3) + (2 * P2)) * u);

    public Vector3D Acceleration(double u) => (2 * P2) + (6 * u * P3);

    /// <summary>The part of the piece from a time inside it on.</summary>
    public MotionSegment From(SimTime t)
    {
        double u = (t - Start).Seconds;
        return new(t, End, Position(u), Velocity(u), P2 + (3 * u * P3), P3);
    }

    /// <summary>The same piece, later by <paramref name="by"/>.</summary>
    public MotionSegment Shifted(SimDuration by) => this with { Start = Start + by, End = End + by };
}
