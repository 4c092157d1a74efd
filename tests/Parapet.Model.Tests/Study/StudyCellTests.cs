using Parapet.Model.Catalogue;
using Parapet.Model.Checks;
using Parapet.Model.Scenario;
using Parapet.Model.Study;
using Parapet.Testing;
using Xunit;

namespace Parapet.Model.Tests.Study;

/// <summary>What a study plays: its forces, its cells and the scenario in each.</summary>
public class StudyCellTests
{
    [Fact]
    public void A_force_is_named_by_its_components_or_by_the_alternative_that_changes_the_scenario()
    {
        LoadedStudy study = Sound();
        Assert.Equal(["guns+jets", "guns", "none", "alternative.guns"], study.Forces.Select(f => f.Id));
        Assert.Equal([3u, 1u, 0u, 1u], study.Forces.Select(f => f.Components));
        Assert.Equal([0, 1, 2, 3], Enumerable.Range(0, 4).Select(study.ForceOf));
        Assert.Equal(study.Forces.Count, study.Forces.Select(f => f.Id).Distinct().Count());
    }

    [Fact]
    public void An_alternative_with_changes_keeps_its_name_where_no_set_of_components_has_it()
    {
        LoadedStudy study = StudyText.Load("alternatives:\n  - {id: a, title: A, set: {duration: 2 h}}\n  - {id: b, title: B}\n  - {id: c, title: C}\n");
        Assert.Equal(["a", "b"], study.Forces.Select(f => f.Id));
        Assert.Equal([0, 1, 1], Enumerable.Range(0, 3).Select(study.ForceOf));
    }

    [Fact]
    public void Cells_stand_point_by_point_force_by_force_raid_by_raid()
    {
        LoadedStudy study = Sound();
        Assert.Equal(2 * 4 * 2, study.Cells.Count);
        Assert.Equal(Enumerable.Range(0, study.Cells.Count), study.Cells.Select(c => c.Index));
        Assert.All(study.Cells, c => Assert.Same(c, study.Cell(c.Point, c.Force, c.Raid)));
        Assert.Equal([(0, 0, 0), (0, 0, 1), (0, 1, 0)], study.Cells.Take(3).Select(c => (c.Point, c.Force, c.Raid)));
        Assert.Equal([["10"], ["20"]], study.Points);
    }

    [Fact]
    public void Each_cell_has_the_units_raids_and_levels_it_is_made_of()
    {
        LoadedStudy study = Sound();
        foreach (StudyCell cell in study.Cells)
        {
            ScenarioDocument played = cell.Scenario.Document;
            StudyForce force = study.Forces[cell.Force];
            Assert.Equal((force.Components & 1) == 1 ? ["battery", "second"] : ["second"], played.Units.Select(u => u.Id));
            Assert.Equal((force.Components & 2) == 2 ? ["cap"] : [], played.Patrols.Select(p => p.Id));
            RaidDefinition raid = Assert.Single(played.Raids);
            Assert.Equal(cell.Raid == 0 ? ("drones", cell.Point == 0 ? 10 : 20) : ("bombers", 4), (raid.Id, raid.Number));
            if (played.Units.FirstOrDefault(u => u.Id == "battery") is { } battery)
                Assert.Equal(force.Alternative == 3 ? 3 : 2, battery.Doctrine.Salvo);
        }
    }

    [Fact]
    public void With_a_timeline_every_set_of_delivered_components_is_a_force_once()
    {
        const string Stream = "{definition: a, low: 1, likely: 1, high: 1, standing: assumed, sources: [test]}";
        const string Time = "{definition: a, low: 1 years, likely: 1 years, high: 1 years, standing: assumed, sources: [test]}";
        string timeline = $$$"""
            timeline:
              start: 2027-01-01
              years: 5
              discount-rate: {{{Stream}}} 
              reference: both
              baseline: both
              events: {come: {title: Come, standing: assumed, sources: [test], probability: {{{Stream}}} , delay: {{{Time}}} } }
              deliveries:
                jets: {event: come, streams: {planes: {lead: {{{Time}}} , full: {{{Stream}}} } } }

            """;
        const string Alternatives = "alternatives:\n  - {id: both, title: Both, events: [come]}\n  - {id: jets-only, title: Jets, components: [jets], events: [come]}\n";
        LoadedStudy study = StudyText.Load(StudyText.Components + Alternatives + timeline);
        Assert.Equal(["guns", "guns+jets", "none", "jets"], study.Forces.Select(f => f.Id));
        Assert.Equal([1, 3], Enumerable.Range(0, 2).Select(study.ForceOf));
        Assert.Contains(study.Quantities, q => q.Name == "timeline.discount-rate" && !q.Varies);
    }

