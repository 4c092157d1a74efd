using System.Globalization;
using System.Text;

namespace Parapet.Cli.Files;

/// <summary>One file of results that appears whole or not at all: written beside its place under another name, then moved there over an older one.</summary>
internal static class OutputFile
{
    /// <summary>Writes a text as UTF-8.</summary>
    /// <exception cref="BadInputException">The place is a folder, or its folder cannot be made or takes no file.</exception>
    public static void Write(string path, string option, string text) => Write(path, option, stream =>
    {
        using StreamWriter writer = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        writer.Write(text);
    });

    /// <param name="option">As the user gave the path, e.g. <c>--svg</c>.</param>
    public static void Write(string path, string option, Action<Stream> write)
    {
        if (path.Length == 0)
            throw new BadInputException($"{option} names a file, not nothing");
        string place = Path.GetFullPath(path);
        if (Directory.Exists(place))
            throw new BadInputException($"{path} is a folder; {option} names a file");
        string folder = Path.GetDirectoryName(place) ?? throw new BadInputException($"{path} is no file");
        string draft = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $".{Path.GetFileName(place)}.{Environment.ProcessId}.tmp"));
        try
        {
            Directory.CreateDirectory(folder);
            using (FileStream stream = new(draft, FileMode.Create, FileAccess.Write, FileShare.Read))
                write(stream);
            File.Move(draft, place, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{path} cannot be written: {e.Message}");
        }
        finally
        {
            if (File.Exists(draft))
                File.Delete(draft);
        }
    }
}
