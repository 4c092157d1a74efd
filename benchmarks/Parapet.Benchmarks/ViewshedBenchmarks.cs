using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Parapet.Foundation;
using Parapet.Physics.Terrain;

namespace Parapet.Benchmarks;

/// <summary>
/// Whole maps of what one observer sees, beside gdal_viewshed on the same grid in the same run where it is installed (package gdal-bin of Debian).
/// GDAL's time is that of its process less that of the same process on a grid of 3 x 3: reading, computing and writing. On a small grid the
/// start of the process hides it.
/// </summary>
internal static class ViewshedBenchmarks
{
    private const double AntennaM = 20, TargetM = 100, CellM = 900;

    public static void Print()
    {
        ElevationGrid grid = Shipped.Turkey;
        Console.WriteLine("| whole map, one observer, one core | cells | best | median | ns a cell | gdal_viewshed, ns a cell | ratio |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|");
        Compare("hills, 301 × 301", Hills(301), 301);
        Compare("hills, 3,601 × 3,601", Hills(3601), 3601);
        Compare("the shipped elevation, 901 × 2,341, as a plane", grid.Posts.ToArray(), grid.Columns);
        float[] lowest = new float[grid.Rows * grid.Columns];
        Line("the shipped elevation, lowest visible heights over the ellipsoid", grid.Rows * grid.Columns, Timing.Of(_ => { Viewshed.LowestVisibleM(grid, 450, 1170, AntennaM, lowest); return lowest[0]; }, batches: 25), null);
        Console.WriteLine();
    }

    private static short[] Hills(int side) =>
        [.. Enumerable.Range(0, side * side).Select(i => (short)(300 + (200 * ExactMath.SinCos(i % side * 0.07).Sin) + (150 * ExactMath.SinCos(i / side * 0.05).Cos)))];

    private static void Compare(string name, short[] posts, int columns)
    {
        int rows = posts.Length / columns;
        byte[] seen = new byte[posts.Length];
        Timing own = Timing.Of(_ => { Viewshed.Visible(posts, 1, columns, CellM, rows / 2, columns / 2, AntennaM, TargetM, Wgs84.SemiMajorAxisM * 4 / 3, seen); return seen[0]; }, batches: 25);
        double? gdal = Gdal(posts, rows, columns, seen, out int differ);
        Line(name + (gdal is null ? "" : string.Create(CultureInfo.InvariantCulture, $", {100.0 * (posts.Length - differ) / posts.Length:F2} % of cells as GDAL")), posts.Length, own, gdal);
    }

    private static void Line(string name, int cells, Timing own, double? gdalS) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {cells:N0} | {own} | {own.BestS / cells * 1e9:F2} | {(gdalS is null ? "not asked" : gdalS is double.NaN ? "less than its start" : $"{gdalS / cells * 1e9:F1}")} | {(gdalS is null or double.NaN ? "" : $"1 : {gdalS / own.BestS:F1}")} |"));

    /// <summary>Least of fifteen of the program's own work, s, and in how many cells its map differs; null where it is not installed.</summary>
    private static double? Gdal(short[] posts, int rows, int columns, byte[] seen, out int differ)
    {
        differ = 0;
        DirectoryInfo folder = Directory.CreateTempSubdirectory("parapet-viewshed-");
        try
        {
            double whole = Time(folder.FullName, posts, rows, columns), start = Time(folder.FullName, new short[9], 3, 3);
            Time(folder.FullName, posts, rows, columns, times: 1);
            byte[] map = File.ReadAllBytes(Path.Combine(folder.FullName, "seen.bil"));
            for (int i = 0; i < seen.Length; i++)
                differ += (map[i] == 255) == (seen[i] == 1) ? 0 : 1;
            return posts.Length > 1_000_000 ? whole - start : double.NaN;
        }
        catch (Win32Exception)
        {
            return null;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static double Time(string folder, short[] posts, int rows, int columns, int times = 15)
    {
        string dem = Path.Combine(folder, "dem.bil"), seen = Path.Combine(folder, "seen.bil");
        File.WriteAllBytes(dem, [.. posts.SelectMany(BitConverter.GetBytes)]);
        File.WriteAllText(Path.ChangeExtension(dem, ".hdr"), FormattableString.Invariant(
            $"BYTEORDER I\nLAYOUT BIL\nNROWS {rows}\nNCOLS {columns}\nNBANDS 1\nNBITS 16\nPIXELTYPE SIGNEDINT\nULXMAP 0\nULYMAP 0\nXDIM {CellM}\nYDIM {CellM}\n"));
        // Any plane coordinates on WGS 84: without them the program's Earth is flat.
        File.WriteAllText(Path.ChangeExtension(dem, ".prj"), "PROJCS[\"plane\",GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563]],PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]],PROJECTION[\"Mercator_1SP\"],PARAMETER[\"central_meridian\",0],PARAMETER[\"scale_factor\",1],PARAMETER[\"false_easting\",0],PARAMETER[\"false_northing\",0],UNIT[\"metre\",1]]");
        double best = double.PositiveInfinity;
        for (int i = 0; i < times; i++)
        {
            long start = Stopwatch.GetTimestamp();
            using Process process = Process.Start(new ProcessStartInfo("gdal_viewshed", FormattableString.Invariant(
                $"-q -of EHdr -ox {columns / 2 * CellM} -oy {-(rows / 2 * CellM)} -oz {AntennaM} -tz {TargetM} -cc 0.75 dem.bil seen.bil")) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"gdal_viewshed ended with {process.ExitCode}.");
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return best;
    }
}
