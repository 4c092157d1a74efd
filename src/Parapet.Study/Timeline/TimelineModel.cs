using Parapet.Foundation;
using Parapet.Model.Catalogue;
using Parapet.Model.Study;
using Parapet.Study.Design;

namespace Parapet.Study.Timeline;

/// <summary>
/// What follows, for each alternative, from one draw of all that is uncertain: which events happen and when, what stands on
/// which date, what is paid and received. Pure: the same values and luck give the same courses. It forecasts nothing: every
/// probability and date in it was put there by the study. See docs/models/timeline.md.
/// </summary>
public sealed partial class TimelineModel
{
    /// <summary>Julian year, as the unit table has it.</summary>
    internal const double YearS = 31_557_600;

    private readonly TimelineDefinition definition;
    private readonly IReadOnlyList<TimelineAlternative> alternatives;
    private readonly Dictionary<string, int> inputIndex = new(StringComparer.Ordinal);
    private readonly EventPlan[] eventPlans;
    private readonly int[] order;
    private readonly int[][] groups;
    private readonly DeliveryPlan?[] deliveries;
    private readonly FlowPlan[] flowPlans;
    private readonly int discountRate;
    private readonly int truceEvent;
    private readonly int truceDuration;

    /// <param name="definition">Checked (<see cref="TimelineChecks"/>).</param>
    /// <param name="components">Ids of the study's components; bit i of a force is the i-th of them.</param>
    /// <exception cref="ArgumentException">A name that is not known, a circle of events, too many components: the checks were passed over.</exception>
    public TimelineModel(TimelineDefinition definition, IReadOnlyList<string> components, IReadOnlyList<TimelineAlternative> alternatives)
    {
        if (components.Count > TimelineDefinition.MostComponents)
            throw new ArgumentException($"At most {TimelineDefinition.MostComponents} components, given are {components.Count}.", nameof(components));
        this.definition = definition;
        this.alternatives = alternatives;
        Components = components;
        Calendar = new(definition.Start, definition.Years);
        Inputs = [.. QuantityPath.All(definition).Select(q => q with { Path = TimelineDefinition.Prefix + q.Path })];
        for (int i = 0; i < Inputs.Count; i++)
            inputIndex.Add(Inputs[i].Path[TimelineDefinition.Prefix.Length..], i);
        Events = [.. definition.Events.Keys];
        Flows = [.. definition.Flows.Keys];
        eventPlans = [.. Events.Select(PlanEvent)];
        order = Order();
        groups = [.. definition.Events.Where(e => e.Value.OneOf is not null).GroupBy(e => e.Value.OneOf!, StringComparer.Ordinal)
            .Select(g => g.Select(e => EventIndex(e.Key)).ToArray())];
        deliveries = [.. components.Select(PlanDelivery)];
        flowPlans = [.. Flows.Select(PlanFlow)];
        discountRate = Input("discount-rate");
        truceEvent = definition.Truce is { } truce ? EventIndex(truce.Event) : -1;
        truceDuration = Input("truce.duration");
        Reference = AlternativeIndex(definition.Reference);
        Baseline = AlternativeIndex(definition.Baseline);
    }

    /// <summary>Every quantity of the timeline, paths beginning with <see cref="TimelineDefinition.Prefix"/>: the outer loop draws a value for each.</summary>
    public IReadOnlyList<PlacedQuantity> Inputs { get; }

    /// <summary>Ids, in the order of the file.</summary>
    public IReadOnlyList<string> Events { get; }

    /// <summary>Ids; bit i of a force is the i-th of them.</summary>
    public IReadOnlyList<string> Components { get; }

    /// <summary>Ids, in the order of the file.</summary>
    public IReadOnlyList<string> Flows { get; }

    /// <summary>Ids, in the order given.</summary>
    public IReadOnlyList<string> Alternatives => [.. alternatives.Select(a => a.Id)];

    public Calendar Calendar { get; }

    /// <summary>Index of the alternative that gaps are measured against.</summary>
    public int Reference { get; }

    /// <summary>Index of the alternative that money and protection are compared with.</summary>
    public int Baseline { get; }

    /// <summary>Assets that a truce spares.</summary>
    public IReadOnlyList<string> TruceAssets => definition.Truce?.Assets ?? [];

    /// <summary>What is written of it.</summary>
    public TimelineDefinition Definition => definition;