    [Fact]
    public void Changes_of_a_raid_replace_those_of_the_alternative_and_bring_back_no_unit_that_is_absent()
    {
        LoadedStudy study = StudyText.Load(StudyText.Components + """
            alternatives:
              - {id: bare, title: Bare, components: [], changes: {duration: 2 h}, set: {seed: 3}}
            raids:
              - {id: as-it-is, title: As it is}
              - id: other
                title: Other
                changes:
                  duration: 3 h
                  units:
                    - {id: battery, system: test-sam, side: blue, command-post: main, position: 36.90 N 35.99 E}
                    - {id: third, system: test-sam, side: blue, command-post: main, position: 37.2 N 36 E}
            """);
        Assert.Equal([7200, 10800], study.Cells.Select(c => c.Scenario.Document.Duration));
        Assert.All(study.Cells, c => Assert.Equal(3u, c.Scenario.Document.Seed));
        Assert.Equal([["second"], ["third"]], study.Cells.Select(c => c.Scenario.Document.Units.Select(u => u.Id).ToArray()));
    }

    [Fact]
    public void A_component_is_switched_by_a_factor_whatever_the_alternative_has()
    {
        LoadedStudy study = StudyText.Load(StudyText.Components + "alternatives: [{id: a, title: A, components: [guns]}]\nfactors: [{id: f, title: F, path: components.jets, also: [components.guns], levels: [on, off]}]\n");
        Assert.Equal([1, 0], study.Cells.Select(c => c.Scenario.Document.Patrols.Count));
        Assert.Equal([2, 1], study.Cells.Select(c => c.Scenario.Document.Units.Count));
    }

    [Fact]
    public void A_level_of_the_catalogue_is_known_to_all_who_have_not_overridden_it_and_is_no_longer_drawn()
    {
        LoadedStudy study = StudyText.Load(StudyText.One + "factors: [{id: f, title: F, path: catalogue.test-sam.radars.search.detection-range, levels: [120 km, 180 km]}]\n");
        Assert.Equal([120e3, 180e3], study.Cells.Select(c => c.Scenario.UnitSystems["second"].Radars["search"].DetectionRange.Low));
        Assert.All(study.Cells, c => Assert.Equal(99e3, c.Scenario.UnitSystems["battery"].Radars["search"].DetectionRange.High));
        Assert.DoesNotContain(study.Quantities, q => q.Name == "test-sam.radars.search.detection-range");
        Assert.Contains(study.Quantities, q => q.Name == "units.battery.radars.search.detection-range");
    }

    [Fact]
    public void Text_that_decides_a_result_is_among_the_inputs()
    {
        LoadedStudy study = Sound();
        Assert.Equal(["study", "scenario", "catalogue/sources.yaml"], study.Inputs.Take(3).Select(i => i.Role));
        Assert.Contains(study.Inputs, i => i.Role == "catalogue/test-bomber.yaml");
    }

