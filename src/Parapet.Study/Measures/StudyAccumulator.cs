using Parapet.Foundation;
using Parapet.Model.Study;
using Parapet.Study.Execute;
using Parapet.Study.Statistics;

namespace Parapet.Study.Measures;

/// <summary>The main measure of one alternative so far, for a progress line.</summary>
/// <param name="HalfWidth">Of the t interval as if the study ended here; NaN below two samples. Looked at again and again it has not the confidence it names.</param>
/// <param name="Samples">Independent samples (runs, where nothing is drawn) it rests on.</param>
public sealed record LeadingMeasure(string Key, string Measure, double Mean, double HalfWidth, long Samples);

/// <summary>
/// Folds the samples of a study, in their order, into a <see cref="StudyResult"/>. Memory does not grow with the runs of a
/// cell, and with samples only up to the first 131,072 of them: moments run over all, while quantiles, shares of samples,
/// sensitivities and bootstraps rest on those kept. The same samples give the same bits. Not thread safe.
/// </summary>
public sealed class StudyAccumulator
{
    private readonly LoadedStudy study;
    private readonly StudyFacts facts;
    private readonly StudyMeasure[] measures;
    private readonly int reported;
    private readonly Dictionary<long, double> quantiles = [];
    private ForceFold?[,] folds = new ForceFold?[0, 0];
    private ComparisonFold[] comparisons = [];
    private SensitivityFold? sensitivity;
    private string stateHash = "";
    private double simulatedS;
    private long runs;

    /// <exception cref="ArgumentException">A measure is not known, weights of raids add up to 0, or an alternative comes to no force of the study.</exception>
    public StudyAccumulator(LoadedStudy study, StudyFacts facts)
    {
        (this.study, this.facts) = (study, facts);
        List<string> names = [.. study.Document.Measures];
        reported = names.Distinct(StringComparer.Ordinal).Count();
        // Measures that only a rule, a threshold or an expectation names are folded, though not reported.
        names.AddRange([.. study.Document.Thresholds.Select(t => t.Measure), .. study.Document.Expectations.Select(e => e.Measure)]);
        if (study.Document.Stop is { } rule)
            names.Add(rule.Measure);
        measures = [.. names.Distinct(StringComparer.Ordinal).Select(id => StudyMeasures.Find(id) ?? throw new ArgumentException($"'{id}' is no measure; {StudyMeasures.Hint(id, study)}", nameof(study)))];
        if (!(study.Raids.Sum(r => r.Weight) > 0))
            throw new ArgumentException("The weights of a study's raids add up to more than 0.", nameof(study));
        Stop = StudyStop.For(study.Document, facts);
        Forces = [.. study.Document.Alternatives.Select((a, i) => study.ForceOf(i) is >= 0 and int force
            ? force
            : throw new ArgumentException($"The alternative '{a.Id}' comes to no force of the study.", nameof(study)))];
    }

    /// <summary>Index in <see cref="LoadedStudy.Forces"/> of what each alternative comes to.</summary>
    public IReadOnlyList<int> Forces { get; }

    /// <summary>Samples added.</summary>
    public int Samples { get; private set; }

    /// <summary>The study's stopping rule; null where it has none.</summary>
    public StudyStop? Stop { get; }

    internal StudyFacts Facts => facts;

    internal LoadedStudy Study => study;

    internal IReadOnlyList<StudyMeasure> Measures => measures;

    /// <summary>How many of the measures the study reports; the first ranks.</summary>
    internal int Reported => reported;

    internal IReadOnlyList<ComparisonFold> Comparisons => comparisons;

    internal SensitivityFold? Sensitivity => sensitivity;

    internal (string StateHash, double SimulatedS, long Runs) Totals => (stateHash, simulatedS, runs);

    /// <summary>Adds the next sample.</summary>
    /// <exception cref="ArgumentException">It is not the next, or has other cells, replicates, coordinates or layout than the study.</exception>
    public void Add(SampleOutcome sample)
    {
        if (sample.Index != Samples)
            throw new ArgumentException($"Sample {sample.Index} came where {Samples} was due.", nameof(sample));
        if (sample.Cells.Count != study.Cells.Count || sample.Cells.Any(c => c.Count != facts.Replicates) || sample.Coordinates.Count != facts.Unknowns.Count)
            throw new ArgumentException($"A sample has {study.Cells.Count} cells of {facts.Replicates} runs and {facts.Unknowns.Count} coordinates.", nameof(sample));
        if (Samples == 0)
            Begin(sample);
        foreach (ForceFold? fold in folds)
            fold!.Add(sample);
        foreach (ComparisonFold comparison in comparisons)
            comparison.Add();
        sensitivity!.Add(sample.Coordinates);
        // Chained sample by sample, so that it can be told at any time and not only at the end.
        using StateHash hash = new();
        hash.Add(stateHash);
        foreach (IReadOnlyList<RunOutcome> cell in sample.Cells)
        {
            foreach (RunOutcome run in cell)
            {
                simulatedS += run.SimulatedSeconds;
                hash.Add(run.StateHash);
                runs++;
            }
        }
        stateHash = hash.Finish();
        Samples++;
    }

