using System.Globalization;
using System.IO.Compression;
using Parapet.Foundation;
using Parapet.Physics.Earth;
using Parapet.Physics.Propagation;
using Parapet.Physics.Terrain;
using Parapet.Testing;
using Xunit;

namespace Parapet.Physics.Tests;

public class TerrainSightTests
{
    [Fact]
    public void Over_the_sea_sight_ends_at_the_radio_horizon()
    {
        GeodeticPosition radar = GeodeticPosition.FromDegrees(40, 30, 30);
        foreach (double height in new[] { 5.0, 100, 3000, 12000 })
        {
            foreach (double azimuth in new[] { 0.0, 77, 190 })
            {
                // The radius along the azimuth is within 0.4 % of the mean radius, the horizon's range within half of it.
                double horizon = RadioHorizon.GroundRangeM(30, height);
                Assert.True(Clear(ElevationGrid.FlatSea, radar, At(radar, azimuth, horizon * 0.996, height)));
                Assert.False(Clear(ElevationGrid.FlatSea, radar, At(radar, azimuth, horizon * 1.004, height)));
            }
        }
    }

    [Fact]
    public void A_ridge_hides_what_lies_below_the_ray_over_its_crest()
    {
        // A 1,000 m wall on the meridian 32 E seen from 31 E at the equator of the grid's rows; heights from similar triangles.
        short[] posts = new short[61 * 361];
        for (int r = 0; r < 61; r++)
            posts[(r * 361) + 180] = 1000;
        ElevationGrid wall = new(posts, 61, 361, Angle.FromDegrees(0.25), Angle.FromDegrees(30.5), Angle.FromDegrees(1 / 120.0), Angle.FromDegrees(1 / 120.0));
        GeodeticPosition radar = GeodeticPosition.FromDegrees(0, 31, 200);
        const double toWall = 111319.49, k = 4.0 / 3.0, radius = k * Wgs84.SemiMajorAxisM;
        foreach (double beyond in new[] { 20000.0, 50000 })
        {
            double d = toWall + beyond;
            // ray height at the wall = h1 + (h2 - h1) toWall/d - toWall·beyond/(2kR) = 1000
            double grazing = 200 + ((1000 - 200 + (toWall * beyond / (2 * radius))) * d / toWall);
            Assert.True(Clear(wall, radar, At(radar, 90, d, grazing + 25)));
            Assert.False(Clear(wall, radar, At(radar, 90, d, grazing - 25)));
        }

        Assert.True(Clear(wall, radar, At(radar, 90, toWall - 5000, 150)));
    }

    [Fact]
    public void Sight_is_the_same_from_either_end()
    {
        int blocked = 0, n = 0;
        foreach ((GeodeticPosition radar, GeodeticPosition target) in Looks(2000))
        {
            bool there = Clear(TerrainTests.Turkey, radar, target);
            Assert.Equal(there, Clear(TerrainTests.Turkey, target, radar));
            blocked += there ? 0 : 1;
            n++;
        }

        Assert.InRange(blocked, n / 5, n * 4 / 5); // else the looks ask nothing
    }

    [Fact]
    public void Sight_agrees_with_a_plain_walk_along_the_geodesic()
    {
        int agree = 0, n = 0;
        foreach ((GeodeticPosition radar, GeodeticPosition target) in Looks(600))
        {
            n++;
            agree += Clear(TerrainTests.Turkey, radar, target) == PlainWalk(TerrainTests.Turkey, radar, target) ? 1 : 0;
        }

        Assert.True(agree >= 0.99 * n, $"{agree} of {n} looks agree");
    }

