using Parapet.Model.Catalogue;
using Parapet.Study.Statistics;
using Parapet.Study.Timeline;

namespace Parapet.Study.Measures;

/// <summary>
/// What a study came to: everything its tables, its JSON document and its report show. Made from the store alone, so it is
/// the same for any number of jobs and whether or not the study was interrupted. Holds nothing of the clock.
/// </summary>
public sealed record StudyResult
{
    public required StudyHead Head { get; init; }

    /// <summary>The answer in three sentences, made from the numbers.</summary>
    public required IReadOnlyList<string> Answer { get; init; }

    public required IReadOnlyList<MeasureHead> Measures { get; init; }

    public required IReadOnlyList<RaidHead> Raids { get; init; }

    /// <summary>Factors with levels; empty where the study has none.</summary>
    public required IReadOnlyList<FactorHead> Factors { get; init; }

    /// <summary>Each alternative at each combination of factor levels.</summary>
    public required IReadOnlyList<AlternativeResult> Alternatives { get; init; }

    /// <summary>Of the first measure, every pair of alternatives at the same factor levels; of the others, each less the first alternative.</summary>
    public required IReadOnlyList<DifferenceResult> Differences { get; init; }

    /// <summary>By the first measure, best first.</summary>
    public required IReadOnlyList<RankResult> Ranking { get; init; }

    public required IReadOnlyList<SensitivityResult> Sensitivities { get; init; }

    /// <summary>Every input that varied, and those held fixed that the study names.</summary>
    public required IReadOnlyList<InputResult> Inputs { get; init; }

    public required IReadOnlyList<ThresholdResult> Thresholds { get; init; }

    public required IReadOnlyList<ExpectationResult> Expectations { get; init; }

    /// <summary>Runs kept whole: the worst, the median and the best of each alternative by the first measure.</summary>
    public required IReadOnlyList<RetainedRun> Retained { get; init; }

    /// <summary>Files the study was made from, by role, with their digests.</summary>
    public required IReadOnlyList<InputFile> Files { get; init; }

    /// <summary>Time and money; null where the study has no timeline.</summary>
    public TimelineResult? Timeline { get; init; }
}

/// <summary>What was played.</summary>
/// <param name="Hash">Of the study: its files, terrain and the part of the plan that decides results.</param>
/// <param name="StateHash">Of all runs' state hashes in order.</param>
/// <param name="Stopped">Why it ended: <c>runs</c>, <c>half-width</c> or <c>most-runs</c>.</param>
/// <param name="DesignKind">Word of the study file.</param>
/// <param name="Unknowns">Coordinates of the design.</param>
public sealed record StudyHead(
    string Id, string Title, string Question, string Engine, string Hash, uint Seed, double Confidence, int Samples, int Replicates, long Runs,
    string StateHash, double SimulatedSeconds, string Stopped, string DesignKind, int Unknowns);

public enum Better { Less, More, Neither }

/// <param name="Unit">For print: "" for a share or factor, "USD", "s".</param>
/// <param name="Definition">What one run's number is.</param>
public sealed record MeasureHead(string Id, string Title, string Unit, Better Better, string Definition);

public sealed record RaidHead(string Id, string Title, double Weight);

/// <summary>A mean over luck and over ignorance, with the two kept apart.</summary>
/// <param name="Mean">Over all runs, raids weighted; its interval is that of the mean, from the spread between samples.</param>
/// <param name="ChanceError">Standard error of the mean from luck alone.</param>
/// <param name="IgnoranceLow">5 % of the expected outcome over what is not known.</param>
/// <param name="IgnoranceMedian">50 % of the same.</param>
/// <param name="IgnoranceHigh">95 % of the same.</param>
/// <param name="Reliability">Share of the variance between sample means that ignorance makes, in [0, 1]; the rest is luck.</param>
/// <param name="Runs">Runs that have the measure.</param>
public sealed record StudyEstimate(
    Estimate Mean, double ChanceError, double IgnoranceLow, double IgnoranceMedian, double IgnoranceHigh, double Reliability, long Runs);

/// <summary>One alternative at one combination of factor levels.</summary>
/// <param name="Key">The alternative's id, with <c>[factor=level, …]</c> behind where the study has levels.</param>
/// <param name="Force">Id of the state of the defence it comes to.</param>
/// <param name="Levels">Level of each factor that has levels.</param>
/// <param name="Measures">Over all raids, one for each measure of the study.</param>
/// <param name="ByRaid">The same for each raid alone.</param>
public sealed record AlternativeResult(
    string Key, string Alternative, string Title, string Force, IReadOnlyList<FactorLevel> Levels,
    IReadOnlyList<StudyEstimate> Measures, IReadOnlyList<IReadOnlyList<StudyEstimate>> ByRaid,
    IReadOnlyList<ClassLeakage> Classes, IReadOnlyList<AssetResult> Assets, IReadOnlyList<MagazineResult> Magazines);

