using System.Text;
using System.Text.Json;
using Parapet.Report.Json;
using Parapet.Study.Measures;
using Parapet.Testing;
using Xunit;

namespace Parapet.Report.Tests;

public class StudyJsonTests
{
    private static readonly string Rich = Text(MadeUp.Rich());

    [Fact]
    public void The_document_parses_and_is_the_same_each_time()
    {
        using JsonDocument document = JsonDocument.Parse(Rich);
        Assert.Equal("return-the-s400", document.RootElement.GetProperty("study").GetString());
        Assert.Equal(Rich, Text(MadeUp.Rich()));
        Assert.EndsWith("}\n", Rich, StringComparison.Ordinal);
        Assert.DoesNotContain("\r", Rich, StringComparison.Ordinal);
    }

    [Fact]
    public void A_measure_is_found_by_its_name()
    {
        using JsonDocument document = JsonDocument.Parse(Rich);
        JsonElement leakage = document.RootElement.GetProperty("alternatives")[0].GetProperty("measures").GetProperty("leakage");
        StudyEstimate expected = MadeUp.Rich().Alternatives[0].Measures[0];
        Assert.Equal(expected.Mean.Mean, leakage.GetProperty("mean").GetDouble());
        Assert.Equal(expected.IgnoranceHigh, leakage.GetProperty("ignoranceHigh").GetDouble());
        Assert.Equal(expected.ChanceError, leakage.GetProperty("chanceError").GetDouble());
        Assert.True(document.RootElement.GetProperty("alternatives")[0].GetProperty("byRaid").GetProperty("ballistic").TryGetProperty("protection", out _));
        Assert.Equal("less", document.RootElement.GetProperty("measures")[0].GetProperty("better").GetString());
    }

    [Fact]
    public void What_is_not_finite_is_null()
    {
        using JsonDocument document = JsonDocument.Parse(Rich);
        Assert.Equal(JsonValueKind.Null, document.RootElement.GetProperty("alternatives")[0].GetProperty("measures").GetProperty("spent").GetProperty("mean").ValueKind);
    }

    [Fact]
    public void Only_keys_of_the_wall_are_added_and_they_come_last()
    {
        string text = Text(MadeUp.Bare(), new("wallSeconds", 12.5), new("wallRunsPerSecond", double.NaN));
        using JsonDocument document = JsonDocument.Parse(text);
        Assert.Equal(["wallSeconds", "wallRunsPerSecond"], document.RootElement.EnumerateObject().Select(p => p.Name).TakeLast(2));
        Assert.Equal(12.5, document.RootElement.GetProperty("wallSeconds").GetDouble());
        Assert.Throws<ArgumentException>(() => Text(MadeUp.Bare(), new KeyValuePair<string, double>("seconds", 1)));
    }

    /// <summary>docs/formats.md names every field, and the section on study.json no field that is not there.</summary>
    [Fact]
    public void The_document_has_the_fields_that_its_page_names()
    {
        string page = File.ReadAllText(Checkout.Path("docs", "formats.md"));
        int from = page.IndexOf("\n## study.json", StringComparison.Ordinal), to = page.IndexOf("\n## ", from + 4, StringComparison.Ordinal);
        string[] rows = [.. page[from..(to < 0 ? page.Length : to)].Split('\n').Where(l => l.StartsWith("| `", StringComparison.Ordinal))];
        SortedSet<string> named = [.. rows.SelectMany(r => r.Split('`').Where((_, i) => i % 2 == 1)).SelectMany(n => n.TrimEnd('[', ']').Split('.')).Where(n => n.Length > 0).Select(n => n.TrimEnd('[', ']'))];
        using JsonDocument document = JsonDocument.Parse(Text(MadeUp.Rich(), new KeyValuePair<string, double>("wallSeconds", 1)));
        SortedSet<string> found = [];
        Collect(document.RootElement, found);
        Assert.Empty(found.Except(named));
        Assert.Empty(named.Except(found));
    }

    // Objects under these keys have ids of the study for keys.
    private static readonly string[] Maps = ["measures", "byRaid", "strengths", "flows"];

    private static void Collect(JsonElement element, SortedSet<string> names, bool map = false, bool twice = false)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in element.EnumerateArray())
                Collect(item, names);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty property in element.EnumerateObject())
            {
                if (!map)
                    names.Add(property.Name);
                Collect(property.Value, names, map ? twice : Maps.Contains(property.Name), !map && property.Name == "byRaid");
            }
        }
    }

    private static string Text(StudyResult result, params KeyValuePair<string, double>[] wall)
    {
        using MemoryStream stream = new();
        StudyJson.Write(result, stream, wall);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
