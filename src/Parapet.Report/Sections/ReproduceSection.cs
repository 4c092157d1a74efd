using System.Globalization;
using Parapet.Report.Html;
using Parapet.Study.Measures;

namespace Parapet.Report.Sections;

/// <summary>What it takes to get the same numbers, to the last digit.</summary>
internal static class ReproduceSection
{
    public static void Write(Page page)
    {
        StudyResult result = page.Result;
        StudyHead head = result.Head;
        page.Section("reproduce", "How to reproduce it", () =>
        {
            page.Html.Element("p", "The same files, seed and engine give the same numbers to the last digit, for any number of jobs and whether or not the study was interrupted. Compare the state hash.").Line();
            string commands = $"./parapet study run studies/{head.Id}.yaml --out results/{head.Id}\n./parapet study report results/{head.Id}";
            if (result.Retained.Count > 0)
                commands += $"\n./parapet replay {result.Retained[0].RunKey}";
            page.Html.Open("pre", ("tabindex", "0")).Element("code", commands).Close("pre");
            page.Html.Open("dl", ("class", "facts"));
            Fact(page, "Engine", head.Engine);
            Fact(page, "Study hash", head.Hash);
            Fact(page, "State hash of all runs", head.StateHash);
            Fact(page, "Seed", head.Seed.ToString(CultureInfo.InvariantCulture));
            Fact(page, "Design", $"{head.DesignKind}, {PrintUnit.Count(head.Unknowns)} unknowns");
            Fact(page, "Runs", $"{PrintUnit.Count(head.Samples)} draws × {PrintUnit.Count(head.Replicates)} repeats in every cell; {PrintUnit.Count(head.Runs)} runs in all");
            Fact(page, "Stopped by", head.Stopped switch { "runs" => "the number of runs of the design", "half-width" => "the half-width asked for", "most-runs" => "the greatest number of runs allowed", _ => head.Stopped });
            Fact(page, "Confidence of intervals", page.Confidence);
            Fact(page, "Time simulated", $"{PrintUnit.Number(head.SimulatedSeconds / 3600)} h");
            Fact(page, "Plots", "d3 7.9.0 and Observable Plot 0.6.17, inside this file");
            page.Html.Close("dl");
            if (result.Files.Count > 0)
            {
                TablePart.Write(page.Html, "Files the study was made from", [new("File"), new("SHA-256", Code: true)],
                    result.Files.Select(f => (IReadOnlyList<Cell>)[f.Role, f.Sha256]), cards: true);
            }
        });
    }

    private static void Fact(Page page, string name, string value) => page.Html.Element("dt", name).Element("dd", value).Line();
}
