namespace Parapet.Study.Store;

/// <summary>Why a store cannot be opened, read or added to.</summary>
public enum StoreFault
{
    /// <summary>There is a store already where a new one was due.</summary>
    Exists,

    /// <summary>There is no store in the folder.</summary>
    Missing,

    /// <summary>The store is that of another study, or of this one with other files, seed or design.</summary>
    OtherStudy,

    /// <summary>Written by another version of the engine, or in another form of the tables.</summary>
    OtherVersion,

    /// <summary>The file is no store of a study.</summary>
    NotAStudy,

    /// <summary>The file was a store, and parts of it are lost.</summary>
    Damaged,

    /// <summary>The folder or the file cannot be written.</summary>
    ReadOnly,

    /// <summary>No room is left on the disk.</summary>
    Full,

    /// <summary>Another process is writing to the store.</summary>
    InUse,

    /// <summary>The disk or the system failed in some other way.</summary>
    Failed,
}

/// <summary>A store that cannot be used, in one sentence for the person who asked for it. Samples that were whole before stay so.</summary>
public sealed class StudyStoreException(StoreFault fault, string message, Exception? inner = null) : Exception(message, inner)
{
    public StoreFault Fault { get; } = fault;
}
