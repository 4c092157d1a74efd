using System.Text.Json;
using Parapet.Engine.Record;

namespace Parapet.Interop.Json;

/// <summary>
/// What stands above the outcome in the run document.
/// </summary>
/// <param name="Runs">Runs that the document counts.</param>
/// <param name="StateHash">Of the run, or of the runs' hashes in run order.</param>
/// <param name="SimulatedSeconds">Over all runs, s.</param>
/// <param name="WallSeconds">Of the engine at work, s; null leaves the key out, so that a file is the same bytes each time.</param>
public sealed record RunHead(
    string Scenario,
    string ScenarioHash,
    string Engine,
    uint Seed,
    int Runs,
    string StateHash,
    double SimulatedSeconds,
    double? WallSeconds);

/// <summary>The document that <c>run --json</c> prints and <c>run.json</c> holds (docs/formats.md).</summary>
public static class RunJson
{
    /// <summary>One run as one JSON object; does not flush.</summary>
    /// <param name="engine">Name and version of the engine that played it.</param>
    /// <param name="runKey">The key that <c>replay</c> takes.</param>
    /// <param name="wallSeconds">Time the engine worked, s, or null to leave it out.</param>
    public static void Write(Utf8JsonWriter writer, RunRecord run, string engine, string runKey, double? wallSeconds)
    {
        RunHead head = new(run.ScenarioId, run.ScenarioHash, engine, run.Seed, 1, run.StateHash, run.SimulatedSeconds, wallSeconds);
        Write(writer, head, run.Summary, new JsonRunVisitor(writer), runKey);
    }

    /// <summary>
    /// The same document with the numbers of the outcome printed by <paramref name="numbers"/>: for estimates over many runs.
    /// </summary>
    /// <param name="shape">Any run of them; gives names, ids and order.</param>
    /// <param name="runKey">Null leaves the key out.</param>
    public static void Write(Utf8JsonWriter writer, RunHead head, RunSummary shape, JsonRunVisitor numbers, string? runKey)
    {
        writer.WriteStartObject();
        WriteHead(writer, head);
        RunShape.Walk(shape, numbers);
        if (runKey is not null)
            writer.WriteString("runKey", runKey);
        writer.WriteEndObject();
    }

    /// <summary>The file <c>run.json</c>: indented, without wall time, ended by a line feed; the same bytes for the same run.</summary>
    public static void WriteFile(RunRecord run, Stream stream, string engine, string runKey)
    {
        using (Utf8JsonWriter writer = new(stream, JsonNumbers.Indented))
            Write(writer, run, engine, runKey, null);
        stream.WriteByte((byte)'\n');
    }

    private static void WriteHead(Utf8JsonWriter writer, RunHead head)
    {
        writer.WriteString("scenario", head.Scenario);
        writer.WriteString("scenarioHash", head.ScenarioHash);
        writer.WriteString("engine", head.Engine);
        writer.WriteNumber("seed", head.Seed);
        writer.WriteNumber("runs", head.Runs);
        writer.WriteString("stateHash", head.StateHash);
        writer.WriteNumber("simulatedSeconds", head.SimulatedSeconds);
        if (head.WallSeconds is { } wall)
            writer.WriteNumber("wallSeconds", wall);
    }
}
