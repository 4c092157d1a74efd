using Parapet.Foundation;

namespace Parapet.Physics.Flight;

/// <summary>
/// A chain of <see cref="MotionSegment"/>s without gaps; before the first it stands at its start, after the last at its
/// end. Either it owns its pieces and grows at its end, or it is bound to a shared, compiled chain that many paths fly at
/// different start times without copying (<see cref="Rebind"/>); a bound path never writes to that chain.
/// Lookups remember where the last one was: cheap for times that move forward. Not thread safe; the shared chain is.
/// </summary>
public sealed class MotionPath
{
    private MotionSegment[] own;
    private MotionSegment[] segments;
    private MotionSegment[] spare = [];
    private int count;
    private int last;
    private SimTime cut = SimTime.Never;

    public MotionPath(int capacity = 64) => segments = own = new MotionSegment[Math.Max(1, capacity)];

    /// <summary>A finished path over the given segments; the array is not copied.</summary>
    public MotionPath(MotionSegment[] segments)
    {
        this.segments = own = segments;
        count = segments.Length;
    }

    public int Count => count;

    /// <summary>The pieces in their own times: a piece is flown <see cref="Offset"/> later than it says.</summary>
    public ReadOnlySpan<MotionSegment> Segments => segments.AsSpan(0, count);

    /// <summary>What is added to the times of <see cref="Segments"/>; zero unless the path is bound to a shared chain.</summary>
    public SimDuration Offset { get; private set; }

    /// <summary>Whether the pieces belong to a shared chain.</summary>
    public bool IsShared { get; private set; }

    public SimTime Start => segments[0].Start + Offset;

    public SimTime End
    {
        get
        {
            SimTime end = segments[count - 1].End + Offset;
            return cut < end ? cut : end;
        }
    }

    /// <summary>Forgets every piece; the path owns its pieces again and can grow.</summary>
    public void Clear()
    {
        segments = own;
        IsShared = false;
        Offset = SimDuration.Zero;
        cut = SimTime.Never;
        count = 0;
        last = 0;
    }

    /// <summary>Flies the first <paramref name="count"/> pieces of a shared chain, all <paramref name="offset"/> later.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count lies outside 1 … length.</exception>
    public void Rebind(MotionSegment[] shared, int count, SimDuration offset)
    {
        if (count < 1 || count > shared.Length)
            throw new ArgumentOutOfRangeException(nameof(count), count, $"Pieces of the shared chain: 1 to {shared.Length}.");
        segments = shared;
        this.count = count;
        Offset = offset;
        IsShared = true;
        cut = SimTime.Never;
        last = 0;
    }

    /// <exception cref="InvalidOperationException">The path is bound to a shared chain.</exception>
    public void Append(in MotionSegment segment)
    {
        if (IsShared)
            throw new InvalidOperationException("This path flies a shared chain of pieces, which cannot grow; Clear it first.");
        if (count == segments.Length)
        {
            Array.Resize(ref segments, Math.Max(4, count * 2));
            own = segments;
        }

        segments[count++] = segment;
        cut = SimTime.Never;
    }

    /// <summary>Forgets what lies after <paramref name="t"/>: the piece that holds it ends there.</summary>
    public void CutAt(SimTime t)
    {
        int i = IndexAt(t);
        count = i + 1;
        if (IsShared)
            cut = t < cut ? t : cut;
        else
            segments[i] = segments[i] with { End = t };
    }

    /// <summary>
    /// Leaves the path at a time for other pieces, which begin then, and takes it up again, later: what lay after <paramref name="resume"/> follows the last of them
    /// at once. The path then owns its pieces; a shared chain stays as it is.
    /// </summary>
    /// <param name="at">Inside the path.</param>
    /// <param name="detour">Pieces without gaps from <paramref name="at"/> on; they end where the path is at <paramref name="resume"/>.</param>
    /// <param name="resume">Time of the path before, not before <paramref name="at"/> and before its end.</param>
    /// <returns>How much later everything after it happens; negative: earlier.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The times lie outside the path, or there is no detour.</exception>
    public SimDuration Divert(SimTime at, ReadOnlySpan<MotionSegment> detour, SimTime resume)
    {
        if (!(at > Start && resume >= at && resume < End) || detour.Length == 0)
            throw new ArgumentOutOfRangeException(nameof(at), at, "A detour begins inside the path and comes back to it.");
        int before = IndexAt(at), after = IndexAt(resume);
        SimDuration delay = detour[^1].End - resume;
        int needed = before + 1 + detour.Length + (count - after);
        MotionSegment[] chain = spare.Length >= needed ? spare : new MotionSegment[2 * needed];
        int n = 0;
        for (int i = 0; i <= before; i++)
            chain[n++] = segments[i].Shifted(Offset);
        if (chain[n - 1].Start < at)
            chain[n - 1] = chain[n - 1] with { End = at };
        else
            n--;
        detour.CopyTo(chain.AsSpan(n));
        n += detour.Length;
        for (int i = after; i < count; i++)
        {
            MotionSegment piece = segments[i].Shifted(Offset);
            chain[n++] = (i == after ? piece.From(resume) : piece).Shifted(delay);
        }

        spare = own;
        own = segments = chain;
        count = n;
        IsShared = false;
        Offset = SimDuration.Zero;
        cut = SimTime.Never;
        last = 0;
        return delay;
    }

    public Vector3D PositionAt(SimTime t)
    {
        SimTime own = Own(t);
        return segments[IndexOf(own)].PositionAt(own);
    }

    public Vector3D VelocityAt(SimTime t)
    {
        SimTime own = Own(t);
        return segments[IndexOf(own)].VelocityAt(own);
    }

    /// <summary>Index of the piece that holds <paramref name="t"/>; the first or last one outside the path.</summary>
    public int IndexAt(SimTime t) => IndexOf(Own(t));

    // Clamped to the path before the offset comes off: SimTime.Never must not overflow.
    private SimTime Own(SimTime t)
    {
        SimTime start = Start, end = End;
        return (t < start ? start : t > end ? end : t) - Offset;
    }

    private int IndexOf(SimTime t)
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
}
