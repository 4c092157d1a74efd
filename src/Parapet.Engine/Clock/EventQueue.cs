using Parapet.Foundation;

namespace Parapet.Engine.Clock;

/// <summary>One thing to be done. Ordered by time, phase, kind, handle, then by when it was scheduled.</summary>
public readonly record struct ScheduledTask(SimTime Time, Phase Phase, TaskKind Kind, int Handle, long Sequence)
{
    public bool Before(in ScheduledTask other)
    {
        if (Time.Nanoseconds != other.Time.Nanoseconds)
            return Time.Nanoseconds < other.Time.Nanoseconds;
        if (Phase != other.Phase)
            return Phase < other.Phase;
        // Kind before handle: rows of different tables have no order between them that a new row elsewhere could not turn.
        if (Kind != other.Kind)
            return Kind < other.Kind;
        return Handle != other.Handle ? Handle < other.Handle : Sequence < other.Sequence;
    }
}

/// <summary>
/// The one queue of a run: a binary heap over (time, phase, kind, handle, sequence), so that the order of equal times is written
/// down and not left to chance. Grows once and is reused run after run.
/// </summary>
public sealed class EventQueue
{
    private ScheduledTask[] heap = new ScheduledTask[1024];
    private int count;
    private long sequence;

    public int Count => count;

    public void Clear()
    {
        count = 0;
        sequence = 0;
    }

    public void Schedule(SimTime time, Phase phase, TaskKind kind, int handle)
    {
        if (count == heap.Length)
            Array.Resize(ref heap, count * 2);
        var task = new ScheduledTask(time, phase, kind, handle, sequence++);
        int i = count++;
        while (i > 0)
        {
            int parent = (i - 1) >> 1;
            if (!task.Before(heap[parent]))
                break;
            heap[i] = heap[parent];
            i = parent;
        }

        heap[i] = task;
    }

    /// <summary>Takes the first task; false where none is left.</summary>
    public bool TryTake(out ScheduledTask first)
    {
        if (count == 0)
        {
            first = default;
            return false;
        }

        first = heap[0];
        ScheduledTask moved = heap[--count];
        int i = 0;
        while (true)
        {
            int child = (2 * i) + 1;
            if (child >= count)
                break;
            if (child + 1 < count && heap[child + 1].Before(heap[child]))
                child++;
            if (!heap[child].Before(moved))
                break;
            heap[i] = heap[child];
            i = child;
        }

        heap[i] = moved;
        return true;
    }
}
