using Parapet.Testing;
using System.Runtime.InteropServices;
using Parapet.Study.Execute;
using Parapet.Study.Store;
using Xunit;

namespace Parapet.Study.Tests.Store;

public sealed class StoreFaultTests : IDisposable
{
    private readonly ScratchFolder scratch = new();
    private readonly MadeUpSamples study = new();

    private string FilePath => scratch.Inside(StudyStore.FileName);

    [Fact]
    public void A_second_study_does_not_take_the_place_of_the_first()
    {
        Filled(2);
        Expect(StoreFault.Exists, "exists already", () => StudyStore.Create(scratch.Root, study.Manifest));
        Unharmed(2);
    }

    [Fact]
    public void A_folder_without_a_study_is_named()
    {
        Expect(StoreFault.Missing, FilePath, () => StudyStore.Resume(scratch.Root, study.Manifest));
        Expect(StoreFault.Missing, "nowhere", () => StudyStore.OpenRead(scratch.Inside("nowhere")));
        Assert.False(Directory.Exists(scratch.Inside("nowhere")));
        Assert.False(StudyStore.Exists(scratch.Root));
        using (StudyStore store = StudyStore.CreateOrResume(scratch.Inside("deep", "folder"), study.Manifest))
            Assert.Equal(0, store.Samples);
        Assert.True(StudyStore.Exists(scratch.Inside("deep", "folder")));
    }

    [Fact]
    public void The_store_of_another_study_is_refused_and_the_difference_named()
    {
        Filled(2);
        StudyManifest own = study.Manifest;
        (StudyManifest Other, string Said)[] cases =
        [
            (own with { Study = "raid-size" }, "study return-the-s400, not raid-size"),
            (own with { Hash = new string('f', 64) }, "other files, design or options (hash aaaaaaaaaaaa, not ffffffffffff)"),
            (own with { Seed = 2 }, "seed 4000000000, not 2"),
            (own with { Replicates = 3 }, "replicates"),
            (own with { Cells = [.. own.Cells.Reverse().Select((c, i) => c with { Index = i })] }, "forces, raids"),
            (own with { Inputs = [.. own.Inputs.Skip(1)] }, "inputs"),
            (own with { Unknowns = [.. own.Unknowns.Skip(1)] }, "inputs"),
            (own with { Measures = ["leakage"] }, "measures"),
        ];
        foreach ((StudyManifest other, string said) in cases)
            Expect(StoreFault.OtherStudy, said, () => StudyStore.Resume(scratch.Root, other));
        Unharmed(2);
    }

    [Fact]
    public void The_store_of_another_version_is_refused()
    {
        Filled(2);
        Expect(StoreFault.OtherVersion, "played by parapet 0.1.0, and this is parapet 9", () => StudyStore.Resume(scratch.Root, study.Manifest with { Engine = "parapet 9" }));
        Unharmed(2);
        Database.Change(scratch.Root, "PRAGMA user_version = 99");
        Expect(StoreFault.OtherVersion, "tables of version 99", () => StudyStore.Resume(scratch.Root, study.Manifest));
        Expect(StoreFault.OtherVersion, "tables of version 99", () => StudyStore.OpenRead(scratch.Root));
    }

    [Fact]
    public void What_is_no_study_is_not_touched()
    {
        byte[] text = [.. "Notes of the day, and enough of them to fill more than the hundred bytes with which every database begins: so."u8];
        File.WriteAllBytes(FilePath, text);
        Expect(StoreFault.NotAStudy, "no SQLite database", () => StudyStore.Resume(scratch.Root, study.Manifest));
        Expect(StoreFault.NotAStudy, "no SQLite database", () => StudyStore.OpenRead(scratch.Root));
        Expect(StoreFault.Exists, "exists already", () => StudyStore.Create(scratch.Root, study.Manifest));
        Assert.Equal(text, File.ReadAllBytes(FilePath));

        File.Delete(FilePath);
        Database.Change(scratch.Root, "CREATE TABLE other (a)");
        byte[] database = File.ReadAllBytes(FilePath);
        Expect(StoreFault.NotAStudy, "another program", () => StudyStore.Resume(scratch.Root, study.Manifest));
        Expect(StoreFault.NotAStudy, "another program", () => StudyStore.OpenRead(scratch.Root));
        Assert.Equal(database, File.ReadAllBytes(FilePath));

        File.WriteAllBytes(FilePath, []);
        Expect(StoreFault.NotAStudy, "no study", () => StudyStore.OpenRead(scratch.Root));
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(0.5)]
    [InlineData(0.01)]
    public void A_truncated_store_is_damaged(double share)
    {
        Filled(8);
        using (FileStream file = File.Open(FilePath, FileMode.Open))
            file.SetLength((long)(file.Length * share));
        Expect(StoreFault.Damaged, "is damaged", () => StudyStore.Resume(scratch.Root, study.Manifest));
    }

