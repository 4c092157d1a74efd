namespace Parapet.Study.Statistics;

/// <summary>
/// Step-down adjustment of several p-values: Holm, "A simple sequentially rejective multiple test procedure", Scand. J.
/// Statist. 6 (1979) 65. The chance that any true hypothesis is rejected stays at or below α, whatever the dependence
/// between the tests (alternatives that share luck are dependent). Never rejects less than Bonferroni. Speaks of tests;
/// intervals that all hold at once are had by asking each of m for a confidence of 1 - α/m.
/// </summary>
public static class Holm
{
    /// <summary>Adjusted p-values, in the order given: the i-th smallest of m becomes the largest of (m-j+1)·p₍ⱼ₎, j ≤ i, at most 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A p-value is not in [0, 1].</exception>
    public static double[] Adjust(ReadOnlySpan<double> pValues)
    {
        double[] sorted = pValues.ToArray();
        foreach (double p in sorted)
        {
            if (!(p is >= 0 and <= 1))
                throw new ArgumentOutOfRangeException(nameof(pValues), p, "A p-value lies in [0, 1].");
        }
        int[] place = [.. Enumerable.Range(0, sorted.Length)];
        Array.Sort(sorted, place);
        double[] adjusted = new double[sorted.Length];
        double largest = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            largest = Math.Min(1, Math.Max(largest, (sorted.Length - i) * sorted[i]));
            // Equal p-values get equal answers: the first of them has the largest factor, so the maximum carries it to the rest.
            adjusted[place[i]] = largest;
        }
        return adjusted;
    }

    /// <summary>The same over the p-values that are known; NaN stays NaN and counts as no test.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A p-value is neither in [0, 1] nor NaN.</exception>
    public static double[] AdjustKnown(double[] pValues)
    {
        int[] known = [.. Enumerable.Range(0, pValues.Length).Where(i => !double.IsNaN(pValues[i]))];
        double[] adjusted = Adjust([.. known.Select(i => pValues[i])]);
        double[] all = [.. pValues];
        for (int k = 0; k < known.Length; k++)
            all[known[k]] = adjusted[k];
        return all;
    }

    /// <summary>Which hypotheses are rejected at <paramref name="alpha"/>, in (0, 1), in the order given.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A p-value is not in [0, 1] or α is not in (0, 1).</exception>
    public static bool[] Reject(ReadOnlySpan<double> pValues, double alpha)
    {
        Probability.CheckConfidence(alpha);
        return [.. Adjust(pValues).Select(p => p <= alpha)];
    }
}
