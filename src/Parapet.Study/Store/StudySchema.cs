namespace Parapet.Study.Store;

/// <summary>The tables and views of a store; docs/study-store.md says what each column means, and a test holds the two together.</summary>
internal static class StudySchema
{
    /// <summary>Raised by every change of a table; in <c>PRAGMA user_version</c>.</summary>
    public const int Version = 1;

    /// <summary>"PRPT" in ASCII; in <c>PRAGMA application_id</c>.</summary>
    public const int ApplicationId = 0x50525054;

    // Outcomes are keyed by (run, place) without a rowid: a rowid beside the key would add some 8 bytes to each of about forty rows a run.
    // The place keeps the order of the run's lists, which differs between cells.
    public const string Tables = """
        CREATE TABLE study (
            id TEXT NOT NULL, path TEXT NOT NULL, hash TEXT NOT NULL, engine TEXT NOT NULL, seed INTEGER NOT NULL,
            samples INTEGER NOT NULL, replicates INTEGER NOT NULL, confidence REAL NOT NULL);
        CREATE TABLE file (id INTEGER PRIMARY KEY, role TEXT NOT NULL, sha256 TEXT NOT NULL);
        CREATE TABLE cell (id INTEGER PRIMARY KEY, point TEXT NOT NULL, force TEXT NOT NULL, raid TEXT NOT NULL, raid_weight REAL);
        CREATE TABLE unknown (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
        CREATE TABLE input (
            id INTEGER PRIMARY KEY, name TEXT NOT NULL, unknown TEXT NOT NULL, low REAL, likely REAL, high REAL, unit TEXT NOT NULL, shape TEXT NOT NULL);
        CREATE TABLE measure (id INTEGER PRIMARY KEY, name TEXT NOT NULL);

        CREATE TABLE threat_class (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
        CREATE TABLE asset (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
        CREATE TABLE unit (id INTEGER PRIMARY KEY, name TEXT NOT NULL, system TEXT NOT NULL);
        CREATE TABLE round (id INTEGER PRIMARY KEY, unit INTEGER NOT NULL REFERENCES unit, interceptor TEXT NOT NULL);

        CREATE TABLE sample (id INTEGER PRIMARY KEY);
        CREATE TABLE coordinate (
            sample INTEGER NOT NULL REFERENCES sample, unknown INTEGER NOT NULL REFERENCES unknown, quantile REAL,
            PRIMARY KEY (sample, unknown)) WITHOUT ROWID;
        CREATE TABLE draw (
            sample INTEGER NOT NULL REFERENCES sample, input INTEGER NOT NULL REFERENCES input, value REAL,
            PRIMARY KEY (sample, input)) WITHOUT ROWID;

        CREATE TABLE run (
            id INTEGER PRIMARY KEY, sample INTEGER NOT NULL REFERENCES sample, cell INTEGER NOT NULL REFERENCES cell, replicate INTEGER NOT NULL,
            seed INTEGER NOT NULL, scenario_hash BLOB NOT NULL, state_hash BLOB NOT NULL, simulated_s REAL,
            threats INTEGER NOT NULL, killed INTEGER NOT NULL, leaked INTEGER NOT NULL, other INTEGER NOT NULL,
            leakage REAL, shots_per_kill REAL, cost_exchange REAL, first_detection_s REAL,
            tracks INTEGER NOT NULL, false_tracks INTEGER NOT NULL, track_latency_s REAL);
        CREATE TABLE run_class (
            run INTEGER NOT NULL REFERENCES run, place INTEGER NOT NULL, class INTEGER NOT NULL REFERENCES threat_class,
            threats INTEGER NOT NULL, killed INTEGER NOT NULL, leaked INTEGER NOT NULL, other INTEGER NOT NULL,
            PRIMARY KEY (run, place)) WITHOUT ROWID;
        CREATE TABLE run_asset (
            run INTEGER NOT NULL REFERENCES run, place INTEGER NOT NULL, asset INTEGER NOT NULL REFERENCES asset,
            hits INTEGER NOT NULL, survived INTEGER NOT NULL, damage REAL,
            PRIMARY KEY (run, place)) WITHOUT ROWID;
        CREATE TABLE run_unit (
            run INTEGER NOT NULL REFERENCES run, place INTEGER NOT NULL, unit INTEGER NOT NULL REFERENCES unit,
            shots INTEGER NOT NULL, kills INTEGER NOT NULL, spent_usd REAL,
            PRIMARY KEY (run, place)) WITHOUT ROWID;
        CREATE TABLE run_round (
            run INTEGER NOT NULL REFERENCES run, place INTEGER NOT NULL, round INTEGER NOT NULL REFERENCES round, remaining INTEGER NOT NULL,
            PRIMARY KEY (run, place)) WITHOUT ROWID;
        """;

