using System.Text.RegularExpressions;
using Parapet.Engine.Record;
using Parapet.Study.Measures;
using Parapet.Testing;
using Xunit;

namespace Parapet.Study.Tests.Measures;

public sealed partial class StudyMeasuresTests
{
    [Fact]
    public void Every_measure_reads_its_own_number()
    {
        RunSummary summary = new()
        {
            Raid = new(20, 7, 9, 4, [new("drone", 16, 6, 8, 2), new("missile", 4, 1, 1, 2)]),
            Assets = [new("port", 2, true, 0.25), new("refinery", 3, false, 1)],
            Units = [new("battery", "s-400", 11, 5, [], 3e6), new("patrol", "f-35", 4, 3, [], 1e6)],
            Measures = new(0.45, 1.5, 2.5, 33),
            Picture = new(12, 6, 1.75),
        };
        Dictionary<string, double> worth = new() { ["port"] = 3, ["refinery"] = 1 };
        Dictionary<string, double> expected = new()
        {
            ["leakage"] = 0.45, ["protection"] = 0.5625, ["damage"] = 0.625, ["assets-lost"] = 1, ["killed"] = 7, ["kills"] = 8, ["shots"] = 15, ["shots-per-kill"] = 1.5,
            ["cost-exchange"] = 2.5, ["spent-usd"] = 4e6, ["first-detection"] = 33, ["track-latency"] = 1.75, ["false-tracks"] = 6,
            ["leakage.missile"] = 0.25, ["survival.port"] = 1, ["survival.refinery"] = 0, ["spent.patrol"] = 1e6, ["spent.absent"] = 0,
        };
        Assert.All(expected, e => Assert.Equal(e.Value, StudyMeasures.Find(e.Key)!.Of(summary, worth)));
        Assert.True(double.IsNaN(StudyMeasures.Find("leakage.glider")!.Of(summary, worth)));
        Assert.True(double.IsNaN(StudyMeasures.Find("survival.bridge")!.Of(summary, worth)));
        Assert.Empty(StudyMeasures.All.Select(m => m.Id).Except(expected.Keys));
    }

    [Theory]
    [InlineData("leakages")]
    [InlineData("survival")]
    [InlineData("survival.")]
    [InlineData(".port")]
    [InlineData("damage.port")]
    [InlineData("")]
    public void A_name_of_nothing_is_not_found(string id) => Assert.Null(StudyMeasures.Find(id));

    [Fact]
    public void A_wrong_name_gets_a_hint()
    {
        var study = new MadeUpStudy().Load();
        Assert.Null(StudyMeasures.Hint("survival.port", study));
        Assert.Equal("did you mean \"leakage\"?", StudyMeasures.Hint("leakge", study));
        Assert.Equal("did you mean \"survival.port\"?", StudyMeasures.Hint("survival.prt", study));
        Assert.Contains("cost-exchange", StudyMeasures.Hint("happiness", study), StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_lists_every_measure_as_the_code_defines_it()
    {
        string page = File.ReadAllText(Checkout.Path("docs/models/studies.md"));
        Dictionary<string, string> rows = Row().Matches(page).ToDictionary(m => m.Groups[1].Value, m => m.Value);
        IEnumerable<MeasureHead> heads = StudyMeasures.All.Select(m => m.Head).Concat(StudyMeasures.Families.Select(f => f.For($"<{f.Member}>").Head));
        foreach (MeasureHead head in heads)
        {
            Assert.True(rows.Remove(head.Id, out string? row), $"docs/models/studies.md does not list {head.Id}");
            Assert.Equal($"| `{head.Id}` | {(head.Unit.Length > 0 ? head.Unit : "–")} | {head.Better.ToString().ToLowerInvariant()} | {head.Definition} |", row);
        }
        Assert.Empty(rows.Keys);
    }

    // Four columns; other tables of the page have fewer.
    [GeneratedRegex(@"^\| `([a-z-]+(?:\.<[a-z ]+>)?)` \| [^|]+ \| [^|]+ \| [^|]+ \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
