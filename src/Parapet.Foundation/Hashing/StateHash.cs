using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Parapet.Foundation;

/// <summary>
/// Folds values, bit for bit and in order, into a SHA-256 digest; two states with one hash are the same state.
/// Reusable: <see cref="Finish"/> starts it anew. Not thread safe.
/// </summary>
public sealed class StateHash : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] buffer = new byte[4096];
    private int used;

    public void Add(long value)
    {
        if (used > buffer.Length - 8)
            Flush();
        BinaryPrimitives.WriteInt64LittleEndian(buffer.AsSpan(used), value);
        used += 8;
    }

    public void Add(int value) => Add((long)value);

    public void Add(ulong value) => Add(unchecked((long)value));

    /// <summary>Adds the 64 bits of the number; -0 and 0 differ.</summary>
    public void Add(double value) => Add(BitConverter.DoubleToInt64Bits(value));

    public void Add(string value)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(value);
        Add(bytes.Length);
        Flush();
        hash.AppendData(bytes);
    }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        Flush();
        hash.AppendData(bytes);
    }

    /// <summary>The digest of all that was added, as 64 lower-case hex digits; starts anew.</summary>
    public string Finish()
    {
        Flush();
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public void Dispose() => hash.Dispose();

    private void Flush()
    {
        hash.AppendData(buffer, 0, used);
        used = 0;
    }
}
