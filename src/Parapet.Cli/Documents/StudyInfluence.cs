using System.Globalization;
using Parapet.Cli.Output;
using Parapet.Model.Study;
using Parapet.Model.Text;
using Parapet.Study.Measures;
using Parapet.Study.Statistics;

namespace Parapet.Cli.Documents;

/// <summary>The inputs that matter most: which unknown moves the first measure, by how much, and where its figures come from.</summary>
internal static class StudyInfluence
{
    private const int MostUnknowns = 5;
    private const int MostForMoney = 3;
    private const int MostFigures = 4;

    private const string Money = "net-present-value";

    public static void Write(StudyText text, StudyResult result)
    {
        if (result.Measures.Count == 0)
            return;
        MeasureHead head = result.Measures[0];
        Write(text, result, head.Id, head.Title.ToLowerInvariant(), StudyText.Unit(head.Id), MostUnknowns, Size, u => !u.Unknown.StartsWith(TimelineDefinition.Prefix, StringComparison.Ordinal));
        Write(text, result, Money, "the net present value", "USD", MostForMoney, u => Math.Abs(u.Slope.Mean), _ => true);
    }

    /// <summary>
    /// Of the best alternative, or of what sets it apart from another. Among a dozen subjects with hundreds of unknowns each some would
    /// stand out by luck alone; the report and study.json have them all.
    /// </summary>
    private static bool IsOfTheAnswer(StudyResult result, SensitivityResult of)
    {
        // The first difference is the best less the runner-up.
        string? best = result.Sensitivities.FirstOrDefault(s => s.Subject.Contains(" - ", StringComparison.Ordinal))?.Subject.Split(" - ")[0];
        return best is null || of.Subject == best || of.Subject.StartsWith(best + " - ", StringComparison.Ordinal);
    }

    private static void Write(StudyText text, StudyResult result, string measure, string named, string unit, int most, Func<UnknownInfluence, double> size, Func<UnknownInfluence, bool> counts)
    {
        double risk = 1 - result.Head.Confidence;
        // What cannot be luck stands before what can, however large that seems.
        (SensitivityResult Of, UnknownInfluence Part)[] top =
        [
            .. result.Sensitivities.Where(s => s.Measure == measure && IsOfTheAnswer(result, s))
                .SelectMany(s => s.Unknowns.Where(u => counts(u) && (u.PValue < risk || !double.IsNaN(u.First.Mean))).Select(u => (Of: s, Part: u)))
                .GroupBy(p => p.Part.Unknown)
                .Select(g => g.OrderByDescending(p => p.Part.PValue < risk).ThenByDescending(p => size(p.Part)).ThenBy(p => p.Part.PValue).First())
                .OrderByDescending(p => p.Part.PValue < risk).ThenByDescending(p => size(p.Part)).ThenBy(p => p.Part.PValue).ThenBy(p => p.Part.Unknown, StringComparer.Ordinal)
                .Take(most),
        ];
        if (top.Length == 0)
        {
            if (!result.Sensitivities.Any(s => s.Measure == measure))
                return;
            text.Section("The inputs that matter most", $"to {named}");
            text.Line("  None can be told with these runs.");
            return;
        }
        text.Section(
            top.Length == 1 ? "The input that matters" : FormattableString.Invariant($"The {Word(top.Length)} inputs that matter most"),
            $"to {named}, {(measure == Money ? "by the dollars between their lowest and highest third" : "by their share of its variance over ignorance")}; {Method(top[0].Of.Method)}"
            + (top.Any(t => t.Part.PValue < risk) ? "" : "; none can be told from luck with these runs"));
        int place = 0;
        foreach ((SensitivityResult of, UnknownInfluence u) in top)
        {
            bool sure = u.PValue < risk;
            string share = double.IsNaN(u.First.Mean) ? $"On {of.Subject}" : $"{Share(u.First)} of the variance of {of.Subject}";
            // A difference of shares is in points.
            (string own, string points) = unit == "%" && of.Subject.Contains(" - ", StringComparison.Ordinal) ? ("points", " points") : (unit, "");
            string total = u.Total is { } t && !double.IsNaN(t.Mean) ? $", with interactions {Share(t)}" : "";
            text.Line(FormattableString.Invariant($"  {++place}. {text.Style.Heading(u.Unknown)}"));
            text.Paragraph(
                $"{share}{total}; {Figures.Interval(u.LowThird, own)}{points} in its lowest third, {Figures.Interval(u.HighThird, own)}{points} in its highest{(sure ? "" : ", which may be luck")}",
                sure ? null : text.Style.Doubt,
                "     ");
            InputsOf(text, result, u.Unknown);
        }
    }

    private static void InputsOf(StudyText text, StudyResult result, string unknown)
    {
        InputResult[] inputs = [.. result.Inputs.Where(i => i.Unknown == unknown)];
        foreach (InputResult i in inputs.Take(MostFigures))
        {
            string sources = i.Sources.Count > 0 ? $" ({string.Join(", ", i.Sources.Select(s => s.Key))})" : "";
            string path = i.Path == unknown ? "" : i.Path + ": ";
            text.Paragraph($"{path}{Interval(i)}, {i.Standing}{sources}", text.Style.Faint, "     ");
        }
        if (inputs.Length > MostFigures)
            text.Paragraph(FormattableString.Invariant($"and {inputs.Length - MostFigures} more figures that move with it"), text.Style.Faint, "     ");
    }

    private static string Interval(InputResult i)
    {
        string unit = i.Unit.Length > 0 ? " " + i.Unit : "";
        return $"{Number(i.Low)} to {Number(i.High)}, likely {Number(i.Likely)}{unit}";

        string Number(double si) => (i.Unit.Length > 0 ? Units.In(si, i.Unit) : si).ToString("G4", CultureInfo.InvariantCulture);
    }

    // An index lies between 0 and 1; the estimate of a small one need not.
    private static string Share(Estimate index) =>
        Figures.Percent(index with { Mean = Math.Clamp(index.Mean, 0, 1), Low = Math.Clamp(index.Low, 0, 1), High = Math.Clamp(index.High, 0, 1) });

    private static double Size(UnknownInfluence u)
    {
        double size = (u.Total ?? u.First).Mean;
        return double.IsNaN(size) ? double.NegativeInfinity : size;
    }

    private static string Method(string word) => word switch
    {
        "saltelli" => "Saltelli's design",
        "given-data" => "estimated from the runs at hand",
        _ => word,
    };

    private static string Word(int n) => n switch { 2 => "two", 3 => "three", 4 => "four", 5 => "five", _ => n.ToString(CultureInfo.InvariantCulture) };
}
