using Parapet.Model.Scenario;
using Xunit;

namespace Parapet.Golden;

/// <summary>What holds for every shipped scenario file before it is run.</summary>
public sealed class ScenarioFilesTests
{
    public static TheoryData<string> Scenarios => ShippedScenarios.Theory;

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void A_shipped_scenario_loads_without_diagnostics_bears_its_files_name_and_says_what_it_is_for(string name)
    {
        LoadedScenario scenario = ShippedScenarios.Load(name);
        Assert.Equal(Path.GetFileNameWithoutExtension(name), scenario.Document.Id);
        Assert.True(scenario.Document.Purpose.Length >= 40, "A purpose is a sentence or two.");
        Assert.StartsWith("# ", File.ReadAllText(ShippedScenarios.FullPath(name)), StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_of_shipped_scenarios_are_unique()
    {
        string[] twice = [.. ShippedScenarios.Names.GroupBy(n => Path.GetFileName(n), StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key)];
        Assert.Empty(twice);
    }

    /// <summary><c>extends</c> replaces whole lists, so the variants repeat what they keep; a repetition that drifts would compare unlike with unlike.</summary>
    [Theory]
    [InlineData("energy-and-ports-s-400-only.yaml")]
    [InlineData("energy-and-ports-patriot-only.yaml")]
    [InlineData("energy-and-ports-f-35-only.yaml")]
    public void A_variant_of_the_flagship_repeats_its_unit_or_patrol_word_for_word(string variant)
    {
        string flagship = File.ReadAllText(ShippedScenarios.FullPath("energy-and-ports.yaml"));
        string[] lines = File.ReadAllLines(ShippedScenarios.FullPath(variant));
        string[] kept = [.. lines.SkipWhile(l => !l.StartsWith("  - id: ", StringComparison.Ordinal)).TakeWhile(l => l.StartsWith("  ", StringComparison.Ordinal))];
        Assert.NotEmpty(kept);
        Assert.Contains(string.Join('\n', kept) + "\n", flagship, StringComparison.Ordinal);
    }

    /// <summary>The base of the study replaces the flagship's lists, so what it takes from them is repeated there; a drift would make two questions of one.</summary>
    [Theory]
    [InlineData("assets")]
    [InlineData("s-400-adana")]
    public void The_base_of_the_study_repeats_assets_and_battalion_of_the_flagship_word_for_word(string what)
    {
        string flagship = File.ReadAllText(ShippedScenarios.FullPath("energy-and-ports.yaml"));
        string[] lines = File.ReadAllLines(ShippedScenarios.FullPath("return-the-s400.yaml"));
        string[] ids = what == "assets"
            ? [.. ShippedScenarios.Load("return-the-s400.yaml").Document.Assets.Select(a => a.Id)]
            : [what];
        Assert.NotEmpty(ids);
        foreach (string id in ids)
        {
            string first = $"  - id: {id}";
            string[] block = [first, .. lines.SkipWhile(l => l != first).Skip(1).TakeWhile(l => l.StartsWith("    ", StringComparison.Ordinal))];
            Assert.True(block.Length > 4, $"{id} is not in the base of the study.");
            Assert.Contains(string.Join('\n', block) + "\n", flagship, StringComparison.Ordinal);
        }
    }
}
