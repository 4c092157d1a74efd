using System.Globalization;

namespace Parapet.Physics.Terrain;

/// <summary>The keys and values of a .hdr file, one pair a line, upper or lower case alike; other lines are comments.</summary>
internal sealed class EhdrHeader
{
    private readonly Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);

    private EhdrHeader(string path) => Path = path;

    public string Path { get; }

    public static EhdrHeader Read(string path)
    {
        if (!File.Exists(path))
            throw new TerrainFormatException($"{path}: the header of the elevation file is missing.");
        EhdrHeader header = new(path);
        foreach (string line in File.ReadLines(path))
        {
            string[] parts = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length >= 2)
                header.values[parts[0]] = parts[1];
        }

        return header;
    }

    public string Text(string key, string otherwise) => values.GetValueOrDefault(key, otherwise);

    public void Require(string key, string value)
    {
        string got = Text(key, value);
        if (!got.Equals(value, StringComparison.OrdinalIgnoreCase))
            throw new TerrainFormatException($"{Path}: {key} {got}; only {value} is read.");
    }

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
}
