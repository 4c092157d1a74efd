using Parapet.Foundation;

namespace Parapet.Physics.Terrain;

/// <summary>
/// From which height every post of a grid is seen from one of them: the whole map in one pass, ring by ring away from the observer. The ray to
/// a post crosses the line between two posts of the ring before; there the ground, or what is needed to be seen, whichever is higher, is
/// taken linearly between the two. Source: J. Wang, G. J. Robinson, K. White, "Generating viewsheds without using sightlines",
/// Photogrammetric Engineering and Remote Sensing 66(1), 2000, pp. 87-90 (reference planes). The Earth falls away by d²/2kR (Skolnik,
/// "Introduction to Radar Systems", 3rd ed., section 8.3).
/// </summary>
/// <remarks>
/// What a ridge hides is handed on from ring to ring by interpolation, so edges of shadows, and of the smooth horizon, are rounded by up
/// to a post, and crests seen at a slant blur. <see cref="LineOfSight"/> walks each ray and is the reference; <see cref="HorizonMask"/> is what runs
/// ask. This is the form that geographic information systems have, for whole maps: over the hills and the plain of docs/terrain.md it agrees with GDAL 3.6.2
/// in all cells but a few. Rays are straight in rows and columns: over a grid of degrees up to some 200 km. Nothing is allocated but two rows.
/// </remarks>
public static class Viewshed
{
    /// <summary>Over a grid of longitude and latitude: the lowest height, m above the grid's zero, at which each post's vertical is seen.</summary>
    /// <param name="antennaM">Of the observer above the ground of his post, m, 0 or more.</param>
    /// <param name="lowestVisibleM">One entry a post, row after row; below the ground where all that stands there is seen.</param>
    /// <exception cref="ArgumentOutOfRangeException">The observer is off the grid, below the ground, or the factor not positive; or a span of the wrong length.</exception>
    public static void LowestVisibleM(
        ElevationGrid terrain, int row, int column, double antennaM, Span<float> lowestVisibleM, double effectiveEarthFactor = LineOfSight.FourThirds)
    {
        CheckSpan(lowestVisibleM.Length, terrain.Rows, terrain.Columns);
        if (!(effectiveEarthFactor > 0))
            throw new ArgumentOutOfRangeException(nameof(effectiveEarthFactor), effectiveEarthFactor, "The effective earth factor is above 0.");
        double[] down = new double[terrain.Rows], across = new double[terrain.Rows];
        double latitude = terrain.North.Radians - (row * terrain.LatitudeSpacing.Radians);
        (double sin, double cos) = ExactMath.SinCos(latitude);
        // Along each axis d²/2R with that axis' own curvature: their sum is Euler's theorem.
        double meridian = EffectiveEarth.RadiusM(sin, 1), acrossM = EffectiveEarth.RadiusM(sin, 0);
        for (int r = 0; r < down.Length; r++)
        {
            double dy = (row - r) * terrain.LatitudeSpacing.Radians;
            double dx = terrain.LongitudeSpacing.Radians * ExactMath.Cos(latitude + (dy / 2));
            down[r] = dy * dy * meridian / (2 * effectiveEarthFactor);
            across[r] = dx * dx * acrossM / (2 * effectiveEarthFactor);
        }

        Sweep(terrain.Posts, terrain.PostUnitM, terrain.Columns, (row, column), antennaM, down, across, new Heights(), lowestVisibleM);
    }

    /// <summary>
    /// Over a plane grid of square cells, as <see cref="LowestVisibleM"/>, whether a target of one height over the ground is seen: 1, or 0.
    /// The observer and the eight posts around him are always seen.
    /// </summary>
    /// <param name="postUnitM">Metres of one unit of the posts.</param>
    /// <param name="cellM">Distance of neighbouring posts, m.</param>
    /// <param name="targetM">Of the target above the ground, m.</param>
    /// <param name="earthRadiusM">Effective radius k·R, m; infinite for a flat Earth.</param>
    public static void Visible(
        ReadOnlySpan<short> posts, double postUnitM, int columns, double cellM, int row, int column, double antennaM, double targetM, double earthRadiusM, Span<byte> visible)
    {
        int rows = posts.Length / Math.Max(1, columns);
        CheckSpan(visible.Length, rows, columns);
        double[] down = new double[rows], across = new double[rows];
        double one = cellM * cellM / (2 * earthRadiusM);
        for (int r = 0; r < rows; r++)
        {
            down[r] = one * (r - row) * (r - row);
            across[r] = one;
        }

        Sweep(posts, postUnitM, columns, (row, column), antennaM, down, across, new Seen(targetM), visible);
    }

    private static void CheckSpan(int length, int rows, int columns)
    {
        if (rows < 1 || length != (long)rows * columns)
            throw new ArgumentOutOfRangeException(nameof(rows), length, $"One entry a post is needed: {rows} x {columns}.");
    }

