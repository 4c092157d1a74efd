using System.Globalization;
using Parapet.Cli.Output;
using Parapet.Study.Measures;
using Parapet.Study.Statistics;
using Parapet.Study.Timeline;

namespace Parapet.Cli.Documents;

/// <summary>Time and money of a study: protection over the years, gaps, what each alternative costs.</summary>
internal static class StudyMoney
{
    private const int MostColumns = 7;

    public static void Write(StudyText text, StudyResult result)
    {
        if (result.Timeline is not { } timeline)
            return;
        Protection(text, timeline);
        Gaps(text, timeline);
        Money(text, timeline);
    }

    private static void Protection(StudyText text, TimelineResult timeline)
    {
        text.Section(
            "Protection over time",
            FormattableString.Invariant($"given the raid, median of {timeline.Draws} draws, years after {timeline.Start:yyyy-MM-dd}"));
        int[] shown = Spread(timeline.Times.Count, MostColumns);
        TextTable table = new(["", .. shown.Select(t => TextTable.RightMark + timeline.Times[t].ToString("0.#", CultureInfo.InvariantCulture))]);
        foreach (AlternativeTimeline a in timeline.Alternatives)
            table.Add([text.Name(a.Id), .. shown.Select(t => Figures.Share(a.Protection.Median[t]))]);
        text.Table(table);
    }

    private static void Gaps(StudyText text, TimelineResult timeline)
    {
        text.Section("Gaps", FormattableString.Invariant($"months with protection more than {timeline.GapTolerance * 100:0.#} {(timeline.GapTolerance == 0.01 ? "point" : "points")} under that of {timeline.Reference} in the same draw"));
        TextTable table = new("", ">in draws", ">longest, years", ">depth", ">asset-years protected");
        foreach (AlternativeTimeline a in timeline.Alternatives)
        {
            table.Add(
                text.Name(a.Id), Figures.Share(a.Gap.Share), Years(a.Gap.LongestYears), Figures.Range(a.Gap.Depth.Low, a.Gap.Depth.High, "%"),
                Figures.Interval(a.AssetYears));
        }
        text.Table(table);
        text.Faint("Longest: median and, in brackets, 5 to 95 % of the draws. Depth: 5 to 95 %.");
    }

    private static void Money(StudyText text, TimelineResult timeline)
    {
        text.Section("Money", FormattableString.Invariant($"net present value over {timeline.Years} years and where 90 % of the draws lie, received positive; costs against {timeline.Baseline}"));
        TextTable table = new("", ">mean [interval]", ">5–95 %", ">dearer by", ">asset-year");
        foreach (AlternativeTimeline a in timeline.Alternatives)
        {
            table.Add(
                text.Name(a.Id), Figures.Money(a.NetPresentValue), Figures.Range(a.NetPresentValueBand.Low, a.NetPresentValueBand.High, "USD"),
                a.AgainstBaseline is { } dearer ? Rounded(dearer.ExtraCost.Mean) : "",
                a.AgainstBaseline is { ExtraCost.Mean: > 0, ExtraAssetYears.Mean: > 0 } bought ? Rounded(bought.ExtraCost.Mean / bought.ExtraAssetYears.Mean) : "");
        }
        text.Table(table);
    }

    /// <summary>So many of the indices below a count, the first and the last among them.</summary>
    private static int[] Spread(int count, int most) => count <= most
        ? [.. Enumerable.Range(0, count)]
        : [.. Enumerable.Range(0, most).Select(i => (int)((long)i * (count - 1) / (most - 1)))];

    // Three digits or four; the interval stands in the document.
    private static string Rounded(double dollars) => Figures.Rounded(dollars, Math.Abs(dollars) / 5, "USD");

    private static string Years(Band band) => band.High > 0 ? FormattableString.Invariant($"{band.Median:0.0} [{band.Low:0.0}, {band.High:0.0}]") : "–";
}
