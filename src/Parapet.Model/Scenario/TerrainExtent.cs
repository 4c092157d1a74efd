using System.Globalization;
using System.Security.Cryptography;
using Parapet.Foundation;
using Parapet.Model.Checks;
using Parapet.Model.Text;

namespace Parapet.Model.Scenario;

/// <summary>
/// What ground an elevation file covers, from its header or its tiles' names alone; heights are read by Physics.
/// Edges lie at the centres of the outermost cells: beyond them nothing can be interpolated.
/// </summary>
public sealed class TerrainExtent
{
    private const double DegreeRad = Math.PI / 180;

    /// <summary>Headers have some 15 lines of some 30 characters.</summary>
    private const int LongestHeaderBytes = 64 * 1024;

    private readonly record struct Box(double SouthDeg, double WestDeg, double NorthDeg, double EastDeg);

    private readonly List<Box> boxes = [];

    private TerrainExtent()
    {
    }

    public bool Covers(GeoPoint point)
    {
        // A hair of tolerance: a position written as the edge itself lies on it.
        const double Slack = 1e-9;
        double latitudeDeg = point.LatitudeRad / DegreeRad, longitudeDeg = point.LongitudeRad / DegreeRad;
        foreach (Box box in boxes)
        {
            if (latitudeDeg >= box.SouthDeg - Slack && latitudeDeg <= box.NorthDeg + Slack
                && longitudeDeg >= box.WestDeg - Slack && longitudeDeg <= box.EastDeg + Slack)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>The ground covered, in words for a diagnostic.</summary>
    public override string ToString() => boxes.Count == 1
        ? string.Create(CultureInfo.InvariantCulture, $"{boxes[0].SouthDeg:0.##} to {boxes[0].NorthDeg:0.##} N, "
            + $"{boxes[0].WestDeg:0.##} to {boxes[0].EastDeg:0.##} E")
        : $"{boxes.Count} tiles of one degree";

    /// <summary>Reads the extent; null, with a diagnostic, where the header or the folder says none.</summary>
    /// <param name="path">A .bil file with its .hdr beside it, or a folder of SRTM tiles named like N36E035.hgt.</param>
    /// <param name="askedAt">Where the scenario names it.</param>
    public static TerrainExtent? Read(string path, SourceSpan askedAt, Diagnostics diagnostics)
    {
        TerrainExtent extent = new();
        if (Directory.Exists(path))
        {
            foreach (string tile in Files(path))
            {
                if (TileBox(Path.GetFileNameWithoutExtension(tile)) is { } box)
                    extent.boxes.Add(box);
            }
            if (extent.boxes.Count > 0)
                return extent;
            diagnostics.Add(askedAt, Codes.TerrainUnreadable,
                "the terrain folder holds no .hgt tiles", "tiles are named by their south-west corner: N36E035.hgt");
            return null;
        }
        string header = Path.ChangeExtension(path, ".hdr");
        if (!File.Exists(header))
        {
            diagnostics.Add(askedAt, Codes.TerrainUnreadable, $"the elevation file has no header {Path.GetFileName(header)} beside it");
            return null;
        }
        if (HeaderBox(header) is { } whole)
        {
            extent.boxes.Add(whole);
            return extent;
        }
        diagnostics.Add(askedAt, Codes.TerrainUnreadable, $"the header {Path.GetFileName(header)} does not say what ground is covered",
            "NROWS, NCOLS, ULXMAP, ULYMAP, XDIM and YDIM are needed, in degrees");
        return null;
    }

    /// <summary>The files an elevation is made of, in ordinal order; none for null.</summary>
    public static IReadOnlyList<string> Files(string? path)
    {
        if (path is null)
            return [];
        if (Directory.Exists(path))
            return [.. Directory.EnumerateFiles(path).Where(f => f.EndsWith(".hgt", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal)];
        string header = Path.ChangeExtension(path, ".hdr");
        return File.Exists(header) && header != path ? [path, header] : [path];
    }

    /// <summary>Adds kind and digest of each of <see cref="Files"/>, whatever they are named; nothing for null. Reads them whole.</summary>
    /// <exception cref="IOException">One cannot be read.</exception>
    public static void AddTo(StateHash hash, string? path)
    {
        foreach (string file in Files(path))
        {
            using FileStream stream = File.OpenRead(file);
            hash.Add("terrain" + Path.GetExtension(file).ToLowerInvariant());
            hash.Add(Convert.ToHexStringLower(SHA256.HashData(stream)));
        }
    }

    private static Box? TileBox(string name)
    {
        if (name.Length < 7 || char.ToUpperInvariant(name[0]) is not ('N' or 'S') || char.ToUpperInvariant(name[3]) is not ('E' or 'W')
            || !int.TryParse(name.AsSpan(1, 2), NumberStyles.None, CultureInfo.InvariantCulture, out int south)
            || !int.TryParse(name.AsSpan(4, 3), NumberStyles.None, CultureInfo.InvariantCulture, out int west))
        {
            return null;
        }
        south = char.ToUpperInvariant(name[0]) == 'S' ? -south : south;
        west = char.ToUpperInvariant(name[3]) == 'W' ? -west : west;
        return new(south, west, south + 1, west + 1);
    }

    private static Box? HeaderBox(string header)
    {
        Dictionary<string, double> values = new(StringComparer.OrdinalIgnoreCase);
        try
        {
            if (new FileInfo(header).Length > LongestHeaderBytes)
                return null;
            foreach (string line in File.ReadLines(header))
            {
                string[] words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
                if (words.Length >= 2 && double.TryParse(words[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value))
                    values[words[0]] = value;
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
        if (!values.TryGetValue("NROWS", out double rows) || !values.TryGetValue("NCOLS", out double columns)
            || !values.TryGetValue("ULXMAP", out double west) || !values.TryGetValue("ULYMAP", out double north)
            || !values.TryGetValue("XDIM", out double stepX) || !values.TryGetValue("YDIM", out double stepY)
            || rows < 2 || columns < 2 || stepX <= 0 || stepY <= 0)
        {
            return null;
        }
        return new(north - ((rows - 1) * stepY), west, north, west + ((columns - 1) * stepX));
    }
}
