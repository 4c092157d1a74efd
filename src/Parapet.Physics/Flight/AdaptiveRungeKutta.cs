using Parapet.Foundation;

namespace Parapet.Physics.Flight;

/// <summary>What an integration cost.</summary>
/// <param name="Steps">Steps taken.</param>
/// <param name="Rejected">Steps tried, found too long and taken again.</param>
public readonly record struct IntegrationCount(int Steps, int Rejected)
{
    /// <summary>Evaluations of the acceleration: six a step, the seventh serves the next one.</summary>
    public int Evaluations => (6 * (Steps + Rejected)) + 1;

    public static IntegrationCount operator +(IntegrationCount a, IntegrationCount b) => new(a.Steps + b.Steps, a.Rejected + b.Rejected);
}

/// <summary>
/// Integrates x'' = a(x, x', t) with the Dormand-Prince pair of orders 5 and 4, the step chosen so that the estimated error of each
/// step stays below a tolerance, and continuous output of order 4 between the ends of a step. No clock and no randomness: the same start gives
/// the same steps, to the bit. Fields are structs so that the compiler inlines them.
/// Source: Hairer, Nørsett, Wanner, "Solving Ordinary Differential Equations I", 2nd ed. (1993): the pair, table II.5.2; step control with
/// memory (PI), eq. IV.2.43 of volume II with exponents 0.17 and 0.04; continuous output, eq. II.6.12 in the form of their program.
/// </summary>
public struct AdaptiveRungeKutta<TField>
    where TField : struct, IAccelerationField
{
    /// <summary>An error of the velocity counts as that of the position after so many seconds.</summary>
    private const double SecondsOfVelocity = 30;

    private const double Safety = 0.9, Least = 0.2, Most = 5;
    private const double Exponent = 0.17, Memory = 0.04;
    private const double ShortestS = 1e-6;

    private readonly TField field;
    private readonly double toleranceM;
    private Vector3D first, k1, v1, k3, v3, k4, v4, k5, v5, k6, v6, k7;
    private double next, errorBefore;

    /// <param name="toleranceM">Allowed error of one step, m; the error of the whole flight is a few times that.</param>
    /// <param name="firstStepS">First step tried, s.</param>
    public AdaptiveRungeKutta(in TField field, Vector3D positionM, Vector3D velocityMps, double timeS, double toleranceM, double firstStepS)
    {
        this.field = field;
        this.toleranceM = toleranceM;
        X = positionM;
        V = velocityMps;
        T = timeS;
        next = firstStepS;
        errorBefore = 1e-4;
        k1 = field.At(positionM, velocityMps, timeS);
    }

    /// <summary>Position, velocity and time at the end of the last step.</summary>
    public Vector3D X { get; private set; }

    public Vector3D V { get; private set; }

    public double T { get; private set; }

    /// <summary>The same at its beginning.</summary>
    public Vector3D X0 { get; private set; }

    public Vector3D V0 { get; private set; }

    public double T0 { get; private set; }

    public IntegrationCount Count { get; private set; }

    /// <summary>Takes one step, to <paramref name="endS"/> at most and no longer than <paramref name="longestS"/>.</summary>
    public void Step(double endS, double longestS)
    {
        double h = Math.Min(next, longestS);
        bool clipped = T + (1.0001 * h) >= endS;
        if (clipped)
            h = endS - T;
        while (true)
        {
            double error = Try(h, out Vector3D x, out Vector3D v);
            double factor = ExactMath.Pow(Math.Max(error, 1e-10), Exponent) / (Safety * ExactMath.Pow(errorBefore, Memory));
            double wanted = h / Math.Clamp(factor, 1 / Most, 1 / Least);
            if (error > 1 && h > ShortestS)
            {
                Count = Count with { Rejected = Count.Rejected + 1 };
                h = Math.Min(wanted, 0.9 * h);
                clipped = false;
                continue;
            }

            (X0, V0, T0) = (X, V, T);
            (X, V) = (x, v);
            T = clipped ? endS : T + h;
            v1 = V0;
            errorBefore = Math.Max(error, 1e-4);
            // A step cut short by the end of a stretch says little of the next one.
            next = clipped ? Math.Max(next, wanted) : wanted;
            Count = Count with { Steps = Count.Steps + 1 };
            first = k1;
            k1 = k7;
            return;
        }
    }

    /// <summary>State inside the last step, at a share of it from 0 to 1.</summary>
    public readonly void At(double share, out Vector3D x, out Vector3D v)
    {
        double h = T - T0, rest = 1 - share;
        Blend(X0, X, v1, V, h, Extra(v1, v3, v4, v5, v6, V), share, rest, out x);
        Blend(V0, V, first, k7, h, Extra(first, k3, k4, k5, k6, k7), share, rest, out v);
    }

    private static Vector3D Extra(Vector3D a1, Vector3D a3, Vector3D a4, Vector3D a5, Vector3D a6, Vector3D a7) =>
        (-12715105075.0 / 11282082432 * a1) + (87487479700.0 / 32700410799 * a3) - (10690763975.0 / 1880347072 * a4)
        + (701980252875.0 / 199316789632 * a5) - (1453857185.0 / 822651844 * a6) + (69997945.0 / 29380423 * a7);

    private static void Blend(Vector3D y0, Vector3D y1, Vector3D f0, Vector3D f1, double h, Vector3D extra, double share, double rest, out Vector3D y)
    {
        Vector3D r2 = y1 - y0, r3 = (h * f0) - r2, r4 = r2 - (h * f1) - r3;
        y = y0 + (share * (r2 + (rest * (r3 + (share * (r4 + (rest * h * extra)))))));
    }

    private double Try(double h, out Vector3D x, out Vector3D v)
    {
        Vector3D x0 = X, u = V;
        Vector3D v2 = u + (h * 0.2 * k1);
        Vector3D k2 = field.At(x0 + (h * 0.2 * u), v2, T + (0.2 * h));
        v3 = u + (h * ((3.0 / 40 * k1) + (9.0 / 40 * k2)));
        k3 = field.At(x0 + (h * ((3.0 / 40 * u) + (9.0 / 40 * v2))), v3, T + (0.3 * h));
        v4 = u + (h * ((44.0 / 45 * k1) - (56.0 / 15 * k2) + (32.0 / 9 * k3)));
        k4 = field.At(x0 + (h * ((44.0 / 45 * u) - (56.0 / 15 * v2) + (32.0 / 9 * v3))), v4, T + (0.8 * h));
        v5 = u + (h * ((19372.0 / 6561 * k1) - (25360.0 / 2187 * k2) + (64448.0 / 6561 * k3) - (212.0 / 729 * k4)));
        k5 = field.At(
            x0 + (h * ((19372.0 / 6561 * u) - (25360.0 / 2187 * v2) + (64448.0 / 6561 * v3) - (212.0 / 729 * v4))), v5, T + (8.0 / 9 * h));
        v6 = u + (h * ((9017.0 / 3168 * k1) - (355.0 / 33 * k2) + (46732.0 / 5247 * k3) + (49.0 / 176 * k4) - (5103.0 / 18656 * k5)));
        k6 = field.At(
            x0 + (h * ((9017.0 / 3168 * u) - (355.0 / 33 * v2) + (46732.0 / 5247 * v3) + (49.0 / 176 * v4) - (5103.0 / 18656 * v5))), v6, T + h);
        x = x0 + (h * ((35.0 / 384 * u) + (500.0 / 1113 * v3) + (125.0 / 192 * v4) - (2187.0 / 6784 * v5) + (11.0 / 84 * v6)));
        v = u + (h * ((35.0 / 384 * k1) + (500.0 / 1113 * k3) + (125.0 / 192 * k4) - (2187.0 / 6784 * k5) + (11.0 / 84 * k6)));
        k7 = field.At(x, v, T + h);
        Vector3D ex = h * ((71.0 / 57600 * u) - (71.0 / 16695 * v3) + (71.0 / 1920 * v4) - (17253.0 / 339200 * v5) + (22.0 / 525 * v6) - (1.0 / 40 * v));
        Vector3D ev = h * ((71.0 / 57600 * k1) - (71.0 / 16695 * k3) + (71.0 / 1920 * k4) - (17253.0 / 339200 * k5) + (22.0 / 525 * k6) - (1.0 / 40 * k7));
        double error = Math.Max(ex.Length, SecondsOfVelocity * ev.Length) / toleranceM;
        return double.IsNaN(error) ? 1e6 : error;
    }
}
