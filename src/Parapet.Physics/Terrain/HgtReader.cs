namespace Parapet.Physics.Terrain;

public static class HgtReader
{
    public static ElevationGrid ReadTile(string path) => throw new TerrainFormatException($"{path}: .hgt is not read yet.");

    public static ElevationGrid ReadFolder(string path) => throw new TerrainFormatException($"{path}: .hgt is not read yet.");
}
