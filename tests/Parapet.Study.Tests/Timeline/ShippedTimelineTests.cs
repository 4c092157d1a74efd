using Parapet.Foundation;
using Parapet.Model.Checks;
using Parapet.Model.Study;
using Parapet.Study.Timeline;
using Parapet.Testing;
using Xunit;

namespace Parapet.Study.Tests.Timeline;

/// <summary>
/// The money of return-the-s400 with every figure at its likely value and every event certain, but the refund in cash, against sums
/// made apart from this program: payments at t by 1.05⁻ᵗ, what runs evenly from a to b by (1.05⁻ᵃ - 1.05⁻ᵇ)/ln 1.05. The S-400 leaves at 1.0,
/// sanctions end at 1.5, contracts are signed at 2.5. F-35: one in eight of a year from 6.0 on, 140 m each, 115 m a year
/// for all; Patriot: 1.1 bn at 5.5 and at 6.0, 60 m a year for both; 1.4 bn come back at 2.5, 1.5 bn in 670.8 m a year from 1.5 on.
/// </summary>
public sealed class ShippedTimelineTests
{
    private static readonly Lazy<TimelineModel> Model = new(() =>
    {
        Diagnostics faults = new();
        StudyDocument study = StudyLoader.Load(Checkout.Path("studies/return-the-s400.yaml"), Checkout.Path("catalogue"), faults)!.Document;
        return new(study.Timeline!, [.. study.Components.Select(c => c.Id)], TimelineAlternative.Of(study));
    });

    [Theory]
    [InlineData("keep-in-storage", 0.0)]
    [InlineData("keep-and-activate", -193_220_852.0)]
    [InlineData("return-and-wait", 2_560_021_602.0)]
    [InlineData("return-f-35", 415_496_538.0)]
    [InlineData("return-patriot", 560_617_006.0)]
    [InlineData("return-both", -1_583_908_058.0)]
    [InlineData("steel-dome-only", -386_286_117.0)]
    public void Its_net_present_value_is_the_one_reckoned_by_hand(string alternative, double dollars) =>
        Near.Equal(dollars, Certain(alternative).NetPresentValue, absolute: 1);

    [Fact]
    public void Its_cash_by_year_offset_and_deliveries_are_those_reckoned_by_hand()
    {
        Course both = Certain("return-both");
        double[] millions = [0, 335.4, 2070.8, 493.8, 0, -1115, -2312.34375, -1269.84375, -175, -175, -175, -175, -175, -175, -175];
        Assert.Equal(millions.Length, both.CashByYear.Length);
        for (int i = 0; i < millions.Length; i++)
            Near.Equal(millions[i] * 1e6, both.CashByYear[i], absolute: 1, what: $"year {2027 + i}");
        int gas = Array.FindIndex(both.OffsetsFrom, double.IsFinite);
        Near.Equal(1.5, both.OffsetsFrom[gas], absolute: 1e-9);
        Near.Equal(1500 / 670.8, both.OffsetsTo[gas] - both.OffsetsFrom[gas], absolute: 1e-9);
        Near.Equal(1 + (1.0 / 12), both.TruceFrom, absolute: 1e-9);
        Near.Equal(1, both.TruceTo - both.TruceFrom, absolute: 1e-9);
        (double Date, double F35, double Patriot)[] ramps = [(5.4, 0, 0), (5.6, 0, 0.5), (6.01, 1 / 16.0, 1), (6.9, 8 / 16.0, 1), (7.8, 15 / 16.0, 1), (7.9, 1, 1)];
        foreach ((double date, double f35, double patriot) in ramps)
        {
            Near.Equal(f35, Strength("f-35", date), absolute: 1e-12, what: $"F-35 at {date}");
            Near.Equal(patriot, Strength("patriot", date), absolute: 1e-12, what: $"Patriot at {date}");
        }

        double Strength(string component, double date) => both.Strengths[Model.Value.Components.ToList().IndexOf(component)].At(date);
    }

    private static Course Certain(string alternative)
    {
        double[] values = [.. Model.Value.Inputs.Select(i =>
            !i.Path.EndsWith(".probability", StringComparison.Ordinal) ? i.Quantity.Likely : i.Path.Contains("refund-cash", StringComparison.Ordinal) ? 0.0 : 1.0)];
        return Model.Value.Draw(values, new StreamKey(1, 0, 0, 0)).Single(c => c.Alternative == alternative);
    }
}
