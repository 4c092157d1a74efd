using Parapet.Model.Study;
using Parapet.Study.Measures;
using Parapet.Study.Statistics;
using Parapet.Study.Tests.Statistics;
using Parapet.Testing;
using Xunit;

namespace Parapet.Study.Tests.Measures;

public sealed class StudyStopTests
{
    private static StopDefinition Within(double halfWidth, StopRule rule = StopRule.AlphaSpending, string measure = "shots-per-kill") => new() { Measure = measure, HalfWidth = halfWidth, Rule = rule };

    [Fact]
    public void Looks_are_fixed_beforehand_and_counted_in_whole_blocks()
    {
        Assert.Equal([50, 75, 113, 170, 200], new StudyStop(Within(1), 0.95, 200, 1, false).Looks);
        Assert.Equal([300, 450, 600], new StudyStop(Within(1), 0.95, 605, 6, false).Looks);
        Assert.Equal([20], new StudyStop(Within(1), 0.95, 20, 1, false).Looks);
    }

    [Fact]
    public void It_waits_for_the_last_alternative_and_reports_the_interval_of_its_rule()
    {
        MadeUpStudy made = new() { Alternatives = ["calm", "wild"], Measures = ["shots-per-kill"], Samples = 2000, Replicates = 1, Stop = Within(0.25) };
        LoadedStudy study = made.Load();
        StudyAccumulator accumulator = new(study, made.Facts);
        StudyVerdict verdict = accumulator.Verdict()!;
        while (verdict.State == SequentialState.Continue)
        {
            Assert.Empty(verdict.Estimates);
            accumulator.Add(made.Sample(accumulator.Samples, [0.5], study, r => MadeUpStudy.Summary(shotsPerKill: 10 + (r.Force == 0 ? 0.1 : 1.5) * MadeUpStudy.Luck(r, 1).A)));
            verdict = accumulator.Verdict()!;
        }
        Assert.Equal(SequentialState.Reached, verdict.State);
        Assert.True(accumulator.Samples > 75);
        Assert.Contains(accumulator.Samples, accumulator.Stop!.Looks);
        StudyResult result = accumulator.Finish();
        Assert.Equal("half-width", result.Head.Stopped);
        Assert.All(result.Alternatives, a => Assert.Equal(SequentialStop.SpendingMean, a.Measures[0].Mean.Method));
        Estimate wild = result.Alternatives[1].Measures[0].Mean;
        Assert.True((wild.High - wild.Low) / 2 <= 0.25);
        Assert.Equal(verdict.Estimates["wild"], wild);
    }

    [Fact]
    public void The_end_without_the_bound_is_told_and_so_is_an_interruption()
    {
        MadeUpStudy made = new() { Measures = ["shots-per-kill"], Samples = 60, Replicates = 1, Stop = Within(1e-6) };
        Parapet.Engine.Record.RunSummary Run(MadeUpRun r) => MadeUpStudy.Summary(shotsPerKill: 10 + MadeUpStudy.Luck(r, 1).A);
        Assert.Equal("most-runs", made.Play(Run).Finish().Head.Stopped);
        Assert.Equal("interrupted", made.Play(Run, samples: 55).Finish().Head.Stopped);
        Assert.Equal("t", made.Play(Run, samples: 55).Finish().Alternatives[0].Measures[0].Mean.Method);
        Assert.Equal("runs", (made with { Stop = null }).Play(Run).Finish().Head.Stopped);
    }

    [Fact]
    public void An_undefended_alternative_that_always_leaks_does_not_keep_a_study_going()
    {
        MadeUpStudy made = new() { Alternatives = ["none", "some"], Samples = 5000, Stop = Within(0.02, measure: "leakage") };
        LoadedStudy study = made.Load();
        StudyAccumulator accumulator = new(study, made.Facts);
        while (accumulator.Verdict()!.State == SequentialState.Continue)
            accumulator.Add(made.Sample(accumulator.Samples, [0.5], study, r => MadeUpStudy.Summary(r.Force == 0 ? 1 : 0.3 + 0.05 * MadeUpStudy.Luck(r, 1).A)));
        Assert.InRange(accumulator.Samples, 100, 300);
        StudyEstimate none = accumulator.Finish().Alternatives[0].Measures[0];
        Assert.Equal((1.0, 1.0), (none.Mean.Mean, none.Mean.High));
        Assert.True(none.Mean.Low is > 0.9 and < 1);
    }

    [Fact]
    public void An_alternative_that_never_has_the_measure_is_left_out()
    {
        StudyStop stop = new(Within(1), 0.95, 100, 1, false);
        Moments known = default;
        for (int i = 0; i < 50; i++)
            known.Add(i % 2);
        StudyVerdict verdict = stop.Judge(50, [new("a", known, false), new("b", default, false)]);
        Assert.Equal(SequentialState.Reached, verdict.State);
        Assert.Equal(["a"], verdict.Estimates.Keys);
    }

    [Theory]
    [InlineData(StopRule.AlphaSpending, 0.95)]
    [InlineData(StopRule.FixedWidth, 0.93)]
    public void Each_alternative_keeps_its_confidence_although_the_study_looks_again_and_again(StopRule rule, double least)
    {
        const int repeats = 500;
        StudyStop stop = new(Within(0.2, rule), 0.95, 1000, 1, false);
        int held = 0;
        for (uint repeat = 0; repeat < repeats; repeat++)
        {
            Moments a = default, b = default;
            StudyVerdict verdict = stop.Judge(0, []);
            for (int s = 0; verdict.State == SequentialState.Continue; s++)
            {
                (double x, double y) = new Parapet.Foundation.StreamKey(11, repeat, 253, (uint)s)[0].Normals;
                a.Add(x);
                b.Add(0.5 * x + y);
                if (s + 1 == verdict.NextLook)
                    verdict = stop.Judge(s + 1, [new("a", a, false), new("b", b, false)]);
            }
            held += verdict.Estimates["b"].Low <= 0 && 0 <= verdict.Estimates["b"].High ? 1 : 0;
        }
        Coverage.Between(least, 1, held, repeats, $"stopping, {rule}");
    }
}