    /// <param name="down">By row, how far the Earth falls away in its direction, m.</param>
    /// <param name="across">By row, the same for one column; it grows with the square of the columns.</param>
    private static void Sweep<TResult, T>(
        ReadOnlySpan<short> posts, double unitM, int columns, (int Row, int Column) at, double antennaM, double[] down, double[] across, TResult result, Span<T> to)
        where TResult : struct, IResult<T>
    {
        if (at.Row < 0 || at.Row >= down.Length || at.Column < 0 || at.Column >= columns)
            throw new ArgumentOutOfRangeException(nameof(at), at, $"The observer stands on the grid of {down.Length} x {columns} posts.");
        if (!(antennaM >= 0))
            throw new ArgumentOutOfRangeException(nameof(antennaM), antennaM, "The antenna stands on or above the ground.");
        double[] inverse = new double[Math.Max(down.Length, columns) + 1];
        for (int i = 1; i < inverse.Length; i++)
            inverse[i] = 1.0 / i;
        Rings rings = new()
        {
            UnitM = unitM,
            Middle = at.Column,
            EyeM = (posts[(at.Row * columns) + at.Column] * unitM) + antennaM,
            Inverse = inverse,
        };
        double[] own = new double[columns], before = new double[columns], now = new double[columns];
        rings.Row(posts.Slice(at.Row * columns, columns), 0, 0, across[at.Row], before, own, result, to.Slice(at.Row * columns, columns));
        for (int way = -1; way <= 1; way += 2)
        {
            own.CopyTo(before, 0);
            for (int r = at.Row + way; r >= 0 && r < down.Length; r += way)
            {
                rings.Row(posts.Slice(r * columns, columns), Math.Abs(r - at.Row), down[r], across[r], before, now, result, to.Slice(r * columns, columns));
                (before, now) = (now, before);
            }
        }
    }

    /// <summary>One row after another, away from the observer's. Heights are over his eye, fallen away with the Earth, and raised to where sight begins.</summary>
    private readonly struct Rings
    {
        public required double UnitM { get; init; }

        public required int Middle { get; init; }

        public required double EyeM { get; init; }

        /// <summary>1/i.</summary>
        public required double[] Inverse { get; init; }

        public void Row<TResult, T>(
            ReadOnlySpan<short> posts, int away, double downM, double acrossM, ReadOnlySpan<double> before, Span<double> now, TResult result, Span<T> to)
            where TResult : struct, IResult<T>
        {
            int steep = Side(posts, away, downM, acrossM, before, now, result, to, -1);
            Shallow(posts, away, downM, acrossM, before, now, result, to, -1, steep);
            steep = Side(posts, away, downM, acrossM, before, now, result, to, 1);
            Shallow(posts, away, downM, acrossM, before, now, result, to, 1, steep);
        }

        // Columns no farther than the row: the ring before is the row before. Returns the last offset done.
        private int Side<TResult, T>(
            ReadOnlySpan<short> posts, int away, double downM, double acrossM, ReadOnlySpan<double> before, Span<double> now, TResult result, Span<T> to, int way)
            where TResult : struct, IResult<T>
        {
            int last = Math.Min(Math.Max(1, away), way > 0 ? posts.Length - 1 - Middle : Middle);
            double inverse = away > 1 ? Inverse[away - 1] : 0;
            for (int i = 0; i <= last; i++)
            {
                int c = Middle + (way * i);
                double dropM = downM + (acrossM * i * i), groundM = (posts[c] * UnitM) - EyeM - dropM;
                // The observer and the eight around him are seen.
                double needed = away <= 1 ? groundM : ((before[i == 0 ? c : c - way] * i) + (before[c] * (away - i))) * inverse;
                now[c] = double.MaxNative(groundM, needed); // never NaN; one instruction, where Math.Max has branches
                to[c] = result.Of(groundM, needed, EyeM + dropM);
            }

            return last;
        }

        // Columns farther than the row: the ring before is the column before.
        private void Shallow<TResult, T>(
            ReadOnlySpan<short> posts, int away, double downM, double acrossM, ReadOnlySpan<double> before, Span<double> now, TResult result, Span<T> to, int way, int done)
            where TResult : struct, IResult<T>
        {
            int last = way > 0 ? posts.Length - 1 - Middle : Middle;
            double nearer = now[Middle + (way * done)];
            for (int i = done + 1; i <= last; i++)
            {
                int c = Middle + (way * i);
                double inverse = Inverse[i - 1], dropM = downM + (acrossM * i * i), groundM = (posts[c] * UnitM) - EyeM - dropM;
                double needed = (before[c - way] * (away * inverse)) + (nearer * ((i - away) * inverse));
                nearer = double.MaxNative(groundM, needed);
                now[c] = nearer;
                to[c] = result.Of(groundM, needed, EyeM + dropM);
            }
        }
    }

    private interface IResult<T>
    {
        /// <param name="groundM">Of the post over the eye, fallen away with the Earth, m.</param>
        /// <param name="neededM">From where it is seen, the same way.</param>
        /// <param name="toGridM">What makes a height of the grid of either, m.</param>
        T Of(double groundM, double neededM, double toGridM);
    }

    private readonly struct Heights : IResult<float>
    {
        public float Of(double groundM, double neededM, double toGridM) => (float)(neededM + toGridM);
    }

    private readonly struct Seen(double targetM) : IResult<byte>
    {
        public byte Of(double groundM, double neededM, double toGridM) => groundM + targetM >= neededM ? (byte)1 : (byte)0;
    }
}
