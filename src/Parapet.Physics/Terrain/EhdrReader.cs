using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Parapet.Foundation;

namespace Parapet.Physics.Terrain;

/// <summary>
/// ESRI band-interleaved raster with a text header (.bil + .hdr): one band of 16-bit signed integers, either byte order.
/// Source: ESRI, "BIL, BIP, and BSQ raster files" (ArcGIS Desktop documentation). ULXMAP and ULYMAP, in degrees, name the
/// centre of the first cell, which is where an elevation post stands. Posts without data count as 0 m and are reported.
/// </summary>
public static class EhdrReader
{
    /// <exception cref="TerrainFormatException">Header missing, a needed key missing or unreadable, or a wrong file length.</exception>
    public static ElevationGrid Read(string bilPath)
    {
        EhdrHeader header = EhdrHeader.Read(Partner(bilPath, "hdr"));
        int rows = header.Whole("NROWS"), columns = header.Whole("NCOLS");
        double dy = header.Number("YDIM"), dx = header.Number("XDIM");
        if (rows < 2 || columns < 2 || !(dy > 0) || !(dx > 0))
            throw new TerrainFormatException($"{header.Path}: {rows} x {columns} cells of {dy} x {dx}; at least 2 x 2 of a positive size are needed.");
        header.Require("NBITS", "16");
        header.Require("NBANDS", "1");
        header.Require("LAYOUT", "BIL");
        if (header.Text("PIXELTYPE", "SIGNEDINT").StartsWith("UNSIGNED", StringComparison.OrdinalIgnoreCase))
            throw new TerrainFormatException($"{header.Path}: PIXELTYPE UNSIGNEDINT; only SIGNEDINT is read.");
        bool bigEndian = header.Text("BYTEORDER", "I").StartsWith("M", StringComparison.OrdinalIgnoreCase);
        int rowBytes = header.Whole("TOTALROWBYTES", columns * 2), skip = header.Whole("SKIPBYTES", 0);
        int missing = header.Whole("NODATA", short.MinValue);
        byte[] bytes = File.ReadAllBytes(bilPath);
        if (rowBytes < columns * 2L || skip < 0 || bytes.Length != skip + ((long)rowBytes * rows))
            throw new TerrainFormatException($"{bilPath}: {bytes.Length} bytes, but its header asks for {skip} + {rows} x {rowBytes}.");
        short[] posts = new short[rows * columns];
        int voids = 0;
        for (int r = 0; r < rows; r++)
        {
            Span<short> row = posts.AsSpan(r * columns, columns);
            MemoryMarshal.Cast<byte, short>(bytes.AsSpan(skip + (r * rowBytes), columns * 2)).CopyTo(row);
            if (bigEndian == BitConverter.IsLittleEndian)
                BinaryPrimitives.ReverseEndianness(row, row);
            if (missing is < short.MinValue or > short.MaxValue)
                continue;
            voids += row.Count((short)missing);
            row.Replace((short)missing, (short)0);
        }

        return new(
            posts,
            rows,
            columns,
            Angle.FromDegrees(header.Number("ULYMAP")),
            Angle.FromDegrees(header.Number("ULXMAP")),
            Angle.FromDegrees(dy),
            Angle.FromDegrees(dx))
        {
            Name = Path.GetFileNameWithoutExtension(bilPath),
            Credit = TerrainCredit.Beside(bilPath),
            VoidPosts = voids,
        };
    }

    /// <summary>The file of the pair with the other extension, in lower or upper case as the given one.</summary>
    internal static string Partner(string path, string extension) =>
        Path.ChangeExtension(path, char.IsUpper(path[^1]) ? extension.ToUpperInvariant() : extension);
}
