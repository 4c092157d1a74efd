using Parapet.Engine.Build;
using Parapet.Engine.Clock;
using Parapet.Engine.Record;
using Parapet.Model.Scenario;
using Xunit;

namespace Parapet.Golden;

/// <summary>Loops and runs as the tests want them: the scenario's own seed, stopped when the test is.</summary>
internal static class Playing
{
    public static SimulationLoop Loop(LoadedScenario scenario) => new(ScenarioBuilder.Build(scenario, scenario.Document.Seed));

    public static RunRecord Play(this SimulationLoop loop, int run, RecordDetail detail) => loop.Run(run, detail, TestContext.Current.CancellationToken);
}
