using Parapet.Model.Catalogue;
using Parapet.Model.Checks;
using Parapet.Model.Study;
using Parapet.Model.Text;

namespace Parapet.Model.Tests.Study;

/// <summary>A small sound timeline as text, and the way from such a text to its checks.</summary>
internal static class TimelineText
{
    public const string Sound = """
        start: 2027-01-01
        years: 20
        discount-rate: { definition: a, low: 0.02, likely: 0.05, high: 0.08, standing: assumed, sources: [x] }
        reference: keep
        baseline: keep
        events:
          leaves:
            title: It leaves
            standing: denied
            sources: [x]
            probability: { definition: a, low: 1, likely: 1, high: 1, standing: assumed, sources: [x] }
            delay: { definition: a, low: 1 years, likely: 1 years, high: 1 years, standing: assumed, sources: [x] }
          contract:
            title: A contract
            standing: assumed
            sources: [x]
            after: [leaves]
            probability: { definition: a, low: 0.5, likely: 0.5, high: 0.5, standing: assumed, sources: [x] }
            delay: { definition: a, low: 6 months, likely: 6 months, high: 6 months, standing: assumed, sources: [x] }
          cash:
            title: Paid back
            standing: assumed
            sources: [x]
            after: [leaves]
            one-of: refund
            probability: { definition: a, low: 0.2, likely: 0.2, high: 0.2, standing: assumed, sources: [x] }
            delay: { definition: a, low: 0 s, likely: 0 s, high: 0 s, standing: assumed, sources: [x] }
          offset:
            title: Set off
            standing: reported
            sources: [x]
            after: [leaves]
            one-of: refund
            probability: { definition: a, low: 0.5, likely: 0.5, high: 0.5, standing: assumed, sources: [x] }
            delay: { definition: a, low: 0 s, likely: 0 s, high: 0 s, standing: assumed, sources: [x] }
        deliveries:
          new:
            event: contract
            streams:
              batteries:
                lead: { definition: a, low: 3 years, likely: 3 years, high: 3 years, standing: press, sources: [x] }
                rate: { definition: a, low: 1 /year, likely: 1 /year, high: 1 /year, standing: press, sources: [x] }
                full: { definition: a, low: 4, likely: 4, high: 4, standing: press, sources: [x] }
        flows:
          price:
            title: Price
            kind: per-delivery
            direction: cost
            component: new
            stream: batteries
            unit-price: { definition: a, low: 1 bn USD, likely: 1.1 bn USD, high: 1.5 bn USD, standing: press, sources: [x] }
          gas:
            title: Set off against gas
            kind: offset
            direction: income
            event: offset
            amount: { definition: a, low: 2.5 bn USD, likely: 2.5 bn USD, high: 2.5 bn USD, standing: official, sources: [x] }
            discount: { definition: a, low: 0.1, likely: 0.1, high: 0.1, standing: assumed, sources: [x] }
            volume: { definition: bcm, low: 21, likely: 21.5, high: 21.6, standing: press, sources: [x] }
            price: { definition: per bcm, low: 250 m USD, likely: 312 m USD, high: 380 m USD, standing: assumed, sources: [x] }
        truce:
          event: leaves
          duration: { definition: a, low: 1 years, likely: 2 years, high: 3 years, standing: assumed, sources: [x] }
          assets: [port]
        """;

    public static readonly string[] Components = ["old", "new"];

    public static readonly TimelineAlternative[] Alternatives =
        [new("keep", ["old"], []), new("swap", ["new"], ["leaves", "contract", "cash", "offset"])];

    public static (TimelineDefinition Timeline, Diagnostics Diagnostics) Read(string text, IReadOnlyList<TimelineAlternative>? alternatives = null)
    {
        Diagnostics diagnostics = new();
        SourcePositions positions = new();
        TextMapping tree = YamlTree.Parse("timeline.yaml", text, diagnostics) ?? throw new InvalidOperationException(Fixture.AsLines(diagnostics));
        TimelineDefinition timeline = new Binder(diagnostics, positions).Record<TimelineDefinition>(tree)!;
        TimelineChecks.Check(
            timeline, alternatives ?? Alternatives, Components, ["port", "plant"],
            new Dictionary<string, SourceEntry> { ["x"] = new() { Publisher = "x", Title = "x" } }, positions, diagnostics);
        return (timeline, diagnostics);
    }
}
