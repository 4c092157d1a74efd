using Parapet.Engine.Record;
using Parapet.Foundation;
using Parapet.Model.Catalogue;
using Parapet.Model.Scenario;
using Parapet.Model.Study;
using Parapet.Model.Text;
using Parapet.Study.Design;
using Parapet.Study.Execute;
using Parapet.Study.Measures;

namespace Parapet.Study.Tests.Measures;

/// <summary>The run of one cell of a made-up study.</summary>
/// <param name="Coordinates">Where the unknowns stand.</param>
internal readonly record struct MadeUpRun(IReadOnlyList<double> Coordinates, int Sample, int Replicate, int Point, int Force, int Raid);

/// <summary>A study without an engine: what a run comes to is a function of where it stands.</summary>
internal sealed record MadeUpStudy
{
    public IReadOnlyList<string> Alternatives { get; init; } = ["a"];

    public IReadOnlyList<StudyRaidDefinition> Raids { get; init; } = [new() { Id = "all", Title = "All raids" }];

    public IReadOnlyList<string> Levels { get; init; } = [];

    public IReadOnlyList<string> Measures { get; init; } = ["leakage"];

    public IReadOnlyList<string> Unknowns { get; init; } = ["x"];

    public DesignKind Kind { get; init; } = DesignKind.Sobol;

    public int Replicates { get; init; } = 2;

    public int Samples { get; init; } = 100;

    public StopDefinition? Stop { get; init; }

    public IReadOnlyList<ThresholdDefinition> Thresholds { get; init; } = [];

    public IReadOnlyList<ExpectationDefinition> Expectations { get; init; } = [];

    public IReadOnlyList<AssetDefinition> Assets { get; init; } = [Asset("port", 1)];

    public StudyFacts Facts => new(
        "1.0", "00", 7, Kind, Samples, Replicates, 0.95, Unknowns,
        [.. Unknowns.Select((u, i) => new StudyInput(u, null, 0, 0.5, 1, "", BeliefShape.Uniform, i))], Kind == DesignKind.Saltelli ? Unknowns.Count + 2 : 1);

    public static AssetDefinition Asset(string id, double value) =>
        new() { Id = id, Name = "The " + id, Class = "port", Position = default!, Value = value, HitsToDisable = 1 };

    public LoadedStudy Load()
    {
        StudyForce[] forces = [.. Alternatives.Select((a, i) => new StudyForce(a, 0, i))];
        FactorDefinition[] factors = Levels.Count == 0 ? [] : [new() { Id = "size", Title = "Raid size", Path = "raids.r.number", Levels = Levels }];
        IReadOnlyList<string>[] points = Levels.Count == 0 ? [[]] : [.. Levels.Select(l => new[] { l })];
        LoadedScenario scenario = Scenario();
        List<StudyCell> cells = [];
        for (int p = 0; p < points.Length; p++)
        {
            for (int f = 0; f < forces.Length; f++)
            {
                for (int r = 0; r < Raids.Count; r++)
                    cells.Add(new(cells.Count, p, f, r, scenario));
            }
        }
        return new()
        {
            Path = "made-up.yaml",
            Document = new()
            {
                Id = "made-up",
                Title = "Made up",
                Question = "Which?",
                Scenario = "none.yaml",
                Alternatives = [.. Alternatives.Select(a => new AlternativeDefinition { Id = a, Title = "Plan " + a.ToUpperInvariant() })],
                Measures = Measures,
                Stop = Stop,
                Thresholds = Thresholds,
                Expectations = Expectations,
            },
            Cells = cells,
            Forces = forces,
            Raids = Raids,
            Points = points,
            LevelFactors = factors,
            Quantities = [],
            Rebuild = (cell, _) => cell.Scenario,
            Sources = new Dictionary<string, SourceEntry>(),
            Inputs = [],
            Positions = scenario.Positions,
        };
    }

    /// <summary>A sample in which each run is what <paramref name="run"/> says.</summary>
    public SampleOutcome Sample(int index, IReadOnlyList<double> coordinates, LoadedStudy study, Func<MadeUpRun, RunSummary> run) => new(
        index, coordinates, coordinates,
        [.. study.Cells.Select(c => (IReadOnlyList<RunOutcome>)[.. Enumerable.Range(0, Replicates).Select(r =>
            new RunOutcome((uint)r, "00", $"{index}/{c.Index}/{r}", 10, run(new(coordinates, index, r, c.Point, c.Force, c.Raid))))])]);

    /// <summary>The accumulator after all samples, the unknowns drawn from independent uniforms or, for Saltelli, from its design.</summary>
    public StudyAccumulator Play(Func<MadeUpRun, RunSummary> run, uint seed = 1, int? samples = null)
    {
        LoadedStudy study = Load();
        StudyAccumulator accumulator = new(study, Facts);
        SaltelliDesign? saltelli = Kind == DesignKind.Saltelli ? new(Unknowns.Count, seed) : null;
        double[] point = new double[Unknowns.Count];
        for (int s = 0; s < (samples ?? Samples); s++)
        {
            if (saltelli is not null)
                saltelli.Fill(s, point);
            else
            {
                for (int u = 0; u < point.Length; u++)
                    point[u] = new StreamKey(seed, (uint)s, 250, (uint)u)[0].Uniform;
            }
            accumulator.Add(Sample(s, [.. point], study, run));
        }
        return accumulator;
    }

    /// <summary>Luck of a run: the same for all cells of a sample and replicate unless told apart by <paramref name="of"/>.</summary>
    public static (double A, double B) Luck(MadeUpRun run, uint seed, uint of = 0) => new StreamKey(seed, (uint)run.Sample, 251, (uint)run.Replicate, of)[0].Normals;

    public static RunSummary Summary(
        double leakage = 0.5, double damage = 0, double shotsPerKill = double.NaN, double costExchange = double.NaN, double spentUsd = 0, int killed = 5) => new()
        {
            Raid = new(10, killed, 10 - killed, 0, [new("drone", 10, killed, 10 - killed, 0)]),
            Assets = [new("port", 1, damage < 1, damage)],
            Units = [new("battery", "s-400", 12, killed, [new("48n6e3", 20)], spentUsd)],
            Measures = new(leakage, shotsPerKill, costExchange, 30),
            Picture = new(5, 0, 2),
        };

    private LoadedScenario Scenario() => new()
    {
        Path = "none.yaml",
        Document = new() { Id = "none", Title = "None", Purpose = "", Environment = new(), Duration = 1, Sides = [], Assets = Assets, Raids = [] },
        UnitSystems = new Dictionary<string, SurfaceToAirType>(),
        PatrolAircraft = new Dictionary<string, AircraftType>(),
        Threats = new Dictionary<string, ThreatType> { ["drone"] = null! },
        Sources = new Dictionary<string, SourceEntry>(),
        Inputs = [],
        Positions = new SourcePositions(),
    };
}