    /// <summary>The main measure of each alternative so far, at each combination of levels. Empty before the first sample.</summary>
    public IReadOnlyList<LeadingMeasure> Leading()
    {
        if (Samples == 0)
            return [];
        List<LeadingMeasure> leading = [];
        foreach ((int point, int alternative) in Keys())
        {
            SampleSeries series = Series(point, alternative, 0);
            Moments m = facts.Drawn ? series.Units : series.Replicates;
            double half = m.Count < 2 ? double.NaN : Quantile(m.Count) * Math.Sqrt(m.Variance / m.Count);
            leading.Add(new(StudyKeys.Of(study, point, alternative), measures[0].Id, m.Count == 0 ? double.NaN : m.Mean, half, m.Count));
        }
        return leading;
    }

    /// <summary>What the stopping rule says now; null where the study has none.</summary>
    public StudyVerdict? Verdict()
    {
        if (Stop is null)
            return null;
        if (Samples == 0)
            return Stop.Judge(0, []);
        int measure = Array.FindIndex(measures, m => m.Id == Stop.Measure);
        return Stop.Judge(Samples, [.. Keys().Select(k => Subject(k.Point, k.Alternative, measure))]);
    }

    /// <summary>The result of the samples added so far.</summary>
    /// <exception cref="InvalidOperationException">None was added.</exception>
    public StudyResult Finish() => Samples > 0 ? StudyAnalysis.Of(this) : throw new InvalidOperationException("A study's result needs at least one sample.");

    internal IEnumerable<(int Point, int Alternative)> Keys() =>
        Enumerable.Range(0, study.Points.Count).SelectMany(p => Enumerable.Range(0, Forces.Count).Select(a => (p, a)));

    /// <summary>
    /// The combination of levels at which what is not known moves the main measure most, over all alternatives: there the unknowns
    /// are weighed and the answer is given. At a raid that never leaks nothing could be said of either.
    /// </summary>
    internal int Focus()
    {
        double[] spread = [.. Enumerable.Range(0, study.Points.Count).Select(p => Enumerable.Range(0, Forces.Count).Sum(a => Ignorance(Series(p, a, 0))))];
        return Array.IndexOf(spread, spread.Max());
    }

    private static double Ignorance(SampleSeries series)
    {
        double between = series.BetweenVariance, reliability = TwoLevelEstimate.Reliability(series);
        return double.IsNaN(between) ? 0 : double.IsNaN(reliability) ? between : between * reliability;
    }

    /// <summary>The comparison of two alternatives by the first measure; it is of the one earlier in the file less the other.</summary>
    internal ComparisonFold Pair(int point, int one, int other) =>
        comparisons.First(c => c.Point == point && c.Measure == 0 && c.First == Math.Min(one, other) && c.Second == Math.Max(one, other));

    internal ForceFold Fold(int point, int alternative) => folds[point, Forces[alternative]]!;

    internal SampleSeries Series(int point, int alternative, int measure) => Fold(point, alternative).Measures[measure].Overall;

    private void Begin(SampleOutcome first)
    {
        folds = new ForceFold?[study.Points.Count, study.Forces.Count];
        for (int p = 0; p < study.Points.Count; p++)
        {
            for (int f = 0; f < study.Forces.Count; f++)
                folds[p, f] = new(study, p, f, measures, first, facts.Replicates, facts.BlockRows, Forces.Contains(f));
        }
        comparisons = [.. Enumerable.Range(0, study.Points.Count).SelectMany(Compared)];
        sensitivity = new(facts, [.. Keys().Select(k => Fold(k.Point, k.Alternative).Measures[0])], [.. comparisons.Where(c => c.Measure == 0)]);
    }

    // Of the first measure every pair, of the others each less the first alternative.
    private IEnumerable<ComparisonFold> Compared(int point)
    {
        for (int a = 0; a < Forces.Count; a++)
        {
            for (int b = a + 1; b < Forces.Count; b++)
                yield return Comparison(point, a, b, 0);
        }
        for (int m = 1; m < reported; m++)
        {
            for (int a = 1; a < Forces.Count; a++)
                yield return Comparison(point, a, 0, m);
        }
    }

    private ComparisonFold Comparison(int point, int first, int second, int measure) =>
        new(point, first, second, measure, Fold(point, first).Measures[measure], Fold(point, second).Measures[measure], facts);

    private StopSubject Subject(int point, int alternative, int measure)
    {
        SampleSeries series = Series(point, alternative, measure);
        return new(StudyKeys.Of(study, point, alternative), series.Units, series.IsUnanimous);
    }

    private double Quantile(long count) => quantiles.TryGetValue(count, out double known) ? known : quantiles[count] = StudentT.Quantile(count - 1, 0.5 + facts.Confidence / 2);
}
