using Parapet.Engine.Record;
using Parapet.Foundation;
using Parapet.Study.Execute;
using Parapet.Study.Measures;

namespace Parapet.Study.Session;

/// <summary>Plays one run. One instance per worker, called again and again by the same thread.</summary>
public delegate RunRecord PlayRun(int run, RecordDetail detail, CancellationToken cancel);

/// <summary>Which runs to play, and by how many workers.</summary>
/// <param name="FirstRun">Index of the first run, from 0.</param>
/// <param name="Runs">How many, at least one.</param>
/// <param name="Jobs">Worker threads, at least one; has no effect on any result.</param>
/// <param name="FirstDetail">What is kept of the first run; of the others only the summary is.</param>
public readonly record struct RunSetOrder(int FirstRun, int Runs, int Jobs, RecordDetail FirstDetail);

/// <summary>Plays many runs over worker threads and folds them in run order (<see cref="OrderedWork"/>), keeping no run but the first.</summary>
public sealed class RunSet : IDisposable
{
    private const double Confidence = 0.95;

    private readonly RunSetEstimator estimator = new(Confidence);
    private readonly StateHash hash = new();
    private double simulatedSeconds;
    private RunRecord? first;

    private RunSet()
    {
    }

    /// <summary>Plays the runs.</summary>
    /// <param name="order">Which runs, by how many workers.</param>
    /// <param name="newWorker">Makes what plays a run; called once per worker, by its thread.</param>
    /// <param name="folded">Called with every run in run order, by one thread at a time.</param>
    /// <param name="progress">Told how many runs are folded.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="Exception">What a run threw; of several, that of the lowest run, as with one worker.</exception>
    public static RunSetResult Execute(
        RunSetOrder order, Func<PlayRun> newWorker, Action<RunRecord>? folded = null, IProgress<int>? progress = null, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(order.FirstRun, nameof(order));
        ArgumentOutOfRangeException.ThrowIfLessThan(order.Runs, 1, nameof(order));
        ArgumentOutOfRangeException.ThrowIfLessThan(order.Jobs, 1, nameof(order));
        using RunSet set = new();
        OrderedWork.Execute<RunRecord>(
            order.Runs,
            order.Jobs,
            () =>
            {
                PlayRun play = newWorker();
                return index => play(order.FirstRun + index, index == 0 ? order.FirstDetail : RecordDetail.Summary, cancel);
            },
            (index, record) =>
            {
                set.Fold(record);
                folded?.Invoke(record);
                progress?.Report(index + 1);
                return true;
            },
            cancel);
        return set.Result(order);
    }

    public void Dispose() => hash.Dispose();

    private void Fold(RunRecord record)
    {
        first ??= record;
        simulatedSeconds += record.SimulatedSeconds;
        hash.Add(record.StateHash);
        estimator.Add(record.Summary);
    }

    private RunSetResult Result(RunSetOrder order) => new()
    {
        FirstRun = order.FirstRun,
        Runs = order.Runs,
        StateHash = order.Runs == 1 ? first!.StateHash : hash.Finish(),
        SimulatedSeconds = simulatedSeconds,
        First = first!,
        Estimate = estimator.Finish(),
    };
}
