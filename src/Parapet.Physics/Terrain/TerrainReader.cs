namespace Parapet.Physics.Terrain;

/// <summary>Opens elevation data by what it finds at a path.</summary>
public static class TerrainReader
{
    /// <summary>
    /// Reads a .bil (with its .hdr beside it; either may be named), a .hgt tile, or a folder of .hgt tiles.
    /// </summary>
    /// <exception cref="TerrainFormatException">Nothing there, an unknown format, or a file that contradicts itself.</exception>
    public static ElevationGrid Open(string path)
    {
        try
        {
            if (Directory.Exists(path))
                return HgtReader.ReadFolder(path);
            if (!File.Exists(path))
                throw new TerrainFormatException($"{path}: no such elevation file or folder.");
            return Path.GetExtension(path).ToUpperInvariant() switch
            {
                ".BIL" => EhdrReader.Read(path),
                ".HDR" => EhdrReader.Read(EhdrReader.Partner(path, "bil")),
                ".HGT" => HgtReader.ReadTile(path),
                _ => throw new TerrainFormatException($"{path}: not a known elevation format (.bil with .hdr, .hgt, or a folder of .hgt)."),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TerrainFormatException($"{path}: cannot be read: {e.Message}", e);
        }
    }
}
