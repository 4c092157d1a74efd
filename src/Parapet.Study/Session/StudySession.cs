using Parapet.Engine;
using Parapet.Model.Study;
using Parapet.Model.Text;
using Parapet.Study.Design;
using Parapet.Study.Execute;
using Parapet.Study.Measures;
using Parapet.Study.Statistics;
using Parapet.Study.Store;

namespace Parapet.Study.Session;

/// <summary>
/// Brings plan, runner, store and statistics together. Every sample goes to the store before it counts, and what is in the
/// store already is read back instead of played; so a study that was interrupted comes to the same result, bit for bit.
/// </summary>
public static class StudySession
{
    /// <summary>What names the study in its store.</summary>
    public static StudyManifest ManifestOf(StudyPlan plan)
    {
        LoadedStudy study = plan.Study;
        return new(
            study.Document.Id, study.Path, plan.Hash, EngineInfo.Version, plan.Seed, plan.Samples, plan.Replicates, plan.Confidence,
            [.. study.Cells.Select(c => new ManifestCell(
                c.Index, StudyKeys.Point(study, c.Point), study.Forces[c.Force].Id, study.Raids[c.Raid].Id, study.Raids[c.Raid].Weight))],
            [.. study.Quantities.Select((q, i) => new ManifestInput(
                q.Name, plan.UnknownOf(i), q.Quantity.Low, q.Quantity.Likely, q.Quantity.High, q.Quantity.Unit, KebabCase.From(q.Shape)))],
            plan.Space.Coordinates, study.Document.Measures, study.Inputs);
    }

    /// <summary>Reads what the store holds and plays what is missing, up to the plan's last sample or until the study's stopping rule has enough.</summary>
    /// <param name="store">Of <see cref="ManifestOf"/> the plan, open for writing.</param>
    /// <param name="progress">Told as runs are played, and once before the first of them.</param>
    /// <exception cref="OperationCanceledException">Cancelled; the samples in the store are whole.</exception>
    /// <exception cref="StudyStoreException">The store could not be written; the samples before are whole.</exception>
    public static StudyResult Play(StudyPlan plan, StudyStore store, int jobs, IProgress<StudyProgress>? progress = null, CancellationToken cancel = default)
    {
        Fold fold = new(plan);
        fold.AddAll(store, cancel);
        StudyProgress last = fold.Progress();
        progress?.Report(last);
        if (!fold.HasEnough)
        {
            long before = last.RunsDone;
            new StudyRunner(plan).Play(
                fold.Samples, jobs,
                sample =>
                {
                    store.Append(sample);
                    fold.Add(sample);
                    last = fold.Progress();
                    return !fold.HasEnough;
                },
                runs => progress?.Report(last with { RunsDone = before + runs }),
                cancel);
        }
        return fold.Result(store);
    }

    /// <summary>The result of the samples in the store, be they all or not.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static StudyResult Read(StudyPlan plan, StudyStore store, CancellationToken cancel = default)
    {
        Fold fold = new(plan);
        fold.AddAll(store, cancel);
        return fold.Result(store);
    }

    /// <summary>Whether nothing is left to play.</summary>
    public static bool IsFinished(StudyResult result) => result.Head.Stopped != "interrupted";

    /// <summary>All that is gathered from the samples, in their order.</summary>
    private sealed class Fold(StudyPlan plan)
    {
        private readonly StudyAccumulator statistics = new(plan.Study, StudyFacts.Of(plan));
        private readonly RunRetention retention = new(plan.Study);
        private readonly TimelineFold? timeline = plan.Study.Document.Timeline is null ? null : new(plan);

        public int Samples => statistics.Samples;

        public bool HasEnough => Samples >= plan.Samples || statistics.Verdict() is { State: not SequentialState.Continue };

        public void Add(SampleOutcome sample)
        {
            statistics.Add(sample);
            retention.Add(sample);
            timeline?.Add(sample);
        }

        public void AddAll(StudyStore store, CancellationToken cancel)
        {
            foreach (SampleOutcome sample in store.Read())
            {
                // A store may hold more than are wanted now; the result is that of a study of so many from the start.
                if (HasEnough)
                    return;
                cancel.ThrowIfCancellationRequested();
                Add(sample);
            }
        }

        public StudyProgress Progress() => new(
            (long)Samples * plan.RunsInSample, (long)plan.Samples * plan.RunsInSample, Samples, plan.Samples, Samples < 2 ? [] : statistics.Leading());

        public StudyResult Result(StudyStore store)
        {
            StudyResult result = statistics.Finish() with { Retained = retention.Finish(store.ReadSample) };
            if (timeline?.Finish() is not { } outcome)
                return result;
            result = result with { Timeline = outcome.Timeline, Sensitivities = [.. result.Sensitivities, .. outcome.Sensitivities] };
            Dictionary<string, string> titles = plan.Study.Document.Alternatives.ToDictionary(a => a.Id, a => a.Title);
            return result with { Answer = [.. result.Answer.Take(2), TimelineAnswer.Of(result, outcome.Timeline, titles)] };
        }
    }
}
