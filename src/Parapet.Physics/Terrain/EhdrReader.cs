using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Parapet.Physics.Terrain;

/// <summary>
/// ESRI band-interleaved raster with a text header (.bil or .bip, + .hdr): one band of 8, 16 or 32-bit integers or 32-bit floats,
/// either byte order. Source: ESRI, "BIL, BIP, and BSQ raster files" (ArcGIS Desktop documentation). ULXMAP and ULYMAP, in degrees, name
/// the centre of the first cell, which is where an elevation post stands. Where PIXELTYPE is not given, 8 bits are unsigned and more
/// bits signed, as in elevation files. A .prj beside the file may state the datum.
/// </summary>
internal static class EhdrReader
{
    public static ElevationFile Inspect(string path)
    {
        EhdrHeader header = EhdrHeader.Read(Partner(path, "hdr"));
        int rows = header.Whole("NROWS"), columns = header.Whole("NCOLS");
        if (header.Whole("NBANDS", 1) is not 1 and int bands)
            throw new TerrainFormatException($"{header.Path}: NBANDS {bands}; only 1 is read: take the band of heights with gdal_translate -b 1 -of EHdr.");
        if (header.Text("LAYOUT", "BIL").ToUpperInvariant() is not ("BIL" or "BIP") and string layout)
            throw new TerrainFormatException($"{header.Path}: LAYOUT {layout}; BIL and BIP are read: convert with gdal_translate -of EHdr.");
        Sample sample = SampleOf(header);
        ElevationFile file = new(
            path, rows, columns, header.Number("ULYMAP"), header.Number("ULXMAP"), header.Number("YDIM"), header.Number("XDIM"),
            f => ReadHeights(f, header, sample))
        {
            Datum = ProjectionFile.DatumBeside(path),
        };
        long packed = columns * (long)sample.Bytes, rowBytes = header.Has("TOTALROWBYTES") ? header.Whole("TOTALROWBYTES") : packed, skip = header.Whole("SKIPBYTES", 0);
        long length = new FileInfo(path).Length;
        if (rowBytes < packed || skip < 0 || length != skip + (rowBytes * rows))
            throw file.Fault($"{length} bytes, but its header asks for {skip} + {rows} x {rowBytes}.");
        return file;
    }

    /// <summary>The file of the pair with the other extension, in lower or upper case as the given one.</summary>
    public static string Partner(string path, string extension) =>
        Path.ChangeExtension(path, char.IsUpper(path[^1]) ? extension.ToUpperInvariant() : extension);

    private static Sample SampleOf(EhdrHeader header)
    {
        int bits = header.Whole("NBITS", 16);
        string type = header.Text("PIXELTYPE", bits == 8 ? "UNSIGNEDINT" : "SIGNEDINT").ToUpperInvariant();
        if (bits is not (8 or 16 or 32) || (type == "FLOAT" && bits != 32) || type is not ("SIGNEDINT" or "UNSIGNEDINT" or "FLOAT"))
            throw new TerrainFormatException($"{header.Path}: NBITS {bits} of PIXELTYPE {type}; integers of 8, 16 or 32 bits and floats of 32 are read: convert with gdal_translate -ot Int16 -of EHdr.");
        return new(bits / 8, type == "FLOAT", type == "SIGNEDINT", header.Text("BYTEORDER", "I").StartsWith('M') || header.Text("BYTEORDER", "I").StartsWith('m'));
    }

    private static TileHeights ReadHeights(ElevationFile file, EhdrHeader header, Sample sample)
    {
        int rowBytes = header.Whole("TOTALROWBYTES", file.Columns * sample.Bytes), skip = header.Whole("SKIPBYTES", 0);
        double? missing = header.Missing("NODATA");
        byte[] bytes = File.ReadAllBytes(file.Path);
        if (bytes.Length != skip + ((long)rowBytes * file.Rows))
            throw file.Fault("changed while it was read.");
        if (sample is { Bytes: 2, Signed: true } && missing is null or (>= short.MinValue and <= short.MaxValue))
            return TileHeights.OfWhole(file, Shorts(file, bytes, rowBytes, skip, sample.MostSignificantFirst, (short)(missing ?? TileHeights.Void)));
        float[] heights = new float[file.Rows * file.Columns];
        // As the sample type can hold it: -3.4028235e38 has other digits in a double.
        float none = (float)(missing ?? double.NaN);
        for (int i = 0; i < heights.Length; i++)
        {
            float h = sample.At(bytes.AsSpan(skip + (i / file.Columns * rowBytes) + (i % file.Columns * sample.Bytes)));
            heights[i] = h == none ? float.NaN : h;
        }

        return TileHeights.OfReal(file, heights);
    }

    private static short[] Shorts(ElevationFile file, byte[] bytes, int rowBytes, int skip, bool mostSignificantFirst, short missing)
    {
        short[] posts = new short[file.Rows * file.Columns];
        for (int r = 0; r < file.Rows; r++)
        {
            Span<short> row = posts.AsSpan(r * file.Columns, file.Columns);
            MemoryMarshal.Cast<byte, short>(bytes.AsSpan(skip + (r * rowBytes), file.Columns * 2)).CopyTo(row);
            if (mostSignificantFirst == BitConverter.IsLittleEndian)
                BinaryPrimitives.ReverseEndianness(row, row);
            row.Replace(missing, TileHeights.Void);
        }

        return posts;
    }

    private readonly record struct Sample(int Bytes, bool Float, bool Signed, bool MostSignificantFirst)
    {
        public float At(ReadOnlySpan<byte> bytes) => (Bytes, Float, Signed, MostSignificantFirst) switch
        {
            (1, _, true, _) => (sbyte)bytes[0],
            (1, _, false, _) => bytes[0],
            (2, _, true, true) => BinaryPrimitives.ReadInt16BigEndian(bytes),
            (2, _, true, false) => BinaryPrimitives.ReadInt16LittleEndian(bytes),
            (2, _, false, true) => BinaryPrimitives.ReadUInt16BigEndian(bytes),
            (2, _, false, false) => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
            (_, true, _, true) => BinaryPrimitives.ReadSingleBigEndian(bytes),
            (_, true, _, false) => BinaryPrimitives.ReadSingleLittleEndian(bytes),
            (_, _, true, true) => BinaryPrimitives.ReadInt32BigEndian(bytes),
            (_, _, true, false) => BinaryPrimitives.ReadInt32LittleEndian(bytes),
            (_, _, false, true) => BinaryPrimitives.ReadUInt32BigEndian(bytes),
            _ => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        };
    }
}
