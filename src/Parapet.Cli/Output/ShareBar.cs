using System.Diagnostics;
using System.Globalization;

namespace Parapet.Cli.Output;

/// <summary>A line on standard error that says which share of some work is done; at most ten times a second, and only on a terminal.</summary>
internal sealed class ShareBar(Terminal terminal, string what) : IDisposable
{
    private const int Width = 40;
    private const int PeriodMs = 100;

    private readonly Stopwatch watch = Stopwatch.StartNew();
    private long nextMs = PeriodMs;

    /// <param name="share">[0, 1].</param>
    public void Report(double share)
    {
        if (!Terminal.ErrorIsTerminal || watch.ElapsedMilliseconds < nextMs)
            return;
        nextMs = watch.ElapsedMilliseconds + PeriodMs;
        int full = (int)(Width * share);
        terminal.Err.Write(string.Create(CultureInfo.InvariantCulture, $"\r{new string('█', full)}{new string('░', Width - full)} {100 * share:0} % of the {what}  "));
    }

    public void Dispose()
    {
        if (nextMs > PeriodMs)
            terminal.Err.Write("\r\x1b[K");
    }
}
