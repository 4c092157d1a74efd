namespace Parapet.Cli.Tests;

/// <summary>A folder for one test, removed after it.</summary>
public sealed class ScratchFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("parapet-test-");

    public string Root => folder.FullName;

    public string File(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Names of what it holds, hidden ones too.</summary>
    public string[] Names => [.. Directory.EnumerateFileSystemEntries(Root).Select(p => Path.GetFileName(p)).Order(StringComparer.Ordinal)];

    public void Dispose() => folder.Delete(recursive: true);
}
