using Parapet.Model.Study;
using Parapet.Study.Execute;

namespace Parapet.Study.Measures;

/// <summary>
/// Chooses the runs whose full records are kept: of each alternative the worst, the median and the best by the study's first
/// measure, over all its raids and factor levels. Of equals the first that was played. Rests on the first 131,072 samples; of
/// each of their runs it keeps eight bytes.
/// </summary>
public sealed class RunRetention
{
    private readonly LoadedStudy study;
    private readonly StudyMeasure measure;
    private readonly Dictionary<string, double> worth = new(StringComparer.Ordinal);
    private readonly Alternative[] alternatives;
    private int samples;

    public RunRetention(LoadedStudy study)
    {
        this.study = study;
        measure = StudyMeasures.Find(study.Document.Measures[0]) ?? throw new ArgumentException($"'{study.Document.Measures[0]}' is no measure.", nameof(study));
        alternatives = [.. study.Document.Alternatives.Select((a, i) => new Alternative(a.Id, [.. study.Cells.Where(c => c.Force == study.ForceOf(i))]))];
    }

    /// <summary>Adds the next sample.</summary>
    public void Add(SampleOutcome sample)
    {
        if (samples++ >= ForceFold.KeptOfMeasures)
            return;
        foreach (Alternative alternative in alternatives)
        {
            foreach (StudyCell cell in alternative.Cells)
            {
                IReadOnlyList<RunOutcome> runs = sample.Cells[cell.Index];
                for (int r = 0; r < runs.Count; r++)
                    alternative.Values.Add(measure.Of(runs[r].Summary, WorthOf(cell)));
            }
        }
    }

    /// <summary>The runs chosen, alternative by alternative; none of one whose runs never have the measure.</summary>
    /// <param name="read">A sample by its index: gives the hashes of the runs chosen.</param>
    public IReadOnlyList<RetainedRun> Finish(Func<int, SampleOutcome> read)
    {
        double sign = measure.Head.Better == Better.More ? -1 : 1;
        List<RetainedRun> retained = [];
        foreach (Alternative alternative in alternatives)
        {
            // Best first; the place in the order of play settles ties.
            int[] order = [.. Enumerable.Range(0, alternative.Values.Count).Where(i => !double.IsNaN(alternative.Values[i])).OrderBy(i => sign * alternative.Values[i]).ThenBy(i => i)];
            if (order.Length == 0)
                continue;
            double worst = alternative.Values[order[^1]];
            retained.Add(Of(alternative, "worst", order.First(i => alternative.Values[i] == worst), read));
            retained.Add(Of(alternative, "median", order[(order.Length - 1) / 2], read));
            retained.Add(Of(alternative, "best", order[0], read));
        }
        return retained;
    }

    private RetainedRun Of(Alternative alternative, string which, int index, Func<int, SampleOutcome> read)
    {
        int perSample = alternative.Values.Count / Math.Min(samples, ForceFold.KeptOfMeasures), perCell = perSample / alternative.Cells.Length;
        (int sample, int inSample) = Math.DivRem(index, perSample);
        (int place, int replicate) = Math.DivRem(inSample, perCell);
        StudyCell cell = alternative.Cells[place];
        RunOutcome run = read(sample).Cells[cell.Index][replicate];
        return new(
            alternative.Id, which, study.Raids[cell.Raid].Id, sample, replicate, alternative.Values[index], StudyKeys.Run(study, cell, sample, replicate, run.ScenarioHash).ToString(), run.StateHash,
            $"records/{alternative.Id}/{which}");
    }

    private Dictionary<string, double> WorthOf(StudyCell cell)
    {
        foreach (var asset in cell.Scenario.Document.Assets)
            worth[asset.Id] = asset.Value;
        return worth;
    }

    private sealed record Alternative(string Id, StudyCell[] Cells)
    {
        public List<double> Values { get; } = [];
    }
}