    [Fact]
    public void A_fault_that_only_the_study_brings_about_is_told_once_with_what_is_played()
    {
        (LoadedStudy? study, Diagnostics diagnostics) = StudyText.Read(
            "alternatives:\n  - {id: sound, title: S}\n  - {id: bare, title: B, changes: {assets: [{id: port, name: P, class: p, position: 36.86 N 35.94 E, hits-to-disable: 1}]}}\nfactors: [{id: f, title: F, path: duration, levels: [1 h, 2 h]}]\n");
        Assert.Null(study);
        Diagnostic fault = Assert.Single(diagnostics.All);
        Assert.Equal((Codes.UnknownAsset, Path.GetFileName(Fixture.Scenario)), (fault.Code, Path.GetFileName(fault.Where.File)));
        Assert.EndsWith("as the study x plays it with \"bare\" against \"all\"", fault.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_of_the_scenario_is_told_once_at_its_place_and_beside_those_of_the_study()
    {
        using ScratchFolder folder = new();
        string faulty = folder.Write("faulty.yaml", $"extends: {Fixture.Scenario}\nid: faulty\nduration: 5\n");
        (_, Diagnostics alone) = StudyText.Read(StudyText.One + "factors: [{id: f, title: F, path: seed, levels: [1, 2, 3]}]\n", faulty);
        Assert.Equal([$"3:11 {Codes.UnitMissing}"], Fixture.Brief(alone));
        (_, Diagnostics beside) = StudyText.Read(StudyText.One + "seed: -1\n", faulty);
        Assert.Equal([Codes.OutOfRange, Codes.UnitMissing], beside.All.Select(d => d.Code).Order());
    }

    [Theory]
    [InlineData("set: {units.second.system: no-such}", Codes.UnknownEntry)]
    [InlineData("set: {units.second.system: test-drone}", Codes.WrongEntryKind)]
    [InlineData("set: {units.second.position: here}", Codes.PositionUnreadable)]
    [InlineData("changes: {sides: []}", Codes.SidesCount)]
    [InlineData("changes: {raids: [{id: r}]}", Codes.MissingKey)]
    [InlineData("changes: {environment: nothing}", Codes.WrongShape)]
    [InlineData("set: {units.battery.overrides.0.value: 5}", Codes.WrongShape)]
    [InlineData("set: {units.battery.overrides.0.value.low: 98 km}", Codes.IntervalOrder)]
    public void What_is_faulty_in_every_cell_is_told_and_nothing_is_thrown(string fault, string code)
    {
        (LoadedStudy? study, Diagnostics diagnostics) = StudyText.Read(
            $"alternatives:\n  - id: a\n    title: A\n    {fault}\nraids: [{{id: r, title: R}}, {{id: s, title: S}}]\n"
            + "factors: [{id: f, title: F, path: seed, levels: [1, 2]}, {id: g, title: G, path: catalogue.test-sam.radars.search.detection-range, levels: [120 km, 130 km]}]\n");
        Assert.Null(study);
        Assert.Contains(code, diagnostics.All.Select(d => d.Code));
    }

    [Fact]
    public void A_faulty_level_at_two_places_spoils_both_parts_it_is_set_in()
    {
        (LoadedStudy? study, Diagnostics diagnostics) = StudyText.Read(
            StudyText.One + "factors: [{id: f, title: F, path: units.battery.position, also: [units.second.position], levels: [here, there]}]\n");
        Assert.Null(study);
        Assert.Equal([$"7:99 {Codes.PositionUnreadable}", $"7:105 {Codes.PositionUnreadable}"], Fixture.Brief(diagnostics));
    }

    [Fact]
    public void A_study_in_place_of_a_scenario_is_told_as_what_it_is()
    {
        (LoadedStudy? study, Diagnostics diagnostics) = StudyText.Read(StudyText.One, Fixture.Study);
        Assert.Null(study);
        Assert.Equal([Codes.UnknownFileKind], diagnostics.All.Select(d => d.Code));
        Assert.Null(StudyLoader.Load(Fixture.Scenario, Fixture.Catalogue, diagnostics));
    }

    [Fact]
    public void Faults_of_files_read_before_do_not_count_against_a_sound_study()
    {
        Diagnostics diagnostics = new();
        diagnostics.Add(new("other.yaml", 1, 1), Codes.UnknownKey, "a fault of another file");
        Assert.NotNull(StudyLoader.Load(Fixture.Study, Fixture.Catalogue, diagnostics));
        Assert.Single(diagnostics.All);
    }

    [Fact]
    public void Measures_are_looked_up_where_they_are_known()
    {
        Diagnostics diagnostics = new();
        Assert.Null(StudyLoader.Load(Fixture.Study, Fixture.Catalogue, diagnostics, null, new NoMeasures()));
        Assert.Equal([$"27:12 {Codes.UnknownName}"], Fixture.Brief(diagnostics));
    }

    private static LoadedStudy Sound()
    {
        Diagnostics diagnostics = new();
        return StudyLoader.Load(Fixture.Study, Fixture.Catalogue, diagnostics) ?? throw new InvalidOperationException(Fixture.AsLines(diagnostics));
    }

    private sealed class NoMeasures : IMeasureNames
    {
        public IReadOnlyList<string> Names { get; } = ["protection"];

        public bool Has(string name) => Names.Contains(name);
    }
}
