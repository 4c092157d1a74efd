using System.Globalization;
using System.IO.Compression;
using Parapet.Foundation;
using Parapet.Physics.Terrain;
using Parapet.Testing;
using Xunit;

namespace Parapet.Validation;

/// <summary>
/// How many cells an observer sees, against the counts of GDAL 3.6.2's gdal_viewshed over synthetic hills, for observers in the middle and
/// near a corner, two heights at either end and two curvatures. Which cells they are is compared beside the model
/// (TerrainSightTests). Left out: no curvature at all, a ground that is not shipped, and the flat one, where the edge is the smooth
/// horizon and the reference, which works from cell to cell, rounds it by up to a cell all along (672 of 90,601 cells seen). Whole maps in
/// one pass, which round alike, are held against all of them in <see cref="ViewshedTests"/>.
/// </summary>
public sealed class ViewshedCountTests
{
    private const int Side = 301;
    private const double CellM = 100;
    private const double AllowedShare = 0.005;

    // 1,000 m at most: fits 16 bits.
    private const double UnitM = 0.04;

    // On the equator metres and degrees keep their ratio over the grid.
    private static readonly Angle RowSpacing = new(CellM / (Wgs84.SemiMajorAxisM * (1 - Wgs84.EccentricitySquared)));
    private static readonly Angle ColumnSpacing = new(CellM / Wgs84.SemiMajorAxisM);

    [Fact]
    public void As_many_cells_are_seen_as_by_the_reference()
    {
        double[] heights = Heights("dem_hills.asc.gz");
        Assert.Equal(Side * Side, heights.Length);
        ElevationGrid grid = new(
            Array.ConvertAll(heights, h => (short)Math.Round(h / UnitM)), Side, Side, RowSpacing * 150, ColumnSpacing * -150, RowSpacing, ColumnSpacing, UnitM);
        Verdict verdict = new("viewshed counts");
        foreach (string line in File.ReadLines(Checkout.Path("tests", "Parapet.Validation", "line-of-sight", "gdal_viewshed_synthetic_counts.csv")).Skip(1))
        {
            string[] f = line.Split(',');
            double curvature = Number(f[5]);
            if (f[0] != "hills" || curvature == 0)
                continue;
            int column = (int)Number(f[1]), row = (int)Number(f[2]), cells = (int)Number(f[7]);
            int seen = Count(grid, heights, row, column, Number(f[3]), Number(f[4]), 1 / curvature);
            verdict.Add(line, FormattableString.Invariant($"expected {f[6]} cells, got {seen}"), Math.Abs(seen - Number(f[6])), AllowedShare * cells);
        }

        Assert.Equal(16, verdict.Compared);
        verdict.Close();
    }

    private static int Count(ElevationGrid grid, double[] heights, int row, int column, double observerM, double targetM, double effectiveEarthFactor)
    {
        Vector3D observer = Position(row, column, observerM);
        int seen = 0;
        for (int r = 0; r < Side; r++)
        {
            for (int c = 0; c < Side; c++)
                seen += (r == row && c == column) || LineOfSight.IsClear(grid, observer, Position(r, c, targetM), effectiveEarthFactor) ? 1 : 0;
        }

        return seen;

        Vector3D Position(int r, int c, double above) =>
            Wgs84.ToEcef(new(RowSpacing * (150 - r), ColumnSpacing * (c - 150), heights[(r * Side) + c] + above)).Vector;
    }

    private static double[] Heights(string file)
    {
        using StreamReader reader = new(new GZipStream(File.OpenRead(Checkout.Path("tests", "Parapet.Validation", "line-of-sight", file)), CompressionMode.Decompress));
        for (int i = 0; i < 6; i++)
            reader.ReadLine();
        return [.. reader.ReadToEnd().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Number)];
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
