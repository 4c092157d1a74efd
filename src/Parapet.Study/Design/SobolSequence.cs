using Parapet.Foundation;

namespace Parapet.Study.Design;

/// <summary>
/// Sobol' sequence in base 2, plain or with Owen's nested uniform scrambling. A point is a function of its index only:
/// asking for more points, or for more dimensions, changes none of those there were. The first 2^m points, and each later
/// aligned block of 2^m, are a (t, m, s)-net.
/// </summary>
/// <remarks>
/// Order: Gray code (Antonov and Saleev 1979), as Joe and Kuo list it. Scrambling: A. B. Owen, "Randomly permuted
/// (t,m,s)-nets and (t,s)-sequences", MCQMC 1994 (1995), exact: each digit is flipped by a coin of its own that belongs to
/// the digits before it. 127 coins, seven levels of that tree, are one Philox block, so nothing is stored. Digits 33 to 53
/// are drawn for the point, which makes each coordinate uniform on the 53-bit numbers of (0, 1).
/// </remarks>
public sealed class SobolSequence
{
    private const int LevelsInBlock = 7;

    private readonly bool scrambled;
    private readonly uint seed;
    private readonly uint replicate;

    /// <summary>The plain sequence; its point 0 is the origin.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dimensions"/> is not in 1 to <see cref="SobolDirections.MostDimensions"/>.</exception>
    public SobolSequence(int dimensions)
    {
        if (dimensions is < 1 or > SobolDirections.MostDimensions)
            throw new ArgumentOutOfRangeException(nameof(dimensions), dimensions, $"Sobol' sequences are built for 1 to {SobolDirections.MostDimensions} dimensions.");
        Dimensions = dimensions;
    }

    private SobolSequence(int dimensions, uint seed, uint replicate)
        : this(dimensions) => (scrambled, this.seed, this.replicate) = (true, seed, replicate);

    public int Dimensions { get; }

    /// <summary>A scrambled sequence; those of different seed or replicate are independent, and each point of each is uniform.</summary>
    /// <exception cref="ArgumentOutOfRangeException">As the constructor.</exception>
    public static SobolSequence Scrambled(int dimensions, uint seed, uint replicate = 0) => new(dimensions, seed, replicate);

    /// <summary>A coordinate in [0, 1) of point <paramref name="index"/>; in (0, 1) when scrambled.</summary>
    public double this[uint index, int dimension]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)dimension, (uint)Dimensions, nameof(dimension));
            ReadOnlySpan<uint> column = SobolDirections.Column(dimension);
            uint digits = 0;
            uint gray = index ^ index >> 1;
            for (int k = 0; gray != 0; k++, gray >>= 1)
                digits ^= (gray & 1) * column[k];
            return scrambled ? Scramble(digits, dimension) : digits * (1.0 / (1UL << SobolDirections.Bits));
        }
    }

    /// <summary>Writes point <paramref name="index"/>; one number for each dimension.</summary>
    /// <exception cref="ArgumentException"><paramref name="point"/> has another length.</exception>
    public void Fill(uint index, Span<double> point)
    {
        if (point.Length != Dimensions)
            throw new ArgumentException($"The point has {point.Length} coordinates, the sequence {Dimensions}.", nameof(point));
        for (int d = 0; d < point.Length; d++)
            point[d] = this[index, d];
    }

    /// <summary>The first <paramref name="count"/> points; a power of two keeps their balance.</summary>
    public PointSet First(int count)
    {
        PointSet points = new(count, Dimensions);
        for (int i = 0; i < count; i++)
            Fill((uint)i, points.Row(i));
        return points;
    }

    private double Scramble(uint digits, int dimension)
    {
        uint result = 0;
        for (int from = 0; from < SobolDirections.Bits; from += LevelsInBlock)
        {
            // A shift by 32 is no shift in C#, hence the wide one for the empty prefix.
            Draw coins = Coins(dimension, from, (uint)((ulong)digits >> (SobolDirections.Bits - from)));
            int node = 1;
            for (int level = from; level < Math.Min(from + LevelsInBlock, SobolDirections.Bits); level++)
            {
                uint digit = digits >> (SobolDirections.Bits - 1 - level) & 1;
                uint coin = (uint)((node < 64 ? coins.First >> node : coins.Second >> (node - 64)) & 1);
                result = result << 1 | digit ^ coin;
                node = node << 1 | (int)digit;
            }
        }
        ulong below = Coins(dimension, SobolDirections.Bits, digits).First >> 43;
        return (((ulong)result << 21 | below) + 0.5) * (1.0 / (1UL << 53));
    }

    private Draw Coins(int dimension, int from, uint prefix) =>
        new StreamKey(seed, replicate, (byte)DesignPurpose.Scramble, (uint)dimension, (uint)from)[prefix];
}
