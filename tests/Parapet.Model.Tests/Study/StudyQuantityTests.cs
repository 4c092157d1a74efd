using Parapet.Model.Catalogue;
using Parapet.Model.Scenario;
using Parapet.Model.Study;
using Parapet.Testing;
using Xunit;

namespace Parapet.Model.Tests.Study;

/// <summary>What a study does not know, and the scenario in which it is drawn.</summary>
public class StudyQuantityTests
{
    private const string Search = "test-sam.radars.search.detection-range";
    private const string Own = "units.battery.radars.search.detection-range";

    [Fact]
    public void All_open_intervals_vary_where_nothing_is_said()
    {
        LoadedStudy study = StudyText.Load(StudyText.One);
        Assert.Contains(study.Quantities, q => q.Name == Search);
        Assert.Contains(study.Quantities, q => q.Name == Own);
        Assert.All(study.Quantities, q => Assert.True(q.Varies && q.Shape == BeliefShape.Triangular && q.Group is null && !q.Ranged));
        Assert.Equal(study.Quantities.Select(q => q.Name).Order(StringComparer.Ordinal), study.Quantities.Select(q => q.Name));
    }

    [Theory]
    [InlineData("vary: {all: false}", "")]
    [InlineData("vary: {all: false, only: [test-sam.radars]}", "test-sam.radars.guide.detection-range test-sam.radars.search.detection-range")]
    [InlineData("vary: {only: [test-sam.radars]}", "test-sam.radars.guide.detection-range test-sam.radars.search.detection-range")]
    [InlineData("vary: {only: [test-sam.radars, units], except: [test-sam.radars.guide]}", "test-sam.radars.search.detection-range units.battery.radars.search.detection-range")]
    [InlineData("design: {kind: likely}", "")]
    public void Only_what_is_named_varies(string vary, string expected)
    {
        LoadedStudy study = StudyText.Load(StudyText.One + vary + "\n");
        Assert.Equal(expected, string.Join(' ', study.Quantities.Where(q => q.Varies).Select(q => q.Name)));
        Assert.True(study.Quantities.Count > 20);
    }

    [Fact]
    public void Groups_move_together_and_the_first_shape_that_fits_counts()
    {
        LoadedStudy study = StudyText.Load(StudyText.One + """
            vary:
              shape: pert
              shapes: [{path: test-sam.radars.guide, shape: uniform}, {path: test-sam.radars, shape: triangular}]
              groups: [{id: radars, paths: [test-sam.radars, units.battery], falling: [test-fighter.radars]}]
            """);
        Assert.Equal((BeliefShape.Triangular, "radars", false), Told(study, Search));
        Assert.Equal((BeliefShape.Uniform, "radars", false), Told(study, "test-sam.radars.guide.detection-range"));
        Assert.Equal((BeliefShape.Pert, "radars", false), Told(study, Own));
        Assert.Equal((BeliefShape.Pert, "radars", true), Told(study, "test-fighter.radars.nose.detection-range"));
        Assert.Equal((BeliefShape.Pert, null, false), Told(study, "test-fighter.interceptors.long.range-maximum"));
    }

    [Fact]
    public void A_sample_is_put_into_the_scenario_and_leaves_the_cell_as_it_was()
    {
        LoadedStudy study = StudyText.Load(StudyText.One);
        LoadedScenario drawn = study.Draw(study.Cells[0], Values(study, (Search, 111e3), (Own, 91e3)));
        Assert.Equal((111e3, 111e3), (drawn.UnitSystems["second"].Radars["search"].DetectionRange.Low, drawn.UnitSystems["second"].Radars["search"].DetectionRange.High));
        Assert.Equal(91e3, drawn.UnitSystems["battery"].Radars["search"].DetectionRange.Likely);
        Assert.Equal(100e3, study.Cells[0].Scenario.UnitSystems["second"].Radars["search"].DetectionRange.Low);
        Assert.Throws<ArgumentException>(() => study.Draw(study.Cells[0], []));
    }

