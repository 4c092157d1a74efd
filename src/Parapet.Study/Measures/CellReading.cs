using Parapet.Engine.Record;
using Parapet.Study.Execute;

namespace Parapet.Study.Measures;

/// <summary>One number of one state of the defence at one combination of levels, read from the runs of all its raids.</summary>
internal sealed class CellReading
{
    private readonly Func<RunSummary, double>?[] byRaid;
    private readonly double[] weights;
    private readonly double[][] values;
    private readonly double[] joint;

    /// <param name="byRaid">How to read it from a run of each raid; null where runs of that raid cannot have it.</param>
    /// <param name="weights">Of the raids.</param>
    /// <param name="perRaid">Whether each raid alone is folded too.</param>
    public CellReading(Func<RunSummary, double>?[] byRaid, IReadOnlyList<double> weights, int replicates, bool perRaid, int keep, int keepRaids, int block)
    {
        this.byRaid = byRaid;
        // A raid that cannot have the number has no say in it.
        this.weights = [.. weights.Select((w, r) => byRaid[r] is null ? 0 : w)];
        values = [.. byRaid.Select(_ => new double[replicates])];
        joint = new double[replicates];
        Overall = new(keep, block);
        Raids = !perRaid ? [] : byRaid.Length == 1 ? [Overall] : [.. byRaid.Select(_ => new SampleSeries(keepRaids, block))];
    }

    public SampleSeries Overall { get; }

    /// <summary>Of each raid; empty where not asked for.</summary>
    public IReadOnlyList<SampleSeries> Raids { get; }

    /// <summary>Of each replicate of the sample added last, raids weighted; NaN where a raid with weight lacks it.</summary>
    public ReadOnlySpan<double> Joint => joint;

    /// <summary>Adds the runs of a sample, by raid and replicate.</summary>
    public void Add(IReadOnlyList<RunOutcome>[] runs)
    {
        long present = 0;
        for (int raid = 0; raid < byRaid.Length; raid++)
        {
            long own = 0;
            for (int r = 0; r < joint.Length; r++)
            {
                double value = byRaid[raid] is { } read ? read(runs[raid][r].Summary) : double.NaN;
                values[raid][r] = value;
                own += double.IsNaN(value) ? 0 : 1;
            }
            present += weights[raid] > 0 ? own : 0;
            if (Raids.Count > 1)
                Raids[raid].Add(values[raid], own);
        }
        for (int r = 0; r < joint.Length; r++)
            joint[r] = Weighted(r);
        Overall.Add(joint, present);
    }

    // Replicates of a sample share their luck across raids, so they are put together run by run before any variance is taken.
    private double Weighted(int replicate)
    {
        double sum = 0, weight = 0;
        for (int raid = 0; raid < weights.Length; raid++)
        {
            if (weights[raid] == 0)
                continue;
            sum += weights[raid] * values[raid][replicate];
            weight += weights[raid];
        }
        // Where all raids give 1 both sums round alike and the quotient is 1 to the last bit.
        return weight == 0 ? double.NaN : sum / weight;
    }
}
