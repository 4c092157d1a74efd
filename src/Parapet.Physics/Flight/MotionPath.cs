using Parapet.Foundation;

namespace Parapet.Physics.Flight;

/// <summary>
/// A chain of <see cref="MotionSegment"/>s without gaps, grown at its end; before the first it stands at its start, after
/// the last at its end. Lookups remember where the last one was: cheap for times that move forward. Not thread safe.
/// </summary>
public sealed class MotionPath
{
    private MotionSegment[] segments;
    private int count;
    private int last;

    public MotionPath(int capacity = 64) => segments = new MotionSegment[Math.Max(1, capacity)];

    /// <summary>A finished path over the given segments; the array is not copied.</summary>
    public MotionPath(MotionSegment[] segments)
    {
        this.segments = segments;
        count = segments.Length;
    }

    public int Count => count;

    public ReadOnlySpan<MotionSegment> Segments => segments.AsSpan(0, count);

    public SimTime Start => segments[0].Start;

    public SimTime End => segments[count - 1].End;

    public void Clear()
    {
        count = 0;
        last = 0;
    }

    public void Append(in MotionSegment segment)
    {
        if (count == segments.Length)
            Array.Resize(ref segments, count * 2);
        segments[count++] = segment;
    }

    /// <summary>Forgets what lies after <paramref name="t"/>: the piece that holds it ends there.</summary>
    public void CutAt(SimTime t)
    {
        int i = IndexAt(t);
        segments[i] = segments[i] with { End = t };
        count = i + 1;
    }

    public Vector3D PositionAt(SimTime t)
    {
        ref readonly MotionSegment s = ref segments[IndexAt(t)];
        return s.PositionAt(Clamp(t, s));
    }

    public Vector3D VelocityAt(SimTime t)
    {
        ref readonly MotionSegment s = ref segments[IndexAt(t)];
        return s.VelocityAt(Clamp(t, s));
    }

    /// <summary>Index of the piece that holds <paramref name="t"/>; the first or last one outside the path.</summary>
    public int IndexAt(SimTime t)
    {
        int i = Math.Min(last, count - 1);
        if (t < segments[i].Start || (i + 8 < count && t > segments[i + 8].Start))
            i = Search(t);
        while (i + 1 < count && t >= segments[i].End)
            i++;
        last = i;
        return i;
    }

    private int Search(SimTime t)
    {
        int low = 0, high = count - 1;
        while (low < high)
        {
            int mid = (low + high + 1) >> 1;
            if (segments[mid].Start <= t)
                low = mid;
            else
                high = mid - 1;
        }

        return low;
    }

    private static SimTime Clamp(SimTime t, in MotionSegment s) => t < s.Start ? s.Start : t > s.End ? s.End : t;
}
