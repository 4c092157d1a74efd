using Parapet.Model.Study;
using Parapet.Study.Design;
using Parapet.Study.Statistics;

namespace Parapet.Study.Measures;

/// <summary>
/// Which unknowns share the variance of an outcome. Indices are shares of the variance over ignorance: luck is taken off, by
/// the reliability for given data (luck adds to the variance and to nothing an unknown explains), row by row for a Saltelli
/// design. Thirds and slope compare the samples in which an unknown stands low with those in which it stands high (Welch's t).
/// </summary>
internal static class SensitivityAnalysis
{
    private const string NothingToShare = "no spread over ignorance was found that luck would not make, so there is nothing to share out";

    private const int MostSubjects = 8, FewestForIndices = 16, SamplesInSlice = 32;

    public static IReadOnlyList<SensitivityResult> Of(StudyAccumulator study, IReadOnlyList<RankResult> ranking)
    {
        if (!study.Facts.Drawn || study.Sensitivity is null)
            return [];
        List<SensitivityResult> results = [];
        int count = study.Forces.Count, point = study.Focus();
        bool blocks = study.Facts.BlockRows > 1;
        for (int a = 0; a < count; a++)
            results.Add(One(study, StudyKeys.Of(study.Study, point, a), study.Series(point, a, 0), study.Sensitivity, blocks ? study.Sensitivity.OfAlternative(study.Fold(point, a).Measures[0]) : null, 1, study.Forces[a]));
        string[] keys = [.. Enumerable.Range(0, count).Select(a => StudyKeys.Of(study.Study, point, a))];
        int[] order = [.. ranking.Skip(point * count).Take(count).Select(r => Array.IndexOf(keys, r.Key))];
        foreach ((int first, int second) in Pairs(order))
        {
            ComparisonFold pair = study.Pair(point, first, second);
            results.Add(One(study, $"{keys[first]} - {keys[second]}", pair.Series, study.Sensitivity, blocks ? study.Sensitivity.OfDifference(pair) : null, first < second ? 1 : -1, study.Forces[first], study.Forces[second]));
        }
        return results;
    }

    /// <summary>The same for outcomes that are no measure of a run, such as money: indices and thirds of the unknowns given, from the draws at hand.</summary>
    /// <param name="names">Of the coordinates.</param>
    /// <param name="coordinates">One row for each outcome, quantiles in [0, 1].</param>
    /// <param name="outcomes">Finite.</param>
    public static SensitivityResult OfDraws(
        string measure, string subject, IReadOnlyList<string> names, IReadOnlyList<float[]> coordinates, double[] outcomes, double confidence, string note)
    {
        int[] all = [.. Enumerable.Range(0, outcomes.Length)];
        Estimate none = new(double.NaN, double.NaN, double.NaN, GivenDataIndices.Method, confidence, outcomes.Length);
        int slices = Slices(outcomes.Length);
        return new(measure, subject, "given-data", Ranked(
            names,
            [.. names.Select((_, u) => (
                outcomes.Length < FewestForIndices ? none : GivenDataIndices.First([.. coordinates.Select(c => (double)c[u])], outcomes, confidence, slices),
                (Estimate?)null))],
            [.. names.Select((_, u) => Thirds.Of(outcomes, coordinates, all, u, 1, confidence))],
            confidence)) { Note = note };
    }

    /// <summary>
    /// Whether an unknown stands out of all that were looked at: by its slope after Holm, or by its first-order index with an
    /// interval at 1 - α/m (Bonferroni), which also finds what rises and falls again. The foremost of hundreds always looks large.
    /// </summary>
    public static bool StandsOut(UnknownInfluence unknown, int among, double confidence)
    {
        double alpha = 1 - confidence, error = (unknown.First.High - unknown.First.Low) / (2 * Normal.Quantile(1 - alpha / 2));
        return unknown.PValue <= alpha || unknown.First.Mean - Normal.Quantile(1 - alpha / (2 * among)) * error > 0;
    }

    // The best less the runner-up, then each less the first of the file; every pair once.
    private static IEnumerable<(int First, int Second)> Pairs(int[] order)
    {
        if (order.Length < 2)
            yield break;
        (int best, int next) = (order[0], order[1]);
        yield return (best, next);
        for (int a = 1; a < order.Length && order.Length <= MostSubjects; a++)
        {
            if (Math.Min(best, next) != 0 || Math.Max(best, next) != a)
                yield return (a, 0);
        }
    }

    private static SensitivityResult One(StudyAccumulator study, string subject, SampleSeries series, SensitivityFold fold, BlockLuck? luck, int sign, params int[] forces)
    {
        StudyFacts facts = study.Facts;
        double reliability = TwoLevelEstimate.Reliability(series);
        bool saltelli = luck is not null;
        (IReadOnlyList<(Estimate First, Estimate? Total)> indices, string note) = saltelli ? Saltelli(series, facts, luck!) : GivenData(series, facts, fold, reliability);

        int shown = Math.Min(series.Kept.Count, fold.Coordinates.Count);
        // Of a block only the rows A and B are points of their own; the others repeat their coordinates.
        int[] free = [.. Enumerable.Range(0, shown).Where(s => (facts.BlockRows == 1 || s % facts.BlockRows < 2) && double.IsFinite(series.Kept[s]))];
        // What no run of these forces reads would only be more names to be accused by luck.
        int[] played = [.. Enumerable.Range(0, facts.Unknowns.Count).Where(u => facts.Moves(u, forces))];
        UnknownInfluence[] unknowns = Ranked(
            [.. played.Select(u => facts.Unknowns[u])],
            [.. played.Select(u => indices[u])],
            [.. played.Select(u => Thirds.Of(series.Kept, fold.Coordinates, free, u, sign, facts.Confidence))],
            facts.Confidence);
        return new(study.Measures[0].Id, subject, saltelli ? "saltelli" : "given-data", unknowns) { Note = note };
    }

