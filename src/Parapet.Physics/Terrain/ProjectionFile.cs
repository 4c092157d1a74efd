namespace Parapet.Physics.Terrain;

/// <summary>The .prj beside an elevation file: what its coordinates are counted in.</summary>
internal static class ProjectionFile
{
    private const int LongestBytes = 64 * 1024;

    private static readonly string[] Wgs84Names = ["WGS84", "WGS_84", "WGS 84", "WGS_1984", "WGS 1984"];

    /// <summary>The datum in words.</summary>
    /// <exception cref="TerrainFormatException">The file says that the coordinates are projected.</exception>
    public static string DatumBeside(string path)
    {
        string prj = EhdrReader.Partner(path, "prj"), name = Path.GetFileName(prj);
        if (!File.Exists(prj) || new FileInfo(prj).Length > LongestBytes)
            return "WGS 84 assumed: no .prj states a datum";
        string text = File.ReadAllText(prj).Trim();
        if (text.StartsWith("PROJ", StringComparison.OrdinalIgnoreCase) || text.Contains("PROJCS[", StringComparison.OrdinalIgnoreCase))
            throw new TerrainFormatException($"{prj}: the coordinates are projected; degrees are read: gdalwarp -t_srs EPSG:4326 (docs/terrain.md).");
        if (Wgs84Names.Any(n => text.Contains(n, StringComparison.OrdinalIgnoreCase)))
            return $"WGS 84 ({name})";
        string[] quoted = text.Split('"');
        return $"{(quoted.Length > 1 ? quoted[1] : "not WGS 84")} ({name}), used as if it were WGS 84";
    }
}
