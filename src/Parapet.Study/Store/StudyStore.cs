using Microsoft.Data.Sqlite;
using Parapet.Study.Execute;

namespace Parapet.Study.Store;

/// <summary>
/// The one file of a study, <c>study.db</c> in its folder: every sample with its draw and all its runs, and nothing of the
/// clock or the machine. A sample is in it whole or not at all, whatever ends the process. docs/study-store.md has the tables.
/// Not thread safe.
/// </summary>
public sealed class StudyStore : IDisposable
{
    public const string FileName = "study.db";

    /// <summary>Beside the store as long as somebody writes it.</summary>
    public const string LockFileName = WriterLock.FileName;

    private readonly SqliteConnection connection;
    private readonly WriterLock? writerLock;
    private readonly SampleReader reader;
    private SampleWriter? writer;
    private int samples;

    private StudyStore(string folder, SqliteConnection connection, WriterLock? writerLock, StudyManifest manifest)
    {
        Folder = folder;
        this.connection = connection;
        this.writerLock = writerLock;
        Manifest = manifest;
        reader = new(connection, manifest);
        writer = writerLock is null ? null : new(connection);
        samples = CountSamples();
    }

    public string Folder { get; }

    /// <summary>As stored.</summary>
    public StudyManifest Manifest { get; }

    /// <summary>Complete samples. Grows while another process adds to the store.</summary>
    public int Samples => writerLock is null ? samples = Guarded(CountSamples) : samples;

    public long Runs => Samples * RunsPerSample;

    internal SqliteConnection Connection => connection;

    private long RunsPerSample => (long)Manifest.Cells.Count * Manifest.Replicates;

    private string FilePath => Path.Combine(Folder, FileName);

    public static bool Exists(string folder) => File.Exists(Path.Combine(folder, FileName));

    /// <summary>A new store, with no sample yet; the folder is made where there is none.</summary>
    /// <exception cref="StudyStoreException">The folder holds a store, cannot be written, or is in use.</exception>
    public static StudyStore Create(string folder, StudyManifest manifest)
    {
        Check(manifest);
        WriterLock writerLock = Lock(folder);
        try
        {
            string path = Path.Combine(folder, FileName);
            if (File.Exists(path))
                throw new StudyStoreException(StoreFault.Exists, $"{path} exists already: resume it, or choose another folder");
            StoreFile.Make(path, manifest);
            return Open(folder, path, writerLock, _ => manifest);
        }
        catch
        {
            writerLock.Dispose();
            throw;
        }
    }

    /// <summary>The store of a study that was interrupted, or that is to have more samples.</summary>
    /// <param name="manifest">That of the store, but for the path and the number of samples, which take the place of those stored.</param>
    /// <exception cref="StudyStoreException">There is none; it belongs to another study or version; it is damaged, in use or cannot be written.</exception>
    public static StudyStore Resume(string folder, StudyManifest manifest)
    {
        Check(manifest);
        string path = Path.Combine(folder, FileName);
        Require(path);
        WriterLock writerLock = Lock(folder);
        try
        {
            return Open(folder, path, writerLock, connection =>
            {
                // Reads the whole file once: better now than when a week of runs has been added to it.
                string fault = Statement.Text(connection, "PRAGMA quick_check(1)");
                if (fault != "ok")
                    throw new StudyStoreException(StoreFault.Damaged, $"{path} is damaged; run the study again in another folder ({fault})");
                StudyManifest stored = ManifestTables.Read(connection);
                if (stored.Engine != manifest.Engine)
                {
                    throw new StudyStoreException(
                        StoreFault.OtherVersion, $"{path} was played by {stored.Engine}, and this is {manifest.Engine}: choose another folder");
                }

                if (ManifestTables.Difference(stored, manifest) is { } difference)
                    throw new StudyStoreException(StoreFault.OtherStudy, $"{path} is of {difference}: choose another folder");
                ManifestTables.Renew(connection, manifest);
                return stored with { Path = manifest.Path, Samples = manifest.Samples };
            });
        }
        catch
        {
            writerLock.Dispose();
            throw;
        }
    }

    /// <summary><see cref="Resume"/> where the folder holds a store, <see cref="Create"/> where it holds none yet.</summary>
    public static StudyStore CreateOrResume(string folder, StudyManifest manifest) =>
        Exists(folder) ? Resume(folder, manifest) : Create(folder, manifest);

    /// <summary>For reading only: also while it is written, and from a folder that cannot be written.</summary>
    /// <exception cref="StudyStoreException">There is none, it is of another version, damaged, or cannot be read.</exception>
    public static StudyStore OpenRead(string folder)
    {
        string path = Path.Combine(folder, FileName);
        Require(path);
        SqliteConnection connection = StoreFile.OpenRead(path);
        return Filled(folder, path, connection, null, ManifestTables.Read);
    }

    /// <summary>Adds the next sample, in one transaction.</summary>
    /// <exception cref="ArgumentException">It is not the next, or does not have the cells, replicates, inputs and unknowns of the manifest.</exception>
    /// <exception cref="StudyStoreException">It could not be written: nothing of it is stored, and it can be added again when the cause is gone.</exception>
    public void Append(SampleOutcome sample)
    {
        if (writer is null)
            throw new InvalidOperationException("The store is open for reading only.");
        CheckShape(sample);
        Guarded(() =>
        {
            writer.Append(sample, samples * RunsPerSample);
            return samples++;
        });
    }

