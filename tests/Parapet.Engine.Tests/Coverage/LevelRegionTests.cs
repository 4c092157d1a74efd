using Parapet.Engine.Coverage;
using Parapet.Foundation;
using Parapet.Testing;
using Xunit;

namespace Parapet.Engine.Tests.Coverage;

public class LevelRegionTests
{
    [Fact]
    public void A_disc_has_the_area_of_the_circle()
    {
        const int side = 101;
        float[] field = Field(side, side, (r, c) => 40 - Math.Sqrt(((r - 50) * (r - 50)) + ((c - 50) * (c - 50))));
        LevelRegion.Polygon disc = Assert.Single(LevelRegion.AtOrAbove(field, side, side, 10));
        IReadOnlyList<(double Column, double Row)> ring = Assert.Single(disc.Rings);
        Near.Equal(Math.PI * 900, Area(ring), relative: 2e-3);
        Assert.All(ring, p => Near.Equal(30, Math.Sqrt(((p.Row - 50) * (p.Row - 50)) + ((p.Column - 50) * (p.Column - 50))), absolute: 0.02));
    }

    [Fact]
    public void A_ring_around_a_lake_with_an_island_has_its_hole_and_the_island_is_its_own()
    {
        const int side = 81;
        float[] field = Field(side, side, (r, c) => Wave(Math.Sqrt(((r - 40) * (r - 40)) + ((c - 40) * (c - 40)))));
        IReadOnlyList<LevelRegion.Polygon> polygons = LevelRegion.AtOrAbove(field, side, side, 0.5);
        Assert.Equal([1, 2], polygons.Select(p => p.Rings.Count).Order());
        LevelRegion.Polygon ring = polygons.Single(p => p.Rings.Count == 2);
        Assert.True(Area(ring.Rings[0]) > 0 && Area(ring.Rings[1]) < 0);
        Near.Equal(Math.PI * ((30 * 30) - (20 * 20)), Area(ring.Rings[0]) + Area(ring.Rings[1]), relative: 0.01);
        Near.Equal(Math.PI * 100, Area(polygons.Single(p => p.Rings.Count == 1).Rings[0]), relative: 0.02);

        // An island to 10, a ring from 20 to 30.
        static double Wave(double r) => r < 15 ? 0.5 + ((10 - r) / 10) : r < 25 ? 0.5 + ((r - 20) / 10) : 0.5 + ((30 - r) / 10);
    }

    [Fact]
    public void Whatever_the_field_the_rings_are_closed_apart_and_the_right_way_round()
    {
        for (uint i = 0; i < 120; i++)
        {
            StreamKey key = new(11, 0, 3, i);
            int rows = 2 + (int)(i % 17), columns = 2 + (int)(i * 7 % 19);
            // Few values: equal ones, and ones on the level itself, are the hard cases.
            float[] field = new float[rows * columns];
            for (int k = 0; k < field.Length; k++)
                field[k] = i % 3 == 0 ? (float)key[(uint)k].Uniform : (float)Math.Floor(4 * key[(uint)k].Uniform) / 4;
            IReadOnlyList<LevelRegion.Polygon> polygons = LevelRegion.AtOrAbove(field, rows, columns, 0.5);
            IReadOnlyList<(double Column, double Row)>[] rings = [.. polygons.SelectMany(p => p.Rings)];
            Assert.All(polygons, p => Assert.True(Area(p.Rings[0]) > 0));
            Assert.All(polygons.SelectMany(p => p.Rings.Skip(1)), hole => Assert.True(Area(hole) < 0));
            foreach (LevelRegion.Polygon p in polygons)
                Assert.All(p.Rings.Skip(1), hole => Assert.True(Inside(p.Rings[0], hole[0])));
            AssertApart(rings);
            // Each post is inside as often as its value says.
            for (int k = 0; k < field.Length; k++)
            {
                bool inside = rings.Count(r => Inside(r, (k % columns, k / columns))) % 2 == 1;
                Assert.Equal(field[k] >= 0.5f, inside);
            }
        }
    }

    [Fact]
    public void Nothing_and_everything_have_none_and_one()
    {
        Assert.Empty(LevelRegion.AtOrAbove(new float[12], 3, 4, 0.5));
        LevelRegion.Polygon all = Assert.Single(LevelRegion.AtOrAbove([1, 1, 1, 1, 1, 1], 2, 3, 0.5));
        // Out to a third of a cell beyond the last posts, the corners cut.
        Near.Equal(((2 + (2 / 3.0)) * (1 + (2 / 3.0))) - (2 / 9.0), Area(Assert.Single(all.Rings)), absolute: 1e-6);
        Assert.Throws<ArgumentOutOfRangeException>(() => LevelRegion.AtOrAbove(new float[5], 2, 3, 0.5));
    }

