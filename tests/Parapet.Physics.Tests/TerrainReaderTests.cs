using System.Buffers.Binary;
using Parapet.Physics.Terrain;
using Parapet.Testing;
using Xunit;

namespace Parapet.Physics.Tests;

public sealed class TerrainReaderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("parapet-terrain-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("I")]
    [InlineData("M")]
    public void Both_byte_orders_row_padding_and_missing_posts_are_read(string order)
    {
        short[] posts = [1, -2, 300, -9999, 5, 600];
        byte[] bytes = new byte[4 + (2 * 8)];
        for (int i = 0; i < 6; i++)
        {
            Span<byte> at = bytes.AsSpan(4 + (i / 3 * 8) + (i % 3 * 2));
            if (order == "M")
                BinaryPrimitives.WriteInt16BigEndian(at, posts[i]);
            else
                BinaryPrimitives.WriteInt16LittleEndian(at, posts[i]);
        }

        string path = Write("a", bytes, $"byteorder {order}\nLAYOUT BIL\nNROWS 2\nNCOLS 3\nNBANDS 1\nNBITS 16\nSKIPBYTES 4\nTOTALROWBYTES 8\nNODATA -9999\n" + Place);
        File.WriteAllText(Path.Combine(folder, "a.credit.txt"), "Somebody's data.\n");
        foreach (string name in new[] { path, Path.ChangeExtension(path, ".hdr") })
        {
            ElevationGrid grid = TerrainReader.Open(name);
            Assert.Equal([1, -2, 300, 0, 5, 600], grid.Posts.ToArray());
            Assert.Equal((1, "a", "Somebody's data."), (grid.VoidPosts, grid.Name, grid.Credit));
            Assert.Equal((-2, 600), (grid.LowestM, grid.HighestM));
            Near.Equal(600, grid.ElevationM(TerrainTests.Rad(39), TerrainTests.Rad(32)), absolute: 1e-6);
        }
    }

    [Theory]
    [InlineData("NROWS 2\nNCOLS 3\n", 11, "11 bytes")]
    [InlineData("NCOLS 3\n", 12, "NROWS is missing")]
    [InlineData("NROWS two\nNCOLS 3\n", 12, "NROWS two is not a whole number")]
    [InlineData("NROWS 2\nNCOLS 3\nNBITS 64\n", 12, "NBITS 64 of PIXELTYPE SIGNEDINT")]
    [InlineData("NROWS 2\nNCOLS 3\nPIXELTYPE FLOAT\n", 12, "floats of 32")]
    [InlineData("NROWS 2\nNCOLS 3\nNBANDS 3\n", 12, "gdal_translate -b 1")]
    [InlineData("NROWS 2\nNCOLS 3\nLAYOUT BSQ\n", 12, "LAYOUT BSQ; BIL and BIP are read")]
    [InlineData("NROWS 2\nNCOLS 3\nNROWS 4\n", 12, "NROWS stands there twice")]
    [InlineData("NROWS 2000000000\nNCOLS 2000000000\n", 12, "2000000000 x 2000000000 posts are more than")]
    [InlineData("NROWS 2\nNCOLS 500000000\nNBITS 32\n", 12, "cells of 1 x 1 are no degrees")]
    [InlineData("NROWS 2\nNCOLS 3\nTOTALROWBYTES -6\n", 12, "asks for 0 + 2 x -6")]
    [InlineData("NROWS 2\nNCOLS 3\nSKIPBYTES -6\n", 6, "asks for -6")]
    [InlineData("NROWS 1\nNCOLS 6\n", 12, "at least 2 x 2")]
    public void A_file_that_contradicts_itself_is_refused_with_the_reason(string header, int length, string reason) =>
        Assert.Contains(reason, Refusal(Write("b", new byte[length], header + Place)), StringComparison.Ordinal);

    [Fact]
    public void What_is_missing_or_unknown_is_refused_by_name()
    {
        Assert.Contains("no such elevation file", Refusal(Path.Combine(folder, "nowhere.bil")), StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder, "c.tif"), "");
        Assert.Contains("not a known elevation format", Refusal(Path.Combine(folder, "c.tif")), StringComparison.Ordinal);
        File.WriteAllBytes(Path.Combine(folder, "d.bil"), new byte[12]);
        Assert.Contains("d.hdr: the header of the elevation file is missing", Refusal(Path.Combine(folder, "d.bil")), StringComparison.Ordinal);
        Assert.Contains("d.hdr: the header of the elevation file is missing", Refusal(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Neighbouring_tiles_become_one_grid()
    {
        Tile("N39E032", (r, c) => (short)(r + c));
        Tile("N39E033", (r, c) => (short)(1200 + r + c));
        Tile("N38E033", (r, c) => r == 600 && c == 600 ? short.MinValue : (short)(2400 + r + c));
        ElevationGrid grid = TerrainReader.Open(folder);
        Assert.Equal((2401, 2401, 1), (grid.Rows, grid.Columns, grid.VoidPosts));
        Near.Equal(1200 + 300, Elevation(39.75, 33), absolute: 1e-6);
        Near.Equal(1200 + 300 + 600, Elevation(39.75, 33.5), absolute: 1e-6);
        Near.Equal(300 + 600, Elevation(39.75, 32.5), absolute: 1e-6);
        Near.Equal(2400 + 300 + 900, Elevation(38.75, 33.75), absolute: 1e-6);
        Near.Equal(0, Elevation(38.5, 33.5), absolute: 1e-6); // the void post
        Near.Equal(0, Elevation(38.5, 32.5), absolute: 0); // no tile there

        double Elevation(double latitude, double longitude) => grid.ElevationM(TerrainTests.Rad(latitude), TerrainTests.Rad(longitude));
    }

    [Fact]
    public void A_single_tile_opens_and_a_bad_one_is_refused()
    {
        Tile("S01W070", (r, c) => (short)(c - r));
        ElevationGrid grid = TerrainReader.Open(Path.Combine(folder, "S01W070.hgt"));
        Near.Equal(600 - 300, grid.ElevationM(TerrainTests.Rad(-0.25), TerrainTests.Rad(-69.5)), absolute: 1e-6);
        File.WriteAllBytes(Path.Combine(folder, "N00E000.hgt"), new byte[100]);
        Assert.Contains("100 bytes", Refusal(Path.Combine(folder, "N00E000.hgt")), StringComparison.Ordinal);
        File.Move(Path.Combine(folder, "S01W070.hgt"), Path.Combine(folder, "tile.hgt"));
        Assert.Contains("south-west corner", Refusal(Path.Combine(folder, "tile.hgt")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_lies_under_no_tile_and_what_neighbours_disagree_on_is_reported()
    {
        Tile("N39E032", (r, c) => (short)(r + c));
        Tile("N38E033", (r, c) => 7);
        ElevationGrid grid = TerrainReader.Open(folder);
        Assert.Equal((2 * 1200 * 1200, 0), (grid.GapPosts, grid.VoidPosts));
        string[] faults = ["2,880,000 of 5,764,801 posts lie under no file and count as sea", "files that overlap differ by up to 2393 m, the most at N39E032.hgt"];
        Assert.Equal(faults, grid.Faults);
        Assert.Equal("WGS 84, heights over EGM96 (as SRTM states)", grid.Datum);
    }

    private const string Place = "ULXMAP 30\nULYMAP 40\nXDIM 1\nYDIM 1\n";

    private static string Refusal(string path) => Assert.Throws<TerrainFormatException>(() => TerrainReader.Open(path)).Message;

    private string Write(string name, byte[] bytes, string header)
    {
        File.WriteAllText(Path.Combine(folder, name + ".hdr"), header);
        string path = Path.Combine(folder, name + ".bil");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private void Tile(string name, Func<int, int, short> height)
    {
        byte[] bytes = new byte[1201 * 1201 * 2];
        for (int r = 0; r < 1201; r++)
        {
            for (int c = 0; c < 1201; c++)
                BinaryPrimitives.WriteInt16BigEndian(bytes.AsSpan(((r * 1201) + c) * 2), height(r, c));
        }

        File.WriteAllBytes(Path.Combine(folder, name + ".hgt"), bytes);
    }
}
