namespace Parapet.Study.Tests.Store;

/// <summary>A folder for one test, removed after it.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("parapet-store-");

    public string Root => folder.FullName;

    public string[] Names => [.. Directory.EnumerateFileSystemEntries(Root).Select(p => Path.GetFileName(p)).Order(StringComparer.Ordinal)];

    public string Inside(params string[] parts) => Path.Combine([Root, .. parts]);

    public void Dispose() => folder.Delete(recursive: true);
}
