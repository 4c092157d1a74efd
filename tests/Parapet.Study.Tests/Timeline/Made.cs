using Parapet.Foundation;
using Parapet.Model.Catalogue;
using Parapet.Model.Study;
using Parapet.Model.Text;
using Parapet.Study.Timeline;

namespace Parapet.Study.Tests.Timeline;

/// <summary>Timelines made in code: quantities that are exactly known, in the units that people use.</summary>
internal static class Made
{
    public const double YearS = 31_557_600;

    public static readonly StreamKey Luck = new(7, 0, 0, 0);

    public static Quantity Number(double value) => Of(value, Dimension.Number);

    public static Quantity Years(double value) => Of(value * YearS, Dimension.Duration);

    public static Quantity PerYear(double value) => Of(value / YearS, Dimension.Rate);

    public static Quantity Dollars(double value) => Of(value, Dimension.Money);

    public static Quantity DollarsPerYear(double value) => Of(value / YearS, Dimension.MoneyRate);

    public static EventDefinition Event(double probability, double years, string? oneOf = null, params string[] after) => new()
    {
        Title = "t",
        Standing = EventStanding.Assumed,
        Sources = ["x"],
        After = after,
        Probability = Number(probability),
        Delay = Years(years),
        OneOf = oneOf,
    };

    public static DeliveryDefinition Delivery(string happening, string? until, params (string Id, double Lead, double? Rate, double Full)[] streams) => new()
    {
        Event = happening,
        Until = until,
        Streams = streams.ToDictionary(s => s.Id, s => new StreamDefinition
        {
            Lead = Years(s.Lead),
            Rate = s.Rate is { } rate ? PerYear(rate) : null,
            Full = Number(s.Full),
        }),
    };

    public static FlowDefinition Flow(FlowKind kind, FlowDirection direction = FlowDirection.Cost) => new() { Title = "t", Kind = kind, Direction = direction };

    /// <summary>Alternatives "keep", with the component "old", and "swap", with "new", in which every event can happen.</summary>
    public static TimelineModel Model(
        Dictionary<string, EventDefinition> events, Dictionary<string, DeliveryDefinition>? deliveries = null,
        Dictionary<string, FlowDefinition>? flows = null, TruceDefinition? truce = null, double discountRate = 0, int years = 20,
        string start = "2027-01-01", string[]? swapComponents = null)
    {
        TimelineDefinition definition = new()
        {
            Start = DateOnly.ParseExact(start, "yyyy-MM-dd"),
            Years = years,
            DiscountRate = Number(discountRate),
            Reference = "keep",
            Baseline = "keep",
            Events = events,
            Deliveries = deliveries ?? [],
            Flows = flows ?? [],
            Truce = truce,
        };
        return new(definition, ["old", "new"], [new("keep", ["old"], []), new("swap", swapComponents ?? ["new"], [.. events.Keys])]);
    }

    /// <summary>Forces with so much protection each, over assets that are alike and that no truce spares.</summary>
    public static ForceProtection Protection(int components, int assets, params IEnumerable<KeyValuePair<uint, double>> forces) => ForceProtection.Of(
        components, [.. Enumerable.Repeat(1.0, assets)], [.. Enumerable.Repeat(false, assets)],
        forces.Select(f => KeyValuePair.Create(f.Key, (IReadOnlyList<double>)[.. Enumerable.Repeat(1 - f.Value, assets)])));

    public static double[] Likely(TimelineModel model) => [.. model.Inputs.Select(i => i.Quantity.Likely)];

    /// <summary>The course of "swap" with every quantity at its likely value.</summary>
    public static Course Swap(TimelineModel model, StreamKey? luck = null) => model.Draw(Likely(model), luck ?? Luck)[1];

    private static Quantity Of(double value, Dimension dimension) => new()
    {
        Definition = "d",
        Low = value,
        Likely = value,
        High = value,
        Dimension = dimension,
        Unit = "",
        Sources = ["x"],
        Standing = Standing.Assumed,
    };
}
