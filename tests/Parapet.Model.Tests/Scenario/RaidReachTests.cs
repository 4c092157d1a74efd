using Parapet.Model.Checks;
using Parapet.Model.Scenario;
using Parapet.Model.Text;
using Parapet.Testing;
using Xunit;

namespace Parapet.Model.Tests.Scenario;

/// <summary>How far a raid flies against how far its threat can. The test drone flies 1,200 km at most, the cruise missile 500 km.</summary>
public class RaidReachTests
{
    private static string[] Codes(string raid)
    {
        using ScratchFolder folder = new();
        Diagnostics diagnostics = new();
        string extends = Path.GetRelativePath(folder.Path, Fixture.Scenario);
        ScenarioLoader.Load(folder.Write("x.yaml", $"extends: {extends}\nid: x\nraids:\n  - {{id: r, side: red, number: 1, start: 0 s, aim: [port], {raid}}}\n"), Fixture.Catalogue, diagnostics);
        return [.. diagnostics.All.Select(d => d.Code)];
    }

    [Theory]
    // One degree of latitude is 111.2 km on the sphere: the port lies at 36.86 N.
    [InlineData("class: test-drone, from: 26.2 N 35.94 E", true)]
    [InlineData("class: test-drone, from: 25.9 N 35.94 E", false)]
    [InlineData("class: test-drone, from: 31.5 N 35.94 E, waypoints: [26.2 N 35.94 E]", false)]
    [InlineData("class: test-drone, bearing: 180 deg, distance: 1200 km", true)]
    [InlineData("class: test-drone, bearing: 180 deg, distance: 1210 km", false)]
    // There and back again: 600 km south, 500 km east and the way home are more than 1,200 km.
    [InlineData("class: test-drone, bearing: 180 deg, distance: 600 km, waypoints: [31.46 N 41.2 E]", false)]
    [InlineData("class: test-drone, bearing: 180 deg, distance: 600 km, waypoints: [34 N 36 E]", true)]
    // A carrier turns where it lets go, 100 km from the aim.
    [InlineData("class: test-drone, bearing: 180 deg, distance: 1290 km, release: {class: test-cruise, number: 1, distance: 100 km}", true)]
    [InlineData("class: test-drone, bearing: 180 deg, distance: 1390 km, release: {class: test-cruise, number: 1, distance: 100 km}", false)]
    [InlineData("class: test-drone, bearing: 180 deg, distance: 600 km, release: {class: test-cruise, number: 1, distance: 500 km}", true)]
    public void A_raid_flies_no_farther_than_its_threat_can(string raid, bool reached) =>
        Assert.Equal(reached ? [] : [Parapet.Model.Checks.Codes.BeyondRange], Codes(raid));

    [Fact]
    public void A_study_can_replace_keys_of_a_scenario_that_was_read()
    {
        Diagnostics diagnostics = new();
        ScenarioFile file = ScenarioFile.Read(Fixture.Scenario, diagnostics)!;
        TextMapping changes = YamlTree.Parse("study.yaml", "seed: 9\nduration: 3 km\n", diagnostics)!;
        ScenarioFile changed = file.With(changes, new("study", "0"));
        Assert.Null(ScenarioLoader.Load(Fixture.Scenario, changed, Fixture.Catalogue, diagnostics));
        Assert.Equal(["study.yaml:2:11"], diagnostics.All.Select(d => d.Where.ToString()));
        Assert.Equal("study", changed.Inputs[0].Role);
    }
}
