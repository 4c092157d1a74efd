using Parapet.Engine.Record;
using Parapet.Foundation;
using Parapet.Model.Scenario;
using Parapet.Model.Study;
using Parapet.Study.Design;
using Parapet.Study.Execute;
using Parapet.Study.Statistics;
using Parapet.Study.Timeline;

namespace Parapet.Study.Measures;

/// <summary>
/// Brings the runs of a study and its timeline together: what each force loses in each sample, and many courses of events
/// for each sample. Courses cost next to nothing beside runs, so there are about <see cref="Draws"/> of them whatever the
/// number of samples; those of one sample share what its runs came to and are one cluster in every interval.
/// </summary>
/// <remarks>
/// Damage of an asset in a sample is a mean of few runs. Its luck would be counted as ignorance in the bands, so it is drawn
/// towards its mean over samples by the root of its reliability, as in Measures/TwoLevelEstimate. Of a study with factor levels
/// the first combination is taken.
/// </remarks>
public sealed class TimelineFold
{
    /// <summary>Courses aimed at.</summary>
    public const int Draws = 2000;

    /// <summary>A shortfall of protection up to this is no gap.</summary>
    public const double GapTolerance = 0.01;

    private readonly StudyPlan plan;
    private readonly TimelineModel model;
    private readonly int[] inputOf;
    private readonly int[] ownCoordinates;
    private readonly int[] forces;
    private readonly string[] assets;
    private readonly double[] values;
    private readonly bool[] spared;
    private readonly List<double[][]> damage = [];
    private readonly List<double[]> coordinates = [];
    private readonly List<float[]> drawn = [];
    private readonly Moments[,] means;
    private readonly double[,] chance;

    /// <exception cref="ArgumentException">The study has no timeline.</exception>
    public TimelineFold(StudyPlan plan)
    {
        LoadedStudy study = plan.Study;
        this.plan = plan;
        model = new(
            study.Document.Timeline ?? throw new ArgumentException("The study has no timeline.", nameof(plan)),
            [.. study.Document.Components.Select(c => c.Id)], TimelineAlternative.Of(study.Document));
        List<string> names = [.. study.Quantities.Select(q => q.Name)];
        inputOf = [.. model.Inputs.Select(i => names.IndexOf(i.Path))];
        ownCoordinates = [.. Enumerable.Range(0, plan.Space.Coordinates.Count).Where(MovesTimelineOnly)];
        forces = [.. Enumerable.Range(0, study.Forces.Count).Where(f => study.Forces[f].Alternative < 0)];
        ScenarioDocument scenario = study.Cells[0].Scenario.Document;
        assets = [.. scenario.Assets.Select(a => a.Id).Order(StringComparer.Ordinal)];
        values = [.. assets.Select(id => scenario.Assets.First(a => a.Id == id).Value)];
        spared = [.. assets.Select(model.TruceAssets.Contains)];
        means = new Moments[forces.Length, assets.Length];
        chance = new double[forces.Length, assets.Length];
    }

    /// <summary>Adds the next sample.</summary>
    public void Add(SampleOutcome sample)
    {
        double[][] lost = new double[forces.Length][];
        for (int f = 0; f < forces.Length; f++)
        {
            lost[f] = new double[assets.Length];
            for (int a = 0; a < assets.Length; a++)
            {
                (lost[f][a], double variance) = Damage(sample, forces[f], a);
                means[f, a].Add(lost[f][a]);
                chance[f, a] += variance;
            }
        }
        damage.Add(lost);
        coordinates.Add([.. sample.Coordinates]);
    }

    /// <summary>What the samples so far come to.</summary>
    /// <exception cref="InvalidOperationException">There are none.</exception>
    public (TimelineResult Timeline, IReadOnlyList<SensitivityResult> Sensitivities) Finish()
    {
        drawn.Clear();
        TimelineEstimator estimator = new(model, GapTolerance, plan.Confidence);
        double[,] pull = Pull();
        int drawsOfSample = Math.Max(1, (Draws + damage.Count - 1) / Math.Max(1, damage.Count));
        double[] inputs = new double[model.Inputs.Count];
        for (int s = 0; s < damage.Count; s++)
        {
            ForceProtection protection = Protection(s, pull);
            ForceProtection[] ofAlternatives = [.. model.Alternatives.Select(_ => protection)];
            for (int d = 0; d < drawsOfSample; d++)
            {
                uint draw = checked((uint)(s * drawsOfSample + d));
                double[] point = [.. coordinates[s]];
                // The first course stands where the sample stands; the others see more of what may happen.
                foreach (int c in d == 0 ? [] : ownCoordinates)
                    point[c] = new StreamKey(plan.Seed, draw, (byte)DesignPurpose.TimelineDraw, (uint)c)[0].Uniform;
                StreamKey luck = new(plan.Seed, draw, 0, 0);
                drawn.Add([.. ownCoordinates.Select(c => (float)point[c]), .. model.LuckOf(luck).Select(u => (float)u)]);
                double[] all = plan.Values(point);
                for (int i = 0; i < inputs.Length; i++)
                    inputs[i] = all[inputOf[i]];
                estimator.Add(model.Draw(inputs, luck), ofAlternatives, s);
            }
        }
        TimelineResult result = estimator.Result();
        EventHead[] sourced =
            [.. result.Events.Select(e => e with { Sources = [.. e.Sources.Select(s => plan.Study.Cite(s.Key))] })];
        return (result with { Events = sourced }, Sensitivities(estimator));
    }

