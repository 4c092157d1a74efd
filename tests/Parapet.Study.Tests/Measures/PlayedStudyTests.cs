using Parapet.Model.Checks;
using Parapet.Model.Study;
using Parapet.Study.Design;
using Parapet.Study.Execute;
using Parapet.Study.Measures;
using Parapet.Testing;
using Xunit;

namespace Parapet.Study.Tests.Measures;

/// <summary>The statistics on runs of the engine.</summary>
public sealed class PlayedStudyTests
{
    [Fact]
    public void The_textbook_s_answers_lie_inside_their_intervals()
    {
        Diagnostics faults = new();
        LoadedStudy study = StudyLoader.Load(Checkout.Path("studies/textbook.yaml"), Checkout.Path("catalogue"), faults)!;
        Assert.False(faults.Any);
        // Few runs, for each costs some 50 ms in a debug build.
        study = study with { Document = study.Document with { Design = study.Document.Design with { Replicates = 4 } } };
        StudyPlan plan = new(study, runs: 60);
        StudyAccumulator accumulator = new(study, StudyFacts.Of(plan));
        List<SampleOutcome> samples = [];
        new StudyRunner(plan).Play(0, 2, sample =>
        {
            samples.Add(sample);
            accumulator.Add(sample);
            return true;
        }, cancel: TestContext.Current.CancellationToken);
        StudyResult result = accumulator.Finish();
        foreach (string line in result.Answer)
            TestContext.Current.TestOutputHelper?.WriteLine(line);
        Assert.Equal(60, result.Head.Runs);
        // Five limits of 95 %: one outside is no surprise (in 20 studies of 100), two are (in 2).
        Assert.True(result.Expectations.Count(e => !e.Holds) <= 1, string.Join("; ", result.Expectations.Where(e => !e.Holds)));
        for (int a = 0; a < study.Document.Alternatives.Count; a++)
        {
            int cell = study.Cell(0, study.ForceOf(a), 0).Index;
            double mean = samples.SelectMany(s => s.Cells[cell]).Average(r => r.Summary.Measures.Leakage);
            Near.Equal(mean, result.Alternatives[a].Measures[0].Mean.Mean, absolute: 1e-12);
            Assert.Equal(12, result.Alternatives[a].Measures[0].Mean.Count);
            Near.Equal(samples.SelectMany(s => s.Cells[cell]).Average(r => r.Summary.Units.Sum(u => u.Shots)), result.Alternatives[a].Magazines.Sum(m => m.Spent.Mean.Mean), absolute: 1e-9);
        }
        Assert.Equal("look-8", result.Ranking[^1].Key);
    }
}
