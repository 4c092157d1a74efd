using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Parapet.Physics.Terrain;

/// <summary>
/// SRTM tiles (.hgt): one degree square, 1,201 x 1,201 posts (3") or 3,601 x 3,601 (1"), 16-bit big-endian, rows north to
/// south, named after the south-west corner (N39E032.hgt); -32768 is no data. Neighbours share their edge posts.
/// Source: NASA, "The Shuttle Radar Topography Mission (SRTM) Collection User Guide" (2015), section 2.1.2.
/// </summary>
internal static class HgtReader
{
    public static ElevationFile Inspect(string path)
    {
        (int latitude, int longitude) = Corner(path);
        int side = new FileInfo(path).Length switch
        {
            1201L * 1201 * 2 => 1201,
            3601L * 3601 * 2 => 3601,
            long n => throw new TerrainFormatException($"{path}: {n} bytes; a tile has 1201 x 1201 or 3601 x 3601 posts of 2 bytes."),
        };
        double step = 1.0 / (side - 1);
        return new(path, side, side, latitude + 1, longitude, step, step, Read) { Datum = "WGS 84, heights over EGM96 (as SRTM states)" };
    }

    private static TileHeights Read(ElevationFile file)
    {
        byte[] bytes = File.ReadAllBytes(file.Path);
        short[] posts = MemoryMarshal.Cast<byte, short>(bytes).ToArray();
        if (posts.Length != (long)file.Rows * file.Columns)
            throw file.Fault("changed while it was read.");
        if (BitConverter.IsLittleEndian)
            BinaryPrimitives.ReverseEndianness(posts, posts);
        return TileHeights.OfWhole(file, posts);
    }

    private static (int Latitude, int Longitude) Corner(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path).ToUpperInvariant();
        if (name.Length == 7 && name[0] is 'N' or 'S' && name[3] is 'E' or 'W'
            && int.TryParse(name.AsSpan(1, 2), NumberStyles.None, CultureInfo.InvariantCulture, out int latitude) && latitude <= 90
            && int.TryParse(name.AsSpan(4, 3), NumberStyles.None, CultureInfo.InvariantCulture, out int longitude) && longitude <= 180)
        {
            return (name[0] == 'N' ? latitude : -latitude, name[3] == 'E' ? longitude : -longitude);
        }

        throw new TerrainFormatException($"{path}: the name of a tile is its south-west corner, as N39E032.hgt.");
    }
}
