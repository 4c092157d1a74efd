using Parapet.Model.Study;

namespace Parapet.Study.Timeline;

/// <summary>The part that resolves names once.</summary>
public sealed partial class TimelineModel
{
    private EventPlan PlanEvent(string id)
    {
        EventDefinition happening = definition.Events[id];
        return new([.. happening.After.Select(EventIndex)], Input($"events.{id}.probability"), Input($"events.{id}.delay"));
    }

    private DeliveryPlan? PlanDelivery(string component)
    {
        if (!definition.Deliveries.TryGetValue(component, out DeliveryDefinition? delivery))
            return null;
        string path = $"deliveries.{component}.streams.";
        return new(
            EventIndex(delivery.Event), delivery.Until is { } until ? EventIndex(until) : -1,
            [.. delivery.Streams.Keys.Select(s => new StreamPlan(s, Input($"{path}{s}.lead"), Input($"{path}{s}.rate"), Input($"{path}{s}.full")))]);
    }

    private FlowPlan PlanFlow(string id)
    {
        FlowDefinition flow = definition.Flows[id];
        int component = flow.Component is { } name ? Found(IndexOf(Components, name), name) : -1;
        int stream = flow.Stream is { } of
            ? Found(component < 0 || deliveries[component] is not { } delivery ? -1 : Array.FindIndex(delivery.Streams, s => s.Id == of), of)
            : -1;
        string path = $"flows.{id}.";
        return new(
            flow.Kind, flow.Direction == FlowDirection.Income ? 1 : -1, flow.Event is { } e ? EventIndex(e) : -1,
            flow.Until is { } until ? EventIndex(until) : -1, component, stream)
        {
            Lag = Input(path + "lag"),
            Amount = Input(path + "amount"),
            Over = Input(path + "over"),
            UnitPrice = Input(path + "unit-price"),
            Number = Input(path + "number"),
            Yearly = Input(path + "yearly"),
            Discount = Input(path + "discount"),
            Volume = Input(path + "volume"),
            Price = Input(path + "price"),
        };
    }

    /// <summary>Events so that each comes after those it waits for; ties in the order of the file.</summary>
    private int[] Order()
    {
        List<int> ordered = [];
        bool[] placed = new bool[eventPlans.Length];
        while (ordered.Count < eventPlans.Length)
        {
            int next = 0;
            while (next < placed.Length && (placed[next] || eventPlans[next].After.Any(before => !placed[before])))
                next++;
            if (next == placed.Length)
                throw new ArgumentException("Events of the timeline wait for each other in a circle.");
            placed[next] = true;
            ordered.Add(next);
        }
        return [.. ordered];
    }

    private int Input(string path) => inputIndex.GetValueOrDefault(path, -1);

    private int EventIndex(string id) => Found(IndexOf(Events, id), id);

    private int AlternativeIndex(string id) => Found(IndexOf(Alternatives, id), id);

    private static int IndexOf(IReadOnlyList<string> ids, string id)
    {
        for (int i = 0; i < ids.Count; i++)
        {
            if (ids[i] == id)
                return i;
        }
        return -1;
    }

    private static int Found(int index, string name) =>
        index >= 0 ? index : throw new ArgumentException($"The timeline names \"{name}\", which there is not.");
}
