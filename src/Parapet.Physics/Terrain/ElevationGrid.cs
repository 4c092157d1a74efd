using Parapet.Foundation;

namespace Parapet.Physics.Terrain;

/// <summary>
/// Elevation posts at the crossings of equally spaced meridians and parallels, rows from north to south, columns from west
/// to east; between four posts the surface is bilinear, outside it is sea (0 m).
/// </summary>
public sealed class ElevationGrid
{
    private const double Edge = 1e-9;

    // Blocks of about this length: a leg of a line of sight touches a handful.
    private const double BlockM = 15000;

    private readonly short[] posts;
    private readonly double north, perRowRad, perColumnRad, middleLongitude, middleColumn;

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
        middleColumn = (columns - 1) / 2.0;
        middleLongitude = west.Radians + (middleColumn * longitudeSpacing.Radians);
        double middleLatitude = north.Radians - ((rows - 1) / 2.0 * latitudeSpacing.Radians);
        PostSpacingM = Wgs84.MeanRadiusM * Math.Min(latitudeSpacing.Radians, longitudeSpacing.Radians * ExactMath.Cos(middleLatitude));
        Blocks = new(posts, rows, columns, Math.Clamp((int)(BlockM / PostSpacingM), 4, 1024), postUnitM);
    }

    /// <summary>No elevation data: sea level everywhere.</summary>
    // Posts a radian apart: whoever walks from post line to post line meets next to none of them.
    public static ElevationGrid FlatSea { get; } = new(new short[4], 2, 2, Angle.Zero, Angle.Zero, new Angle(1), new Angle(1)) { Name = "flat sea" };

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

    /// <summary>What is known to be weak about the data, to say wherever a map is made from it; empty where nothing is.</summary>
    public string Weakness { get; init; } = "";

    /// <summary>Horizontal and vertical datum as the source states them, in words. Heights are used as if over the ellipsoid (docs/known-limits.md).</summary>
    public string Datum { get; init; } = "WGS 84";

    /// <summary>Posts without data in the source, read as 0 m.</summary>
    public int VoidPosts { get; init; }

    /// <summary>Posts between the files of a folder that lie under none of them, read as sea, 0 m.</summary>
    public int GapPosts { get; init; }

    /// <summary>No post differs from the source by more, m; 0 where the source has whole metres.</summary>
    public double RoundingM { get; init; }

    /// <summary>By how much overlapping files differ at worst, in words; empty where they agree.</summary>
    public string Seam { get; init; } = "";

    /// <summary>What whoever relies on the heights has to know of their reading, a sentence each; none for a file that is whole.</summary>
    public IReadOnlyList<string> Faults
    {
        get
        {
            List<string> faults = [];
            if (VoidPosts > 0)
                faults.Add(FormattableString.Invariant($"{VoidPosts:N0} of {posts.Length:N0} posts hold no data and count as 0 m"));
            if (GapPosts > 0)
                faults.Add(FormattableString.Invariant($"{GapPosts:N0} of {posts.Length:N0} posts lie under no file and count as sea"));
            if (Seam.Length > 0)
                faults.Add(Seam);
            return faults;
        }
    }

    /// <summary>No point of the surface is lower, m; at most 0, for the sea around.</summary>
    public double LowestM { get; }

    /// <summary>No point of the surface is higher, m; at least 0.</summary>
    public double HighestM { get; }

    public ReadOnlySpan<short> Posts => posts;

    /// <summary>Elevation of a post, m.</summary>
    public double PostM(int row, int column) => posts[(row * Columns) + column] * PostUnitM;

    /// <summary>Distance between neighbouring posts at the grid's middle latitude, m: the smaller of north-south and east-west.</summary>
    public double PostSpacingM { get; }

    /// <summary>Whether the point lies on the grid, its edges included.</summary>
    public bool Contains(double latRad, double lonRad)
    {
        PlaceOf(latRad, lonRad, out double row, out double column);
        return IsOnGrid(row, column);
    }

    /// <summary>Elevation, m, at a latitude and longitude in radians; 0 outside the grid.</summary>
    public double ElevationM(double latRad, double lonRad)
    {
        PlaceOf(latRad, lonRad, out double row, out double column);
        return AtPlace(row, column);
    }

    /// <summary>The same at the place whose vertical is given, a unit vector in Earth-fixed axes.</summary>
    public double ElevationM(Vector3D up)
    {
        PlaceOf(up, out double row, out double column);
        return AtPlace(row, column);
    }

    public double ElevationM(GeodeticPosition p) => ElevationM(p.Latitude.Radians, p.Longitude.Radians);

    internal BlockMaxima Blocks { get; }

    /// <summary>Row and column of a point, fractions kept, also outside the grid; longitude in any turn.</summary>
    internal void PlaceOf(double latRad, double lonRad, out double row, out double column)
    {
        double east = lonRad - middleLongitude;
        if (Math.Abs(east) > Math.PI)
            east = Angle.WrapSigned(east);
        row = (north - latRad) * perRowRad;
        column = (east * perColumnRad) + middleColumn;
    }

    /// <summary>Row and column under a vertical, the unit vector that points straight up.</summary>
    internal void PlaceOf(Vector3D up, out double row, out double column) => PlaceOf(
        ExactMath.Atan2(up.Z, Math.Sqrt((up.X * up.X) + (up.Y * up.Y))), ExactMath.Atan2(up.Y, up.X), out row, out column);

    /// <summary>Elevation, m, at a fractional row and column; 0 outside the grid.</summary>
    internal double AtPlace(double row, double column)
    {
        if (!IsOnGrid(row, column))
            return 0;
        int r = Math.Min((int)row, Rows - 2), c = Math.Min((int)column, Columns - 2);
        double v = row - r, u = column - c;
        int i = (r * Columns) + c;
        double upper = posts[i] + (u * (posts[i + 1] - posts[i]));
        i += Columns;
        double lower = posts[i] + (u * (posts[i + 1] - posts[i]));
        return (upper + (v * (lower - upper))) * PostUnitM;
    }

    /// <summary>Elevation, m, on a column of posts at a fractional row; 0 outside the grid.</summary>
    internal double OnColumn(double column, double row)
    {
        if (!IsOnGrid(row, column))
            return 0;
        int r = Math.Min((int)row, Rows - 2), i = (r * Columns) + (int)column;
        return (posts[i] + ((row - r) * (posts[i + Columns] - posts[i]))) * PostUnitM;
    }

    /// <summary>Elevation, m, on a row of posts at a fractional column; 0 outside the grid.</summary>
    internal double OnRow(double row, double column)
    {
        if (!IsOnGrid(row, column))
            return 0;
        int c = Math.Min((int)column, Columns - 2), i = ((int)row * Columns) + c;
        return (posts[i] + ((column - c) * (posts[i + 1] - posts[i]))) * PostUnitM;
    }

    // A billionth of a post: a point on the edge stays on the grid through the rounding of its coordinates.
    private bool IsOnGrid(double row, double column) =>
        row >= -Edge && row <= Rows - 1 + Edge && column >= -Edge && column <= Columns - 1 + Edge;
}
