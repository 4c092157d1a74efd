namespace Parapet.Study.Store;

/// <summary>
/// Keeps a second process from adding to the same study: an empty file beside the store, held open. The system lets go of it
/// however the holder ends; the file that a killed process leaves behind is taken over by the next.
/// </summary>
internal sealed class WriterLock : IDisposable
{
    public const string FileName = "study.lock";

    private readonly FileStream held;

    /// <exception cref="StudyStoreException">Another process holds it, or the folder cannot be written.</exception>
    public WriterLock(string folder)
    {
        try
        {
            held = new(Path.Combine(folder, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw StoreFaults.Of(e, folder);
        }
    }

    public void Dispose() => held.Dispose();
}
