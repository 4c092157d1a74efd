namespace Parapet.Study.Statistics;

/// <summary>How the interval of a study that stops itself keeps its confidence.</summary>
public enum SequentialRule
{
    /// <summary>
    /// Each of the K looks uses 1 - α/K: by the union bound the interval at whichever look stops holds with 1 - α,
    /// whatever made it stop. Costs about twice the runs.
    /// </summary>
    AlphaSpending,

    /// <summary>
    /// Each look uses 1 - α, and the interval claimed is estimate ± the bound, not the smaller width seen: Chow and Robbins
    /// (1965). Holds as the bound goes to 0; coverage measured in docs/models/statistics.md.
    /// </summary>
    FixedWidth,
}

/// <summary>When to look at the runs, and what to be content with. The looks are fixed before the first run.</summary>
public sealed class SequentialPlan
{
    /// <param name="halfWidth">Bound on the half-width, in the measure's unit, above 0.</param>
    /// <param name="confidence">1 - α, in (0, 1).</param>
    /// <param name="least">Runs at the first look, from 2; 50 unless there is a reason.</param>
    /// <param name="most">Runs at the last look, at least as many.</param>
    /// <param name="growth">Factor from look to look, above 1. Runs are overshot by up to this; each look costs confidence.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument lies outside its range.</exception>
    public SequentialPlan(double halfWidth, double confidence, long least, long most, SequentialRule rule = SequentialRule.AlphaSpending, double growth = 1.5)
    {
        if (!(halfWidth > 0) || double.IsInfinity(halfWidth))
            throw new ArgumentOutOfRangeException(nameof(halfWidth), halfWidth, "The bound on the half-width is finite and above 0.");
        Probability.CheckConfidence(confidence);
        if (least < 2 || most < least)
            throw new ArgumentOutOfRangeException(nameof(least), least, $"The first look is at 2 runs or more and at no more than the last, which is at {most}.");
        if (!(growth > 1) || double.IsInfinity(growth))
            throw new ArgumentOutOfRangeException(nameof(growth), growth, "Looks grow by a factor above 1.");
        (HalfWidth, Confidence, Rule) = (halfWidth, confidence, rule);
        List<long> looks = [least];
        while (looks[^1] < most)
            looks.Add(Math.Min(most, Math.Max(looks[^1] + 1, (long)Math.Ceiling(looks[^1] * Math.Min(growth, (double)most)))));
        Looks = looks;
        double alpha = rule == SequentialRule.AlphaSpending ? (1 - confidence) / looks.Count : 1 - confidence;
        LookAlpha = alpha;
        quantiles = [.. looks.Select(n => StudentT.Quantile(n - 1, 1 - alpha / 2))];
    }

    private readonly double[] quantiles;

    public double HalfWidth { get; }

    public double Confidence { get; }

    public SequentialRule Rule { get; }

    /// <summary>Numbers of runs at which to look, rising.</summary>
    public IReadOnlyList<long> Looks { get; }

    /// <summary>One less the confidence used at each look: α/K when it is spent, else α.</summary>
    public double LookAlpha { get; }

    /// <summary>The first look after <paramref name="count"/> runs; null after the last.</summary>
    public long? Next(long count)
    {
        foreach (long look in Looks)
        {
            if (look > count)
                return look;
        }
        return null;
    }

    /// <summary>Student's quantile of the look at <paramref name="count"/> runs; NaN where there is none.</summary>
    internal double QuantileAt(long count)
    {
        for (int i = 0; i < Looks.Count; i++)
        {
            if (Looks[i] == count)
                return quantiles[i];
        }
        return double.NaN;
    }
}
