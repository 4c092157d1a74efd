using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Parapet.Physics.Terrain;

/// <summary>
/// Digital Terrain Elevation Data, levels 0 to 2 (.dt0, .dt1, .dt2): a header (UHL, 80 bytes), two records about the data (DSI, 648, and
/// ACC, 2,700), then one record for each meridian from the west, its heights from the south, each a sign and 15 bits of magnitude, and the sum of the
/// record's bytes. Meridians stand farther apart from 50° of latitude on. -32767 is no data. Source: MIL-PRF-89020B, "Performance
/// Specification, Digital Terrain Elevation Data" (2000), section 3.13.
/// </summary>
/// <remarks>A file whose sums are wrong is refused: one bit makes a mountain. So is one whose negative heights are two's complements.</remarks>
internal static class DtedReader
{
    private const int UhlBytes = 80, DsiBytes = 648, AccBytes = 2700, HeaderBytes = UhlBytes + DsiBytes + AccBytes;

    // Around the heights of a record: a sentinel and three counters before, the sum behind.
    private const int BeforeBytes = 8, AfterBytes = 4;
    private const byte Sentinel = 0xAA;
    private const short Null = -32767;

    public static ElevationFile Inspect(string path)
    {
        byte[] head = new byte[HeaderBytes];
        using (FileStream stream = File.OpenRead(path))
        {
            if (stream.ReadAtLeast(head, HeaderBytes, throwOnEndOfStream: false) < HeaderBytes)
                throw new TerrainFormatException($"{path}: {stream.Length} bytes; the headers of a DTED file alone have {HeaderBytes}.");
        }

        Header header = new(path, head);
        header.Require(0, "UHL1", "the header (UHL)");
        header.Require(UhlBytes, "DSI", "the data set identification (DSI)");
        header.Require(UhlBytes + DsiBytes, "ACC", "the accuracy record (ACC)");
        double west = header.Corner(4, "longitude"), south = header.Corner(12, "latitude");
        // Tenths of seconds of arc.
        double columnDeg = header.Whole(20, 4, "longitude interval") / 36000.0, rowDeg = header.Whole(24, 4, "latitude interval") / 36000.0;
        int columns = header.Whole(47, 4, "number of meridians"), rows = header.Whole(51, 4, "number of heights");
        ElevationFile file = new(path, rows, columns, south + ((rows - 1) * rowDeg), west, rowDeg, columnDeg, Read)
        {
            Datum = $"{Named(header.Text(UhlBytes + 144, 5), "WGS 84 assumed")}, heights over {Named(header.Text(UhlBytes + 141, 3), "an unstated level")} (DSI record)",
        };
        long due = HeaderBytes + ((long)columns * RecordBytes(file)), length = new FileInfo(path).Length;
        if (length != due)
            throw file.Fault($"{length} bytes, but its header asks for {HeaderBytes} + {columns} meridians of {RecordBytes(file)}.");
        return file;
    }

    private static int RecordBytes(ElevationFile file) => BeforeBytes + (2 * file.Rows) + AfterBytes;

    private static TileHeights Read(ElevationFile file)
    {
        byte[] bytes = File.ReadAllBytes(file.Path);
        if (bytes.Length != HeaderBytes + ((long)file.Columns * RecordBytes(file)))
            throw file.Fault("changed while it was read.");
        short[] posts = new short[file.Rows * file.Columns];
        for (int c = 0; c < file.Columns; c++)
        {
            ReadOnlySpan<byte> record = bytes.AsSpan(HeaderBytes + (c * RecordBytes(file)), RecordBytes(file));
            CheckRecord(file, c, record);
            for (int i = 0; i < file.Rows; i++)
            {
                ushort raw = BinaryPrimitives.ReadUInt16BigEndian(record[(BeforeBytes + (2 * i))..]);
                int height = (raw & 0x8000) == 0 ? raw : -(raw & 0x7FFF);
                if (height is < (int)TileHeights.LowestM and not Null)
                    throw file.Fault($"meridian {c + 1}, height {i + 1} reads {height} m: negative heights here are two's complements, where DTED asks for sign and magnitude; convert it with gdal_translate -of DTED.");
                posts[((file.Rows - 1 - i) * file.Columns) + c] = height == Null ? TileHeights.Void : (short)height;
            }
        }

        return TileHeights.OfWhole(file, posts);
    }

    private static void CheckRecord(ElevationFile file, int meridian, ReadOnlySpan<byte> record)
    {
        if (record[0] != Sentinel)
            throw file.Fault($"the record of meridian {meridian + 1} does not begin with AA hex.");
        if (BinaryPrimitives.ReadUInt16BigEndian(record[4..]) is ushort count && count != meridian)
            throw file.Fault($"the record of meridian {meridian + 1} names itself {count + 1}.");
        uint sum = 0;
        foreach (byte b in record[..^AfterBytes])
            sum += b;
        uint stated = BinaryPrimitives.ReadUInt32BigEndian(record[^AfterBytes..]);
        if (sum != stated)
            throw file.Fault($"the record of meridian {meridian + 1} sums to {sum}, but states {stated}; the file is damaged, or was written without sums: gdal_translate -of DTED writes them.");
    }

    private static string Named(string code, string otherwise) => code.Trim() switch
    {
        "" => otherwise,
        "WGS84" => "WGS 84",
        "MSL" => "mean sea level",
        "E96" => "EGM96",
        string other => other,
    };

    private readonly record struct Header(string Path, byte[] Bytes)
    {
        public string Text(int at, int length) => Encoding.ASCII.GetString(Bytes, at, length);

        public void Require(int at, string mark, string what)
        {
            if (Text(at, mark.Length) != mark)
                throw new TerrainFormatException($"{Path}: no DTED file: {what} does not begin with {mark}.");
        }

        public int Whole(int at, int length, string what) =>
            int.TryParse(Text(at, length), NumberStyles.None, CultureInfo.InvariantCulture, out int value)
                ? value : throw new TerrainFormatException($"{Path}: the {what} is \"{Text(at, length)}\" in the header (UHL), which is no number.");

        /// <summary>DDDMMSSH, degrees, minutes, seconds and hemisphere.</summary>
        public double Corner(int at, string what)
        {
            double degrees = Whole(at, 3, what) + (Whole(at + 3, 2, what) / 60.0) + (Whole(at + 5, 2, what) / 3600.0);
            return Text(at + 7, 1) switch
            {
                "N" or "E" => degrees,
                "S" or "W" => -degrees,
                string other => throw new TerrainFormatException($"{Path}: the {what} of the origin ends in \"{other}\" in the header (UHL); N, S, E or W is needed."),
            };
        }
    }
}
