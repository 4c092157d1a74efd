using Parapet.Engine.Record;
using Parapet.Model.Study;
using Parapet.Study.Execute;
using Parapet.Study.Measures;
using Parapet.Testing;
using Xunit;

namespace Parapet.Study.Tests.Measures;

public sealed class StudyAccumulatorTests
{
    private static readonly StudyRaidDefinition[] TwoRaids = [new() { Id = "small", Title = "Small", Weight = 3 }, new() { Id = "large", Title = "Large", Weight = 1 }];

    [Fact]
    public void Raids_are_weighted_and_each_is_reported_alone()
    {
        MadeUpStudy study = new() { Raids = TwoRaids, Samples = 20 };
        AlternativeResult a = Assert.Single(study.Play(r => MadeUpStudy.Summary(r.Raid == 0 ? 0.2 : 0.6)).Finish().Alternatives);
        Near.Equal(0.3, a.Measures[0].Mean.Mean, absolute: 1e-12);
        Near.Equal(0.2, a.ByRaid[0][0].Mean.Mean, absolute: 1e-12);
        Near.Equal(0.6, a.ByRaid[1][0].Mean.Mean, absolute: 1e-12);
        Assert.Equal(80, a.Measures[0].Runs);
        Assert.Equal(40, a.ByRaid[1][0].Runs);
    }

    [Fact]
    public void A_run_without_the_measure_counts_neither_for_nor_against()
    {
        MadeUpStudy study = new() { Measures = ["shots-per-kill"], Samples = 30 };
        StudyResult result = study.Play(r => MadeUpStudy.Summary(shotsPerKill: r.Replicate == 1 || r.Sample % 3 == 0 ? double.NaN : 2 + r.Sample % 2)).Finish();
        StudyEstimate e = result.Alternatives[0].Measures[0];
        Assert.Equal(20, e.Runs);
        Assert.Equal(20, e.Mean.Count);
        Near.Equal(2.5, e.Mean.Mean, absolute: 1e-12);
        // No sample has two replicates with it, so luck cannot be told from ignorance.
        Assert.True(double.IsNaN(e.Reliability));
        Assert.True(double.IsNaN(e.ChanceError));
    }

    [Fact]
    public void A_measure_that_no_run_has_is_NaN_and_ranks_last()
    {
        MadeUpStudy study = new() { Alternatives = ["never", "always"], Measures = ["shots-per-kill"], Samples = 20 };
        StudyResult result = study.Play(r => MadeUpStudy.Summary(shotsPerKill: r.Force == 0 ? double.NaN : 3)).Finish();
        Assert.True(double.IsNaN(result.Alternatives[0].Measures[0].Mean.Mean));
        Assert.Equal(["always", "never"], result.Ranking.Select(r => r.Key));
        Assert.Equal(3, result.Answer.Count);
    }

    [Fact]
    public void Classes_assets_and_magazines_are_counted()
    {
        MadeUpStudy study = new() { Samples = 40, Kind = DesignKind.Likely, Unknowns = [] };
        AlternativeResult a = study.Play(r => MadeUpStudy.Summary(damage: r.Sample % 4 == 0 ? 1 : 0, killed: 6)).Finish().Alternatives[0];
        ClassLeakage drone = Assert.Single(a.Classes);
        Assert.Equal(("drone", 10.0, 0.4), (drone.Class, drone.Threats, drone.Leakage.Mean.Mean));
        AssetResult port = Assert.Single(a.Assets);
        Assert.Equal(("The port", 0.75, 0.25), (port.Title, port.Survived.Mean.Mean, port.Damage.Mean.Mean));
        Assert.Equal("wilson", port.Survived.Mean.Method);
        Assert.Equal(80, port.Survived.Mean.Count);
        MagazineResult battery = Assert.Single(a.Magazines);
        Assert.Equal((32.0, 12.0, 0.0), (battery.Loaded, battery.Spent.Mean.Mean, battery.Empty.Mean.Mean));
        Assert.True(battery.Empty.Mean.High > 0.01);
    }

