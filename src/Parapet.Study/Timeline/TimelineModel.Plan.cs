using Parapet.Model.Study;

namespace Parapet.Study.Timeline;

/// <summary>The part that resolves names once, and says which forces must be played.</summary>
public sealed partial class TimelineModel
{
    /// <summary>
    /// Every force that can stand on some date in an alternative, as bit masks in ascending order: what must be played for its
    /// protection over time. A component without a delivery always stands; one whose event the alternative cannot have never
    /// does; and two never stand together where the one comes only after the event that takes the other away.
    /// </summary>
    public IReadOnlyList<uint> Forces(int alternative)
    {
        TimelineAlternative chosen = alternatives[alternative];
        uint always = 0, sometimes = 0;
        for (int c = 0; c < Components.Count; c++)
        {
            if (!chosen.Components.Contains(Components[c]))
                continue;
            if (deliveries[c] is not { } delivery)
                always |= 1u << c;
            else if (CanHappen(chosen, delivery.Event))
                sometimes |= 1u << c;
        }
        List<uint> forces = [];
        for (uint mask = 0; mask < 1u << Components.Count; mask++)
        {
            if ((mask & ~sometimes) == 0 && CanStandTogether(mask))
                forces.Add(mask | always);
        }
        forces.Sort();
        return forces;
    }

    private bool CanHappen(TimelineAlternative alternative, int e) =>
        alternative.Events.Contains(Events[e]) && eventPlans[e].After.All(before => CanHappen(alternative, before));

    private bool CanStandTogether(uint mask)
    {
        for (int gone = 0; gone < Components.Count; gone++)
        {
            if ((mask & 1u << gone) == 0 || deliveries[gone] is not { Until: >= 0 } leaving)
                continue;
            for (int other = 0; other < Components.Count; other++)
            {
                if ((mask & 1u << other) != 0 && deliveries[other] is { } coming && Follows(coming.Event, leaving.Until))
                    return false;
            }
        }
        return true;
    }

    /// <summary>Whether an event is another or can only come after it.</summary>
    private bool Follows(int e, int before) => e == before || eventPlans[e].After.Any(earlier => Follows(earlier, before));

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
