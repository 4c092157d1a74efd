using System.Security.Cryptography;
using Parapet.Foundation;
using Parapet.Physics.Terrain;
using Parapet.Testing;
using Xunit;

namespace Parapet.Physics.Tests;

public class TerrainTests
{
    internal static readonly ElevationGrid Turkey = TerrainReader.Open(Checkout.Path("data", "terrain", "turkey-dted0.bil"));

    [Fact]
    public void The_shipped_terrain_is_the_one_that_was_checked()
    {
        byte[] bytes = File.ReadAllBytes(Checkout.Path("data", "terrain", "turkey-dted0.bil"));
        Assert.Equal("1568575407c08905b8ed3192097c635bbfc96818341f566a05dc52efe4bd24e1", Convert.ToHexStringLower(SHA256.HashData(bytes)));
        Assert.Equal((901, 2341, 0), (Turkey.Rows, Turkey.Columns, Turkey.VoidPosts));
        Assert.Equal(4917, Turkey.HighestM); // Ararat, as data/terrain/README.md says
        Assert.Contains(Turkey.Credit, File.ReadAllText(Checkout.Path("data", "terrain", "README.md")).ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.StartsWith("This product was developed using DTED", Turkey.Credit, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(40.13, 33.00, 953, 50)] // Ankara Esenboğa airport, published field elevation
    [InlineData(38.60, 42.90, 1646, 20)] // Lake Van
    [InlineData(38.75, 33.40, 905, 20)] // Lake Tuz
    [InlineData(42.30, 33.00, 0, 0)] // Black Sea
    public void Known_places_stand_at_their_published_height(double latitude, double longitude, double heightM, double toleranceM) =>
        Near.Equal(heightM, Turkey.ElevationM(GeodeticPosition.FromDegrees(latitude, longitude)), absolute: toleranceM);

    [Fact]
    public void Ararat_stands_where_it_stands()
    {
        int at = Turkey.Posts.IndexOf((short)4917);
        Near.Equal(39.70, 42.5 - (at / Turkey.Columns / 120.0), absolute: 0.02);
        Near.Equal(44.30, 25.5 + (at % Turkey.Columns / 120.0), absolute: 0.02);
    }

    [Fact]
    public void Posts_are_kept_and_the_surface_between_them_is_bilinear()
    {
        ElevationGrid grid = Grid(3, 3, [0, 10, 20, 30, 40, 50, 60, 70, 1000]);
        Near.Equal(40, grid.ElevationM(Rad(39), Rad(31)), absolute: 1e-9);
        Near.Equal(45, grid.ElevationM(Rad(39), Rad(31.5)), absolute: 1e-9);
        Near.Equal((40 + 50 + 70 + 1000) / 4.0, grid.ElevationM(Rad(38.5), Rad(31.5)), absolute: 1e-9);
        Near.Equal(1000, grid.ElevationM(Rad(38), Rad(32)), absolute: 1e-6);
        Near.Equal(1000, grid.ElevationM(Rad(38), Rad(32 - 360)), absolute: 1e-6);
    }

    [Fact]
    public void Outside_the_grid_is_sea()
    {
        ElevationGrid grid = Grid(2, 2, [500, 500, 500, 500]);
        Assert.True(grid.Contains(Rad(39.5), Rad(30.5)));
        Assert.True(grid.Contains(Rad(39), Rad(31)));
        foreach ((double latitude, double longitude) in new[] { (40.01, 30.5), (38.99, 30.5), (39.5, 29.99), (39.5, 31.01), (-39.5, 30.5), (39.5, 210.5) })
        {
            Assert.False(grid.Contains(Rad(latitude), Rad(longitude)));
            Assert.Equal(0, grid.ElevationM(Rad(latitude), Rad(longitude)));
        }

        Assert.Equal(0, ElevationGrid.FlatSea.ElevationM(Rad(39.5), Rad(30.5)));
    }

    [Fact]
    public void A_grid_refuses_what_it_cannot_be()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Grid(2, 2, [1, 2, 3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Grid(1, 3, [1, 2, 3]));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new ElevationGrid(new short[4], 2, 2, Angle.Zero, Angle.Zero, Angle.Zero, Angle.FromDegrees(1)));
    }

    internal static double Rad(double degrees) => Angle.FromDegrees(degrees).Radians;

    internal static ElevationGrid Grid(int rows, int columns, short[] posts) =>
        new(posts, rows, columns, Angle.FromDegrees(40), Angle.FromDegrees(30), Angle.FromDegrees(1), Angle.FromDegrees(1));
}
