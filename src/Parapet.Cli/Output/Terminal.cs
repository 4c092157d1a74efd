using System.Text;
using Parapet.Model.Checks;

namespace Parapet.Cli.Output;

/// <summary>
/// Where results and messages go. Results: standard output, buffered until the end. Messages: standard error. Colours only
/// where the stream is a terminal and NO_COLOR is not set.
/// </summary>
internal sealed class Terminal : IDisposable
{
    private const int WidthOfFiles = 100;

    public Terminal()
    {
        UTF8Encoding utf8 = new(encoderShouldEmitUTF8Identifier: false);
        // Without Console.Out, whose encoding set-up and locking cost start-up time.
        Out = new StreamWriter(Console.OpenStandardOutput(), utf8, 1 << 14) { NewLine = "\n" };
        Err = new StreamWriter(new UnheardStream(Console.OpenStandardError()), utf8, 1 << 10) { NewLine = "\n", AutoFlush = true };
        bool allowed = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb");
        OutStyle = new(allowed && !Console.IsOutputRedirected);
        ErrStyle = new(allowed && !Console.IsErrorRedirected);
    }

    public TextWriter Out { get; }

    public TextWriter Err { get; }

    public Style OutStyle { get; }

    public Style ErrStyle { get; }

    public static bool ErrorIsTerminal => !Console.IsErrorRedirected;

    /// <summary>Columns to wrap at: the terminal's, between 60 and 160, or 100 where the output is a file.</summary>
    public static int Width
    {
        get
        {
            if (Console.IsOutputRedirected)
                return WidthOfFiles;
            try
            {
                return Math.Clamp(Console.WindowWidth, 60, 160);
            }
            catch (IOException)
            {
                return WidthOfFiles;
            }
        }
    }

    /// <summary>Columns of the terminal that shows standard error; 80 where it does not say.</summary>
    public static int ErrorWidth
    {
        get
        {
            try
            {
                return Console.WindowWidth is > 0 and int width ? width : 80;
            }
            catch (IOException)
            {
                return 80;
            }
        }
    }

    public void Error(string text) => ErrorLine(ErrStyle.Bad("parapet: ") + text);

    public void ErrorLine(string text) => Err.WriteLine(text);

    public void Diagnostics(IReadOnlyList<Diagnostic> faults)
    {
        foreach (Diagnostic fault in faults)
            ErrorLine(fault.ToString());
    }

    public void Dispose()
    {
        try
        {
            Out.Dispose();
        }
        catch (IOException)
        {
            // Told already where it was flushed for the first time; a second attempt has nobody to tell.
        }
        Err.Dispose();
    }
}
