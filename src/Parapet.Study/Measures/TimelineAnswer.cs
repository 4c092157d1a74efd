using System.Globalization;
using Parapet.Study.Statistics;
using Parapet.Study.Timeline;

namespace Parapet.Study.Measures;

/// <summary>What the timeline adds to the answer of a study, in one sentence: money, asset-years and gap of the best alternative, and what of the timeline decides its money.</summary>
internal static class TimelineAnswer
{
    public static string Of(StudyResult result, TimelineResult timeline, IReadOnlyDictionary<string, string> titles)
    {
        string key = result.Ranking.Select(r => r.Key).First(k => timeline.Alternatives.Any(a => a.Id == k));
        AlternativeTimeline best = timeline.Alternatives.First(a => a.Id == key);
        string count = string.Create(CultureInfo.InvariantCulture, $"{timeline.Draws} draws in {best.AssetYears.Count} samples");
        string compared = best.AgainstBaseline is not { } against
            ? $"{titles[key]} is what the others are compared with"
            : $"Over {timeline.Years} years {titles[key]} {Cost(against.ExtraCost)} against {titles[timeline.Baseline]} and protects {Years(against.ExtraAssetYears)} asset-years more ({count})";
        string gap = key == timeline.Reference ? ""
            : $"; its protection lies below that of {titles[timeline.Reference]} in {Percent(best.Gap.Share)} of draws, for {Number(best.Gap.LongestYears.Median)} years at a stretch (5 to 95 %: {Number(best.Gap.LongestYears.Low)} to {Number(best.Gap.LongestYears.High)})";
        UnknownInfluence? decides = result.Sensitivities.FirstOrDefault(s => s.Measure == "net-present-value" && s.Subject == key)?.Unknowns
            .FirstOrDefault(u => u.PValue <= 1 - result.Head.Confidence && !double.IsNaN(u.First.Mean));
        string money = decides is null ? "" : $"; what decides its money most is {decides.Unknown} ({Percent(Math.Clamp(decides.First.Mean, 0, 1))} of the variance)";
        return compared + gap + money + ".";
    }

    private static string Cost(Estimate e) => e.Mean < 0
        ? $"costs {StudyNumbers.Money(-e.Mean)} less ({Percent(e.Confidence)} interval {StudyNumbers.Money(-e.High)} to {StudyNumbers.Money(-e.Low)})"
        : $"costs {StudyNumbers.Money(e.Mean)} more ({Percent(e.Confidence)} interval {StudyNumbers.Money(e.Low)} to {StudyNumbers.Money(e.High)})";

    private static string Years(Estimate e) => $"{Number(e.Mean)} ({Number(e.Low)} to {Number(e.High)})";

    private static string Number(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0} %");
}
