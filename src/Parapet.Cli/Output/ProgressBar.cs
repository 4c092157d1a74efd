using System.Diagnostics;
using System.Globalization;

namespace Parapet.Cli.Output;

/// <summary>A line on standard error that says how far many runs have come; at most ten times a second.</summary>
internal sealed class ProgressBar(Terminal terminal, int total) : IProgress<int>, IDisposable
{
    private const int Width = 40;
    private const int PeriodMs = 100;

    private readonly Stopwatch watch = Stopwatch.StartNew();
    private long nextMs = PeriodMs;

    public void Report(int value)
    {
        if (watch.ElapsedMilliseconds < nextMs)
            return;
        nextMs = watch.ElapsedMilliseconds + PeriodMs;
        int full = (int)(Width * (long)value / total);
        double leftS = watch.Elapsed.TotalSeconds * (total - value) / value;
        terminal.Err.Write(string.Create(
            CultureInfo.InvariantCulture, $"\r{new string('█', full)}{new string('░', Width - full)} {value} of {total} runs, {leftS:0} s left  "));
    }

    public void Dispose()
    {
        if (nextMs > PeriodMs)
            terminal.Err.Write("\r\x1b[K");
    }
}
