using Parapet.Model.Study;
using Parapet.Study.Design;
using Parapet.Study.Tests.Execute;
using Parapet.Testing;
using Xunit;

namespace Parapet.Study.Tests.Design;

public sealed class StudyPlanTests : IDisposable
{
    private readonly SmallStudy small = new();

    public void Dispose() => small.Dispose();

    [Fact]
    public void Runs_are_rounded_up_to_whole_samples_and_two_at_least()
    {
        LoadedStudy study = small.Load(SmallStudy.FourCells + "design: {runs: 50, replicates: 3}\n");
        Assert.Equal((12, 5, 3), (new StudyPlan(study).RunsInSample, new StudyPlan(study).Samples, new StudyPlan(study).Replicates));
        Assert.Equal([2, 2, 3], new long[] { 1, 24, 25 }.Select(runs => new StudyPlan(study, runs).Samples));
        Assert.Throws<ArgumentException>(() => new StudyPlan(study, long.MaxValue));
    }

    [Theory]
    [InlineData("sobol")]
    [InlineData("saltelli")]
    public void The_first_samples_are_the_same_for_any_number_of_runs(string kind)
    {
        LoadedStudy study = small.Load(SmallStudy.FewUnknowns + $"design: {{kind: {kind}}}\n");
        StudyPlan few = new(study, 20), many = new(study, 2000);
        Assert.True(few.Samples < many.Samples);
        for (int s = 0; s < few.Samples; s++)
        {
            Assert.Equal(few.Coordinates(s), many.Coordinates(s));
            Assert.Equal(few.SeedOf(s, 1), many.SeedOf(s, 1));
        }
        Assert.Equal(few.Hash, many.Hash);
    }

    [Fact]
    public void A_latin_hypercube_of_another_size_is_another_design()
    {
        LoadedStudy study = small.Load(SmallStudy.FewUnknowns + "design: {kind: latin-hypercube}\n");
        StudyPlan few = new(study, 20), many = new(study, 40);
        Assert.NotEqual(few.Coordinates(0), many.Coordinates(0));
        Assert.NotEqual(few.Hash, many.Hash);
        Assert.Equal(few.Hash, new StudyPlan(study, 19).Hash);
    }

    [Theory]
    [InlineData("sobol")]
    [InlineData("latin-hypercube")]
    public void Values_follow_the_shape_of_their_intervals(string kind)
    {
        StudyPlan plan = new(small.Load(SmallStudy.FewUnknowns + $"design: {{kind: {kind}}}\n"), 2048);
        double[][] values = [.. Enumerable.Range(0, plan.Samples).Select(s => plan.Values(plan.Coordinates(s)))];
        // The standard error of 1024 independent draws is 0.9 % of the width at most; evenly spread points are far closer.
        Near.Equal(16, Mean("late"), absolute: 0.02);
        Near.Equal((200 + 300 + 700) / 3.0, Mean("high"), absolute: 0.5);
        Near.Equal(8500, Mean("far"), absolute: 1);
        Near.Equal(2000, Mean("wide"), absolute: 2);
        Assert.Equal(512, values.Count(v => v[At("late")] < 16));
        Assert.All(values, v => Assert.InRange(v[At("high")], 200, 700));

        int At(string name) => plan.Study.Quantities.ToList().FindIndex(q => q.Name == name);
        double Mean(string name) => values.Average(v => v[At(name)]);
    }

    [Fact]
    public void A_group_is_one_unknown_and_its_inputs_stand_at_one_quantile()
    {
        StudyPlan plan = new(small.Load(SmallStudy.FewUnknowns));
        Assert.Equal(["far", "weather"], plan.Space.Coordinates.Order());
        string[] names = [.. plan.Study.Quantities.Select(q => q.Name)];
        int late = Array.IndexOf(names, "late"), wide = Array.IndexOf(names, "wide"), far = Array.IndexOf(names, "far");
        Assert.Equal(["weather", "weather", "far"], new[] { late, wide, far }.Select(plan.UnknownOf));
        for (int s = 0; s < plan.Samples; s++)
        {
            double[] coordinates = plan.Coordinates(s), values = plan.Values(coordinates);
            double u = coordinates[plan.Space.Coordinates.ToList().IndexOf("weather")];
            Near.Equal(1 + 30 * u, values[late], absolute: 1e-9);
            Near.Equal(1 - u, Distribution.Pert(1000, 2000, 3000).Cumulative(values[wide]), absolute: 1e-9);
        }
    }

