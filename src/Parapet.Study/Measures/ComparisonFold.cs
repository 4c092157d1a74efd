using Parapet.Study.Statistics;

namespace Parapet.Study.Measures;

/// <summary>
/// Two alternatives at the same factor levels, replicate by replicate: both were played with the same draw and the same luck,
/// so the difference of a replicate is a number of its own, with its own scatter within a sample. That scatter, not the two
/// apart, is what luck adds to a difference.
/// </summary>
internal sealed class ComparisonFold
{
    private readonly CellReading a, b;
    private readonly double[] difference;
    private readonly int block;
    private readonly bool drawn;
    private PairMoments pairs;
    private Moments openA, openB;
    private long samples;

    public ComparisonFold(int point, int first, int second, int measure, CellReading a, CellReading b, StudyFacts facts)
    {
        (Point, First, Second, Measure, this.a, this.b) = (point, first, second, measure, a, b);
        difference = new double[facts.Replicates];
        (block, drawn) = (facts.BlockRows, facts.Drawn);
        Series = new(ForceFold.KeptOfMeasures, block);
    }

    public int Point { get; }

    /// <summary>Index of the alternative; so is <see cref="Second"/>.</summary>
    public int First { get; }

    public int Second { get; }

    public int Measure { get; }

    /// <summary>First less second.</summary>
    public SampleSeries Series { get; }

    /// <summary>Of what is independent: sample means, means of whole blocks, or, where nothing is drawn, every replicate.</summary>
    public PairMoments Pairs => pairs;

    public ReadOnlySpan<double> Joint => difference;

    /// <summary>Adds the sample that both readings added last.</summary>
    public void Add()
    {
        Moments ofA = default, ofB = default;
        for (int r = 0; r < difference.Length; r++)
        {
            difference[r] = a.Joint[r] - b.Joint[r];
            if (double.IsNaN(difference[r]))
                continue;
            ofA.Add(a.Joint[r]);
            ofB.Add(b.Joint[r]);
            if (!drawn)
                pairs.Add(a.Joint[r], b.Joint[r]);
        }
        Series.Add(difference, 2 * ofA.Count);
        samples++;
        if (ofA.Count > 0)
        {
            openA.Add(ofA.Mean);
            openB.Add(ofB.Mean);
        }
        if (samples % block != 0 || !drawn)
            return;
        if (openA.Count > 0)
            pairs.Add(openA.Mean, openB.Mean);
        (openA, openB) = (default, default);
    }
}
