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

    private static string? Above(string? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder, CatalogueFolder, Mark)))
            folder = Path.GetDirectoryName(folder);
        return folder;
    }
}
