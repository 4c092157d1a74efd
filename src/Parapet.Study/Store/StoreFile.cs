using Microsoft.Data.Sqlite;

namespace Parapet.Study.Store;

/// <summary>Makes, opens and settles the file of a store. Every fault is a sentence (<see cref="StudyStoreException"/>).</summary>
internal static class StoreFile
{
    /// <summary>
    /// A new store, whole from its first moment: it is made under another name, and takes its own when it holds the tables and
    /// the manifest. What is left of a call that was killed here is overwritten by the next.
    /// </summary>
    public static void Make(string path, StudyManifest manifest)
    {
        string fresh = path + ".new";
        try
        {
            // Logs without their database: the new one would take them for its own.
            foreach (string leftover in new[] { fresh, fresh + "-journal", path + "-wal", path + "-shm", path + "-journal" })
                File.Delete(leftover);
            using (SqliteConnection connection = Connect(fresh, SqliteOpenMode.ReadWriteCreate))
            {
                Statement.Run(connection, "BEGIN IMMEDIATE");
                Execute(connection, StudySchema.Tables);
                Execute(connection, StudySchema.Views);
                ManifestTables.Write(connection, manifest);
                Statement.Run(connection, FormattableString.Invariant($"PRAGMA application_id = {StudySchema.ApplicationId}"));
                Statement.Run(connection, FormattableString.Invariant($"PRAGMA user_version = {StudySchema.Version}"));
                Statement.Run(connection, "COMMIT");
            }

            File.Move(fresh, path);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw StoreFaults.Of(e, path);
        }
    }

    /// <summary>For adding samples.</summary>
    public static SqliteConnection OpenWrite(string path)
    {
        SqliteConnection? connection = null;
        try
        {
            connection = Connect(path, SqliteOpenMode.ReadWrite);
            CheckForm(connection, path);
            // A log that is not flushed at every sample: a cut of power may cost the last samples, a killed process costs none;
            // neither harms the file.
            Statement.Run(connection, "PRAGMA journal_mode = WAL");
            Statement.Run(connection, "PRAGMA synchronous = NORMAL");
            Statement.Run(connection, "PRAGMA cache_size = -16000");
            return connection;
        }
        catch (Exception e)
        {
            connection?.Dispose();
            throw e is SqliteException database ? StoreFaults.Of(database, path) : e;
        }
    }

    /// <summary>For reading, while another process adds to it and from a folder that cannot be written as well.</summary>
    public static SqliteConnection OpenRead(string path)
    {
        try
        {
            return OpenRead(path, path);
        }
        catch (StudyStoreException e) when (e.Fault == StoreFault.ReadOnly && Settled(path))
        {
            // The database wants to make an index of its log beside the file. Without a log there is nothing to read from it.
            return OpenRead("file:" + Uri.EscapeDataString(Path.GetFullPath(path)) + "?immutable=1", path);
        }
    }

    /// <summary>All in one file: the log folded in and gone. Where a reader holds the store open the log stays until the next call.</summary>
    public static void Settle(SqliteConnection connection)
    {
        Statement.Run(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        try
        {
            Statement.Run(connection, "PRAGMA busy_timeout = 0");
            Statement.Run(connection, "PRAGMA journal_mode = DELETE");
        }
        catch (SqliteException e) when (e.SqliteErrorCode == SQLitePCL.raw.SQLITE_BUSY)
        {
        }
    }

    private static SqliteConnection OpenRead(string source, string path)
    {
        SqliteConnection? connection = null;
        try
        {
            connection = Connect(source, SqliteOpenMode.ReadOnly);
            CheckForm(connection, path);
            return connection;
        }
        catch (Exception e)
        {
            connection?.Dispose();
            throw e is SqliteException database ? StoreFaults.Of(database, path) : e;
        }
    }

    private static bool Settled(string path)
    {
        var log = new FileInfo(path + "-wal");
        return !log.Exists || log.Length == 0;
    }

    private static SqliteConnection Connect(string source, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = source, Mode = mode, Pooling = false, ForeignKeys = false }.ConnectionString);
        try
        {
            connection.Open();
            Statement.Run(connection, "PRAGMA busy_timeout = 10000");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void CheckForm(SqliteConnection connection, string path)
    {
        if (Statement.Number(connection, "PRAGMA application_id") != StudySchema.ApplicationId)
            throw new StudyStoreException(StoreFault.NotAStudy, $"{path} is no study: it is the database of another program");
        long version = Statement.Number(connection, "PRAGMA user_version");
        if (version != StudySchema.Version)
        {
            throw new StudyStoreException(StoreFault.OtherVersion, FormattableString.Invariant(
                $"{path} has tables of version {version}, and this program has {StudySchema.Version}: use the one that wrote it, or another folder"));
        }
    }

    private static void Execute(SqliteConnection connection, string script)
    {
        foreach (string statement in script.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            Statement.Run(connection, statement);
    }
}