/// <param name="Levels">As in the file, with their units.</param>
public sealed record FactorHead(string Id, string Title, IReadOnlyList<string> Levels);

public sealed record FactorLevel(string Factor, string Level);

/// <summary>Share of a threat class's damaging threats that leaked, raids weighted.</summary>
public sealed record ClassLeakage(string Class, double Threats, StudyEstimate Leakage);

/// <summary>Survived: share of runs after which it still works. Damage: mean share of its hits-to-disable.</summary>
public sealed record AssetResult(string Asset, string Title, double Value, StudyEstimate Survived, StudyEstimate Damage);

/// <summary>Rounds of one kind of one unit: loaded at the start, spent, and share of runs that ended with none left.</summary>
public sealed record MagazineResult(string Unit, string Interceptor, double Loaded, StudyEstimate Spent, StudyEstimate Empty);

/// <summary>How much one alternative exceeds another, sample by sample with the same luck and the same draw.</summary>
/// <param name="First">Key of an alternative.</param>
/// <param name="Difference">First less second; the ignorance limits are those of the difference.</param>
/// <param name="PValue">Two-sided, of no difference.</param>
/// <param name="Adjusted">The same after Holm, among all pairs of this measure.</param>
/// <param name="VarianceRatio">Variance of the difference as a share of what independent runs would give.</param>
/// <param name="FirstBetter">Share of samples in which the first is the better by its conditional mean.</param>
public sealed record DifferenceResult(
    string Measure, string First, string Second, StudyEstimate Difference, double PValue, double Adjusted, double VarianceRatio, double FirstBetter);

/// <param name="Place">From 1; alternatives that cannot be told apart share none: see <paramref name="ApartFromNext"/>.</param>
/// <param name="Best">Share of samples in which it is the best of all.</param>
/// <param name="ApartFromNext">Whether its difference to the next is sure at the study's confidence, adjusted by Holm.</param>
public sealed record RankResult(int Place, string Key, StudyEstimate Measure, double Best, bool ApartFromNext, double AdjustedToNext);

/// <summary>How the unknowns share the variance of one outcome.</summary>
/// <param name="Subject">Key of an alternative, or <c>A - B</c> for a difference.</param>
/// <param name="Method"><c>saltelli</c> or <c>given-data</c>.</param>
/// <param name="Unknowns">Most influential first.</param>
public sealed record SensitivityResult(string Measure, string Subject, string Method, IReadOnlyList<UnknownInfluence> Unknowns)
{
    /// <summary>What the indices are shares of, or why there are none.</summary>
    public string Note { get; init; } = "";
}

/// <summary>One unknown's part.</summary>
/// <param name="First">Share of the variance over ignorance it explains alone.</param>
/// <param name="Total">With its interactions; null where the design gives none.</param>
/// <param name="LowThird">Mean of the outcome over the samples in which the unknown is in the lowest third of its range.</param>
/// <param name="HighThird">The same, highest third.</param>
/// <param name="Slope">Mean outcome in the highest third less that in the lowest, with its interval.</param>
/// <param name="PValue">Of no slope, adjusted by Holm among all unknowns.</param>
public sealed record UnknownInfluence(string Unknown, Estimate First, Estimate? Total, Estimate LowThird, Estimate HighThird, Estimate Slope, double PValue);

/// <summary>One number that went in. Values in SI, with the unit it was written in for print.</summary>
/// <param name="Path">As DrawnQuantities names it.</param>
/// <param name="Unknown">The unknown that moves it; empty where it was held at its likely value.</param>
/// <param name="Influence">Largest first-order index over the subjects of the first measure; NaN where fixed.</param>
public sealed record InputResult(
    string Path, string Definition, double Low, double Likely, double High, string Unit, string Shape, string Standing, IReadOnlyList<SourceLine> Sources,
    string Unknown, double Influence, string Note);

/// <summary>Where on a factor a measure crosses a level; NaN limits where it lies beyond the levels played.</summary>
public sealed record ThresholdResult(string Title, string Alternative, string Factor, string Measure, double Level, Estimate Crossing, string Remark)
{
    /// <summary>Of the crossing: that of the factor's first level; "" for bare numbers.</summary>
    public string Unit { get; init; } = "";
}

/// <summary>A known value and what was found.</summary>
public sealed record ExpectationResult(string Key, string Measure, double Value, StudyEstimate Found, bool Holds, string Source);

/// <param name="Which"><c>worst</c>, <c>median</c> or <c>best</c>.</param>
/// <param name="RunKey">For <c>replay</c>.</param>
/// <param name="Folder">Within the study's folder.</param>
public sealed record RetainedRun(string Alternative, string Which, string Raid, int Sample, int Replicate, double Value, string RunKey, string StateHash, string Folder);
