using Parapet.Engine.Build;
using Parapet.Foundation;

namespace Parapet.Engine.Coverage;

/// <summary>
/// Where a round can meet a target that somebody sees: for a round that is guided to its end, one of its unit's fire-control radars; else any
/// sensor on the ground of its command post. The values are comparable, not meaningful: 0 and more where both hold, at most 1, at least -1.
/// </summary>
public sealed class WeaponMap
{
    // Lengths over which a margin counts in full, m and in points of the lattice: the edge then falls where the margin is nought.
    private const double FullPoints = 4, FullHeightM = 100;

    private readonly CompiledScenario scenario;
    private readonly CompiledMunition munition;
    private readonly CoverageTarget target;
    private readonly CoverageLattice lattice;
    private readonly double probability;
    private readonly WeaponReach reach;

    /// <param name="probability">From which a target counts as seen, in (0, 1).</param>
    public WeaponMap(CompiledScenario scenario, CompiledMunition munition, CoverageTarget target, CoverageLattice lattice, double probability)
    {
        (this.scenario, this.munition, this.target, this.lattice, this.probability) = (scenario, munition, target, lattice, probability);
        double highest = Math.Min(munition.AltitudeMaximumM, target.AltitudeM + scenario.Terrain.HighestM);
        reach = new(
            scenario, munition, IsBallistic(target), target.AboveGround ? Math.Min(highest, target.AltitudeM + scenario.Terrain.LowestM) : target.AltitudeM, target.AboveGround ? highest : target.AltitudeM);
    }

    /// <summary>Whether the range on ballistic targets counts.</summary>
    public static bool IsBallistic(CoverageTarget target) =>
        target.Class?.Category is Model.Catalogue.ThreatCategory.BallisticMissile or Model.Catalogue.ThreatCategory.QuasiBallisticMissile;

    /// <summary>Sensors of which one must see the target.</summary>
    public static int[] Eyes(CompiledScenario scenario, CompiledMunition munition)
    {
        CompiledUnit unit = scenario.Units[munition.Unit];
        int[] all = munition.BoundToEnd ? unit.FireControlSensors : scenario.CommandPosts[unit.CommandPost].Sensors;
        return Array.FindAll(all, s => scenario.Sensors[s].AircraftSlot < 0);
    }

    /// <summary>Fills one row.</summary>
    /// <param name="seen">The same row of the map of <see cref="Eyes"/>.</param>
    public void Row(ReadOnlySpan<float> seen, int row, Span<float> into)
    {
        CompiledUnit unit = scenario.Units[munition.Unit];
        Vector3D up = unit.Ecef.Unit();
        double stepM = lattice.StepDeg * CoverageLattice.DegreeM;
        for (int c = 0; c < lattice.Columns; c++)
        {
            if (!(seen[c] > 0))
            {
                into[c] = -1;
                continue;
            }

            GeodeticPosition place = lattice.PlaceOf(row, c);
            double groundM = scenario.Terrain.ElevationM(place), heightM = target.AltitudeM + (target.AboveGround ? groundM : 0);
            Vector3D line = Wgs84.ToEcef(place with { HeightM = heightM }).Vector - unit.Ecef;
            double rise = line.Dot(up), range = Math.Sqrt(Math.Max(0, line.LengthSquared - (rise * rise)));
            double margin = heightM > munition.AltitudeMaximumM ? -1 : reach.MarginM(range, heightM) / (FullPoints * stepM);
            double floor = (heightM - groundM - munition.AltitudeMinimumM) / FullHeightM;
            double sight = (seen[c] - probability) / Math.Max(probability, 1 - probability);
            into[c] = (float)Math.Clamp(Math.Min(Math.Min(margin, floor), sight), -1, 1);
        }
    }
}
