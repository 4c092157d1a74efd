using Parapet.Engine.Record;
using Parapet.Foundation;
using Parapet.Study.Session;
using Xunit;

namespace Parapet.Study.Tests.Session;

public sealed class RunSetTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(16)]
    public void Any_number_of_jobs_gives_the_same_bits(int jobs)
    {
        List<int> order = [];
        RunSetResult one = Execute(new(0, 1000, 1, RecordDetail.Summary), MadeUpRuns.Player);
        RunSetResult many = Execute(new(0, 1000, jobs, RecordDetail.Summary), MadeUpRuns.Player, r => order.Add(r.Run));
        Assert.Equal(Enumerable.Range(0, 1000), order);
        Assert.Equal(one.StateHash, many.StateHash);
        Assert.Equal(BitConverter.DoubleToInt64Bits(one.SimulatedSeconds), BitConverter.DoubleToInt64Bits(many.SimulatedSeconds));
        Assert.Equal(one.Estimate.Raid.Killed, many.Estimate.Raid.Killed);
        Assert.Equal(one.Estimate.Measures, many.Estimate.Measures);
        Assert.Equal(one.Estimate.Picture, many.Estimate.Picture);
        Assert.Equal(one.Estimate.Assets, many.Estimate.Assets);
    }

    [Fact]
    public void State_hash_of_many_runs_is_the_hash_of_their_hashes_in_run_order()
    {
        List<string> hashes = [];
        RunSetResult result = Execute(new(0, 20, 3, RecordDetail.Summary), MadeUpRuns.Player, r => hashes.Add(r.StateHash));
        using StateHash expected = new();
        hashes.ForEach(expected.Add);
        Assert.Equal(expected.Finish(), result.StateHash);
    }

    [Fact]
    public void One_run_keeps_its_own_hash_and_its_own_index()
    {
        RunSetResult result = Execute(new(41, 1, 4, RecordDetail.Summary), MadeUpRuns.Player);
        Assert.Equal(41, result.First.Run);
        Assert.Equal(result.First.StateHash, result.StateHash);
    }

    [Fact]
    public void Only_the_first_run_is_asked_for_detail()
    {
        List<(int Run, RecordDetail Detail)> asked = [];
        Execute(new(3, 4, 1, RecordDetail.Replay), () =>
        {
            PlayRun play = MadeUpRuns.Player();
            return (run, detail, cancel) =>
            {
                asked.Add((run, detail));
                return play(run, detail, cancel);
            };
        });
        Assert.Equal([(3, RecordDetail.Replay), (4, RecordDetail.Summary), (5, RecordDetail.Summary), (6, RecordDetail.Summary)], asked);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Of_several_faults_that_of_the_lowest_run_is_thrown(int jobs)
    {
        InvalidOperationException e = Assert.Throws<InvalidOperationException>(() => Execute(new(0, 5000, jobs, RecordDetail.Summary), () =>
        {
            PlayRun play = MadeUpRuns.Player();
            return (run, detail, cancel) => run >= 700 ? throw new InvalidOperationException("run " + run) : play(run, detail, cancel);
        }));
        Assert.Equal("run 700", e.Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Cancelling_ends_it_soon(int jobs)
    {
        using CancellationTokenSource cancel = new();
        int played = 0;
        Assert.Throws<OperationCanceledException>(() => Execute(
            new(0, 1_000_000, jobs, RecordDetail.Summary),
            MadeUpRuns.Player,
            r =>
            {
                if (++played == 10)
                    cancel.Cancel();
            },
            cancel: cancel.Token));
        Assert.InRange(played, 10, 10 + 256);
    }

    [Fact]
    public void Progress_ends_at_the_number_of_runs()
    {
        Last last = new();
        Execute(new(0, 50, 4, RecordDetail.Summary), MadeUpRuns.Player, progress: last);
        Assert.Equal(50, last.Value);
    }

    [Theory]
    [InlineData(-1, 1, 1)]
    [InlineData(0, 0, 1)]
    [InlineData(0, 1, 0)]
    public void An_order_out_of_range_is_refused(int first, int runs, int jobs) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Execute(new(first, runs, jobs, RecordDetail.Summary), MadeUpRuns.Player));

    private static RunSetResult Execute(
        RunSetOrder order, Func<PlayRun> newWorker, Action<RunRecord>? folded = null, IProgress<int>? progress = null, CancellationToken? cancel = null) =>
        RunSet.Execute(order, newWorker, folded, progress, cancel ?? TestContext.Current.CancellationToken);

    private sealed class Last : IProgress<int>
    {
        public int Value { get; private set; }

        public void Report(int value) => Value = value;
    }
}
