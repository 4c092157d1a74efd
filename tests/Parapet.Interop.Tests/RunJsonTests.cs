using System.Text;
using System.Text.Json;
using Parapet.Engine.Record;
using Parapet.Interop.Json;
using Xunit;

namespace Parapet.Interop.Tests;

public sealed class RunJsonTests
{
    [Fact]
    public void The_document_has_the_published_keys_in_the_published_order()
    {
        const string expected = """
            {"scenario":"two-threats","scenarioHash":"HASH","engine":"parapet-engine 0.1.0","seed":7,"runs":1,"stateHash":"STATE",
            "simulatedSeconds":600,"wallSeconds":0.42,
            "raid":{"threats":2,"killed":1,"leaked":1,"other":0,"byClass":[
            {"class":"kalibr-class","threats":1,"killed":1,"leaked":0},{"class":"srbm-class","threats":1,"killed":0,"leaked":1}]},
            "assets":[{"id":"refinery","hits":0,"survived":true,"damage":0},{"id":"airbase","hits":1,"survived":false,"damage":1}],
            "units":[{"id":"battery-a","system":"s-400","shots":1,"kills":1,"remaining":{"48n6e3":7,"9m96":12},"spentUsd":1500000.5}],
            "measures":{"leakage":0.5,"shotsPerKill":1,"costExchange":null,"firstDetectionSeconds":31.25},
            "picture":{"tracksFormed":1,"falseTracks":0,"meanTrackLatencySeconds":3.125},"runKey":"two-threats@7/0"}
            """;
        RunRecord run = Fixture.Run() with { ScenarioHash = "HASH", StateHash = "STATE" };
        Assert.Equal(expected.Replace("\n", "", StringComparison.Ordinal), Document(run, 0.42));
    }

    [Fact]
    public void Without_wall_time_the_key_is_left_out() =>
        Assert.DoesNotContain("wall", Document(Fixture.Run(), null), StringComparison.Ordinal);

    [Fact]
    public void The_file_is_the_same_document_and_the_same_bytes_each_time()
    {
        using MemoryStream a = new(), b = new();
        RunJson.WriteFile(Fixture.Run(), a, "e", "two-threats@7/0");
        RunJson.WriteFile(Fixture.Run(), b, "e", "two-threats@7/0");
        Assert.Equal(a.ToArray(), b.ToArray());
        Assert.Equal((byte)'\n', a.ToArray()[^1]);
        Assert.DoesNotContain("\r", Encoding.UTF8.GetString(a.ToArray()), StringComparison.Ordinal);
        using JsonDocument file = JsonDocument.Parse(a.ToArray());
        string printed = Document(Fixture.Run(), null).Replace("parapet-engine 0.1.0", "e", StringComparison.Ordinal);
        using JsonDocument line = JsonDocument.Parse(printed);
        Assert.True(JsonElement.DeepEquals(file.RootElement, line.RootElement));
    }

    [Fact]
    public void Estimates_over_many_runs_take_the_places_of_the_same_numbers()
    {
        RunRecord run = Fixture.Run();
        IReadOnlyList<double> numbers = RunShape.Numbers(run.Summary);
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, JsonNumbers.Compact))
            RunJson.Write(writer, new("two-threats", "h", "e", 7, 2, "s", 1200, null), run.Summary, new Counting(writer), null);
        using JsonDocument document = JsonDocument.Parse(stream.ToArray());
        JsonElement unit = document.RootElement.GetProperty("units")[0];
        Assert.Equal(2, document.RootElement.GetProperty("runs").GetInt32());
        Assert.Equal("s-400", unit.GetProperty("system").GetString());
        int index = unit.GetProperty("remaining").GetProperty("9m96").GetProperty("mean").GetInt32();
        Assert.Equal(12, numbers[index]);
        int last = document.RootElement.GetProperty("picture").GetProperty("meanTrackLatencySeconds").GetProperty("mean").GetInt32();
        Assert.Equal(numbers.Count - 1, last);
    }

    private static string Document(RunRecord run, double? wallSeconds)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, JsonNumbers.Compact))
            RunJson.Write(writer, run, "parapet-engine 0.1.0", "two-threats@7/0", wallSeconds);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Prints each number's place in the walk.</summary>
    private sealed class Counting(Utf8JsonWriter writer) : JsonRunVisitor(writer)
    {
        private int next;

        public override void Number(string name, RunNumber kind, double value)
        {
            Writer.WriteStartObject(name);
            Writer.WriteNumber("mean", next++);
            Writer.WriteEndObject();
        }
    }
}
