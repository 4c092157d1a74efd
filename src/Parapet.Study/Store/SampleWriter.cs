using Microsoft.Data.Sqlite;
using Parapet.Engine.Record;
using Parapet.Study.Execute;
using static SQLitePCL.raw;

namespace Parapet.Study.Store;

/// <summary>Adds samples, each in one transaction of its own.</summary>
internal sealed class SampleWriter : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly StoreNames names;
    private readonly List<int> unitsOfRun = [];
    private readonly Statement begin, commit, rollback, sample, coordinate, draw, run, ofClass, ofAsset, ofUnit, ofRound;

    public SampleWriter(SqliteConnection connection)
    {
        this.connection = connection;
        names = new(connection, writable: true);
        begin = new(connection, "BEGIN IMMEDIATE");
        commit = new(connection, "COMMIT");
        rollback = new(connection, "ROLLBACK");
        sample = new(connection, "INSERT INTO sample (id) VALUES (?1)");
        coordinate = new(connection, "INSERT INTO coordinate (sample, unknown, quantile) VALUES (?1, ?2, ?3)");
        draw = new(connection, "INSERT INTO draw (sample, input, value) VALUES (?1, ?2, ?3)");
        run = new(connection, """
            INSERT INTO run (id, sample, cell, replicate, seed, scenario_hash, state_hash, simulated_s, threats, killed, leaked, other,
                leakage, shots_per_kill, cost_exchange, first_detection_s, tracks, false_tracks, track_latency_s)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)
            """);
        ofClass = new(connection, "INSERT INTO run_class (run, place, class, threats, killed, leaked, other) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
        ofAsset = new(connection, "INSERT INTO run_asset (run, place, asset, hits, survived, damage) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
        ofUnit = new(connection, "INSERT INTO run_unit (run, place, unit, shots, kills, spent_usd) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
        ofRound = new(connection, "INSERT INTO run_round (run, place, round, remaining) VALUES (?1, ?2, ?3, ?4)");
        names.Reload();
    }

    /// <summary>All of it or nothing.</summary>
    /// <param name="firstRun">Id of the first of its runs.</param>
    /// <exception cref="SqliteException">Nothing was added; the writer can go on.</exception>
    public void Append(SampleOutcome outcome, long firstRun)
    {
        begin.Run();
        try
        {
            sample.Bind(1, outcome.Index).Run();
            Write(coordinate, outcome.Index, outcome.Coordinates);
            Write(draw, outcome.Index, outcome.Values);
            long id = firstRun;
            for (int cell = 0; cell < outcome.Cells.Count; cell++)
            {
                for (int replicate = 0; replicate < outcome.Cells[cell].Count; replicate++)
                    Write(id++, outcome.Index, cell, replicate, outcome.Cells[cell][replicate]);
            }

            commit.Run();
        }
        catch
        {
            Undo();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (Statement statement in new[] { begin, commit, rollback, sample, coordinate, draw, run, ofClass, ofAsset, ofUnit, ofRound })
            statement.Dispose();
        names.Dispose();
    }

    private static void Write(Statement statement, int sample, IReadOnlyList<double> numbers)
    {
        statement.Bind(1, sample);
        for (int i = 0; i < numbers.Count; i++)
            statement.Bind(2, i).Bind(3, numbers[i]).Run();
    }

    private void Write(long id, int sampleIndex, int cell, int replicate, RunOutcome outcome)
    {
        RunSummary summary = outcome.Summary;
        run.Bind(1, id).Bind(2, sampleIndex).Bind(3, cell).Bind(4, replicate).Bind(5, outcome.Seed);
        StoredHash.Bind(run, 6, outcome.ScenarioHash);
        StoredHash.Bind(run, 7, outcome.StateHash);
        RaidOutcome raid = summary.Raid;
        run.Bind(8, outcome.SimulatedSeconds).Bind(9, raid.Threats).Bind(10, raid.Killed).Bind(11, raid.Leaked).Bind(12, raid.Other);
        RunMeasures measures = summary.Measures;
        run.Bind(13, measures.Leakage).Bind(14, measures.ShotsPerKill).Bind(15, measures.CostExchange).Bind(16, measures.FirstDetectionSeconds);
        PictureMeasures picture = summary.Picture;
        run.Bind(17, picture.TracksFormed).Bind(18, picture.FalseTracks).Bind(19, picture.MeanTrackLatencySeconds).Run();

        ofClass.Bind(1, id);
        for (int i = 0; i < raid.ByClass.Count; i++)
        {
            ClassOutcome c = raid.ByClass[i];
            ofClass.Bind(2, i).Bind(3, names.Classes.NumberOf(c.Class)).Bind(4, c.Threats).Bind(5, c.Killed).Bind(6, c.Leaked).Bind(7, c.Other).Run();
        }

        ofAsset.Bind(1, id);
        for (int i = 0; i < summary.Assets.Count; i++)
        {
            AssetOutcome a = summary.Assets[i];
            ofAsset.Bind(2, i).Bind(3, names.Assets.NumberOf(a.Id)).Bind(4, a.Hits).Bind(5, a.Survived ? 1 : 0).Bind(6, a.Damage).Run();
        }

        WriteUnits(id, summary.Units);
    }

    private void WriteUnits(long id, IReadOnlyList<UnitOutcome> units)
    {
        ofUnit.Bind(1, id);
        ofRound.Bind(1, id);
        int rounds = 0;
        unitsOfRun.Clear();
        for (int i = 0; i < units.Count; i++)
        {
            UnitOutcome u = units[i];
            int unit = names.Units.NumberOf((u.Id, u.System));
            // Rounds are told apart by their unit alone.
            if (unitsOfRun.Contains(unit))
                throw new ArgumentException($"Two units of a run are called {u.Id}.", nameof(units));
            unitsOfRun.Add(unit);
            ofUnit.Bind(2, i).Bind(3, unit).Bind(4, u.Shots).Bind(5, u.Kills).Bind(6, u.SpentUsd).Run();
            for (int k = 0; k < u.Remaining.Count; k++)
            {
                RoundsLeft left = u.Remaining[k];
                ofRound.Bind(2, rounds++).Bind(3, names.Rounds.NumberOf((unit, left.Interceptor))).Bind(4, left.Count).Run();
            }
        }
    }

    private void Undo()
    {
        // The database may have undone it already: it does where the disk is full.
        if (sqlite3_get_autocommit(connection.Handle!) == 0)
            rollback.Run();
        names.Reload();
    }
}
