using System.Globalization;
using Parapet.Report.Sections;
using Parapet.Study.Measures;

namespace Parapet.Report.Html;

/// <summary>What stands above and below the sections.</summary>
internal static class HeaderPart
{
    /// <summary>Title, question, answer and the few figures that say what it rests on.</summary>
    public static string Header(Page page)
    {
        StudyHead head = page.Result.Head;
        HtmlText html = new();
        html.Element("p", "Parapet study", ("class", "kind")).Element("h1", head.Title).Line();
        html.Element("p", head.Question, ("class", "question")).Line();
        if (page.Result.Answer.Count > 0)
        {
            html.Open("div", ("class", "answer"), ("role", "note"), ("aria-label", "The answer"));
            foreach (string sentence in page.Result.Answer)
                html.Element("p", sentence).Line();
            html.Close("div");
        }

        html.Open("dl", ("class", "strip"));
        foreach ((string name, string value) in Facts(page))
            html.Open("div").Element("dt", name).Element("dd", value).Close("div");
        html.Close("dl");
        return html.ToString();
    }

    public static string Contents(Page page)
    {
        HtmlText html = new();
        html.Open("ul");
        foreach ((string id, string title) in page.Contents)
            html.Open("li").Element("a", title, ("href", "#" + id)).Close("li");
        html.Close("ul");
        return html.ToString();
    }

    public static string Footer(Page page)
    {
        HtmlText html = new();
        html.Element("p", $"Simulation for education and policy analysis, from public figures only. It says what follows from its inputs, not what will happen. {page.Result.Head.Engine}; study {page.Result.Head.Hash[..Math.Min(12, page.Result.Head.Hash.Length)]}.");
        return html.ToString();
    }

    private static IEnumerable<(string Name, string Value)> Facts(Page page)
    {
        StudyHead head = page.Result.Head;
        yield return ("runs", PrintUnit.Count(head.Runs));
        yield return ("draws of the unknowns", PrintUnit.Count(head.Samples));
        yield return ("alternatives", PrintUnit.Count(page.Result.Alternatives.Select(a => a.Alternative).Distinct().Count()));
        if (page.Result.Raids.Count > 1)
            yield return ("raids", PrintUnit.Count(page.Result.Raids.Count));
        yield return ("inputs", PrintUnit.Count(page.Result.Inputs.Count));
        yield return ("seed", head.Seed.ToString(CultureInfo.InvariantCulture));
    }
}