    [Fact]
    public void What_does_not_vary_keeps_its_interval()
    {
        LoadedStudy study = StudyText.Load(StudyText.One + "vary: {except: [test-sam.radars.search]}\n");
        LoadedScenario drawn = study.Draw(study.Cells[0], Values(study, (Search, 111e3)));
        Assert.Equal(150e3, drawn.UnitSystems["second"].Radars["search"].DetectionRange.Likely);
    }

    [Fact]
    public void An_override_is_drawn_only_in_scenarios_that_have_it()
    {
        LoadedStudy study = StudyText.Load("""
            alternatives:
              - {id: with, title: W}
              - {id: without, title: O, set: {units.battery.overrides: []}}
              - id: known
                title: K
                set:
                  units.battery.overrides:
                    - {quantity: radars.search.detection-range, value: {low: 96 km, likely: 96 km, high: 96 km, standing: press, sources: [test]}}
            """);
        double[] values = Values(study, (Search, 111e3), (Own, 91e3));
        Assert.Equal([91e3, 111e3, 96e3], study.Cells.Select(c => study.Draw(c, values).UnitSystems["battery"].Radars["search"].DetectionRange.Likely));
    }

    [Fact]
    public void A_range_of_the_catalogue_takes_the_place_of_its_interval()
    {
        LoadedStudy study = StudyText.Load(StudyText.One + $"vary: {{all: false}}\nfactors: [{{id: f, title: F, path: catalogue.{Search}, range: {{low: 300 km, high: 400 km}}}}]\n");
        StudyQuantity quantity = Assert.Single(study.Quantities, q => q.Varies);
        Assert.Equal((Search, 300e3, 350e3, 400e3, BeliefShape.Uniform, true), (quantity.Name, quantity.Quantity.Low, quantity.Quantity.Likely, quantity.Quantity.High, quantity.Shape, quantity.Ranged));
        Assert.Equal(390e3, study.Draw(study.Cells[0], Values(study, (Search, 390e3))).UnitSystems["second"].Radars["search"].DetectionRange.Low);
    }

    [Fact]
    public void Where_nothing_is_drawn_a_range_stands_at_its_likely_value()
    {
        LoadedStudy study = StudyText.Load(StudyText.One
            + $"design: {{kind: likely}}\nfactors: [{{id: f, title: F, path: catalogue.{Search}, range: {{low: 300 km, high: 400 km}}}}, {{id: g, title: G, path: duration, range: {{low: 1 h, likely: 90 min, high: 3 h}}}}]\n");
        Assert.All(study.Quantities, q => Assert.False(q.Varies));
        LoadedScenario drawn = study.Draw(study.Cells[0], Values(study));
        Assert.Equal((350e3, 5400.0), (drawn.UnitSystems["second"].Radars["search"].DetectionRange.Likely, drawn.Document.Duration));
    }

    [Fact]
    public void A_factor_with_several_paths_is_one_unknown()
    {
        LoadedStudy study = StudyText.Load(StudyText.One
            + $"vary: {{all: false}}\nfactors: [{{id: f, title: F, path: catalogue.{Search}, also: [catalogue.test-sam.radars.guide.detection-range, raids.drones.distance], range: {{low: 120 km, high: 140 km}}}}]\n");
        StudyQuantity[] varied = [.. study.Quantities.Where(q => q.Varies)];
        Assert.Equal(["test-sam.radars.guide.detection-range", Search, "f"], varied.Select(q => q.Name));
        Assert.All(varied, q => Assert.Equal(("f", 120e3, 140e3, BeliefShape.Uniform), (q.Group, q.Quantity.Low, q.Quantity.High, q.Shape)));
    }

