using Parapet.Study.Session;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Parapet.Cli.Documents;
using Parapet.Study.Measures;

namespace Parapet.Cli.Output;

/// <summary>
/// How far a study has come, redrawn in place on standard error at most five times a second: a bar, runs per second, time
/// left, and under it the first measure of each alternative with its interval as it shrinks.
/// </summary>
internal sealed class StudyProgressBar(Terminal terminal) : IProgress<StudyProgress>, IDisposable
{
    private const int BarMost = 30;
    private const int AxisMost = 32;

    // Columns that the figures beside bar and axis take; a line that wraps could not be drawn over.
    private const int BesideBar = 52;
    private const int BesideAxis = 54;
    private const int MostLines = 10;
    private const int PeriodMs = 200;

    private readonly Stopwatch watch = Stopwatch.StartNew();
    private long nextMs;
    private long firstRuns = -1;
    private double firstS;
    private int drawn;

    public void Report(StudyProgress value)
    {
        if (firstRuns < 0)
            (firstRuns, firstS) = (value.RunsDone, watch.Elapsed.TotalSeconds);
        if (watch.ElapsedMilliseconds < nextMs)
            return;
        nextMs = watch.ElapsedMilliseconds + PeriodMs;
        double rate = (value.RunsDone - firstRuns) / (watch.Elapsed.TotalSeconds - firstS);
        string[] lines = [Head(value, rate, terminal.ErrStyle, Terminal.ErrorWidth), .. Leading(value.Leading, terminal.ErrStyle, Terminal.ErrorWidth)];
        StringBuilder text = new();
        if (drawn > 0)
            text.Append(CultureInfo.InvariantCulture, $"\x1b[{drawn}A\r\x1b[J");
        foreach (string line in lines)
            text.Append(line).Append('\n');
        drawn = lines.Length;
        terminal.Err.Write(text.ToString());
    }

    /// <summary>Leaves nothing behind: what it showed is in the tables.</summary>
    public void Dispose()
    {
        if (drawn > 0)
            terminal.Err.Write(string.Create(CultureInfo.InvariantCulture, $"\x1b[{drawn}A\r\x1b[J"));
        drawn = 0;
    }

    /// <summary>The bar with its figures.</summary>
    /// <param name="rate">Runs per second of this call alone; not positive where it is not known yet.</param>
    internal static string Head(StudyProgress value, double rate, Style style, int columns)
    {
        int width = Math.Clamp(columns - BesideBar, 0, BarMost);
        int full = value.RunsDue > 0 ? (int)Math.Min(width, width * value.RunsDone / value.RunsDue) : 0;
        string speed = rate > 0 && double.IsFinite(rate)
            ? FormattableString.Invariant($", {(rate < 10 ? rate.ToString("0.0", CultureInfo.InvariantCulture) : Figures.Count((long)rate))} runs/s, {TimeText((value.RunsDue - value.RunsDone) / rate)} left")
            : "";
        return FormattableString.Invariant(
            $"{new string('█', full)}{style.Faint(new string('░', width - full))} {value.RunsDone} of {value.RunsDue} runs{speed}");
    }

    /// <summary>One line an alternative: name, mean ± half-width, and where they lie on an axis they share.</summary>
    internal static IEnumerable<string> Leading(IReadOnlyList<LeadingMeasure> leading, Style style, int columns)
    {
        int width = Math.Clamp(columns - BesideAxis, 0, AxisMost);
        LeadingMeasure[] shown = [.. leading.Where(l => double.IsFinite(l.Mean)).Take(MostLines)];
        if (shown.Length == 0)
            yield break;
        double low = shown.Min(l => l.Mean - Half(l)), high = shown.Max(l => l.Mean + Half(l));
        yield return style.Faint($"{shown[0].Measure}, mean ± half of its interval");
        foreach (LeadingMeasure l in shown)
        {
            string unit = StudyText.Unit(l.Measure);
            string figures = double.IsNaN(l.HalfWidth) ? Figures.Real(l.Mean, unit) : $"{Figures.Rounded(l.Mean, l.HalfWidth, unit)} ± {Figures.Error(l.HalfWidth, unit)}";
            yield return $"  {StudyText.Clip(l.Key, 28),-28} {figures,20}  {style.Faint(Axis(l, low, high, width))}";
        }
        if (leading.Count > shown.Length)
            yield return style.Faint(FormattableString.Invariant($"  and {leading.Count - shown.Length} more"));
    }

    internal static string TimeText(double seconds) => seconds switch
    {
        < 99.5 => FormattableString.Invariant($"{seconds:0} s"),
        < 99.5 * 60 => FormattableString.Invariant($"{seconds / 60:0} min"),
        _ => FormattableString.Invariant($"{seconds / 3600:0.0} h"),
    };

    private static string Axis(LeadingMeasure l, double low, double high, int width)
    {
        char[] axis = new char[width];
        Array.Fill(axis, '·');
        if (!(high > low) || width == 0)
            return new(axis);
        int from = Column(l.Mean - Half(l)), to = Column(l.Mean + Half(l));
        Array.Fill(axis, '─', from, to - from + 1);
        axis[Column(l.Mean)] = '●';
        return new(axis);

        int Column(double at) => Math.Clamp((int)((at - low) / (high - low) * (width - 1) + 0.5), 0, width - 1);
    }

    private static double Half(LeadingMeasure l) => double.IsFinite(l.HalfWidth) ? l.HalfWidth : 0;
}
