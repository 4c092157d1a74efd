namespace Parapet.Physics.Terrain;

/// <summary>Opens elevation data by what it finds at a path.</summary>
public static class TerrainReader
{
    /// <summary>Extensions of files that hold heights, in lower case. Model's TerrainExtent knows the same.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".asc", ".asc.gz", ".bil", ".bip", ".dt0", ".dt1", ".dt2", ".hgt"];

    private const int MostFiles = 20_000;

    // DTED comes as e032/n39.dt1 under a folder of its own.
    private static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true, MaxRecursionDepth = 3, IgnoreInaccessible = false, AttributesToSkip = 0 };

    /// <summary>
    /// Reads an EHdr raster (.bil or .bip with .hdr beside it; the .hdr may be named), an SRTM tile (.hgt), a DTED cell (.dt0, .dt1, .dt2), an ESRI ASCII grid (.asc,
    /// .asc.gz), or a folder with any of them, which become one grid.
    /// </summary>
    /// <exception cref="TerrainFormatException">Nothing there, an unknown format, or a file that contradicts itself.</exception>
    public static ElevationGrid Open(string path)
    {
        try
        {
            if (Directory.Exists(path))
                return OpenFolder(path);
            if (!File.Exists(path))
                throw new TerrainFormatException($"{path}: no such elevation file or folder.");
            return TileMosaic.Build([Inspect(path)], Bare(Path.GetFileName(path)));
        }
        catch (InvalidDataException e)
        {
            throw new TerrainFormatException($"{path}: not packed by gzip, or cut off: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TerrainFormatException($"{path}: cannot be read: {e.Message}", e);
        }
    }

    private static ElevationGrid OpenFolder(string folder)
    {
        string[] paths = [.. Directory.EnumerateFiles(folder, "*", Below).Where(p => ExtensionOf(p).Length > 0).Take(MostFiles + 1)];
        if (paths.Length == 0)
            throw new TerrainFormatException($"{folder}: no elevation file in this folder ({string.Join(", ", Extensions)}).");
        if (paths.Length > MostFiles)
            throw new TerrainFormatException($"{folder}: more than {MostFiles} elevation files.");
        return TileMosaic.Build(Array.ConvertAll(paths, Inspect), Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)));
    }

    private static ElevationFile Inspect(string path) => ExtensionOf(path) switch
    {
        ".bil" or ".bip" => EhdrReader.Inspect(path),
        ".hgt" => HgtReader.Inspect(path),
        ".asc" or ".asc.gz" => AsciiGridReader.Inspect(path),
        ".dt0" or ".dt1" or ".dt2" => DtedReader.Inspect(path),
        _ when Path.GetExtension(path).Equals(".hdr", StringComparison.OrdinalIgnoreCase) => EhdrReader.Inspect(OfHeader(path)),
        _ when Path.GetExtension(path).Equals(".bsq", StringComparison.OrdinalIgnoreCase) =>
            throw new TerrainFormatException($"{path}: bands one after the other (BSQ) are not read: convert with gdal_translate -of EHdr in.bsq out.bil."),
        _ => throw new TerrainFormatException($"{path}: not a known elevation format ({string.Join(", ", Extensions)}, or a folder of them); docs/terrain.md tells how to convert others."),
    };

    private static string OfHeader(string path) => EhdrReader.Partner(path, "bip") is string bip && File.Exists(bip) ? bip : EhdrReader.Partner(path, "bil");

    // The longest that fits; empty for what is no elevation file.
    private static string ExtensionOf(string path) => Extensions.LastOrDefault(e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase)) ?? "";

    private static string Bare(string name) => name[..^Math.Max(ExtensionOf(name).Length, Path.GetExtension(name).Length)];
}