    public const string Views = """
        CREATE VIEW run_view AS
            SELECT run.id AS run,
                study.id || ':' || cell.force || CASE WHEN cell.point = '' THEN '' ELSE '@' || cell.point END || '/' || cell.raid || ':' || run.sample || ':'
                    || run.replicate || ':' || substr(CASE typeof(scenario_hash) WHEN 'blob' THEN lower(hex(scenario_hash)) ELSE scenario_hash END, 1, 12) AS key,
                run.sample, run.replicate, run.cell, cell.point, cell.force, cell.raid, cell.raid_weight, run.seed,
                CASE typeof(scenario_hash) WHEN 'blob' THEN lower(hex(scenario_hash)) ELSE scenario_hash END AS scenario_hash,
                CASE typeof(state_hash) WHEN 'blob' THEN lower(hex(state_hash)) ELSE state_hash END AS state_hash,
                simulated_s, threats, killed, leaked, other, leakage, shots_per_kill, cost_exchange, first_detection_s, tracks, false_tracks, track_latency_s
            FROM run JOIN cell ON cell.id = run.cell CROSS JOIN study;
        CREATE VIEW class_view AS
            SELECT o.run, o.place, run.sample, run.replicate, cell.point, cell.force, cell.raid, threat_class.name AS class, o.threats, o.killed, o.leaked, o.other
            FROM run_class o JOIN run ON run.id = o.run JOIN cell ON cell.id = run.cell JOIN threat_class ON threat_class.id = o.class;
        CREATE VIEW asset_view AS
            SELECT o.run, o.place, run.sample, run.replicate, cell.point, cell.force, cell.raid, asset.name AS asset, o.hits, o.survived, o.damage
            FROM run_asset o JOIN run ON run.id = o.run JOIN cell ON cell.id = run.cell JOIN asset ON asset.id = o.asset;
        CREATE VIEW unit_view AS
            SELECT o.run, o.place, run.sample, run.replicate, cell.point, cell.force, cell.raid, unit.name AS unit, unit.system, o.shots, o.kills, o.spent_usd
            FROM run_unit o JOIN run ON run.id = o.run JOIN cell ON cell.id = run.cell JOIN unit ON unit.id = o.unit;
        CREATE VIEW round_view AS
            SELECT o.run, o.place, run.sample, run.replicate, cell.point, cell.force, cell.raid, unit.name AS unit, unit.system, round.interceptor, o.remaining
            FROM run_round o JOIN run ON run.id = o.run JOIN cell ON cell.id = run.cell JOIN round ON round.id = o.round JOIN unit ON unit.id = round.unit;
        CREATE VIEW coordinate_view AS
            SELECT coordinate.sample, coordinate.unknown AS place, unknown.name AS unknown, coordinate.quantile FROM coordinate JOIN unknown ON unknown.id = coordinate.unknown;
        CREATE VIEW draw_view AS
            SELECT draw.sample, draw.input AS place, input.name AS input, input.unknown, draw.value, input.unit, input.low, input.likely, input.high
            FROM draw JOIN input ON input.id = draw.input;
        CREATE VIEW sample_mean AS
            SELECT run.sample, run.cell, cell.point, cell.force, cell.raid, cell.raid_weight, count(*) AS runs,
                avg(threats) AS threats, avg(killed) AS killed, avg(leaked) AS leaked, avg(leakage) AS leakage, avg(shots_per_kill) AS shots_per_kill,
                avg(cost_exchange) AS cost_exchange, avg(first_detection_s) AS first_detection_s
            FROM run JOIN cell ON cell.id = run.cell GROUP BY run.sample, run.cell;
        CREATE VIEW force_mean AS
            SELECT point, force, sum(runs) AS runs, sum(raid_weight * killed) / sum(raid_weight) AS killed, sum(raid_weight * leaked) / sum(raid_weight) AS leaked,
                sum(raid_weight * leakage) / sum(CASE WHEN leakage IS NOT NULL THEN raid_weight END) AS leakage,
                sum(raid_weight * cost_exchange) / sum(CASE WHEN cost_exchange IS NOT NULL THEN raid_weight END) AS cost_exchange
            FROM (
                SELECT cell.point, cell.force, cell.raid_weight, count(*) AS runs, avg(killed) AS killed, avg(leaked) AS leaked, avg(leakage) AS leakage,
                    avg(cost_exchange) AS cost_exchange
                FROM run JOIN cell ON cell.id = run.cell GROUP BY run.cell)
            GROUP BY point, force;
        """;
}
