using Parapet.Model.Catalogue;
using Parapet.Study.Statistics;

namespace Parapet.Study.Timeline;

/// <summary>Where a number lies over the draws: 5, 50 and 95 % and the mean. Not a confidence interval: more draws do not narrow it.</summary>
public sealed record Band(double Low, double Median, double High, double Mean);

/// <summary>The same at each point of a series.</summary>
public sealed record BandSeries(IReadOnlyList<double> Low, IReadOnlyList<double> Median, IReadOnlyList<double> High, IReadOnlyList<double> Mean);

/// <summary>Time and money of a study over all its draws. Money in US dollars at the prices of the start, received positive.</summary>
public sealed record TimelineResult
{
    public required DateOnly Start { get; init; }

    /// <summary>Horizon.</summary>
    public required int Years { get; init; }

    public required long Draws { get; init; }

    /// <summary>Alternative that gaps are measured against.</summary>
    public required string Reference { get; init; }

    /// <summary>Alternative that money and protection are compared with.</summary>
    public required string Baseline { get; init; }

    /// <summary>Shortfall of protection below which there is no gap.</summary>
    public required double GapTolerance { get; init; }

    /// <summary>Times of the points of protection, years since the start.</summary>
    public required IReadOnlyList<double> Times { get; init; }

    /// <summary>Calendar years of the cash flow; the first and last may be parts.</summary>
    public required IReadOnlyList<int> CalendarYears { get; init; }

    /// <summary>What may happen, as the study writes it.</summary>
    public required IReadOnlyList<EventHead> Events { get; init; }

    /// <summary>What is paid or received, as the study writes it.</summary>
    public required IReadOnlyList<FlowHead> Flows { get; init; }

    public required IReadOnlyList<AlternativeTimeline> Alternatives { get; init; }
}

/// <summary>An event of the timeline.</summary>
/// <param name="Standing">Who stands behind the word that it may come: <c>official</c>, <c>reported</c>, <c>denied</c>, <c>predicted</c> or <c>assumed</c>.</param>
/// <param name="After">Events that must have happened before.</param>
/// <param name="ProbabilityLow">Of the supposed probability, given those.</param>
public sealed record EventHead(
    string Id, string Title, string Standing, IReadOnlyList<SourceLine> Sources, string Note, IReadOnlyList<string> After,
    double ProbabilityLow, double ProbabilityLikely, double ProbabilityHigh);

/// <summary>A flow of money.</summary>
public sealed record FlowHead(string Id, string Title, string Kind, string Direction);

/// <summary>One alternative over all draws.</summary>
public sealed record AlternativeTimeline
{
    /// <summary>Id of the alternative.</summary>
    public required string Id { get; init; }

    /// <summary>Protection given the raid, at each of the times.</summary>
    public required BandSeries Protection { get; init; }

    /// <summary>Mean strength of each component that it ever has, at each of the times.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<double>> Strengths { get; init; }

    public required IReadOnlyList<EventOutcome> Events { get; init; }

    /// <summary>Net money of each calendar year.</summary>
    public required BandSeries Cash { get; init; }

    /// <summary>What each flow comes to within the horizon, undiscounted; flows that are 0 in every draw are left out.</summary>
    public required IReadOnlyDictionary<string, Band> Flows { get; init; }

    public required IReadOnlyList<OffsetOutcome> Offsets { get; init; }

    /// <summary>Mean net present value with the interval of that mean.</summary>
    public required Estimate NetPresentValue { get; init; }

    public required Band NetPresentValueBand { get; init; }

    /// <summary>Mean asset-years protected with the interval of that mean.</summary>
    public required Estimate AssetYears { get; init; }

    public required Band AssetYearsBand { get; init; }

    public required GapOutcome Gap { get; init; }

    /// <summary>Null for the baseline itself.</summary>
    public required BaselineComparison? AgainstBaseline { get; init; }
}

/// <summary>What became of an event that can happen in an alternative.</summary>
/// <param name="Share">Share of draws in which it happens within the horizon.</param>
/// <param name="Years">When, in years since the start, in those draws; null where there are none.</param>
public sealed record EventOutcome(string Id, double Share, Band? Years);

/// <summary>What became of an offset.</summary>
/// <param name="ShareBegun">Share of draws in which it begins within the horizon.</param>
/// <param name="ShareCompleted">Share of draws in which its total is reached within the horizon.</param>
/// <param name="YearsNeeded">From its beginning to its total, the horizon put aside, where it begins within it and ever ends; null where it never does.</param>
public sealed record OffsetOutcome(string Flow, double ShareBegun, double ShareCompleted, Band? YearsNeeded);

/// <summary>Gap of protection against the reference in the same draw.</summary>
/// <param name="Share">Share of draws with any month below by more than the tolerance.</param>
/// <param name="FirstYear">When the first such month begins, in those draws; null where there are none.</param>
public sealed record GapOutcome(double Share, Band Years, Band LongestYears, Band? FirstYear, Band Depth, Band Shortfall);

/// <summary>Differences from the baseline in the same draw.</summary>
/// <param name="ExtraCost">Present value paid more; negative where it is cheaper.</param>
/// <param name="ExtraAssetYears">Asset-years protected more.</param>
/// <param name="CostPerAssetYear">
/// Mean extra cost over mean extra asset-years with Fieller's set. Says what protection costs only where both are positive.
/// </param>
public sealed record BaselineComparison(
    Estimate ExtraCost, Band ExtraCostBand, Estimate ExtraAssetYears, Band ExtraAssetYearsBand, RatioEstimate CostPerAssetYear);
