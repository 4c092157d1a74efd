using Parapet.Engine.Build;
using Parapet.Foundation;

namespace Parapet.Engine.Coverage;

/// <summary>
/// Maps everything on the ground of a scenario: each sensor, each unit's and command post's sensors together, each unit's rounds. Rows of a map are
/// shared out over processors; no value depends on how. What flies has no place of its own and is left out.
/// </summary>
public sealed class CoverageSurvey
{
    /// <summary>Points across a map where no step is asked for.</summary>
    private const int PointsAcross = 600;

    private const double ShortestStepM = 30;
    private const double RoughStepM = 10_000;
    private const double MostPointsTogether = 1.5e6;

    private readonly CompiledScenario scenario;
    private readonly CoverageTarget target;
    private readonly double probability;
    private readonly double? stepM;
    private readonly int[] sensors;
    private readonly CancellationToken cancel;
    private readonly Action<double> progress;

    /// <param name="sensors">Indices of the sensors asked for; those in the air are left out.</param>
    /// <param name="probability">From which a target counts as detected, in (0, 1).</param>
    /// <param name="stepM">Between points of the maps, m; null: a six-hundredth of each map, as fine where several sensors share one, up to 1.5 million points.</param>
    /// <param name="progress">Told the share done, [0, 1], from any thread.</param>
    public CoverageSurvey(
        CompiledScenario scenario, CoverageTarget target, IReadOnlyList<int> sensors, double probability, double? stepM, Action<double> progress, CancellationToken cancel)
    {
        if (!(probability is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability of detection between 0 and 1.");
        (this.scenario, this.target, this.probability, this.stepM, this.progress, this.cancel) = (scenario, target, probability, stepM, progress, cancel);
        this.sensors = [.. sensors.Where(s => scenario.Sensors[s].AircraftSlot < 0).Order()];
    }

    /// <summary>Areas of sensors, units, command posts and weapons, in that order, each in the scenario's.</summary>
    /// <param name="weapons">Whether rounds are mapped too.</param>
    /// <exception cref="ArgumentOutOfRangeException">A map would cover a pole, cross the 180th meridian or be too large.</exception>
    public IReadOnlyList<CoverageArea> Areas(bool weapons)
    {
        List<Func<CoverageArea>> orders = [];
        foreach (int s in sensors)
            orders.Add(() => OfSensors(CoverageKind.Sensor, scenario.Sensors[s].Id, UnitOf(s), [s]));
        foreach (int u in sensors.Select(s => scenario.Sensors[s].Unit).Distinct().Order())
            orders.Add(() => OfSensors(CoverageKind.Unit, scenario.Units[u].Id, scenario.Units[u].Id, Array.FindAll(sensors, s => scenario.Sensors[s].Unit == u)));
        foreach (int p in sensors.Select(s => scenario.Sensors[s].CommandPost).Distinct().Order())
            orders.Add(() => OfSensors(CoverageKind.CommandPost, scenario.CommandPosts[p].Id, "", Array.FindAll(sensors, s => scenario.Sensors[s].CommandPost == p)));
        if (weapons)
        {
            foreach (CompiledMunition m in scenario.Munitions.Where(m => scenario.Units[m.Unit].Patrol < 0))
                orders.Add(() => OfWeapon(m));
        }

        List<CoverageArea> areas = [];
        foreach (Func<CoverageArea> order in orders)
        {
            areas.Add(order());
            progress(areas.Count / (double)orders.Count);
        }

        return areas;
    }

    /// <summary>All the sensors asked for as one raster.</summary>
    public CoverageRaster Raster()
    {
        CoverageLattice lattice = Lattice(sensors);
        return new(lattice, Map(sensors, lattice));
    }

    private string UnitOf(int sensor) => scenario.Units[scenario.Sensors[sensor].Unit].Id;

    private CoverageArea OfSensors(CoverageKind kind, string id, string unit, int[] which)
    {
        CoverageLattice lattice = Lattice(which);
        CompiledSensor first = scenario.Sensors[which[0]];
        double brochure = kind == CoverageKind.Sensor ? BrochureRange.Of(first, target, probability) : 0;
        return Area(kind, id, unit, which, lattice, Map(which, lattice), probability) with
        {
            BrochureRangeM = brochure,
            Centre = first.Frame.Origin,
            BearingRad = first.BearingRad,
            HalfWidthRad = first.Radar.SectorHalfWidthRad,
        };
    }

    private CoverageArea OfWeapon(CompiledMunition munition)
    {
        CompiledUnit unit = scenario.Units[munition.Unit];
        int[] eyes = WeaponMap.Eyes(scenario, munition);
        double range = WeaponMap.IsBallistic(target) ? munition.RangeMaximumBallisticM : munition.RangeMaximumM;
        bool used = range > 0 && eyes.Length > 0 && (target.Class is not { } kind || munition.KillProbability[(int)kind.Category] > 0);
        double reachM = Math.Max(1000, range);
        CoverageLattice lattice = CoverageLattice.Around([(unit.Position, reachM)], stepM ?? Math.Max(ShortestStepM, 2 * reachM / PointsAcross));
        float[] field = used ? Map(eyes, lattice) : new float[lattice.Rows * lattice.Columns];
        if (used)
        {
            WeaponMap map = new(scenario, munition, target, lattice, probability);
            Rows(lattice, field, (row, into) => map.Row([.. into], row, into));
        }
        else
        {
            Array.Fill(field, -1);
        }

        return Area(CoverageKind.Weapon, munition.Id, unit.Id, eyes, lattice, field, 0) with
        {
            BrochureRangeM = range,
            Centre = unit.Position,
            BearingRad = 0,
            HalfWidthRad = Math.PI,
        };
    }

    private CoverageArea Area(CoverageKind kind, string id, string unit, int[] which, CoverageLattice lattice, float[] field, double level)
    {
        IReadOnlyList<IReadOnlyList<IReadOnlyList<GeodeticPosition>>> polygons =
        [
            .. LevelRegion.AtOrAbove(field, lattice.Rows, lattice.Columns, level)
                .Select(p => (IReadOnlyList<IReadOnlyList<GeodeticPosition>>)[.. p.Rings.Select(r => (IReadOnlyList<GeodeticPosition>)[.. r.Select(x => lattice.PlaceOf(x.Row, x.Column))])]),
        ];
        return new()
        {
            Kind = kind,
            Id = id,
            Unit = unit,
            Sensors = [.. which.Select(s => scenario.Sensors[s].Id)],
            Polygons = polygons,
            AreaM2 = polygons.Sum(p => p.Sum(SurfaceArea.OfRing)),
            StepM = lattice.StepDeg * CoverageLattice.DegreeM,
            BrochureRangeM = 0,
            Centre = default,
            BearingRad = 0,
            HalfWidthRad = Math.PI,
        };
    }

    private CoverageLattice Lattice(int[] which)
    {
        (GeodeticPosition Centre, double RadiusM)[] circles = [.. which.Select(s => (scenario.Sensors[s].Frame.Origin, CoverageMap.ReachM(scenario, scenario.Sensors[s], target)))];
        // As fine as the finest of them alone, so that together they never cover less; but not without end.
        double fine = stepM ?? Math.Max(ShortestStepM, 2 * circles.Min(c => c.RadiusM) / PointsAcross);
        if (stepM is null && circles.Length > 1)
        {
            CoverageLattice rough = CoverageLattice.Around(circles, RoughStepM);
            fine = Math.Max(fine, RoughStepM * Math.Sqrt(rough.Rows * (double)rough.Columns / MostPointsTogether));
        }

        return CoverageLattice.Around(circles, fine);
    }

    private float[] Map(int[] which, CoverageLattice lattice)
    {
        CoverageMap map = new(scenario, target, lattice);
        float[] field = new float[lattice.Rows * lattice.Columns];
        Rows(lattice, field, (row, into) => map.Row(which, row, into));
        return field;
    }

    private delegate void RowFiller(int row, Span<float> into);

    private void Rows(CoverageLattice lattice, float[] field, RowFiller fill) =>
        Parallel.For(0, lattice.Rows, new ParallelOptions { CancellationToken = cancel }, row => fill(row, field.AsSpan(row * lattice.Columns, lattice.Columns)));
}
