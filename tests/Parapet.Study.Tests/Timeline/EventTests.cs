using Parapet.Foundation;
using Parapet.Model.Study;
using Parapet.Study.Timeline;
using Parapet.Testing;
using Xunit;

namespace Parapet.Study.Tests.Timeline;

public sealed class EventTests
{
    private const int Repeats = 20_000;

    /// <summary>Five standard errors of a share: wrong once in two million.</summary>
    private static double Allowed(double share) => 5 * Math.Sqrt(share * (1 - share) / Repeats);

    private static double[] Shares(TimelineModel model)
    {
        double[] shares = new double[model.Events.Count], values = Made.Likely(model);
        for (uint run = 0; run < Repeats; run++)
        {
            Course course = model.Draw(values, new(11, run, 0, 0))[1];
            for (int e = 0; e < shares.Length; e++)
                shares[e] += double.IsFinite(course.Events[e]) ? 1.0 / Repeats : 0;
        }
        return shares;
    }

    [Fact]
    public void Events_happen_as_often_as_their_probabilities_say()
    {
        double[] shares = Shares(Made.Model(new() { ["a"] = Made.Event(0.3, 1), ["b"] = Made.Event(0.5, 1, null, "a"), ["c"] = Made.Event(1, 1), ["d"] = Made.Event(0, 1) }));
        Near.Equal(0.3, shares[0], absolute: Allowed(0.3));
        Near.Equal(0.15, shares[1], absolute: Allowed(0.15));
        Near.Equal(1, shares[2], absolute: 1e-9);
        Assert.Equal(0, shares[3]);
    }

    [Fact]
    public void Of_one_group_at_most_one_happens_and_shares_above_one_are_scaled()
    {
        double[] shares = Shares(Made.Model(new()
        {
            ["cash"] = Made.Event(0.2, 0, "refund"),
            ["offset"] = Made.Event(0.5, 0, "refund"),
            ["x"] = Made.Event(0.9, 0, "many"),
            ["y"] = Made.Event(0.6, 0, "many"),
        }));
        Near.Equal(0.2, shares[0], absolute: Allowed(0.2));
        Near.Equal(0.5, shares[1], absolute: Allowed(0.5));
        Near.Equal(0.6, shares[2], absolute: Allowed(0.6));
        Near.Equal(1, shares[2] + shares[3], absolute: 1e-9);
    }

    [Fact]
    public void At_most_one_of_a_group_in_any_draw()
    {
        TimelineModel model = Made.Model(new() { ["a"] = Made.Event(0.4, 0, "g"), ["b"] = Made.Event(0.4, 0, "g"), ["c"] = Made.Event(0.4, 0, "g") });
        double[] values = Made.Likely(model);
        for (uint run = 0; run < 1000; run++)
            Assert.Equal(1, model.Draw(values, new(3, run, 0, 0))[1].Events.Count(double.IsFinite));
    }

    [Fact]
    public void The_delay_counts_from_the_last_of_the_events_before_whatever_the_order_of_the_file()
    {
        Course course = Made.Swap(Made.Model(new()
        {
            ["last"] = Made.Event(1, 0.5, null, "a", "b"),
            ["a"] = Made.Event(1, 2),
            ["b"] = Made.Event(1, 1, null, "a"),
        }));
        Near.Equal(3.5, course.Events[0], absolute: 1e-12);
        Near.Equal(2, course.Events[1], absolute: 1e-12);
        Near.Equal(3, course.Events[2], absolute: 1e-12);
    }

    [Fact]
    public void An_alternative_without_an_event_has_neither_it_nor_what_follows()
    {
        TimelineModel model = Made.Model(new() { ["a"] = Made.Event(1, 2), ["b"] = Made.Event(1, 1, null, "a") });
        Assert.All(model.Draw(Made.Likely(model), Made.Luck)[0].Events, e => Assert.Equal(double.PositiveInfinity, e));
    }

    [Fact]
    public void Alternatives_share_their_luck_and_another_event_does_not_change_it()
    {
        TimelineModel two = Made.Model(new() { ["a"] = Made.Event(0.5, 1), ["b"] = Made.Event(0.5, 1) });
        TimelineModel one = new(two.Definition with { Events = new Dictionary<string, EventDefinition> { ["b"] = two.Definition.Events["b"] } },
            ["old", "new"], [new("keep", ["old"], ["b"]), new("swap", ["new"], ["b"])]);
        int happened = 0;
        for (uint run = 0; run < 200; run++)
        {
            StreamKey luck = new(5, run, 0, 0);
            Course[] courses = one.Draw(Made.Likely(one), luck);
            Assert.Equal(courses[0].Events[0], courses[1].Events[0]);
            Assert.Equal(courses[1].Events[0], two.Draw(Made.Likely(two), luck)[1].Events[1]);
            happened += double.IsFinite(courses[0].Events[0]) ? 1 : 0;
        }
        Assert.InRange(happened, 60, 140);
    }

    [Fact]
    public void The_same_draw_gives_the_same_course()
    {
        TimelineModel model = Made.Model(new() { ["a"] = Made.Event(0.5, 1) }, new() { ["new"] = Made.Delivery("a", null, ("x", 1, 3, 7)) });
        for (uint run = 0; run < 20; run++)
        {
            Course first = Made.Swap(model, new(1, run, 0, 0)), second = Made.Swap(model, new(1, run, 200, 17, 4));
            Assert.Equal(first.Events, second.Events);
            Assert.Equal(first.Strengths[1].Values, second.Strengths[1].Values);
        }
    }

    [Fact]
    public void A_model_whose_checks_were_passed_over_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Made.Model(new() { ["a"] = Made.Event(1, 1, null, "b"), ["b"] = Made.Event(1, 1, null, "a") }));
        Assert.Throws<ArgumentException>(() => Made.Model(new() { ["a"] = Made.Event(1, 1, null, "nobody") }));
        TimelineModel sound = Made.Model(new() { ["a"] = Made.Event(1, 1) });
        Assert.Throws<ArgumentException>(() => sound.Draw([1], Made.Luck));
        Assert.Throws<ArgumentOutOfRangeException>(() => sound.Draw([0, double.NaN, 1], Made.Luck));
    }
}
