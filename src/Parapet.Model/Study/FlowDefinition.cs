using Parapet.Model.Catalogue;
using Parapet.Model.Text;

namespace Parapet.Model.Study;

/// <summary>When and by what the money of a flow is counted.</summary>
public enum FlowKind
{
    /// <summary>An amount, at once or spread evenly.</summary>
    Payment,

    /// <summary>A price for each unit as a stream delivers it.</summary>
    PerDelivery,

    /// <summary>Money per year, as long as a component stands and in proportion to its strength.</summary>
    Running,

    /// <summary>A total paid back as a discount on a yearly bill, until the total is reached.</summary>
    Offset,
}

/// <summary>Which way the money goes.</summary>
public enum FlowDirection
{
    /// <summary>Paid by the defender.</summary>
    Cost,

    /// <summary>Received by the defender, or not paid because of it.</summary>
    Income,
}

/// <summary>
/// Money of one kind. Which keys are due depends on the kind: payment: amount (event, lag, over); per-delivery: component,
/// stream, unit-price (number, lag); running: yearly (component, event, until, lag); offset: amount, discount, volume, price
/// (event, lag).
/// </summary>
public sealed record FlowDefinition
{
    [Field("What the money is for")]
    public required string Title { get; init; }

    [Field("When and by what it is counted")]
    public required FlowKind Kind { get; init; }

    [Field("Paid or received by the defender")]
    public required FlowDirection Direction { get; init; }

    [Field("What a reader should know besides")]
    public string? Note { get; init; }

    [Field("Event from which on it counts; the timeline's start where it is left out. An alternative in which the event does not happen has no such flow")]
    public string? Event { get; init; }

    [Field("Event that ends a running flow")]
    public string? Until { get; init; }

    [Field("Component whose deliveries or strength it goes by")]
    public string? Component { get; init; }

    [Field("Stream of the component's delivery that is paid for by the unit")]
    public string? Stream { get; init; }

    [Field("Time from the event, or from each delivery, to the money", Dimension.Duration, Min = 0)]
    public Quantity? Lag { get; init; }

    [Field("The whole amount: of a payment, or to be paid back by an offset", Dimension.Money, Min = 0)]
    public Quantity? Amount { get; init; }

    [Field("Time over which a payment is spread evenly; at once where it is left out", Dimension.Duration, Min = 0)]
    public Quantity? Over { get; init; }

    [Field("Price of one unit", Dimension.Money, Min = 0)]
    public Quantity? UnitPrice { get; init; }

    [Field("Units ordered; those of full strength where it is left out", Min = 0, Max = StreamDefinition.MostUnits)]
    public Quantity? Number { get; init; }

    [Field("Money per year at full strength", Dimension.MoneyRate, Min = 0)]
    public Quantity? Yearly { get; init; }

    [Field("Share of the yearly bill that is let off", Min = 0, Max = 1)]
    public Quantity? Discount { get; init; }

    [Field("Units bought per year, a bare number; its definition names the unit", Min = 0)]
    public Quantity? Volume { get; init; }

    [Field("Price of one such unit", Dimension.Money, Min = 0)]
    public Quantity? Price { get; init; }
}
