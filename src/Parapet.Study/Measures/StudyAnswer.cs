using System.Globalization;
using Parapet.Study.Statistics;

namespace Parapet.Study.Measures;

/// <summary>
/// The answer in three sentences: who does best and how surely; what is not known and what of it matters most; what remains
/// open, or where a threshold lies, or how the known answers came out. Every figure with its interval and number.
/// </summary>
internal static class StudyAnswer
{
    private const int MostInSentence = 6;

    public static IReadOnlyList<string> Of(StudyResult result, StudyAccumulator study)
    {
        // Of all combinations of levels one is spoken of; thresholds and known answers are of all.
        RankResult[] ranking = [.. result.Ranking.Skip(study.Focus() * study.Forces.Count).Take(study.Forces.Count)];
        // A study that looks for a threshold asked for that, and not for who is best at some level.
        return result.Thresholds.Count > 0
            ? [Threshold(result, study), First(result, ranking, study), Second(result, ranking[0], study)]
            : [First(result, ranking, study), Second(result, ranking[0], study), Third(result, ranking[0], study)];
    }

    private static string First(StudyResult result, RankResult[] ranking, StudyAccumulator study)
    {
        StudyMeasure measure = study.Measures[0];
        RankResult best = ranking[0];
        string name = Lower(measure.Head.Title), found = Found(best.Measure, measure, result.Head);
        if (study.Forces.Count == 1)
            return $"{Title(study, best.Key)} comes to a {name} of {found}.";
        RankResult next = ranking[1];
        if (measure.Head.Better == Better.Neither)
            return $"{Title(study, best.Key)} has the lowest {name} of {study.Forces.Count} alternatives, {found}, and {Title(study, ranking[^1].Key)} the highest, {Found(ranking[^1].Measure, measure, result.Head)}; neither is better by itself.";
        DifferenceResult difference = RankAnalysis.Between(result.Differences, measure.Id, best.Key, next.Key);
        string apart = best.ApartFromNext ? "it can be told apart from the next best" : "it cannot be told apart from the next best";
        string amount = $"{Difference(difference.Difference.Mean, measure)}; {Samples(difference.Difference.Mean, result.Head)}; adjusted p {P(difference.Adjusted)})";
        return $"{Title(study, best.Key)} has the {(measure.Head.Better == Better.More ? "highest" : "lowest")} {name} of {study.Forces.Count} alternatives, {found}; "
            + $"{apart}, {Title(study, next.Key)} with {Found(next.Measure, measure, result.Head)}: they differ by {amount}.";
    }

    private static string Second(StudyResult result, RankResult best, StudyAccumulator study)
    {
        StudyMeasure measure = study.Measures[0];
        StudyEstimate e = best.Measure;
        if (!study.Facts.Drawn)
            return $"Every figure stood at its likely value, so the intervals speak of luck alone (standard error {StudyNumbers.Text(e.ChanceError, measure)}, {StudyNumbers.Count(e.Runs, "run")}), and of nothing that is not known.";
        string samples = StudyNumbers.Count(result.Head.Samples, "sample");
        if (TwoLevelEstimate.IgnoranceShows(Series(study, best.Key), study.Facts.Confidence) == false)
            return $"What is not known moves the {Lower(measure.Head.Title)} of {Title(study, best.Key)} by no more than luck would make it seem to in {samples} (5 to 95 % with luck taken off: {StudyNumbers.Text(e.IgnoranceLow, measure)} to {StudyNumbers.Text(e.IgnoranceHigh, measure)}; standard error from luck {StudyNumbers.Text(e.ChanceError, measure)}, {StudyNumbers.Count(e.Runs, "run")}).";
        string luck = double.IsNaN(e.Reliability) ? ", luck included, for each sample was played once" : "";
        string spread = $"What is not known spreads the {Lower(measure.Head.Title)} of {Title(study, best.Key)} from {StudyNumbers.Text(e.IgnoranceLow, measure)} to {StudyNumbers.Text(e.IgnoranceHigh, measure)} (5 to 95 % of {samples}{luck})";
        SensitivityResult? sensitivity = result.Sensitivities.FirstOrDefault(s => s.Subject == best.Key);
        UnknownInfluence? most = sensitivity?.Unknowns.FirstOrDefault(u => !double.IsNaN(u.First.Mean));
        if (most is null)
            return $"{spread}; there are too few samples to say which unknown matters most.";
        string share = $"{StudyNumbers.Percent(Math.Clamp(most.First.Mean, 0, 1))} of that variance by itself ({StudyNumbers.Interval(most.First, v => StudyNumbers.Percent(Math.Clamp(v, 0, 1)))}; {StudyNumbers.Count(most.First.Count, study.Facts.BlockRows > 1 ? "block" : "sample")})";
        return SensitivityAnalysis.StandsOut(most, sensitivity!.Unknowns.Count, study.Facts.Confidence)
            ? $"{spread}; what matters most is {most.Unknown}, which explains {share}."
            : $"{spread}; no single unknown of {sensitivity!.Unknowns.Count} stands out, the foremost, {most.Unknown}, explaining {share}.";
    }

    private static string Third(StudyResult result, RankResult best, StudyAccumulator study)
    {
        if (result.Expectations.Count > 0)
            return Expected(result, study);
        StudyMeasure measure = study.Measures[0];
        string luck = $"luck alone leaves a standard error of {StudyNumbers.Text(best.Measure.ChanceError, measure)} on its {Lower(measure.Head.Title)} ({StudyNumbers.Count(best.Measure.Runs, "run")})";
        if (double.IsNaN(best.Measure.ChanceError))
            luck = "how much of this is luck was not measured, for each sample was played once";
        if (study.Forces.Count == 1 || double.IsNaN(best.Best) || !study.Facts.Drawn)
            return $"What remains open: {luck}, and whether the model is right is in none of these figures.";
        return $"What remains open: {Title(study, best.Key)} comes out best in {StudyNumbers.Percent(best.Best)} of {StudyNumbers.Count(result.Head.Samples, "sample")} of what is not known, {luck}, and whether the model is right is in none of these figures.";
    }

