using Parapet.Foundation;

namespace Parapet.Engine.Coverage;

/// <summary>The points a map is sampled at: crossings of equally spaced parallels and meridians, rows from north to south, columns from west to east.</summary>
public sealed record CoverageLattice
{
    /// <summary>Metres of one degree of latitude, near enough to choose a step by.</summary>
    public const double DegreeM = 111_200;

    private CoverageLattice(int rows, int columns, double northDeg, double westDeg, double stepDeg) =>
        (Rows, Columns, NorthDeg, WestDeg, StepDeg) = (rows, columns, northDeg, westDeg, stepDeg);

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>Latitude of the first row.</summary>
    public double NorthDeg { get; }

    /// <summary>Longitude of the first column.</summary>
    public double WestDeg { get; }

    /// <summary>Between rows, and between columns.</summary>
    public double StepDeg { get; }

    /// <summary>The smallest lattice around some circles.</summary>
    /// <param name="stepM">Between rows, m.</param>
    /// <exception cref="ArgumentOutOfRangeException">No circle, a step that is not positive, a circle over a pole or across the 180th meridian, or more than 2^28 points.</exception>
    public static CoverageLattice Around(IReadOnlyList<(GeodeticPosition Centre, double RadiusM)> circles, double stepM)
    {
        if (circles.Count == 0 || !(stepM > 0))
            throw new ArgumentOutOfRangeException(nameof(stepM), stepM, "A lattice needs a circle and a positive step.");
        double south = 90, north = -90, west = 360, east = -360;
        foreach ((GeodeticPosition centre, double radiusM) in circles)
        {
            double high = radiusM / DegreeM * 1.01, poleward = Math.Abs(centre.Latitude.Degrees) + high;
            if (poleward >= 89)
                throw new ArgumentOutOfRangeException(nameof(circles), poleward, "Maps around a pole are not drawn.");
            double wide = high / ExactMath.Cos(Angle.FromDegrees(poleward).Radians);
            south = Math.Min(south, centre.Latitude.Degrees - high);
            north = Math.Max(north, centre.Latitude.Degrees + high);
            west = Math.Min(west, centre.Longitude.Degrees - wide);
            east = Math.Max(east, centre.Longitude.Degrees + wide);
        }

        if (west <= -180 || east >= 180)
            throw new ArgumentOutOfRangeException(nameof(circles), east, "Maps across the 180th meridian are not drawn.");
        double step = stepM / DegreeM;
        // On whole steps of the globe: neighbouring maps share their points.
        double first = Math.Ceiling(north / step) + 1, left = Math.Floor(west / step) - 1;
        double rows = first - Math.Floor(south / step) + 2, columns = Math.Ceiling(east / step) - left + 2;
        if (rows * columns > 1 << 28)
            throw new ArgumentOutOfRangeException(nameof(stepM), stepM, FormattableString.Invariant($"A map of {rows:F0} x {columns:F0} points is too large; take a longer step."));
        return new((int)rows, (int)columns, first * step, left * step, step);
    }

    public GeodeticPosition PlaceOf(double row, double column) => GeodeticPosition.FromDegrees(NorthDeg - (row * StepDeg), WestDeg + (column * StepDeg));
}
