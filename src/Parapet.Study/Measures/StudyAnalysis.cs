using Parapet.Foundation;
using Parapet.Model.Catalogue;
using Parapet.Model.Study;
using Parapet.Model.Text;
using Parapet.Study.Statistics;

namespace Parapet.Study.Measures;

/// <summary>Puts the result together from what the accumulator holds.</summary>
internal static class StudyAnalysis
{
    public static StudyResult Of(StudyAccumulator study)
    {
        StudyVerdict? verdict = study.Verdict();
        AlternativeResult[] alternatives = [.. study.Keys().Select(k => Alternative(study, k.Point, k.Alternative, verdict))];
        IReadOnlyList<DifferenceResult> differences = RankAnalysis.Differences(study);
        IReadOnlyList<RankResult> ranking = RankAnalysis.Ranking(study, alternatives, differences);
        IReadOnlyList<SensitivityResult> sensitivities = SensitivityAnalysis.Of(study, ranking);
        StudyResult result = new()
        {
            Head = Head(study, verdict),
            Answer = [],
            Measures = [.. study.Measures.Take(study.Reported).Select(m => m.Head)],
            Raids = [.. study.Study.Raids.Select(r => new RaidHead(r.Id, r.Title, r.Weight))],
            Factors = [.. study.Study.LevelFactors.Select(f => new FactorHead(f.Id, f.Title, f.Levels))],
            Alternatives = alternatives,
            Differences = differences,
            Ranking = ranking,
            Sensitivities = sensitivities,
            Inputs = Inputs(study, sensitivities),
            Thresholds = ThresholdAnalysis.Of(study),
            Expectations = Expectations(study, verdict),
            Retained = [],
            Files = study.Study.Inputs,
        };
        return result with { Answer = StudyAnswer.Of(result, study) };
    }

    /// <summary>The estimate of a measure, its interval that of the stopping rule where the rule ended the study.</summary>
    public static StudyEstimate Measure(StudyAccumulator study, int point, int alternative, int measure, StudyVerdict? verdict)
    {
        StudyMeasure m = study.Measures[measure];
        StudyEstimate estimate = TwoLevelEstimate.Of(study.Series(point, alternative, measure), Rules(study, m));
        if (verdict is null || study.Stop!.Measure != m.Id || !verdict.Estimates.TryGetValue(StudyKeys.Of(study.Study, point, alternative), out Estimate? stopped))
            return estimate;
        (double low, double high) = m.IsShare ? (Math.Max(0, stopped.Low), Math.Min(1, stopped.High)) : (stopped.Low, stopped.High);
        return estimate with { Mean = stopped with { Low = low, High = high } };
    }

    private static StudyHead Head(StudyAccumulator study, StudyVerdict? verdict)
    {
        StudyFacts facts = study.Facts;
        (string stateHash, double simulatedS, long runs) = study.Totals;
        string stopped = verdict?.State switch
        {
            SequentialState.Reached => "half-width",
            SequentialState.Exhausted => "most-runs",
            _ => study.Samples >= facts.Samples ? "runs" : "interrupted",
        };
        StudyDocument document = study.Study.Document;
        return new(
            document.Id, document.Title, document.Question, facts.Engine, facts.Hash, facts.Seed, facts.Confidence, study.Samples, facts.Replicates, runs,
            stateHash, simulatedS, stopped, KebabCase.From(facts.Kind), facts.Unknowns.Count);
    }

