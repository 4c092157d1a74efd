using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Parapet.Physics.Terrain;
using Parapet.Testing;
using Xunit;

namespace Parapet.Physics.Tests;

/// <summary>Every elevation format read back from files made here to its description, and what is wrong with a file told by name.</summary>
public sealed class TerrainFormatTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("parapet-formats-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(8, "UNSIGNEDINT", "I")]
    [InlineData(8, "SIGNEDINT", "I")]
    [InlineData(16, "UNSIGNEDINT", "M")]
    [InlineData(32, "SIGNEDINT", "I")]
    [InlineData(32, "SIGNEDINT", "M")]
    [InlineData(32, "UNSIGNEDINT", "M")]
    [InlineData(32, "FLOAT", "I")]
    [InlineData(32, "FLOAT", "M")]
    public void Every_sample_of_an_EHdr_raster_is_read(int bits, string type, string order)
    {
        int[] heights = [0, 1, 100, 127, 3, 4];
        byte[] bytes = new byte[heights.Length * bits / 8];
        for (int i = 0; i < heights.Length; i++)
        {
            Span<byte> at = bytes.AsSpan(i * bits / 8, bits / 8);
            uint raw = type == "FLOAT" ? BitConverter.SingleToUInt32Bits(heights[i]) : (uint)heights[i];
            for (int b = 0; b < at.Length; b++)
                at[order == "M" ? at.Length - 1 - b : b] = (byte)(raw >> (8 * b));
        }

        ElevationGrid grid = TerrainReader.Open(Raster("a.bip", bytes, $"LAYOUT BIP\nNBITS {bits}\nPIXELTYPE {type}\nBYTEORDER {order}\nNODATA 3\n"));
        Assert.Equal([0, 1, 100, 127, 0, 4], grid.Posts.ToArray());
        Assert.Equal((1, 1.0, 0.0), (grid.VoidPosts, grid.PostUnitM, grid.RoundingM));
    }

    [Theory]
    [InlineData(300, 0.01)]
    [InlineData(900, 0.05)]
    [InlineData(8848, 0.5)]
    public void Heights_with_fractions_are_rounded_by_no_more_than_is_stated(double highest, double unit)
    {
        float[] heights = [.. Enumerable.Range(0, 6).Select(i => (float)((highest * i / 5.0) + (i is > 0 and < 5 ? 0.123 * i : 0)))];
        heights[1] = float.NaN;
        heights[2] = -3.4028235e38f;
        byte[] bytes = [.. heights.SelectMany(BitConverter.GetBytes)];
        ElevationGrid grid = TerrainReader.Open(Raster("f.bil", bytes, "NBITS 32\nPIXELTYPE FLOAT\nNODATA -3.40282346638529e+38\n"));
        Assert.Equal((2, unit, unit / 2), (grid.VoidPosts, grid.PostUnitM, grid.RoundingM));
        foreach (int i in (int[])[0, 3, 4, 5])
            Near.Equal(heights[i], grid.PostM(i / 3, i % 3), absolute: grid.RoundingM + 1e-4);
    }

    [Theory]
    [InlineData("xllcorner 30\nyllcorner 40\ncellsize 0.5\n", 30.25, 41.25)]
    [InlineData("XLLCENTER 30\nYLLCENTER 40\nCELLSIZE 0.5\n", 30, 41)]
    [InlineData("xllcorner 30\nyllcorner 40\ndx 0.5\ndy 0.25\n", 30.25, 40.625)]
    public void An_ascii_grid_names_the_corner_or_the_centre_of_its_first_cell(string place, double west, double north)
    {
        const string heights = "1 2 3 4\n5 -9999 7.0 8\n9 10 11\n12\n";
        foreach (string name in (string[])["a.asc", "b.ASC", "c.asc.gz"])
        {
            ElevationGrid grid = TerrainReader.Open(Ascii(name, "ncols 4\nnrows 3\n" + place + "NODATA_value -9999\n" + heights));
            Assert.Equal([1, 2, 3, 4, 5, 0, 7, 8, 9, 10, 11, 12], grid.Posts.ToArray());
            Assert.Equal(1, grid.VoidPosts);
            Near.Equal(west, grid.West.Degrees, absolute: 1e-12);
            Near.Equal(north, grid.North.Degrees, absolute: 1e-12);
            Assert.Equal(name[..1], grid.Name);
        }
    }

    [Theory]
    [InlineData("ncols 2\nnrows 2\nxllcorner 30\nyllcorner 40\ncellsize 1\n1 2 3\n", "3 heights, but its header asks for 2 x 2 = 4")]
    [InlineData("ncols 2\nnrows 2\nxllcorner 30\nyllcorner 40\ncellsize 1\n1 2 3 4 5\n", "more heights than the 2 x 2")]
    [InlineData("ncols 2\nnrows 2\nxllcorner 30\nyllcorner 40\ncellsize 1\n1 2 3,5 4\n", "row 2, column 1: \"3,5\" is not a number; numbers have a point")]
    [InlineData("ncols 2\nnrows 2\nxllcorner 30,5\nyllcorner 40\ncellsize 1\n1 2 3 4\n", "xllcorner 30,5 is not a number; numbers have a point")]
    [InlineData("ncols 2\nnrows 2\nyllcorner 40\ncellsize 1\n1 2 3 4\n", "xllcorner is missing")]
    [InlineData("ncols 2\nnrows 2\nxllcorner 30\nyllcorner 40\n1 2 3 4\n", "cellsize is missing")]
    [InlineData("ncols 2\nnrows -2\nxllcorner 30\nyllcorner 40\ncellsize 1\n", "-2 x 2 cells")]
    [InlineData("ncols 30000\nnrows 30000\nxllcorner 0\nyllcorner 0\ncellsize 0.001\n1 2\n", "2 heights, but its header asks for 30000 x 30000")]
    [InlineData("ncols 99999999999\nnrows 2\nxllcorner 0\nyllcorner 0\ncellsize 1\n1 2\n", "ncols 99999999999 is not a whole number")]
    [InlineData("ncols 2\nnrows 2\nxllcorner 400000\nyllcorner 4969900\ncellsize 100\n1 2 3 4\n", "no degrees of longitude and latitude; project it with gdalwarp")]
    [InlineData("ncols 2\nnrows 2\nxllcorner 30\nyllcorner 40\ncellsize 1\n1 2 3 -32768\n", "row 2, column 2 stands at -32768 m, which is no height of the ground")]
    [InlineData("ncols 2\nnrows 2\nxllcorner 30\nyllcorner 40\ncellsize 1\n1 2 3 1e30\n", "which is no height of the ground")]
    [InlineData("ncols 2\nncols 3\nnrows 2\nxllcorner 30\nyllcorner 40\ncellsize 1\n", "ncols stands there twice")]
    [InlineData("", "nrows is missing")]
    public void An_ascii_grid_that_contradicts_itself_is_refused_with_the_reason(string text, string reason)
    {
        Assert.Contains(reason, Refusal(Ascii("a.asc", text)), StringComparison.Ordinal);
        if (text.Length > 0)
            Assert.Contains(reason, Refusal(Ascii("b.asc.gz", text)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_gzip_or_no_number_as_long_as_the_file_is_refused()
    {
        File.WriteAllText(Path.Combine(folder, "x.asc.gz"), "ncols 2");
        Assert.Contains("not packed by gzip", Refusal(Path.Combine(folder, "x.asc.gz")), StringComparison.Ordinal);
        Assert.Contains("is not a number", Refusal(Ascii("y.asc", "ncols 2\nnrows 2\nxllcorner 30\nyllcorner 40\ncellsize 1\n" + new string('1', 5000))), StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder, "z.prj"), "PROJCS[\"WGS 84 / UTM zone 36N\"]");
        Assert.Contains("z.prj: the coordinates are projected", Refusal(Ascii("z.asc", "ncols 2\nnrows 2\nxllcorner 30\nyllcorner 40\ncellsize 1\n1 2 3 4\n")), StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_of_any_kind_are_refused_and_never_crash()
    {
        string[] names = ["n.asc", "n.asc.gz", "n.dt1", "N39E032.hgt", "n.bil", "n.bip"];
        for (uint i = 0; i < 60; i++)
        {
            byte[] bytes = [.. Enumerable.Range(0, 20 + (int)(80 * i)).Select(k => (byte)(Foundation.StreamKey.NameHash($"{i} {k}") >> 7))];
            if (i % 3 == 0)
                Encoding.ASCII.GetBytes("ncols 4 nrows 4 ").CopyTo(bytes, 0);
            string path = Path.Combine(folder, names[i % names.Length]);
            File.WriteAllBytes(path, bytes);
            File.WriteAllBytes(Path.Combine(folder, "n.hdr"), bytes);
            Assert.Contains(folder, Refusal(path), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("dt0", 30, 30)]
    [InlineData("dt1", 3, 6)] // 50 to 70 degrees of latitude
    [InlineData("dt2", 1, 4)]
    public void Dted_cells_are_read_with_their_sign_and_magnitude(string extension, int rowSeconds, int columnSeconds)
    {
        int[,] heights = { { 1, 2, 3 }, { -430, -32767, 8848 }, { 4, 5, -1 } };
        string path = Path.Combine(folder, $"n52.{extension}");
        File.WriteAllBytes(path, Dted(heights, "0130000E", "0520000N", columnSeconds, rowSeconds));
        ElevationGrid grid = TerrainReader.Open(path);
        Assert.Equal([1, 2, 3, -430, 0, 8848, 4, 5, -1], grid.Posts.ToArray());
        Assert.Equal((1, "WGS 84, heights over EGM96 (DSI record)"), (grid.VoidPosts, grid.Datum));
        Near.Equal(52 + (2 * rowSeconds / 3600.0), grid.North.Degrees, absolute: 1e-12);
        Near.Equal(13, grid.West.Degrees, absolute: 1e-12);
        Near.Equal(columnSeconds / 3600.0, grid.LongitudeSpacing.Degrees, absolute: 1e-15);
        Near.Equal(rowSeconds / 3600.0, grid.LatitudeSpacing.Degrees, absolute: 1e-15);
    }

    [Fact]
    public void Dted_south_and_west_is_told_by_the_hemisphere()
    {
        string path = Path.Combine(folder, "s34.dt0");
        File.WriteAllBytes(path, Dted(new int[,] { { 1, 2 }, { 3, 4 } }, "0583000W", "0340000S", 30, 30));
        ElevationGrid grid = TerrainReader.Open(path);
        Near.Equal(-58.5, grid.West.Degrees, absolute: 1e-12);
        Near.Equal(-34 + (1 / 120.0), grid.North.Degrees, absolute: 1e-12);
    }

    [Fact]
    public void A_damaged_dted_cell_is_refused_with_the_place()
    {
        byte[] good = Dted(new int[,] { { 1, 2, 3 }, { 4, 5, 6 } }, "0320000E", "0390000N", 30, 30);
        const int data = 3428, record = 8 + 4 + 4;
        Assert.Contains("1000 bytes; the headers of a DTED file alone have 3428", Broken(b => b[..1000]), StringComparison.Ordinal);
        Assert.Contains($"{good.Length - 7} bytes, but its header asks for 3428 + 3 meridians of {record}", Broken(b => b[..^7]), StringComparison.Ordinal);
        Assert.Contains("the record of meridian 2 sums to", Broken(b => Put(b, data + record + 9, 77)), StringComparison.Ordinal);
        Assert.Contains("the record of meridian 3 does not begin with AA", Broken(b => Put(b, data + (2 * record), 0)), StringComparison.Ordinal);
        Assert.Contains("the record of meridian 1 names itself 10", Broken(b => Put(b, data + 5, 9)), StringComparison.Ordinal);
        Assert.Contains("the header (UHL) does not begin with UHL1", Broken(b => Put(b, 0, (byte)'X')), StringComparison.Ordinal);
        Assert.Contains("the accuracy record (ACC)", Broken(b => Put(b, 80 + 648, (byte)'X')), StringComparison.Ordinal);
        Assert.Contains("the number of meridians is \" 003\"", Broken(b => Put(b, 47, (byte)' ')), StringComparison.Ordinal);
        Assert.Contains("the latitude of the origin ends in \"?\"", Broken(b => Put(b, 19, (byte)'?')), StringComparison.Ordinal);
        Assert.Contains("but its header asks for 3428 + 9003 meridians", Broken(b => Put(b, 47, (byte)'9')), StringComparison.Ordinal);
        Assert.Contains("two's complements", Broken(_ => Dted(new int[,] { { 1, -32760, 3 }, { 4, 5, 6 } }, "0320000E", "0390000N", 30, 30)), StringComparison.Ordinal);

        string Broken(Func<byte[], byte[]> harm)
        {
            string path = Path.Combine(folder, "n39.dt0");
            File.WriteAllBytes(path, harm([.. good]));
            return Refusal(path);
        }

        static byte[] Put(byte[] bytes, int at, byte value)
        {
            bytes[at] = value;
            return bytes;
        }
    }

    [Fact]
    public void Files_of_several_kinds_and_steps_become_one_surface()
    {
        // 1" beside 3" in longitude, as DTED has them on both sides of 50 degrees: posts in between lie on the coarser surface.
        int[,] south = new int[4, 7], north = new int[4, 3];
        for (int r = 0; r < 4; r++)
        {
            for (int c = 0; c < 7; c++)
                south[r, c] = 100 + (10 * r) + (3 * c);
            for (int c = 0; c < 3; c++)
                north[r, c] = 70 + (10 * r) + (9 * c);
        }

        Directory.CreateDirectory(Path.Combine(folder, "e013"));
        File.WriteAllBytes(Path.Combine(folder, "e013", "n49.dt2"), Dted(south, "0130000E", "0495957N", 1, 1));
        File.WriteAllBytes(Path.Combine(folder, "e013", "n50.dt2"), Dted(north, "0130000E", "0500000N", 3, 1));
        double step = 1 / 3600.0;
        Ascii("east.asc", string.Create(CultureInfo.InvariantCulture, $"ncols 2\nnrows 2\nxllcenter {13 + (6 * step):F12}\nyllcenter {50 - step:F12}\ncellsize {step:F15}\n118 121\n128 131\n"));
        ElevationGrid grid = TerrainReader.Open(folder);
        Assert.Equal((7, 8, 0), (grid.Rows, grid.Columns, grid.VoidPosts));
        for (int r = 0; r < 7; r++)
        {
            for (int c = 0; c < 7; c++)
                Near.Equal(70 + (10 * r) + (3 * c), grid.PostM(r, c), absolute: 0.5);
        }

        Assert.Equal((0, 0, 121), (grid.PostM(0, 7), grid.PostM(6, 7), grid.PostM(3, 7)));
        Assert.Equal((5, 0.5), (grid.GapPosts, grid.RoundingM)); // the eastern column but for two posts
        Assert.Equal(["5 of 56 posts lie under no file and count as sea"], grid.Faults);
    }

    [Fact]
    public void Files_that_share_no_lattice_are_refused()
    {
        const string heights = "1 2\n3 4\n";
        Ascii("a.asc", "ncols 2\nnrows 2\nxllcenter 30\nyllcenter 40\ncellsize 0.1\n" + heights);
        Ascii("b.asc", "ncols 2\nnrows 2\nxllcenter 30.13\nyllcenter 40\ncellsize 0.1\n" + heights);
        Assert.Contains("b.asc: its posts do not stand on those of a.asc", Refusal(folder), StringComparison.Ordinal);
        Ascii("b.asc", "ncols 2\nnrows 2\nxllcenter 30.1\nyllcenter 40\ncellsize 0.17\n" + heights);
        Assert.Contains("no multiple of the finest here (360 x 360)", Refusal(folder), StringComparison.Ordinal);
        Ascii("b.asc", "ncols 2\nnrows 2\nxllcenter -170\nyllcenter 40\ncellsize 0.1\n" + heights);
        Ascii("c.asc", "ncols 2\nnrows 2\nxllcenter 179\nyllcenter -40\ncellsize 0.001\n" + heights);
        Assert.Contains("Tiles on both sides of the 180th meridian are not joined", Refusal(folder), StringComparison.Ordinal);
    }

    private static string Refusal(string path) => Assert.Throws<TerrainFormatException>(() => TerrainReader.Open(path)).Message;

    private string Raster(string name, byte[] bytes, string header)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllBytes(path, bytes);
        File.WriteAllText(Path.ChangeExtension(path, ".hdr"), "NROWS 2\nNCOLS 3\nULXMAP 30\nULYMAP 40\nXDIM 1\nYDIM 1\n" + header);
        return path;
    }

    private string Ascii(string name, string text)
    {
        string path = Path.Combine(folder, name);
        using Stream file = File.Create(path), stream = name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionLevel.Fastest) : file;
        stream.Write(Encoding.ASCII.GetBytes(text));
        return path;
    }

    /// <summary>A cell to MIL-PRF-89020B from rows north to south.</summary>
    private static byte[] Dted(int[,] heights, string longitude, string latitude, int columnSeconds, int rowSeconds)
    {
        int rows = heights.GetLength(0), columns = heights.GetLength(1);
        string uhl = string.Create(CultureInfo.InvariantCulture, $"UHL1{longitude}{latitude}{columnSeconds * 10:D4}{rowSeconds * 10:D4}0020U  {"",12}{columns:D4}{rows:D4}0").PadRight(80);
        string dsi = ("DSIU".PadRight(141) + "E96WGS84").PadRight(648);
        MemoryStream file = new();
        file.Write(Encoding.ASCII.GetBytes(uhl + dsi + "ACC".PadRight(2700)));
        for (int c = 0; c < columns; c++)
        {
            byte[] record = new byte[8 + (2 * rows) + 4];
            record[0] = 0xAA;
            record[3] = (byte)c;
            BinaryPrimitives.WriteUInt16BigEndian(record.AsSpan(4), (ushort)c);
            for (int i = 0; i < rows; i++)
            {
                int h = heights[rows - 1 - i, c];
                BinaryPrimitives.WriteUInt16BigEndian(record.AsSpan(8 + (2 * i)), h < 0 ? (ushort)(0x8000 | -h) : (ushort)h);
            }

            BinaryPrimitives.WriteUInt32BigEndian(record.AsSpan(8 + (2 * rows)), (uint)record.Sum(b => b));
            file.Write(record);
        }

        return file.ToArray();
    }
}