    [Fact]
    public void A_factor_of_several_places_has_one_value_in_all()
    {
        StudyPlan plan = small.Plan("""
            alternatives: [{id: all, title: All}]
            factors: [{id: f, title: F, path: raids.drones.start, also: [raids.drones.interval], range: {low: 1 s, high: 9 s}}]
            vary: {all: false}
            """);
        double[] values = plan.Values(plan.Coordinates(1));
        double drawn = values[plan.Study.Quantities.ToList().FindIndex(q => q.Name == "f")];
        Assert.Equal(["f"], plan.Space.Coordinates);
        Parapet.Model.Scenario.RaidDefinition raid = plan.Study.Draw(plan.Study.Cells[0], values).Document.Raids[0];
        Near.Equal(drawn, raid.Start, relative: 1e-15);
        Near.Equal(drawn, raid.Interval, relative: 1e-15);
    }

    [Fact]
    public void Rows_of_a_Saltelli_block_share_their_luck_and_blocks_do_not()
    {
        StudyPlan plan = new(small.Load(SmallStudy.FewUnknowns + "design: {kind: saltelli}\n"), 40);
        Assert.Equal(4, plan.BlockSize);
        Assert.Equal(0, plan.Samples % plan.BlockSize);
        Assert.All(Enumerable.Range(0, 4), s => Assert.Equal(plan.SeedOf(0, 0), plan.SeedOf(s, 0)));
        uint[] blocks = [.. Enumerable.Range(0, plan.Samples / 4).SelectMany(b => new[] { plan.SeedOf(4 * b, 0), plan.SeedOf(4 * b, 1) })];
        Assert.Equal(blocks.Length, blocks.Distinct().Count());
        // Row 2 is row 0 with the first unknown from row 1.
        double[] a = plan.Coordinates(4), b = plan.Coordinates(5), ab = plan.Coordinates(6);
        Assert.Equal([b[0], a[1]], ab);
    }

    [Fact]
    public void Where_nothing_is_drawn_every_value_is_the_likely_one_and_luck_still_changes()
    {
        StudyPlan plan = new(small.Load(SmallStudy.FewUnknowns + "design: {kind: likely, runs: 10}\n"));
        Assert.Equal((DesignKind.Likely, 5), (plan.Kind, plan.Samples));
        Assert.Empty(plan.Coordinates(3));
        Assert.Equal(plan.Study.Quantities.Select(q => q.Quantity.Likely), plan.Values(plan.Coordinates(3)));
        Assert.NotEqual(plan.SeedOf(0, 0), plan.SeedOf(1, 0));
        Assert.Equal(DesignKind.Likely, small.Plan(SmallStudy.FourCells + "vary: {all: false}\n").Kind);
    }

    [Fact]
    public void The_hash_is_that_of_what_decides_a_result()
    {
        string text = SmallStudy.FewUnknowns;
        string hash = small.Plan(text).Hash;
        Assert.Equal(hash, small.Plan(text, runs: 7777).Hash);
        Assert.NotEqual(hash, small.Plan(text, seed: 2).Hash);
        Assert.NotEqual(hash, small.Plan(text + "seed: 2\n").Hash);
        string entry = Path.Combine(small.Catalogue, "short-range-sam.yaml");
        File.AppendAllText(entry, "# Another byte.\n");
        Assert.NotEqual(hash, small.Plan(text).Hash);
    }

    [Fact]
    public void A_sample_beyond_the_plan_is_refused()
    {
        StudyPlan plan = small.Plan(SmallStudy.FewUnknowns);
        Assert.Throws<ArgumentOutOfRangeException>(() => plan.Coordinates(plan.Samples));
        Assert.Throws<ArgumentOutOfRangeException>(() => plan.Coordinates(-1));
    }

    [Fact]
    public void A_Saltelli_design_of_all_figures_of_a_scenario_is_refused_with_what_to_do()
    {
        int most = SobolDirections.MostDimensions / 2;
        LoadedStudy study = small.Load(SmallStudy.FourCells + "design: {kind: saltelli}\n");
        int unknowns = new StudyPlan(small.Load(SmallStudy.FourCells)).Space.Coordinates.Count;
        if (unknowns <= most)
            Assert.Equal(unknowns + 2, new StudyPlan(study).BlockSize);
        else
            Assert.Contains("under vary", Assert.Throws<ArgumentException>(() => new StudyPlan(study)).Message, StringComparison.Ordinal);
    }
}
