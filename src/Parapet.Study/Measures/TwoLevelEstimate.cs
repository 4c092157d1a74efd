using Parapet.Foundation;
using Parapet.Study.Statistics;

namespace Parapet.Study.Measures;

/// <summary>How an estimate is to be made.</summary>
/// <param name="Drawn">Samples differ in what is not known, not only in luck.</param>
/// <param name="Low">Least the number can be: 0 for counts and shares.</param>
/// <param name="High">Greatest: 1 for shares.</param>
/// <param name="Resamples">Luck of the bootstrap for skewed means; null for t whatever the skewness.</param>
internal sealed record EstimateRules(double Confidence, bool Drawn, double Low, double High, StreamKey? Resamples)
{
    public bool IsShare => Low == 0 && High == 1;
}

/// <summary>
/// A mean with chance and ignorance apart: one-way random effects. Between sample means lies S² = σ²_B + σ²_W/n, of which luck,
/// σ²_W/n, is known from the replicates; the rest, floored at 0, is ignorance (Sun, Apley and Staum, "Efficient nested
/// simulation for estimating the variance of a conditional expectation", Operations Research 59 (2011) 998; for
/// unequal n Searle, Casella and McCulloch, "Variance components", 1992, section 3.6). Reliability is σ²_B/S². Limits of
/// ignorance are quantiles of the sample means drawn towards their mean by √reliability, which have the variance σ²_B: with
/// plain means luck would be counted as ignorance, and drawn by the reliability itself they would be too narrow (Louis, J.
/// Amer. Statist. Assoc. 79 (1984) 393).
/// </summary>
internal static class TwoLevelEstimate
{
    private const int FewestForBootstrap = 10, MostForBootstrap = 2000, Resamples = 2000;

    public static StudyEstimate Of(SampleSeries series, EstimateRules rules)
    {
        Estimate mean = Mean(series, rules);
        double chance = series.ChanceVariance;
        if (!rules.Drawn)
        {
            Moments all = series.Replicates;
            double error = all.Count < 2 ? double.NaN : Math.Sqrt(all.Variance / all.Count);
            return new(mean, error, mean.Mean, mean.Mean, mean.Mean, 0, series.Runs);
        }
        double reliability = Reliability(series);
        (double low, double middle, double high) = Ignorance(series, reliability);
        return new(mean, series.Units.Count == 0 ? double.NaN : Math.Sqrt(chance / series.Units.Count), low, middle, high, reliability, series.Runs);
    }

    /// <summary>σ²_B/S², in [0, 1]; 0 where sample means do not vary; NaN without replicates or with one sample.</summary>
    public static double Reliability(SampleSeries series)
    {
        double chance = series.ChanceVariance, between = series.BetweenVariance;
        if (double.IsNaN(chance) || double.IsNaN(between))
            return double.NaN;
        return between > 0 ? Math.Max(0, 1 - chance / between) : 0;
    }

    /// <summary>
    /// Whether samples differ by more than luck would make them, at the confidence: the F test of one-way analysis of variance
    /// (Fisher 1925). Null where luck was not measured.
    /// </summary>
    public static bool? IgnoranceShows(SampleSeries series, double confidence)
    {
        double chance = series.ChanceVariance, between = series.BetweenVariance;
        if (double.IsNaN(chance) || double.IsNaN(between))
            return null;
        if (chance == 0 || between == 0)
            return between > 0;
        double above = series.Units.Count - 1, below = series.WithinDegrees;
        return IncompleteBeta.Regularized(below / 2, above / 2, below / (below + above * between / chance)) <= 1 - confidence;
    }

    /// <summary>Sample means as they would be without luck, for what is kept; as they are where the reliability is not known.</summary>
    public static double[] Conditional(SampleSeries series)
    {
        double reliability = Reliability(series), mean = series.Means.Mean;
        double pull = double.IsNaN(reliability) ? 1 : Math.Sqrt(reliability);
        return [.. series.Kept.Select(y => mean + pull * (y - mean))];
    }

    private static (double Low, double Middle, double High) Ignorance(SampleSeries series, double reliability)
    {
        double mean = series.Means.Mean, pull = double.IsNaN(reliability) ? 1 : Math.Sqrt(reliability);
        double[] sorted = [.. series.Kept.Where(double.IsFinite).Select(y => mean + pull * (y - mean))];
        if (sorted.Length == 0)
            return (double.NaN, double.NaN, double.NaN);
        Array.Sort(sorted);
        return (QuantileInterval.Point(sorted, 0.05), QuantileInterval.Point(sorted, 0.5), QuantileInterval.Point(sorted, 0.95));
    }

    private static Estimate Mean(SampleSeries series, EstimateRules rules)
    {
        // Where nothing is drawn every replicate is a run like every other, and they count one by one.
        Moments units = rules.Drawn ? series.Units : series.Replicates;
        if (units.Count == 0)
            return new(series.Means.Count == 0 ? double.NaN : series.Means.Mean, double.NaN, double.NaN, MeanInterval.Method, rules.Confidence, series.Means.Count);
        if (rules.IsShare && !rules.Drawn && series.IsBinary)
            return BinomialInterval.WilsonEstimate((long)Math.Round(units.Mean * units.Count), units.Count, rules.Confidence);
        if (rules.IsShare && series.IsUnanimous)
        {
            // A toss with each unit's own expectation comes out alike no less often than the unit itself, so the exact limits of
            // as many tosses hold. The t interval would have no width here.
            (double low, double high) = BinomialInterval.ClopperPearson(units.Mean == 1 ? units.Count : 0, units.Count, 1 - rules.Confidence);
            return new(units.Mean, low, high, "clopper-pearson", rules.Confidence, units.Count);
        }
        Estimate estimate = Skewed(series, rules) ?? MeanInterval.Of(units, rules.Confidence);
        return estimate with { Low = Cut(estimate.Low, rules.Low, rules.High), High = Cut(estimate.High, rules.Low, rules.High) };
    }

    private static Estimate? Skewed(SampleSeries series, EstimateRules rules)
    {
        Moments units = series.Units;
        if (rules.Resamples is not { } stream || units.Count is < FewestForBootstrap or > MostForBootstrap || double.IsNaN(units.Skewness) || MeanInterval.Settled(units))
            return null;
        double[] values = series.KeptUnits();
        if (values.Length != units.Count)
            return null;
        Estimate estimate = BootstrapInterval.Bca(values, Average, rules.Confidence, stream, Resamples, expanded: true).Estimate;
        return double.IsFinite(estimate.Low) && double.IsFinite(estimate.High) ? estimate with { Mean = units.Mean } : null;
    }

    private static double Average(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
            sum += value;
        return sum / values.Length;
    }

    // NaN stays NaN: no limit is no limit.
    private static double Cut(double limit, double low, double high) => double.IsNaN(limit) ? limit : Math.Clamp(limit, low, high);
}
