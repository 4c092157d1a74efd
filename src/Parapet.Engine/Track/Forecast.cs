using Parapet.Engine.State.Picture;
using Parapet.Foundation;
using Parapet.Model.Doctrine;
using Parapet.Physics.Flight;

namespace Parapet.Engine.Track;

/// <summary>
/// Where a track is expected to go from now on. What falls is carried along gravity and the drag of a typical warhead until
/// it reaches the ground; what flies level follows the curvature of the Earth, and the vertical speed of a low or slow flyer
/// is not carried on: over a minute its error is worth more than its value. One instance is used again for track after track.
/// </summary>
public sealed class Forecast
{
    /// <summary>Mass over drag area that the defence assumes of anything that falls, kg/m²: unitary missiles of short range.</summary>
    private const double BallisticCoefficient = 12000;

    private const double StepS = 2;
    private const int Steps = 200;

    private readonly Vector3D[] positions = new Vector3D[Steps + 1];
    private readonly Vector3D[] velocities = new Vector3D[Steps + 1];
    private Vector3D acceleration;
    private bool falls;
    private int count;

    /// <summary>Expected position and velocity now, Earth-fixed.</summary>
    public Vector3D Position => positions[0];

    public Vector3D Velocity => velocities[0];

    /// <summary>Seconds until what falls reaches the ground, or the end of the forecast; infinite for what flies.</summary>
    public double EndS => falls ? count * StepS : double.PositiveInfinity;

    /// <summary>Forecasts one track.</summary>
    /// <param name="horizonS">How far ahead is asked for; 400 s at most.</param>
    public void Begin(in TrackRow track, SimTime now, double horizonS)
    {
        double age = (now - track.StateTime).Seconds;
        falls = track.Category == TrackCategory.Ballistic;
        count = 0;
        if (falls)
            BeginFall(in track.State.Position, in track.State.Velocity, age, horizonS);
        else
            BeginLevel(in track, age);
    }

    /// <summary>Expected position <paramref name="seconds"/> from now; of what falls, at most where it lands.</summary>
    public Vector3D At(double seconds)
    {
        if (!falls)
            return positions[0] + (velocities[0] * seconds) + (acceleration * (seconds * seconds / 2));
        if (count == 0)
            return positions[0] + (velocities[0] * seconds);
        double x = Math.Clamp(seconds / StepS, 0, count);
        int i = Math.Min((int)x, count - 1);
        double u = x - i;
        // Hermite between the steps.
        double u2 = u * u, u3 = u2 * u;
        return (positions[i] * ((2 * u3) - (3 * u2) + 1))
            + (velocities[i] * (StepS * (u3 - (2 * u2) + u)))
            + (positions[i + 1] * ((3 * u2) - (2 * u3)))
            + (velocities[i + 1] * (StepS * (u3 - u2)));
    }

    private void BeginLevel(in TrackRow track, double age)
    {
        Vector3D velocity = track.State.Velocity;
        Vector3D up = track.State.Position.Unit();
        double climb = velocity.Dot(up);
        if (track.Category is TrackCategory.LowFlyer or TrackCategory.Slow || Math.Abs(climb) < 30)
            velocity -= up * climb;
        acceleration = up * (-velocity.LengthSquared / Wgs84.MeanRadiusM);
        positions[0] = track.State.Position + (velocity * age) + (acceleration * (age * age / 2));
        velocities[0] = velocity + (acceleration * age);
    }

    private void BeginFall(in Vector3D position, in Vector3D velocity, double age, double horizonS)
    {
        var field = new EarthField(BallisticCoefficient, Vector3D.Zero);
        Vector3D p = position;
        Vector3D v = velocity;
        // A track that has not been fed for long is caught up in steps of the forecast's own length.
        for (double left = age; left > 0; left -= StepS)
            RungeKutta.Step(ref p, ref v, 0, Math.Min(left, StepS), field);
        positions[0] = p;
        velocities[0] = v;
        while (count < Steps && count * StepS < horizonS)
        {
            RungeKutta.Step(ref p, ref v, 0, StepS, field);
            count++;
            positions[count] = p;
            velocities[count] = v;
            // Sea level of the mean sphere is near enough to end a fall.
            if (p.LengthSquared < Wgs84.MeanRadiusM * Wgs84.MeanRadiusM)
                break;
        }
    }
}
