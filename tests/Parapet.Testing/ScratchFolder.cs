namespace Parapet.Testing;

/// <summary>A folder for one test, removed after it.</summary>
public sealed class ScratchFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("parapet-test-");

    public string Root => folder.FullName;

    /// <summary>Names of what it holds, hidden ones too.</summary>
    public IReadOnlyList<string> Names => [.. Directory.EnumerateFileSystemEntries(Root).Select(p => Path.GetFileName(p)).Order(StringComparer.Ordinal)];

    /// <summary>The path of something in it.</summary>
    public string Inside(params string[] parts) => Path.Combine([Root, .. parts]);

    public void Dispose() => folder.Delete(recursive: true);
}