    private static string Threshold(StudyResult result, StudyAccumulator study)
    {
        ThresholdResult first = result.Thresholds[0];
        StudyMeasure measure = study.Measures.First(m => m.Id == first.Measure);
        string factor = Lower(study.Study.LevelFactors.First(f => f.Id == first.Factor).Title);
        string[] places = [.. result.Thresholds.Where(t => t.Title == first.Title && t.Factor == first.Factor).Take(MostInSentence).Select(t => $"{TitleOf(study, t.Alternative)} {Place(t)}")];
        return $"The {Lower(measure.Head.Title)} passes {StudyNumbers.Text(first.Level, measure)} along \"{factor}\" for {string.Join("; for ", places)} ({StudyNumbers.Count(first.Crossing.Count, "sample")}).";
    }

    private static string Place(ThresholdResult t)
    {
        string unit = t.Unit.Length > 0 ? " " + t.Unit : "";
        if (double.IsNaN(t.Crossing.Mean))
            return t.Remark;
        string remark = t.Remark.Length > 0 ? $", {t.Remark}" : "";
        return $"at {StudyNumbers.Number(t.Crossing.Mean)}{unit} ({StudyNumbers.Interval(t.Crossing, v => StudyNumbers.Number(v) + unit)}{remark})";
    }

    private static string Expected(StudyResult result, StudyAccumulator study)
    {
        int holds = result.Expectations.Count(e => e.Holds), all = result.Expectations.Count;
        ExpectationResult? shown = result.Expectations.FirstOrDefault(e => !e.Holds) ?? result.Expectations[0];
        StudyMeasure measure = study.Measures.First(m => m.Id == shown.Measure);
        string one = $"{Title(study, shown.Key)} was to have a {Lower(measure.Head.Title)} of {StudyNumbers.Text(shown.Value, measure)} and has {Found(shown.Found, measure, result.Head)}";
        return holds == all
            ? $"{(all == 1 ? "The known answer lies inside its interval" : $"All {all} known answers lie inside their intervals")}: {one}."
            : $"{all - holds} of {StudyNumbers.Count(all, "known answer")} {(all - holds == 1 ? "lies" : "lie")} outside the interval found: {one}.";
    }

    private static string Found(StudyEstimate e, StudyMeasure measure, StudyHead head) =>
        double.IsNaN(e.Mean.Mean)
            ? "no run that has it"
            : $"{StudyNumbers.Text(e.Mean.Mean, measure)} ({StudyNumbers.Interval(e.Mean, v => StudyNumbers.Text(v, measure))}; {(head.Unknowns == 0 ? "" : Samples(e.Mean, head) + ", ")}{StudyNumbers.Count(e.Runs, "run")})";

    private static string Samples(Estimate e, StudyHead head) =>
        head.Unknowns == 0 ? StudyNumbers.Count(e.Count, "pair") : head.DesignKind == "saltelli" ? StudyNumbers.Count(e.Count, "block") : StudyNumbers.Count(Math.Min(e.Count, head.Samples), "sample");

    // Turned over where it is below 0, so that "they differ by" is never negative; shares in points, not in percent of anything,
    // with as many digits as the width of the interval is worth.
    private static string Difference(Estimate e, StudyMeasure measure)
    {
        (double size, double low, double high) = e.Mean < 0 ? (-e.Mean, -e.High, -e.Low) : (e.Mean, e.Low, e.High);
        if (!measure.IsShare)
            return $"{StudyNumbers.Text(size, measure)} ({StudyNumbers.Interval(e with { Low = low, High = high }, v => StudyNumbers.Text(v, measure))}";
        int digits = high - low is < 0.0002 ? 4 : high - low is < 0.002 ? 3 : high - low is < 0.02 ? 2 : 1;
        string Points(double v) => (100 * v).ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return $"{Points(size)} points ({StudyNumbers.Interval(e with { Low = low, High = high }, Points)}";
    }

    private static string P(double p) => double.IsNaN(p) ? "not known" : p < 0.001 ? "below 0.001" : p.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Title(StudyAccumulator study, string key)
    {
        (int point, int alternative) = Locate(study, key);
        // Titles are names of plans, "Salvoes of three" among them: quoted, they take the singular.
        return $"“{StudyKeys.TitleOf(study.Study, point, alternative)}”";
    }

    private static SampleSeries Series(StudyAccumulator study, string key)
    {
        (int point, int alternative) = Locate(study, key);
        return study.Series(point, alternative, 0);
    }

    private static (int Point, int Alternative) Locate(StudyAccumulator study, string key) =>
        study.Keys().First(k => StudyKeys.Of(study.Study, k.Point, k.Alternative) == key);

    private static string TitleOf(StudyAccumulator study, string alternativeWithLevels)
    {
        int bracket = alternativeWithLevels.IndexOf(" [", StringComparison.Ordinal);
        string id = bracket < 0 ? alternativeWithLevels : alternativeWithLevels[..bracket];
        return $"“{study.Study.Document.Alternatives.First(a => a.Id == id).Title}”{(bracket < 0 ? "" : alternativeWithLevels[bracket..])}";
    }

    private static string Lower(string title) => title.Length > 0 ? char.ToLowerInvariant(title[0]) + title[1..] : title;
}
