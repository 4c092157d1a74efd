using Parapet.Model.Study;
using Parapet.Study.Statistics;

namespace Parapet.Study.Timeline;

/// <summary>What is kept of the draws of one alternative.</summary>
internal sealed class AlternativeDraws(TimelineModel model)
{
    private readonly List<double[]> paths = [];
    private readonly List<double[]> cash = [];
    private readonly List<double> netPresentValues = [];
    private readonly List<double> assetYears = [];
    private readonly List<ProtectionGap> gaps = [];
    private readonly List<double> extraCosts = [];
    private readonly List<double> extraAssetYears = [];
    private readonly double[][] strengthSums =
        [.. model.Components.Select(_ => new double[model.Calendar.Years * ProtectionPath.StepsPerYear])];
    private readonly List<double>[] events = Lists(model.Events.Count);
    private readonly List<double>[] flows = Lists(model.Flows.Count);
    private readonly List<double>[] offsetYears = Lists(model.Flows.Count);
    private readonly int[] offsetsBegun = new int[model.Flows.Count];
    private readonly int[] offsetsCompleted = new int[model.Flows.Count];
    private readonly List<int> clusters = [];

    public void Add(Course course, double[][] strengths, double[] path, double years, ProtectionGap gap, int cluster)
    {
        clusters.Add(cluster);
        paths.Add(path);
        cash.Add(course.CashByYear);
        netPresentValues.Add(course.NetPresentValue);
        assetYears.Add(years);
        gaps.Add(gap);
        for (int c = 0; c < strengthSums.Length; c++)
        {
            for (int i = 0; i < path.Length; i++)
                strengthSums[c][i] += strengths[c][i];
        }
        for (int e = 0; e < events.Length; e++)
        {
            if (course.Events[e] < model.Calendar.Years)
                events[e].Add(course.Events[e]);
        }
        for (int f = 0; f < flows.Length; f++)
        {
            flows[f].Add(course.Flows[f]);
            if (!(course.OffsetsFrom[f] < model.Calendar.Years))
                continue;
            offsetsBegun[f]++;
            if (course.OffsetsTo[f] <= model.Calendar.Years)
                offsetsCompleted[f]++;
            if (double.IsFinite(course.OffsetsTo[f]))
                offsetYears[f].Add(course.OffsetsTo[f] - course.OffsetsFrom[f]);
        }
    }

    public IReadOnlyList<double> NetPresentValues => netPresentValues;

    public IReadOnlyList<double> AssetYears => assetYears;

    public void Compare(double extraCost, double extraYears)
    {
        extraCosts.Add(extraCost);
        extraAssetYears.Add(extraYears);
    }

    public AlternativeTimeline Result(string id, bool isBaseline, double confidence)
    {
        double draws = paths.Count;
        PairMoments moneyAndYears = OfClusters(netPresentValues, assetYears), costAndYears = OfClusters(extraCosts, extraAssetYears);
        TimelineDefinition definition = model.Definition;
        return new()
        {
            Id = id,
            Protection = Bands.Of(paths, paths[0].Length),
            Strengths = ByName(model.Components, strengthSums, s => s.Any(v => v > 0), s => (IReadOnlyList<double>)[.. s.Select(v => v / draws)]),
            Events = [.. model.Events.Select((e, i) => new EventOutcome(e, events[i].Count / draws, Bands.OfAny(events[i]))).Where(e => e.Share > 0)],
            Cash = Bands.Of(cash, cash[0].Length),
            Flows = ByName(model.Flows, flows, f => f.Any(v => v != 0), Bands.Of),
            Offsets = [.. model.Flows.Select((f, i) => new OffsetOutcome(f, offsetsBegun[i] / draws, offsetsCompleted[i] / draws, Bands.OfAny(offsetYears[i])))
                .Where(o => definition.Flows[o.Flow].Kind == FlowKind.Offset && o.ShareBegun > 0)],
            NetPresentValue = MeanInterval.Of(moneyAndYears.First, confidence),
            NetPresentValueBand = Bands.Of(netPresentValues),
            AssetYears = MeanInterval.Of(moneyAndYears.Second, confidence),
            AssetYearsBand = Bands.Of(assetYears),
            Gap = new(
                gaps.Count(g => g.Years > 0) / draws, Bands.Of([.. gaps.Select(g => g.Years)]), Bands.Of([.. gaps.Select(g => g.LongestYears)]),
                Bands.OfAny([.. gaps.Select(g => g.FirstYear).OfType<double>()]), Bands.Of([.. gaps.Select(g => g.Depth)]),
                Bands.Of([.. gaps.Select(g => g.Shortfall)])),
            AgainstBaseline = isBaseline ? null : new(
                MeanInterval.Of(costAndYears.First, confidence), Bands.Of(extraCosts), MeanInterval.Of(costAndYears.Second, confidence),
                Bands.Of(extraAssetYears), RatioOfMeans.Of(costAndYears, confidence)),
        };
    }

    /// <summary>Moments of the means of clusters, which are of one size.</summary>
    private PairMoments OfClusters(List<double> first, List<double> second)
    {
        PairMoments pairs = default;
        for (int from = 0; from < clusters.Count;)
        {
            int to = from;
            double x = 0, y = 0;
            for (; to < clusters.Count && clusters[to] == clusters[from]; to++)
            {
                x += first[to];
                y += second[to];
            }
            pairs.Add(x / (to - from), y / (to - from));
            from = to;
        }
        return pairs;
    }

    private static Dictionary<string, TTo> ByName<TFrom, TTo>(
        IReadOnlyList<string> names, TFrom[] items, Func<TFrom, bool> wanted, Func<TFrom, TTo> to)
    {
        Dictionary<string, TTo> byName = new(StringComparer.Ordinal);
        for (int i = 0; i < items.Length; i++)
        {
            if (wanted(items[i]))
                byName.Add(names[i], to(items[i]));
        }
        return byName;
    }

    private static List<double>[] Lists(int count) => [.. Enumerable.Range(0, count).Select(_ => new List<double>())];
}