    [Fact]
    public void The_horizon_mask_agrees_with_line_of_sight_over_real_terrain()
    {
        int agree = 0, agreeByPosition = 0, n = 0, visible = 0;
        foreach ((double latitude, double longitude) in new[] { (39.93, 32.86), (37.75, 38.30), (40.60, 43.10), (36.90, 30.70) })
        {
            GeodeticPosition site = GeodeticPosition.FromDegrees(latitude, longitude);
            HorizonMask mask = HorizonMask.Build(TerrainTests.Turkey, site, 20, 300e3);
            StreamKey key = new(3, 0, 1, StreamKey.NameHash($"{latitude}"));
            for (uint i = 0; i < 3000; i++)
            {
                GeodeticPosition target = Low(key, i, mask.Antenna, 250e3, out double azimuth, out double range);
                bool truth = Clear(TerrainTests.Turkey, mask.Antenna, target);
                n++;
                visible += truth ? 1 : 0;
                agree += truth == mask.IsVisible(azimuth, range, target.HeightM) ? 1 : 0;
                agreeByPosition += truth == mask.IsVisible(Wgs84.ToEcef(target).Vector) ? 1 : 0;
            }
        }

        TestContext.Current.SendDiagnosticMessage($"mask: {agree} and {agreeByPosition} of {n} agree, {visible} visible");
        Assert.InRange(visible, n / 5, n * 4 / 5);
        Assert.True(agree >= 0.99 * n, $"{agree} of {n} looks agree");
        Assert.True(agreeByPosition >= 0.99 * n, $"{agreeByPosition} of {n} looks by position agree");
    }

