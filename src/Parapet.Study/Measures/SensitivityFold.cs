namespace Parapet.Study.Measures;

/// <summary>What sensitivities need of each sample: where the unknowns stood and, in a Saltelli design, what luck did to the differences between rows.</summary>
internal sealed class SensitivityFold
{
    /// <summary>Samples with their coordinates that are kept: indices of 16,384 have standard errors below a hundredth.</summary>
    public const int Kept = 1 << 14;

    private readonly List<float[]> coordinates = [];
    private readonly CellReading[] alternatives;
    private readonly ComparisonFold[] differences;
    private readonly BlockLuck[] luck;

    /// <param name="alternatives">Main measure of every alternative at every combination of levels.</param>
    /// <param name="differences">Of every pair of them.</param>
    public SensitivityFold(StudyFacts facts, CellReading[] alternatives, ComparisonFold[] differences)
    {
        (this.alternatives, this.differences) = (alternatives, differences);
        luck = facts.BlockRows == 1 ? [] : [.. Enumerable.Range(0, alternatives.Length + differences.Length).Select(_ => new BlockLuck(facts.BlockRows, facts.Replicates))];
    }

    public IReadOnlyList<float[]> Coordinates => coordinates;

    public BlockLuck OfAlternative(CellReading alternative) => luck[Array.IndexOf(alternatives, alternative)];

    public BlockLuck OfDifference(ComparisonFold difference) => luck[alternatives.Length + Array.IndexOf(differences, difference)];

    public void Add(IReadOnlyList<double> sample)
    {
        if (coordinates.Count < Kept)
            coordinates.Add([.. sample.Select(u => (float)u)]);
        if (luck.Length == 0)
            return;
        for (int i = 0; i < alternatives.Length; i++)
            luck[i].Add(alternatives[i].Joint);
        for (int i = 0; i < differences.Length; i++)
            luck[alternatives.Length + i].Add(differences[i].Joint);
    }
}

/// <summary>
/// Luck in the terms of the Saltelli estimators. All rows of a block are played with the same seeds, so luck cancels in part
/// between them; how much is left is measured on the replicates: the variance of y_A - y_i, and the covariance of y_B with
/// y_i - y_A, about the means that enter the estimators. Rows of one block only are held.
/// </summary>
internal sealed class BlockLuck
{
    private readonly double[][] rows;
    private readonly double[] changes, products;
    private readonly int replicates;
    private int row;
    private double variances;

    public BlockLuck(int blockRows, int replicates)
    {
        this.replicates = replicates;
        rows = [.. Enumerable.Range(0, blockRows).Select(_ => new double[replicates])];
        (changes, products) = (new double[blockRows - 2], new double[blockRows - 2]);
    }

    /// <summary>Whole blocks in which luck was measured.</summary>
    public long Blocks { get; private set; }

    /// <summary>Mean over blocks of the luck variance of y_A and y_B.</summary>
    public double Variance => Blocks == 0 ? double.NaN : variances / Blocks;

    /// <summary>Mean over blocks of the luck variance of y_A - y_i.</summary>
    public double OfChange(int coordinate) => changes[coordinate] / Blocks;

    /// <summary>Mean over blocks of the luck covariance of y_B with y_i - y_A.</summary>
    public double OfProduct(int coordinate) => products[coordinate] / Blocks;

    public void Add(ReadOnlySpan<double> values)
    {
        values.CopyTo(rows[row]);
        if (++row < rows.Length)
            return;
        row = 0;
        if (replicates < 2 || rows.Any(r => r.Any(double.IsNaN)))
            return;
        double[] a = rows[0], b = rows[1];
        variances += (Covariance(a, a) + Covariance(b, b)) / 2;
        double[] change = new double[replicates];
        for (int i = 0; i < changes.Length; i++)
        {
            for (int r = 0; r < replicates; r++)
                change[r] = rows[i + 2][r] - a[r];
            changes[i] += Covariance(change, change);
            products[i] += Covariance(b, change);
        }
        Blocks++;
    }

    // Of the two means, so divided by the replicates once more.
    private static double Covariance(double[] x, double[] y)
    {
        double xMean = x.Sum() / x.Length, yMean = y.Sum() / y.Length, sum = 0;
        for (int r = 0; r < x.Length; r++)
            sum += (x[r] - xMean) * (y[r] - yMean);
        return sum / (x.Length - 1) / x.Length;
    }
}
