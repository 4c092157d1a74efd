using Parapet.Model.Study;

namespace Parapet.Study.Timeline;

/// <summary>An event with the places of its values among the inputs.</summary>
internal readonly record struct EventPlan(int[] After, int Probability, int Delay);

/// <summary>The same of a stream; -1 where a quantity is left out.</summary>
internal readonly record struct StreamPlan(string Id, int Lead, int Rate, int Full);

/// <summary>The same of a delivery; <paramref name="Until"/> is -1 where nothing takes it away.</summary>
internal sealed record DeliveryPlan(int Event, int Until, StreamPlan[] Streams);

/// <summary>The same of a flow; -1 where a quantity or name is left out.</summary>
internal sealed record FlowPlan(FlowKind Kind, double Sign, int Event, int Until, int Component, int Stream)
{
    public int Lag { get; init; }

    public int Amount { get; init; }

    public int Over { get; init; }

    public int UnitPrice { get; init; }

    public int Number { get; init; }

    public int Yearly { get; init; }

    public int Discount { get; init; }

    public int Volume { get; init; }

    public int Price { get; init; }
}
