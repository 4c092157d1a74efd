namespace Parapet.Study.Statistics;

/// <summary>A mean, proportion, quantile, difference or ratio with its confidence interval.</summary>
/// <param name="Mean">The estimate itself; NaN where no run has the measure.</param>
/// <param name="Low">Lower limit; NaN where there are too few runs for one; -∞ where the runs bound nothing from below.</param>
/// <param name="High">Upper limit; NaN where there are too few runs for one; ∞ where the runs bound nothing from above.</param>
/// <param name="Method"><c>t</c>, <c>wilson</c>, <c>clopper-pearson</c>, <c>bca</c>, <c>order-statistics</c>, <c>paired-t</c>, <c>fieller</c> or a name of <see cref="SequentialStop"/>.</param>
/// <param name="Confidence">Share of such intervals that hold the true value, e.g. 0.95.</param>
/// <param name="Count">Runs it rests on.</param>
public sealed record Estimate(double Mean, double Low, double High, string Method, double Confidence, long Count);
