namespace Parapet.Study.Design;

/// <summary>
/// The rows of a variance-based sensitivity study: for each base point a row of matrix A, a row of B, and for each
/// coordinate i the row of A with coordinate i from B. Saltelli, Annoni, Azzini, Campolongo, Ratto and Tarantola, Comput.
/// Phys. Commun. 181 (2010), 259-270, table 2. A and B are the two halves of one scrambled Sobol' point.
/// </summary>
/// <remarks>Rows stand base point by base point, so the first rows are the same whatever number is asked for.</remarks>
public sealed class SaltelliDesign
{
    private readonly SobolSequence sequence;

    /// <param name="coordinates">1 to half of <see cref="SobolDirections.MostDimensions"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Coordinates outside their range.</exception>
    public SaltelliDesign(int coordinates, uint seed, uint replicate = 0)
    {
        if (coordinates is < 1 or > SobolDirections.MostDimensions / 2)
            throw new ArgumentOutOfRangeException(nameof(coordinates), coordinates, $"The design takes 1 to {SobolDirections.MostDimensions / 2} coordinates.");
        Coordinates = coordinates;
        sequence = SobolSequence.Scrambled(2 * coordinates, seed, replicate);
    }

    public int Coordinates { get; }

    /// <summary>Rows of one base point: A, B and one for each coordinate.</summary>
    public int RowsInBlock => Coordinates + 2;

    /// <summary>Rows of <paramref name="basePoints"/> base points; a power of two of those keeps the balance of the points.</summary>
    public int Rows(int basePoints) => checked(basePoints * RowsInBlock);

    /// <summary>Writes a row, a point of the unit cube.</summary>
    /// <exception cref="ArgumentException"><paramref name="point"/> has not one place for each coordinate.</exception>
    public void Fill(int row, Span<double> point)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        if (point.Length != Coordinates)
            throw new ArgumentException($"The point has {point.Length} coordinates, the design {Coordinates}.", nameof(point));
        (int block, int kind) = Math.DivRem(row, RowsInBlock);
        for (int c = 0; c < point.Length; c++)
            point[c] = sequence[(uint)block, kind == 1 || kind == c + 2 ? c + Coordinates : c];
    }
}
