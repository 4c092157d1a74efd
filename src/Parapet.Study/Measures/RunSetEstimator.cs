using Parapet.Engine.Record;
using Parapet.Study.Statistics;

namespace Parapet.Study.Measures;

/// <summary>
/// Folds the summaries of runs, in the order given, into <see cref="RunSetEstimate"/>. Keeps three numbers per count and
/// nothing per run. Counts get the t interval of their mean; survival, a proportion, gets Wilson's. Not thread safe.
/// </summary>
public sealed class RunSetEstimator(double confidence)
{
    private readonly Dictionary<long, double> quantiles = [];
    private RunSummary? layout;
    private Moments[] moments = [];
    private long[] survived = [];
    private long runs;
    private int cursor;

    /// <summary>Adds one run.</summary>
    /// <exception cref="ArgumentException">It speaks of other classes, assets, units or rounds than the runs before it.</exception>
    public void Add(RunSummary summary)
    {
        layout ??= summary;
        if (runs == 0)
        {
            moments = new Moments[Numbers(summary).Count()];
            survived = new long[summary.Assets.Count];
        }
        if (!Names(summary).SequenceEqual(Names(layout)))
            throw new ArgumentException("All runs of a set speak of the same classes, assets, units and rounds in the same order.", nameof(summary));
        int i = 0;
        foreach (double number in Numbers(summary))
        {
            if (!double.IsNaN(number))
                moments[i].Add(number);
            i++;
        }
        for (int a = 0; a < survived.Length; a++)
            survived[a] += summary.Assets[a].Survived ? 1 : 0;
        runs++;
    }

    /// <summary>The estimates over the runs added so far.</summary>
    /// <exception cref="InvalidOperationException">None was added.</exception>
    public RunSetEstimate Finish()
    {
        if (layout is null)
            throw new InvalidOperationException("An estimate needs at least one run.");
        cursor = 0;
        // Arguments are evaluated from left to right: the order in which Numbers gives them.
        return new(
            new(Next(), Next(), Next(), Next(), [.. layout.Raid.ByClass.Select(c => new ClassEstimate(c.Class, Next(), Next(), Next(), Next()))]),
            [.. layout.Assets.Select((a, i) => new AssetEstimate(a.Id, Next(), BinomialInterval.WilsonEstimate(survived[i], runs, confidence), Next(greatest: 1)))],
            [.. layout.Units.Select(u => new UnitEstimate(
                u.Id, u.System, Next(), Next(), [.. u.Remaining.Select(r => new RoundsEstimate(r.Interceptor, Next()))], Next()))],
            [.. layout.Radars.Select(r => new RadarEstimate(r.Id, Next(), Next(), Next()))],
            new(Next(greatest: 1), Next(), Next(), Next()),
            new(Next(), Next(), Next()));
    }

    private static IEnumerable<double> Numbers(RunSummary s)
    {
        RaidOutcome raid = s.Raid;
        yield return raid.Threats;
        yield return raid.Killed;
        yield return raid.Leaked;
        yield return raid.Other;
        foreach (ClassOutcome c in raid.ByClass)
        {
            yield return c.Threats;
            yield return c.Killed;
            yield return c.Leaked;
            yield return c.Other;
        }
        foreach (AssetOutcome a in s.Assets)
        {
            yield return a.Hits;
            yield return a.Damage;
        }
        foreach (UnitOutcome u in s.Units)
        {
            yield return u.Shots;
            yield return u.Kills;
            foreach (RoundsLeft r in u.Remaining)
                yield return r.Count;
            yield return u.SpentUsd;
        }
        foreach (RadarOutcome r in s.Radars)
        {
            yield return r.MeanLoad;
            yield return r.PeakLoad;
            yield return r.LongestSearchSeconds;
        }
        yield return s.Measures.Leakage;
        yield return s.Measures.ShotsPerKill;
        yield return s.Measures.CostExchange;
        yield return s.Measures.FirstDetectionSeconds;
        yield return s.Picture.TracksFormed;
        yield return s.Picture.FalseTracks;
        yield return s.Picture.MeanTrackLatencySeconds;
    }

    private static IEnumerable<string> Names(RunSummary s) =>
        s.Raid.ByClass.Select(c => c.Class)
            .Concat(s.Assets.Select(a => a.Id))
            .Concat(s.Units.SelectMany(u => u.Remaining.Select(r => r.Interceptor).Prepend(u.Id)))
            .Concat(s.Radars.Select(r => r.Id));

    /// <summary>The next estimate, its limits cut at what the quantity can be: nothing counted here is below zero, no share above one.</summary>
    private Estimate Next(double greatest = double.PositiveInfinity)
    {
        ref readonly Moments m = ref moments[cursor++];
        if (m.Count < 2)
            return MeanInterval.Of(m, confidence);
        if (!quantiles.TryGetValue(m.Count, out double quantile))
            quantiles[m.Count] = quantile = StudentT.Quantile(m.Count - 1, 0.5 + confidence / 2);
        Estimate uncut = MeanInterval.WithQuantile(m, quantile, confidence);
        return uncut with { Low = Math.Max(0, uncut.Low), High = Math.Min(greatest, uncut.High) };
    }
}
