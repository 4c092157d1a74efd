namespace Parapet.Physics.Terrain;

/// <summary>
/// The highest post of each square block of a grid, so that a ray passes over empty ground block by block. Blocks share
/// their edge posts: a point between two blocks lies wholly in one of them.
/// </summary>
internal sealed class BlockMaxima
{
    private readonly short[] maxima;
    private readonly int blockRows, blockColumns, size;
    private readonly double unitM;

    public BlockMaxima(short[] posts, int rows, int columns, int size, double unitM)
    {
        this.size = size;
        this.unitM = unitM;
        blockRows = Math.Max(1, (rows - 2 + size) / size);
        blockColumns = Math.Max(1, (columns - 2 + size) / size);
        maxima = new short[blockRows * blockColumns];
        Array.Fill(maxima, short.MinValue);
        for (int r = 0; r < rows; r++)
        {
            int below = Math.Min(r / size, blockRows - 1), above = Math.Max(0, (r - 1) / size);
            ReadOnlySpan<short> row = posts.AsSpan(r * columns, columns);
            for (int bc = 0; bc < blockColumns; bc++)
            {
                int first = bc * size;
                short high = short.MinValue;
                foreach (short p in row.Slice(first, Math.Min(size + 1, columns - first)))
                    high = Math.Max(high, p);
                Raise((below * blockColumns) + bc, high);
                Raise((above * blockColumns) + bc, high);
            }
        }
    }

    /// <summary>No surface point under the path is higher, m; outside the grid is 0.</summary>
    public double HighestM(in GridPath path)
    {
        int r0 = Block(Math.Min(path.Row, path.EndRow)), r1 = Block(Math.Max(path.Row, path.EndRow));
        int c0 = Block(Math.Min(path.Column, path.EndColumn)), c1 = Block(Math.Max(path.Column, path.EndColumn));
        bool outside = r0 < 0 || c0 < 0 || r1 >= blockRows || c1 >= blockColumns;
        int high = outside ? 0 : short.MinValue;
        r0 = Math.Max(r0, 0);
        c0 = Math.Max(c0, 0);
        r1 = Math.Min(r1, blockRows - 1);
        c1 = Math.Min(c1, blockColumns - 1);
        for (int r = r0; r <= r1; r++)
        {
            for (int c = c0; c <= c1; c++)
                high = Math.Max(high, maxima[(r * blockColumns) + c]);
        }

        return high * unitM;
    }

    // Far outside stays outside without overflowing the cast.
    private int Block(double place) => (int)Math.Floor(Math.Clamp(place / size, -1, 1e6));

    private void Raise(int i, short to) => maxima[i] = Math.Max(maxima[i], to);
}
