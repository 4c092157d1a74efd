using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Parapet.Report.Html;
using Parapet.Report.Sections;
using Parapet.Study.Measures;

namespace Parapet.Report;

/// <summary>
/// A study as one HTML file that needs nothing else: no network, no second file. Every number stands in a table of the page
/// itself; a script inside draws the plots and makes tables sortable. The same bytes for the same result.
/// </summary>
public static class StudyReport
{
    /// <summary>Writes the file, UTF-8 without a byte order mark. The stream stays open.</summary>
    public static void Write(StudyResult result, Stream stream) => stream.Write(Encoding.UTF8.GetBytes(Text(result)));

    /// <summary>The same as a text.</summary>
    public static string Text(StudyResult result)
    {
        Page page = new(result);
        WriteSections(page);
        Dictionary<string, string> parts = new(StringComparer.Ordinal)
        {
            ["title"] = HtmlText.Escape(result.Head.Title),
            ["style"] = Asset.Read("report.css"),
            ["header"] = HeaderPart.Header(page),
            ["contents"] = HeaderPart.Contents(page),
            ["main"] = page.Html.ToString(),
            ["footer"] = HeaderPart.Footer(page),
            ["data"] = page.Figures.ToJsonString(PlotData),
            ["libraries"] = Asset.Libraries(),
            ["script"] = Asset.Read("report.js"),
        };
        return Asset.Fill(Asset.Read("template.html"), parts);
    }

    // The default encoder writes <, > and & as \u escapes: no text of a study can end the element the data stands in.
    private static readonly JsonSerializerOptions PlotData = new() { Encoder = JavaScriptEncoder.Default };

    private static void WriteSections(Page page)
    {
        AlternativesSection.Write(page);
        RankingSection.Write(page);
        DifferencesSection.Write(page);
        ClassesSection.Write(page);
        TimelineSection.Write(page);
        MoneySection.Write(page);
        FrontierSection.Write(page);
        SensitivitySection.Write(page);
        MagazinesSection.Write(page);
        ChecksSection.Write(page);
        InputsSection.Write(page);
        ReproduceSection.Write(page);
    }
}