    /// <summary>The course of every alternative in one draw.</summary>
    /// <param name="values">One value in SI for each of <see cref="Inputs"/>.</param>
    /// <param name="luck">
    /// Seed and run of the draw; purpose and entity are set here. An event's luck hangs on its name alone, so all alternatives
    /// share it.
    /// </param>
    /// <exception cref="ArgumentException">A span of another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite.</exception>
    public Course[] Draw(ReadOnlySpan<double> values, StreamKey luck)
    {
        if (values.Length != Inputs.Count)
            throw new ArgumentException($"The timeline has {Inputs.Count} inputs, given are {values.Length} values.", nameof(values));
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
                throw new ArgumentOutOfRangeException(nameof(values), values[i], $"{Inputs[i].Path} is not finite.");
        }
        bool[] lucky = Lucky(values, luck);
        Course[] courses = new Course[alternatives.Count];
        for (int a = 0; a < courses.Length; a++)
            courses[a] = CourseOf(alternatives[a], lucky, values);
        return courses;
    }

    /// <summary>What luck decides by itself in a draw: whether each event happens that is sure neither to come nor to stay away, or which of a one-of group.</summary>
    public IReadOnlyList<string> LuckNames =>
    [
        .. Undecided.Select(e => $"whether {Events[e]} happens"),
        .. groups.Select(g => $"which of {string.Join(", ", g.Select(e => Events[e]))} happens"),
    ];

    /// <summary>The uniform numbers of a draw behind <see cref="LuckNames"/>: low ones let an event happen.</summary>
    public double[] LuckOf(StreamKey luck) =>
        [.. Undecided.Select(e => Uniform(luck, Events[e])), .. groups.Select(g => Uniform(luck, GroupName(g)))];

    private IEnumerable<int> Undecided =>
        Enumerable.Range(0, Events.Count).Where(e => definition.Events[Events[e]] is { OneOf: null, Probability: { Low: < 1, High: > 0 } });

    // No id holds a slash: the luck of a group is no event's luck.
    private string GroupName(int[] group) => "one-of/" + definition.Events[Events[group[0]]].OneOf;

    /// <summary>Which events the luck of this draw favours, whatever must come before them.</summary>
    private bool[] Lucky(ReadOnlySpan<double> values, StreamKey luck)
    {
        bool[] lucky = new bool[eventPlans.Length];
        for (int e = 0; e < lucky.Length; e++)
        {
            if (definition.Events[Events[e]].OneOf is null)
                lucky[e] = Uniform(luck, Events[e]) < values[eventPlans[e].Probability];
        }
        foreach (int[] group in groups)
        {
            double sum = 0;
            foreach (int e in group)
                sum += values[eventPlans[e].Probability];
            double left = Uniform(luck, GroupName(group)) * Math.Max(1, sum);
            foreach (int e in group)
            {
                double share = values[eventPlans[e].Probability];
                lucky[e] = left >= 0 && left < share;
                left -= share;
            }
        }
        return lucky;
    }

    private static double Uniform(StreamKey luck, string name) =>
        (luck with { Purpose = (byte)DesignPurpose.TimelineEvent, Entity = StreamKey.NameHash(name), Other = 0 })[0].Uniform;

    private Course CourseOf(TimelineAlternative alternative, bool[] lucky, ReadOnlySpan<double> values)
    {
        double[] events = new double[eventPlans.Length];
        foreach (int e in order)
        {
            double date = lucky[e] && alternative.Events.Contains(Events[e]) ? 0 : double.PositiveInfinity;
            foreach (int before in eventPlans[e].After)
                date = Math.Max(date, events[before]);
            events[e] = date + values[eventPlans[e].Delay] / YearS;
        }
        StepFunction[] strengths = new StepFunction[Components.Count];
        for (int c = 0; c < strengths.Length; c++)
        {
            strengths[c] = !alternative.Components.Contains(Components[c]) ? StepFunction.Zero
                : deliveries[c] is { } delivery ? Strength(delivery, events, values) : StepFunction.One;
        }
        Ledger ledger = new(Calendar, values[discountRate]);
        CashBook book = new(Calendar, ledger, flowPlans.Length);
        for (int f = 0; f < flowPlans.Length; f++)
        {
            // Money that goes by a component is not due where the alternative does not have it.
            if (flowPlans[f].Component is var c && (c < 0 || alternative.Components.Contains(Components[c])))
                book.Book(f, flowPlans[f], deliveries, events, strengths, values);
        }
        double truceFrom = truceEvent < 0 ? double.PositiveInfinity : events[truceEvent];
        return new()
        {
            Alternative = alternative.Id,
            Events = events,
            Strengths = strengths,
            TruceFrom = truceFrom,
            TruceTo = truceEvent < 0 ? double.PositiveInfinity : truceFrom + values[truceDuration] / YearS,
            CashByYear = ledger.ByYear,
            NetPresentValue = ledger.PresentValue,
            Flows = book.Totals,
            OffsetsFrom = book.OffsetsFrom,
            OffsetsTo = book.OffsetsTo,
        };
    }
}
