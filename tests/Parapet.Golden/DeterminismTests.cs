using System.Text.Json;
using System.Text.Json.Serialization;
using Parapet.Engine.Build;
using Parapet.Engine.Clock;
using Parapet.Engine.Record;
using Parapet.Model.Scenario;
using Xunit;

namespace Parapet.Golden;

/// <summary>What a run must not depend on: the run before it, the order in a file, an actor far away.</summary>
public sealed class DeterminismTests
{
    private static readonly JsonSerializerOptions Bits = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, IncludeFields = true };

    public static TheoryData<string> SomeScenarios => ["first-run.yaml", "ballistic-salvo.yaml", "low-flyers.yaml", "energy-and-ports.yaml"];

    [Theory]
    [MemberData(nameof(SomeScenarios))]
    public void The_same_run_twice_gives_the_same_bytes(string name)
    {
        LoadedScenario scenario = ShippedScenarios.Load(name);
        Assert.Equal(Bytes(Playing.Loop(scenario).Play(0, RecordDetail.Events)), Bytes(Playing.Loop(scenario).Play(0, RecordDetail.Events)));
    }

    [Theory]
    [InlineData("first-run.yaml")]
    [InlineData("energy-and-ports.yaml")]
    public void A_run_does_not_depend_on_the_runs_before_it_nor_on_what_is_kept(string name)
    {
        LoadedScenario scenario = ShippedScenarios.Load(name);
        SimulationLoop used = Playing.Loop(scenario);
        used.Play(0, RecordDetail.Events);
        used.Play(7, RecordDetail.Summary);
        Assert.Equal(Bytes(Playing.Loop(scenario).Play(1, RecordDetail.Events)), Bytes(used.Play(1, RecordDetail.Events)));
        Assert.Equal(Playing.Loop(scenario).Play(1, RecordDetail.Summary).StateHash, used.Play(1, RecordDetail.Replay).StateHash);
    }

    [Fact]
    public void Runs_and_seeds_differ_from_one_another()
    {
        // The tests above would hold of an engine that has no luck at all.
        LoadedScenario scenario = ShippedScenarios.Load("first-run.yaml");
        SimulationLoop loop = Playing.Loop(scenario);
        string[] hashes =
        [
            .. Enumerable.Range(0, 4).Select(run => loop.Play(run, RecordDetail.Summary).StateHash),
            new SimulationLoop(ScenarioBuilder.Build(scenario, scenario.Document.Seed + 1)).Play(0, RecordDetail.Summary).StateHash,
        ];
        Assert.Equal(hashes.Length, hashes.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [MemberData(nameof(SomeScenarios))]
    public void The_order_in_the_file_does_not_matter(string name)
    {
        LoadedScenario scenario = ShippedScenarios.Load(name);
        RunRecord plain = Playing.Loop(scenario).Play(0, RecordDetail.Events);
        RunRecord shuffled = Playing.Loop(Variations.Shuffled(scenario)).Play(0, RecordDetail.Events);
        Assert.Equal(plain.ScenarioHash, shuffled.ScenarioHash);
        Assert.Equal(plain.StateHash, shuffled.StateHash);
        Assert.Equal(Bytes(plain), Bytes(shuffled));
    }

    [Theory]
    // Ids that sort before and behind the others: the rows of everyone else move, or do not.
    [InlineData("first-run.yaml", "aa-far-away")]
    [InlineData("first-run.yaml", "zz-far-away")]
    [InlineData("energy-and-ports.yaml", "aa-far-away")]
    public void A_unit_far_away_with_its_own_command_post_changes_nobody_elses_outcome(string name, string id)
    {
        LoadedScenario scenario = ShippedScenarios.Load(name);
        RunRecord alone = Playing.Loop(scenario).Play(0, RecordDetail.Summary);
        // The Thracian end of the terrain: beyond the horizon of every radar here, and their echoes beyond its own.
        RunRecord accompanied = Playing.Loop(Variations.WithFarUnit(scenario, id, 41.5, 27.3)).Play(0, RecordDetail.Summary);
        UnitOutcome far = Assert.Single(accompanied.Summary.Units, u => u.Id == id);
        Assert.Equal(0, far.Shots);
        Assert.Equal(Bytes(alone.Summary.Raid), Bytes(accompanied.Summary.Raid));
        Assert.Equal(Bytes(alone.Summary.Assets), Bytes(accompanied.Summary.Assets));
        Assert.Equal(Bytes(alone.Summary.Units), Bytes(accompanied.Summary.Units.Where(u => u.Id != id).ToArray()));
    }

    private static string Bytes<T>(T record) => JsonSerializer.Serialize(record, Bits);
}
