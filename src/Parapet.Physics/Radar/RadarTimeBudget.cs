namespace Parapet.Physics.Radar;

/// <summary>How a phased array spends its time: dwells in s, rates in 1/s, shares of all time in [0, 1].</summary>
public readonly record struct TimeBudgetParameters
{
    /// <summary>Share that one search of the whole volume in the usual scan period takes, above 0.</summary>
    public required double SearchShare { get; init; }

    /// <summary>Share that search keeps whatever is asked, above 0 and at most <see cref="SearchShare"/>.</summary>
    public required double SearchMinimum { get; init; }

    /// <summary>Time to look once more where something new was seen.</summary>
    public required double ConfirmationDwellS { get; init; }

    public required double TrackDwellS { get; init; }

    /// <summary>Looks at each track that are not part of the search.</summary>
    public required double TrackRateHz { get; init; }

    /// <summary>Time of one look at a target under fire with the link to its missile.</summary>
    public required double GuidanceDwellS { get; init; }

    public required double GuidanceRateHz { get; init; }
}

/// <summary>What is asked of the array.</summary>
/// <param name="Confirmations">New plots to be confirmed in a second.</param>
/// <param name="Tracks">Targets in track that are not under fire.</param>
/// <param name="Guided">Targets under fire.</param>
public readonly record struct TimeDemand(double Confirmations, int Tracks, int Guided);

/// <summary>How the time is shared.</summary>
/// <param name="Search">Share left for search.</param>
/// <param name="Confirmation">Share spent on confirmation.</param>
/// <param name="Track">Share spent on tracks.</param>
/// <param name="Guidance">Share spent on guidance.</param>
/// <param name="ScanStretch">Factor on the scan period, 1 or more: a saturated radar searches less.</param>
/// <param name="TracksServed">Share of the track and confirmation looks that are made, (0, 1].</param>
/// <param name="GuidanceServed">Share of the guidance looks that are made, (0, 1]; below 1 the radar is past its channels.</param>
public readonly record struct TimeShares(
    double Search, double Confirmation, double Track, double Guidance, double ScanStretch, double TracksServed, double GuidanceServed);

/// <summary>
/// The one time of a phased array, shared. Guidance is served first, then confirmation and tracks; search has what is left, never
/// less than its minimum. What does not fit is thinned out evenly. docs/models/radar-time-budget.md.
/// Source: bookkeeping of dwells as in Curry, Radar System Performance Modeling, 2nd ed. (2005), chapter 7; the order of service is this project's choice.
/// </summary>
public static class RadarTimeBudget
{
    /// <summary>Shares under a demand.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The search share is not positive, or the minimum above it or not positive.</exception>
    public static TimeShares Share(in TimeBudgetParameters budget, in TimeDemand demand)
    {
        if (!(budget.SearchShare is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(budget), budget.SearchShare, "The search share is above 0 and at most 1.");
        if (!(budget.SearchMinimum > 0 && budget.SearchMinimum <= budget.SearchShare))
            throw new ArgumentOutOfRangeException(nameof(budget), budget.SearchMinimum, "The search minimum is above 0 and at most the search share.");
        double guidance = demand.Guided * budget.GuidanceRateHz * budget.GuidanceDwellS;
        double track = demand.Tracks * budget.TrackRateHz * budget.TrackDwellS;
        double confirmation = demand.Confirmations * budget.ConfirmationDwellS;
        double room = 1 - budget.SearchMinimum;
        double guidanceServed = guidance > room ? room / guidance : 1;
        guidance *= guidanceServed;
        room -= guidance;
        double others = track + confirmation;
        double othersServed = others > room ? room / others : 1;
        track *= othersServed;
        confirmation *= othersServed;
        double left = Math.Max(budget.SearchMinimum, 1 - guidance - track - confirmation);
        return new(left, confirmation, track, guidance, Math.Max(1, budget.SearchShare / left), othersServed, guidanceServed);
    }
}
