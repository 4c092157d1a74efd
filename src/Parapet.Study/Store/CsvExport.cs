using System.Globalization;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Parapet.Study.Store;

/// <summary>
/// The store as CSV files (RFC 4180, but lines end in LF): UTF-8, a header line, decimal points, doubles in the shortest form that
/// reads back to the same bits, hashes as hex digits, an empty field where a run gives no number.
/// </summary>
public static class CsvExport
{
    // Outcomes with names in the place of numbers, so that a file stands for itself.
    private static readonly (string File, string Query)[] Files =
    [
        ("study", "SELECT * FROM study"),
        ("file", "SELECT * FROM file ORDER BY id"),
        ("cell", "SELECT * FROM cell ORDER BY id"),
        ("unknown", "SELECT * FROM unknown ORDER BY id"),
        ("input", "SELECT * FROM input ORDER BY id"),
        ("measure", "SELECT * FROM measure ORDER BY id"),
        ("coordinate", "SELECT * FROM coordinate_view ORDER BY sample, place"),
        ("draw", "SELECT * FROM draw_view ORDER BY sample, place"),
        ("run", "SELECT * FROM run_view ORDER BY run"),
        ("run_class", "SELECT * FROM class_view ORDER BY run, place"),
        ("run_asset", "SELECT * FROM asset_view ORDER BY run, place"),
        ("run_unit", "SELECT * FROM unit_view ORDER BY run, place"),
        ("run_round", "SELECT * FROM round_view ORDER BY run, place"),
        ("sample_mean", "SELECT * FROM sample_mean ORDER BY sample, cell"),
    ];

    /// <summary>Names of the files, in the order they are written.</summary>
    public static IReadOnlyList<string> FileNames { get; } = [.. Files.Select(f => f.File + ".csv")];

    /// <summary>
    /// Writes every table into the folder. They are made in a folder beside it and take their place when all are whole; files of
    /// the same names are overwritten, others are left alone.
    /// </summary>
    /// <exception cref="StudyStoreException">The disk is full, the folder cannot be written, or the store cannot be read.</exception>
    public static void Write(StudyStore store, string folder)
    {
        string target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        // A name that nobody gives a folder of their own: what stands there is removed.
        string fresh = Path.Combine(Path.GetDirectoryName(target) ?? target, $".{Path.GetFileName(target)}.csv.tmp");
        try
        {
            if (Directory.Exists(fresh))
                Directory.Delete(fresh, recursive: true);
            Directory.CreateDirectory(fresh);
            WriteFiles(store.Connection, fresh);
            if (!Directory.Exists(target))
            {
                Directory.Move(fresh, target);
                return;
            }

            foreach (string name in FileNames)
                File.Move(Path.Combine(fresh, name), Path.Combine(target, name), overwrite: true);
            Directory.Delete(fresh);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            Remove(fresh);
            throw e is SqliteException ? StoreFaults.Of(e, Path.Combine(store.Folder, StudyStore.FileName)) : StoreFaults.Of(e, target);
        }
    }

    private static void WriteFiles(SqliteConnection connection, string folder)
    {
        // One transaction, so that the files are of one moment while another process adds samples.
        Statement.Run(connection, "BEGIN");
        try
        {
            foreach ((string file, string query) in Files)
            {
                using var writer = new StreamWriter(Path.Combine(folder, file + ".csv")) { NewLine = "\n" };
                using var rows = new Statement(connection, query);
                writer.WriteLine(string.Join(',', Enumerable.Range(0, rows.Columns).Select(rows.Name)));
                while (rows.Step())
                    WriteRow(writer, rows);
            }
        }
        finally
        {
            Statement.Run(connection, "COMMIT");
        }
    }

    private static void WriteRow(StreamWriter writer, Statement row)
    {
        for (int i = 0; i < row.Columns; i++)
        {
            if (i > 0)
                writer.Write(',');
            switch (row.Kind(i))
            {
                case SQLITE_NULL:
                    break;
                case SQLITE_INTEGER:
                    writer.Write(row.Integer(i).ToString(CultureInfo.InvariantCulture));
                    break;
                case SQLITE_FLOAT:
                    writer.Write(row.Real(i).ToString("R", CultureInfo.InvariantCulture));
                    break;
                default:
                    writer.Write(Quoted(row.Text(i)));
                    break;
            }
        }

        writer.WriteLine();
    }

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What is left is overwritten by the next export; the first fault is the one to tell.
        }
    }
}
