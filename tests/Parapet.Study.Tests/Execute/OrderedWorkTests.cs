using Parapet.Study.Execute;
using Xunit;

namespace Parapet.Study.Tests.Execute;

public sealed class OrderedWorkTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Pieces_are_folded_in_order_whoever_ends_first(int jobs)
    {
        List<string> folded = [];
        Do(2000, jobs, Slow, (piece, text) =>
        {
            Assert.Equal(piece.ToString(System.Globalization.CultureInfo.InvariantCulture), text);
            folded.Add(text);
            return true;
        });
        Assert.Equal(2000, folded.Count);
        Do(0, jobs, Slow, (_, _) => throw new InvalidOperationException("nothing is to be folded"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void After_enough_nothing_more_is_folded(int jobs)
    {
        int folded = 0;
        Do(5000, jobs, Slow, (piece, _) =>
        {
            Assert.Equal(folded++, piece);
            return piece < 900;
        });
        Assert.Equal(901, folded);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void A_fault_behind_the_piece_that_was_enough_is_none(int jobs)
    {
        // Piece 3 waits until piece 4 has failed, or, with one worker, gives up waiting: then 4 is never begun.
        using ManualResetEventSlim failed = new();
        int folded = 0;
        Do(100, jobs, piece =>
        {
            if (piece == 4)
            {
                failed.Set();
                throw new InvalidOperationException("piece 4");
            }
            if (piece == 3 && jobs > 1)
            {
                failed.Wait(TimeSpan.FromSeconds(10));
                Thread.Sleep(20);
            }
            return "";
        }, (piece, _) =>
        {
            folded++;
            return piece < 3;
        });
        Assert.Equal(4, folded);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void The_fault_of_the_lowest_piece_is_thrown_after_all_before_it_are_folded(int jobs)
    {
        int folded = 0;
        InvalidOperationException fault = Assert.Throws<InvalidOperationException>(() => Do(
            3000, jobs, piece => piece >= 777 ? throw new InvalidOperationException("piece " + piece) : Slow(piece), (_, _) => ++folded > 0));
        Assert.Equal(("piece 777", 777), (fault.Message, folded));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void A_fault_of_the_fold_ends_it(int jobs)
    {
        int folded = 0;
        InvalidOperationException fault = Assert.Throws<InvalidOperationException>(() => Do(
            3000, jobs, Slow, (piece, _) => ++folded > 0 && piece == 50 ? throw new InvalidOperationException("fold 50") : true));
        Assert.Equal(("fold 50", 51), (fault.Message, folded));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void A_worker_that_cannot_be_made_is_a_fault(int jobs) =>
        Assert.Throws<InvalidOperationException>(() => OrderedWork.Execute<string>(
            10, jobs, () => throw new InvalidOperationException("no worker"), (_, _) => true, TestContext.Current.CancellationToken));

    [Fact]
    public void No_more_pieces_wait_than_the_window_holds()
    {
        int begun = 0, most = 0, folded = 0;
        Do(3000, 4, piece =>
        {
            Interlocked.Increment(ref begun);
            if (piece == 0)
                Thread.Sleep(100);
            return "";
        }, (_, _) =>
        {
            most = Math.Max(most, Volatile.Read(ref begun) - folded++);
            return true;
        });
        Assert.InRange(most, 1, 256 + 4);
    }

    private static void Do(int pieces, int jobs, Func<int, string> piece, Func<int, string, bool> fold) =>
        OrderedWork.Execute(pieces, jobs, () => piece, fold, TestContext.Current.CancellationToken);

    private static string Slow(int piece)
    {
        Thread.SpinWait(piece % 13 == 0 ? 5_000 : 50);
        return piece.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
