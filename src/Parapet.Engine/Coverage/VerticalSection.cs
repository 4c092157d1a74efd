using Parapet.Engine.Build;
using Parapet.Foundation;
using Parapet.Physics.Earth;

namespace Parapet.Engine.Coverage;

/// <summary>
/// How probably one sensor detects a target along a bearing, by ground range and height above the sea: a vertical coverage diagram, asked of <see cref="SensorLook"/> point by
/// point. Ranges run along the geodesic from the antenna.
/// </summary>
public sealed class VerticalSection
{
    private readonly GeodeticPosition[] places;
    private readonly double[] groundM;
    private readonly float[] probability;

    private VerticalSection(CompiledSensor sensor, double bearingRad, double rangeM, double floorM, double ceilingM, int rows, int columns)
    {
        (RangeM, FloorM, CeilingM, Rows) = (rangeM, floorM, ceilingM, rows);
        places = new GeodeticPosition[columns];
        groundM = new double[columns];
        probability = new float[rows * columns];
        for (int c = 0; c < columns; c++)
            places[c] = Geodesic.Direct(sensor.Frame.Origin, new Angle(bearingRad).Signed(), RangeAt(c));
    }

    public int Rows { get; }

    public int Columns => places.Length;

    /// <summary>Of the last column, m; the first is a column away from the antenna.</summary>
    public double RangeM { get; }

    /// <summary>Height above the sea of the last row, and of the first, m.</summary>
    public double FloorM { get; }

    public double CeilingM { get; }

    /// <summary>Row after row from the ceiling down; 0 under the ground.</summary>
    public ReadOnlySpan<float> Probability => probability;

    /// <summary>Of the terrain, above the sea, m, by column.</summary>
    public ReadOnlySpan<double> GroundM => groundM;

    /// <summary>Ground range, m, of a column, fractions allowed.</summary>
    public double RangeAt(double column) => RangeM * (column + 1) / Columns;

    /// <summary>Height above the sea, m, of a row, fractions allowed.</summary>
    public double HeightAt(double row) => CeilingM - (row * (CeilingM - FloorM) / (Rows - 1));

    /// <summary>Asks for every point.</summary>
    /// <param name="sensor">One on the ground.</param>
    /// <param name="target">Its altitude does not count.</param>
    /// <param name="bearingRad">From the antenna, clockwise from true north.</param>
    /// <param name="floorM">Of the section, above the sea, m, below the ceiling.</param>
    /// <exception cref="ArgumentOutOfRangeException">Range not positive, the ceiling not over the floor, or fewer than two rows or columns.</exception>
    public static VerticalSection Of(
        CompiledScenario scenario, CompiledSensor sensor, CoverageTarget target, double bearingRad, double rangeM, double floorM, double ceilingM, int rows, int columns)
    {
        if (!(rangeM > 0 && ceilingM > floorM))
            throw new ArgumentOutOfRangeException(nameof(rangeM), rangeM, "A section has a range above 0 and a ceiling over its floor.");
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 2);
        VerticalSection section = new(sensor, bearingRad, rangeM, floorM, ceilingM, rows, columns);
        SeenTarget seen = target.By(sensor);
        for (int c = 0; c < columns; c++)
            section.Fill(scenario, sensor, seen, c);
        return section;
    }

    private void Fill(CompiledScenario scenario, CompiledSensor sensor, SeenTarget seen, int column)
    {
        groundM[column] = scenario.Terrain.ElevationM(places[column]);
        Vector3D up = new LocalFrame(places[column]).Up;
        for (int r = 0; r < Rows; r++)
        {
            double heightM = HeightAt(r);
            if (heightM < groundM[column])
                break;
            Vector3D position = Wgs84.ToEcef(places[column] with { HeightM = heightM }).Vector;
            probability[(r * Columns) + column] =
                (float)SensorLook.At(scenario, sensor, sensor.Frame, sensor.BearingRad, seen.At(position, up)).Probability;
        }
    }
}
