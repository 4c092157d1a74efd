using System.Globalization;
using System.IO.Compression;

namespace Parapet.Model.Scenario;

/// <summary>Ground between two parallels and two meridians, degrees.</summary>
internal readonly record struct GroundBox(double SouthDeg, double WestDeg, double NorthDeg, double EastDeg);

/// <summary>What ground one elevation file covers, by its header or its name.</summary>
internal static class ElevationHeader
{
    /// <summary>Headers have some 15 lines of some 30 characters.</summary>
    private const int LongestBytes = 64 * 1024;

    private static readonly string[] AsciiKeys =
        ["ncols", "nrows", "xllcorner", "yllcorner", "xllcenter", "yllcenter", "cellsize", "dx", "dy", "nodata_value"];

    /// <summary>The ground covered; null with what is wrong.</summary>
    public static GroundBox? Read(string path, out string fault, out string hint)
    {
        string name = Path.GetFileName(path), extension = Path.GetExtension(path).ToLowerInvariant();
        fault = $"the header of {name} does not say what ground is covered";
        switch (extension)
        {
            case ".hgt":
                fault = $"{name} is not named by its corner";
                hint = "tiles are named by their south-west corner: N36E035.hgt";
                return OfTileName(Path.GetFileNameWithoutExtension(path));
            case ".dt0" or ".dt1" or ".dt2":
                hint = "a DTED file begins with UHL1, the corner and the numbers of meridians and heights";
                return OfDted(path);
            case ".asc" or ".gz":
                hint = "nrows, ncols, xllcorner, yllcorner and cellsize are needed, in degrees";
                return OfValues(AsciiValues(path), ascii: true);
        }

        hint = "NROWS, NCOLS, ULXMAP, ULYMAP, XDIM and YDIM are needed, in degrees";
        string header = Partner(path, "hdr");
        if (File.Exists(header))
            return OfValues(HdrValues(header), ascii: false);
        fault = $"the elevation file has no header {Path.GetFileName(header)} beside it";
        hint = $"files that end in {string.Join(", ", TerrainExtent.Extensions)} are read";
        return null;
    }

    /// <summary>The header that stands beside a file of heights; null where it is in the file itself.</summary>
    public static string? HeaderOf(string path) =>
        Path.GetExtension(path).ToLowerInvariant() is ".hgt" or ".dt0" or ".dt1" or ".dt2" or ".asc" or ".gz" or ".hdr" ? null : Partner(path, "hdr");

    /// <summary>The file of a pair with the other extension, in lower or upper case as the given one.</summary>
    public static string Partner(string path, string extension) =>
        Path.ChangeExtension(path, char.IsUpper(path[^1]) ? extension.ToUpperInvariant() : extension);

    private static GroundBox? OfTileName(string name)
    {
        if (name.Length != 7 || char.ToUpperInvariant(name[0]) is not ('N' or 'S') || char.ToUpperInvariant(name[3]) is not ('E' or 'W')
            || !int.TryParse(name.AsSpan(1, 2), NumberStyles.None, CultureInfo.InvariantCulture, out int south)
            || !int.TryParse(name.AsSpan(4, 3), NumberStyles.None, CultureInfo.InvariantCulture, out int west))
        {
            return null;
        }

        south = char.ToUpperInvariant(name[0]) == 'S' ? -south : south;
        west = char.ToUpperInvariant(name[3]) == 'W' ? -west : west;
        return new(south, west, south + 1, west + 1);
    }

    private static GroundBox? OfDted(string path)
    {
        byte[] bytes = new byte[80];
        using (FileStream stream = File.OpenRead(path))
        {
            if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
                return null;
        }

        string uhl = System.Text.Encoding.ASCII.GetString(bytes);
        return uhl.StartsWith("UHL1", StringComparison.Ordinal) && Corner(4) is { } west && Corner(12) is { } south
            && Whole(20, 4) is > 0 and int stepX && Whole(24, 4) is > 0 and int stepY && Whole(47, 4) is > 1 and int columns && Whole(51, 4) is > 1 and int rows
                ? new(south, west, south + ((rows - 1) * stepY / 36000.0), west + ((columns - 1) * stepX / 36000.0))
                : null;

        int? Whole(int at, int length) => int.TryParse(uhl.AsSpan(at, length), NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : null;

        double? Corner(int at) => Whole(at, 3) + (Whole(at + 3, 2) / 60.0) + (Whole(at + 5, 2) / 3600.0) is { } degrees
            ? uhl[at + 7] switch { 'N' or 'E' => degrees, 'S' or 'W' => -degrees, _ => null } : null;
    }

    private static Dictionary<string, double>? HdrValues(string header)
    {
        if (new FileInfo(header).Length > LongestBytes)
            return null;
        Dictionary<string, double> values = new(StringComparer.OrdinalIgnoreCase);
        foreach (string line in File.ReadLines(header))
        {
            string[] words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length >= 2)
                Add(values, words[0], words[1]);
        }

        return values;
    }

    private static Dictionary<string, double> AsciiValues(string path)
    {
        using Stream file = File.OpenRead(path), stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
        byte[] bytes = new byte[1024];
        int length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        string[] words = System.Text.Encoding.ASCII.GetString(bytes, 0, length).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        Dictionary<string, double> values = new(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i + 1 < words.Length && AsciiKeys.Contains(words[i], StringComparer.OrdinalIgnoreCase); i += 2)
            Add(values, words[i], words[i + 1]);
        return values;
    }

    private static void Add(Dictionary<string, double> values, string key, string text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value))
            values[key] = value;
    }

    private static GroundBox? OfValues(Dictionary<string, double>? values, bool ascii)
    {
        if (values is null || Value("NROWS") is not (>= 2 and { } rows) || Value("NCOLS") is not (>= 2 and { } columns)
            || (Value(ascii ? "dx" : "XDIM") ?? Value("cellsize")) is not (> 0 and { } stepX) || (Value(ascii ? "dy" : "YDIM") ?? Value("cellsize")) is not (> 0 and { } stepY))
        {
            return null;
        }

        double high = (rows - 1) * stepY, wide = (columns - 1) * stepX;
        double? west = ascii ? Value("xllcenter") ?? (Value("xllcorner") + (stepX / 2)) : Value("ULXMAP");
        double? north = ascii ? (Value("yllcenter") ?? (Value("yllcorner") + (stepY / 2))) + high : Value("ULYMAP");
        return west is null || north is null ? null : new(north.Value - high, west.Value, north.Value, west.Value + wide);

        double? Value(string key) => values.TryGetValue(key, out double value) ? value : null;
    }
}
