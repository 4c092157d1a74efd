using Parapet.Engine.Record;
using Parapet.Model.Study;
using Parapet.Study.Measures;
using Parapet.Study.Tests.Statistics;
using Parapet.Testing;
using Xunit;

namespace Parapet.Study.Tests.Measures;

public sealed class ThresholdAnalysisTests
{
    private static readonly ThresholdDefinition Tenth = new() { Measure = "leakage", Factor = "size", Level = 0.25, Title = "A quarter leaks" };

    [Fact]
    public void The_crossing_lies_on_the_straight_line_between_two_levels()
    {
        MadeUpStudy study = new() { Levels = ["10 km", "20 km", "40 km"], Thresholds = [Tenth], Samples = 20 };
        ThresholdResult t = Assert.Single(study.Play(r => MadeUpStudy.Summary(r.Point switch { 0 => 0.1, 1 => 0.2, _ => 0.4 })).Finish().Thresholds);
        Near.Equal(25, t.Crossing.Mean, absolute: 1e-9);
        Assert.Equal(("km", "a", ""), (t.Unit, t.Alternative, t.Remark));
        Near.Equal(25, t.Crossing.Low, absolute: 1e-9);
    }

    [Fact]
    public void Levels_are_taken_by_their_size_and_a_falling_measure_is_followed_down()
    {
        MadeUpStudy study = new() { Levels = ["30", "10", "20"], Thresholds = [Tenth], Samples = 20 };
        ThresholdResult t = Assert.Single(study.Play(r => MadeUpStudy.Summary(r.Point switch { 0 => 0.1, 1 => 0.4, _ => 0.2 })).Finish().Thresholds);
        Near.Equal(17.5, t.Crossing.Mean, absolute: 1e-9);
    }

    [Theory]
    [InlineData(0.3, "below 10")]
    [InlineData(0.05, "above 40")]
    public void What_lies_beyond_the_levels_is_not_made_up(double first, string side)
    {
        MadeUpStudy study = new() { Levels = ["10", "20", "40"], Thresholds = [Tenth], Samples = 20 };
        StudyResult result = study.Play(r => MadeUpStudy.Summary(first + 0.01 * r.Point)).Finish();
        ThresholdResult t = Assert.Single(result.Thresholds);
        Assert.True(double.IsNaN(t.Crossing.Mean));
        Assert.Equal($"beyond the levels played: {side}", t.Remark);
        Assert.Contains(side, result.Answer[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Levels_that_are_no_numbers_get_a_remark()
    {
        MadeUpStudy study = new() { Levels = ["on", "off"], Thresholds = [Tenth] };
        Assert.Contains("not two or more numbers", Assert.Single(study.Play(_ => MadeUpStudy.Summary()).Finish().Thresholds).Remark, StringComparison.Ordinal);
    }

    [Fact]
    public void The_interval_of_the_crossing_holds()
    {
        const int repeats = 100;
        MadeUpStudy study = new() { Levels = ["10", "20", "30", "40"], Thresholds = [Tenth], Samples = 40 };
        int held = 0;
        double width = 0;
        for (uint repeat = 0; repeat < repeats; repeat++)
        {
            uint seed = repeat;
            // Mean 0.01 a step of 1, so a quarter at 25; the unknown and luck move all levels of a sample together, luck of each besides.
            RunSummary Run(MadeUpRun r) => MadeUpStudy.Summary(0.1 * (r.Point + 1) + 0.1 * (r.Coordinates[0] - 0.5) + 0.05 * MadeUpStudy.Luck(r, seed).A + 0.05 * MadeUpStudy.Luck(r, seed, 1 + (uint)r.Point).A);
            ThresholdResult t = study.Play(Run, seed).Finish().Thresholds[0];
            held += t.Crossing.Low <= 25 && 25 <= t.Crossing.High ? 1 : 0;
            width += (t.Crossing.High - t.Crossing.Low) / repeats;
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"mean width {width:F2}");
        Coverage.Between(0.88, 1, held, repeats, "crossing, 40 samples");
    }
}
