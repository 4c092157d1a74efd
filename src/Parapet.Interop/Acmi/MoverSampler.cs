using Parapet.Engine.Record;
using Parapet.Foundation;
using Parapet.Physics.Flight;

namespace Parapet.Interop.Acmi;

/// <summary>
/// The instants at which a mover is written: its start, then whole steps of the clock, then its end. A step is
/// 1 s, or 0.25 s while it pulls more than 2 g and for all of a life shorter than a minute: straight lines between
/// samples then stay within about 2 m of a 2 g turn.
/// </summary>
internal sealed class MoverSampler
{
    public const long SlowStepNs = 1_000_000_000;
    public const long FastStepNs = 250_000_000;
    private const double ShortLifeSeconds = 60;
    private const double HardAccelerationMps2 = 20;

    private readonly MotionPath path;
    private readonly bool shortLife;

    public MoverSampler(MoverRecord mover)
    {
        path = new([.. mover.Path]);
        shortLife = (path.End - path.Start).Seconds < ShortLifeSeconds;
        Next = path.Start;
    }

    /// <summary>The instant of the next sample; <see cref="SimTime.Never"/> after the last.</summary>
    public SimTime Next { get; private set; }

    public SimTime End => path.End;

    /// <summary>The <c>T=</c> property at <see cref="Next"/>; then moves on.</summary>
    public string Take()
    {
        SimTime t = Next;
        MotionSegment s = path.Segments[path.IndexAt(t)];
        Next = t >= path.End ? SimTime.Never : Following(t, s.Acceleration((t - s.Start).Seconds).Length);
        return AcmiText.Transform(path.PositionAt(t), path.VelocityAt(t));
    }

    private SimTime Following(SimTime t, double accelerationMps2)
    {
        long step = shortLife || accelerationMps2 > HardAccelerationMps2 ? FastStepNs : SlowStepNs;
        long next = (long)Math.Floor((double)t.Nanoseconds / step) * step + step;
        return next < path.End.Nanoseconds ? new(next) : path.End;
    }
}
