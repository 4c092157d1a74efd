using Parapet.Foundation;

namespace Parapet.Physics.Terrain;

/// <summary>One elevation file by what its header or name says; the heights are read when they are wanted.</summary>
internal sealed class ElevationFile
{
    /// <summary>Most posts of a file or of a mosaic: 2 GB in memory.</summary>
    public const long MostPosts = 1L << 30;

    private readonly Func<ElevationFile, TileHeights> read;

    /// <summary>Places in degrees; posts are points, the first one at the north-western corner.</summary>
    /// <exception cref="TerrainFormatException">Too few or too many posts, a step that is not positive, or a place that is not on the globe.</exception>
    public ElevationFile(
        string path, int rows, int columns, double northDeg, double westDeg, double rowDeg, double columnDeg, Func<ElevationFile, TileHeights> read)
    {
        (Path, Rows, Columns, this.read) = (path, rows, columns, read);
        (NorthDeg, WestDeg, RowDeg, ColumnDeg) = (northDeg, westDeg, rowDeg, columnDeg);
        if (rows < 2 || columns < 2 || !(rowDeg > 0) || !(columnDeg > 0))
            throw Fault($"{rows} x {columns} cells of {Number(rowDeg)} x {Number(columnDeg)}; at least 2 x 2 of a positive size are needed.");
        if ((long)rows * columns > MostPosts)
            throw Fault($"{rows} x {columns} posts are more than {MostPosts}; cut or reduce the file with gdalwarp (docs/terrain.md).");
        double south = northDeg - ((rows - 1) * rowDeg), east = westDeg + ((columns - 1) * columnDeg);
        // Half a cell over the pole is usual where cells are meant for areas.
        if (!(northDeg <= 90 + rowDeg && south >= -90 - rowDeg && westDeg >= -360 && east <= 540 && east - westDeg <= 360 + columnDeg))
        {
            throw Fault($"the corner {Number(westDeg)}, {Number(northDeg)} and {rows} x {columns} cells of {Number(columnDeg)} x {Number(rowDeg)} "
                + "are no degrees of longitude and latitude; project it with gdalwarp -t_srs EPSG:4326 (docs/terrain.md).");
        }
    }

    public string Path { get; }

    public int Rows { get; }

    public int Columns { get; }

    public double NorthDeg { get; }

    public double WestDeg { get; }

    public double RowDeg { get; }

    public double ColumnDeg { get; }

    /// <summary>Horizontal and vertical datum, in words, with where that is from.</summary>
    public string Datum { get; init; } = "WGS 84 assumed: the file states no datum";

    /// <exception cref="TerrainFormatException">The heights contradict the header or are none.</exception>
    public TileHeights Read() => read(this);

    public TerrainFormatException Fault(string text) => new($"{Path}: {text}");

    private static string Number(double value) => FormattableString.Invariant($"{value:G10}");
}

/// <summary>The heights of one file.</summary>
/// <param name="Posts">Row after row from the north, west to east, in units of <paramref name="UnitM"/>; <see cref="Void"/> where there is no data.</param>
/// <param name="RoundingM">No post differs from the file's height by more, m; 0 for whole metres.</param>
internal sealed record TileHeights(short[] Posts, double UnitM, double RoundingM)
{
    /// <summary>A post without data.</summary>
    public const short Void = short.MinValue;

    /// <summary>Heights outside this are no ground of the Earth but a marker that the header does not declare.</summary>
    public const double LowestM = -12000, HighestM = 9000;

    private const short Greatest = 32000;

    // A unit that people can say, fine enough that no map shows it.
    private static readonly double[] Units = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1];

    /// <summary>Checks whole metres.</summary>
    public static TileHeights OfWhole(ElevationFile file, short[] posts)
    {
        for (int i = 0; i < posts.Length; i++)
        {
            if (posts[i] != Void && posts[i] is < (short)LowestM or > (short)HighestM)
                throw Unlikely(file, i, posts[i]);
        }

        return new(posts, 1, 0);
    }

    /// <summary>Rounds heights in metres to whole units: metres where all are whole, else the finest unit that holds the highest. NaN is no data.</summary>
    public static TileHeights OfReal(ElevationFile file, ReadOnlySpan<float> heightsM)
    {
        bool whole = true;
        float farthest = 0;
        for (int i = 0; i < heightsM.Length; i++)
        {
            float h = heightsM[i];
            if (float.IsNaN(h))
                continue;
            if (!(h >= LowestM && h <= HighestM))
                throw Unlikely(file, i, h);
            whole &= h == MathF.Round(h);
            farthest = Math.Max(farthest, Math.Abs(h));
        }

        double unit = whole ? 1 : Units.First(u => farthest / u <= Greatest);
        short[] posts = new short[heightsM.Length];
        for (int i = 0; i < posts.Length; i++)
            posts[i] = float.IsNaN(heightsM[i]) ? Void : (short)Math.Round(heightsM[i] / unit);
        return new(posts, unit, whole ? 0 : unit / 2);
    }

    private static TerrainFormatException Unlikely(ElevationFile file, int at, double heightM) => file.Fault(FormattableString.Invariant(
        $"row {(at / file.Columns) + 1}, column {(at % file.Columns) + 1} stands at {heightM:G6} m, which is no height of the ground; is it a mark of missing data that the header does not declare (NODATA), or the wrong byte order?"));
}
