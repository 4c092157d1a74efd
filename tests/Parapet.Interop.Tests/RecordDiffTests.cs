using System.Text;
using Parapet.Engine.Record;
using Parapet.Interop.Events;
using Xunit;

namespace Parapet.Interop.Tests;

public sealed class RecordDiffTests
{
    private static readonly RunRecord Run = Fixture.Run();

    [Fact]
    public void Equal_logs_do_not_part() => Assert.Null(Difference(Run, Fixture.Run()));

    [Fact]
    public void A_changed_value_is_named_with_time_and_kind()
    {
        List<EventRecord> events = [.. Run.Events];
        events[7] = events[7] with { Values = [new("missM", 3.3), .. events[7].Values.Skip(1)] };
        events[8] = events[8] with { Subject = "someone else" };
        Assert.Equal(new RecordDifference(8, "missM", "3.2", "3.3", "312.345", "intercept"), Difference(Run, Run with { Events = events }));
    }

    [Fact]
    public void A_field_that_only_one_log_has_is_absent_in_the_other()
    {
        List<EventRecord> events = [.. Run.Events];
        events[4] = events[4] with { Track = 9 };
        RunRecord more = Run with { Events = events };
        Assert.Equal(new RecordDifference(5, "track", RecordDiff.Absent, "9", "260", "asset-hit"), Difference(Run, more));
        Assert.Equal(new RecordDifference(5, "track", "9", RecordDiff.Absent, "260", "asset-hit"), Difference(more, Run));
    }

    [Fact]
    public void A_log_that_ends_early_parts_there()
    {
        RecordDifference? d = Difference(Run with { Events = [.. Run.Events.Take(9)] }, Run);
        Assert.NotNull(d);
        Assert.Equal((10, RecordDiff.EndOfLog, "320", "track-dropped"), (d.Line, d.A, d.Time, d.Kind));
    }

    [Fact]
    public void Spaces_and_the_order_of_fields_are_no_difference() =>
        Assert.Null(RecordDiff.FirstDifference(
            Stream("""{"t": 1, "kind": "landed", "subject": "a", "object": "b"}"""),
            Stream("""{"t":1,"kind":"landed","object":"b","subject":"a"}""")));

    [Fact]
    public void A_line_that_is_no_event_parts_as_a_whole()
    {
        RecordDifference? d = RecordDiff.FirstDifference(Stream("torn {"), Stream("""{"t":1,"kind":"landed"}"""));
        Assert.Equal(new RecordDifference(1, "(line)", "torn {", """{"t":1,"kind":"landed"}""", "1", "landed"), d);
    }

    private static RecordDifference? Difference(RunRecord a, RunRecord b) =>
        RecordDiff.FirstDifference(Stream(EventsTests.Written(a)), Stream(EventsTests.Written(b)));

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));
}
