using Parapet.Study.Session;
using System.Diagnostics;

namespace Parapet.Cli.Output;

/// <summary>Remembers how far a study has come, and shows it where standard error is a terminal.</summary>
internal sealed class StudyWatch(Terminal terminal) : IProgress<StudyProgress>, IDisposable
{
    private readonly StudyProgressBar? bar = Terminal.ErrorIsTerminal ? new(terminal) : null;
    private StudyProgress? first;
    private StudyProgress? last;
    private long firstTime;
    private long lastTime;

    /// <summary>For a sentence: "12 of 40 samples are".</summary>
    public string Kept => last is null ? "no sample is"
        : FormattableString.Invariant($"{last.SamplesDone} of {last.SamplesDue} samples {(last.SamplesDone == 1 ? "is" : "are")}");

    /// <summary>Over this call; NaN where it played none.</summary>
    public double RunsPerSecond =>
        last is null || last.RunsDone == first!.RunsDone ? double.NaN : (last.RunsDone - first.RunsDone) / Stopwatch.GetElapsedTime(firstTime, lastTime).TotalSeconds;

    public void Report(StudyProgress value)
    {
        lastTime = Stopwatch.GetTimestamp();
        if (first is null)
            (first, firstTime) = (value, lastTime);
        last = value;
        bar?.Report(value);
    }

    public void Dispose() => bar?.Dispose();
}
