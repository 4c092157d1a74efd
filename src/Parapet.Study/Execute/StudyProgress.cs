namespace Parapet.Study.Execute;

/// <summary>How far a study has come; reported after every sample that is kept.</summary>
/// <param name="RunsDone">Runs in the store, those of an interrupted call before this one included.</param>
/// <param name="RunsDue">Runs at which it ends, unless its stopping rule ends it sooner.</param>
/// <param name="SamplesDone">Samples in the store.</param>
/// <param name="SamplesDue">Samples at which it ends.</param>
/// <param name="Leading">The first measure of every alternative as far as it is known; empty until there are two samples.</param>
public sealed record StudyProgress(
    long RunsDone, long RunsDue, int SamplesDone, int SamplesDue, IReadOnlyList<LeadingMeasure> Leading);

/// <summary>A measure that is still being estimated.</summary>
/// <param name="Measure">Its id.</param>
/// <param name="Key">Key of the alternative.</param>
/// <param name="Mean">Over the samples so far.</param>
/// <param name="HalfWidth">Half of the interval's width at the study's confidence; NaN where there is none yet.</param>
public readonly record struct LeadingMeasure(string Measure, string Key, double Mean, double HalfWidth);
