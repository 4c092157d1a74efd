using Parapet.Testing;
using System.Runtime.CompilerServices;
using Parapet.Engine.Record;
using Parapet.Study.Execute;
using Parapet.Study.Store;
using Xunit;

namespace Parapet.Study.Tests.Store;

public sealed class StudyStoreTests : IDisposable
{
    private readonly ScratchFolder scratch = new();
    private readonly MadeUpSamples study = new();

    [Fact]
    public void What_is_read_is_what_was_added_to_the_last_bit()
    {
        var wide = new MadeUpSamples(points: 3);
        using StudyStore store = Filled(wide, 4);
        Assert.Equal(wide.Samples(4).Select(SampleText.Of), store.Read().Select(SampleText.Of));
        store.Finish();
        Assert.Equal(wide.Samples(4).Select(SampleText.Of), store.Read().Select(SampleText.Of));
    }

    [Fact]
    public void The_order_of_a_runs_lists_is_kept_whatever_was_named_first()
    {
        RunSummary forward = study.Sample(0).Cells[0][0].Summary;
        RunSummary backward = forward with
        {
            Assets = [.. forward.Assets.Reverse()],
            Units = [.. forward.Units.Reverse().Select(u => u with { Remaining = [.. u.Remaining.Reverse()] })],
            Raid = forward.Raid with { ByClass = [.. forward.Raid.ByClass.Reverse()] },
        };
        SampleOutcome sample = WithSummary(study.Sample(1), backward);
        using StudyStore store = Filled(study, 1);
        store.Append(sample);
        Assert.Equal(SampleText.Of(sample), SampleText.Of(store.ReadSample(1)));
    }

    [Fact]
    public void A_run_of_nothing_at_all_is_kept()
    {
        RunSummary empty = study.Sample(0).Cells[0][0].Summary with { Assets = [], Units = [], Raid = new(0, 0, 0, 0, []) };
        SampleOutcome sample = WithSummary(study.Sample(0), empty);
        using StudyStore store = Filled(study, 0);
        store.Append(sample);
        Assert.Equal(SampleText.Of(sample), SampleText.Of(store.ReadSample(0)));
    }

    [Fact]
    public void A_manifest_comes_back_as_it_was_given()
    {
        Filled(study, 1).Dispose();
        using StudyStore store = StudyStore.OpenRead(scratch.Root);
        StudyManifest read = store.Manifest;
        Assert.Equal(study.Manifest.Cells, read.Cells);
        Assert.Equal(study.Manifest.Inputs, read.Inputs);
        Assert.Equal(study.Manifest.Unknowns, read.Unknowns);
        Assert.Equal(study.Manifest.Measures, read.Measures);
        Assert.Equal(study.Manifest.Files, read.Files);
        StudyManifest due = study.Manifest;
        Assert.Equal(read with { Cells = due.Cells, Inputs = due.Inputs, Unknowns = due.Unknowns, Measures = due.Measures, Files = due.Files }, due);
    }

    [Fact]
    public void A_resumed_study_goes_on_where_it_ended_and_reads_as_one_that_never_stopped()
    {
        Filled(study, 3).Dispose();
        using (StudyStore store = StudyStore.Resume(scratch.Root, study.Manifest))
        {
            Assert.Equal(3, store.Samples);
            foreach (SampleOutcome sample in study.Samples(7).Skip(3))
                store.Append(sample);
        }

        using StudyStore read = StudyStore.OpenRead(scratch.Root);
        Assert.Equal(study.Samples(7).Select(SampleText.Of), read.Read().Select(SampleText.Of));
    }

    [Fact]
    public void A_study_may_be_resumed_for_more_samples_and_by_another_path()
    {
        Filled(study, 1).Dispose();
        StudyManifest more = study.Manifest with { Samples = 9000, Path = "../elsewhere.yaml" };
        using (StudyStore store = StudyStore.Resume(scratch.Root, more))
            Assert.Equal(9000, store.Manifest.Samples);
        using StudyStore read = StudyStore.OpenRead(scratch.Root);
        Assert.Equal((9000, "../elsewhere.yaml"), (read.Manifest.Samples, read.Manifest.Path));
    }

    [Fact]
    public void A_finished_store_is_one_file_and_an_unfinished_one_is_settled_when_it_is_closed()
    {
        using (StudyStore store = Filled(study, 2))
        {
            Assert.Contains("study.db-wal", scratch.Names);
            store.Finish();
            Assert.Equal(["study.db", "study.lock"], scratch.Names);
            Assert.Throws<InvalidOperationException>(() => store.Append(study.Sample(2)));
        }

        Assert.Equal(["study.db"], scratch.Names);
        StudyStore.Resume(scratch.Root, study.Manifest).Dispose();
        Assert.Equal(["study.db"], scratch.Names);
    }

    [Fact]
    public void A_reader_sees_the_samples_grow_while_another_writes()
    {
        using StudyStore writer = Filled(study, 1);
        using StudyStore reader = StudyStore.OpenRead(scratch.Root);
        Assert.Equal(1, reader.Samples);
        // The second has names that the first has not.
        RunSummary other = study.Sample(1).Cells[0][0].Summary with { Assets = [new("new-port", 1, true, 0.5)] };
        SampleOutcome second = WithSummary(study.Sample(1), other);
        writer.Append(second);
        Assert.Equal(2, reader.Samples);
        Assert.Equal(SampleText.Of(second), SampleText.Of(reader.ReadSample(1)));
        writer.Finish();
        writer.Dispose();
        Assert.Equal(2, reader.Read().Count());
    }

