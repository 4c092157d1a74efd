using Parapet.Cli.Output;
using Parapet.Study.Measures;

namespace Parapet.Cli.Documents;

/// <summary>What a study came to, for people: the answer, what it rests on, and what decides it.</summary>
internal static class StudyTables
{
    // With more lines than this in all, the measures after the first are printed side by side and without their parts.
    private const int LinesInFull = 60;

    private const int MostDifferences = 8;

    /// <summary>All tables, none wider than <paramref name="width"/> where the names in them leave a choice.</summary>
    public static void Write(TextWriter output, Style style, int width, StudyResult result)
    {
        StudyText text = new(output, style, width);
        Head(text, result);
        Measures(text, result);
        Ranking(text, result);
        Differences(text, result);
        StudyMoney.Write(text, result);
        StudyInfluence.Write(text, result);
        Thresholds(text, result);
        Expectations(text, result);
        output.WriteLine();
        output.WriteLine($"state hash  {result.Head.StateHash}");
        output.WriteLine($"study hash  {result.Head.Hash}");
    }

    private static void Head(StudyText text, StudyResult result)
    {
        StudyHead head = result.Head;
        text.Line(text.Style.Heading(head.Title));
        string played = head.Unknowns == 0
            ? FormattableString.Invariant($"{head.Runs} runs: {head.Samples} samples of {head.Replicates}, nothing drawn but luck")
            : FormattableString.Invariant($"{head.Runs} runs: {head.Samples} draws of {head.Unknowns} unknowns ({head.DesignKind}), {head.Replicates} runs of each");
        text.Faint($"{head.Id}, seed {Figures.Count(head.Seed)}, {played}; {Figures.Real(head.Confidence * 100)} % intervals{Stop(head.Stopped)}");
        text.Line("");
        text.Paragraph(head.Question, text.Style.Faint);
        if (result.Answer.Count == 0)
            return;
        text.Line("");
        foreach (string sentence in result.Answer)
            text.Paragraph(sentence);
    }

    private static string Stop(string why) => why switch
    {
        "half-width" => "; stopped once the interval was narrow enough",
        "most-runs" => "; stopped at the most runs allowed, the interval still wider than asked",
        _ => "",
    };

    private static void Measures(StudyText text, StudyResult result)
    {
        bool full = result.Measures.Count * (result.Alternatives.Count + 2) <= LinesInFull;
        for (int m = 0; m < (full ? result.Measures.Count : Math.Min(1, result.Measures.Count)); m++)
            Measure(text, result, m);
        if (!full)
            SideBySide(text, result);
        text.Faint(
            "In brackets: the interval of the mean. Chance: its standard error from luck alone. Ignorance: where 90 % of the expected outcomes "
            + "lie, given what nobody outside knows; – where the runs show none.");
    }

    private static void Measure(StudyText text, StudyResult result, int m)
    {
        MeasureHead head = result.Measures[m];
        text.Section(Named(head), head.Definition);
        TextTable table = new("", ">mean [interval]", ">± chance", ">ignorance 5–95 %", ">runs");
        foreach (AlternativeResult a in result.Alternatives)
        {
            StudyEstimate e = a.Measures[m];
            table.Add(text.Name(a.Key), Figures.Interval(e.Mean, Unit(head)), Figures.Error(e.ChanceError, Unit(head)), Ignorance(e, Unit(head)), Figures.Count(e.Runs));
        }
        text.Table(table);
    }

    private static void SideBySide(StudyText text, StudyResult result)
    {
        int columns = Math.Max(1, (text.Width - text.NameWidth) / 30);
        foreach (int[] part in Enumerable.Range(1, result.Measures.Count - 1).Chunk(columns))
        {
            text.Section("Other measures", "means with their intervals; all else stands in the full results");
            TextTable table = new(["", .. part.Select(m => TextTable.RightMark + Named(result.Measures[m]))]);
            foreach (AlternativeResult a in result.Alternatives)
                table.Add([text.Name(a.Key), .. part.Select(m => Figures.Interval(a.Measures[m].Mean, Unit(result.Measures[m])))]);
            text.Table(table);
        }
    }

    private static void Ranking(StudyText text, StudyResult result)
    {
        if (result.Ranking.Count < 2)
            return;
        MeasureHead head = result.Measures[0];
        string better = head.Better switch { Better.Less => ", less is better", Better.More => ", more is better", _ => "" };
        text.Section("Ranking", $"by {head.Title.ToLowerInvariant()}{better}");
        TextTable table = new(">", "", ">" + Named(head), ">best in", "apart from the next");
        for (int i = 0; i < result.Ranking.Count; i++)
        {
            RankResult r = result.Ranking[i];
            // Places count from 1 at each combination of factor levels.
            bool last = i + 1 == result.Ranking.Count || result.Ranking[i + 1].Place <= r.Place;
            string apart = last ? "" : r.ApartFromNext ? $"yes, {Probability(r.AdjustedToNext)}" : $"not told apart, {Probability(r.AdjustedToNext)}";
            table.Add(
                [Figures.Count(r.Place), text.Name(r.Key), Figures.Interval(r.Measure.Mean, Unit(head)), Figures.Share(r.Best), apart],
                last || r.ApartFromNext ? null : text.Style.Doubt);
        }
        text.Table(table);
        text.Faint("Best in: share of the draws in which it is the best of all. p: of no difference, after Holm.");
    }

