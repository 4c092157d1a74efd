using Parapet.Engine.Record;

namespace Parapet.Study.Measures;

/// <summary>One number of a run that a study can report.</summary>
/// <param name="IsShare">It lies in [0, 1], so its limits are cut there and it is printed in percent.</param>
/// <param name="Of">
/// The number, from a run's summary and the worth of each asset by id; NaN where the run has none, and then the run counts
/// neither for nor against.
/// </param>
public sealed record StudyMeasure(MeasureHead Head, bool IsShare, Func<RunSummary, IReadOnlyDictionary<string, double>, double> Of)
{
    public string Id => Head.Id;

    /// <summary>Whether a run can have the number at all: that it has the class or asset it speaks of. Null: every run can.</summary>
    public Func<RunSummary, bool>? Applies { get; init; }
}

/// <summary>Measures of one thing each: <c>survival.port</c> is the family <c>survival</c> with the asset <c>port</c>.</summary>
/// <param name="Prefix">What stands before the point.</param>
/// <param name="Member">What stands behind it, in words: "asset".</param>
/// <param name="For">The measure of a member.</param>
public sealed record MeasureFamily(string Prefix, string Member, Func<string, StudyMeasure> For);
