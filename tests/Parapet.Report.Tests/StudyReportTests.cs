using System.Text;
using System.Text.Json;
using Parapet.Study.Measures;
using Xunit;

namespace Parapet.Report.Tests;

public class StudyReportTests
{
    private const string Hostile = "</script><img src=x onerror=\"alert('1')\">&{{data}}";

    private static readonly string Rich = StudyReport.Text(MadeUp.Rich());

    [Fact]
    public void The_same_result_gives_the_same_bytes()
    {
        using MemoryStream first = new(), second = new();
        StudyReport.Write(MadeUp.Rich(), first);
        StudyReport.Write(MadeUp.Rich(), second);
        Assert.Equal(first.ToArray(), second.ToArray());
        Assert.Equal(Encoding.UTF8.GetBytes(Rich), first.ToArray());
        Assert.Equal((byte)'<', first.ToArray()[0]);
    }

    [Fact]
    public void Nothing_is_loaded_from_anywhere()
    {
        foreach ((string name, IReadOnlyDictionary<string, string> attributes) in Html.Tags(Rich))
        {
            Assert.DoesNotContain(name, (string[])["img", "iframe", "object", "embed", "base", "form", "video", "audio"]);
            Assert.DoesNotContain("src", attributes.Keys);
            Assert.DoesNotContain("srcset", attributes.Keys);
            if (attributes.TryGetValue("href", out string? href))
                Assert.True(href.StartsWith('#') || href == "data:,", href);
        }

        Assert.DoesNotContain("@import", Rich, StringComparison.Ordinal);
        Assert.DoesNotContain("url(http", Rich, StringComparison.Ordinal);
        Assert.Contains("""content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:""", Rich, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_a_study_is_called_stays_text()
    {
        StudyResult rich = MadeUp.Rich(Hostile);
        StudyResult all = rich with
        {
            Head = rich.Head with { Question = Hostile, Engine = Hostile, Id = Hostile },
            Answer = [Hostile],
            Alternatives = [.. rich.Alternatives.Select(a => a with { Title = Hostile, Classes = [.. a.Classes.Select(c => c with { Class = Hostile })] })],
            Inputs = [.. rich.Inputs.Select(i => i with { Path = Hostile, Definition = Hostile, Unit = Hostile, Sources = [new(Hostile, Hostile)] })],
            Retained = [.. rich.Retained.Select(r => r with { Folder = Hostile, RunKey = Hostile })],
        };
        string html = StudyReport.Text(all);
        Assert.DoesNotContain(Html.Tags(html), t => t.Name == "img" || t.Attributes.ContainsKey("onerror"));
        Assert.Equal(Hostile, Assert.Single(Html.Texts(html, "h1")));
        Assert.Equal(Html.Tags(Rich).Count(t => t.Name == "script"), Html.Tags(html).Count(t => t.Name == "script"));
        using JsonDocument figures = JsonDocument.Parse(Html.Script(html, "figures"));
        Assert.Contains(Hostile, figures.RootElement.GetProperty("fig-timeline").GetProperty("panels").EnumerateArray().Select(p => p.GetProperty("t").GetString()));
    }

    [Fact]
    public void Headings_go_down_one_step_at_a_time_from_one_title()
    {
        int[] levels = [.. Html.Tags(Rich).Where(t => t.Name.Length == 2 && t.Name[0] == 'h' && char.IsAsciiDigit(t.Name[1])).Select(t => t.Name[1] - '0')];
        Assert.Equal(1, levels[0]);
        Assert.Equal(1, levels.Count(l => l == 1));
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.InRange(pair.Second, 2, pair.First + 1));
    }

    [Fact]
    public void Every_input_has_its_row_with_interval_standing_and_sources()
    {
        IReadOnlyList<string> rows = Html.Texts(Rich, "tr");
        foreach (InputResult input in MadeUp.Rich().Inputs)
        {
            string row = Assert.Single(rows, r => r.Contains($" {input.Path} ", StringComparison.Ordinal));
            Assert.Contains(input.Standing, row, StringComparison.Ordinal);
            Assert.All(input.Sources, s => Assert.Contains(s.Key, row, StringComparison.Ordinal));
            Assert.Contains(input.Definition, row, StringComparison.Ordinal);
        }

        Assert.Contains(rows, r => r.Contains("40 km", StringComparison.Ordinal) && r.Contains("28 km to 56 km", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_figure_has_a_summary_numbers_for_it_and_a_table()
    {
        using JsonDocument figures = JsonDocument.Parse(Html.Script(Rich, "figures"));
        var plots = Html.Tags(Rich).Where(t => t.Attributes.ContainsKey("data-figure")).Select(t => t.Attributes).ToList();
        Assert.Equal(figures.RootElement.EnumerateObject().Select(f => f.Name), plots.Select(p => p["data-figure"]));
        Assert.Equal(8, plots.Count);
        Assert.All(plots, p => Assert.True(p["role"] == "img" && p["aria-label"].Length > 40, p["data-figure"]));
        Assert.Equal(plots.Count, Html.Tags(Rich).Count(t => t.Name == "details" && t.Attributes.GetValueOrDefault("class") == "numbers" && t.Attributes.ContainsKey("open")));
        Assert.All(Html.Texts(Rich, "figure"), f => Assert.Contains("Numbers in a table", f, StringComparison.Ordinal));
    }

    [Fact]
    public void Tables_have_captions_and_headings_with_a_scope()
    {
        var tags = Html.Tags(Rich);
        Assert.Equal(tags.Count(t => t.Name == "table"), tags.Count(t => t.Name == "caption"));
        Assert.All(tags.Where(t => t.Name == "th"), t => Assert.True(t.Attributes.GetValueOrDefault("scope") is "col" or "row"));
        string[] ids = [.. tags.Where(t => t.Attributes.ContainsKey("id")).Select(t => t.Attributes["id"])];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(tags.Where(t => t.Attributes.GetValueOrDefault("href")?.StartsWith('#') == true), t => Assert.Contains(t.Attributes["href"][1..], ids));
    }

    [Fact]
    public void A_section_without_data_is_left_out()
    {
        string bare = StudyReport.Text(MadeUp.Bare());
        Assert.Equal(["reproduce"], Html.Tags(bare).Where(t => t.Name == "section").Select(t => t.Attributes["id"]));
        string[] rich = [.. Html.Tags(Rich).Where(t => t.Name == "section").Select(t => t.Attributes["id"])];
        Assert.Equal(
            ["alternatives", "ranking", "differences", "classes", "assets", "timeline", "cash", "frontier", "sensitivity", "magazines", "thresholds", "expectations", "retained", "inputs", "sources", "reproduce"], rich);
    }

    [Fact]
    public void Levels_that_are_numbers_make_lines_and_others_rows()
    {
        using JsonDocument lines = JsonDocument.Parse(Html.Script(StudyReport.Text(MadeUp.Levelled()), "figures"));
        JsonElement figure = lines.RootElement.GetProperty("fig-alternatives");
        Assert.Equal("levels", figure.GetProperty("kind").GetString());
        Assert.Equal([10, 20, 40, 60, 80, 120], figure.GetProperty("panels")[0].GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("x").GetInt32()).Distinct());
        using JsonDocument rows = JsonDocument.Parse(Html.Script(Rich, "figures"));
        Assert.Equal("dots", rows.RootElement.GetProperty("fig-alternatives").GetProperty("kind").GetString());
    }

    [Fact]
    public void The_best_is_on_top_and_a_missing_measure_is_no_row()
    {
        using JsonDocument figures = JsonDocument.Parse(Html.Script(Rich, "figures"));
        JsonElement panels = figures.RootElement.GetProperty("fig-alternatives").GetProperty("panels");
        Assert.Equal("Return, F-35 and Patriot", panels[0].GetProperty("rows")[0].GetProperty("l").GetString());
        Assert.Equal(7, panels[0].GetProperty("rows").GetArrayLength());
        Assert.Equal(6, panels[2].GetProperty("rows").GetArrayLength());
        Assert.Equal("million USD", panels[2].GetProperty("u").GetString());
        Assert.Equal("minutes", panels[3].GetProperty("u").GetString());
    }

    /// <summary>Left beside the tests for eyes: no test says whether a figure is well drawn.</summary>
    [Theory]
    [InlineData("example")]
    [InlineData("levels")]
    public void The_file_holds_what_the_text_holds(string name)
    {
        StudyResult result = name == "example" ? MadeUp.Rich() : MadeUp.Levelled();
        string path = Path.Combine(AppContext.BaseDirectory, name + ".html");
        using (FileStream file = File.Create(path))
            StudyReport.Write(result, file);
        Assert.Equal(StudyReport.Text(result), File.ReadAllText(path));
    }
}
