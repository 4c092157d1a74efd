namespace Parapet.Study.Statistics;

/// <summary>
/// Moments of pairs of numbers of the same run: of each, of their difference, and their covariance. Folded in run order, or
/// in fixed blocks merged in block order, as <see cref="Moments"/> is, and for the same reason.
/// </summary>
public struct PairMoments
{
    private Moments first, second, difference;
    private double products;

    public readonly long Count => first.Count;

    public readonly Moments First => first;

    public readonly Moments Second => second;

    /// <summary>Of first less second. Kept beside the two, for from their variances it would lose its digits when they are alike.</summary>
    public readonly Moments Difference => difference;

    /// <summary>Unbiased sample covariance; NaN below two pairs.</summary>
    public readonly double Covariance => Count < 2 ? double.NaN : products / (Count - 1);

    /// <summary>Pearson's, in [-1, 1]; NaN below two pairs or where one of the two does not vary.</summary>
    public readonly double Correlation
    {
        get
        {
            double scale = Math.Sqrt(first.Variance) * Math.Sqrt(second.Variance);
            return scale > 0 ? Math.Clamp(Covariance / scale, -1, 1) : double.NaN;
        }
    }

    /// <summary>Adds the two finite numbers of a run. Covariance: Welford 1962, as Chan, Golub and LeVeque 1979 write it for two.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One of them is not finite; nothing is added then.</exception>
    public void Add(double a, double b)
    {
        if (!double.IsFinite(a) || !double.IsFinite(b) || !double.IsFinite(a - b))
            throw new ArgumentOutOfRangeException(nameof(a), a, $"A pair is of finite numbers with a finite difference; the second is {b}.");
        double before = a - first.Mean;
        first.Add(a);
        second.Add(b);
        difference.Add(a - b);
        products += before * (b - second.Mean);
    }

    /// <summary>Adds all pairs of <paramref name="later"/>, as if they had followed (Chan, Golub and LeVeque 1979, for products).</summary>
    public void Merge(in PairMoments later)
    {
        if (later.Count == 0)
            return;
        double a = Count, b = later.Count;
        products += later.products + (later.first.Mean - first.Mean) * (later.second.Mean - second.Mean) * (a * b / (a + b));
        first.Merge(later.first);
        second.Merge(later.second);
        difference.Merge(later.difference);
    }
}
