using Parapet.Study.Measures;

namespace Parapet.Study.Session;

/// <summary>How far a study has come.</summary>
/// <param name="RunsDone">Runs played, those of the store included; a sample is kept when all its runs are played.</param>
/// <param name="RunsDue">Runs at which it ends, unless its stopping rule ends it sooner.</param>
/// <param name="SamplesDone">Samples in the store.</param>
/// <param name="SamplesDue">Samples at which it ends.</param>
/// <param name="Leading">The first measure of every alternative as far as it is known; empty until there are two samples.</param>
public sealed record StudyProgress(
    long RunsDone, long RunsDue, int SamplesDone, int SamplesDue, IReadOnlyList<LeadingMeasure> Leading);
