using System.Globalization;
using Parapet.Study.Store;

namespace Parapet.Cli.Files;

/// <summary>
/// Where a study keeps its results. Unlike <see cref="OutputFolder"/> it is filled as the study goes, so that nothing played
/// is lost; and what it holds is never replaced unless that was asked for.
/// </summary>
internal sealed class StudyFolder
{
    public const string Store = StudyStore.FileName;
    public const string Document = "study.json";
    public const string Report = "report.html";
    public const string Records = "records";

    private const string DefaultParent = "out/studies";

    private const string Lock = StudyStore.LockFileName;

    private static readonly string[] Known = [Store, Lock, Store + "-wal", Store + "-shm", Store + "-journal", Document, Report, Records];

    private readonly string shown;

    private StudyFolder(string shown) => (this.shown, Place) = (shown, Path.GetFullPath(shown));

    /// <summary>Absolute.</summary>
    public string Place { get; }

    public bool HasStore => StudyStore.Exists(Place);

    /// <summary>The folder to play a study in: the one that was named, or one for its id that takes nothing from an older study.</summary>
    /// <exception cref="BadInputException">It cannot be one, or holds something that is not a study's.</exception>
    public static StudyFolder ForRun(string? named, string study, bool resume)
    {
        if (named is { Length: 0 })
            throw new BadInputException("--out names a folder, not nothing");
        StudyFolder folder = new(named ?? Default(study, resume));
        folder.RefuseWhatIsNotOurs();
        return folder;
    }

    /// <summary>The folder of a study that was played.</summary>
    /// <exception cref="BadInputException">It holds none.</exception>
    public static StudyFolder OfPlayed(string named)
    {
        StudyFolder folder = named.Length > 0 ? new(named) : throw new BadInputException("a study's folder is named, not nothing");
        if (System.IO.File.Exists(folder.Place))
            throw new BadInputException($"{named} is a file; name the folder of a study");
        if (!Directory.Exists(folder.Place))
            throw new BadInputException($"there is no folder {named}");
        return folder.HasStore ? folder : throw new BadInputException($"{named} is no study's folder: it holds no {Store}");
    }

    /// <summary>Folders in which studies are played where none is named, newest first.</summary>
    public static IEnumerable<StudyFolder> Defaults(string study)
    {
        int last = 0;
        while (Directory.Exists(Numbered(study, last + 1)))
            last++;
        return Enumerable.Range(1, last).Reverse().Select(i => new StudyFolder(Numbered(study, i))).Where(f => f.HasStore);
    }

    /// <summary>Makes it.</summary>
    /// <exception cref="BadInputException">It cannot be made.</exception>
    public void Create()
    {
        try
        {
            Directory.CreateDirectory(Place);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{shown} cannot be made: {e.Message}");
        }
    }

    /// <summary>Tries whether the folder for CSV files can be made or is one, and leaves none behind.</summary>
    /// <exception cref="BadInputException">It is a file or cannot be made.</exception>
    public static void RefuseUnwritable(string csv)
    {
        if (System.IO.File.Exists(csv))
            throw new BadInputException($"{csv} is a file; --csv names a folder");
        try
        {
            string probe = Path.Combine(csv, $".{Environment.ProcessId}.tmp");
            bool there = Directory.Exists(csv);
            Directory.CreateDirectory(probe);
            Directory.Delete(there ? probe : csv, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{csv} cannot be written: {e.Message}");
        }
    }

    /// <summary>Removes the study that it holds, its store last: what is left half way is still a study's folder.</summary>
    /// <exception cref="BadInputException">Another process is playing it.</exception>
    public void Clear()
    {
        RefuseWhileInUse();
        if (Directory.Exists(File(Records)))
            Directory.Delete(File(Records), recursive: true);
        foreach (string name in Known.Where(n => n is not Records and not Store and not Lock).Append(Store))
            System.IO.File.Delete(File(name));
    }

    public string File(string name) => Path.Combine(Place, name);

    /// <summary>A file as the user can name it from here.</summary>
    public string Shown(string name) => Path.Combine(shown, name);

    /// <summary>Writes a file that appears whole or not at all.</summary>
    public void Write(string name, Action<Stream> write)
    {
        string draft = Path.Combine(Place, string.Create(CultureInfo.InvariantCulture, $".{name}.{Environment.ProcessId}.tmp"));
        try
        {
            using (FileStream stream = new(draft, FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 16))
                write(stream);
            System.IO.File.Move(draft, File(name), overwrite: true);
        }
        finally
        {
            System.IO.File.Delete(draft);
        }
    }

    /// <summary>Removes what a killed process left half written.</summary>
    public void RemoveDrafts()
    {
        foreach (string draft in Directory.EnumerateFiles(Place, ".*.tmp"))
            System.IO.File.Delete(draft);
        if (!Directory.Exists(File(Records)))
            return;
        foreach (string draft in Directory.EnumerateDirectories(File(Records), ".*.tmp*", SearchOption.AllDirectories))
            Directory.Delete(draft, recursive: true);
    }

    public override string ToString() => shown;

    // The store's writer holds this file open as long as it lives.
    private void RefuseWhileInUse()
    {
        if (!System.IO.File.Exists(File(Lock)))
            return;
        try
        {
            using FileStream held = new(File(Lock), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new BadInputException($"another process is playing the study of {shown}: wait for it, or name another folder");
        }
    }

    private static string Default(string study, bool resume)
    {
        int next = 1;
        while (Directory.Exists(Numbered(study, next)))
            next++;
        return Numbered(study, resume && next > 1 ? next - 1 : next);
    }

    private static string Numbered(string study, int number) =>
        number == 1 ? $"{DefaultParent}/{study}" : string.Create(CultureInfo.InvariantCulture, $"{DefaultParent}/{study}-{number}");

    private void RefuseWhatIsNotOurs()
    {
        if (System.IO.File.Exists(Place))
            throw new BadInputException($"{shown} is a file; --out names a folder");
        if (!Directory.Exists(Place))
            return;
        string[] names = [.. Directory.EnumerateFileSystemEntries(Place).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];
        if (names.FirstOrDefault(n => !Known.Contains(n) && !(n.StartsWith('.') && n.EndsWith(".tmp", StringComparison.Ordinal))) is { } foreign)
            throw new BadInputException($"{shown} exists and holds {foreign}, which is not a study's; name another folder or empty it");
        if (names.Length > 0 && !names.Contains(Store))
            throw new BadInputException($"{shown} exists, is not empty and holds no {Store}; name another folder or empty it");
    }
}