    [Fact]
    public void The_rounds_of_a_unit_with_two_kinds_are_told_apart()
    {
        // 12 of one kind and 36 of the other at the start; 10 launches in all.
        MadeUpStudy study = new() { Samples = 5 };
        StudyResult result = study.Play(_ => MadeUpStudy.Summary() with { Units = [new("battery", "s-400", 10, 3, [new("long", 8), new("short", 30)], 0)] }).Finish();
        // The scenario of this made-up study does not say what was loaded, and nothing is made up instead.
        Assert.All(result.Alternatives[0].Magazines, m => Assert.True(double.IsNaN(m.Spent.Mean.Mean)));
        Assert.Equal([0.0, 0.0], result.Alternatives[0].Magazines.Select(m => m.Empty.Mean.Mean));
    }

    [Fact]
    public void Protection_weighs_assets_by_their_worth()
    {
        MadeUpStudy study = new() { Measures = ["protection"], Assets = [MadeUpStudy.Asset("port", 3), MadeUpStudy.Asset("refinery", 1)], Samples = 4 };
        StudyResult result = study.Play(_ => MadeUpStudy.Summary() with { Assets = [new("port", 0, true, 0.5), new("refinery", 1, false, 1)] }).Finish();
        Near.Equal(1 - (3 * 0.5 + 1) / 4, result.Alternatives[0].Measures[0].Mean.Mean, absolute: 1e-15);
    }

    [Fact]
    public void Samples_out_of_turn_and_of_another_shape_are_refused()
    {
        MadeUpStudy made = new();
        LoadedStudy study = made.Load();
        StudyAccumulator accumulator = new(study, made.Facts);
        Assert.Throws<InvalidOperationException>(accumulator.Finish);
        Assert.Throws<ArgumentException>(() => accumulator.Add(made.Sample(1, [0.5], study, _ => MadeUpStudy.Summary())));
        Assert.Throws<ArgumentException>(() => accumulator.Add(made.Sample(0, [0.5, 0.5], study, _ => MadeUpStudy.Summary())));
        SampleOutcome sound = made.Sample(0, [0.5], study, _ => MadeUpStudy.Summary());
        Assert.Throws<ArgumentException>(() => accumulator.Add(sound with { Cells = [[sound.Cells[0][0]]] }));
        accumulator.Add(sound);
        Assert.Throws<ArgumentException>(() => accumulator.Add(made.Sample(1, [0.5], study, _ => MadeUpStudy.Summary() with { Assets = [new("elsewhere", 0, true, 0)] })));
    }

    [Fact]
    public void The_same_samples_give_the_same_result()
    {
        MadeUpStudy study = new() { Alternatives = ["a", "b", "c"], Samples = 60, Measures = ["leakage", "shots-per-kill"] };
        RunSummary Run(MadeUpRun r) => MadeUpStudy.Summary(Math.Clamp(0.1 * r.Force + r.Coordinates[0] * 0.5 + 0.05 * MadeUpStudy.Luck(r, 3).A, 0, 1), shotsPerKill: 2 + MadeUpStudy.Luck(r, 3).B);
        Assert.Equivalent(study.Play(Run).Finish(), study.Play(Run).Finish(), strict: true);
    }

    [Fact]
    public void Progress_shows_the_main_measure_of_every_alternative()
    {
        MadeUpStudy study = new() { Alternatives = ["a", "b"], Samples = 50 };
        StudyAccumulator accumulator = study.Play(r => MadeUpStudy.Summary(0.3 + 0.1 * r.Force + 0.1 * r.Coordinates[0]));
        StudyResult result = accumulator.Finish();
        IReadOnlyList<LeadingMeasure> leading = accumulator.Leading();
        Assert.Equal(result.Alternatives.Select(a => (a.Key, a.Measures[0].Mean.Mean)), leading.Select(l => (l.Key, l.Mean)));
        Near.Equal(result.Alternatives[0].Measures[0].Mean.High - leading[0].Mean, leading[0].HalfWidth, absolute: 1e-12);
        Assert.Equal(50, leading[0].Samples);
    }
}
