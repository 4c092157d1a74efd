using Parapet.Study.Session;
using System.Text.Json;
using Parapet.Engine;
using Parapet.Engine.Build;
using Parapet.Engine.Record;
using Parapet.Interop.Json;

namespace Parapet.Cli.Documents;

/// <summary>What <c>run --json</c> prints and the files of an output folder hold.</summary>
internal static class RunDocument
{
    /// <summary>One run, or the estimates over many.</summary>
    /// <param name="wallSeconds">Null in files, which hold nothing of the clock.</param>
    /// <param name="runKey">Key of the run where it is not the scenario's: a study's.</param>
    public static void Write(Utf8JsonWriter writer, CompiledScenario scenario, RunSetResult result, double? wallSeconds, string? runKey = null)
    {
        if (result.Runs == 1)
        {
            RunJson.Write(writer, result.First, EngineInfo.Version, runKey ?? scenario.RunKey(result.First.Run), wallSeconds);
            return;
        }
        RunHead head = new(
            scenario.Id, scenario.Hash, EngineInfo.Version, scenario.Seed, result.Runs, result.StateHash, result.SimulatedSeconds, wallSeconds);
        RunJson.Write(writer, head, result.First.Summary, new EstimateVisitor(writer, result.Estimate, result.Runs), runKey: null);
    }

    /// <summary>The file <c>run.json</c>.</summary>
    public static void WriteFile(Stream stream, CompiledScenario scenario, RunSetResult result, string? runKey = null)
    {
        using (Utf8JsonWriter writer = new(stream, JsonNumbers.Indented))
            Write(writer, scenario, result, wallSeconds: null, runKey);
        stream.WriteByte((byte)'\n');
    }

    /// <summary>One line of <c>runs.jsonl</c>.</summary>
    public static void WriteLine(Stream stream, CompiledScenario scenario, RunRecord run)
    {
        using (Utf8JsonWriter writer = new(stream, JsonNumbers.Compact))
        {
            RunSummary s = run.Summary;
            writer.WriteStartObject();
            writer.WriteNumber("run", run.Run);
            writer.WriteString("runKey", scenario.RunKey(run.Run));
            writer.WriteString("stateHash", run.StateHash);
            writer.WriteNumber("simulatedSeconds", run.SimulatedSeconds);
            writer.WriteNumber("threats", s.Raid.Threats);
            writer.WriteNumber("killed", s.Raid.Killed);
            writer.WriteNumber("leaked", s.Raid.Leaked);
            writer.WriteNumber("other", s.Raid.Other);
            writer.WriteNumber("assetsLost", s.Assets.Count(a => !a.Survived));
            writer.WriteNumber("shots", s.Units.Sum(u => u.Shots));
            writer.WriteNumber("spentUsd", s.Units.Sum(u => u.SpentUsd));
            writer.WriteNumberOrNull("leakage", s.Measures.Leakage);
            writer.WriteNumberOrNull("shotsPerKill", s.Measures.ShotsPerKill);
            writer.WriteNumberOrNull("costExchange", s.Measures.CostExchange);
            writer.WriteNumberOrNull("firstDetectionSeconds", s.Measures.FirstDetectionSeconds);
            writer.WriteEndObject();
        }
        stream.WriteByte((byte)'\n');
    }
}
