using Parapet.Engine.Record;
using Parapet.Model.Catalogue;
using Parapet.Model.Scenario;
using Parapet.Model.Study;
using Parapet.Study.Execute;

namespace Parapet.Study.Measures;

/// <summary>All that is folded of one state of the defence at one combination of factor levels. What its runs speak of is learnt from the first of them.</summary>
internal sealed class ForceFold
{
    /// <summary>Sample means kept of what the study ranks, compares and explains.</summary>
    public const int KeptOfMeasures = 1 << 17;

    /// <summary>Sample means kept of everything else: enough for 5 and 95 % to within a quarter of a percent of rank.</summary>
    public const int KeptOfDetails = 1 << 13;

    private readonly StudyCell[] cells;
    private readonly double[] weights;
    private readonly int replicates, block;
    private readonly List<CellReading> details = [];

    public ForceFold(LoadedStudy study, int point, int force, IReadOnlyList<StudyMeasure> measures, SampleOutcome first, int replicates, int block, bool detailed)
    {
        cells = [.. Enumerable.Range(0, study.Raids.Count).Select(r => study.Cell(point, force, r))];
        weights = [.. study.Raids.Select(r => r.Weight)];
        (this.replicates, this.block) = (replicates, block);
        RunSummary[] shown = [.. cells.Select(c => first.Cells[c.Index][0].Summary)];
        Dictionary<string, double>[] worth = [.. cells.Select(c => c.Scenario.Document.Assets.ToDictionary(a => a.Id, a => a.Value, StringComparer.Ordinal))];
        Measures = [.. measures.Select(m => Reading(r => m.Applies?.Invoke(shown[r]) == false ? null : s => m.Of(s, worth[r]), perRaid: true, KeptOfMeasures))];
        if (!detailed)
            return;
        Classes = [.. shown.SelectMany(s => s.Raid.ByClass.Select(c => c.Class)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(id => Class(id, shown))];
        Assets = [.. shown.SelectMany(s => s.Assets.Select(a => a.Id)).Distinct(StringComparer.Ordinal).Select(id => Asset(id, shown))];
        Magazines =
        [
            .. shown.SelectMany(s => s.Units.SelectMany(u => u.Remaining.Select(m => (u.Id, m.Interceptor)))).Distinct()
                .OrderBy(m => m.Id, StringComparer.Ordinal).ThenBy(m => m.Interceptor, StringComparer.Ordinal).Select(m => Magazine(m.Id, m.Interceptor, shown)),
        ];
    }

    /// <summary>One for each measure.</summary>
    public IReadOnlyList<CellReading> Measures { get; }

    public IReadOnlyList<ClassReading> Classes { get; } = [];

    public IReadOnlyList<AssetReading> Assets { get; } = [];

    public IReadOnlyList<MagazineReading> Magazines { get; } = [];

    public void Add(SampleOutcome sample)
    {
        IReadOnlyList<RunOutcome>[] runs = [.. cells.Select(c => sample.Cells[c.Index])];
        foreach (CellReading measure in Measures)
            measure.Add(runs);
        foreach (CellReading detail in details)
            detail.Add(runs);
    }

    private CellReading Reading(Func<int, Func<RunSummary, double>?> byRaid, bool perRaid, int keep) =>
        new([.. Enumerable.Range(0, cells.Length).Select(byRaid)], weights, replicates, perRaid, keep, KeptOfDetails, block);

    private CellReading Detail(Func<int, Func<RunSummary, double>?> byRaid)
    {
        CellReading reading = Reading(byRaid, perRaid: false, KeptOfDetails);
        details.Add(reading);
        return reading;
    }

    private ClassReading Class(string id, RunSummary[] shown)
    {
        int[] at = [.. shown.Select(s => Index(s.Raid.ByClass, c => c.Class == id))];
        ClassOutcome Own(RunSummary s, int raid) => Same(s.Raid.ByClass, at[raid], c => c.Class, id);
        return new(
            id,
            Detail(r => at[r] < 0 ? _ => 0 : s => Own(s, r).Threats),
            Detail(r => at[r] < 0 ? null : s => Own(s, r) is { Threats: > 0 } c ? (double)c.Leaked / c.Threats : double.NaN));
    }

    private AssetReading Asset(string id, RunSummary[] shown)
    {
        int[] at = [.. shown.Select(s => Index(s.Assets, a => a.Id == id))];
        AssetOutcome Own(RunSummary s, int raid) => Same(s.Assets, at[raid], a => a.Id, id);
        AssetDefinition? known = cells.SelectMany(c => c.Scenario.Document.Assets).FirstOrDefault(a => a.Id == id);
        return new(
            id, known is { Name.Length: > 0 } ? known.Name : id, known?.Value ?? double.NaN,
            Detail(r => at[r] < 0 ? null : s => Own(s, r).Survived ? 1 : 0),
            Detail(r => at[r] < 0 ? null : s => Own(s, r).Damage));
    }

    private MagazineReading Magazine(string unit, string round, RunSummary[] shown)
    {
        int[] at = [.. shown.Select(s => Index(s.Units, u => u.Id == unit && u.Remaining.Any(m => m.Interceptor == round)))];
        double[] share = [.. cells.Select((c, r) => at[r] < 0 ? 0 : Share(c.Scenario, shown[r].Units[at[r]], round))];
        UnitOutcome Own(RunSummary s, int raid) => Same(s.Units, at[raid], u => u.Id, unit);
        double Loaded(UnitOutcome u, int raid) => share[raid] * (u.Shots + u.Remaining.Sum(m => m.Count));
        return new(
            unit, round,
            Detail(r => at[r] < 0 ? null : s => Loaded(Own(s, r), r)),
            Detail(r => at[r] < 0 ? null : s => Own(s, r) is var u ? Math.Clamp(Loaded(u, r) - Left(u, round), 0, u.Shots) : 0),
            Detail(r => at[r] < 0 ? null : s => Left(Own(s, r), round) == 0 ? 1 : 0));
    }

    private static int Left(UnitOutcome unit, string round) => unit.Remaining.First(m => m.Interceptor == round).Count;

    /// <summary>The kind's part of the rounds a unit starts with, at likely loads; NaN where the scenario does not tell.</summary>
    private static double Share(LoadedScenario scenario, UnitOutcome unit, string round)
    {
        if (unit.Remaining.Count == 1)
            return 1;
        Dictionary<string, double> loads = new(StringComparer.Ordinal);
        if (scenario.Document.Units.FirstOrDefault(u => u.Id == unit.Id) is { } ground && scenario.UnitSystems.TryGetValue(unit.Id, out SurfaceToAirType? system))
        {
            foreach (UnitLaunchers group in ground.Launchers ?? system.StandardUnit.Launchers)
                loads[group.Load] = loads.GetValueOrDefault(group.Load) + group.Count * system.Launchers[group.Launcher].Loads[group.Load].Likely;
        }
        else if (scenario.Document.Patrols.FirstOrDefault(p => p.Id == unit.Id) is { } patrol && scenario.PatrolAircraft.TryGetValue(unit.Id, out AircraftType? aircraft))
        {
            foreach (RoundsLeft kind in unit.Remaining)
                loads[kind.Interceptor] = patrol.Load?.GetValueOrDefault(kind.Interceptor) ?? (aircraft.Load.TryGetValue(kind.Interceptor, out Quantity? load) ? load.Likely : 0);
        }
        double all = unit.Remaining.Sum(kind => loads.GetValueOrDefault(kind.Interceptor));
        return all > 0 ? loads.GetValueOrDefault(round) / all : double.NaN;
    }

    private static int Index<T>(IReadOnlyList<T> items, Func<T, bool> wanted)
    {
        for (int i = 0; i < items.Count; i++)
        {
            if (wanted(items[i]))
                return i;
        }
        return -1;
    }

    private static T Same<T>(IReadOnlyList<T> items, int index, Func<T, string> id, string expected) =>
        index < items.Count && id(items[index]) == expected
            ? items[index]
            : throw new ArgumentException($"All runs of a cell speak of the same classes, assets and units in the same order; '{expected}' is not where it was.", nameof(items));
}

internal sealed record ClassReading(string Id, CellReading Threats, CellReading Leakage);

internal sealed record AssetReading(string Id, string Title, double Value, CellReading Survived, CellReading Damage);

internal sealed record MagazineReading(string Unit, string Interceptor, CellReading Loaded, CellReading Spent, CellReading Empty);
