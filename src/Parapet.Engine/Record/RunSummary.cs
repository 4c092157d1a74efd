namespace Parapet.Engine.Record;

/// <summary>What happened in one run, counted. The numbers of <c>run --json</c>.</summary>
public sealed record RunSummary
{
    public required RaidOutcome Raid { get; init; }

    public required IReadOnlyList<AssetOutcome> Assets { get; init; }

    public required IReadOnlyList<UnitOutcome> Units { get; init; }

    /// <summary>Radars that share their time between search, tracks and guidance; empty where none does.</summary>
    public IReadOnlyList<RadarOutcome> Radars { get; init; } = [];

    public required RunMeasures Measures { get; init; }

    public required PictureMeasures Picture { get; init; }
}

/// <summary>Threats = Killed + Leaked + Other. Other: never launched, turned home, expended without aim, or still flying at the end.</summary>
public sealed record RaidOutcome(int Threats, int Killed, int Leaked, int Other, IReadOnlyList<ClassOutcome> ByClass);

/// <summary>The same for one threat class, by catalogue id.</summary>
public sealed record ClassOutcome(string Class, int Threats, int Killed, int Leaked, int Other);

/// <summary>One defended asset: hits scored on it, damage as a share of its hits-to-disable in [0, 1], and whether it still works.</summary>
public sealed record AssetOutcome(string Id, int Hits, bool Survived, double Damage);

/// <summary>One unit or patrol: launches, kills credited to it by the truth, rounds left by interceptor id in ordinal order, money spent on rounds and hours in the air.</summary>
public sealed record UnitOutcome(string Id, string System, int Shots, int Kills, IReadOnlyList<RoundsLeft> Remaining, double SpentUsd);

/// <summary>One radar's time: the share asked for on average and at most (above 1 the search waits), and the longest that one search took, s.</summary>
public sealed record RadarOutcome(string Id, double MeanLoad, double PeakLoad, double LongestSearchSeconds);

public sealed record RoundsLeft(string Interceptor, int Count);

/// <summary>Measures of one run; NaN where the run gives none (no shot, no detection).</summary>
/// <param name="Leakage">Leaked over all threats that carry damage and were launched.</param>
/// <param name="ShotsPerKill">Rounds launched over threats killed.</param>
/// <param name="CostExchange">Dollars of rounds spent over dollars of threats killed.</param>
/// <param name="FirstDetectionSeconds">Time of the first plot of a real threat.</param>
public sealed record RunMeasures(double Leakage, double ShotsPerKill, double CostExchange, double FirstDetectionSeconds);

/// <summary>Quality of the picture over all command posts.</summary>
/// <param name="TracksFormed">Confirmed tracks.</param>
/// <param name="FalseTracks">Confirmed tracks that no real object fed at confirmation.</param>
/// <param name="MeanTrackLatencySeconds">Mean over threats from first plot to first confirmed track; NaN where none.</param>
public sealed record PictureMeasures(int TracksFormed, int FalseTracks, double MeanTrackLatencySeconds);
