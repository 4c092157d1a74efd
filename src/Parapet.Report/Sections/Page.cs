using System.Globalization;
using System.Text.Json.Nodes;
using Parapet.Model.Catalogue;
using Parapet.Report.Html;
using Parapet.Study.Measures;

namespace Parapet.Report.Sections;

/// <summary>The report as it is written: the result, the HTML so far, what the script shall draw, and one way to name and print things.</summary>
internal sealed class Page
{
    private readonly Dictionary<string, AlternativeResult> _byKey;
    private readonly List<string> _alternatives;
    private readonly List<(string Id, string Title)> _contents = [];

    public Page(StudyResult result)
    {
        Result = result;
        _byKey = result.Alternatives.ToDictionary(a => a.Key, StringComparer.Ordinal);
        _alternatives = [.. result.Alternatives.Select(a => a.Alternative).Distinct()];
        Units = [.. result.Measures.Select((m, i) => PrintUnit.Of(m, result.Alternatives.Select(a => a.Measures[i])))];
        Axis = LevelAxis.Of(result.Alternatives);
        Sources =
        [
            .. result.Inputs.SelectMany(i => i.Sources).Concat(result.Timeline?.Events.SelectMany(e => e.Sources) ?? [])
                .DistinctBy(s => s.Key).OrderBy(s => s.Key, StringComparer.Ordinal),
        ];
    }

    /// <summary>Every source of an input or an event, by key.</summary>
    public IReadOnlyList<SourceLine> Sources { get; }

    /// <summary>Where in the report a source is told.</summary>
    public string Source(SourceLine source) =>
        string.Create(CultureInfo.InvariantCulture, $"#source-{Sources.Select((s, i) => (s.Key, i)).First(s => s.Key == source.Key).i}");

    public StudyResult Result { get; }

    public HtmlText Html { get; } = new();

    /// <summary>By the id of a figure: what the script draws there, already in the units of print.</summary>
    public JsonObject Figures { get; } = [];

    /// <summary>Sections in order, for the list of contents.</summary>
    public IReadOnlyList<(string Id, string Title)> Contents => _contents;

    /// <summary>In the order of the measures.</summary>
    public IReadOnlyList<PrintUnit> Units { get; }

    /// <summary>The factor that plots run along; null where no factor has levels that are numbers.</summary>
    public LevelAxis? Axis { get; }

    public string Confidence => PrintUnit.Given(Result.Head.Confidence * 100) + "\u00A0%";

    /// <summary>Alternatives as tables list them: best first where each stands once, else as in the study.</summary>
    public IReadOnlyList<AlternativeResult> Ordered =>
        Axis is null && Result.Ranking.Count == Result.Alternatives.Count && Result.Ranking.All(r => _byKey.ContainsKey(r.Key))
            ? [.. Result.Ranking.Select(r => _byKey[r.Key])]
            : Result.Alternatives;

    public static string Label(AlternativeResult alternative) =>
        alternative.Levels.Count == 0
            ? alternative.Title
            : $"{alternative.Title} · {string.Join(", ", alternative.Levels.Select(l => $"{l.Factor} {l.Level}"))}";

    /// <summary>Name for people of what a key, or a difference of two keys, stands for.</summary>
    public string Label(string key)
    {
        if (_byKey.TryGetValue(key, out AlternativeResult? alternative))
            return Label(alternative);
        // A difference is written "A - B"; ids hold hyphens but no spaces around them.
        string[] pair = key.Split(" - ");
        return pair.Length == 2 && _byKey.ContainsKey(pair[0]) && _byKey.ContainsKey(pair[1]) ? $"{Label(pair[0])} − {Label(pair[1])}" : key;
    }

    /// <summary>Title of an alternative by its id.</summary>
    public string Title(string id) => Result.Alternatives.FirstOrDefault(a => a.Alternative == id)?.Title ?? id;

    /// <summary>An alternative keeps its colour through the report.</summary>
    public int Colour(string id) => Math.Max(0, _alternatives.IndexOf(id));

    /// <summary>Title of a factor by its id.</summary>
    public string FactorTitle(string id) => Result.Factors.FirstOrDefault(f => f.Id == id)?.Title ?? id;

    /// <summary>Index of a measure by its id; -1 where the study has none.</summary>
    public int Measure(string id)
    {
        for (int i = 0; i < Result.Measures.Count; i++)
        {
            if (Result.Measures[i].Id == id)
                return i;
        }

        return -1;
    }

    public void Section(string id, string title, Action body)
    {
        _contents.Add((id, title));
        Html.Open("section", ("id", id), ("aria-labelledby", id + "-h")).Element("h2", title, ("id", id + "-h")).Line();
        body();
        Html.Close("section");
    }

    /// <summary>One row of a plot of dots and intervals.</summary>
    public static JsonObject Dot(string label, int colour, StudyEstimate e, PrintUnit unit) => new()
    {
        ["l"] = label,
        ["c"] = colour,
        ["m"] = unit.Axis(e.Mean.Mean),
        ["lo"] = unit.Axis(e.Mean.Low),
        ["hi"] = unit.Axis(e.Mean.High),
        ["a"] = unit.Axis(e.IgnoranceLow),
        ["b"] = unit.Axis(e.IgnoranceHigh),
        ["e"] = unit.Axis(2 * e.ChanceError),
        ["n"] = e.Runs,
    };

    /// <summary>A field of a table: the mean, and below it the interval, both kinds of not-knowing and the number of runs.</summary>
    public static Cell Estimate(StudyEstimate e, PrintUnit unit)
    {
        if (double.IsNaN(e.Mean.Mean))
            return new("–", double.NaN);
        string range = unit.Range(e.Mean.Low, e.Mean.High), spread = unit.Range(e.IgnoranceLow, e.IgnoranceHigh);
        string[] parts =
        [
            range.Length > 0 ? $"interval {range}" : "",
            spread.Length > 0 ? $"5–95 % {spread}" : "",
            double.IsNaN(e.ChanceError) ? $"n {PrintUnit.Count(e.Runs)}" : $"luck ±{unit.Bare(e.ChanceError)}, n {PrintUnit.Count(e.Runs)}",
        ];
        return new(unit.Text(e.Mean.Mean), e.Mean.Mean, string.Join("\n", parts.Where(p => p.Length > 0)));
    }
}
