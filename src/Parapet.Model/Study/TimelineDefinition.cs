using Parapet.Model.Catalogue;
using Parapet.Model.Text;

namespace Parapet.Model.Study;

/// <summary>
/// Time and money of a study as a person writes them: what may happen, what it brings, what it costs. Everything is keyed by id
/// so that each quantity has a path: <c>timeline.events.s-400-leaves.probability</c>.
/// </summary>
public sealed record TimelineDefinition
{
    /// <summary>Names of its quantities and unknowns begin so; no run feels them.</summary>
    public const string Prefix = "timeline.";

    /// <summary>Most components of a study with a timeline: every set of them has a place in a table.</summary>
    public const int MostComponents = 16;

    /// <summary>Longest horizon, in years: beyond it no figure of the catalogue means anything.</summary>
    public const int MostYears = 60;

    [Field("Date from which delays are counted and to which money is discounted: 2027-01-01")]
    public required DateOnly Start { get; init; }

    [Field("Years from the start that are looked at", Min = 1, Max = MostYears)]
    public required int Years { get; init; }

    [Field("Real discount rate, share per year: an amount due in a year is worth 1/(1 + rate) of it today", Min = 0, Max = 1)]
    public required Quantity DiscountRate { get; init; }

    [Field("Alternative whose protection over time gaps are measured against")]
    public required string Reference { get; init; }

    [Field("Alternative against which money, protection and cost per asset-year are compared")]
    public required string Baseline { get; init; }

    [Field("What may happen; which of it can happen in an alternative, the alternative says")]
    public IReadOnlyDictionary<string, EventDefinition> Events { get; init; } = new Dictionary<string, EventDefinition>();

    [Field("What brings a component to strength, by component; one that is not named stands in full from the start")]
    public IReadOnlyDictionary<string, DeliveryDefinition> Deliveries { get; init; } = new Dictionary<string, DeliveryDefinition>();

    [Field("Money that is paid or received")]
    public IReadOnlyDictionary<string, FlowDefinition> Flows { get; init; } = new Dictionary<string, FlowDefinition>();

    [Field("A limited truce: no raids on some assets while it lasts")]
    public TruceDefinition? Truce { get; init; }
}

/// <summary>Who stands behind the word that an event may come.</summary>
public enum EventStanding
{
    /// <summary>A party to it says so in public.</summary>
    Official,

    /// <summary>The press says that a party to it says so.</summary>
    Reported,

    /// <summary>Reported, and a party to it says no.</summary>
    Denied,

    /// <summary>Someone else expects it.</summary>
    Predicted,

    /// <summary>Nobody said so; the study supposes it to see what follows.</summary>
    Assumed,
}

/// <summary>Something that may happen once. Its probability is a supposition of the study, whatever its standing.</summary>
public sealed record EventDefinition
{
    [Field("What happens, in a few words")]
    public required string Title { get; init; }

    [Field("Who stands behind the word that it may come")]
    public required EventStanding Standing { get; init; }

    [Field("Keys of catalogue/sources.yaml")]
    public required IReadOnlyList<string> Sources { get; init; }

    [Field("What a reader should know besides")]
    public string? Note { get; init; }

    [Field("Events that must have happened before; the delay counts from the last of them, or from the start where there are none")]
    public IReadOnlyList<string> After { get; init; } = [];

    [Field("Probability that it happens, given that those of after have", Min = 0, Max = 1)]
    public required Quantity Probability { get; init; }

    [Field("Time from the last event of after, or from the start, until it happens", Dimension.Duration, Min = 0)]
    public required Quantity Delay { get; init; }

    [Field("Name of a group of events of which at most one happens: their probabilities are shares of one draw, none of them the rest")]
    public string? OneOf { get; init; }
}

/// <summary>What brings a component to strength, and what takes it away.</summary>
public sealed record DeliveryDefinition
{
    [Field("Event that starts it: a contract signed, a unit called up")]
    public required string Event { get; init; }

    [Field("Event from which on the component is gone")]
    public string? Until { get; init; }

    [Field("What must arrive: aircraft and pilots, batteries. The scarcest sets the strength")]
    public required IReadOnlyDictionary<string, StreamDefinition> Streams { get; init; }
}

/// <summary>Units of one kind that arrive one by one, or all at once.</summary>
public sealed record StreamDefinition
{
    /// <summary>A component is made of batteries or aircraft, not of grains of sand.</summary>
    public const int MostUnits = 10_000;

    [Field("Time from the event to the first unit", Dimension.Duration, Min = 0)]
    public required Quantity Lead { get; init; }

    [Field("Units per year from the first on; all at once where it is left out", Dimension.Rate, Min = 1e-12)]
    public Quantity? Rate { get; init; }

    [Field("Units with which the component, as the scenario plays it, is at full strength", Min = 1e-6, Max = MostUnits)]
    public required Quantity Full { get; init; }
}

/// <summary>No raids on some assets for a while.</summary>
public sealed record TruceDefinition
{
    [Field("Event that begins it")]
    public required string Event { get; init; }

    [Field("How long it holds", Dimension.Duration, Min = 0)]
    public required Quantity Duration { get; init; }

    [Field("Assets that are not raided while it holds")]
    public required IReadOnlyList<string> Assets { get; init; }
}

/// <summary>What the timeline must know of an alternative of the study.</summary>
/// <param name="Components">Components that take part once their deliveries allow it.</param>
/// <param name="Events">Events that can happen in it.</param>
/// <param name="Owner">The record it was read from, for the place of a fault in its <c>events</c>; null where there is none.</param>
public sealed record TimelineAlternative(string Id, IReadOnlyList<string> Components, IReadOnlyList<string> Events, object? Owner = null)
{
    /// <summary>The alternatives of a study, in the order of the file.</summary>
    public static IReadOnlyList<TimelineAlternative> Of(StudyDocument study) =>
        [.. study.Alternatives.Select(a => new TimelineAlternative(a.Id, a.Components ?? [.. study.Components.Select(c => c.Id)], a.Events, a))];
}
