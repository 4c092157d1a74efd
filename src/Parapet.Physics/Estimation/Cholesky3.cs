using Parapet.Foundation;

namespace Parapet.Physics.Estimation;

/// <summary>Lower Cholesky factor of a symmetric positive definite 3 x 3 matrix.</summary>
internal readonly struct Cholesky3
{
    private readonly double l00, l10, l11, l20, l21, l22;

    public Cholesky3(in Matrix3 m)
    {
        l00 = Math.Sqrt(m.A);
        l10 = m.D / l00;
        l20 = m.G / l00;
        l11 = Math.Sqrt(m.E - (l10 * l10));
        l21 = (m.H - (l20 * l10)) / l11;
        l22 = Math.Sqrt(m.I - (l20 * l20) - (l21 * l21));
    }

    /// <summary>Determinant of the matrix itself; NaN where it was not positive definite.</summary>
    public double Determinant
    {
        get
        {
            double p = l00 * l11 * l22;
            return p * p;
        }
    }

    /// <summary>Squared length of L⁻¹x, which is xᵀM⁻¹x.</summary>
    public double SquaredDistance(Vector3D x)
    {
        double y0 = x.X / l00;
        double y1 = (x.Y - (l10 * y0)) / l11;
        double y2 = (x.Z - (l20 * y0) - (l21 * y1)) / l22;
        return (y0 * y0) + (y1 * y1) + (y2 * y2);
    }

    /// <summary>The inverse of the matrix.</summary>
    public Matrix3 Inverse()
    {
        double i00 = 1 / l00, i11 = 1 / l11, i22 = 1 / l22;
        double i10 = -l10 * i00 * i11;
        double i21 = -l21 * i11 * i22;
        double i20 = -((l20 * i00) + (l21 * i10)) * i22;
        double b = (i10 * i11) + (i20 * i21), c = i20 * i22, f = i21 * i22;
        return new(
            (i00 * i00) + (i10 * i10) + (i20 * i20), b, c,
            b, (i11 * i11) + (i21 * i21), f,
            c, f, i22 * i22);
    }
}