    /// <summary>Which unknowns of the timeline decide money and protection over time; what the runs have in it is luck to them.</summary>
    private List<SensitivityResult> Sensitivities(TimelineEstimator estimator)
    {
        List<SensitivityResult> results = [];
        string[] names = [.. ownCoordinates.Select(c => plan.Space.Coordinates[c]), .. model.LuckNames];
        if (names.Length == 0)
            return results;
        for (int a = 0; a < model.Alternatives.Count; a++)
        {
            Add("net-present-value", a, estimator.NetPresentValues(a), "shares of the variance over draws; an event that happens or not is an unknown like a figure");
            Add("asset-years", a, estimator.AssetYears(a), "shares of the variance over draws; what the raids do is in no share");
        }
        return results;

        void Add(string measure, int alternative, IReadOnlyList<double> outcomes, string note)
        {
            if (outcomes.Any(o => o != outcomes[0]))
                results.Add(SensitivityAnalysis.OfDraws(measure, model.Alternatives[alternative], names, drawn, [.. outcomes], plan.Confidence, note));
        }
    }

    private bool MovesTimelineOnly(int coordinate)
    {
        for (int i = 0; i < plan.Space.Inputs.Count; i++)
        {
            if (plan.Space.CoordinateOf(i) == coordinate && !plan.Space.Inputs[i].Name.StartsWith(TimelineDefinition.Prefix, StringComparison.Ordinal))
                return false;
        }
        return true;
    }

    /// <summary>Mean damage over replicates and its variance by luck; a replicate has one luck for all raids, so these are joined first.</summary>
    private (double Mean, double ChanceVariance) Damage(SampleOutcome sample, int force, int asset)
    {
        double weights = plan.Study.Raids.Sum(r => r.Weight);
        Moments replicates = default;
        for (int replicate = 0; replicate < plan.Replicates; replicate++)
        {
            double joined = 0;
            for (int r = 0; r < plan.Study.Raids.Count; r++)
                joined += plan.Study.Raids[r].Weight * Find(sample.Cells[plan.Study.Cell(0, force, r).Index][replicate].Summary, asset).Damage;
            replicates.Add(joined / weights);
        }
        return (replicates.Mean, replicates.Count > 1 ? replicates.Variance / replicates.Count : double.NaN);
    }

    private AssetOutcome Find(RunSummary summary, int asset) =>
        summary.Assets[asset].Id == assets[asset] ? summary.Assets[asset] : summary.Assets.First(a => a.Id == assets[asset]);

    private double[,] Pull()
    {
        double[,] pull = new double[forces.Length, assets.Length];
        for (int f = 0; f < forces.Length; f++)
        {
            for (int a = 0; a < assets.Length; a++)
            {
                double between = means[f, a].Count > 1 ? means[f, a].Variance : double.NaN, luck = chance[f, a] / means[f, a].Count;
                pull[f, a] = double.IsNaN(luck) || double.IsNaN(between) || between == 0 ? 1 : Math.Sqrt(Math.Max(0, 1 - luck / between));
            }
        }
        return pull;
    }

    private ForceProtection Protection(int sample, double[,] pull)
    {
        List<KeyValuePair<uint, IReadOnlyList<double>>> lost = [];
        for (int f = 0; f < forces.Length; f++)
        {
            double[] ofForce = new double[assets.Length];
            for (int a = 0; a < assets.Length; a++)
            {
                double mean = means[f, a].Mean;
                ofForce[a] = Math.Clamp(mean + pull[f, a] * (damage[sample][f][a] - mean), 0, 1);
            }
            lost.Add(new(plan.Study.Forces[forces[f]].Components, ofForce));
        }
        return ForceProtection.Of(model.Components.Count, values, spared, lost);
    }
}
