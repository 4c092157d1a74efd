using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Parapet.Study.Store;

/// <summary>Sentences for what the database and the file system answer.</summary>
internal static class StoreFaults
{
    // Of Linux and macOS, and as Windows words them.
    private const int NoSpace = 28, ReadOnlyDisk = 30, WouldBlock = 11, WouldBlockMac = 35;
    private const int WindowsDiskFull = unchecked((int)0x80070070), WindowsHandleFull = unchecked((int)0x80070027);
    private const int WindowsSharing = unchecked((int)0x80070020);

    public static StudyStoreException Of(SqliteException e, string path)
    {
        (StoreFault fault, string text) = e.SqliteErrorCode switch
        {
            SQLITE_FULL => (StoreFault.Full, $"no room is left for {path}; every complete sample is kept: make room and resume"),
            SQLITE_READONLY => (StoreFault.ReadOnly, $"{path} or its folder cannot be written"),
            SQLITE_CANTOPEN => (StoreFault.ReadOnly, $"{path} cannot be opened, or its folder cannot be written"),
            SQLITE_PERM => (StoreFault.ReadOnly, $"{path} may not be opened by this user"),
            SQLITE_NOTADB => (StoreFault.NotAStudy, $"{path} is no study: it is no SQLite database"),
            SQLITE_CORRUPT => (
                StoreFault.Damaged, $"{path} is damaged: parts of it are lost or overwritten; run the study again in another folder"),
            SQLITE_BUSY or SQLITE_LOCKED => (StoreFault.InUse, $"{path} is in use by another process"),
            SQLITE_IOERR => (StoreFault.Failed, $"the disk failed at {path}; every complete sample is kept"),
            _ => (StoreFault.Failed, $"{path} cannot be used"),
        };
        return new(fault, $"{text} ({e.Message})", e);
    }

    public static StudyStoreException Of(Exception e, string path)
    {
        if (e is SqliteException database)
            return Of(database, path);
        (StoreFault fault, string text) = e switch
        {
            UnauthorizedAccessException => (StoreFault.ReadOnly, $"{path} may not be written by this user"),
            _ => e.HResult switch
            {
                ReadOnlyDisk => (StoreFault.ReadOnly, $"{path} is on a disk that cannot be written"),
                NoSpace or WindowsDiskFull or WindowsHandleFull => (StoreFault.Full, $"no room is left for {path}"),
                WouldBlock or WouldBlockMac or WindowsSharing => (
                    StoreFault.InUse, $"another process is writing the study of {path}: wait for it, or end it"),
                _ => (StoreFault.Failed, $"{path} cannot be made or opened"),
            },
        };
        return new(fault, $"{text} ({e.Message})", e);
    }
}
