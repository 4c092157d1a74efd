using Parapet.Foundation;
using Parapet.Physics.Assignment;

namespace Parapet.Physics.Estimation;

/// <summary>A GOSPA distance and the parts of its p-th power: <c>Distance^p = Localisation + Missed + False</c>.</summary>
/// <param name="Distance">In the unit of the points.</param>
/// <param name="Localisation">Sum of the p-th powers of the distances of assigned pairs.</param>
/// <param name="Missed">c^p/2 for each truth without a track.</param>
/// <param name="False">c^p/2 for each track without a truth.</param>
public readonly record struct GospaScore(double Distance, double Localisation, double Missed, double False);

/// <summary>
/// Generalised optimal sub-pattern assignment: how far a set of tracks is from a set of true points, with missed and false ones counted (alpha 2).
/// Points have any one number of dimensions, their distance is Euclid's. A pair as far apart as the cut-off or farther is no pair but one missed, one false.
/// Source: Rahmathullah, García-Fernández, Svensson, "Generalized optimal sub-pattern assignment metric", Fusion 2017, proposition 1. docs/models/gospa.md.
/// Allocates its cost matrix; keeps the solver's buffers. Not thread safe.
/// </summary>
public sealed class Gospa
{
    private readonly AssignmentSolver solver = new();

    /// <param name="truth">Coordinates point by point.</param>
    /// <param name="tracks">Coordinates point by point.</param>
    /// <param name="dimensions">Coordinates of a point, 1 or more.</param>
    /// <param name="cutOff">c, in the unit of the points, positive: what a missed and a false point cost together.</param>
    /// <param name="power">p, at least 1: how much more one large error weighs than several small ones.</param>
    /// <exception cref="ArgumentException">An argument outside its range, coordinates that do not divide into points, or a coordinate that is not finite.</exception>
    public GospaScore Of(ReadOnlySpan<double> truth, ReadOnlySpan<double> tracks, int dimensions, double cutOff, double power)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        if (!(cutOff > 0 && double.IsFinite(cutOff)))
            throw new ArgumentOutOfRangeException(nameof(cutOff), cutOff, "The cut-off is positive and finite.");
        if (!(power >= 1 && double.IsFinite(power)))
            throw new ArgumentOutOfRangeException(nameof(power), power, "The power is 1 or more.");
        int rows = Points(truth, dimensions, nameof(truth)), columns = Points(tracks, dimensions, nameof(tracks));

        // In units of the cut-off, so that no power overflows; to leave a truth alone costs 1 with the false track it makes, pairs of less gain.
        double[] cost = new double[rows * columns];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                double share = Distance(truth.Slice(i * dimensions, dimensions), tracks.Slice(j * dimensions, dimensions)) / cutOff;
                cost[(i * columns) + j] = share < 1 ? Power(share, power) : double.PositiveInfinity;
            }
        }
        double[] alone = new double[rows];
        Array.Fill(alone, 1);
        int[] columnOfRow = new int[rows];
        solver.Solve(cost, rows, columns, alone, columnOfRow);

        double near = 0;
        int pairs = 0;
        for (int i = 0; i < rows; i++)
        {
            if (columnOfRow[i] < 0)
                continue;
            near += cost[(i * columns) + columnOfRow[i]];
            pairs++;
        }
        double missed = 0.5 * (rows - pairs), spurious = 0.5 * (columns - pairs), unit = Power(cutOff, power);
        return new(cutOff * Power(near + missed + spurious, 1 / power), unit * near, unit * missed, unit * spurious);
    }

    private static int Points(ReadOnlySpan<double> coordinates, int dimensions, string name)
    {
        if (coordinates.Length % dimensions != 0)
            throw new ArgumentException("The coordinates do not divide into points of that many dimensions.", name);
        foreach (double x in coordinates)
        {
            if (!double.IsFinite(x))
                throw new ArgumentException("A coordinate is finite.", name);
        }
        return coordinates.Length / dimensions;
    }

    private static double Distance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double largest = 0;
        for (int k = 0; k < a.Length; k++)
            largest = Math.Max(largest, Math.Abs(a[k] - b[k]));
        if (largest == 0 || double.IsInfinity(largest))
            return largest;
        double sum = 0;
        for (int k = 0; k < a.Length; k++)
            sum += (a[k] - b[k]) / largest * ((a[k] - b[k]) / largest);
        return largest * Math.Sqrt(sum);
    }

    // The powers in use, without the rounding of a logarithm.
    private static double Power(double x, double power) => power switch
    {
        1 => x,
        2 => x * x,
        0.5 => Math.Sqrt(x),
        _ => x > 0 ? ExactMath.Pow(x, power) : 0,
    };
}
