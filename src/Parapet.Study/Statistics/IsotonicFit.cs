namespace Parapet.Study.Statistics;

/// <summary>
/// Least-squares fit of a rising sequence by pooling adjacent violators: Ayer, Brunk, Ewing, Reid and Silverman, Ann. Math.
/// Statist. 26 (1955) 641.
/// </summary>
public static class IsotonicFit
{
    /// <summary>The fit, one number for each value, never falling.</summary>
    public static double[] Rising(ReadOnlySpan<double> values)
    {
        List<(double Mean, int Count)> pools = [];
        foreach (double value in values)
        {
            pools.Add((value, 1));
            while (pools.Count > 1 && pools[^2].Mean >= pools[^1].Mean)
            {
                (double a, int m) = pools[^2];
                (double b, int n) = pools[^1];
                pools.RemoveRange(pools.Count - 2, 2);
                pools.Add(((a * m + b * n) / (m + n), m + n));
            }
        }
        return [.. pools.SelectMany(p => Enumerable.Repeat(p.Mean, p.Count))];
    }

    /// <summary>Sum of squares between values and their rising fit.</summary>
    public static double Misfit(ReadOnlySpan<double> values)
    {
        double[] fit = Rising(values);
        double sum = 0;
        for (int i = 0; i < fit.Length; i++)
            sum += (values[i] - fit[i]) * (values[i] - fit[i]);
        return sum;
    }

    /// <summary>
    /// Where the rising fit of <paramref name="values"/> over <paramref name="places"/>, joined by straight lines, first comes up
    /// to a level; -∞ where it stands above it from the first place on, ∞ where it never comes up to it.
    /// </summary>
    public static double Crossing(ReadOnlySpan<double> places, ReadOnlySpan<double> values, double level)
    {
        double[] fit = Rising(values);
        if (fit[0] >= level)
            return fit[0] == level ? places[0] : double.NegativeInfinity;
        for (int i = 1; i < fit.Length; i++)
        {
            if (fit[i] >= level)
                return places[i - 1] + (level - fit[i - 1]) / (fit[i] - fit[i - 1]) * (places[i] - places[i - 1]);
        }
        return double.PositiveInfinity;
    }
}
