using Parapet.Foundation;

namespace Parapet.Physics.Estimation;

/// <summary>
/// Symmetric 6 x 6 covariance of position (rows 0 to 2) and velocity (rows 3 to 5), 21 numbers, no heap. Fields are named
/// by row and column: P for position, V for velocity, then the axes. Units m², m²/s and m²/s².
/// </summary>
public struct Covariance6
{
    public double PxPx, PxPy, PxPz, PyPy, PyPz, PzPz;
    public double PxVx, PxVy, PxVz, PyVx, PyVy, PyVz, PzVx, PzVy, PzVz;
    public double VxVx, VxVy, VxVz, VyVy, VyVz, VzVz;

    /// <summary>Sum of the three position variances, m²; its root is the 3-D standard deviation.</summary>
    public readonly double PositionTrace => PxPx + PyPy + PzPz;

    /// <summary>Sum of the three velocity variances, m²/s².</summary>
    public readonly double VelocityTrace => VxVx + VyVy + VzVz;

    /// <summary>Position block, m².</summary>
    internal Matrix3 Position
    {
        readonly get => new(PxPx, PxPy, PxPz, PxPy, PyPy, PyPz, PxPz, PyPz, PzPz);
        set
        {
            PxPx = value.A;
            PxPy = 0.5 * (value.B + value.D);
            PxPz = 0.5 * (value.C + value.G);
            PyPy = value.E;
            PyPz = 0.5 * (value.F + value.H);
            PzPz = value.I;
        }
    }

    /// <summary>Cross block, rows position, columns velocity, m²/s.</summary>
    internal Matrix3 Cross
    {
        readonly get => new(PxVx, PxVy, PxVz, PyVx, PyVy, PyVz, PzVx, PzVy, PzVz);
        set
        {
            (PxVx, PxVy, PxVz) = (value.A, value.B, value.C);
            (PyVx, PyVy, PyVz) = (value.D, value.E, value.F);
            (PzVx, PzVy, PzVz) = (value.G, value.H, value.I);
        }
    }

    /// <summary>Velocity block, m²/s².</summary>
    internal Matrix3 Velocity
    {
        readonly get => new(VxVx, VxVy, VxVz, VxVy, VyVy, VyVz, VxVz, VyVz, VzVz);
        set
        {
            VxVx = value.A;
            VxVy = 0.5 * (value.B + value.D);
            VxVz = 0.5 * (value.C + value.G);
            VyVy = value.E;
            VyVz = 0.5 * (value.F + value.H);
            VzVz = value.I;
        }
    }

    /// <summary>Writes all 36 numbers row by row.</summary>
    /// <exception cref="ArgumentException">The destination holds fewer than 36.</exception>
    public readonly void CopyTo(Span<double> full)
    {
        if (full.Length < 36)
            throw new ArgumentException("A 6 x 6 matrix takes 36 numbers.", nameof(full));
        WriteBlock(full, 0, 0, Position);
        WriteBlock(full, 0, 3, Cross);
        WriteBlock(full, 3, 0, Cross.Transposed());
        WriteBlock(full, 3, 3, Velocity);
    }

    /// <summary>
    /// Squared statistical distance xᵀP⁻¹x of a difference in position (m) and velocity (m/s); NaN where the matrix is not
    /// positive definite. Its mean over a consistent filter's errors is 6.
    /// </summary>
    public readonly double MahalanobisSquared(Vector3D position, Vector3D velocity)
    {
        Span<double> lower = stackalloc double[36];
        if (!Factor(lower))
            return double.NaN;
        Span<double> x = [position.X, position.Y, position.Z, velocity.X, velocity.Y, velocity.Z];
        double sum = 0;
        for (int i = 0; i < 6; i++)
        {
            double value = x[i];
            for (int j = 0; j < i; j++)
                value -= lower[(6 * i) + j] * x[j];
            x[i] = value / lower[(6 * i) + i];
            sum += x[i] * x[i];
        }

        return sum;
    }

    /// <summary>Whether a Cholesky factor exists: all numbers finite and the matrix positive definite to rounding.</summary>
    public readonly bool IsPositiveDefinite()
    {
        Span<double> lower = stackalloc double[36];
        return Factor(lower);
    }

    private readonly bool Factor(Span<double> m)
    {
        CopyTo(m);
        for (int j = 0; j < 6; j++)
        {
            for (int i = j; i < 6; i++)
            {
                double value = m[(6 * i) + j];
                for (int k = 0; k < j; k++)
                    value -= m[(6 * i) + k] * m[(6 * j) + k];
                if (i == j && !(value > 0 && double.IsFinite(value)))
                    return false;
                m[(6 * i) + j] = i == j ? Math.Sqrt(value) : value / m[(6 * j) + j];
            }
        }

        return true;
    }

    private static void WriteBlock(Span<double> full, int row, int column, Matrix3 b)
    {
        int at = (6 * row) + column;
        (full[at], full[at + 1], full[at + 2]) = (b.A, b.B, b.C);
        (full[at + 6], full[at + 7], full[at + 8]) = (b.D, b.E, b.F);
        (full[at + 12], full[at + 13], full[at + 14]) = (b.G, b.H, b.I);
    }
}
