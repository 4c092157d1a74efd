using Parapet.Engine.Build;
using Parapet.Engine.Clock;
using Parapet.Engine.Record;
using Parapet.Model.Scenario;
using Parapet.Model.Study;
using Parapet.Study.Design;

namespace Parapet.Study.Execute;

/// <summary>
/// Plays the samples of a study over worker threads and hands each, whole and in order, to whoever keeps it. A sample's
/// runs are split in pieces by cell and, where a cell has many replicates, by replicate; pieces are folded by number, so
/// nothing depends on the number of workers or on where a study was taken up again.
/// </summary>
public sealed class StudyRunner
{
    // Runs of one piece at most: small enough to keep many workers busy, large enough that one build serves several.
    private const int LargestPiece = 64;

    private readonly StudyPlan plan;
    private readonly BuildCache cache = new();
    private readonly int piecesInCell;

    public StudyRunner(StudyPlan plan)
    {
        this.plan = plan;
        piecesInCell = (plan.Replicates + LargestPiece - 1) / LargestPiece;
    }

    /// <summary>Plays samples from <paramref name="first"/> on until the plan's last, or until <paramref name="keep"/> has enough.</summary>
    /// <param name="first">Samples that are there already.</param>
    /// <param name="jobs">Worker threads, at least one; changes no result.</param>
    /// <param name="keep">Called with every sample in order, by one thread at a time; false ends the study.</param>
    /// <param name="played">Told the number of runs folded since the start of this call.</param>
    /// <exception cref="OperationCanceledException">Cancelled; the samples handed over are whole.</exception>
    /// <exception cref="StudyRunFault">A run failed.</exception>
    public void Play(int first, int jobs, Func<SampleOutcome, bool> keep, Action<long>? played = null, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        if (first >= plan.Samples)
            return;
        int cells = plan.Study.Cells.Count, piecesInSample = cells * piecesInCell;
        List<RunOutcome>[] open = [];
        long runs = 0;
        OrderedWork.Execute<RunOutcome[]>(
            checked((plan.Samples - first) * piecesInSample),
            jobs,
            () => Worker(first, cancel),
            (piece, outcomes) =>
            {
                int sample = first + piece / piecesInSample, inSample = piece % piecesInSample;
                if (inSample == 0)
                    open = [.. Enumerable.Range(0, cells).Select(_ => new List<RunOutcome>(plan.Replicates))];
                open[inSample / piecesInCell].AddRange(outcomes);
                runs += outcomes.Length;
                bool more = true;
                if (inSample == piecesInSample - 1)
                {
                    double[] coordinates = plan.Coordinates(sample);
                    more = keep(new(sample, coordinates, plan.Values(coordinates), open));
                }
                played?.Invoke(runs);
                return more;
            },
            cancel);
    }

    /// <summary>Plays one run of the study again, with as much detail as is asked for.</summary>
    /// <exception cref="StudyRunFault">The run failed.</exception>
    public RunRecord Replay(StudyCell cell, int sample, int replicate, RecordDetail detail, CancellationToken cancel = default) =>
        Play(Drawn(cell, plan.Values(plan.Coordinates(sample)), sample, replicate), cell, sample, replicate, detail, cancel);

    /// <summary>The scenario of a run as it was compiled.</summary>
    /// <exception cref="StudyRunFault">The drawn values cannot be put into the scenario.</exception>
    public CompiledScenario Compile(StudyCell cell, int sample, int replicate) =>
        ScenarioBuilder.Build(Drawn(cell, plan.Values(plan.Coordinates(sample)), sample, replicate), plan.SeedOf(sample, replicate), cache);

    /// <summary>What one thread does; it keeps the values of the sample it is at, which many cells share.</summary>
    private Func<int, RunOutcome[]> Worker(int first, CancellationToken cancel)
    {
        int piecesInSample = plan.Study.Cells.Count * piecesInCell, at = -1;
        double[] values = [];
        return piece =>
        {
            int sample = first + piece / piecesInSample;
            if (sample != at)
                (at, values) = (sample, plan.Values(plan.Coordinates(sample)));
            return Piece(sample, values, piece % piecesInSample, cancel);
        };
    }

    private RunOutcome[] Piece(int sample, double[] values, int inSample, CancellationToken cancel)
    {
        StudyCell cell = plan.Study.Cells[inSample / piecesInCell];
        int from = inSample % piecesInCell * LargestPiece;
        RunOutcome[] outcomes = new RunOutcome[Math.Min(LargestPiece, plan.Replicates - from)];
        LoadedScenario drawn = Drawn(cell, values, sample, from);
        for (int r = 0; r < outcomes.Length; r++)
        {
            cancel.ThrowIfCancellationRequested();
            RunRecord record = Play(drawn, cell, sample, from + r, RecordDetail.Summary, cancel);
            outcomes[r] = new(record.Seed, record.ScenarioHash, record.StateHash, record.SimulatedSeconds, record.Summary);
        }
        return outcomes;
    }

    private LoadedScenario Drawn(StudyCell cell, double[] values, int sample, int replicate)
    {
        try
        {
            return plan.Study.Draw(cell, values);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            throw new StudyRunFault(plan.Study, cell, sample, replicate, e);
        }
    }

    private RunRecord Play(LoadedScenario drawn, StudyCell cell, int sample, int replicate, RecordDetail detail, CancellationToken cancel)
    {
        try
        {
            // Each run is its own luck from the places on, so each is built; what is not luck comes from the cache.
            return new SimulationLoop(ScenarioBuilder.Build(drawn, plan.SeedOf(sample, replicate), cache)).Run(0, detail, cancel);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new StudyRunFault(plan.Study, cell, sample, replicate, e);
        }
    }
}
