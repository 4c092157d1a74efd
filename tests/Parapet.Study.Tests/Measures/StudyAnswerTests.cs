using Parapet.Model.Study;
using Parapet.Study.Measures;
using Parapet.Testing;
using Xunit;

namespace Parapet.Study.Tests.Measures;

public sealed class StudyAnswerTests
{
    [Fact]
    public void The_best_comes_with_interval_and_number_and_what_it_is_apart_from()
    {
        IReadOnlyList<string> answer = Two().Play(Leaks).Finish().Answer;
        Show(answer);
        Assert.Equal(3, answer.Count);
        Assert.Matches(@"^“Plan B” has the lowest leakage of 2 alternatives, 30\.\d % \(95 % interval [\d.]+ % to [\d.]+ %; 200 samples, 400 runs\); it can be told apart from the next best, “Plan A” with 4\d\.\d % \(95 % interval .*\): they differ by 15\.\d+ points \(95 % interval 14\.\d+ to 15\.\d+; 200 samples; adjusted p below 0\.001\)\.$", answer[0]);
        Assert.Matches(@"^What is not known spreads the leakage of “Plan B” from [\d.]+ % to [\d.]+ % \(5 to 95 % of 200 samples\); what matters most is range, which explains [\d.]+ % of that variance by itself \(95 % interval [\d.]+ % to [\d.]+ %; 200 samples\)\.$", answer[1]);
        Assert.Matches(@"^What remains open: “Plan B” comes out best in 100\.0 % of 200 samples of what is not known, luck alone leaves a standard error of 0\.\d % on its leakage \(400 runs\), and whether the model is right is in none of these figures\.$", answer[2]);
    }

    [Fact]
    public void What_cannot_be_told_apart_is_said_so()
    {
        IReadOnlyList<string> answer = Two().Play(r => MadeUpStudy.Summary(0.3 + 0.05 * MadeUpStudy.Luck(r, 1, (uint)r.Force).A)).Finish().Answer;
        Show(answer);
        Assert.Contains("it cannot be told apart from the next best", answer[0], StringComparison.Ordinal);
        Assert.Contains("by no more than luck would make it seem", answer[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_study_that_draws_nothing_speaks_of_luck_alone()
    {
        IReadOnlyList<string> answer = (Two() with { Kind = DesignKind.Likely, Unknowns = [], Alternatives = ["a"] }).Play(r => MadeUpStudy.Summary(0.3 + 0.05 * MadeUpStudy.Luck(r, 1).A)).Finish().Answer;
        Show(answer);
        Assert.StartsWith("“Plan A” comes to a leakage of ", answer[0], StringComparison.Ordinal);
        Assert.StartsWith("Every figure stood at its likely value", answer[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Known_answers_are_held_against_their_intervals()
    {
        MadeUpStudy study = Two() with { Expectations = [Known("a", 0.45), Known("b", 0.9)] };
        StudyResult result = study.Play(Leaks).Finish();
        Show(result.Answer);
        Assert.Equal([true, false], result.Expectations.Select(e => e.Holds));
        Assert.StartsWith("1 of 2 known answers lies outside the interval found: “Plan B” was to have a leakage of 90.0 % and has ", result.Answer[2], StringComparison.Ordinal);
        Assert.StartsWith("The known answer lies inside its interval: “Plan A” was to have", (study with { Expectations = [Known("a", 0.45)] }).Play(Leaks).Finish().Answer[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_threshold_is_told_for_each_alternative()
    {
        MadeUpStudy study = Two() with { Levels = ["10", "20", "40"], Thresholds = [new() { Measure = "leakage", Factor = "size", Level = 0.3, Title = "Thirty percent" }] };
        IReadOnlyList<string> answer = study.Play(r => MadeUpStudy.Summary(0.12 * (r.Point + 1) + 0.05 * r.Force + 0.02 * MadeUpStudy.Luck(r, 1).A)).Finish().Answer;
        Show(answer);
        Assert.Matches(@"^The leakage passes 30\.0 % along ""raid size"" for “Plan A” at [\d.]+ \(95 % interval [\d.]+ to [\d.]+\); for “Plan B” at [\d.]+ \(95 % interval [\d.]+ to [\d.]+\) \(200 samples\)\.$", answer[0]);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(3, "3")]
    [InlineData(3.14159, "3.142")]
    [InlineData(-31.4159, "-31.42")]
    [InlineData(314.159, "314.2")]
    [InlineData(31415.9, "31,416")]
    [InlineData(0.0314159, "0.03142")]
    [InlineData(0.000314159, "0.000314")]
    public void Numbers_have_four_digits(double value, string text) => Assert.Equal(text, StudyNumbers.Number(value));

    [Fact]
    public void Money_shares_and_seconds_have_their_units()
    {
        Assert.Equal("2.5 bn USD", StudyNumbers.Text(2.5e9, StudyMeasures.Find("spent-usd")!));
        Assert.Equal("12.3 %", StudyNumbers.Text(0.1234, StudyMeasures.Find("leakage")!));
        Assert.Equal("0.0 %", StudyNumbers.Text(-1e-9, StudyMeasures.Find("leakage")!));
        Assert.Equal("31.5 s", StudyNumbers.Text(31.5, StudyMeasures.Find("first-detection")!));
        Assert.Equal("none", StudyNumbers.Text(double.NaN, StudyMeasures.Find("leakage")!));
    }

    private static MadeUpStudy Two() => new() { Alternatives = ["a", "b"], Unknowns = ["range", "rate"], Samples = 200 };

    private static Parapet.Engine.Record.RunSummary Leaks(MadeUpRun r) =>
        MadeUpStudy.Summary(0.4 - 0.15 * r.Force + 0.1 * r.Coordinates[0] + 0.03 * MadeUpStudy.Luck(r, 1).A + 0.01 * MadeUpStudy.Luck(r, 1, 1 + (uint)r.Force).A);

    private static ExpectationDefinition Known(string alternative, double value) => new() { Alternative = alternative, Measure = "leakage", Value = value, Source = "made up" };

    private static void Show(IReadOnlyList<string> answer) => TestContext.Current.TestOutputHelper?.WriteLine(string.Join(" ", answer));
}
