using Parapet.Model.Catalogue;
using Parapet.Model.Checks;
using Parapet.Model.Text;

namespace Parapet.Model.Study;

/// <summary>What must hold between the parts of a timeline and the study around it. Parts that were read with faults are passed over.</summary>
public sealed class TimelineChecks
{
    private readonly TimelineDefinition timeline;
    private readonly IReadOnlyList<TimelineAlternative> alternatives;
    private readonly IReadOnlyCollection<string> components;
    private readonly SourcePositions positions;
    private readonly Diagnostics diagnostics;

    private TimelineChecks(
        TimelineDefinition timeline, IReadOnlyList<TimelineAlternative> alternatives, IReadOnlyCollection<string> components,
        SourcePositions positions, Diagnostics diagnostics)
    {
        this.timeline = timeline;
        this.alternatives = alternatives;
        this.components = components;
        this.positions = positions;
        this.diagnostics = diagnostics;
    }

    /// <summary>Reports every fault of a timeline at once.</summary>
    /// <param name="components">Components of the study.</param>
    /// <param name="assets">Assets of its base scenario; empty where that could not be read, and then truces are not checked against it.</param>
    /// <param name="sources">As <see cref="CatalogueStore.Sources"/>; empty where they could not be read.</param>
    public static void Check(
        TimelineDefinition timeline, IReadOnlyList<TimelineAlternative> alternatives, IReadOnlyCollection<string> components,
        IReadOnlyCollection<string> assets, IReadOnlyDictionary<string, SourceEntry> sources, SourcePositions positions, Diagnostics diagnostics)
    {
        TimelineChecks checks = new(timeline, alternatives, components, positions, diagnostics);
        checks.Sources(sources);
        checks.Compared("reference", timeline.Reference);
        checks.Compared("baseline", timeline.Baseline);
        checks.Events();
        checks.Alternatives();
        foreach ((string component, DeliveryDefinition delivery) in timeline.Deliveries)
            checks.Delivery(component, delivery);
        foreach ((string id, FlowDefinition flow) in timeline.Flows)
            checks.Flow(id, flow);
        if (timeline.Truce is { } truce)
            checks.Truce(truce, assets);
    }

    private void Sources(IReadOnlyDictionary<string, SourceEntry> sources)
    {
        foreach (PlacedQuantity placed in QuantityPath.All(timeline))
            EntryChecks.CheckSources(placed.Quantity, placed.Quantity.Sources, sources, positions, diagnostics);
        foreach (EventDefinition happening in timeline.Events.Values)
        {
            EntryChecks.CheckSources(happening, happening.Sources, sources, positions, diagnostics);
            if (happening.Sources.Count == 0 && positions.Has(happening, "sources") && positions.IsSound(happening))
            {
                diagnostics.Add(positions.At(happening, "sources"), Codes.NoSources, "the event names no source",
                    "keys of catalogue/sources.yaml, e.g. [parapet-assumption]");
            }
        }
    }

    private void Compared(string key, string alternative)
    {
        if (alternative.Length > 0 && !alternatives.Any(a => a.Id == alternative))
        {
            diagnostics.AddUnknown(positions.At(timeline, key), Codes.UnknownAlternative,
                $"there is no alternative \"{TextScalar.Excerpt(alternative)}\"", alternative, alternatives.Select(a => a.Id), "alternatives");
        }
    }

    private void Events()
    {
        foreach ((string id, EventDefinition happening) in timeline.Events)
        {
            for (int i = 0; i < happening.After.Count; i++)
                Known(happening.After[i], positions.At(happening, "after", i));
            if (happening.OneOf is { } group && timeline.Events.Values.Count(e => e.OneOf == group) < 2)
            {
                diagnostics.Add(positions.At(happening, "one-of"), Codes.LoneChoice, $"\"{id}\" is the only event of the group \"{TextScalar.Excerpt(group)}\"",
                    Suggestion.Hint(group, [.. timeline.Events.Values.Select(e => e.OneOf).OfType<string>().Where(g => g != group).Distinct()], "groups"));
            }
        }
        Cycles();
    }

    /// <summary>Takes away events that wait for nothing that is left; of each circle that remains the first event in the file is told.</summary>
    private void Cycles()
    {
        HashSet<string> done = new(StringComparer.Ordinal);
        foreach ((string id, _) in timeline.Events)
        {
            List<string> path = [];
            Visit(id, path, done);
        }
    }

    private void Visit(string id, List<string> path, HashSet<string> done)
    {
        if (!timeline.Events.TryGetValue(id, out EventDefinition? happening) || done.Contains(id))
            return;
        int at = path.IndexOf(id);
        if (at >= 0)
        {
            diagnostics.Add(positions.At(timeline.Events[path[at]], "after"), Codes.EventCycle,
                $"events wait for each other: {string.Join(" after ", path.Skip(at).Append(id))}", "end the circle");
            return;
        }
        path.Add(id);
        foreach (string before in happening.After)
            Visit(before, path, done);
        path.RemoveAt(path.Count - 1);
        done.Add(id);
    }

