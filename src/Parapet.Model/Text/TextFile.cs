using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Parapet.Model.Checks;

namespace Parapet.Model.Text;

/// <summary>
/// A file read whole and found to be clean text: at most <see cref="MaximumBytes"/>, strict UTF-8, no control characters,
/// no tabs. Anything else becomes diagnostics, never an exception.
/// </summary>
/// <param name="Name">As the user named it.</param>
/// <param name="Content">Without a byte order mark.</param>
/// <param name="Sha256">Of the bytes on disk, as lower-case hex.</param>
public sealed record TextFile(string Name, string Content, string Sha256)
{
    /// <summary>4 MB; a larger file is refused by its length, unread.</summary>
    public const int MaximumBytes = 4 * 1024 * 1024;

    /// <summary>How long a pipe may take to deliver all of its text.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>A file that is no text at all would otherwise be reported character by character.</summary>
    private const int MostCharacterFaults = 10;

    private static readonly SearchValues<char> RefusedCharacters = SearchValues.Create(Refused());

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file; null, with diagnostics, where it cannot be used.</summary>
    public static TextFile? Read(string path, Diagnostics diagnostics)
    {
        SourceSpan top = new(path, 1, 1);
        if (Directory.Exists(path))
        {
            diagnostics.Add(top, Codes.IsDirectory, "this is a directory, a file is due");
            return null;
        }
        if (path.Length == 0)
        {
            diagnostics.Add(top, Codes.Unreadable, "the name of the file is empty");
            return null;
        }
        byte[] bytes;
        try
        {
            long length = new FileInfo(path).Length;
            if (length > MaximumBytes)
            {
                diagnostics.Add(top, Codes.TooLarge, $"the file has {length} bytes, more than the {MaximumBytes} allowed");
                return null;
            }
            if (length > 0)
                bytes = ReadUpTo(path, MaximumBytes + 1);
            else if (ReadWithPatience(path) is { } arrived)
                bytes = arrived;
            else
            {
                diagnostics.Add(top, Codes.Unreadable, $"the file cannot be read: nothing came from it within {Patience.TotalSeconds:0} seconds", "a pipe needs somebody who writes into it");
                return null;
            }
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            diagnostics.Add(top, Codes.FileMissing, "there is no such file");
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            diagnostics.Add(top, Codes.Unreadable, $"the file cannot be read: {fault.Message}");
            return null;
        }
        if (bytes.Length > MaximumBytes)
        {
            diagnostics.Add(top, Codes.TooLarge, $"the file has more than the {MaximumBytes} bytes allowed");
            return null;
        }
        string? content = Decode(path, bytes, diagnostics);
        return content is not null && CharactersAreClean(path, content, diagnostics)
            ? new TextFile(path, content, Convert.ToHexStringLower(SHA256.HashData(bytes)))
            : null;
    }

    /// <summary>
    /// What has no length: an empty file, a device, a pipe. A pipe that nobody writes into would hold up the caller for ever, and
    /// cannot be told from the others before it is opened; so another thread opens it, and is left behind where nothing comes.
    /// </summary>
    private static byte[]? ReadWithPatience(string path)
    {
        Task<byte[]> reading = Task.Run(() => ReadUpTo(path, MaximumBytes + 1));
        return Task.WaitAny([reading], Patience) < 0 ? null : reading.GetAwaiter().GetResult();
    }

    private static byte[] ReadUpTo(string path, int limit)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        long length = stream.CanSeek ? stream.Length : 0;
        byte[] buffer = new byte[length > 0 ? (int)Math.Min(length, limit) + 1 : 64 * 1024];
        int used = 0;
        while (used < limit)
        {
            if (used == buffer.Length)
                Array.Resize(ref buffer, Math.Min(limit, buffer.Length * 2));
            int got = stream.Read(buffer, used, Math.Min(buffer.Length, limit) - used);
            if (got == 0)
                break;
            used += got;
        }
        return buffer[..used];
    }

    private static string? Decode(string path, byte[] bytes, Diagnostics diagnostics)
    {
        ReadOnlySpan<byte> body = bytes;
        if (body.StartsWith(Encoding.UTF8.Preamble))
            body = body[Encoding.UTF8.Preamble.Length..];
        try
        {
            return StrictUtf8.GetString(body);
        }
        catch (DecoderFallbackException fault)
        {
            // Index counts from the start of the span. Everything before it is sound UTF-8 and gives line and column.
            int at = Math.Clamp(fault.Index, 0, body.Length);
            string before = Encoding.UTF8.GetString(body[..at]);
            int lineStart = before.LastIndexOf('\n') + 1;
            SourceSpan where = new(path, before.AsSpan().Count('\n') + 1, before.Length - lineStart + 1);
            string bad = at < body.Length ? $"0x{body[at]:x2}" : "the end";
            diagnostics.Add(where, Codes.NotUtf8, $"the file is not UTF-8: byte {bad} cannot stand here", "save it as UTF-8");
            return null;
        }
    }

    private static bool CharactersAreClean(string path, string content, Diagnostics diagnostics)
    {
        // The vectorised search first: nearly every file is clean, and to walk it costs 5 ms of a cold start.
        int next = content.AsSpan().IndexOfAny(RefusedCharacters);
        int faults = 0, line = 1, lineStart = 0, at = 0;
        while (next >= 0 && faults < MostCharacterFaults)
        {
            for (; at < next; at++)
            {
                if (content[at] == '\n' || (content[at] == '\r' && content[at + 1] != '\n'))
                {
                    line++;
                    lineStart = at + 1;
                }
            }
            SourceSpan where = new(path, line, next - lineStart + 1);
            if (content[next] == '\t')
                diagnostics.Add(where, Codes.Tab, "a tab", "write spaces");
            else
            {
                diagnostics.Add(where, Codes.ControlCharacter,
                    $"the invisible character U+{(int)content[next]:X4} has no place in this file", "remove it");
            }
            faults++;
            int further = content.AsSpan(next + 1).IndexOfAny(RefusedCharacters);
            next = further < 0 ? -1 : next + 1 + further;
        }
        return faults == 0;
    }

    /// <summary>
    /// C0, DEL and C1 but for line ends; line and paragraph separator, which would count as line ends to YAML alone;
    /// marks that turn the direction of writing, behind which a value can hide; byte order marks and non-characters.
    /// </summary>
    private static string Refused()
    {
        StringBuilder refused = new();
        foreach ((char first, char last) in (ReadOnlySpan<(char, char)>)[('\0', '\t'), ('\v', '\f'), ('\x0e', '\x1f'), ('\x7f', '\x9f'), ('\u2028', '\u202e'), ('\u2066', '\u2069')])
        {
            for (char c = first; c <= last; c++)
                refused.Append(c);
        }
        return refused.Append("\ufeff\ufffe\uffff").ToString();
    }
}
