using System.Globalization;
using System.Text;
using Parapet.Evidence.Verdicts;

namespace Parapet.Evidence.Pages;

/// <summary>
/// The part of a model's page that verify writes, between two comments: reference, cases, worst error, verdict. A test compares it with what verify finds, so
/// that it cannot go stale.
/// </summary>
public static class EvidenceBlock
{
    private const string End = "<!-- evidence:end -->";

    /// <summary>The block of a model, its comments included.</summary>
    public static string Of(ModelVerdict verdict)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{Begin(verdict.Model)}\n| reference | cases | worst error | verdict |\n|---|--:|--:|---|\n");
        foreach (SourceVerdict source in verdict.Sources)
            text.Append(CultureInfo.InvariantCulture, $"| {source.Source.Replace("|", "\\|", StringComparison.Ordinal)} | {source.Cases} | {Share(source.Worst)} | {(source.Holds ? "holds" : "fails")} |\n");
        return text.Append('\n').Append("From `./parapet verify`; the error is a share of the tolerance that the case states, and 1 would just hold.\n").Append(End).ToString();
    }

    /// <summary>The block as it stands in a page; null where it has none.</summary>
    public static string? In(string page, string model)
    {
        (int from, int to) = Find(page, model);
        return from < 0 ? null : page[from..to];
    }

    /// <summary>The page with the block of this verdict in place of the one it has, or at its end where it has none.</summary>
    public static string Replace(string page, ModelVerdict verdict)
    {
        (int from, int to) = Find(page, verdict.Model);
        if (from >= 0)
            return page[..from] + Of(verdict) + page[to..];
        string heading = page.Contains("\n## Evidence", StringComparison.Ordinal) ? "" : "## Evidence\n\n";
        return $"{page.TrimEnd()}\n\n{heading}{Of(verdict)}\n";
    }

    /// <summary>A share of the tolerance, two significant digits.</summary>
    public static string Share(double share)
    {
        if (share >= double.MaxValue)
            return "beyond";
        double rounded = double.Parse(share.ToString("E1", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
        return rounded is 0 or (>= 0.001 and < 1e6)
            ? rounded.ToString("0.####", CultureInfo.InvariantCulture)
            : rounded.ToString("0.0e0", CultureInfo.InvariantCulture);
    }

    private static string Begin(string model) => $"<!-- evidence:begin {model} -->";

    private static (int From, int To) Find(string page, string model)
    {
        int from = page.IndexOf(Begin(model), StringComparison.Ordinal);
        int end = from < 0 ? -1 : page.IndexOf(End, from, StringComparison.Ordinal);
        return end < 0 ? (-1, -1) : (from, end + End.Length);
    }
}
