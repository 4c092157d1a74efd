using Parapet.Study.Statistics;

namespace Parapet.Study.Design;

/// <summary>The share of the outcome's variance that one unknown explains.</summary>
/// <param name="First">Alone: Var E(y | x_i) / Var y.</param>
/// <param name="Total">Alone and together with others: E Var(y | all but x_i) / Var y.</param>
public sealed record SensitivityIndex(Estimate First, Estimate Total);

/// <summary>First-order and total Sobol' indices from the rows of a <see cref="SaltelliDesign"/>.</summary>
/// <remarks>
/// With y_A, y_B, y_i the outcomes of a block, centred on the mean of all y_A and y_B, and V their variance:
/// S_i = mean of y_B (y_i - y_A) / V (Saltelli et al. 2010, table 2 b); T_i = mean of (y_A - y_i)² / 2V (Jansen, Comput.
/// Phys. Commun. 117 (1999), 35-43). Intervals by the delta method: a ratio ḡ/V of means has the standard error of the
/// mean of (g - ratio · v)/V. They treat base points as independent; the points of a Sobol' sequence are spread more
/// evenly than that, so the intervals are wider than need be. They are not cut at 0 and 1.
/// </remarks>
public static class SobolIndices
{
    public const string Method = "delta";

    /// <summary>The index of each coordinate.</summary>
    /// <param name="outcomes">One finite number for each row, in the order of the design.</param>
    /// <param name="confidence">In (0, 1).</param>
    /// <param name="noiseVariance">
    /// Variance of an outcome about its expectation for its row (the squared standard error, where an outcome is a mean of
    /// runs), if rows have luck of their own: taken off V and off the total effect, so that luck is no one's share. 0 for a
    /// deterministic outcome, or where all rows of a block share their luck. Taken as known by the intervals.
    /// </param>
    /// <exception cref="ArgumentException">Not whole blocks, or fewer than two.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An outcome that is not finite; noise below 0; confidence outside (0, 1).</exception>
    /// <returns>NaN means and limits where the outcome does not vary beyond its noise.</returns>
    public static IReadOnlyList<SensitivityIndex> Of(ReadOnlySpan<double> outcomes, int coordinates, double confidence, double noiseVariance = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(coordinates, 1);
        if (!(noiseVariance >= 0 && double.IsFinite(noiseVariance)))
            throw new ArgumentOutOfRangeException(nameof(noiseVariance), noiseVariance, "A variance is finite and not below 0.");
        int size = coordinates + 2;
        int blocks = outcomes.Length / size;
        if (outcomes.Length % size != 0 || blocks < 2)
            throw new ArgumentException($"{outcomes.Length} outcomes are not two or more blocks of {size} rows.", nameof(outcomes));
        foreach (double y in outcomes)
        {
            if (!double.IsFinite(y))
                throw new ArgumentOutOfRangeException(nameof(outcomes), y, "Indices are taken of finite outcomes.");
        }

        Moments all = default;
        for (int b = 0; b < blocks; b++)
        {
            all.Add(outcomes[b * size]);
            all.Add(outcomes[b * size + 1]);
        }
        double z = Ratio.Quantile(confidence);
        SensitivityIndex[] indices = new SensitivityIndex[coordinates];
        for (int i = 0; i < coordinates; i++)
        {
            Ratio first = new(), total = new();
            for (int b = 0; b < blocks; b++)
            {
                double a = outcomes[b * size] - all.Mean, other = outcomes[b * size + 1] - all.Mean;
                double change = outcomes[b * size + 2 + i] - outcomes[b * size];
                double variance = (a * a + other * other) / 2 - noiseVariance;
                first.Add(other * change, variance);
                total.Add(change * change / 2 - noiseVariance, variance);
            }
            indices[i] = new(first.Estimate(z, confidence), total.Estimate(z, confidence));
        }
        return indices;
    }
}
