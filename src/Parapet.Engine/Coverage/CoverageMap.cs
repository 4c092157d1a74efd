using Parapet.Engine.Build;
using Parapet.Foundation;
using Parapet.Physics.Propagation;

namespace Parapet.Engine.Coverage;

/// <summary>
/// How probably sensors detect a target at every point of a lattice, in one look each: <see cref="SensorLook"/> asked point by point, so
/// that a map shows what a run would meet. Rows are independent; several threads may fill one map.
/// </summary>
public sealed class CoverageMap
{
    /// <summary>Value of a point at which the target would be under the ground.</summary>
    public const float UnderGround = -1;

    // Beyond the smooth horizon by so much, for what bends round it.
    private const double BeyondHorizon = 1.15;

    private readonly CompiledScenario scenario;
    private readonly CoverageTarget target;
    private readonly SeenTarget[] seen;
    private readonly double[] sinLongitude, cosLongitude, longitudeRad;

    public CoverageMap(CompiledScenario scenario, CoverageTarget target, CoverageLattice lattice)
    {
        (this.scenario, this.target, Lattice) = (scenario, target, lattice);
        seen = Array.ConvertAll(scenario.Sensors, target.By);
        longitudeRad = new double[lattice.Columns];
        sinLongitude = new double[lattice.Columns];
        cosLongitude = new double[lattice.Columns];
        for (int c = 0; c < lattice.Columns; c++)
        {
            longitudeRad[c] = lattice.PlaceOf(0, c).Longitude.Radians;
            (sinLongitude[c], cosLongitude[c]) = ExactMath.SinCos(longitudeRad[c]);
        }
    }

    public CoverageLattice Lattice { get; }

    /// <summary>Ground range, m, beyond which a sensor on the ground sees no such target: its instrumented range, or the horizon.</summary>
    public static double ReachM(CompiledScenario scenario, CompiledSensor sensor, CoverageTarget target)
    {
        double highest = target.AltitudeM + (target.AboveGround ? scenario.Terrain.HighestM : 0);
        double horizon = RadioHorizon.GroundRangeM(Math.Max(0, sensor.Frame.Origin.HeightM), Math.Max(0, highest), scenario.EffectiveEarthFactor);
        return Math.Min(sensor.Radar.InstrumentedRangeM, BeyondHorizon * horizon);
    }

    /// <summary>Fills one row with the greatest probability of some sensors, [0, 1], or <see cref="UnderGround"/>.</summary>
    /// <param name="sensors">Indices of sensors on the ground.</param>
    /// <exception cref="ArgumentException">A sensor flies: it has no place of its own.</exception>
    public void Row(ReadOnlySpan<int> sensors, int row, Span<float> into)
    {
        foreach (int s in sensors)
        {
            if (scenario.Sensors[s].AircraftSlot >= 0)
                throw new ArgumentException($"The sensor {scenario.Sensors[s].Id} flies; a map is of sensors on the ground.", nameof(sensors));
        }

        double latitude = Lattice.PlaceOf(row, 0).Latitude.Radians;
        (double sin, double cos) = ExactMath.SinCos(latitude);
        for (int c = 0; c < Lattice.Columns; c++)
        {
            double groundM = scenario.Terrain.ElevationM(latitude, longitudeRad[c]);
            double heightM = target.AltitudeM + (target.AboveGround ? groundM : 0);
            into[c] = heightM < groundM ? UnderGround : (float)Best(sensors, new(cos * cosLongitude[c], cos * sinLongitude[c], sin), heightM);
        }
    }

    private double Best(ReadOnlySpan<int> sensors, Vector3D up, double heightM)
    {
        double n = Wgs84.SemiMajorAxisM / Math.Sqrt(1 - (Wgs84.EccentricitySquared * up.Z * up.Z));
        Vector3D position = new((n + heightM) * up.X, (n + heightM) * up.Y, ((n * (1 - Wgs84.EccentricitySquared)) + heightM) * up.Z);
        double best = 0;
        foreach (int s in sensors)
        {
            CompiledSensor sensor = scenario.Sensors[s];
            if ((position - sensor.Frame.OriginEcef).LengthSquared > sensor.Radar.InstrumentedRangeM * sensor.Radar.InstrumentedRangeM)
                continue;
            LookTarget look = seen[s].At(position, up);
            best = Math.Max(best, SensorLook.At(scenario, sensor, sensor.Frame, sensor.BearingRad, look).Probability);
        }

        return best;
    }
}
