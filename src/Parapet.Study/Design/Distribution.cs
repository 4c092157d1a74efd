using Parapet.Foundation;
using Parapet.Study.Statistics;

namespace Parapet.Study.Design;

/// <summary>How belief is spread between the ends of an interval.</summary>
public enum DistributionShape
{
    /// <summary>Every value alike; the likely value has no part in it.</summary>
    Uniform,

    /// <summary>Density rising in a line to the likely value and falling in a line from it.</summary>
    Triangular,

    /// <summary>Beta of mean (low + 4 likely + high)/6: a smooth density with its mode at the likely value and thin tails.</summary>
    Pert,
}

/// <summary>
/// A quantity known by its low, likely and high value, all in the quantity's own unit. Where low is high the quantity is
/// fixed and every quantile is that value.
/// </summary>
/// <remarks>
/// Triangular: closed forms. PERT: Malcolm, Roseboom, Clark and Fazar, Operations Research 7 (1959), 646-669, with the
/// beta exponents α = 1 + 4 (likely - low)/(high - low) and β = 6 - α (Vose, Risk Analysis, 3rd ed. 2008), which give
/// that mean exactly and the variance (mean - low)(high - mean)/7.
/// </remarks>
public sealed record Distribution
{
    private Distribution(DistributionShape shape, double low, double likely, double high)
    {
        if (!double.IsFinite(low) || !double.IsFinite(high) || !double.IsFinite(high - low))
            throw new ArgumentOutOfRangeException(nameof(high), high, $"An interval has finite ends and a finite width; low is {low}, high is {high}.");
        if (!(low <= likely && likely <= high))
            throw new ArgumentOutOfRangeException(nameof(likely), likely, $"The likely value lies in [{low}, {high}], and low is not above high.");
        (Shape, Low, Likely, High) = (shape, low, likely, high);
    }

    public DistributionShape Shape { get; }

    public double Low { get; }

    public double Likely { get; }

    public double High { get; }

    public bool IsFixed => Low == High;

    public double Mean => Shape switch
    {
        DistributionShape.Uniform => Low + Width * 0.5,
        DistributionShape.Triangular => Low + Width * ((1 + Mode) / 3),
        _ => Low + Width * ((1 + 4 * Mode) / 6),
    };

    public double Variance => Width * Width * Shape switch
    {
        DistributionShape.Uniform => 1.0 / 12,
        DistributionShape.Triangular => (1 - Mode + Mode * Mode) / 18,
        _ => (1 + 4 * Mode) * (5 - 4 * Mode) / 252,
    };

    private double Width => High - Low;

    // The likely value as a share of the interval.
    private double Mode => IsFixed ? 0.5 : (Likely - Low) / Width;

    /// <exception cref="ArgumentOutOfRangeException">Not finite, or low above high.</exception>
    public static Distribution Uniform(double low, double high) => new(DistributionShape.Uniform, low, low + (high - low) / 2, high);

    /// <exception cref="ArgumentOutOfRangeException">Not finite, or not in order.</exception>
    public static Distribution Triangular(double low, double likely, double high) => new(DistributionShape.Triangular, low, likely, high);

    /// <exception cref="ArgumentOutOfRangeException">Not finite, or not in order.</exception>
    public static Distribution Pert(double low, double likely, double high) => new(DistributionShape.Pert, low, likely, high);

    /// <summary>Share of belief at or below <paramref name="value"/>, in [0, 1].</summary>
    public double Cumulative(double value)
    {
        if (value < Low)
            return 0;
        if (value >= High)
            return 1;
        double x = (value - Low) / Width;
        return Shape switch
        {
            DistributionShape.Uniform => x,
            DistributionShape.Triangular when x < Mode => x * x / Mode,
            DistributionShape.Triangular => 1 - (1 - x) * (1 - x) / (1 - Mode),
            _ => IncompleteBeta.Regularized(1 + 4 * Mode, 5 - 4 * Mode, x),
        };
    }

    /// <summary>The value with <see cref="Cumulative"/> of <paramref name="p"/>, p in [0, 1]: low at 0, high at 1, never outside.</summary>
    /// <exception cref="ArgumentOutOfRangeException">p is not in [0, 1].</exception>
    public double Quantile(double p)
    {
        if (!(p is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(p), p, "A share lies in [0, 1].");
        if (IsFixed || p == 0)
            return Low;
        if (p == 1)
            return High;
        double x = Shape switch
        {
            DistributionShape.Uniform => p,
            DistributionShape.Triangular when p < Mode => Math.Sqrt(p * Mode),
            DistributionShape.Triangular => 1 - Math.Sqrt((1 - p) * (1 - Mode)),
            _ => IncompleteBeta.Inverse(1 + 4 * Mode, 5 - 4 * Mode, p),
        };
        return Math.Clamp(Low + Width * x, Low, High);
    }
}
