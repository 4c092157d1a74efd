using Parapet.Engine.Record;
using Parapet.Model.Scenario;
using Parapet.Model.Study;
using Parapet.Model.Text;

namespace Parapet.Study.Measures;

/// <summary>Every measure a study can name. docs/models/studies.md lists them; a test holds the two together.</summary>
public static class StudyMeasures
{
    /// <summary>Measures that every study has.</summary>
    public static IReadOnlyList<StudyMeasure> All { get; } =
    [
        Share("leakage", "Leakage", Better.Less, "Threats that reached their aim, as a share of the launched threats that carry damage; none where no such threat was launched", (s, _) => s.Measures.Leakage),
        Share("protection", "Protection", Better.More, "1 less the damage of the assets weighted by their worth: 1 - Σ value·damage / Σ value; none where no asset has worth", Protection),
        Share("damage", "Damage", Better.Less, "Mean damage of an asset as a share of its hits to disable, every asset alike", (s, _) => s.Assets.Count == 0 ? double.NaN : s.Assets.Sum(a => a.Damage) / s.Assets.Count),
        Number("assets-lost", "Assets lost", "", Better.Less, "Assets that no longer work", (s, _) => s.Assets.Count(a => !a.Survived)),
        Number("killed", "Threats killed", "", Better.More, "Threats shot down", (s, _) => s.Raid.Killed),
        Number("kills", "Kills credited", "", Better.More, "Kills credited to the units and patrols by the truth, added up", (s, _) => s.Units.Sum(u => u.Kills)),
        Number("shots", "Rounds launched", "", Better.Neither, "Launches of all units and patrols; neither more nor less of them is better by itself", (s, _) => s.Units.Sum(u => u.Shots)),
        Number("shots-per-kill", "Rounds per kill", "", Better.Less, "Rounds launched over threats killed; none where nothing was killed", (s, _) => s.Measures.ShotsPerKill),
        Number("cost-exchange", "Cost exchange", "", Better.Less, "Dollars of rounds spent over dollars of threats killed; none where what was killed had no price", (s, _) => s.Measures.CostExchange),
        Number("spent-usd", "Money spent", "USD", Better.Less, "Dollars of rounds and of hours in the air of all units and patrols", (s, _) => s.Units.Sum(u => u.SpentUsd)),
        Number("first-detection", "First detection", "s", Better.Less, "Time from the start of the run to the first plot of a real threat; none where nothing was seen", (s, _) => s.Measures.FirstDetectionSeconds),
        Number("track-latency", "Track latency", "s", Better.Less, "Mean over threats of the time from the first plot to the first confirmed track; none where no track was formed", (s, _) => s.Picture.MeanTrackLatencySeconds),
        Number("false-tracks", "False tracks", "", Better.Less, "Confirmed tracks that no real object fed at confirmation", (s, _) => s.Picture.FalseTracks),
    ];

    /// <summary>Measures of one class, asset or unit.</summary>
    public static IReadOnlyList<MeasureFamily> Families { get; } =
    [
        new("leakage", "threat class", c => Share($"leakage.{c}", $"Leakage of {c}", Better.Less, "Threats of the class that reached their aim, as a share of all of the class in the run; none where the run has no such threat", (s, _) => ClassLeakage(s, c)) with { Applies = s => s.Raid.ByClass.Any(o => o.Class == c) }),
        new("survival", "asset", a => Share($"survival.{a}", $"Survival of {a}", Better.More, "1 where the asset still works at the end, else 0; none where the run has no such asset", (s, _) => Survival(s, a)) with { Applies = s => s.Assets.Any(o => o.Id == a) }),
        new("spent", "unit", u => Number($"spent.{u}", $"Money spent by {u}", "USD", Better.Less, "Dollars of rounds and of hours in the air of the unit or patrol; 0 where it does not stand", (s, _) => Spent(s, u))),
    ];

    /// <summary>The measure of a name, whether or not a study has the class, asset or unit it speaks of; null for a name of no measure.</summary>
    public static StudyMeasure? Find(string id)
    {
        if (All.FirstOrDefault(m => m.Id == id) is { } known)
            return known;
        int point = id.IndexOf('.', StringComparison.Ordinal);
        return point <= 0 || point == id.Length - 1 ? null : Families.FirstOrDefault(f => f.Prefix == id[..point])?.For(id[(point + 1)..]);
    }

    /// <summary>Every name that a study can use: of <see cref="All"/>, then of each family with the study's own classes, assets and units.</summary>
    public static IReadOnlyList<string> Names(LoadedStudy study)
    {
        LoadedScenario[] scenarios = [.. study.Cells.Select(c => c.Scenario)];
        return
        [
            .. All.Select(m => m.Id),
            .. Members("leakage", scenarios.SelectMany(s => s.Threats.Keys)),
            .. Members("survival", scenarios.SelectMany(s => s.Document.Assets.Select(a => a.Id))),
            .. Members("spent", scenarios.SelectMany(s => s.Document.Units.Select(u => u.Id).Concat(s.Document.Patrols.Select(p => p.Id)))),
        ];
    }

    /// <summary>Null where the study can use the name; else what to write instead, for a diagnostic.</summary>
    public static string? Hint(string id, LoadedStudy study)
    {
        IReadOnlyList<string> names = Names(study);
        return names.Contains(id) ? null : Suggestion.Hint(id, names.Count <= 24 ? names : Suggestion.Nearest(id, names) is null ? [.. All.Select(m => m.Id)] : names, "measures");
    }

    private static IEnumerable<string> Members(string prefix, IEnumerable<string> ids) =>
        ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(id => $"{prefix}.{id}");

    private static StudyMeasure Share(string id, string title, Better better, string definition, Func<RunSummary, IReadOnlyDictionary<string, double>, double> of) =>
        new(new(id, title, "", better, definition), true, of);

    private static StudyMeasure Number(string id, string title, string unit, Better better, string definition, Func<RunSummary, IReadOnlyDictionary<string, double>, double> of) =>
        new(new(id, title, unit, better, definition), false, of);

    private static double Protection(RunSummary summary, IReadOnlyDictionary<string, double> worth)
    {
        double lost = 0, all = 0;
        foreach (AssetOutcome asset in summary.Assets)
        {
            double value = worth.TryGetValue(asset.Id, out double known)
                ? known
                : throw new ArgumentException($"A run speaks of the asset '{asset.Id}', whose worth is not known.", nameof(worth));
            lost += value * asset.Damage;
            all += value;
        }
        return all > 0 ? 1 - lost / all : double.NaN;
    }

    private static double ClassLeakage(RunSummary summary, string id)
    {
        foreach (ClassOutcome c in summary.Raid.ByClass)
        {
            if (c.Class == id)
                return c.Threats > 0 ? (double)c.Leaked / c.Threats : double.NaN;
        }
        return double.NaN;
    }

    private static double Survival(RunSummary summary, string id)
    {
        foreach (AssetOutcome a in summary.Assets)
        {
            if (a.Id == id)
                return a.Survived ? 1 : 0;
        }
        return double.NaN;
    }

    private static double Spent(RunSummary summary, string id)
    {
        foreach (UnitOutcome u in summary.Units)
        {
            if (u.Id == id)
                return u.SpentUsd;
        }
        return 0;
    }
}
