using System.Runtime.ExceptionServices;
using Parapet.Engine.Record;
using Parapet.Foundation;
using Parapet.Study.Measures;

namespace Parapet.Study.Execute;

/// <summary>Plays one run. One instance per worker, called again and again by the same thread.</summary>
public delegate RunRecord PlayRun(int run, RecordDetail detail, CancellationToken cancel);

/// <summary>Which runs to play, and by how many workers.</summary>
/// <param name="FirstRun">Index of the first run, from 0.</param>
/// <param name="Runs">How many, at least one.</param>
/// <param name="Jobs">Worker threads, at least one; has no effect on any result.</param>
/// <param name="FirstDetail">What is kept of the first run; of the others only the summary is.</param>
public readonly record struct RunSetOrder(int FirstRun, int Runs, int Jobs, RecordDetail FirstDetail);

/// <summary>
/// Plays many runs over worker threads and folds them strictly in run order, so that one worker and a hundred agree to
/// the last bit. A run is claimed by index; one that ends ahead of its turn waits in a window of bounded size, so memory
/// grows neither with the runs nor with their events.
/// </summary>
public sealed class RunSet : IDisposable
{
    private const double Confidence = 0.95;

    // Ended runs that may wait for a slower one before them; each is one summary.
    private const int Window = 256;

    private readonly RunSetOrder order;
    private readonly Func<PlayRun> newWorker;
    private readonly Action<RunRecord>? folded;
    private readonly IProgress<int>? progress;
    private readonly CancellationToken cancel;

    private readonly Lock gate = new();
    private readonly SemaphoreSlim room;
    private readonly RunRecord?[] ended = new RunRecord?[Window];
    private readonly RunSetEstimator estimator = new(Confidence);
    private readonly StateHash hash = new();
    private int claimed;
    private int foldedRuns;
    private double simulatedSeconds;
    private RunRecord? first;
    private int faultRun = int.MaxValue;
    private ExceptionDispatchInfo? fault;

    private RunSet(RunSetOrder order, Func<PlayRun> newWorker, Action<RunRecord>? folded, IProgress<int>? progress, CancellationToken cancel)
    {
        (this.order, this.newWorker, this.folded, this.progress, this.cancel) = (order, newWorker, folded, progress, cancel);
        room = new(Window, Window);
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
        using RunSet set = new(order, newWorker, folded, progress, cancel);
        set.Play();
        set.fault?.Throw();
        cancel.ThrowIfCancellationRequested();
        return set.Result();
    }

    public void Dispose()
    {
        room.Dispose();
        hash.Dispose();
    }

    private void Play()
    {
        int workers = Math.Min(order.Jobs, order.Runs);
        Thread[] threads = new Thread[workers - 1];
        for (int i = 0; i < threads.Length; i++)
        {
            threads[i] = new(Work) { IsBackground = true, Name = "run " + i };
            threads[i].Start();
        }
        Work();
        foreach (Thread thread in threads)
            thread.Join();
    }

    private void Work()
    {
        PlayRun? play = null;
        while (Claim() is int index)
        {
            try
            {
                play ??= newWorker();
                RunRecord record = play(order.FirstRun + index, index == 0 ? order.FirstDetail : RecordDetail.Summary, cancel);
                Fold(index, record);
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever a worker throws is thrown again by Execute, once all workers stand still.
            catch (Exception e)
#pragma warning restore CA1031
            {
                Fail(index, e);
            }
        }
    }

    // Room is taken before the claim, so that a claimed run always has its slot: the lowest run at work can always be folded.
    private int? Claim()
    {
        try
        {
            room.Wait(cancel);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        lock (gate)
        {
            // After a fault only runs before it still matter, and those are claimed already.
            if (claimed >= order.Runs || fault is not null)
            {
                room.Release();
                return null;
            }
            return claimed++;
        }
    }

    private void Fail(int index, Exception e)
    {
        lock (gate)
        {
            if (index >= faultRun)
                return;
            faultRun = index;
            fault = ExceptionDispatchInfo.Capture(e);
            room.Release();
        }
    }

    private void Fold(int index, RunRecord record)
    {
        lock (gate)
        {
            ended[index % Window] = record;
            int before = foldedRuns;
            while (foldedRuns < order.Runs && ended[foldedRuns % Window] is { } next)
            {
                ended[foldedRuns % Window] = null;
                foldedRuns++;
                FoldNext(next);
                room.Release();
            }
            if (foldedRuns > before)
                progress?.Report(foldedRuns);
        }
    }

    private void FoldNext(RunRecord record)
    {
        first ??= record;
        simulatedSeconds += record.SimulatedSeconds;
        hash.Add(record.StateHash);
        estimator.Add(record.Summary);
        folded?.Invoke(record);
    }

    private RunSetResult Result() => new()
    {
        FirstRun = order.FirstRun,
        Runs = order.Runs,
        StateHash = order.Runs == 1 ? first!.StateHash : hash.Finish(),
        SimulatedSeconds = simulatedSeconds,
        First = first!,
        Estimate = estimator.Finish(),
    };
}
