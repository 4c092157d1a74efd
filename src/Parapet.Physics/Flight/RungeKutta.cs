using Parapet.Foundation;

namespace Parapet.Physics.Flight;

/// <summary>An acceleration, m/s², as a function of position (m), velocity (m/s) and time (s).</summary>
public interface IAccelerationField
{
    Vector3D At(Vector3D positionM, Vector3D velocityMps, double timeS);
}

/// <summary>
/// The classical fourth-order Runge-Kutta step for x'' = a(x, x', t). Fields are structs so that the compiler inlines them.
/// Source: Press et al., "Numerical Recipes", 3rd ed., eq. 17.1.3.
/// </summary>
public static class RungeKutta
{
    public static void Step<TField>(ref Vector3D x, ref Vector3D v, double timeS, double h, in TField field)
        where TField : struct, IAccelerationField
    {
        double half = 0.5 * h;
        Vector3D a1 = field.At(x, v, timeS);
        Vector3D v2 = v + (half * a1);
        Vector3D a2 = field.At(x + (half * v), v2, timeS + half);
        Vector3D v3 = v + (half * a2);
        Vector3D a3 = field.At(x + (half * v2), v3, timeS + half);
        Vector3D v4 = v + (h * a3);
        Vector3D a4 = field.At(x + (h * v3), v4, timeS + h);
        x += h / 6 * (v + (2 * (v2 + v3)) + v4);
        v += h / 6 * (a1 + (2 * (a2 + a3)) + a4);
    }
}
