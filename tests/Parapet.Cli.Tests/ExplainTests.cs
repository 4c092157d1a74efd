using System.Text.Json;
using Parapet.Testing;
using Xunit;

namespace Parapet.Cli.Tests;

public sealed class ExplainTests
{
    public static TheoryData<string> Entries() =>
        [.. Directory.EnumerateFiles(Checkout.Path("catalogue"), "*.yaml").Select(p => Path.GetFileNameWithoutExtension(p)).Where(id => id != "sources").Order()];

    [Theory]
    [MemberData(nameof(Entries))]
    public void Every_quantity_is_shown_with_its_definition_interval_standing_and_sources(string id)
    {
        JsonElement entry = CommandLine.Call("explain", id, "--json").Json;
        HashSet<string?> known = [.. entry.GetProperty("sources").EnumerateArray().Select(s => s.GetProperty("key").GetString())];
        Assert.True(entry.GetProperty("quantities").GetArrayLength() > 5);
        foreach (JsonElement q in entry.GetProperty("quantities").EnumerateArray())
        {
            string path = q.GetProperty("path").GetString()!;
            Assert.False(string.IsNullOrWhiteSpace(q.GetProperty("definition").GetString()), path);
            Assert.True(q.GetProperty("low").GetDouble() <= q.GetProperty("likely").GetDouble() && q.GetProperty("likely").GetDouble() <= q.GetProperty("high").GetDouble(), path);
            Assert.NotEmpty(q.GetProperty("standing").GetString()!);
            Assert.All(q.GetProperty("sources").EnumerateArray(), s => Assert.Contains(s.GetString(), known));
        }
        Called text = CommandLine.Call("explain", id);
        Assert.Equal(0, text.Code);
        Assert.All(entry.GetProperty("quantities").EnumerateArray(), q => Assert.Contains(q.GetProperty("path").GetString()!.Split('.')[^1], text.Output, StringComparison.Ordinal));
    }

    [Fact]
    public void A_quantity_is_given_in_SI_and_as_it_is_written()
    {
        JsonElement range = CommandLine.Call("explain", "s-400", "--json").Json.GetProperty("quantities").EnumerateArray()
            .Single(q => q.GetProperty("path").GetString() == "radars.91n6e.detection-range");
        Assert.Equal("m", range.GetProperty("unit").GetString());
        Assert.Equal(range.GetProperty("likely").GetDouble() / 1000 + " km", range.GetProperty("text").GetProperty("likely").GetString());
    }

    [Fact]
    public void What_is_least_known_and_the_sources_stand_under_the_table()
    {
        string text = CommandLine.Call("explain", "s-400").Output;
        int table = text.IndexOf("radars.91n6e", StringComparison.Ordinal), least = text.IndexOf("What is least known", StringComparison.Ordinal);
        int sources = text.IndexOf("\nSources\n", StringComparison.Ordinal);
        Assert.True(0 < table && table < least && least < sources);
        Assert.Contains("▲", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_misspelt_id_is_answered_with_the_near_one_and_all_there_are()
    {
        Called call = CommandLine.Call("explain", "s400");
        Assert.Equal(2, call.Code);
        Assert.Contains("did you mean s-400?", call.Errors, StringComparison.Ordinal);
        Assert.Contains("patriot", call.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_id_the_catalogue_is_listed()
    {
        Called call = CommandLine.Call("explain");
        Assert.Equal(0, call.Code);
        Assert.All(Entries().Select(row => row.Data), id => Assert.Contains(id, call.Output, StringComparison.Ordinal));
    }
}
