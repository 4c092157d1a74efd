using Parapet.Model.Catalogue;
using Parapet.Model.Text;
using Parapet.Study.Statistics;

namespace Parapet.Study.Timeline;

/// <summary>
/// Gathers draws, in their order, into a <see cref="TimelineResult"/>. Keeps a path of every draw for the bands: 8 bytes for
/// each draw, alternative and month, 27 MB for 2,000 draws of seven alternatives over twenty years.
/// </summary>
public sealed class TimelineEstimator
{
    private readonly TimelineModel model;
    private readonly double tolerance;
    private readonly double confidence;
    private readonly AlternativeDraws[] kept;
    private long draws;

    /// <param name="tolerance">Shortfall of protection below which there is no gap, at least 0.</param>
    /// <param name="confidence">Of the intervals of means and ratios, in (0, 1).</param>
    public TimelineEstimator(TimelineModel model, double tolerance, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tolerance);
        Probability.CheckConfidence(confidence);
        (this.model, this.tolerance, this.confidence) = (model, tolerance, confidence);
        kept = [.. model.Alternatives.Select(_ => new AlternativeDraws(model))];
    }

    /// <summary>Adds one draw.</summary>
    /// <param name="cluster">
    /// Draws that share what is not theirs alone, such as the runs of one sample, have one number and come one after another:
    /// intervals rest on the means of clusters, which are independent.
    /// </param>
    /// <param name="courses">As <see cref="TimelineModel.Draw"/> gives them.</param>
    /// <param name="protection">For each alternative, what its forces lose in this draw.</param>
    /// <exception cref="ArgumentException">Not one of each for every alternative.</exception>
    public void Add(IReadOnlyList<Course> courses, IReadOnlyList<ForceProtection> protection, int cluster)
    {
        if (courses.Count != kept.Length || protection.Count != kept.Length)
            throw new ArgumentException($"The timeline has {kept.Length} alternatives.", nameof(courses));
        double[][] paths = new double[kept.Length][];
        double[][][] strengths = new double[kept.Length][][];
        double[] assetYears = new double[kept.Length];
        for (int a = 0; a < kept.Length; a++)
        {
            strengths[a] = ProtectionPath.Strengths(courses[a], model.Calendar.Years);
            paths[a] = ProtectionPath.Of(courses[a], strengths[a], protection[a], model.Calendar.Years);
            assetYears[a] = ProtectionPath.AssetYears(paths[a], protection[a].Assets);
        }
        Course baseline = courses[model.Baseline];
        for (int a = 0; a < kept.Length; a++)
        {
            kept[a].Add(courses[a], strengths[a], paths[a], assetYears[a], ProtectionGap.Of(paths[a], paths[model.Reference], tolerance), cluster);
            kept[a].Compare(baseline.NetPresentValue - courses[a].NetPresentValue, assetYears[a] - assetYears[model.Baseline]);
        }
        draws++;
    }

    /// <summary>Net present value of an alternative in each draw.</summary>
    public IReadOnlyList<double> NetPresentValues(int alternative) => kept[alternative].NetPresentValues;

    /// <summary>Asset-years an alternative protects in each draw.</summary>
    public IReadOnlyList<double> AssetYears(int alternative) => kept[alternative].AssetYears;

    /// <summary>What the draws so far come to.</summary>
    /// <exception cref="InvalidOperationException">There are none.</exception>
    public TimelineResult Result()
    {
        if (draws == 0)
            throw new InvalidOperationException("A timeline without draws has no result.");
        int months = model.Calendar.Years * ProtectionPath.StepsPerYear;
        return new()
        {
            Start = model.Calendar.Start,
            Years = model.Calendar.Years,
            Draws = draws,
            Reference = model.Alternatives[model.Reference],
            Baseline = model.Alternatives[model.Baseline],
            GapTolerance = tolerance,
            Times = [.. Enumerable.Range(0, months).Select(ProtectionPath.TimeOf)],
            CalendarYears = [.. Enumerable.Range(0, model.Calendar.Count).Select(model.Calendar.YearOf)],
            Events =
            [
                .. model.Definition.Events.Select(e => new EventHead(
                    e.Key, e.Value.Title, KebabCase.From(e.Value.Standing), [.. e.Value.Sources.Select(key => new SourceLine(key, ""))], e.Value.Note ?? "", e.Value.After,
                    e.Value.Probability.Low, e.Value.Probability.Likely, e.Value.Probability.High)),
            ],
            Flows = [.. model.Definition.Flows.Select(f => new FlowHead(f.Key, f.Value.Title, KebabCase.From(f.Value.Kind), KebabCase.From(f.Value.Direction)))],
            Alternatives = [.. kept.Select((k, a) => k.Result(model.Alternatives[a], a == model.Baseline, confidence))],
        };
    }
}
