using Microsoft.Data.Sqlite;
using Parapet.Model.Catalogue;

namespace Parapet.Study.Store;

/// <summary>Writes what names a study into its store, and reads it back.</summary>
internal static class ManifestTables
{
    public static void Write(SqliteConnection connection, StudyManifest manifest)
    {
        using (var study = new Statement(connection, "INSERT INTO study VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"))
        {
            study.Bind(1, manifest.Study).Bind(2, manifest.Path).Bind(3, manifest.Hash).Bind(4, manifest.Engine).Bind(5, manifest.Seed)
                .Bind(6, manifest.Samples).Bind(7, manifest.Replicates).Bind(8, manifest.Confidence).Run();
        }

        Insert(connection, "file (id, role, sha256) VALUES (?1, ?2, ?3)", manifest.Files, (s, file) => s.Bind(2, file.Role).Bind(3, file.Sha256));
        Insert(connection, "cell (id, point, force, raid, raid_weight) VALUES (?1, ?2, ?3, ?4, ?5)", manifest.Cells,
            (s, cell) => s.Bind(2, cell.Point).Bind(3, cell.Force).Bind(4, cell.Raid).Bind(5, cell.RaidWeight));
        Insert(connection, "unknown (id, name) VALUES (?1, ?2)", manifest.Unknowns, (s, name) => s.Bind(2, name));
        Insert(connection, "input (id, name, unknown, low, likely, high, unit, shape) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", manifest.Inputs,
            (s, input) => s.Bind(2, input.Name).Bind(3, input.Unknown).Bind(4, input.Low).Bind(5, input.Likely).Bind(6, input.High)
                .Bind(7, input.Unit).Bind(8, input.Shape));
        Insert(connection, "measure (id, name) VALUES (?1, ?2)", manifest.Measures, (s, name) => s.Bind(2, name));
    }

    /// <exception cref="InvalidDataException">There is none.</exception>
    public static StudyManifest Read(SqliteConnection connection)
    {
        ManifestCell[] cells = [.. Rows(connection, "id, point, force, raid, raid_weight FROM cell ORDER BY id",
            s => new ManifestCell((int)s.Integer(0), s.Text(1), s.Text(2), s.Text(3), s.Real(4)))];
        ManifestInput[] inputs = [.. Rows(connection, "name, unknown, low, likely, high, unit, shape FROM input ORDER BY id",
            s => new ManifestInput(s.Text(0), s.Text(1), s.Real(2), s.Real(3), s.Real(4), s.Text(5), s.Text(6)))];
        string[] unknowns = [.. Rows(connection, "name FROM unknown ORDER BY id", s => s.Text(0))];
        string[] measures = [.. Rows(connection, "name FROM measure ORDER BY id", s => s.Text(0))];
        InputFile[] files = [.. Rows(connection, "role, sha256 FROM file ORDER BY id", s => new InputFile(s.Text(0), s.Text(1)))];
        List<StudyManifest> rows = Rows(connection, "id, path, hash, engine, seed, samples, replicates, confidence FROM study",
            s => new StudyManifest(s.Text(0), s.Text(1), s.Text(2), s.Text(3), (uint)s.Integer(4), (int)s.Integer(5), (int)s.Integer(6), s.Real(7),
                cells, inputs, unknowns, measures, files));
        return rows.Count == 1 ? rows[0] : throw new InvalidDataException("it does not say of which study it is");
    }

    /// <summary>The path and the number of samples may differ from one call to the next; nothing that is stored hangs on them.</summary>
    public static void Renew(SqliteConnection connection, StudyManifest manifest)
    {
        using var study = new Statement(connection, "UPDATE study SET path = ?1, samples = ?2");
        study.Bind(1, manifest.Path).Bind(2, manifest.Samples).Run();
    }

    /// <summary>The first thing in which two manifests of one study part, in words; null where what is stored for one holds for the other.</summary>
    public static string? Difference(StudyManifest stored, StudyManifest due)
    {
        if (stored.Study != due.Study)
            return $"study {stored.Study}, not {due.Study}";
        if (stored.Seed != due.Seed)
            return FormattableString.Invariant($"seed {stored.Seed}, not {due.Seed}");
        if (stored.Hash != due.Hash)
            return $"other files, design or options (hash {Short(stored.Hash)}, not {Short(due.Hash)})";
        if (stored.Replicates != due.Replicates || stored.Confidence != due.Confidence)
            return "other replicates or confidence";
        if (!stored.Cells.SequenceEqual(due.Cells))
            return "other forces, raids or factor levels";
        if (!stored.Inputs.SequenceEqual(due.Inputs) || !stored.Unknowns.SequenceEqual(due.Unknowns))
            return "other inputs that vary";
        return stored.Measures.SequenceEqual(due.Measures) ? null : "other measures";
    }

    private static string Short(string hash) => hash.Length > 12 ? hash[..12] : hash;

    private static void Insert<T>(SqliteConnection connection, string into, IReadOnlyList<T> rows, Action<Statement, T> bind)
    {
        using var statement = new Statement(connection, "INSERT INTO " + into);
        for (int i = 0; i < rows.Count; i++)
        {
            statement.Bind(1, i);
            bind(statement, rows[i]);
            statement.Run();
        }
    }

    private static List<T> Rows<T>(SqliteConnection connection, string select, Func<Statement, T> read)
    {
        using var statement = new Statement(connection, "SELECT " + select);
        List<T> rows = [];
        while (statement.Step())
            rows.Add(read(statement));
        return rows;
    }
}
