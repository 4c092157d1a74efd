using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Parapet.Physics.Terrain;

/// <summary>
/// ESRI ASCII grid (.asc, or .asc.gz): a header of keys and values, then heights from the north-west, row by row. xllcorner and yllcorner
/// name the corner of the south-western cell, whose post stands in its middle; xllcenter and yllcenter that post. One cellsize, or dx and dy.
/// Source: ESRI, "Esri ASCII raster format" (ArcGIS Pro documentation). Numbers have a point; a comma is refused.
/// </summary>
internal static class AsciiGridReader
{
    private const int LongestHeaderLines = 16;

    public static ElevationFile Inspect(string path)
    {
        using StreamReader text = Open(path);
        Header header = Header.Read(path, text);
        int rows = header.Whole("nrows"), columns = header.Whole("ncols");
        double columnDeg = header.Number("dx") ?? header.Number("cellsize") ?? throw header.Lacks("cellsize");
        double rowDeg = header.Number("dy") ?? header.Number("cellsize") ?? throw header.Lacks("cellsize");
        double west = header.Number("xllcenter") ?? (header.Number("xllcorner") + (columnDeg / 2)) ?? throw header.Lacks("xllcorner");
        double south = header.Number("yllcenter") ?? (header.Number("yllcorner") + (rowDeg / 2)) ?? throw header.Lacks("yllcorner");
        return new(path, rows, columns, south + ((rows - 1) * rowDeg), west, rowDeg, columnDeg, Read)
        {
            Datum = ProjectionFile.DatumBeside(Bare(path)),
        };
    }

    /// <summary>Without .gz.</summary>
    public static string Bare(string path) => IsPacked(path) ? path[..^3] : path;

    private static bool IsPacked(string path) => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    private static StreamReader Open(string path) =>
        new(IsPacked(path) ? new GZipStream(File.OpenRead(path), CompressionMode.Decompress) : File.OpenRead(path), bufferSize: 1 << 16);

    private static TileHeights Read(ElevationFile file)
    {
        using StreamReader text = Open(file.Path);
        Header header = Header.Read(file.Path, text);
        float none = (float)(header.Number("nodata_value") ?? -9999);
        long posts = (long)file.Rows * file.Columns;
        // Grown as they come: a header that asks for a billion in a file of ten bytes costs nothing.
        List<float> heights = new((int)Math.Min(posts, 1 << 20));
        char[] buffer = new char[1 << 16];
        char[] word = new char[64];
        int letters = 0;
        if (header.FirstWord.Length > 0)
            Add(header.FirstWord);
        for (int length = text.Read(buffer); length > 0; length = text.Read(buffer))
        {
            foreach (char c in buffer.AsSpan(0, length))
            {
                if (!char.IsWhiteSpace(c))
                {
                    if (letters == word.Length)
                        throw file.Fault($"\"{new string(word)}…\" is not a number.");
                    word[letters++] = c;
                }
                else if (letters > 0)
                {
                    Add(word.AsSpan(0, letters));
                    letters = 0;
                }
            }
        }

        if (letters > 0)
            Add(word.AsSpan(0, letters));
        if (heights.Count != posts)
            throw file.Fault($"{heights.Count} heights, but its header asks for {file.Rows} x {file.Columns} = {posts}.");
        return TileHeights.OfReal(file, CollectionsMarshal.AsSpan(heights));

        void Add(ReadOnlySpan<char> number)
        {
            if (heights.Count == posts)
                throw file.Fault($"more heights than the {file.Rows} x {file.Columns} its header asks for.");
            if (!float.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out float h))
            {
                string hint = number.Contains(',') ? "; numbers have a point, not a comma" : "";
                throw file.Fault($"row {(heights.Count / file.Columns) + 1}, column {(heights.Count % file.Columns) + 1}: \"{number}\" is not a number{hint}.");
            }

            heights.Add(h == none ? float.NaN : h);
        }
    }

    private sealed class Header(string path)
    {
        private readonly Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);

        /// <summary>What was read beyond the header: the first height.</summary>
        public string FirstWord { get; private set; } = "";

        public static Header Read(string path, StreamReader text)
        {
            Header header = new(path);
            for (int i = 0; i < LongestHeaderLines; i++)
            {
                // Not by lines: the first row of heights may be long, and a damaged file one single line.
                string? key = Word(text);
                if (key is null)
                    break;
                if (key.Length == 0 || !char.IsLetter(key[0]) || key.Equals("nan", StringComparison.OrdinalIgnoreCase))
                {
                    header.FirstWord = key;
                    break;
                }

                string value = Word(text) ?? "";
                if (!header.values.TryAdd(key, value) && header.values[key] != value)
                    throw new TerrainFormatException($"{path}: {key} stands there twice, {header.values[key]} and {value}.");
            }

            return header;
        }

        public TerrainFormatException Lacks(string key) => new($"{path}: {key} is missing.");

        public int Whole(string key)
        {
            if (!values.TryGetValue(key, out string? text))
                throw Lacks(key);
            return int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int value)
                ? value : throw new TerrainFormatException($"{path}: {key} {text} is not a whole number.");
        }

        public double? Number(string key)
        {
            if (!values.TryGetValue(key, out string? text))
                return null;
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
                || (!double.IsFinite(value) && !key.StartsWith("nodata", StringComparison.Ordinal)))
            {
                throw new TerrainFormatException($"{path}: {key} {text} is not a number{(text.Contains(',') ? "; numbers have a point, not a comma" : "")}.");
            }

            return value;
        }

        private static string? Word(StreamReader text)
        {
            Span<char> word = stackalloc char[64];
            int n = 0;
            for (int c = text.Read(); c >= 0; c = text.Read())
            {
                if (char.IsWhiteSpace((char)c))
                {
                    if (n > 0)
                        return new(word[..n]);
                    continue;
                }

                if (n == word.Length)
                    return new(word); // no key or number is as long: refused where it is used
                word[n++] = (char)c;
            }

            return n > 0 ? new(word[..n]) : null;
        }
    }
}
