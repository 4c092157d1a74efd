using Parapet.Study.Statistics;

namespace Parapet.Study.Measures;

/// <summary>Which alternative is better, how surely, and in what share of what may be true.</summary>
internal static class RankAnalysis
{
    public static IReadOnlyList<DifferenceResult> Differences(StudyAccumulator study)
    {
        List<DifferenceResult> results = [];
        foreach (IGrouping<int, ComparisonFold> measure in study.Comparisons.GroupBy(c => c.Measure).OrderBy(g => g.Key))
        {
            ComparisonFold[] folds = [.. measure];
            PairedDifferenceEstimate[] paired = [.. folds.Select(f => PairedDifference.Of(f.Pairs, study.Facts.Confidence))];
            double[] adjusted = Holm.AdjustKnown([.. paired.Select(p => p.PValue)]);
            StudyMeasure m = study.Measures[measure.Key];
            results.AddRange(folds.Select((f, i) => new DifferenceResult(
                m.Id, StudyKeys.Of(study.Study, f.Point, f.First), StudyKeys.Of(study.Study, f.Point, f.Second),
                Estimate(f, paired[i], study), paired[i].PValue, adjusted[i], paired[i].VarianceRatio, FirstBetter(f, m.Head.Better, study.Facts.Drawn))));
        }
        return results;
    }

    /// <summary>Place by place, one combination of levels after the other; places count from 1 in each.</summary>
    public static IReadOnlyList<RankResult> Ranking(StudyAccumulator study, IReadOnlyList<AlternativeResult> alternatives, IReadOnlyList<DifferenceResult> differences)
    {
        Better better = study.Measures[0].Head.Better;
        List<RankResult> ranking = [];
        for (int point = 0; point < study.Study.Points.Count; point++)
        {
            AlternativeResult[] own = [.. alternatives.Skip(point * study.Forces.Count).Take(study.Forces.Count)];
            // An alternative without the measure comes last; of equals the first of the file.
            int[] order = [.. Enumerable.Range(0, own.Length).OrderBy(a => Badness(own[a].Measures[0].Mean.Mean, better))];
            double[] best = Best(study, point, order, better);
            for (int place = 0; place < order.Length; place++)
            {
                AlternativeResult one = own[order[place]];
                double adjusted = place + 1 == order.Length ? double.NaN : Between(differences, study.Measures[0].Id, one.Key, own[order[place + 1]].Key).Adjusted;
                ranking.Add(new(place + 1, one.Key, one.Measures[0], best[place], adjusted <= 1 - study.Facts.Confidence, adjusted));
            }
        }
        return ranking;
    }

    /// <summary>The comparison of two keys, whichever stands first in it.</summary>
    public static DifferenceResult Between(IReadOnlyList<DifferenceResult> differences, string measure, string a, string b) =>
        differences.First(d => d.Measure == measure && ((d.First == a && d.Second == b) || (d.First == b && d.Second == a)));

    private static StudyEstimate Estimate(ComparisonFold fold, PairedDifferenceEstimate paired, StudyAccumulator study)
    {
        EstimateRules rules = new(study.Facts.Confidence, study.Facts.Drawn, double.NegativeInfinity, double.PositiveInfinity, null);
        return TwoLevelEstimate.Of(fold.Series, rules) with { Mean = paired.Estimate };
    }

    // Says what ignorance does to the order, not luck: conditional means are drawn together by the reliability of their difference.
    private static double FirstBetter(ComparisonFold fold, Better better, bool drawn)
    {
        if (better == Better.Neither)
            return double.NaN;
        double[] differences = [.. Conditional(fold, drawn).Where(double.IsFinite)];
        double won = differences.Sum(d => d == 0 ? 0.5 : (d > 0) == (better == Better.More) ? 1 : 0);
        return differences.Length == 0 ? double.NaN : won / differences.Length;
    }

    private static double[] Conditional(ComparisonFold fold, bool drawn) =>
        drawn ? TwoLevelEstimate.Conditional(fold.Series) : [.. fold.Series.Kept.Select(d => double.IsNaN(d) ? d : fold.Series.Means.Mean)];

    private static double Badness(double mean, Better better) => double.IsNaN(mean) ? double.PositiveInfinity : better == Better.More ? -mean : mean;

    // In each sample the best is the one farthest ahead of the leader over all, by differences that share draw and luck.
    private static double[] Best(StudyAccumulator study, int point, int[] order, Better better)
    {
        double[] won = new double[order.Length];
        if (better == Better.Neither)
            return [.. won.Select(_ => double.NaN)];
        double[][] behind = [.. order.Skip(1).Select(a => Behind(study, point, a, order[0], better))];
        int samples = study.Series(point, order[0], 0).Kept.Count, counted = 0;
        for (int s = 0; s < samples; s++)
        {
            if (double.IsNaN(study.Series(point, order[0], 0).Kept[s]))
                continue;
            double[] lag = [0, .. behind.Select(b => double.IsNaN(b[s]) ? double.PositiveInfinity : b[s])];
            double least = lag.Min();
            int winners = lag.Count(l => l == least);
            for (int i = 0; i < lag.Length; i++)
                won[i] += lag[i] == least ? 1.0 / winners : 0;
            counted++;
        }
        return [.. won.Select(w => counted == 0 ? double.NaN : w / counted)];
    }

    /// <summary>How far an alternative is behind the leader in each sample; below 0 where it is ahead.</summary>
    private static double[] Behind(StudyAccumulator study, int point, int alternative, int leader, Better better)
    {
        ComparisonFold pair = study.Pair(point, alternative, leader);
        double sign = (pair.First == alternative ? 1 : -1) * (better == Better.More ? -1 : 1);
        return [.. Conditional(pair, study.Facts.Drawn).Select(d => sign * d)];
    }
}
