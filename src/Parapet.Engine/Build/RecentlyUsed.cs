namespace Parapet.Engine.Build;

/// <summary>
/// Values by key, the least recently used dropped when what is held grows over a bound. Thread safe; a value is made once,
/// by the first who asks, outside the lock, and whoever asks meanwhile waits for it.
/// </summary>
internal sealed class RecentlyUsed<TKey, TValue>(long capacityBytes, Func<TValue, long> sizeBytes)
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, LinkedListNode<Entry>> known = [];
    private readonly LinkedList<Entry> byUse = [];
    private long heldBytes;

    /// <summary>Bytes held now, by the measure given.</summary>
    public long HeldBytes
    {
        get
        {
            lock (gate)
                return heldBytes;
        }
    }

    /// <summary>The value of a key; what <paramref name="make"/> throws is thrown to all who wait, and not kept.</summary>
    public TValue Get(TKey key, Func<TKey, TValue> make)
    {
        LinkedListNode<Entry>? node;
        lock (gate)
        {
            if (known.TryGetValue(key, out node))
            {
                byUse.Remove(node);
            }
            else
            {
                node = new(new(key, new(() => make(key))));
                known.Add(key, node);
            }

            byUse.AddLast(node);
        }

        try
        {
            TValue value = node.Value.Value.Value;
            if (!Volatile.Read(ref node.Value.Counted))
                Count(node, sizeBytes(value));
            return value;
        }
        catch
        {
            Forget(node);
            throw;
        }
    }

    private void Count(LinkedListNode<Entry> node, long bytes)
    {
        lock (gate)
        {
            if (node.Value.Counted || node.List is null)
                return;
            node.Value.Bytes = bytes;
            Volatile.Write(ref node.Value.Counted, true);
            heldBytes += bytes;
            while (heldBytes > capacityBytes && byUse.First is { } oldest)
                Drop(oldest);
        }
    }

    private void Forget(LinkedListNode<Entry> node)
    {
        lock (gate)
        {
            if (node.List is not null)
                Drop(node);
        }
    }

    // One that is still being made counts nothing yet; dropped, it is made to its end for those who wait, and then forgotten.
    private void Drop(LinkedListNode<Entry> node)
    {
        byUse.Remove(node);
        known.Remove(node.Value.Key);
        heldBytes -= node.Value.Bytes;
        node.Value.Bytes = 0;
    }

    private sealed class Entry(TKey key, Lazy<TValue> value)
    {
        public readonly TKey Key = key;
        public readonly Lazy<TValue> Value = value;
        public long Bytes;
        public bool Counted;
    }
}
