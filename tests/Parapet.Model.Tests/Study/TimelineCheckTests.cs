using Parapet.Model.Catalogue;
using Parapet.Model.Checks;
using Parapet.Model.Study;
using Parapet.Testing;
using Xunit;

namespace Parapet.Model.Tests.Study;

public class TimelineCheckTests
{
    [Fact]
    public void A_sound_timeline_is_read_in_SI_without_fault()
    {
        (TimelineDefinition timeline, Diagnostics diagnostics) = TimelineText.Read(TimelineText.Sound);
        Assert.Equal("", Fixture.AsLines(diagnostics));
        Assert.Equal(new DateOnly(2027, 1, 1), timeline.Start);
        Assert.Equal(["leaves", "contract", "cash", "offset"], timeline.Events.Keys);
        Assert.Equal((EventStanding.Denied, "refund"), (timeline.Events["leaves"].Standing, timeline.Events["offset"].OneOf));
        Near.Equal(31_557_600 / 2.0, timeline.Events["contract"].Delay.Likely, absolute: 1e-6);
        Near.Equal(1 / 31_557_600.0, timeline.Deliveries["new"].Streams["batteries"].Rate!.Likely, relative: 1e-15);
        Assert.Equal(1.1e9, timeline.Flows["price"].UnitPrice!.Likely);
    }

    [Fact]
    public void Every_quantity_has_a_path()
    {
        (TimelineDefinition timeline, _) = TimelineText.Read(TimelineText.Sound);
        string[] paths = [.. QuantityPath.All(timeline).Select(q => q.Path)];
        Assert.Equal(18, paths.Length);
        Assert.Equal(paths.Length, paths.Distinct().Count());
        Assert.Contains("events.contract.probability", paths);
        Assert.Contains("deliveries.new.streams.batteries.rate", paths);
        Assert.Contains("flows.gas.discount", paths);
        Assert.Contains("truce.duration", paths);
        Assert.All(paths, p => Assert.NotNull(QuantityPath.Find(timeline, p).Quantity));
    }

    [Theory]
    [InlineData("start: 2027-01-01", "start: 01.02.2027", "1:8 PAR128")]
    [InlineData("start: 2027-01-01", "start: 2027-02-30", "1:8 PAR128")]
    [InlineData("start: 2027-01-01", "start: 2027-1-1", "1:8 PAR128")]
    [InlineData("years: 20", "years: 0", "2:8 PAR107")]
    [InlineData("reference: keep", "reference: kept", "4:12 PAR452")]
    [InlineData("baseline: keep", "baseline: other", "5:11 PAR452")]
    [InlineData("low: 1, likely: 1, high: 1, standing", "low: 1, likely: 1, high: 1.1, standing", "11:60 PAR107")]
    [InlineData("6 months, likely: 6 months", "-6 months, likely: 6 months", "19:34 PAR107")]
    [InlineData("standing: denied", "standing: rumoured", "9:15 PAR105")]
    [InlineData("after: [leaves]\n    probability", "after: [leave]\n    probability", "17:13 PAR450")]
    [InlineData("event: contract", "event: kontract", "38:12 PAR450")]
    [InlineData("  new:\n    event", "  now:\n    event", "37:3 PAR453|50:13 PAR454")]
    [InlineData("stream: batteries", "stream: battery", "50:13 PAR454")]
    [InlineData("component: new", "component: newer", "49:16 PAR453")]
    [InlineData("component: new", "component: old", "50:13 PAR454")]
    [InlineData("kind: offset", "kind: payment", "58:15 PAR457|59:13 PAR457|60:12 PAR457")]
    [InlineData("kind: per-delivery", "kind: running", "45:3 PAR456|50:13 PAR457|51:17 PAR457")]
    [InlineData("assets: [port]", "assets: [port, prot]", "64:18 PAR307")]
    [InlineData("sources: [x]\n    probability", "sources: [y]\n    probability", "10:15 PAR203")]
    [InlineData("sources: [x]\n    probability", "sources: []\n    probability", "10:14 PAR131")]
    [InlineData("one-of: refund", "one-of: refunds", "25:13 PAR459|33:13 PAR459")]
    public void A_fault_is_told_where_it_stands(string sound, string faulty, string expected)
    {
        int at = TimelineText.Sound.IndexOf(sound, StringComparison.Ordinal);
        Assert.True(at >= 0, sound);
        string text = TimelineText.Sound[..at] + faulty + TimelineText.Sound[(at + sound.Length)..];
        Assert.Equal(expected, string.Join('|', Fixture.Brief(TimelineText.Read(text).Diagnostics)));
    }

    [Fact]
    public void Events_that_wait_for_each_other_are_told_once_with_the_whole_circle()
    {
        string text = TimelineText.Sound.Replace("""
            standing: denied
                sources: [x]
            """, """
            standing: denied
                sources: [x]
                after: [contract]
            """, StringComparison.Ordinal);
        Diagnostic fault = Assert.Single(TimelineText.Read(text).Diagnostics.All);
        Assert.Equal((Codes.EventCycle, 11), (fault.Code, fault.Where.Line));
        Assert.Contains("leaves after contract after leaves", fault.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flow_of_an_event_that_no_alternative_can_have_is_told()
    {
        TimelineAlternative[] alternatives = [new("keep", ["old"], []), new("swap", ["new"], ["leaves", "contract", "cash"])];
        Diagnostic fault = Assert.Single(TimelineText.Read(TimelineText.Sound, alternatives).Diagnostics.All);
        Assert.Equal(Codes.NeverHappens, fault.Code);
        Assert.Contains("\"offset\"", fault.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_without_its_precondition_cannot_happen_in_an_alternative()
    {
        TimelineAlternative[] alternatives =
            [new("keep", ["old"], ["contract"]), new("swap", ["new"], ["leaves", "contract", "cash", "offset"]), new("third", [], ["lieves"])];
        Assert.Equal([Codes.NeverHappens, Codes.UnknownEvent], TimelineText.Read(TimelineText.Sound, alternatives).Diagnostics.All.Select(d => d.Code));
    }

    [Fact]
    public void A_component_that_no_event_of_its_alternative_brings_is_told()
    {
        TimelineAlternative[] alternatives = [new("keep", ["old", "new"], []), new("swap", ["new"], ["leaves", "contract", "cash", "offset"])];
        Diagnostic fault = Assert.Single(TimelineText.Read(TimelineText.Sound, alternatives).Diagnostics.All);
        Assert.Equal(Codes.NeverHappens, fault.Code);
        Assert.StartsWith("new never stands in keep", fault.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_are_told_at_once_and_none_throws()
    {
        const string Text = """
            start: soon
            years: 500
            baseline: nobody
            events:
              a: { title: A, standing: official, sources: [x], after: [b, c] }
              b: [1]
              c: { title: C }
            deliveries:
              new: { event: d, streams: {} }
            flows:
              f: { title: F, kind: running, direction: cost, over: { likely: 1 } }
            truce: { event: 3 }
            """;
        string[] codes = [.. TimelineText.Read(Text).Diagnostics.All.Select(d => d.Code)];
        Assert.Contains(Codes.DateUnreadable, codes);
        Assert.Contains(Codes.OutOfRange, codes);
        Assert.Contains(Codes.MissingKey, codes);
        Assert.Contains(Codes.WrongShape, codes);
        Assert.Contains(Codes.UnknownAlternative, codes);
        Assert.Contains(Codes.UnknownEvent, codes);
        Assert.Contains(Codes.EmptyStreams, codes);
    }
}
