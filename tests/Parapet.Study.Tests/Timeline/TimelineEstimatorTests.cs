using Parapet.Foundation;
using Parapet.Model.Study;
using Parapet.Study.Statistics;
using Parapet.Study.Timeline;
using Parapet.Testing;
using Xunit;

namespace Parapet.Study.Tests.Timeline;

public sealed class TimelineEstimatorTests
{
    /// <summary>"keep" has the old at 0.6 for ever; "swap" gives it up at 1, has 0.2 until new comes in full at 3, then 0.9, for 100 a year and 50 at once.</summary>
    private static TimelineModel Model(double probability = 1) => Made.Model(
        new() { ["leaves"] = Made.Event(1, 1), ["deal"] = Made.Event(probability, 0, null, "leaves") },
        new() { ["new"] = Made.Delivery("deal", null, ("a", 2, null, 1)) },
        new()
        {
            ["price"] = Made.Flow(FlowKind.Payment) with { Event = "deal", Amount = Made.Dollars(50) },
            ["running"] = Made.Flow(FlowKind.Running) with { Component = "new", Yearly = Made.DollarsPerYear(100) },
            ["refund"] = Made.Flow(FlowKind.Offset, FlowDirection.Income) with
            {
                Event = "leaves", Amount = Made.Dollars(30), Discount = Made.Number(0.1), Volume = Made.Number(10), Price = Made.Dollars(5),
            },
        }, years: 10);

    private static readonly ForceProtection Keep = Made.Protection(2, 4, [KeyValuePair.Create(1u, 0.6)]);

    private static readonly ForceProtection Swap = Made.Protection(2, 4, [KeyValuePair.Create(0u, 0.2), KeyValuePair.Create(2u, 0.9)]);

    private static readonly ForceProtection Swap2 = Made.Protection(2, 4, [KeyValuePair.Create(2u, 0.9)]);

    private static TimelineResult Run(TimelineModel model, int draws)
    {
        TimelineEstimator estimator = new(model, 0.02);
        double[] values = Made.Likely(model);
        for (uint d = 0; d < draws; d++)
            estimator.Add(model.Draw(values, new(9, d, 0, 0)), [Keep, Swap], (int)d);
        return estimator.Result();
    }

    [Fact]
    public void A_certain_course_comes_out_as_it_was_reckoned_by_hand()
    {
        TimelineResult result = Run(Model(), 3);
        Assert.Equal((3L, 10, "keep", 120), (result.Draws, result.Years, result.Reference, result.Times.Count));
        Assert.Equal(Enumerable.Range(2027, 10), result.CalendarYears);
        AlternativeTimeline keep = result.Alternatives[0], swap = result.Alternatives[1];
        Assert.Null(keep.AgainstBaseline);
        Assert.Equal((0.0, 0.0), (keep.Gap.Share, keep.NetPresentValue.Mean));
        Near.Equal(0.2, swap.Protection.Low[0], absolute: 1e-15);
        Near.Equal(0.2, swap.Protection.Median[35], absolute: 1e-15);
        Near.Equal(0.9, swap.Protection.Mean[36], absolute: 1e-15);

        // Below 0.6 for three years by 0.4.
        Assert.Equal(1, swap.Gap.Share);
        Near.Equal(3, swap.Gap.Years.Median, absolute: 1e-12);
        Near.Equal(0.4, swap.Gap.Depth.Mean, absolute: 1e-12);
        Near.Equal(1.2, swap.Gap.Shortfall.High, absolute: 1e-12);
        Assert.Equal(0, swap.Gap.FirstYear!.Mean);

        // 50 and 7 × 100 paid, 30 back within six years.
        Near.Equal(-720, swap.NetPresentValue.Mean, absolute: 1e-9);
        Near.Equal(-45, swap.Cash.Mean[1], absolute: 1e-9);
        Near.Equal(-700, swap.Flows["running"].Median, absolute: 1e-9);
        OffsetOutcome offset = Assert.Single(swap.Offsets);
        Assert.Equal(("refund", 1.0, 1.0), (offset.Flow, offset.ShareBegun, offset.ShareCompleted));
        Near.Equal(6, offset.YearsNeeded!.Median, absolute: 1e-12);

        // 4 assets: 3 years at 0.2 and 7 at 0.9, against 10 at 0.6.
        Near.Equal(4 * 6.9, swap.AssetYears.Mean, absolute: 1e-9);
        Near.Equal(4 * 0.9, swap.AgainstBaseline!.ExtraAssetYears.Mean, absolute: 1e-9);
        Near.Equal(720 / 3.6, swap.AgainstBaseline.CostPerAssetYear.Estimate.Mean, relative: 1e-9);
        Assert.Equal(["new"], swap.Strengths.Keys);
        Assert.Equal((0.0, 1.0), (swap.Strengths["new"][35], swap.Strengths["new"][36]));
        Assert.Equal(["leaves", "deal"], swap.Events.Select(e => e.Id));
    }

