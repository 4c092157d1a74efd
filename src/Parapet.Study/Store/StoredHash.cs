using System.Buffers;
using SQLitePCL;

namespace Parapet.Study.Store;

/// <summary>A hash is kept as its bytes, half as long as its digits; one that is not lower-case hex is kept as text.</summary>
internal static class StoredHash
{
    private const int MostBytes = 64;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    public static void Bind(Statement statement, int at, string hash)
    {
        Span<byte> bytes = stackalloc byte[MostBytes];
        if (hash.Length is > 0 and <= 2 * MostBytes && hash.Length % 2 == 0 && !hash.AsSpan().ContainsAnyExcept(Digits))
        {
            _ = Convert.FromHexString(hash, bytes, out _, out int written);
            statement.Bind(at, bytes[..written]);
        }
        else
        {
            statement.Bind(at, hash);
        }
    }

    public static string Read(Statement statement, int column) =>
        statement.Kind(column) == raw.SQLITE_BLOB ? Convert.ToHexStringLower(statement.Bytes(column)) : statement.Text(column);
}