    private void Alternatives()
    {
        foreach (TimelineAlternative alternative in alternatives)
        {
            for (int i = 0; i < alternative.Components.Count; i++)
            {
                string component = alternative.Components[i];
                if (timeline.Deliveries.TryGetValue(component, out DeliveryDefinition? delivery)
                    && timeline.Events.ContainsKey(delivery.Event) && !alternative.Events.Contains(delivery.Event))
                {
                    diagnostics.Add(alternative.Owner is { } of ? positions.At(of, "components", i) : default, Codes.NeverHappens,
                        $"{component} never stands in {alternative.Id}: it comes by \"{delivery.Event}\", which is not among its events",
                        $"add {delivery.Event} to the events of {alternative.Id}, or take {component} out");
                }
            }
            for (int i = 0; i < alternative.Events.Count; i++)
            {
                SourceSpan where = alternative.Owner is { } owner ? positions.At(owner, "events", i) : default;
                string id = alternative.Events[i];
                if (!Known(id, where))
                    continue;
                foreach (string before in timeline.Events[id].After)
                {
                    if (timeline.Events.ContainsKey(before) && !alternative.Events.Contains(before))
                    {
                        diagnostics.Add(where, Codes.NeverHappens, $"\"{id}\" cannot happen in {alternative.Id}: it comes after \"{before}\", which is not among its events",
                            $"add {before} to the events of {alternative.Id}, or take {id} out");
                    }
                }
            }
        }
    }

    private void Delivery(string component, DeliveryDefinition delivery)
    {
        SourceSpan key = positions.At(timeline, "deliveries", component);
        if (!components.Contains(component))
            diagnostics.AddUnknown(key, Codes.UnknownComponent, $"there is no component \"{component}\"", component, components, "components");
        Happens(delivery, "event", delivery.Event);
        Happens(delivery, "until", delivery.Until);
        if (delivery.Streams.Count == 0 && positions.Has(delivery, "streams") && positions.IsSound(delivery))
            diagnostics.Add(positions.At(delivery, "streams"), Codes.EmptyStreams, $"nothing is delivered to \"{component}\"", "at least one stream");
    }

    private void Flow(string id, FlowDefinition flow)
    {
        Happens(flow, "event", flow.Event);
        Happens(flow, "until", flow.Until);
        if (flow.Component is { } component)
            Component(flow, component);
        if (!positions.IsSound(flow))
            return;
        (string[] due, string[] may) = Keys(flow.Kind);
        foreach (FieldShape field in RecordShape.Of(typeof(FlowDefinition)).Fields)
        {
            if (field.Required || field.Key == "note")
                continue;
            bool given = field.Get(flow) is not null;
            if (!given && due.Contains(field.Key))
            {
                diagnostics.Add(positions.At(timeline, "flows", id), Codes.FlowNeeds,
                    $"a flow of kind {KebabCase.From(flow.Kind)} needs \"{field.Key}\"", field.Field.Meaning);
            }
            else if (given && !due.Contains(field.Key) && !may.Contains(field.Key))
            {
                diagnostics.Add(positions.At(flow, field.Key), Codes.FlowDoesNotRead,
                    $"a flow of kind {KebabCase.From(flow.Kind)} does not read \"{field.Key}\"",
                    $"it reads {string.Join(", ", due.Concat(may))}");
            }
        }
    }

    private void Component(FlowDefinition flow, string component)
    {
        if (!components.Contains(component))
        {
            diagnostics.AddUnknown(positions.At(flow, "component"), Codes.UnknownComponent,
                $"there is no component \"{TextScalar.Excerpt(component)}\"", component, components, "components");
        }
        else if (!alternatives.Any(a => a.Components.Contains(component)))
        {
            diagnostics.Add(positions.At(flow, "component"), Codes.NeverHappens, $"no alternative has the component \"{component}\"", "take the flow out, or give it to one");
        }
        else if (flow.Stream is { } stream)
        {
            timeline.Deliveries.TryGetValue(component, out DeliveryDefinition? delivery);
            if (delivery is null || !delivery.Streams.ContainsKey(stream))
            {
                diagnostics.AddUnknown(positions.At(flow, "stream"), Codes.UnknownStream,
                    $"the delivery of {component} has no stream \"{TextScalar.Excerpt(stream)}\"", stream, delivery?.Streams.Keys ?? [], "streams");
            }
        }
    }

    private void Truce(TruceDefinition truce, IReadOnlyCollection<string> assets)
    {
        Happens(truce, "event", truce.Event);
        for (int i = 0; i < truce.Assets.Count && assets.Count > 0; i++)
        {
            if (!assets.Contains(truce.Assets[i]))
            {
                diagnostics.AddUnknown(positions.At(truce, "assets", i), Codes.UnknownAsset,
                    $"there is no asset \"{TextScalar.Excerpt(truce.Assets[i])}\"", truce.Assets[i], assets, "assets");
            }
        }
    }

    /// <summary>Reports an event that is not known, or that no alternative can have.</summary>
    private void Happens(object owner, string key, string? id)
    {
        if (string.IsNullOrEmpty(id) || !Known(id, positions.At(owner, key)) || alternatives.Any(a => a.Events.Contains(id)))
            return;
        diagnostics.Add(positions.At(owner, key), Codes.NeverHappens, $"\"{id}\" is among the events of no alternative", "add it to the events of one");
    }

    private bool Known(string id, SourceSpan where)
    {
        if (timeline.Events.ContainsKey(id))
            return true;
        // An event that is there and could not be read has been told already.
        if ((positions.Node(timeline, "events") as TextMapping)?.Find(id) is not null)
            return false;
        diagnostics.AddUnknown(where, Codes.UnknownEvent, $"the timeline has no event \"{TextScalar.Excerpt(id)}\"", id, timeline.Events.Keys, "events");
        return false;
    }

    private static (string[] Due, string[] May) Keys(FlowKind kind) => kind switch
    {
        FlowKind.Payment => (["amount"], ["event", "lag", "over"]),
        FlowKind.PerDelivery => (["component", "stream", "unit-price"], ["number", "lag"]),
        FlowKind.Running => (["yearly"], ["component", "event", "until", "lag"]),
        _ => (["amount", "discount", "volume", "price"], ["event", "lag"]),
    };
}
