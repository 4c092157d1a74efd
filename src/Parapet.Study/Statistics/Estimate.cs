namespace Parapet.Study.Statistics;

/// <summary>A mean or proportion with its confidence interval.</summary>
/// <param name="Mean">Sample mean or proportion; NaN where no run has the measure.</param>
/// <param name="Low">Lower limit; NaN where there are too few runs for one.</param>
/// <param name="High">Upper limit; NaN where there are too few runs for one.</param>
/// <param name="Method"><c>t</c>, <c>wilson</c> or <c>clopper-pearson</c>.</param>
/// <param name="Confidence">Share of such intervals that hold the true value, e.g. 0.95.</param>
/// <param name="Count">Runs it rests on.</param>
public sealed record Estimate(double Mean, double Low, double High, string Method, double Confidence, long Count);
