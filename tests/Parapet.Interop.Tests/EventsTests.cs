using System.Text;
using Parapet.Engine.Record;
using Parapet.Foundation;
using Parapet.Interop.Events;
using Xunit;

namespace Parapet.Interop.Tests;

public sealed class EventsTests
{
    [Fact]
    public void A_line_is_as_documented()
    {
        string[] lines = Written(Fixture.Run()).Split('\n');
        Assert.Equal("""{"t":12.345,"kind":"threat-launched","subject":"wave-1/0","object":"refinery"}""", lines[0]);
        Assert.Equal("""{"t":34.000000001,"kind":"track-confirmed","subject":"post-1","track":4,"sigmaM":55}""", lines[2]);
        Assert.Equal("", lines[^1]);
        Assert.Equal(Fixture.Run().Events.Count + 1, lines.Length);
    }

    [Fact]
    public void What_is_written_reads_back_equal_to_the_nanosecond_and_the_last_bit()
    {
        RunRecord run = Fixture.Run();
        List<EventRecord> read = [.. EventsReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(Written(run))))];
        Assert.Equal(run.Events.Count, read.Count);
        for (int i = 0; i < read.Count; i++)
        {
            Assert.Equal(run.Events[i] with { Values = [] }, read[i] with { Values = [] });
            Assert.Equal(run.Events[i].Values.AsEnumerable(), read[i].Values);
        }
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "0.000000001")]
    [InlineData(-1_500_000_000, "-1.5")]
    [InlineData(-1, "-0.000000001")]
    [InlineData(8_999_999_999_999_999_999, "8999999999.999999999")]
    public void Seconds_are_exact_decimals(long nanoseconds, string text)
    {
        Assert.Equal(text, Json.JsonNumbers.Seconds(new(nanoseconds)));
        Assert.True(Json.JsonNumbers.TryParseSeconds(Encoding.UTF8.GetBytes(text), out SimTime back));
        Assert.Equal(nanoseconds, back.Nanoseconds);
    }

    [Fact]
    public void Every_kind_has_its_own_name_and_reads_back()
    {
        Assert.Equal(Enum.GetValues<EventKind>().Length, EventKinds.All.Distinct().Count());
        foreach (EventKind kind in Enum.GetValues<EventKind>())
        {
            Assert.True(EventKinds.TryParse(EventKinds.Text(kind), out EventKind back));
            Assert.Equal(kind, back);
        }

        Assert.Equal("return-to-base", EventKinds.Text(EventKind.ReturnToBase));
        Assert.False(EventKinds.TryParse("no-such-kind", out _));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("""{"t":1}""")]
    [InlineData("""{"t":"1","kind":"landed"}""")]
    [InlineData("""{"t":1,"kind":"moved"}""")]
    [InlineData("""{"t":1,"kind":"landed"}{}""")]
    [InlineData("""{"t":1,"kind":"landed","sigmaM":"much"}""")]
    [InlineData("""{"t":1e30,"kind":"landed"}""")]
    public void A_bad_line_is_named_by_its_number(string bad)
    {
        byte[] log = Encoding.UTF8.GetBytes("""{"t":1,"kind":"landed","subject":"a"}""" + "\n" + bad + "\n");
        FormatException e = Assert.Throws<FormatException>(() => EventsReader.Read(new MemoryStream(log)).ToList());
        Assert.Contains("line 2", e.Message, StringComparison.Ordinal);
    }

    internal static string Written(RunRecord run)
    {
        using MemoryStream stream = new();
        EventsWriter.Write(run, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
