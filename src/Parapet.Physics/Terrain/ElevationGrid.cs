using Parapet.Foundation;

namespace Parapet.Physics.Terrain;

/// <summary>
/// Elevation posts at the crossings of equally spaced meridians and parallels, rows from north to south, columns from west
/// to east; between four posts the surface is bilinear, outside it is sea (0 m).
/// </summary>
public sealed class ElevationGrid
{
    private readonly short[] posts;
    private readonly double north, west, perRowRad, perColumnRad;

    /// <param name="posts">Elevations in units of <paramref name="postUnitM"/>, row after row; kept, not copied.</param>
    /// <param name="north">Latitude of the first row.</param>
    /// <param name="west">Longitude of the first column.</param>
    /// <param name="latitudeSpacing">Between rows, positive.</param>
    /// <param name="longitudeSpacing">Between columns, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than two rows or columns, a spacing not positive, or a wrong number of posts.</exception>
    public ElevationGrid(short[] posts, int rows, int columns, Angle north, Angle west, Angle latitudeSpacing, Angle longitudeSpacing, double postUnitM = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(latitudeSpacing.Radians);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(longitudeSpacing.Radians);
        if (posts.Length != (long)rows * columns)
            throw new ArgumentOutOfRangeException(nameof(posts), posts.Length, $"Posts: rows x columns = {rows} x {columns}.");
        this.posts = posts;
        Rows = rows;
        Columns = columns;
        North = north;
        West = west;
        LatitudeSpacing = latitudeSpacing;
        LongitudeSpacing = longitudeSpacing;
        PostUnitM = postUnitM;
        this.north = north.Radians;
        this.west = west.Radians;
        perRowRad = 1 / latitudeSpacing.Radians;
        perColumnRad = 1 / longitudeSpacing.Radians;
        short low = short.MaxValue, high = short.MinValue;
        foreach (short p in posts)
        {
            low = Math.Min(low, p);
            high = Math.Max(high, p);
        }

        LowestM = Math.Min(0, low * postUnitM);
        HighestM = Math.Max(0, high * postUnitM);
    }

    /// <summary>No elevation data: sea level everywhere.</summary>
    public static ElevationGrid FlatSea { get; } = new(new short[4], 2, 2, Angle.Zero, Angle.Zero, new Angle(1e-6), new Angle(1e-6)) { Name = "flat sea" };

    public int Rows { get; }
    public int Columns { get; }
    public Angle North { get; }
    public Angle West { get; }
    public Angle LatitudeSpacing { get; }
    public Angle LongitudeSpacing { get; }
    public double PostUnitM { get; }

    /// <summary>Name for people: the file's name, or "flat sea".</summary>
    public string Name { get; init; } = "";

    /// <summary>The line of credit to print wherever the data is used; empty where none is due.</summary>
    public string Credit { get; init; } = "";

    /// <summary>Posts without data in the source, read as 0 m.</summary>
    public int VoidPosts { get; init; }

    /// <summary>No point of the surface is lower, m; at most 0, for the sea around.</summary>
    public double LowestM { get; }

    /// <summary>No point of the surface is higher, m; at least 0.</summary>
    public double HighestM { get; }

    public ReadOnlySpan<short> Posts => posts;

    /// <summary>Elevation of a post, m.</summary>
    public double PostM(int row, int column) => posts[(row * Columns) + column] * PostUnitM;

    /// <summary>Whether the point lies on the grid, its edges included.</summary>
    public bool Contains(double latRad, double lonRad) => Locate(latRad, lonRad, out _, out _);

    /// <summary>Elevation, m, at a latitude and longitude in radians; 0 outside the grid.</summary>
    public double ElevationM(double latRad, double lonRad)
    {
        if (!Locate(latRad, lonRad, out double row, out double column))
            return 0;
        int r = Math.Min((int)row, Rows - 2), c = Math.Min((int)column, Columns - 2);
        double v = row - r, u = column - c;
        int i = (r * Columns) + c;
        double upper = posts[i] + (u * (posts[i + 1] - posts[i]));
        i += Columns;
        double lower = posts[i] + (u * (posts[i + 1] - posts[i]));
        return (upper + (v * (lower - upper))) * PostUnitM;
    }

    public double ElevationM(GeodeticPosition p) => ElevationM(p.Latitude.Radians, p.Longitude.Radians);

    private bool Locate(double latRad, double lonRad, out double row, out double column)
    {
        row = (north - latRad) * perRowRad;
        column = (lonRad - west) * perColumnRad;
        return row >= 0 && row <= Rows - 1 && column >= 0 && column <= Columns - 1;
    }
}