    [Fact]
    public void A_range_is_put_into_the_text_of_every_path_and_raid()
    {
        LoadedStudy study = StudyText.Load(StudyText.One + """
            raids: [{id: slow, title: S, include: [drones]}, {id: fast, title: F, include: [bombers]}]
            factors: [{id: late, title: Late, path: raids.drones.start, also: [raids.bombers.start], range: {low: 1 min, high: 5 min}}]
            """);
        double[] values = Values(study, ("late", 123.456));
        foreach (StudyCell cell in study.Cells)
            Near.Equal(123.456, Assert.Single(study.Draw(cell, values).Document.Raids).Start, relative: 1e-15);
    }

    [Theory]
    [InlineData(1.0, 1)]
    [InlineData(1.32, 1)]
    [InlineData(1.34, 1)]
    [InlineData(1.67, 2)]
    [InlineData(2.0, 2)]
    [InlineData(2.32, 2)]
    [InlineData(2.34, 3)]
    [InlineData(3.0, 3)]
    public void Of_a_uniform_range_of_whole_numbers_each_is_drawn_alike(double drawn, int expected)
    {
        LoadedStudy study = StudyText.Load(StudyText.One + "factors: [{id: n, title: N, path: raids.bombers.number, range: {low: 1, high: 3}}]\n");
        Assert.Equal(expected, study.Draw(study.Cells[0], Values(study, ("n", drawn))).Document.Raids[1].Number);
    }

    [Theory]
    [InlineData(12.4, 12)]
    [InlineData(12.6, 13)]
    public void A_range_of_another_shape_is_rounded(double drawn, int expected)
    {
        LoadedStudy study = StudyText.Load(StudyText.One + "factors: [{id: n, title: N, path: raids.drones.number, range: {low: 10, likely: 12, high: 30, shape: pert}}]\n");
        Assert.Equal(expected, study.Draw(study.Cells[0], Values(study, ("n", drawn))).Document.Raids[0].Number);
    }

    [Fact]
    public void The_ends_of_a_range_may_be_the_limits_of_their_place()
    {
        LoadedStudy study = StudyText.Load(StudyText.One + "factors: [{id: b, title: B, path: units.battery.bearing, range: {low: 0 deg, high: 359.9 deg}}, {id: h, title: H, path: duration, range: {low: 2000 s, high: 24 h}}]\n");
        double[] values = Values(study, ("b", study.Quantities.First(q => q.Name == "b").Quantity.High), ("h", 86400));
        Assert.Equal(86400, study.Draw(study.Cells[0], values).Document.Duration);
    }

    [Fact]
    public void Samples_are_drawn_from_what_was_checked_and_no_file_is_read_again()
    {
        using ScratchFolder folder = new();
        foreach (string file in Directory.EnumerateFiles(Fixture.Catalogue))
            folder.Write("catalogue/" + Path.GetFileName(file), File.ReadAllText(file));
        string study = folder.Write("x.yaml", $"id: x\ntitle: X\nquestion: What?\nmeasures: [leakage]\nscenario: {Fixture.Scenario}\n{StudyText.One}factors: [{{id: n, title: N, path: raids.bombers.number, range: {{low: 1, high: 3}}}}]\n");
        LoadedStudy loaded = StudyLoader.Load(study, Path.Combine(folder.Path, "catalogue"), new())!;
        Directory.Delete(Path.Combine(folder.Path, "catalogue"), recursive: true);
        double[] values = Values(loaded, ("n", 3));
        LoadedScenario[] drawn = new LoadedScenario[8];
        Parallel.For(0, drawn.Length, i => drawn[i] = loaded.Draw(loaded.Cells[0], values));
        Assert.All(drawn, d => Assert.Equal(3, d.Document.Raids[1].Number));
    }

    private static (BeliefShape, string?, bool) Told(LoadedStudy study, string name)
    {
        StudyQuantity quantity = study.Quantities.Single(q => q.Name == name);
        return (quantity.Shape, quantity.Group, quantity.Falling);
    }

    private static double[] Values(LoadedStudy study, params (string Name, double Value)[] values) =>
        [.. study.Quantities.Select(q => values.FirstOrDefault(v => v.Name == q.Name) is (not null, var value) ? value : q.Quantity.Likely)];
}