    [Fact]
    public void A_store_that_was_overwritten_in_the_middle_is_damaged()
    {
        Filled(8);
        using (FileStream file = File.Open(FilePath, FileMode.Open))
        {
            file.Position = file.Length / 2 / 4096 * 4096;
            file.Write(new byte[3 * 4096]);
        }

        Expect(StoreFault.Damaged, "is damaged", () => StudyStore.Resume(scratch.Root, study.Manifest));
    }

    [Fact]
    public void A_sample_of_which_rows_are_missing_is_not_read_as_whole()
    {
        Filled(5);
        Database.Change(scratch.Root, "DELETE FROM run WHERE sample = 1 AND cell = 2 AND replicate = 1");
        Database.Change(scratch.Root, "DELETE FROM draw WHERE sample = 2 AND input = 0");
        Database.Change(scratch.Root, "DELETE FROM run_unit WHERE run = 3 * 16 AND place = 1");
        Database.Change(scratch.Root, "UPDATE run_asset SET asset = 99 WHERE run = 4 * 16 AND place = 1");
        using StudyStore store = StudyStore.OpenRead(scratch.Root);
        Assert.Equal(0, store.ReadSample(0).Index);
        Expect(StoreFault.Damaged, "run 21 is missing", () => store.ReadSample(1));
        Expect(StoreFault.Damaged, "draw of sample 2", () => store.ReadSample(2));
        Expect(StoreFault.Damaged, "rounds of run 48", () => store.ReadSample(3));
        Expect(StoreFault.Damaged, "name 99 of the table asset", () => store.ReadSample(4));
        Database.Change(scratch.Root, "DELETE FROM study");
        Expect(StoreFault.Damaged, "of which study", () => StudyStore.OpenRead(scratch.Root));
        Expect(StoreFault.Damaged, "of which study", () => StudyStore.Resume(scratch.Root, study.Manifest));
    }

    [Fact]
    public void Two_writers_do_not_share_a_study()
    {
        using StudyStore first = StudyStore.Create(scratch.Root, study.Manifest);
        Expect(StoreFault.InUse, "another process", () => StudyStore.Resume(scratch.Root, study.Manifest));
        Expect(StoreFault.InUse, "another process", () => StudyStore.Create(scratch.Root, study.Manifest));
        (int status, string output, string error) = StoreHost.Run("write", scratch.Root, 3);
        Assert.Equal((3, "InUse"), (status, output.Trim()));
        Assert.Contains("another process", error, StringComparison.Ordinal);
        first.Append(study.Sample(0));
    }

    [Fact]
    public void A_sample_that_cannot_be_written_leaves_nothing_and_can_be_added_when_the_cause_is_gone()
    {
        using StudyStore store = StudyStore.Create(scratch.Root, study.Manifest);
        store.Append(study.Sample(0));
        // It fails at the last of its runs, after names that the first sample had not.
        Database.Change(scratch.Root, "CREATE TRIGGER fault BEFORE INSERT ON run WHEN NEW.id = 31 BEGIN SELECT RAISE(ABORT, 'a made-up fault'); END");
        SampleOutcome second = WithOtherAssets(study.Sample(1));
        for (int attempt = 0; attempt < 3; attempt++)
            Expect(StoreFault.Failed, "a made-up fault", () => store.Append(second));
        Assert.Equal(1, store.Samples);
        Assert.Equal(SampleText.Of(study.Sample(0)), SampleText.Of(Assert.Single(store.Read())));
        Assert.Equal("0", Database.Column(scratch.Root, "SELECT count(*) FROM asset WHERE name LIKE 'other-%'")[0]);

        Database.Change(scratch.Root, "DROP TRIGGER fault");
        store.Append(second);
        Assert.Equal(SampleText.Of(second), SampleText.Of(store.ReadSample(1)));
    }

    [Fact]
    public void A_limit_of_the_system_on_the_size_of_files_is_told_and_the_study_goes_on_without_it()
    {
        Assert.SkipWhen(RuntimeInformation.IsOSPlatform(OSPlatform.Windows), "There is no such limit.");
        // 300 blocks of 1024 bytes: the log of some samples. The runtime maps its code through a larger file unless told not to.
        (int status, string output, string error) = StoreHost.Run("write", scratch.Root, 100, "trap '' XFSZ; ulimit -f 300; export DOTNET_EnableWriteXorExecute=0; exec {}");
        Assert.Equal(3, status);
        Assert.True(output.Trim().Split('\n')[^1] is "Full" or "Failed", output);
        Assert.Contains("every complete sample is kept", error, StringComparison.Ordinal);
        int kept = Kept(output);
        Assert.InRange(kept, 1, 99);
        GoesOn(kept);
    }

