using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using Parapet.Foundation;

namespace Parapet.Physics.Terrain;

/// <summary>
/// SRTM tiles (.hgt): one degree square, 1,201 x 1,201 posts (3") or 3,601 x 3,601 (1"), 16-bit big-endian, rows north to
/// south, named after the south-west corner (N39E032.hgt); -32768 is no data. Neighbours share their edge posts.
/// Source: NASA, "The Shuttle Radar Topography Mission (SRTM) Collection User Guide" (2015), section 2.1.2.
/// </summary>
public static class HgtReader
{
    private const long MostPosts = 1L << 30;

    /// <exception cref="TerrainFormatException">The name is no corner, or the length fits neither spacing.</exception>
    public static ElevationGrid ReadTile(string path) => Stitch([path], Path.GetFileNameWithoutExtension(path));

    /// <summary>All tiles of a folder as one grid; where a tile is missing between them it is sea.</summary>
    /// <exception cref="TerrainFormatException">No tile there, tiles of two spacings, or more than 2^30 posts in all.</exception>
    public static ElevationGrid ReadFolder(string folder)
    {
        string[] paths = [.. Directory.EnumerateFiles(folder).Where(p => Path.GetExtension(p).Equals(".hgt", StringComparison.OrdinalIgnoreCase))];
        if (paths.Length == 0)
            throw new TerrainFormatException($"{folder}: no .hgt tile in this folder.");
        Array.Sort(paths, StringComparer.Ordinal);
        return Stitch(paths, Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)));
    }

    private static ElevationGrid Stitch(string[] paths, string name)
    {
        (int Latitude, int Longitude)[] corners = Array.ConvertAll(paths, Corner);
        int side = Side(paths[0]);
        int south = corners.Min(c => c.Latitude), north = corners.Max(c => c.Latitude) + 1;
        int west = corners.Min(c => c.Longitude), east = corners.Max(c => c.Longitude) + 1;
        long rows = ((long)(north - south) * (side - 1)) + 1, columns = ((long)(east - west) * (side - 1)) + 1;
        if (rows * columns > MostPosts)
            throw new TerrainFormatException($"{Path.GetDirectoryName(paths[0])}: the tiles span {rows} x {columns} posts, more than {MostPosts}.");
        short[] posts = new short[rows * columns];
        int voids = 0;
        for (int i = 0; i < paths.Length; i++)
        {
            if (Side(paths[i]) != side)
                throw new TerrainFormatException($"{paths[i]}: {Side(paths[i])} posts a side, but {Path.GetFileName(paths[0])} has {side}.");
            long first = ((north - corners[i].Latitude - 1) * (side - 1) * columns) + ((corners[i].Longitude - west) * (side - 1));
            voids += Copy(File.ReadAllBytes(paths[i]), side, posts, first, (int)columns);
        }

        Angle spacing = Angle.FromDegrees(1.0 / (side - 1));
        return new(posts, (int)rows, (int)columns, Angle.FromDegrees(north), Angle.FromDegrees(west), spacing, spacing)
        {
            Name = name,
            VoidPosts = voids,
            Credit = TerrainCredit.Beside(paths[0]),
        };
    }

    private static int Copy(byte[] bytes, int side, short[] posts, long first, int columns)
    {
        ReadOnlySpan<short> tile = MemoryMarshal.Cast<byte, short>(bytes);
        int voids = 0;
        for (int r = 0; r < side; r++)
        {
            Span<short> row = posts.AsSpan((int)(first + ((long)r * columns)), side);
            tile.Slice(r * side, side).CopyTo(row);
            if (BitConverter.IsLittleEndian)
                BinaryPrimitives.ReverseEndianness(row, row);
            voids += row.Count(short.MinValue);
            row.Replace(short.MinValue, (short)0);
        }

        return voids;
    }

    private static int Side(string path) => new FileInfo(path).Length switch
    {
        1201L * 1201 * 2 => 1201,
        3601L * 3601 * 2 => 3601,
        long n => throw new TerrainFormatException($"{path}: {n} bytes; a tile has 1201 x 1201 or 3601 x 3601 posts of 2 bytes."),
    };

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