    /// <summary>One complete sample, by index from 0.</summary>
    /// <exception cref="StudyStoreException">Parts of the file are lost, or it cannot be read.</exception>
    public SampleOutcome ReadSample(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        if (index >= samples)
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Samples);
        return Guarded(() => reader.Read(index, index * RunsPerSample));
    }

    /// <summary>
    /// The samples that are complete when it is called, in order, one in memory at a time, equal to what was added bit for bit
    /// (but -0, which reads as 0).
    /// </summary>
    /// <param name="first">Index of the first.</param>
    public IEnumerable<SampleOutcome> Read(int first = 0)
    {
        int end = Samples;
        for (int i = first; i < end; i++)
            yield return ReadSample(i);
    }

    /// <summary>The run of a place in the study; null where it is not, or not yet, in the store.</summary>
    public StoredRun? Find(int sample, int cell, int replicate)
    {
        if (sample < 0 || cell < 0 || replicate < 0 || cell >= Manifest.Cells.Count || replicate >= Manifest.Replicates || sample >= Samples)
            return null;
        return Guarded(() =>
        {
            using var run = new Statement(connection, "SELECT seed, scenario_hash, state_hash FROM run WHERE id = ?1");
            if (!run.Bind(1, sample * RunsPerSample + (long)cell * Manifest.Replicates + replicate).Step())
                throw new InvalidDataException(FormattableString.Invariant($"a run of sample {sample} is missing"));
            ManifestCell of = Manifest.Cells[cell];
            string scenarioHash = StoredHash.Read(run, 1);
            return new StoredRun(
                StudyRunKey.Of(Manifest.Study, of.Force, of.Point, of.Raid, sample, replicate, scenarioHash),
                sample, cell, replicate, (uint)run.Integer(0), scenarioHash, StoredHash.Read(run, 2));
        });
    }

    /// <summary>The run that a key names; null where the store has none of that study, cell, number and scenario.</summary>
    public StoredRun? Find(StudyRunKey key)
    {
        if (key.Study != Manifest.Study)
            return null;
        ManifestCell? cell = Manifest.Cells.FirstOrDefault(c => c.Force == key.Force && c.Point == key.Point && c.Raid == key.Raid);
        return cell is not null && Find(key.Sample, cell.Index, key.Replicate) is { } run && run.Key == key ? run : null;
    }

    /// <summary>
    /// Ends the writing: all in one file, without the log beside it, so that it can be copied and read anywhere. Reading goes on.
    /// <see cref="Dispose"/> does it too, without a word where it fails; nothing is lost then, only the log stays.
    /// </summary>
    /// <exception cref="StudyStoreException">The disk is full or failed; the samples are safe in the file and its log.</exception>
    public void Finish()
    {
        if (writer is null)
            return;
        writer.Dispose();
        writer = null;
        Guarded(() =>
        {
            StoreFile.Settle(connection);
            return 0;
        });
    }

    public void Dispose()
    {
        try
        {
            Finish();
        }
        catch (StudyStoreException)
        {
        }

        reader.Dispose();
        connection.Dispose();
        writerLock?.Dispose();
    }

    private static StudyStore Open(string folder, string path, WriterLock writerLock, Func<SqliteConnection, StudyManifest> manifest) =>
        Filled(folder, path, StoreFile.OpenWrite(path), writerLock, manifest);

    private static StudyStore Filled(
        string folder, string path, SqliteConnection connection, WriterLock? writerLock, Func<SqliteConnection, StudyManifest> manifest)
    {
        try
        {
            return new(folder, connection, writerLock, manifest(connection));
        }
        catch (Exception e)
        {
            connection.Dispose();
            throw e switch
            {
                SqliteException database => StoreFaults.Of(database, path),
                InvalidDataException => new StudyStoreException(StoreFault.Damaged, $"{path} is damaged: {e.Message}", e),
                _ => e,
            };
        }
    }

    private static WriterLock Lock(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw StoreFaults.Of(e, folder);
        }

        return new(folder);
    }

    private static void Require(string path)
    {
        if (!File.Exists(path))
            throw new StudyStoreException(StoreFault.Missing, $"there is no study at {path}");
    }

    private static void Check(StudyManifest manifest)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(manifest.Replicates);
        for (int i = 0; i < manifest.Cells.Count; i++)
        {
            if (manifest.Cells[i].Index != i)
                throw new ArgumentException("The cells of a manifest are numbered from 0 in their order.", nameof(manifest));
        }
    }

    private void CheckShape(SampleOutcome sample)
    {
        if (sample.Index != samples)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Sample {samples} is next, not {sample.Index}: samples are added in order."), nameof(sample));
        }

        if (sample.Coordinates.Count != Manifest.Unknowns.Count || sample.Values.Count != Manifest.Inputs.Count)
            throw new ArgumentException("A sample has one coordinate for each unknown and one value for each input of the manifest.", nameof(sample));
        if (sample.Cells.Count != Manifest.Cells.Count || sample.Cells.Any(c => c.Count != Manifest.Replicates))
            throw new ArgumentException("A sample has every replicate of every cell of the manifest.", nameof(sample));
    }

    private int CountSamples() => (int)Statement.Number(connection, "SELECT coalesce(max(id) + 1, 0) FROM sample");

    private T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException e)
        {
            throw StoreFaults.Of(e, FilePath);
        }
        catch (InvalidDataException e)
        {
            throw new StudyStoreException(StoreFault.Damaged, $"{FilePath} is damaged: {e.Message}", e);
        }
    }
}

/// <summary>Where one run stands in a study, and what to compare it with when it is played again.</summary>
/// <param name="Cell">Index in the manifest's cells.</param>
public sealed record StoredRun(StudyRunKey Key, int Sample, int Cell, int Replicate, uint Seed, string ScenarioHash, string StateHash);
