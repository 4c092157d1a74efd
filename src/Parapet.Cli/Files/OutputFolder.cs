using System.Globalization;

namespace Parapet.Cli.Files;

/// <summary>
/// A folder of results that appears whole or not at all: written beside its place under another name, moved there by
/// <see cref="Commit"/>, removed by <see cref="Dispose"/> otherwise.
/// </summary>
internal sealed class OutputFolder : IDisposable
{
    public const string Run = "run.json";
    public const string Runs = "runs.jsonl";
    public const string Events = "events.jsonl";
    public const string Czml = "replay.czml";
    public const string Acmi = "replay.acmi";

    private static readonly string[] Known = [Run, Runs, Events, Czml, Acmi];

    private readonly string place;
    private readonly string draft;
    private bool committed;

    /// <exception cref="BadInputException">The place is a file, cannot be made, or is a folder that holds something other than our results.</exception>
    public OutputFolder(string folder)
    {
        if (folder.Length == 0)
            throw new BadInputException("--out names a folder, not nothing");
        place = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        // A link stays what it is; the folder that it names is the one that is replaced.
        if (new DirectoryInfo(place) is { LinkTarget: not null } link)
            place = Path.TrimEndingDirectorySeparator(LinkedFrom(link, folder));
        RefuseWhatIsNotOurs(folder);
        string parent = Path.GetDirectoryName(place) ?? throw new BadInputException($"{folder} cannot hold results");
        draft = Path.Combine(parent, string.Create(CultureInfo.InvariantCulture, $".{Path.GetFileName(place)}.{Environment.ProcessId}.tmp"));
        try
        {
            // Left by a killed process that had the same number.
            if (Directory.Exists(draft))
                Directory.Delete(draft, recursive: true);
            Directory.CreateDirectory(draft);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{folder} cannot be made: {parent} takes no new folder of that name");
        }
    }

    public void Write(string name, Action<Stream> write)
    {
        using FileStream stream = Create(name);
        write(stream);
    }

    public FileStream Create(string name) => new(Path.Combine(draft, name), FileMode.CreateNew, FileAccess.Write, FileShare.Read, 1 << 16);

    /// <summary>Puts the folder in its place, where an older output makes way.</summary>
    public void Commit()
    {
        if (!Directory.Exists(place))
        {
            Directory.Move(draft, place);
            committed = true;
            return;
        }
        string old = draft + ".old";
        Directory.Move(place, old);
        try
        {
            Directory.Move(draft, place);
            committed = true;
        }
        finally
        {
            if (!committed)
                Directory.Move(old, place);
        }
        Directory.Delete(old, recursive: true);
    }

    public void Dispose()
    {
        if (!committed && Directory.Exists(draft))
            Directory.Delete(draft, recursive: true);
    }

    private static string LinkedFrom(DirectoryInfo link, string folder)
    {
        try
        {
            return link.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        }
        catch (IOException)
        {
            throw new BadInputException($"{folder} is a link that leads nowhere");
        }
    }

    private void RefuseWhatIsNotOurs(string folder)
    {
        if (File.Exists(place))
            throw new BadInputException($"{folder} is a file; --out names a folder");
        if (!Directory.Exists(place))
            return;
        string[] names = [.. Directory.EnumerateFileSystemEntries(place).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];
        if (names.FirstOrDefault(n => !Known.Contains(n)) is { } foreign)
            throw new BadInputException($"{folder} exists and holds {foreign}, which is not Parapet's; name another folder or empty it");
        if (names.Length > 0 && !names.Contains(Run))
            throw new BadInputException($"{folder} exists, is not empty and holds no {Run}; name another folder or empty it");
    }
}