    [Fact]
    public void The_area_of_the_ellipsoid_is_the_published_one()
    {
        // WGS 84: 510,065,621.724 km² (NIMA TR8350.2, 3rd edition, appendix).
        GeodeticPosition[] lune =
        [
            GeodeticPosition.FromDegrees(-90, 0), .. Steps(-90, 90, 10), GeodeticPosition.FromDegrees(90, 0), .. Steps(90, -90, 0),
        ];
        Near.Equal(510_065_621.724e6 / 36, SurfaceArea.OfRing(lune), relative: 1e-9);
        // A degree by a degree at 45 N from the radii of curvature in its middle.
        GeodeticPosition[] degree = [GeodeticPosition.FromDegrees(44.5, 0), GeodeticPosition.FromDegrees(44.5, 1), GeodeticPosition.FromDegrees(45.5, 1), GeodeticPosition.FromDegrees(45.5, 0)];
        double w = 1 - (Wgs84.EccentricitySquared / 2), across = 6378137 / Math.Sqrt(w), along = across * (1 - Wgs84.EccentricitySquared) / w;
        double rad = Math.PI / 180;
        Near.Equal(across * along * rad * rad * Math.Sqrt(0.5), SurfaceArea.OfRing(degree), relative: 1e-4);
        Near.Equal(-SurfaceArea.OfRing(degree), SurfaceArea.OfRing([.. degree.Reverse()]), relative: 1e-12);

        static IEnumerable<GeodeticPosition> Steps(int from, int to, double longitude) =>
            Enumerable.Range(0, 181).Select(i => GeodeticPosition.FromDegrees(from + ((to - from) * i / 180.0), longitude));
    }

    internal static bool Inside(IReadOnlyList<(double Column, double Row)> ring, (double Column, double Row) p)
    {
        bool inside = false;
        for (int i = 0, j = ring.Count - 1; i < ring.Count; j = i++)
        {
            if (ring[i].Row > p.Row != ring[j].Row > p.Row
                && p.Column < ring[i].Column + ((p.Row - ring[i].Row) / (ring[j].Row - ring[i].Row) * (ring[j].Column - ring[i].Column)))
            {
                inside = !inside;
            }
        }

        return inside;
    }

    private static float[] Field(int rows, int columns, Func<int, int, double> value) => [.. Enumerable.Range(0, rows * columns).Select(i => (float)value(i / columns, i % columns))];

    // Rows run to the south.
    private static double Area(IReadOnlyList<(double Column, double Row)> ring)
    {
        double sum = 0;
        for (int i = 0; i < ring.Count; i++)
        {
            (double x1, double y1) = ring[i];
            (double x2, double y2) = ring[(i + 1) % ring.Count];
            sum += (x2 * y1) - (x1 * y2);
        }

        return sum / 2;
    }

    private static void AssertApart(IReadOnlyList<(double Column, double Row)>[] rings)
    {
        (int Ring, int At, (double X, double Y) A, (double X, double Y) B)[] edges =
            [.. rings.SelectMany((r, k) => r.Select((p, i) => (k, i, p, r[(i + 1) % r.Count])))];
        Assert.Equal(edges.Length, edges.Select(e => e.A).Distinct().Count());
        for (int i = 0; i < edges.Length; i++)
        {
            for (int j = i + 1; j < edges.Length; j++)
            {
                if (edges[i].A == edges[j].B || edges[i].B == edges[j].A)
                    continue; // neighbours on a ring
                Assert.False(Cross(edges[i].A, edges[i].B, edges[j].A, edges[j].B));
            }
        }

        static bool Cross((double X, double Y) a, (double X, double Y) b, (double X, double Y) c, (double X, double Y) d) =>
            Math.Max(a.X, b.X) >= Math.Min(c.X, d.X) && Math.Max(c.X, d.X) >= Math.Min(a.X, b.X) && Math.Max(a.Y, b.Y) >= Math.Min(c.Y, d.Y) && Math.Max(c.Y, d.Y) >= Math.Min(a.Y, b.Y)
                && Side(a, b, c) * Side(a, b, d) <= 0 && Side(c, d, a) * Side(c, d, b) <= 0;

        static double Side((double X, double Y) a, (double X, double Y) b, (double X, double Y) p) => ((b.X - a.X) * (p.Y - a.Y)) - ((b.Y - a.Y) * (p.X - a.X));
    }
}
