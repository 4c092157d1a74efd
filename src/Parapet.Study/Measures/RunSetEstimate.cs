using Parapet.Engine.Record;
using Parapet.Study.Statistics;

namespace Parapet.Study.Measures;

/// <summary><see cref="RunSummary"/> over many runs: every number with its interval.</summary>
public sealed record RunSetEstimate(
    RaidEstimate Raid,
    IReadOnlyList<AssetEstimate> Assets,
    IReadOnlyList<UnitEstimate> Units,
    IReadOnlyList<RadarEstimate> Radars,
    MeasuresEstimate Measures,
    PictureEstimate Picture)
{
    /// <summary>
    /// Every estimate in the order in which the run document prints its numbers: raid, its classes without what became of
    /// them otherwise, assets, units, radars, measures, picture.
    /// </summary>
    public IEnumerable<Estimate> InDocumentOrder() =>
    [
        Raid.Threats, Raid.Killed, Raid.Leaked, Raid.Other,
        .. Raid.ByClass.SelectMany<ClassEstimate, Estimate>(c => [c.Threats, c.Killed, c.Leaked]),
        .. Assets.SelectMany<AssetEstimate, Estimate>(a => [a.Hits, a.Survived, a.Damage]),
        .. Units.SelectMany<UnitEstimate, Estimate>(u => [u.Shots, u.Kills, .. u.Remaining.Select(r => r.Count), u.SpentUsd]),
        .. Radars.SelectMany<RadarEstimate, Estimate>(r => [r.MeanLoad, r.PeakLoad, r.LongestSearchSeconds]),
        Measures.Leakage, Measures.ShotsPerKill, Measures.CostExchange, Measures.FirstDetectionSeconds,
        Picture.TracksFormed, Picture.FalseTracks, Picture.MeanTrackLatencySeconds,
    ];
}

/// <summary>As <see cref="RaidOutcome"/>.</summary>
public sealed record RaidEstimate(Estimate Threats, Estimate Killed, Estimate Leaked, Estimate Other, IReadOnlyList<ClassEstimate> ByClass);

/// <summary>As <see cref="ClassOutcome"/>.</summary>
public sealed record ClassEstimate(string Class, Estimate Threats, Estimate Killed, Estimate Leaked, Estimate Other);

/// <summary>As <see cref="AssetOutcome"/>; <paramref name="Survived"/> is the share of runs after which it still works.</summary>
public sealed record AssetEstimate(string Id, Estimate Hits, Estimate Survived, Estimate Damage);

/// <summary>As <see cref="UnitOutcome"/>.</summary>
public sealed record UnitEstimate(string Id, string System, Estimate Shots, Estimate Kills, IReadOnlyList<RoundsEstimate> Remaining, Estimate SpentUsd);

/// <summary>As <see cref="RoundsLeft"/>.</summary>
public sealed record RoundsEstimate(string Interceptor, Estimate Count);

/// <summary>As <see cref="RadarOutcome"/>.</summary>
public sealed record RadarEstimate(string Id, Estimate MeanLoad, Estimate PeakLoad, Estimate LongestSearchSeconds);

/// <summary>As <see cref="RunMeasures"/>, each over the runs that have it.</summary>
public sealed record MeasuresEstimate(Estimate Leakage, Estimate ShotsPerKill, Estimate CostExchange, Estimate FirstDetectionSeconds);

/// <summary>As <see cref="PictureMeasures"/>; the latency over the runs that have one.</summary>
public sealed record PictureEstimate(Estimate TracksFormed, Estimate FalseTracks, Estimate MeanTrackLatencySeconds);
