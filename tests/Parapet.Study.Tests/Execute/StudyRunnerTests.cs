using Parapet.Engine.Record;
using Parapet.Model.Scenario;
using Parapet.Model.Study;
using Parapet.Study.Design;
using Parapet.Study.Execute;
using Xunit;

namespace Parapet.Study.Tests.Execute;

public sealed class StudyRunnerTests : IDisposable
{
    private readonly SmallStudy small = new();

    public void Dispose() => small.Dispose();

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    public void Any_number_of_jobs_gives_the_same_outcomes(int jobs)
    {
        StudyPlan plan = FourCells();
        Assert.Equal(Played(plan, 0, 1), Played(plan, 0, jobs));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    public void A_study_taken_up_again_goes_on_as_if_it_had_never_stopped(int first, int jobs)
    {
        StudyPlan plan = FourCells();
        string[] whole = Played(plan, 0, 1);
        Assert.Equal(whole[^(Lines(plan) * (plan.Samples - first))..], Played(plan, first, jobs));
        Assert.Empty(Played(plan, plan.Samples, jobs));
        Assert.Empty(Played(plan, plan.Samples + 5, jobs));
    }

    [Fact]
    public void Cells_of_a_sample_share_their_seeds_and_replicates_do_not()
    {
        StudyPlan plan = FourCells();
        Play(plan, 0, 2, sample =>
        {
            Assert.Equal(4, sample.Cells.Count);
            Assert.All(sample.Cells, runs => Assert.Equal(Enumerable.Range(0, 3).Select(r => plan.SeedOf(sample.Index, r)), runs.Select(r => r.Seed)));
            Assert.Equal(3, sample.Cells[0].Select(r => r.Seed).Distinct().Count());
            Assert.Equal(plan.Values(sample.Coordinates.ToArray()), sample.Values);
            return true;
        });
    }

    [Fact]
    public void Levels_and_forces_are_played_as_they_are_named()
    {
        StudyPlan plan = FourCells();
        Play(plan, 0, 1, sample =>
        {
            foreach (StudyCell cell in plan.Study.Cells)
            {
                RunSummary run = sample.Cells[cell.Index][0].Summary;
                Assert.Equal(plan.Study.Points[cell.Point][0], run.Raid.Threats.ToString(System.Globalization.CultureInfo.InvariantCulture));
                Assert.Equal(plan.Study.Forces[cell.Force].Id == "none" ? 0 : 1, run.Units.Count);
            }
            return false;
        });
    }

    [Fact]
    public void A_run_is_replayed_to_the_same_hash_and_with_its_events()
    {
        StudyPlan plan = FourCells();
        StudyRunner runner = new(plan);
        RunOutcome? kept = null;
        Play(plan, 0, 2, sample =>
        {
            kept = sample.Cells[1][2];
            return sample.Index < 1;
        });
        RunRecord again = runner.Replay(plan.Study.Cells[1], 1, 2, RecordDetail.Events, TestContext.Current.CancellationToken);
        Assert.Equal((kept!.StateHash, kept.ScenarioHash, kept.Seed), (again.StateHash, again.ScenarioHash, again.Seed));
        Assert.NotEmpty(again.Events);
        Assert.Equal(kept.ScenarioHash, runner.Compile(plan.Study.Cells[1], 1, 2).Hash);
    }

    [Fact]
    public void Keep_that_has_enough_ends_the_study_and_progress_counts_every_run()
    {
        StudyPlan plan = FourCells();
        List<long> told = [];
        int kept = 0;
        Play(plan, 1, 3, _ => ++kept < 2, told.Add);
        Assert.Equal(2, kept);
        Assert.Equal(24, told[^1]);
        Assert.Equal(told.Order(), told);
    }

    [Fact]
    public void Many_replicates_are_split_in_pieces_and_stay_in_order()
    {
        StudyPlan plan = small.Plan("alternatives: [{id: all, title: All}]\ndesign: {replicates: 70, runs: 140}\n");
        Play(plan, 0, 3, sample =>
        {
            Assert.Equal(Enumerable.Range(0, 70).Select(r => plan.SeedOf(sample.Index, r)), Assert.Single(sample.Cells).Select(r => r.Seed));
            return sample.Index < 0;
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Of_faulty_runs_the_first_is_told_by_its_place_in_the_study(int jobs)
    {
        LoadedStudy sound = small.Load(SmallStudy.FewUnknowns + "design: {runs: 60}\n");
        StudyPlan plan = new(sound);
        int late = sound.Quantities.ToList().FindIndex(q => q.Name == "late");
        HashSet<string> bad = [.. Enumerable.Range(2, plan.Samples - 2).Select(s => Parapet.Model.Text.Units.Format(plan.Values(plan.Coordinates(s))[late], "s", 17))];
        LoadedStudy faulty = sound with
        {
            // From sample 2 on the scenario cannot be put together.
            Rebuild = (cell, texts) => texts.Any(t => bad.Contains(t.Text)) ? throw new InvalidOperationException("made up") : sound.Rebuild(cell, texts),
        };
        int kept = 0;
        StudyRunFault fault = Assert.Throws<StudyRunFault>(() => Play(new(faulty), 0, jobs, _ => ++kept > 0));
        Assert.Equal((2, 0, "small", 2), (fault.Sample, fault.Replicate, fault.Study, kept));
        Assert.Equal("all/all, point 0, sample 2, replicate 0: made up", fault.Message);
        Assert.Throws<StudyRunFault>(() => new StudyRunner(new(faulty)).Replay(faulty.Cells[0], 2, 0, RecordDetail.Summary, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Cancelling_leaves_whole_samples_only(int jobs)
    {
        StudyPlan plan = FourCells(runs: 12_000);
        using CancellationTokenSource cancel = new();
        int kept = 0;
        Assert.ThrowsAny<OperationCanceledException>(() => new StudyRunner(plan).Play(0, jobs, sample =>
        {
            Assert.All(sample.Cells, runs => Assert.Equal(3, runs.Count));
            if (++kept == 2)
                cancel.Cancel();
            return true;
        }, null, cancel.Token));
        Assert.InRange(kept, 2, 80);
    }

    private static void Play(StudyPlan plan, int first, int jobs, Func<SampleOutcome, bool> keep, Action<long>? played = null) =>
        new StudyRunner(plan).Play(first, jobs, keep, played, TestContext.Current.CancellationToken);

    private StudyPlan FourCells(long runs = 36) => small.Plan(SmallStudy.FourCells + "design: {replicates: 3}\n", runs);

    private static int Lines(StudyPlan plan) => plan.RunsInSample;

    private static string[] Played(StudyPlan plan, int first, int jobs)
    {
        List<string> lines = [];
        Play(plan, first, jobs, sample =>
        {
            for (int c = 0; c < sample.Cells.Count; c++)
            {
                foreach (RunOutcome run in sample.Cells[c])
                    lines.Add($"{sample.Index} {c} {run.Seed} {run.ScenarioHash} {run.StateHash} {string.Join(' ', sample.Values.Select(BitConverter.DoubleToInt64Bits))}");
            }
            return true;
        });
        return [.. lines];
    }
}