    private static void Differences(StudyText text, StudyResult result)
    {
        if (result.Differences.Count == 0)
            return;
        double risk = 1 - result.Head.Confidence;
        DifferenceResult[] sure = [.. result.Differences.Where(d => d.Adjusted < risk)];
        text.Section(
            "Differences that matter",
            FormattableString.Invariant($"first less second, the same luck and the same draw in both; {sure.Length} of {result.Differences.Count} are sure after Holm"));
        if (sure.Length == 0)
            text.Line("  None can be told from no difference with these runs.");
        int left = MostDifferences;
        foreach (MeasureHead head in result.Measures)
        {
            DifferenceResult[] shown = [.. sure.Where(d => d.Measure == head.Id).OrderByDescending(d => Math.Abs(d.Difference.Mean.Mean)).Take(left)];
            left -= shown.Length;
            if (shown.Length > 0)
                text.Table(OfMeasure(text, head, shown));
        }
    }

    private static TextTable OfMeasure(StudyText text, MeasureHead head, DifferenceResult[] shown)
    {
        // Shares differ by points, not by per cent of anything.
        string unit = Unit(head) == "%" ? "points" : Unit(head);
        TextTable table = new(Named(head) + (unit == "points" ? ", points" : ""), ">difference", ">ignorance 5–95 %", ">first better", ">p");
        foreach (DifferenceResult d in shown)
        {
            StudyEstimate e = d.Difference;
            table.Add(
                text.Name($"{d.First} − {d.Second}"), Figures.Interval(e.Mean, unit), Ignorance(e, unit),
                head.Better == Better.Neither ? "" : Figures.Share(d.FirstBetter), d.Adjusted < 0.001 ? "< 0.001" : FormattableString.Invariant($"{d.Adjusted:0.000}"));
        }
        return table;
    }

    private static void Thresholds(StudyText text, StudyResult result)
    {
        if (result.Thresholds.Count == 0)
            return;
        text.Section("Thresholds", "where on a factor a measure crosses a level");
        foreach (IGrouping<string, ThresholdResult> group in result.Thresholds.GroupBy(t => t.Title))
        {
            text.Paragraph(group.Key, indent: "  ");
            TextTable table = new("", "", ">crossing [interval]", "");
            foreach (ThresholdResult t in group)
                table.Add(text.Name(t.Alternative), $"{t.Measure} = {Figures.Real(t.Level, StudyText.Unit(t.Measure))} at {t.Factor}", Figures.Interval(t.Crossing) + (t.Unit.Length > 0 && !double.IsNaN(t.Crossing.Mean) ? " " + t.Unit : ""), t.Remark);
            table.Write(text.Output, text.Style, "    ");
        }
    }

    private static void Expectations(StudyText text, StudyResult result)
    {
        if (result.Expectations.Count == 0)
            return;
        int held = result.Expectations.Count(e => e.Holds);
        text.Section("Known answers", FormattableString.Invariant($"{held} of {result.Expectations.Count} lie inside the interval found"));
        TextTable table = new("", "", ">known", ">found [interval]", "holds");
        foreach (ExpectationResult e in result.Expectations)
        {
            string unit = StudyText.Unit(e.Measure);
            table.Add(
                [text.Name(e.Key), e.Measure, Figures.Real(e.Value, unit), Figures.Interval(e.Found.Mean, unit), e.Holds ? "yes" : "NO"],
                e.Holds ? null : text.Style.Bad,
                [.. TextWrap.Lines(e.Source, text.Width - 2, "    ", "    ").Select(text.Style.Faint)]);
        }
        text.Table(table);
    }

    private static string Ignorance(StudyEstimate e, string unit) => e.IgnoranceLow < e.IgnoranceHigh ? Figures.Range(e.IgnoranceLow, e.IgnoranceHigh, unit) : "–";

    private static string Unit(MeasureHead head) => StudyText.Unit(head.Id);

    private static string Named(MeasureHead head) => head.Unit is "" or "USD" ? head.Title : $"{head.Title}, {head.Unit}";

    private static string Probability(double p) => double.IsNaN(p) ? "p unknown" : p < 0.001 ? "p < 0.001" : FormattableString.Invariant($"p = {p:0.000}");
}
