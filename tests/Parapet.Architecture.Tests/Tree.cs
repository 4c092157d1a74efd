using Parapet.Testing;

namespace Parapet.Architecture.Tests;

/// <summary>The files of the checkout that are ours to judge.</summary>
internal static class Tree
{
    private static readonly string[] NotOurs = ["artifacts", "node_modules", "bin", "obj", "out", ".git"];

    /// <summary>Paths relative to the root, with forward slashes, in ordinal order.</summary>
    public static IReadOnlyList<string> Files(string ending, params string[] folders)
    {
        List<string> found = [];
        foreach (string folder in folders.Length == 0 ? [""] : folders)
        {
            string top = Checkout.Path(folder);
            if (Directory.Exists(top))
                Collect(new DirectoryInfo(top), ending, found);
        }
        found.Sort(StringComparer.Ordinal);
        return found;
    }

    /// <summary>Every folder with a source file below it, relative to the root.</summary>
    public static IEnumerable<string> SourceFolders() =>
        Files(".cs", "src", "tests", "benchmarks").Select(f => Path.GetDirectoryName(f)!).Distinct();

    private static void Collect(DirectoryInfo folder, string ending, List<string> found)
    {
        foreach (FileInfo file in folder.EnumerateFiles("*" + ending))
            found.Add(Path.GetRelativePath(Checkout.Root, file.FullName).Replace('\\', '/'));
        foreach (DirectoryInfo inner in folder.EnumerateDirectories())
        {
            if (!NotOurs.Contains(inner.Name))
                Collect(inner, ending, found);
        }
    }
}