    private static AlternativeResult Alternative(StudyAccumulator study, int point, int alternative, StudyVerdict? verdict)
    {
        ForceFold fold = study.Fold(point, alternative);
        LoadedStudy loaded = study.Study;
        EstimateRules share = Rules(study, 1), count = Rules(study, double.PositiveInfinity);
        return new(
            StudyKeys.Of(loaded, point, alternative), loaded.Document.Alternatives[alternative].Id, loaded.Document.Alternatives[alternative].Title,
            loaded.Forces[study.Forces[alternative]].Id,
            [.. loaded.LevelFactors.Select((f, i) => new FactorLevel(f.Id, loaded.Points[point][i]))],
            [.. Enumerable.Range(0, study.Reported).Select(m => Measure(study, point, alternative, m, verdict))],
            [.. loaded.Raids.Select((_, r) => Raid(study, fold, r, point, alternative, verdict))],
            [.. fold.Classes.Select(c => new ClassLeakage(c.Id, c.Threats.Overall.Means.Mean, TwoLevelEstimate.Of(c.Leakage.Overall, share)))],
            [.. fold.Assets.Select(a => new AssetResult(a.Id, a.Title, a.Value, TwoLevelEstimate.Of(a.Survived.Overall, share), TwoLevelEstimate.Of(a.Damage.Overall, share)))],
            [.. fold.Magazines.Select(m => new MagazineResult(m.Unit, m.Interceptor, m.Loaded.Overall.Means.Mean, TwoLevelEstimate.Of(m.Spent.Overall, count), TwoLevelEstimate.Of(m.Empty.Overall, share)))]);
    }

    private static IReadOnlyList<StudyEstimate> Raid(StudyAccumulator study, ForceFold fold, int raid, int point, int alternative, StudyVerdict? verdict) =>
    [
        // One raid alone is all raids: the same estimate, that of the stopping rule included.
        .. Enumerable.Range(0, study.Reported).Select(m => study.Study.Raids.Count == 1
            ? Measure(study, point, alternative, m, verdict)
            : TwoLevelEstimate.Of(fold.Measures[m].Raids[raid], Rules(study, study.Measures[m]))),
    ];

    private static EstimateRules Rules(StudyAccumulator study, StudyMeasure measure) =>
        Rules(study, measure.IsShare ? 1 : double.PositiveInfinity) with { Resamples = BootstrapInterval.Stream(study.Facts.Seed, measure.Id) };

    private static EstimateRules Rules(StudyAccumulator study, double high) => new(study.Facts.Confidence, study.Facts.Drawn, 0, high, null);

    private static IReadOnlyList<InputResult> Inputs(StudyAccumulator study, IReadOnlyList<SensitivityResult> sensitivities)
    {
        double[] influence = [.. study.Facts.Unknowns.Select(u => sensitivities.SelectMany(s => s.Unknowns).Where(i => i.Unknown == u && !double.IsNaN(i.First.Mean))
            .Select(i => Math.Clamp(i.First.Mean, 0, 1)).DefaultIfEmpty(double.NaN).Max())];
        return [.. study.Facts.Inputs.Select(i => new InputResult(
            i.Name, i.Quantity?.Definition ?? "", i.Low, i.Likely, i.High, i.Unit, KebabCase.From(i.Shape), i.Quantity is { } q ? KebabCase.From(q.Standing) : "",
            [.. (i.Quantity?.Sources ?? []).Select(key => study.Study.Cite(key))],
            i.Unknown < 0 ? "" : study.Facts.Unknowns[i.Unknown], i.Unknown < 0 ? double.NaN : influence[i.Unknown],
            i.Note))];
    }

    private static List<ExpectationResult> Expectations(StudyAccumulator study, StudyVerdict? verdict)
    {
        List<ExpectationResult> results = [];
        foreach (ExpectationDefinition e in study.Study.Document.Expectations)
        {
            int measure = study.Measures.ToList().FindIndex(m => m.Id == e.Measure);
            foreach ((int point, int alternative) in study.Keys().Where(k => study.Study.Document.Alternatives[k.Alternative].Id == e.Alternative))
            {
                StudyEstimate found = Measure(study, point, alternative, measure, verdict);
                results.Add(new(StudyKeys.Of(study.Study, point, alternative), e.Measure, e.Value, found, found.Mean.Low <= e.Value && e.Value <= found.Mean.High, e.Source));
            }
        }
        return results;
    }
}
