using System.Globalization;

namespace Parapet.Physics.Terrain;

/// <summary>The keys and values of a .hdr file, one pair a line, upper or lower case alike; other lines are comments.</summary>
internal sealed class EhdrHeader
{
    // Headers have some 15 lines of some 30 characters.
    private const int LongestBytes = 64 * 1024;

    private readonly Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);

    private EhdrHeader(string path) => Path = path;

    public string Path { get; }

    public static EhdrHeader Read(string path)
    {
        if (!File.Exists(path))
            throw new TerrainFormatException($"{path}: the header of the elevation file is missing.");
        if (new FileInfo(path).Length > LongestBytes)
            throw new TerrainFormatException($"{path}: a header of {new FileInfo(path).Length} bytes is none; at most {LongestBytes} are read.");
        EhdrHeader header = new(path);
        foreach (string line in File.ReadLines(path))
        {
            string[] parts = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length < 2)
                continue;
            if (header.values.TryGetValue(parts[0], out string? first) && first != parts[1])
                throw new TerrainFormatException($"{path}: {parts[0]} stands there twice, {first} and {parts[1]}.");
            header.values[parts[0]] = parts[1];
        }

        return header;
    }

    public bool Has(string key) => values.ContainsKey(key);

    public string Text(string key, string otherwise) => values.GetValueOrDefault(key, otherwise);

    public int Whole(string key, int? otherwise = null)
    {
        if (!values.TryGetValue(key, out string? text))
            return otherwise ?? throw new TerrainFormatException($"{Path}: {key} is missing.");
        return int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int v)
            ? v : throw new TerrainFormatException($"{Path}: {key} {text} is not a whole number.");
    }

    public double Number(string key)
    {
        if (!values.TryGetValue(key, out string? text))
            throw new TerrainFormatException($"{Path}: {key} is missing.");
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double v) && double.IsFinite(v)
            ? v : throw new TerrainFormatException($"{Path}: {key} {text} is not a number.");
    }

    /// <summary>The mark of missing data, which may be NaN; null where the key is not given.</summary>
    public double? Missing(string key)
    {
        if (!values.TryGetValue(key, out string? text))
            return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double v)
            ? v : throw new TerrainFormatException($"{Path}: {key} {text} is not a number.");
    }
}
