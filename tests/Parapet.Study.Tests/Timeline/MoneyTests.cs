using Parapet.Model.Study;
using Parapet.Study.Timeline;
using Parapet.Testing;
using Xunit;

namespace Parapet.Study.Tests.Timeline;

public sealed class MoneyTests
{
    /// <summary>Facts sheet, row E25: 2.5 bn as 10 % off a gas bill of 6.7 bn a year takes 3.7 years; as 5 % off 26 bn, 1.9 years.</summary>
    [Theory]
    [InlineData(0.10, 21.5, 6.7e9 / 21.5, 3.7313432835820897)]
    [InlineData(0.05, 1, 26e9, 1.9230769230769231)]
    public void An_offset_takes_the_total_over_the_discount_on_the_bill(double discount, double volume, double price, double years)
    {
        TimelineModel model = Offset(discount, volume, price, 20);
        Course course = Made.Swap(model);
        Near.Equal(1, course.OffsetsFrom[0], absolute: 1e-12);
        Near.Equal(years, course.OffsetsTo[0] - course.OffsetsFrom[0], relative: 1e-12);
        Near.Equal(2.5e9, course.Flows[0], relative: 1e-12);
        Near.Equal(2.5e9, course.CashByYear.Sum(), relative: 1e-12);
        Assert.Equal(0, course.CashByYear[0]);
        Near.Equal(discount * volume * price, course.CashByYear[1], relative: 1e-12);
    }

    [Fact]
    public void An_offset_that_the_horizon_cuts_pays_back_less_and_one_without_a_discount_never_ends()
    {
        Near.Equal(0.67e9, Made.Swap(Offset(0.1, 21.5, 6.7e9 / 21.5, 2)).Flows[0], relative: 1e-12);
        Course none = Made.Swap(Offset(0, 21.5, 6.7e9 / 21.5, 20));
        Assert.Equal((double.PositiveInfinity, 0.0, 0.0), (none.OffsetsTo[0], none.Flows[0], none.NetPresentValue));
    }

    private static TimelineModel Offset(double discount, double volume, double price, int years) => Made.Model(
        new() { ["deal"] = Made.Event(1, 1) },
        flows: new()
        {
            ["gas"] = Made.Flow(FlowKind.Offset, FlowDirection.Income) with
            {
                Event = "deal",
                Amount = Made.Dollars(2.5e9),
                Discount = Made.Number(discount),
                Volume = Made.Number(volume),
                Price = Made.Dollars(price),
            },
        }, years: years);