    [Fact]
    public void Chance_of_the_deal_shows_in_means_and_bands()
    {
        const int Draws = 4000;
        AlternativeTimeline swap = Run(Model(0.25), Draws).Alternatives[1];
        double share = swap.Events[1].Share;
        Near.Equal(0.25, share, absolute: 5 * Math.Sqrt(0.25 * 0.75 / Draws));
        Near.Equal(1, swap.Events[1].Years!.Low, absolute: 1e-12);
        Near.Equal(0.2 + 0.7 * share, swap.Protection.Mean[60], absolute: 1e-9);
        Near.Equal(0.2, swap.Protection.Median[60], absolute: 1e-15);
        Near.Equal(0.9, swap.Protection.High[60], absolute: 1e-15);
        Near.Equal(share, swap.Strengths["new"][60], absolute: 1e-9);
        // Mean over mean, whatever the draws: (750·share - 30)/(4·(0.7·7·share - 4)).
        RatioEstimate ratio = swap.AgainstBaseline!.CostPerAssetYear;
        Near.Equal((750 * share - 30) / (4 * (4.9 * share - 4)), ratio.Estimate.Mean, relative: 1e-9);
        Assert.Equal(RatioShape.Bounded, ratio.Shape);
        Assert.InRange(ratio.Estimate.Mean, ratio.Estimate.Low, ratio.Estimate.High);
    }

    [Fact]
    public void Bands_are_the_quantiles_of_the_draws()
    {
        TimelineModel model = Made.Model(new() { ["a"] = Made.Event(1, 0) }, flows: new() { ["f"] = Made.Flow(FlowKind.Payment) with { Amount = Made.Dollars(1) } });
        TimelineEstimator estimator = new(model, 0);
        double[] values = Made.Likely(model), amounts = new double[101];
        int at = model.Inputs.ToList().FindIndex(i => i.Path == "timeline.flows.f.amount");
        for (int d = 0; d < amounts.Length; d++)
        {
            values[at] = amounts[d] = d * 37 % 101;
            estimator.Add(model.Draw(values, Made.Luck), [Keep, Made.Protection(2, 4, [KeyValuePair.Create(2u, d * 37 % 101 / 100.0)])], d);
        }
        AlternativeTimeline swap = estimator.Result().Alternatives[1];
        Near.Equal(-50, swap.NetPresentValueBand.Median, absolute: 1e-9);
        Near.Equal(-QuantileInterval.Of(amounts, 0.95, 0.9).Estimate.Mean, swap.NetPresentValueBand.Low, absolute: 1e-9);
        Near.Equal(QuantileInterval.Of(amounts, 0.05, 0.9).Estimate.Mean / 100, swap.Protection.Low[7], absolute: 1e-12);
        Near.Equal(0.5, swap.Protection.Mean[7], absolute: 1e-12);
    }

    [Fact]
    public void Intervals_of_means_rest_on_clusters_and_bands_on_draws()
    {
        TimelineModel model = Made.Model([], flows: new() { ["f"] = Made.Flow(FlowKind.Payment) with { Amount = Made.Dollars(1) } });
        int at = model.Inputs.ToList().FindIndex(i => i.Path == "timeline.flows.f.amount");
        double[] values = Made.Likely(model), amounts = [1, 3, 10, 12, 4, 6];
        TimelineEstimator estimator = new(model, 0);
        Moments clusters = default;
        for (int d = 0; d < amounts.Length; d++)
        {
            values[at] = amounts[d];
            estimator.Add(model.Draw(values, Made.Luck), [Keep, Swap2], d / 2);
            if (d % 2 == 1)
                clusters.Add(-(amounts[d - 1] + amounts[d]) / 2);
        }
        AlternativeTimeline swap = estimator.Result().Alternatives[1];
        Estimate expected = MeanInterval.Of(clusters, 0.95);
        Near.Equal(expected.Mean, swap.NetPresentValue.Mean, absolute: 1e-12);
        Near.Equal(expected.Low, swap.NetPresentValue.Low, absolute: 1e-9);
        Assert.Equal(3, swap.NetPresentValue.Count);
        Near.Equal(-5, swap.NetPresentValueBand.Median, absolute: 1e-12);
    }

    [Fact]
    public void Without_draws_there_is_no_result() =>
        Assert.Throws<InvalidOperationException>(() => new TimelineEstimator(Model(), 0.02).Result());
}
