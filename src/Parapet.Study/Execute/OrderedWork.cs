using System.Runtime.ExceptionServices;

namespace Parapet.Study.Execute;

/// <summary>
/// Does numbered pieces of work over threads and folds what they come to strictly by number, so that one worker and a
/// hundred agree to the last bit. A piece that ends ahead of its turn waits in a window of bounded size, so memory does
/// not grow with the number of pieces.
/// </summary>
public static class OrderedWork
{
    /// <summary>Does pieces 0 to <paramref name="pieces"/> - 1, or fewer if the fold has enough.</summary>
    /// <param name="jobs">Worker threads, at least one; changes no result.</param>
    /// <param name="newWorker">Makes what does a piece; called once per worker, by its thread.</param>
    /// <param name="fold">Called with every piece in order, by one thread at a time; false says that no more are wanted.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="Exception">What a piece or the fold threw; of several, that of the lowest piece, as with one worker.</exception>
    public static void Execute<T>(int pieces, int jobs, Func<Func<int, T>> newWorker, Func<int, T, bool> fold, CancellationToken cancel = default)
        where T : class
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pieces);
        ArgumentOutOfRangeException.ThrowIfLessThan(jobs, 1);
        using Crew<T> crew = new(pieces, newWorker, fold, cancel);
        crew.Work(Math.Min(jobs, pieces));
    }

    private sealed class Crew<T> : IDisposable
        where T : class
    {
        // Pieces that may wait for a slower one before them.
        private const int Window = 256;

        private readonly int pieces;
        private readonly Func<Func<int, T>> newWorker;
        private readonly Func<int, T, bool> fold;
        private readonly CancellationToken cancel;

        private readonly Lock gate = new();
        private readonly SemaphoreSlim room = new(Window);
        private readonly T?[] ended = new T?[Window];
        private int claimed;
        private int folded;
        private bool enough;
        private int faultPiece = int.MaxValue;
        private ExceptionDispatchInfo? fault;

        public Crew(int pieces, Func<Func<int, T>> newWorker, Func<int, T, bool> fold, CancellationToken cancel) =>
            (this.pieces, this.newWorker, this.fold, this.cancel) = (pieces, newWorker, fold, cancel);

        public void Dispose() => room.Dispose();

        public void Work(int workers)
        {
            Thread[] threads = new Thread[Math.Max(0, workers - 1)];
            for (int i = 0; i < threads.Length; i++)
            {
                threads[i] = new(Work) { IsBackground = true, Name = "worker " + i };
                threads[i].Start();
            }
            Work();
            foreach (Thread thread in threads)
                thread.Join();
            // A fault noted ahead of the piece that was enough is one that a single worker would never have met.
            if (enough)
                return;
            fault?.Throw();
            cancel.ThrowIfCancellationRequested();
        }

        private void Work()
        {
            Func<int, T>? doPiece = null;
            while (Claim() is int piece)
            {
                try
                {
                    doPiece ??= newWorker();
                    Fold(piece, doPiece(piece));
                }
                catch (OperationCanceledException) when (cancel.IsCancellationRequested)
                {
                    return;
                }
    #pragma warning disable CA1031 // Whatever a worker throws is thrown again by Execute, once all workers stand still.
                catch (Exception e)
    #pragma warning restore CA1031
                {
                    Fail(piece, e);
                }
            }
        }

        // Room is taken before the claim, so that a claimed piece always has its slot: the lowest at work can always be folded.
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
                // After a fault only pieces before it still matter, and those are claimed already.
                if (claimed >= pieces || enough || fault is not null)
                {
                    room.Release();
                    return null;
                }
                return claimed++;
            }
        }

        private void Fail(int piece, Exception e)
        {
            lock (gate)
            {
                room.Release();
                Note(piece, e);
            }
        }

        private void Note(int piece, Exception e)
        {
            if (piece >= faultPiece || enough)
                return;
            faultPiece = piece;
            fault = ExceptionDispatchInfo.Capture(e);
        }

        private void Fold(int piece, T result)
        {
            lock (gate)
            {
                ended[piece % Window] = result;
                while (!enough && folded < Math.Min(pieces, faultPiece) && ended[folded % Window] is { } next)
                {
                    ended[folded % Window] = null;
                    int number = folded++;
                    room.Release();
                    try
                    {
                        enough = !fold(number, next);
                    }
    #pragma warning disable CA1031 // As in Work; noted for the piece that was folded, which need not be the one just done.
                    catch (Exception e)
    #pragma warning restore CA1031
                    {
                        Note(number, e);
                    }
                }
            }
        }
    }
}