    [Theory]
    [InlineData(36.92, 35.32, 180e3)] // by the sea, mountains behind
    [InlineData(38.90, 43.10, 90e3)] // high up among mountains
    [InlineData(36.00, 30.00, 300e3)] // over the edge of the data
    public void A_mask_from_walked_ground_does_not_depend_on_the_masts_the_ground_was_walked_for(double latitude, double longitude, double rangeM)
    {
        // The higher the greatest mast, the fewer points are left out: what is left out must never have counted.
        GeodeticPosition site = GeodeticPosition.FromDegrees(latitude, longitude);
        HorizonProfile usual = HorizonProfile.Build(TerrainTests.Turkey, site, rangeM), high = HorizonProfile.Build(TerrainTests.Turkey, site, rangeM, greatestMastM: 6000);
        Assert.True(high.SizeBytes > usual.SizeBytes, $"{high.SizeBytes} B, {usual.SizeBytes} B");
        foreach (double mastM in (double[])[0, 0.25, 7.3, 24, 39.9, 50])
        {
            HorizonMask[] masks = [HorizonMask.Build(TerrainTests.Turkey, site, mastM, rangeM), HorizonMask.Of(usual, mastM), HorizonMask.Of(high, mastM)];
            for (int i = 0; i < 4000; i++)
            {
                double azimuth = 0.0157 * i, range = 1 + (rangeM * i / 4000);
                double[] heights = [.. masks.Select(m => m.LowestVisibleHeightM(azimuth, range))];
                Assert.Equal(heights[0], heights[1]);
                Assert.Equal(heights[0], heights[2]);
            }
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => HorizonMask.Of(usual, 50.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => HorizonMask.Of(usual, -0.1));
    }

    [Fact]
    public void The_lowest_visible_height_is_where_visibility_begins()
    {
        HorizonMask mask = HorizonMask.Build(TerrainTests.Turkey, GeodeticPosition.FromDegrees(39.93, 32.86), 20, 200e3, azimuths: 360);
        for (int i = 0; i < 500; i++)
        {
            double azimuth = 0.0126 * i, range = 390.0 * (i + 1);
            double height = mask.LowestVisibleHeightM(azimuth, range);
            Assert.True(mask.IsVisible(azimuth, range, height + 0.01));
            Assert.False(mask.IsVisible(azimuth, range, height - 0.01));
        }

        Assert.Equal(double.PositiveInfinity, mask.LowestVisibleHeightM(0, 201e3));
        Assert.False(mask.IsVisible(0, 201e3, 30000));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    public void Hills_show_the_cells_that_gdal_shows(int targetM)
    {
        double[] dem = Ascii("dem_hills.asc.gz"), shown = Ascii($"viewshed_hills_oz30_tz{targetM}_cc0.75.asc.gz");
        const int side = 301;
        const double unit = 0.025; // 805 m at most: fits 16 bits
        // 100 m cells on the equator, where metres and degrees keep their ratio over the grid.
        Angle rowSpacing = new(100 / (Wgs84.SemiMajorAxisM * (1 - Wgs84.EccentricitySquared))), columnSpacing = new(100 / Wgs84.SemiMajorAxisM);
        ElevationGrid grid = new(Array.ConvertAll(dem, h => (short)Math.Round(h / unit)), side, side, rowSpacing * 150, columnSpacing * -150, rowSpacing, columnSpacing, unit);
        Vector3D observer = Position(150, 150, 30);
        int agree = 0;
        for (int r = 0; r < side; r++)
        {
            for (int c = 0; c < side; c++)
            {
                bool seen = (r == 150 && c == 150) || LineOfSight.IsClear(grid, observer, Position(r, c, targetM));
                agree += seen == (shown[(r * side) + c] > 0) ? 1 : 0;
            }
        }

        TestContext.Current.SendDiagnosticMessage($"viewshed {targetM}: {agree} of {side * side} cells agree");
        Assert.True(agree >= 0.995 * side * side, $"{agree} of {side * side} cells agree");

        Vector3D Position(int r, int c, double above) => Wgs84.ToEcef(new(
            rowSpacing * (150 - r), columnSpacing * (c - 150), dem[(r * side) + c] + above)).Vector;
    }

    [Theory]
    [InlineData(39.95, 32.85, 300)]
    [InlineData(37.75, 38.30, 1000)]
    [InlineData(36.90, 30.70, 3000)]
    public void A_whole_map_agrees_with_line_of_sight_over_real_terrain(double latitude, double longitude, double aboveM)
    {
        ElevationGrid grid = TerrainTests.Turkey;
        int row = (int)Math.Round((grid.North.Degrees - latitude) * 120), column = (int)Math.Round((longitude - grid.West.Degrees) * 120);
        float[] lowest = new float[grid.Rows * grid.Columns];
        Viewshed.LowestVisibleM(grid, row, column, 20, lowest);
        Vector3D antenna = Wgs84.ToEcef(At(row, column, grid.PostM(row, column) + 20)).Vector;
        int agree = 0, n = 0, visible = 0;
        for (int r = row - 100; r <= row + 100; r += 3)
        {
            for (int c = column - 140; c <= column + 140; c += 3)
            {
                double heightM = grid.PostM(r, c) + aboveM;
                bool truth = (r == row && c == column) || LineOfSight.IsClear(grid, antenna, Wgs84.ToEcef(At(r, c, heightM)).Vector);
                agree += truth == heightM >= lowest[(r * grid.Columns) + c] ? 1 : 0;
                visible += truth ? 1 : 0;
                n++;
            }
        }

        TestContext.Current.SendDiagnosticMessage($"whole map: {agree} of {n} agree, {visible} visible");
        Assert.InRange(visible, n / 20, n * 19 / 20);
        Assert.True(agree >= 0.97 * n, $"{agree} of {n} posts agree");

        GeodeticPosition At(int r, int c, double heightM) => new(grid.North - (grid.LatitudeSpacing * r), grid.West + (grid.LongitudeSpacing * c), heightM);
    }

    [Fact]
    public void A_whole_map_over_the_sea_ends_at_the_radio_horizon()
    {
        ElevationGrid sea = new(new short[401 * 401], 401, 401, Angle.FromDegrees(41), Angle.FromDegrees(30), Angle.FromDegrees(0.005), Angle.FromDegrees(0.005));
        float[] lowest = new float[401 * 401];
        Viewshed.LowestVisibleM(sea, 200, 200, 30, lowest);
        foreach ((int row, int column) in new[] { (0, 200), (200, 0), (400, 400), (60, 330) })
        {
            GeodeticPosition from = GeodeticPosition.FromDegrees(40, 31), to = GeodeticPosition.FromDegrees(41 - (0.005 * row), 30 + (0.005 * column));
            double beyond = Geodesic.Inverse(from, to).DistanceM - RadioHorizon.GroundRangeM(30, 0);
            // Past the horizon the ray rises as the Earth falls: d²/2kR; a post of rounding at the horizon counts like a post of distance.
            Near.Equal(beyond * beyond / (2 * 4.0 / 3 * 6.371e6), lowest[(row * 401) + column], absolute: 1 + (0.03 * lowest[(row * 401) + column]));
        }
    }

    [Fact]
    public void A_whole_map_refuses_an_observer_who_is_not_on_it()
    {
        float[] to = new float[4];
        ElevationGrid grid = new(new short[4], 2, 2, Angle.Zero, Angle.Zero, new Angle(0.1), new Angle(0.1));
        foreach ((int row, int column) in new[] { (-1, 0), (2, 0), (0, -1), (0, 2) })
            Assert.Throws<ArgumentOutOfRangeException>(() => Viewshed.LowestVisibleM(grid, row, column, 0, to));
        Assert.Throws<ArgumentOutOfRangeException>(() => Viewshed.LowestVisibleM(grid, 0, 0, -1, to));
        Assert.Throws<ArgumentOutOfRangeException>(() => Viewshed.LowestVisibleM(grid, 0, 0, 0, to, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Viewshed.LowestVisibleM(grid, 0, 0, 0, to.AsSpan(1)));
    }

    [Fact]
    public void A_look_allocates_nothing()
    {
        (GeodeticPosition radar, GeodeticPosition target)[] looks = [.. Looks(50)];
        HorizonMask mask = HorizonMask.Build(TerrainTests.Turkey, looks[0].radar, 20, 100e3, azimuths: 36);
        int clear = Count();
        long before = GC.GetAllocatedBytesForCurrentThread();
        int again = Count();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(clear, again);

        int Count()
        {
            int n = 0;
            foreach ((GeodeticPosition radar, GeodeticPosition target) in looks)
            {
                Vector3D at = Wgs84.ToEcef(target).Vector;
                n += LineOfSight.IsClear(TerrainTests.Turkey, Wgs84.ToEcef(radar).Vector, at) ? 1 : 0;
                n += mask.IsVisible(at) ? 1 : 0;
            }

            return n;
        }
    }

    // Radars on masts and targets low over the land: about half are hidden.
    private static IEnumerable<(GeodeticPosition Radar, GeodeticPosition Target)> Looks(int count)
    {
        StreamKey key = new(5, 0, 1, 9);
        for (uint i = 0; i < count; i++)
        {
            Draw d = key[i];
            GeodeticPosition site = GeodeticPosition.FromDegrees(36.5 + (5 * d.Uniform), 27 + (16 * d.Uniform2));
            GeodeticPosition radar = site with { HeightM = TerrainTests.Turkey.ElevationM(site) + 20 };
            yield return (radar, Low(new(5, 0, 2, 9), i, radar, 200e3, out _, out _));
        }
    }

    private static GeodeticPosition Low(StreamKey key, uint i, GeodeticPosition radar, double reachM, out double azimuthRad, out double rangeM)
    {
        Draw d = key[2 * i], e = key[(2 * i) + 1];
        azimuthRad = 2 * Math.PI * d.Uniform;
        rangeM = 2000 + (reachM * d.Uniform2);
        GeodeticPosition ground = Geodesic.Direct(radar, new Angle(azimuthRad), rangeM);
        return ground with { HeightM = TerrainTests.Turkey.ElevationM(ground) + 30 + (6000 * e.Uniform * e.Uniform) };
    }

    private static bool PlainWalk(ElevationGrid terrain, GeodeticPosition a, GeodeticPosition b)
    {
        GeodesicLine line = Geodesic.Inverse(a, b);
        double radius = 4.0 / 3.0 * 6371000, step = 200;
        for (double d = step; d < line.DistanceM - step; d += step)
        {
            double ray = a.HeightM + ((b.HeightM - a.HeightM) * d / line.DistanceM) - (d * (line.DistanceM - d) / (2 * radius));
            if (ray < terrain.ElevationM(Geodesic.Direct(a, line.AzimuthAtA, d)))
                return false;
        }

        return true;
    }

    private static bool Clear(ElevationGrid terrain, GeodeticPosition a, GeodeticPosition b) =>
        LineOfSight.IsClear(terrain, Wgs84.ToEcef(a).Vector, Wgs84.ToEcef(b).Vector);

    private static GeodeticPosition At(GeodeticPosition from, double azimuthDegrees, double rangeM, double heightM) =>
        Geodesic.Direct(from, Angle.FromDegrees(azimuthDegrees), rangeM) with { HeightM = heightM };

    private static double[] Ascii(string file)
    {
        using StreamReader reader = new(new GZipStream(File.OpenRead(Checkout.Path("tests", "Parapet.Validation", "line-of-sight", file)), CompressionMode.Decompress));
        for (int i = 0; i < 6; i++)
            reader.ReadLine();
        return [.. reader.ReadToEnd().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(t => double.Parse(t, CultureInfo.InvariantCulture))];
    }
}