    [Fact]
    public void A_payment_at_one_moment_is_worth_what_compound_interest_says()
    {
        Course course = Made.Swap(Made.Model(
            new() { ["deal"] = Made.Event(1, 2) },
            flows: new() { ["a"] = Made.Flow(FlowKind.Payment) with { Event = "deal", Lag = Made.Years(3), Amount = Made.Dollars(100) } },
            discountRate: 0.05));
        // 100/1.05⁵
        Near.Equal(-78.35261664684589, course.NetPresentValue, relative: 1e-13);
        Assert.Equal((-100.0, -100.0), (course.CashByYear[5], course.CashByYear.Sum()));
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.0001)]
    [InlineData(0)]
    public void Money_that_runs_evenly_is_worth_its_funds_flow_annuity(double rate)
    {
        // 10 a year for 8 years, 2 years from now.
        Course course = Made.Swap(Made.Model(
            new() { ["deal"] = Made.Event(1, 2) },
            flows: new() { ["a"] = Made.Flow(FlowKind.Payment, FlowDirection.Income) with { Event = "deal", Amount = Made.Dollars(80), Over = Made.Years(8) } },
            discountRate: rate));
        double force = Math.Log(1 + rate);
        double expected = rate == 0 ? 80 : 10 * (Math.Pow(1 + rate, -2) - Math.Pow(1 + rate, -10)) / force;
        Near.Equal(expected, course.NetPresentValue, relative: 1e-11);
        Assert.All(course.CashByYear[2..10], y => Near.Equal(10, y, relative: 1e-12));
        Near.Equal(80, course.CashByYear.Sum(), relative: 1e-12);
    }

    [Fact]
    public void Discounting_evenly_running_money_lies_near_the_middle_of_each_year()
    {
        // The convention of discounting a year's money from its middle differs by ρ²/24 of it: 1e-4 at 5 %.
        Ledger ledger = new(new(new(2027, 1, 1), 10), 0.05);
        ledger.Evenly(0, 10, 1);
        double middles = Enumerable.Range(0, 10).Sum(y => Math.Pow(1.05, -(y + 0.5)));
        Near.Equal(1 + Math.Log(1.05) * Math.Log(1.05) / 24, ledger.PresentValue / middles, absolute: 1e-8);
    }

    [Fact]
    public void The_annuity_has_no_jump_where_its_series_ends()
    {
        double below = Of(1e-3 - 1e-9), above = Of(1e-3 + 1e-9);
        Near.Equal(1, below / above, absolute: 1.1e-9);

        static double Of(double exponent)
        {
            Ledger ledger = new(new(new(2027, 1, 1), 1), Math.Exp(exponent) - 1);
            ledger.Evenly(0, 1, 1);
            return ledger.PresentValue;
        }
    }

    [Fact]
    public void Units_are_paid_for_as_they_arrive_up_to_the_number_ordered()
    {
        // First after 2 + 1 years, then two a year: 3, 3.5, 4, 4.5 and half of one at 5.
        TimelineModel model = Made.Model(
            new() { ["deal"] = Made.Event(1, 2) }, new() { ["new"] = Made.Delivery("deal", null, ("a", 1, 2, 3)) },
            new() { ["price"] = Made.Flow(FlowKind.PerDelivery) with { Component = "new", Stream = "a", UnitPrice = Made.Dollars(10), Number = Made.Number(4.5) } });
        Course course = Made.Swap(model);
        Assert.Equal([0, 0, 0, -20, -20, -5, 0], course.CashByYear[..7]);
        Assert.Equal(0, model.Draw(Made.Likely(model), Made.Luck)[0].Flows[0]);
        // Without a number, those of full strength.
        FlowDefinition flow = model.Definition.Flows["price"] with { Number = null };
        Near.Equal(-30, Made.Swap(Made.Model(new() { ["deal"] = Made.Event(1, 2) }, new() { ["new"] = Made.Delivery("deal", null, ("a", 1, 2, 3)) }, new() { ["price"] = flow })).Flows[0], absolute: 1e-12);
    }

    [Fact]
    public void Running_costs_go_with_the_strength_until_the_component_is_gone()
    {
        // Half strength from year 2, whole from 2.5, gone at 4: 0.25 + 0.5 + 1 years at 100.
        Course course = Made.Swap(Made.Model(
            new() { ["deal"] = Made.Event(1, 1), ["end"] = Made.Event(1, 4) },
            new() { ["new"] = Made.Delivery("deal", "end", ("a", 1, 2, 2)) },
            new() { ["keep"] = Made.Flow(FlowKind.Running) with { Component = "new", Yearly = Made.DollarsPerYear(100) } }));
        Near.Equal(-75, course.CashByYear[2], absolute: 1e-9);
        Near.Equal(-100, course.CashByYear[3], absolute: 1e-9);
        Near.Equal(-175, course.Flows[0], absolute: 1e-9);
    }

    [Fact]
    public void A_running_cost_without_component_ends_with_its_event()
    {
        Course course = Made.Swap(Made.Model(
            new() { ["end"] = Made.Event(1, 3.5) },
            flows: new() { ["storage"] = Made.Flow(FlowKind.Running) with { Until = "end", Yearly = Made.DollarsPerYear(2) } }));
        Near.Equal(-7, course.Flows[0], absolute: 1e-12);
    }

    [Fact]
    public void Money_of_an_event_that_does_not_happen_is_not_counted()
    {
        Course course = Made.Swap(Made.Model(
            new() { ["deal"] = Made.Event(0, 2) },
            flows: new() { ["a"] = Made.Flow(FlowKind.Payment) with { Event = "deal", Amount = Made.Dollars(100) } }));
        Assert.Equal((0.0, double.PositiveInfinity), (course.NetPresentValue, course.Events[0]));
    }

    [Fact]
    public void Calendar_years_begin_in_january_wherever_the_start_lies()
    {
        Calendar calendar = new(new(2027, 7, 2), 3);
        Assert.Equal((4, 2027, 2030), (calendar.Count, calendar.YearOf(0), calendar.YearOf(3)));
        Near.Equal(183.0 / 365, calendar.Begin(1), absolute: 1e-12);
        Assert.Equal(3, calendar.Begin(4));
        Assert.Equal((0, 1, 3), (calendar.IndexOf(0.5), calendar.IndexOf(0.51), calendar.IndexOf(2.9)));
        Ledger ledger = new(calendar, 0.03);
        ledger.Evenly(0, 3, 365);
        Near.Equal(183, ledger.ByYear[0], absolute: 1e-9);
        Near.Equal(365, ledger.ByYear[1], absolute: 1e-9);
        Near.Equal(182, ledger.ByYear[3], absolute: 1e-9);
        Assert.Equal(3, new Calendar(new(2027, 1, 1), 3).Count);
    }
}
