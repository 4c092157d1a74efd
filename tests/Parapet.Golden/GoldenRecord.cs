using System.Text.Json;
using System.Text.Json.Serialization;
using Parapet.Engine.Record;
using Parapet.Model.Scenario;

namespace Parapet.Golden;

/// <summary>What is frozen of a run, and its text.</summary>
internal sealed record GoldenRecord(
    string Scenario, uint Seed, int Run, string ScenarioHash, string StateHash, double SimulatedSeconds, RunSummary Summary)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        // A run without a shot has no shots per kill.
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        NewLine = "\n",
    };

    /// <summary>Plays run 0 of a scenario at its own seed.</summary>
    public static GoldenRecord Of(LoadedScenario scenario)
    {
        RunRecord run = Playing.Loop(scenario).Play(0, RecordDetail.Summary);
        return new(run.ScenarioId, run.Seed, run.Run, run.ScenarioHash, run.StateHash, run.SimulatedSeconds, run.Summary);
    }

    /// <summary>Numbers are printed so that they read back to the same bits: equal text is an equal run.</summary>
    public string ToText() => JsonSerializer.Serialize(this, Options) + "\n";
}
