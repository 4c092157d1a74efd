using System.Globalization;
using System.Text;

namespace Parapet.Cli.Files;

/// <summary>
/// A file of results that appears whole or not at all: written beside its place under another name, moved there by <see cref="Commit"/>, where an
/// older one makes way; removed by <see cref="Dispose"/> otherwise.
/// </summary>
internal sealed class OutputFile : IDisposable
{
    private readonly string place;
    private readonly string draft;
    private bool committed;

    /// <param name="option">That named the file, as <c>--out</c>.</param>
    /// <param name="extensions">What the name may end in, each with its dot; none: anything.</param>
    /// <exception cref="BadInputException">The name ends otherwise, is a folder, or stands in a folder that takes no file.</exception>
    public OutputFile(string file, string option, params string[] extensions)
    {
        if (file.Length == 0)
            throw new BadInputException($"{option} names a file, not nothing");
        if (extensions.Length > 0 && !extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            throw new BadInputException($"{option} names a file that ends in {string.Join(" or ", extensions)}, not \"{file}\"");
        place = Path.GetFullPath(file);
        if (Directory.Exists(place))
            throw new BadInputException($"{file} is a folder; {option} names a file");
        string folder = Path.GetDirectoryName(place)!;
        draft = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $".{Path.GetFileName(place)}.{Environment.ProcessId}.tmp"));
        try
        {
            Directory.CreateDirectory(folder);
            // Now, not after minutes of work.
            using FileStream probe = new(draft, FileMode.Create, FileAccess.Write);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{file} cannot be made: {folder} takes no new file");
        }
    }

    /// <summary>A whole text as a file, UTF-8.</summary>
    /// <exception cref="BadInputException">The place takes no file, or not all of this one.</exception>
    public static void Write(string file, string option, string text)
    {
        using OutputFile output = new(file, option);
        output.Write(stream => stream.Write(Encoding.UTF8.GetBytes(text)));
        output.Commit();
    }

    /// <exception cref="BadInputException">The disk took not all of it.</exception>
    public void Write(Action<Stream> write)
    {
        try
        {
            using FileStream stream = new(draft, FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 16);
            write(stream);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{place} cannot be written: {e.Message}");
        }
    }

    /// <summary>Puts the file in its place.</summary>
    public void Commit()
    {
        File.Move(draft, place, overwrite: true);
        committed = true;
    }

    public void Dispose()
    {
        if (!committed)
            File.Delete(draft);
    }
}
