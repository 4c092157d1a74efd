using Parapet.Study.Design;
using Parapet.Study.Execute;
using Parapet.Study.Measures;
using Parapet.Study.Tests.Execute;
using Parapet.Study.Timeline;
using Parapet.Testing;
using Xunit;

namespace Parapet.Study.Tests.Measures;

/// <summary>A timeline over runs that were really played: the battery comes in two years, or does not come.</summary>
public sealed class TimelineFoldTests : IDisposable
{
    private const string Study = """
        components: [{id: guns, title: Guns, units: [battery]}]
        alternatives:
          - {id: stay, title: Stay, components: []}
          - {id: buy, title: Buy, events: [contract]}
        vary: {all: false, only: [timeline]}
        design: {runs: 64, replicates: 2}
        timeline:
          start: 2027-01-01
          years: 6
          discount-rate: {definition: d, low: 0, likely: 0, high: 0, standing: assumed, sources: [parapet-assumption]}
          reference: stay
          baseline: stay
          events:
            contract:
              title: A contract
              standing: assumed
              sources: [parapet-assumption]
              probability: {definition: d, low: 0.4, likely: 0.5, high: 0.6, standing: assumed, sources: [parapet-assumption]}
              delay: {definition: d, low: 2 years, likely: 2 years, high: 2 years, standing: assumed, sources: [parapet-assumption]}
          deliveries:
            guns:
              event: contract
              streams:
                batteries:
                  lead: {definition: d, low: 0 days, likely: 0 days, high: 0 days, standing: assumed, sources: [parapet-assumption]}
                  full: {definition: d, low: 1, likely: 1, high: 1, standing: assumed, sources: [parapet-assumption]}
          flows:
            price:
              title: Price
              kind: payment
              direction: cost
              event: contract
              amount: {definition: d, low: 10 m USD, likely: 20 m USD, high: 30 m USD, standing: assumed, sources: [parapet-assumption]}

        """;

    private readonly SmallStudy small = new();

    public void Dispose() => small.Dispose();

    [Fact]
    public void Protection_goes_from_that_of_one_force_to_that_of_the_other_when_the_battery_comes()
    {
        (StudyPlan plan, TimelineResult timeline, _) = Play();
        Assert.Equal(["none", "guns"], plan.Study.Forces.Select(f => f.Id));
        AlternativeTimeline stay = timeline.Alternatives[0], buy = timeline.Alternatives[1];
        Assert.Equal(stay.Protection.Mean[0], stay.Protection.Mean[^1]);
        Assert.Equal(stay.Protection.Mean[0], buy.Protection.Mean[12]);
        double share = buy.Events[0].Share, gained = buy.Protection.Mean[^1] - stay.Protection.Mean[^1];
        Near.Equal(0.5, share, absolute: 0.05);
        Assert.True(gained > 0, "a battery protects more than none");
        Near.Equal(-share * 20e6, buy.NetPresentValue.Mean, relative: 0.05);
        // Four years of what the battery gains, in the share of draws in which it comes.
        Near.Equal(4 * gained, buy.AssetYears.Mean - stay.AssetYears.Mean, relative: 1e-9);
    }

    [Fact]
    public void Intervals_rest_on_samples_and_bands_on_all_courses()
    {
        (StudyPlan plan, TimelineResult timeline, _) = Play();
        Assert.Equal(plan.Samples, timeline.Alternatives[1].NetPresentValue.Count);
        Assert.InRange(timeline.Draws, TimelineFold.Draws, TimelineFold.Draws + plan.Samples);
    }

    [Fact]
    public void Whether_the_contract_comes_decides_the_money_and_the_price_comes_next()
    {
        (_, _, IReadOnlyList<SensitivityResult> sensitivities) = Play();
        SensitivityResult money = Assert.Single(sensitivities, s => s is { Measure: "net-present-value", Subject: "buy" });
        Assert.Equal("whether contract happens", money.Unknowns[0].Unknown);
        Assert.Equal("timeline.flows.price.amount", money.Unknowns[1].Unknown);
        // Var of p(1-p)·20² against p·Var of the triangular price: 100 to 8.3.
        Near.Equal(0.9, money.Unknowns[0].First.Mean, absolute: 0.1);
        Assert.DoesNotContain(sensitivities, s => s is { Measure: "net-present-value", Subject: "stay" });
    }

    private (StudyPlan Plan, TimelineResult Timeline, IReadOnlyList<SensitivityResult> Sensitivities) Play()
    {
        StudyPlan plan = small.Plan(Study);
        TimelineFold fold = new(plan);
        new StudyRunner(plan).Play(
            0, 2,
            sample =>
            {
                fold.Add(sample);
                return true;
            },
            cancel: TestContext.Current.CancellationToken);
        (TimelineResult timeline, IReadOnlyList<SensitivityResult> sensitivities) = fold.Finish();
        return (plan, timeline, sensitivities);
    }
}
