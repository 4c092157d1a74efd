namespace Parapet.Physics.Estimation;

/// <summary>
/// Symmetric 6 x 6 covariance of position (rows 0 to 2) and velocity (rows 3 to 5), 21 numbers, no heap. Named by row and
/// column: P for position, V for velocity, then the axes. Units m², m²/s and m²/s².
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
}
