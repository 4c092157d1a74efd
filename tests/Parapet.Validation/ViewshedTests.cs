using System.Globalization;
using System.IO.Compression;
using Parapet.Foundation;
using Parapet.Physics.Terrain;
using Parapet.Testing;
using Xunit;

namespace Parapet.Validation;

/// <summary>
/// Whole maps in one pass against GDAL 3.6.2's gdal_viewshed, cell by cell and by number, on hills and on the plain, where the edge is the
/// smooth horizon. The plain's map was made with GDAL 3.6.2 for this test (its number of cells is that of the counts' file).
/// </summary>
public sealed class ViewshedTests
{
    private const int Side = 301;
    private const double CellM = 100;
    private const double AllowedShare = 0.005;

    // 1,000 m at most: fits 16 bits.
    private const double UnitM = 0.04;

    // GDAL's Earth is a sphere of the ellipsoid's longer axis.
    private const double RadiusM = Wgs84.SemiMajorAxisM;

    [Theory]
    [InlineData("hills", 30, 0)]
    [InlineData("hills", 30, 50)]
    [InlineData("flat", 10, 0)]
    public void The_same_cells_are_seen_as_by_the_reference(string dem, int observerM, int targetM)
    {
        double[] shown = Ascii(FormattableString.Invariant($"viewshed_{dem}_oz{observerM}_tz{targetM}_cc0.75.asc.gz"));
        byte[] seen = Map(Posts(dem), 150, 150, observerM, targetM, 0.75);
        int differ = 0;
        for (int i = 0; i < seen.Length; i++)
            differ += seen[i] == (shown[i] > 0 ? 1 : 0) ? 0 : 1;
        TestContext.Current.SendDiagnosticMessage($"viewshed {dem} {observerM} {targetM}: {differ} of {Side * Side} cells differ");
        Verdict verdict = new("viewshed cells");
        verdict.Add(dem, FormattableString.Invariant($"{differ} cells differ"), differ, AllowedShare * Side * Side);
        verdict.Close();
    }

    [Fact]
    public void As_many_cells_are_seen_as_by_the_reference()
    {
        Verdict verdict = new("viewshed counts, whole maps");
        foreach (string line in File.ReadLines(Checkout.Path("tests", "Parapet.Validation", "line-of-sight", "gdal_viewshed_synthetic_counts.csv")).Skip(1))
        {
            string[] f = line.Split(',');
            if (f[0] is not ("hills" or "flat"))
                continue;
            byte[] map = Map(Posts(f[0]), (int)Number(f[2]), (int)Number(f[1]), Number(f[3]), Number(f[4]), Number(f[5]));
            int seen = map.Count(v => v == 1);
            verdict.Add(line, FormattableString.Invariant($"expected {f[6]} cells, got {seen}"), Math.Abs(seen - Number(f[6])), AllowedShare * Number(f[7]));
        }

        Assert.Equal(48, verdict.Compared);
        verdict.Close();
    }

    private static byte[] Map(short[] posts, int row, int column, double observerM, double targetM, double curvature)
    {
        byte[] seen = new byte[Side * Side];
        Viewshed.Visible(posts, UnitM, Side, CellM, row, column, observerM, targetM, RadiusM / curvature, seen);
        return seen;
    }

    private static short[] Posts(string dem) => Array.ConvertAll(Ascii($"dem_{dem}.asc.gz"), h => (short)Math.Round(h / UnitM));

    private static double[] Ascii(string file)
    {
        using StreamReader reader = new(new GZipStream(File.OpenRead(Checkout.Path("tests", "Parapet.Validation", "line-of-sight", file)), CompressionMode.Decompress));
        string[] words = reader.ReadToEnd().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return [.. words[^(Side * Side)..].Select(Number)];
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