    [Fact]
    public void A_disk_that_runs_full_is_told_and_the_study_goes_on_when_there_is_room()
    {
        Assert.SkipUnless(StoreHost.HasOwnDisks, "This system lets no test have a disk of its own.");
        // The small disk lasts as long as the process; what is on it is copied out, as a person would.
        string disk = Directory.CreateDirectory(scratch.Inside("disk")).FullName;
        string shell = $"mount -t tmpfs -o size=400k none '{disk}' && {{}}; status=$?; cp '{disk}'/* '{scratch.Root}'; exit $status";
        (int status, string output, string error) = StoreHost.Run("write", disk, 100, StoreHost.OwnDisks(shell));
        Assert.Equal((3, "Full"), (status, output.Trim().Split('\n')[^1]));
        Assert.Contains("no room is left", error, StringComparison.Ordinal);
        int kept = Kept(output);
        Assert.InRange(kept, 1, 99);
        GoesOn(kept);
    }

    [Fact]
    public void A_read_only_disk_is_told_and_a_finished_study_can_be_read_from_it()
    {
        Assert.SkipUnless(StoreHost.HasOwnDisks, "This system lets no test have a disk of its own.");
        Filled(3);
        string shell = StoreHost.OwnDisks($"mount --bind '{scratch.Root}' '{scratch.Root}' && mount -o remount,bind,ro '{scratch.Root}' && {{}}");
        (int status, string output, string error) = StoreHost.Run("write", scratch.Root, 5, shell);
        Assert.Equal((3, "ReadOnly"), (status, output.Trim()));
        Assert.Contains("cannot be written", error, StringComparison.Ordinal);
        Assert.Equal((0, "3"), Read(shell));

        // As a writer leaves it that has set the file to keep a log, but has closed it properly.
        Database.Change(scratch.Root, "PRAGMA journal_mode = WAL");
        Assert.Equal(["study.db"], scratch.Names);
        Assert.Equal((0, "3"), Read(shell));
    }

    [Fact]
    public void Where_no_folder_can_be_made_the_path_is_named()
    {
        string file = scratch.Inside("file");
        File.WriteAllText(file, "");
        Expect(StoreFault.Failed, file, () => StudyStore.Create(file, study.Manifest));
        Expect(StoreFault.Failed, file, () => StudyStore.Create(Path.Combine(file, "below"), study.Manifest));
        Assert.Empty(File.ReadAllText(file));
    }

    public void Dispose() => scratch.Dispose();

    private static void Expect(StoreFault fault, string said, Action work)
    {
        StudyStoreException e = Assert.Throws<StudyStoreException>(work);
        Assert.Equal(fault, e.Fault);
        Assert.Contains(said, e.Message, StringComparison.Ordinal);
    }

    private static void Expect(StoreFault fault, string said, Func<StudyStore> open) => Expect(fault, said, () => open().Dispose());

    private static void Expect(StoreFault fault, string said, Func<SampleOutcome> read) => Expect(fault, said, () => { _ = read(); });

    /// <summary>The last number the host wrote: of samples that Append had taken.</summary>
    private static int Kept(string output) =>
        output.Split('\n').Select(l => int.TryParse(l, out int n) ? n : 0).Max();

    private (int Status, string Output) Read(string shell)
    {
        (int status, string output, _) = StoreHost.Run("read", scratch.Root, 0, shell);
        return (status, output.Trim());
    }

    private static SampleOutcome WithOtherAssets(SampleOutcome sample) => sample with
    {
        Cells = [.. sample.Cells.Select(c => (IReadOnlyList<RunOutcome>)[.. c.Select(WithOtherAssets)])],
    };

    private static RunOutcome WithOtherAssets(RunOutcome run) =>
        run with { Summary = run.Summary with { Assets = [.. run.Summary.Assets.Select(a => a with { Id = "other-" + a.Id })] } };

    private void GoesOn(int kept)
    {
        using StudyStore store = StudyStore.Resume(scratch.Root, study.Manifest);
        Assert.Equal(kept, store.Samples);
        foreach (SampleOutcome sample in study.Samples(kept + 5).Skip(kept))
            store.Append(sample);
        Assert.Equal(study.Samples(kept + 5).Select(SampleText.Of), store.Read().Select(SampleText.Of));
    }

    private void Filled(int samples)
    {
        using StudyStore store = StudyStore.Create(scratch.Root, study.Manifest);
        foreach (SampleOutcome sample in study.Samples(samples))
            store.Append(sample);
    }

    private void Unharmed(int samples)
    {
        using StudyStore store = StudyStore.Resume(scratch.Root, study.Manifest);
        Assert.Equal(study.Samples(samples).Select(SampleText.Of), store.Read().Select(SampleText.Of));
    }
}
