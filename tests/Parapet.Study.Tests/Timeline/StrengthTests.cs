using FsCheck;
using FsCheck.Fluent;
using Parapet.Study.Timeline;
using Parapet.Testing;
using Xunit;

namespace Parapet.Study.Tests.Timeline;

public sealed class StrengthTests
{
    private static StepFunction Strength(string? until, params (string Id, double Lead, double? Rate, double Full)[] streams) => Made.Swap(Made.Model(
        new() { ["deal"] = Made.Event(1, 1), ["end"] = Made.Event(1, 6) }, new() { ["new"] = Made.Delivery("deal", until, streams) })).Strengths[1];

    [Fact]
    public void A_component_grows_by_the_unit_from_its_lead_on()
    {
        StepFunction s = Strength(null, ("batteries", 3, 2, 4));
        Assert.Equal([0, 0.25, 0.25, 0.5, 0.75, 1, 1], ((double[])[3.99, 4, 4.49, 4.5, 5, 5.5, 19]).Select(s.At));
        Assert.Equal(4, s.Times.Count);
    }

    [Fact]
    public void The_scarcest_stream_sets_the_strength()
    {
        // Aircraft from year 2, four a year; pilots all at once in year 2.6, enough for half.
        StepFunction s = Strength(null, ("aircraft", 1, 4, 4), ("pilots", 1.6, null, 1));
        Assert.Equal([0, 0, 0.75, 1], ((double[])[2, 2.59, 2.6, 2.75]).Select(s.At));
        s = Strength(null, ("aircraft", 1, 4, 4), ("pilots", 1, 1, 3));
        Assert.Equal(0.25, s.At(2));
        Near.Equal(1.0 / 3, s.At(2.9), absolute: 1e-12);
        Near.Equal(2.0 / 3, s.At(3.1), absolute: 1e-12);
    }

    [Fact]
    public void It_is_gone_from_the_event_that_takes_it_away()
    {
        StepFunction s = Strength("end", ("a", 1, 1, 100));
        Assert.Equal([0.01, 0.04, 0, 0], ((double[])[2, 5.99, 6, 19]).Select(s.At));
        Assert.Equal(0, Strength("deal", ("a", 1, 1, 100)).At(5));
    }

    [Fact]
    public void A_component_without_delivery_stands_from_the_start_and_one_of_another_alternative_never()
    {
        TimelineModel model = Made.Model(new() { ["deal"] = Made.Event(1, 1) });
        Course[] courses = model.Draw(Made.Likely(model), Made.Luck);
        Assert.Equal((1.0, 1.0, 0.0), (courses[0].Strengths[0].At(0), courses[0].Strengths[0].At(19), courses[0].Strengths[1].At(19)));
    }

    [Fact]
    public void Strength_lies_in_its_range_and_faster_deliveries_are_never_behind()
    {
        var cases = from lead in Gen.Choose(0, 400) from rate in Gen.Choose(1, 4000) from full in Gen.Choose(1, 3000) from faster in Gen.Choose(0, 900)
            select (Lead: lead / 100.0, Rate: rate / 100.0, Full: full / 100.0, Faster: faster / 100.0);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            StepFunction slow = Strength(null, ("a", c.Lead, c.Rate, c.Full)), fast = Strength(null, ("a", c.Lead, c.Rate + c.Faster, c.Full));
            double before = 0;
            for (double t = 0; t < 20; t += 0.0773)
            {
                if (!(slow.At(t) is >= 0 and <= 1) || slow.At(t) < before || slow.At(t) > fast.At(t))
                    return false;
                before = slow.At(t);
            }
            return true;
        }).QuickCheckThrowOnFailure();
    }
}
