using Parapet.Model.Checks;
using Parapet.Model.Text;

namespace Parapet.Model.Catalogue;

/// <summary>A file that went into a result, by its part in it and the digest of its bytes.</summary>
/// <param name="Role">The same on every machine: "catalogue/s-400.yaml".</param>
/// <param name="Sha256">Lower-case hex.</param>
public readonly record struct InputFile(string Role, string Sha256);

/// <summary>
/// The catalogue folder: entries are read and checked when first asked for, each once, and its faults reported once. Not
/// thread safe.
/// </summary>
public sealed class CatalogueStore(string folder, Diagnostics diagnostics)
{
    /// <summary>Name of the file with the sources, the one that is no entry.</summary>
    public const string SourcesFile = "sources.yaml";

    private const string Ending = ".yaml";

    private readonly Dictionary<string, CatalogueEntry?> loaded = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> digests = new(StringComparer.Ordinal);
    private string[]? ids;
    private IReadOnlyDictionary<string, SourceEntry>? sources;

    public string Folder { get; } = folder;

    /// <summary>Where the records of the entries stand.</summary>
    public SourcePositions Positions { get; private init; } = new();

    /// <summary>What is known of each source, by key; empty, with a diagnostic, where sources.yaml cannot be read.</summary>
    public IReadOnlyDictionary<string, SourceEntry> Sources => sources ??= LoadSources();

    /// <summary>Every file read so far, by role in ordinal order.</summary>
    public IReadOnlyList<InputFile> FilesRead => [.. digests.Select(d => new InputFile(d.Key, d.Value))];

    /// <summary>Ids of all entries, in ordinal order; empty where there is no folder.</summary>
    public IReadOnlyList<string> ListIds()
    {
        if (ids is not null)
            return ids;
        if (!Directory.Exists(Folder))
        {
            diagnostics.Add(new(Folder, 1, 1), Codes.CatalogueMissing, "there is no catalogue folder here");
            return ids = [];
        }
        ids = [.. Directory.EnumerateFiles(Folder, "*" + Ending).Select(Path.GetFileName)
            .Where(name => name != SourcesFile).Select(name => name![..^Ending.Length]).Order(StringComparer.Ordinal)];
        return ids;
    }

    /// <summary>
    /// A store that knows what this one knows and shares its entries, for another thread: what was read and checked once is not read
    /// again, and a file that has changed meanwhile does not matter. This store must not be read into any more.
    /// </summary>
    internal CatalogueStore Fork(Diagnostics own)
    {
        CatalogueStore fork = new(Folder, own) { Positions = new(Positions), ids = ids, sources = Sources };
        foreach ((string id, CatalogueEntry? entry) in loaded)
            fork.loaded.Add(id, entry);
        foreach ((string role, string digest) in digests)
            fork.digests.Add(role, digest);
        return fork;
    }

    /// <summary>The entry of an id; null, with a diagnostic, where there is none or it has faults.</summary>
    /// <param name="askedAt">Where the id is written.</param>
    public CatalogueEntry? Find(string id, SourceSpan askedAt)
    {
        if (loaded.TryGetValue(id, out CatalogueEntry? known))
            return known;
        // Looked up among the files there are, never joined to a path: an id cannot lead out of the folder.
        if (!ListIds().Contains(id))
        {
            if (ids!.Length > 0)
            {
                diagnostics.AddUnknown(askedAt, Codes.UnknownEntry,
                    $"\"{TextScalar.Excerpt(id)}\" is not in the catalogue", id, ids, "entries");
            }
            return null;
        }
        return loaded[id] = LoadFile(Path.Combine(Folder, id + Ending));
    }

    /// <summary>The same where one kind of entry is due.</summary>
    public T? Find<T>(string id, SourceSpan askedAt)
        where T : CatalogueEntry
    {
        if (Find(id, askedAt) is not { } entry)
            return null;
        if (entry is T right)
            return right;
        diagnostics.Add(askedAt, Codes.WrongEntryKind, $"{id} is {Words(entry.GetType())}, {Words(typeof(T))} is due");
        return null;
    }

    /// <summary>Reads and checks one entry file wherever it lies; its sources are looked up in this catalogue.</summary>
    public CatalogueEntry? LoadFile(string path) =>
        TextFile.Read(path, diagnostics) is { } file && YamlTree.Parse(file.Name, file.Content, diagnostics) is { } tree ? Load(file, tree) : null;

    internal CatalogueEntry? Load(TextFile file, TextMapping tree)
    {
        int before = diagnostics.Reports;
        string name = Path.GetFileName(file.Name);
        digests["catalogue/" + name] = file.Sha256;
        if (new Binder(diagnostics, Positions).Record<CatalogueEntry>(tree) is not { } entry)
            return null;
        if (entry.Id.Length > 0 && entry.Id + Ending != name)
        {
            diagnostics.Add(Positions.At(entry, "id"), Codes.IdIsNotFileName,
                $"the id \"{entry.Id}\" is not the file's name", $"name the file {entry.Id}{Ending}");
        }
        EntryChecks.Check(entry, Sources, Positions, diagnostics);
        return diagnostics.Reports == before ? entry : null;
    }

    internal IReadOnlyDictionary<string, SourceEntry> LoadSources(TextFile file, TextMapping tree)
    {
        digests["catalogue/" + SourcesFile] = file.Sha256;
        return new Binder(diagnostics, Positions).Records<SourceEntry>(tree);
    }

    private IReadOnlyDictionary<string, SourceEntry> LoadSources()
    {
        // Without a folder the one diagnostic that says so is enough.
        if (!Directory.Exists(Folder))
            return new Dictionary<string, SourceEntry>();
        string path = Path.Combine(Folder, SourcesFile);
        return TextFile.Read(path, diagnostics) is { } file && YamlTree.Parse(file.Name, file.Content, diagnostics) is { } tree
            ? LoadSources(file, tree)
            : new Dictionary<string, SourceEntry>();
    }

    private static string Words(Type type) =>
        type == typeof(SurfaceToAirType) ? "a surface-to-air system" : type == typeof(AircraftType) ? "an aircraft" : "a threat";
}
