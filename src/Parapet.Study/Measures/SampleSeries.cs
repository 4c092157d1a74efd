using Parapet.Study.Statistics;

namespace Parapet.Study.Measures;

/// <summary>
/// One number over the samples of a study: each sample's mean over its replicates, and how far the replicates of a sample
/// scatter. Moments run over all samples; the means themselves are kept for the first of them only, so that memory does not
/// grow without end. Not thread safe.
/// </summary>
/// <param name="keep">Most sample means that are kept.</param>
/// <param name="block">Samples that belong together (rows of a Saltelli block), else 1.</param>
internal sealed class SampleSeries(int keep, int block)
{
    private readonly List<double> kept = [];
    private Moments replicates, means, units, open;
    private double withinSquares, ownVariance, lonely;
    private long withinDegrees, samples;
    private bool binary = true, allZero = true, allOne = true;

    /// <summary>Sample means in order, NaN where a sample lacks the number; the first of them only where there are very many.</summary>
    public IReadOnlyList<double> Kept => kept;

    /// <summary>Over every replicate that has the number.</summary>
    public Moments Replicates => replicates;

    /// <summary>Over the means of the samples that have the number.</summary>
    public Moments Means => means;

    /// <summary>Over what is independent: the samples, or the means of whole blocks.</summary>
    public Moments Units => block == 1 ? means : units;

    /// <summary>Runs behind it; a replicate of three raids is three.</summary>
    public long Runs { get; private set; }

    /// <summary>Degrees of freedom of the scatter within samples.</summary>
    public long WithinDegrees => withinDegrees;

    /// <summary>Every replicate gave 0 or 1.</summary>
    public bool IsBinary => binary && replicates.Count > 0;

    /// <summary>Every replicate gave 0, or every one 1.</summary>
    public bool IsUnanimous => (allZero || allOne) && replicates.Count > 0;

    /// <summary>
    /// Mean over the samples of the variance that luck gives their means, σ²/n: the sample's own where it has two replicates,
    /// else that of all samples together. NaN where no sample has two.
    /// </summary>
    public double ChanceVariance => withinDegrees == 0 || means.Count == 0 ? double.NaN : (ownVariance + lonely * (withinSquares / withinDegrees)) / means.Count;

    /// <summary>
    /// Variance between sample means. Rows of a block are not independent, so for blocks it is the mean square about the mean
    /// plus the variance of that mean, from the blocks: the same number where a block is one sample.
    /// </summary>
    public double BetweenVariance => block == 1 || units.Count < 2
        ? means.Variance
        : means.Variance * (means.Count - 1) / means.Count + units.Variance / units.Count;

    /// <summary>Adds a sample.</summary>
    /// <param name="values">Of each replicate; NaN where it has none.</param>
    /// <param name="runs">Runs that have the number.</param>
    public void Add(ReadOnlySpan<double> values, long runs)
    {
        Moments own = default;
        foreach (double value in values)
        {
            if (double.IsNaN(value))
                continue;
            own.Add(value);
            replicates.Add(value);
            allZero &= value == 0;
            allOne &= value == 1;
            binary &= value is 0 or 1;
        }
        Runs += runs;
        double mean = own.Count == 0 ? double.NaN : own.Mean;
        if (own.Count > 0)
            means.Add(mean);
        if (own.Count == 1)
            lonely++;
        if (own.Count > 1)
        {
            withinSquares += own.Variance * (own.Count - 1);
            withinDegrees += own.Count - 1;
            ownVariance += own.Variance / own.Count;
        }
        if (kept.Count < keep)
            kept.Add(mean);
        samples++;
        Block(mean);
    }

    /// <summary>Means of what is independent, of the samples kept; those that lack the number left out.</summary>
    public double[] KeptUnits()
    {
        if (block == 1)
            return [.. kept.Where(double.IsFinite)];
        List<double> means = [];
        for (int from = 0; from + block <= kept.Count; from += block)
        {
            double[] rows = [.. kept.Skip(from).Take(block).Where(double.IsFinite)];
            if (rows.Length > 0)
                means.Add(rows.Sum() / rows.Length);
        }
        return [.. means];
    }

    private void Block(double mean)
    {
        if (block == 1)
            return;
        if (!double.IsNaN(mean))
            open.Add(mean);
        if (samples % block != 0)
            return;
        if (open.Count > 0)
            units.Add(open.Mean);
        open = default;
    }
}
