using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using Parapet.Foundation;

namespace Parapet.Physics.Terrain;

/// <summary>
/// ESRI band-interleaved raster with a text header (.bil + .hdr): one band of 16-bit signed integers, either byte order.
/// Source: ESRI, "BIL, BIP, and BSQ raster files" (ArcGIS documentation). ULXMAP, ULYMAP name the centre of the first cell,
/// which is where an elevation post stands.
/// </summary>
public static class EhdrReader
{
    /// <exception cref="TerrainFormatException">Header missing, a needed key missing or unreadable, or a wrong file length.</exception>
    public static ElevationGrid Read(string bilPath)
    {
        string headerPath = Path.ChangeExtension(bilPath, bilPath.EndsWith("BIL", StringComparison.Ordinal) ? ".HDR" : ".hdr");
        if (!File.Exists(headerPath))
            throw new TerrainFormatException($"{headerPath}: the header of {Path.GetFileName(bilPath)} is missing.");
        Header header = new(headerPath);
        int rows = header.Whole("NROWS"), columns = header.Whole("NCOLS");
        header.Require("NBITS", "16");
        header.Require("NBANDS", "1");
        header.Require("LAYOUT", "BIL");
        double dy = header.Number("YDIM"), dx = header.Number("XDIM");
        bool bigEndian = header.Text("BYTEORDER", "I").StartsWith("M", StringComparison.OrdinalIgnoreCase);
        int rowBytes = header.Whole("TOTALROWBYTES", columns * 2);
        int skip = header.Whole("SKIPBYTES", 0);
        short missing = (short)header.Whole("NODATA", short.MinValue);
        byte[] bytes = File.ReadAllBytes(bilPath);
        if (bytes.Length != skip + ((long)rowBytes * rows))
            throw new TerrainFormatException($"{bilPath}: {bytes.Length} bytes, but the header asks for {skip + ((long)rowBytes * rows)}.");
        short[] posts = new short[rows * columns];
        int voids = 0;
        for (int r = 0; r < rows; r++)
        {
            Span<short> row = posts.AsSpan(r * columns, columns);
            MemoryMarshal.Cast<byte, short>(bytes.AsSpan(skip + (r * rowBytes), columns * 2)).CopyTo(row);
            if (bigEndian == BitConverter.IsLittleEndian)
                BinaryPrimitives.ReverseEndianness(row, row);
            for (int c = 0; c < columns; c++)
            {
                if (row[c] != missing)
                    continue;
                row[c] = 0;
                voids++;
            }
        }

        return new(posts, rows, columns, Angle.FromDegrees(header.Number("ULYMAP")), Angle.FromDegrees(header.Number("ULXMAP")), Angle.FromDegrees(dy), Angle.FromDegrees(dx))
        {
            Name = Path.GetFileNameWithoutExtension(bilPath),
            VoidPosts = voids,
        };
    }

    private sealed class Header
    {
        private readonly Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);
        private readonly string path;

        public Header(string path)
        {
            this.path = path;
            foreach (string line in File.ReadLines(path))
            {
                string[] parts = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
                if (parts.Length >= 2)
                    values[parts[0]] = parts[1];
            }
        }

        public string Text(string key, string otherwise) => values.GetValueOrDefault(key, otherwise);

        public void Require(string key, string value)
        {
            string got = Text(key, value);
            if (!got.Equals(value, StringComparison.OrdinalIgnoreCase))
                throw new TerrainFormatException($"{path}: {key} {got}; only {value} is read.");
        }

        public int Whole(string key, int? otherwise = null)
        {
            if (!values.TryGetValue(key, out string? text))
                return otherwise ?? throw new TerrainFormatException($"{path}: {key} is missing.");
            return int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int v)
                ? v : throw new TerrainFormatException($"{path}: {key} {text} is not a whole number.");
        }

        public double Number(string key)
        {
            if (!values.TryGetValue(key, out string? text))
                throw new TerrainFormatException($"{path}: {key} is missing.");
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double v) && double.IsFinite(v)
                ? v : throw new TerrainFormatException($"{path}: {key} {text} is not a number.");
        }
    }
}