    [Fact]
    public void Reading_may_go_on_while_samples_are_added()
    {
        using StudyStore store = Filled(study, 3);
        foreach (SampleOutcome sample in store.Read())
        {
            store.Append(study.Sample(3 + sample.Index));
            Assert.Equal(SampleText.Of(study.Sample(sample.Index)), SampleText.Of(sample));
        }

        Assert.Equal(6, store.Samples);
        Assert.Equal([4, 5], store.Read(first: 4).Select(s => s.Index));
    }

    [Fact]
    public void Samples_come_in_order_and_in_the_shape_of_the_manifest()
    {
        using StudyStore store = Filled(study, 2);
        SampleOutcome next = study.Sample(2);
        Assert.Throws<ArgumentException>(() => store.Append(study.Sample(1)));
        Assert.Throws<ArgumentException>(() => store.Append(study.Sample(3)));
        Assert.Throws<ArgumentException>(() => store.Append(next with { Values = [1] }));
        Assert.Throws<ArgumentException>(() => store.Append(next with { Coordinates = [] }));
        Assert.Throws<ArgumentException>(() => store.Append(next with { Cells = [.. next.Cells.Skip(1)] }));
        Assert.Throws<ArgumentException>(() => store.Append(next with { Cells = [.. next.Cells.Select(c => (IReadOnlyList<RunOutcome>)[c[0]])] }));
        UnitOutcome twin = next.Cells[0][0].Summary.Units[0];
        Assert.Throws<ArgumentException>(() => store.Append(WithSummary(next, next.Cells[0][0].Summary with { Units = [twin, twin] })));
        Assert.Equal(2, store.Samples);
        store.Append(next);
        Assert.Equal(study.Samples(3).Select(SampleText.Of), store.Read().Select(SampleText.Of));
    }

    [Fact]
    public void Two_stores_of_the_same_samples_have_the_same_rows_in_every_table()
    {
        using var other = new ScratchFolder();
        Filled(study, 5).Dispose();
        using (StudyStore store = StudyStore.Create(other.Root, study.Manifest))
            store.Append(study.Sample(0));
        for (int i = 1; i < 5; i++)
        {
            using StudyStore store = StudyStore.Resume(other.Root, study.Manifest);
            store.Append(study.Sample(i));
        }

        Assert.Equal(Database.Dump(scratch.Root), Database.Dump(other.Root));
    }

    [Fact]
    public void A_run_is_found_by_its_key_and_no_other_key()
    {
        var wide = new MadeUpSamples(points: 2);
        using StudyStore store = Filled(wide, 2);
        StoredRun run = store.Find(1, 11, 1)!;
        RunOutcome outcome = wide.Sample(1).Cells[11][1];
        Assert.Equal((outcome.Seed, outcome.ScenarioHash, outcome.StateHash), (run.Seed, run.ScenarioHash, run.StateHash));
        Assert.Equal(run, store.Find(StudyRunKey.Parse(run.Key.ToString())));
        Assert.Null(store.Find(run.Key with { ScenarioHash = "000000000000" }));
        Assert.Null(store.Find(run.Key with { Sample = 2 }));
        Assert.Null(store.Find(run.Key with { Replicate = 2 }));
        Assert.Null(store.Find(run.Key with { Force = "elsewhere" }));
        Assert.Null(store.Find(run.Key with { Study = "raid-size" }));
        Assert.Equal(
            from s in Enumerable.Range(0, 2) from c in Enumerable.Range(0, 16) from r in Enumerable.Range(0, 2) select store.Find(s, c, r)!.Key.ToString(),
            Database.Column(scratch.Root, "SELECT key FROM run_view ORDER BY run"));
    }

    [Fact]
    public void A_typical_run_takes_less_than_a_kilobyte_and_a_half()
    {
        Filled(study, 20).Dispose();
        long bytes = new FileInfo(scratch.Inside(StudyStore.FileName)).Length;
        Assert.InRange(bytes / (20 * study.Manifest.Cells.Count * study.Manifest.Replicates), 200, 1500);
    }

    [Fact]
    public void Of_the_samples_read_none_is_kept()
    {
        using StudyStore store = Filled(study, 20);
        List<WeakReference> read = ReadAll(store);
        GC.Collect();
        Assert.Equal(20, read.Count);
        Assert.DoesNotContain(read, s => s.IsAlive);
    }

    public void Dispose() => scratch.Dispose();

    private static SampleOutcome WithSummary(SampleOutcome sample, RunSummary summary) =>
        sample with { Cells = [.. sample.Cells.Select(c => (IReadOnlyList<RunOutcome>)[.. c.Select(r => r with { Summary = summary })])] };

    // A method of its own: what it still holds in a register ends with it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static List<WeakReference> ReadAll(StudyStore store) => [.. store.Read().Select(s => new WeakReference(s))];

    private StudyStore Filled(MadeUpSamples of, int samples)
    {
        StudyStore store = StudyStore.Create(scratch.Root, of.Manifest);
        foreach (SampleOutcome sample in of.Samples(samples))
            store.Append(sample);
        return store;
    }
}
