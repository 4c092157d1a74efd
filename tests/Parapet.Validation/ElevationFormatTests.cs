using Parapet.Foundation;
using Parapet.Physics.Terrain;
using Parapet.Testing;
using Xunit;

namespace Parapet.Validation;

/// <summary>Files that GDAL 3.6.2 wrote from a degree of the shipped elevation, read back (elevation/README.md).</summary>
public sealed class ElevationFormatTests
{
    [Theory]
    [InlineData("n39.dt0")]
    [InlineData("n39-e032.asc.gz")]
    public void What_gdal_wrote_is_read_post_for_post(string file)
    {
        ElevationGrid shipped = TerrainReader.Open(Checkout.Path("data", "terrain", "turkey-dted0.bil"));
        ElevationGrid grid = TerrainReader.Open(Checkout.Path("tests", "Parapet.Validation", "elevation", file));
        Assert.Equal((121, 121, 0), (grid.Rows, grid.Columns, grid.VoidPosts));
        Near.Equal(40, grid.North.Degrees, absolute: 1e-9);
        Near.Equal(32, grid.West.Degrees, absolute: 1e-9);
        // Row 300 and column 780 of the shipped file stand at 40 N, 32 E.
        int differ = 0;
        for (int r = 0; r < 121; r++)
        {
            for (int c = 0; c < 121; c++)
                differ += grid.PostM(r, c) == shipped.PostM(300 + r, 780 + c) ? 0 : 1;
        }

        Assert.Equal(0, differ);
        Near.Equal(shipped.ElevationM(Angle.FromDegrees(39.4567).Radians, Angle.FromDegrees(32.1234).Radians), grid.ElevationM(Angle.FromDegrees(39.4567).Radians, Angle.FromDegrees(32.1234).Radians), absolute: 1e-3);
    }
}
