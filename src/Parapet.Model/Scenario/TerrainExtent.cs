using System.Globalization;
using System.Security.Cryptography;
using Parapet.Foundation;
using Parapet.Model.Checks;
using Parapet.Model.Text;

namespace Parapet.Model.Scenario;

/// <summary>
/// What ground elevation files cover, from their headers or names alone; heights are read by Physics.
/// Edges lie at the centres of the outermost cells: beyond them nothing can be interpolated.
/// </summary>
public sealed class TerrainExtent
{
    private const double DegreeRad = Math.PI / 180;

    // DTED comes as e032/n39.dt1 under a folder of its own.
    private static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true, MaxRecursionDepth = 3, IgnoreInaccessible = false, AttributesToSkip = 0 };

    private readonly List<GroundBox> boxes = [];

    /// <summary>Extensions of files that hold heights, in lower case; what Physics reads.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".asc", ".asc.gz", ".bil", ".bip", ".dt0", ".dt1", ".dt2", ".hgt"];

    private TerrainExtent()
    {
    }

    public bool Covers(GeoPoint point)
    {
        // A hair of tolerance: a position written as the edge itself lies on it.
        const double Slack = 1e-9;
        double latitudeDeg = point.LatitudeRad / DegreeRad, longitudeDeg = point.LongitudeRad / DegreeRad;
        foreach (GroundBox box in boxes)
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
        : $"{boxes.Count} files";

    /// <summary>Reads the extent; null, with a diagnostic, where a header or the folder says none.</summary>
    /// <param name="path">An elevation file (<see cref="Extensions"/>), the .hdr of one, or a folder of them.</param>
    /// <param name="askedAt">Where the scenario names it.</param>
    public static TerrainExtent? Read(string path, SourceSpan askedAt, Diagnostics diagnostics)
    {
        TerrainExtent extent = new();
        try
        {
            IReadOnlyList<string> heights = HeightFiles(path);
            foreach (string file in heights)
            {
                if (ElevationHeader.Read(file, out string fault, out string hint) is { } box)
                    extent.boxes.Add(box);
                else
                    diagnostics.Add(askedAt, Codes.TerrainUnreadable, fault, hint);
            }

            if (heights.Count == 0)
                diagnostics.Add(askedAt, Codes.TerrainUnreadable, "the terrain folder holds no elevation file", $"they end in {string.Join(", ", Extensions)}");
            return extent.boxes.Count > 0 && extent.boxes.Count == heights.Count ? extent : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            diagnostics.Add(askedAt, Codes.TerrainUnreadable, $"the elevation cannot be read: {fault.Message}");
            return null;
        }
    }

    /// <summary>The files an elevation is made of, in ordinal order, headers behind what they head; none for null.</summary>
    public static IReadOnlyList<string> Files(string? path) =>
        path is null ? [] : [.. HeightFiles(path).SelectMany(f => ElevationHeader.HeaderOf(f) is { } header && File.Exists(header) ? (string[])[f, header] : [f])];

    private static IReadOnlyList<string> HeightFiles(string path)
    {
        if (Directory.Exists(path))
            return [.. Directory.EnumerateFiles(path, "*", Below).Where(IsElevation).Order(StringComparer.Ordinal)];
        if (!path.EndsWith(".hdr", StringComparison.OrdinalIgnoreCase))
            return [path];
        string bip = ElevationHeader.Partner(path, "bip");
        return [File.Exists(bip) ? bip : ElevationHeader.Partner(path, "bil")];
    }

    private static bool IsElevation(string path) => Extensions.Any(e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase));

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
}
