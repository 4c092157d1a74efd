namespace Parapet.Cli.Files;

/// <summary>Finds the root of the checkout: the nearest folder above that holds a catalogue with its sources.</summary>
internal static class Checkout
{
    public const string CatalogueFolder = "catalogue";

    private const string Mark = "sources.yaml";

    /// <summary>Looks upwards from the file, then from the current folder, then from the program; null where none has one.</summary>
    public static string? FindRoot(string? file = null) =>
        (string.IsNullOrEmpty(file) ? null : Above(Path.GetDirectoryName(Path.GetFullPath(file))))
        ?? Above(Environment.CurrentDirectory)
        ?? Above(AppContext.BaseDirectory);

    /// <summary>The catalogue folder of <see cref="FindRoot"/>.</summary>
    /// <exception cref="BadInputException">There is none.</exception>
    public static string CatalogueFor(string? file = null) => Path.Combine(
        FindRoot(file) ?? throw new BadInputException($"no folder {CatalogueFolder} with {Mark} stands above {(file is null ? "here" : file)}; run this from a checkout"),
        CatalogueFolder);

    /// <summary>The cases that come with Parapet: of the checkout around the current folder, else of the one around the program.</summary>
    /// <exception cref="BadInputException">There are none.</exception>
    public static string EvidenceCases()
    {
        string? root = Above(Environment.CurrentDirectory, HasCases) ?? Above(AppContext.BaseDirectory, HasCases);
        return root is null
            ? throw new BadInputException("no folder evidence/cases stands above here; run this from a checkout, or name a folder with --cases")
            : Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(root, "evidence", "cases"));

        static bool HasCases(string folder) => IsRoot(folder) && Directory.Exists(Path.Combine(folder, "evidence", "cases"));
    }

    private static string? Above(string? folder) => Above(folder, IsRoot);

    private static string? Above(string? folder, Func<string, bool> isIt)
    {
        while (folder is not null && !isIt(folder))
            folder = Path.GetDirectoryName(folder);
        return folder;
    }

    private static bool IsRoot(string folder) => File.Exists(Path.Combine(folder, CatalogueFolder, Mark));
}
