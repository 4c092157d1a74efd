namespace Parapet.Engine.State;

/// <summary>
/// Rows of one kind in one array. A handle is a row's index; rows are never removed during a run, so a handle stays good.
/// Grows by doubling and is reused run after run: after the first run nothing is allocated.
/// </summary>
public sealed class Table<T>(int capacity)
    where T : struct
{
    private T[] rows = new T[Math.Max(1, capacity)];

    public int Count { get; private set; }

    public Span<T> Rows => rows.AsSpan(0, Count);

    public ref T this[int handle] => ref rows[handle];

    public void Clear()
    {
        Array.Clear(rows, 0, Count);
        Count = 0;
    }

    /// <summary>Forgets the rows from <paramref name="count"/> on; only for tables whose handles live no longer than one step.</summary>
    public void Truncate(int count)
    {
        Array.Clear(rows, count, Count - count);
        Count = count;
    }

    /// <summary>Adds a row of zeros and returns its handle.</summary>
    public int Add()
    {
        if (Count == rows.Length)
            Array.Resize(ref rows, Count * 2);
        rows[Count] = default;
        return Count++;
    }

    public int Add(in T row)
    {
        int handle = Add();
        rows[handle] = row;
        return handle;
    }
}
