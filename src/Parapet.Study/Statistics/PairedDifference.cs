namespace Parapet.Study.Statistics;

/// <summary>How much one alternative exceeds another, run by run with the same luck.</summary>
/// <param name="Estimate">Mean of first less second; its count is the number of pairs.</param>
/// <param name="PValue">Two-sided, of no difference; NaN below two pairs. Adjust with <see cref="Holm"/> where several are looked at.</param>
/// <param name="Correlation">Between the two within a run; NaN where one does not vary.</param>
/// <param name="VarianceRatio">
/// Variance of the difference, as a share of what independent runs would give: the runs that sharing luck saves. 1 says nothing
/// was gained, above 1 that it did harm; NaN where neither varies.
/// </param>
public sealed record PairedDifferenceEstimate(Estimate Estimate, double PValue, double Correlation, double VarianceRatio);

/// <summary>
/// Student's t on the differences of pairs ("Student" 1908; common random numbers: Law, "Simulation modeling and analysis",
/// 5th edition 2015, section 10.2.1). Exact where differences are normal; else by the central limit theorem, good from a few
/// dozen pairs of which at least some tens differ. Differences that are all alike give limits without width: that says none of
/// these runs differed from the others, not that none could.
/// </summary>
public static class PairedDifference
{
    public const string Method = "paired-t";

    /// <summary>First less second.</summary>
    /// <param name="confidence">Two-sided, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">The confidence lies outside its range.</exception>
    public static PairedDifferenceEstimate Of(in PairMoments pairs, double confidence)
    {
        Probability.CheckConfidence(confidence);
        Moments d = pairs.Difference;
        Estimate estimate = MeanInterval.Of(d, confidence) with { Method = Method };
        double apart = pairs.First.Variance + pairs.Second.Variance;
        return new(estimate, TwoSided(d), pairs.Correlation, apart > 0 ? d.Variance / apart : double.NaN);
    }

    private static double TwoSided(in Moments d)
    {
        if (d.Count < 2)
            return double.NaN;
        double error = Math.Sqrt(d.Variance / d.Count);
        if (error == 0)
            return d.Mean == 0 ? 1 : 0;
        return Math.Min(1, 2 * StudentT.Cumulative(d.Count - 1, -Math.Abs(d.Mean) / error));
    }
}
