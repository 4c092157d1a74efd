using Microsoft.Data.Sqlite;
using Parapet.Engine.Record;
using Parapet.Study.Execute;

namespace Parapet.Study.Store;

/// <summary>
/// Reads samples back, equal to what was added. Each sample is read by queries of its own, so nothing stays open between two of
/// them and whoever writes meanwhile is not held up.
/// </summary>
internal sealed class SampleReader : IDisposable
{
    private readonly StudyManifest manifest;
    private readonly StoreNames names;
    private readonly Statement coordinate, draw, run, ofClass, ofAsset, ofUnit, ofRound;

    public SampleReader(SqliteConnection connection, StudyManifest manifest)
    {
        this.manifest = manifest;
        names = new(connection, writable: false);
        coordinate = new(connection, "SELECT quantile FROM coordinate WHERE sample = ?1 ORDER BY unknown");
        draw = new(connection, "SELECT value FROM draw WHERE sample = ?1 ORDER BY input");
        run = new(connection, """
            SELECT id, seed, scenario_hash, state_hash, simulated_s, threats, killed, leaked, other,
                leakage, shots_per_kill, cost_exchange, first_detection_s, tracks, false_tracks, track_latency_s
            FROM run WHERE id >= ?1 AND id < ?2 ORDER BY id
            """);
        ofClass = Outcomes(connection, "class, threats, killed, leaked, other FROM run_class");
        ofAsset = Outcomes(connection, "asset, hits, survived, damage FROM run_asset");
        ofUnit = Outcomes(connection, "unit, shots, kills, spent_usd FROM run_unit");
        ofRound = Outcomes(connection, "round, remaining FROM run_round");
    }

    /// <exception cref="InvalidDataException">Rows of the sample are missing.</exception>
    public SampleOutcome Read(int index, long firstRun)
    {
        long runs = (long)manifest.Cells.Count * manifest.Replicates;
        foreach (Statement statement in new[] { run, ofClass, ofAsset, ofUnit, ofRound })
            statement.Bind(1, firstRun).Bind(2, firstRun + runs);
        try
        {
            var rows = new OutcomeRows(ofClass, ofAsset, ofUnit, ofRound, names);
            var cells = new RunOutcome[manifest.Cells.Count][];
            for (int cell = 0; cell < cells.Length; cell++)
            {
                cells[cell] = new RunOutcome[manifest.Replicates];
                for (int replicate = 0; replicate < manifest.Replicates; replicate++)
                    cells[cell][replicate] = Run(firstRun++, rows);
            }

            return new(index, Numbers(coordinate, index, manifest.Unknowns.Count), Numbers(draw, index, manifest.Inputs.Count), cells);
        }
        finally
        {
            foreach (Statement statement in new[] { coordinate, draw, run, ofClass, ofAsset, ofUnit, ofRound })
                statement.Reset();
        }
    }

    public void Dispose()
    {
        foreach (Statement statement in new[] { coordinate, draw, run, ofClass, ofAsset, ofUnit, ofRound })
            statement.Dispose();
        names.Dispose();
    }

    private static Statement Outcomes(SqliteConnection connection, string columnsAndTable) =>
        new(connection, $"SELECT run, {columnsAndTable} WHERE run >= ?1 AND run < ?2 ORDER BY run, place");

    private static double[] Numbers(Statement statement, int sample, int count)
    {
        var numbers = new double[count];
        statement.Bind(1, sample);
        int i = 0;
        while (statement.Step())
        {
            if (i == count)
                throw Missing(sample);
            numbers[i++] = statement.Real(0);
        }

        return i == count ? numbers : throw Missing(sample);
    }

    private static InvalidDataException Missing(int sample) => new(FormattableString.Invariant($"the draw of sample {sample} is not whole"));

    private RunOutcome Run(long id, OutcomeRows rows)
    {
        if (!run.Step() || run.Integer(0) != id)
            throw new InvalidDataException(FormattableString.Invariant($"run {id} is missing"));
        return new((uint)run.Integer(1), StoredHash.Read(run, 2), StoredHash.Read(run, 3), run.Real(4), new RunSummary
        {
            Raid = new((int)run.Integer(5), (int)run.Integer(6), (int)run.Integer(7), (int)run.Integer(8), rows.Classes(id)),
            Measures = new(run.Real(9), run.Real(10), run.Real(11), run.Real(12)),
            Picture = new((int)run.Integer(13), (int)run.Integer(14), run.Real(15)),
            Assets = rows.Assets(id),
            Units = rows.Units(id),
        });
    }
}