    /// <summary>Those that stand out first, then by influence; of equals, or where there are no indices, the surest and then the steepest slope.</summary>
    private static UnknownInfluence[] Ranked(IReadOnlyList<string> names, IReadOnlyList<(Estimate First, Estimate? Total)> indices, Thirds[] thirds, double confidence)
    {
        double[] adjusted = Holm.AdjustKnown([.. thirds.Select(t => t.PValue)]);
        return
        [
            .. names.Select((name, u) => new UnknownInfluence(name, indices[u].First, indices[u].Total, thirds[u].Low, thirds[u].High, thirds[u].Slope, adjusted[u]))
                .OrderByDescending(u => StandsOut(u, names.Count, confidence)).ThenByDescending(Influence)
                .ThenBy(u => double.IsNaN(u.PValue) ? 1 : u.PValue).ThenByDescending(u => Math.Abs(u.Slope.Mean)),
        ];
    }

    private static double Influence(UnknownInfluence unknown)
    {
        double index = unknown.Total?.Mean ?? unknown.First.Mean;
        return double.IsNaN(index) ? double.NegativeInfinity : index;
    }

    private static (IReadOnlyList<(Estimate, Estimate?)> Indices, string Note) GivenData(SampleSeries series, StudyFacts facts, SensitivityFold fold, double reliability)
    {
        int shown = Math.Min(series.Kept.Count, fold.Coordinates.Count);
        int[] used = [.. Enumerable.Range(0, shown).Where(s => double.IsFinite(series.Kept[s]))];
        Estimate none = new(double.NaN, double.NaN, double.NaN, GivenDataIndices.Method, facts.Confidence, used.Length);
        if (used.Length < FewestForIndices)
            return ([.. facts.Unknowns.Select(_ => (none, (Estimate?)null))], $"{used.Length} samples are too few for indices; {FewestForIndices} are needed");
        // Divided by a reliability that may well be 0 an index would be anything.
        if (TwoLevelEstimate.IgnoranceShows(series, facts.Confidence) == false)
            return ([.. facts.Unknowns.Select(_ => (none, (Estimate?)null))], NothingToShare);
        double[] outcomes = [.. used.Select(s => series.Kept[s])];
        int slices = Slices(used.Length);
        double scale = double.IsNaN(reliability) ? 1 : 1 / reliability;
        List<(Estimate, Estimate?)> indices = [];
        for (int u = 0; u < facts.Unknowns.Count; u++)
        {
            double[] input = [.. used.Select(s => (double)fold.Coordinates[s][u])];
            indices.Add((Scaled(GivenDataIndices.First(input, outcomes, facts.Confidence, slices), 0, scale), null));
        }
        return (indices, double.IsNaN(reliability)
            ? "one replicate a sample: luck counts as variance that no unknown explains, so indices are too small"
            : "shares of the variance over ignorance: found shares divided by the reliability");
    }

    // With dozens of unknowns and few samples many slices would fit luck: one for 32 samples, the library's number at most.
    private static int Slices(int samples) => Math.Clamp(samples / SamplesInSlice, 1, GivenDataIndices.SlicesFor(samples));

    private static (IReadOnlyList<(Estimate, Estimate?)> Indices, string Note) Saltelli(SampleSeries series, StudyFacts facts, BlockLuck luck)
    {
        int size = facts.BlockRows, count = facts.Unknowns.Count;
        List<double> outcomes = [];
        for (int from = 0; from + size <= series.Kept.Count; from += size)
        {
            double[] rows = [.. series.Kept.Skip(from).Take(size)];
            if (rows.All(double.IsFinite))
                outcomes.AddRange(rows);
        }
        Estimate none = new(double.NaN, double.NaN, double.NaN, SobolIndices.Method, facts.Confidence, outcomes.Count / size);
        if (outcomes.Count < 2 * size)
            return ([.. facts.Unknowns.Select(_ => (none, (Estimate?)none))], "too few whole blocks for indices");
        IReadOnlyList<SensitivityIndex> raw = SobolIndices.Of(outcomes.ToArray(), count, facts.Confidence);
        if (luck.Blocks == 0)
            return ([.. raw.Select(i => (i.First, (Estimate?)i.Total))], "one replicate a row: luck counts in the variance, so first-order indices are too small");
        double variance = RowVariance(outcomes, size), rest = variance - luck.Variance;
        if (!(rest > 0) || TwoLevelEstimate.IgnoranceShows(series, facts.Confidence) == false)
            return ([.. facts.Unknowns.Select(_ => (none, (Estimate?)none))], NothingToShare);
        return (
            [.. raw.Select((i, u) => (Scaled(i.First, luck.OfProduct(u) / variance, variance / rest), (Estimate?)Scaled(i.Total, luck.OfChange(u) / (2 * variance), variance / rest)))],
            "shares of the variance over ignorance: luck, as the replicates show it between rows of a block, is taken off");
    }

    /// <summary>V of <see cref="SobolIndices"/>: mean square of the rows A and B about their common mean.</summary>
    private static double RowVariance(List<double> outcomes, int size)
    {
        Moments all = default;
        for (int from = 0; from < outcomes.Count; from += size)
        {
            all.Add(outcomes[from]);
            all.Add(outcomes[from + 1]);
        }
        return all.Variance * (all.Count - 1) / all.Count;
    }

    private static Estimate Scaled(Estimate e, double less, double factor) =>
        e with { Mean = (e.Mean - less) * factor, Low = (e.Low - less) * factor, High = (e.High - less) * factor };
}
