using Parapet.Foundation;

namespace Parapet.Physics.Flight;

/// <summary>A body that is steered: position (m), velocity (m/s) and the lateral acceleration achieved (m/s²).</summary>
public readonly record struct SteeredState(Vector3D PositionM, Vector3D VelocityMps, Vector3D LateralMps2)
{
    /// <summary>This state and h times a slope.</summary>
    public SteeredState Plus(double h, in SteeredState slope) =>
        new(PositionM + (h * slope.PositionM), VelocityMps + (h * slope.VelocityMps), LateralMps2 + (h * slope.LateralMps2));
}

/// <summary>The slope of a steered state: its members per second.</summary>
public interface ISteeredField
{
    SteeredState SlopeAt(in SteeredState state, double timeS);
}

/// <summary>The error of one step that is still let pass.</summary>
/// <param name="PositionM">Error of a step taken for large, m.</param>
/// <param name="VelocityMps">The same of the velocity, m/s.</param>
public readonly record struct ErrorTolerance(double PositionM, double VelocityMps)
{
    /// <summary>For flights over tens of kilometres: 1 m and 0.1 m/s a step.</summary>
    public static ErrorTolerance Usual => new(1, 0.1);
}

/// <summary>
/// One step of the embedded Runge-Kutta pair of orders 5 and 4 by Dormand and Prince, with the error of the lower order estimated and the
/// next step chosen by a proportional-integral rule. It has no clock and no luck: the same start gives the same steps, on every machine.
/// Source: Dormand and Prince, J. Comp. Appl. Math. 6 (1980) 19; Hairer, Nørsett, Wanner, "Solving Ordinary Differential
/// Equations I", 2nd ed. (1993), table II.5.2; step control: the same, section II.4 and volume II, section IV.2, β = 0.04.
/// Keeps the first slope and the last error between steps.
/// </summary>
public ref struct DormandPrince<TField>(TField field, ErrorTolerance tolerance)
    where TField : struct, ISteeredField
{
    private const double Beta = 0.04;
    private const double Exponent = 0.2 - (0.75 * Beta);

    private TField field = field;
    private SteeredState first;
    private bool hasFirst;
    private double lastError = 1e-4;

    /// <summary>Steps taken, steps refused.</summary>
    public int Taken { get; private set; }

    public int Refused { get; private set; }

    /// <summary>
    /// Advances by <paramref name="stepS"/> or, where the error is too large, by less; on return it holds the step to try next.
    /// </summary>
    /// <param name="shortestS">No step is refused that is not longer than this.</param>
    /// <returns>The seconds advanced.</returns>
    public double Advance(ref SteeredState y, double timeS, ref double stepS, double shortestS)
    {
        if (!hasFirst)
            first = field.SlopeAt(y, timeS);
        hasFirst = true;
        bool refused = false;
        while (true)
        {
            double h = stepS;
            SteeredState k1 = first;
            SteeredState k2 = field.SlopeAt(y.Plus(h / 5, k1), timeS + (h / 5));
            SteeredState k3 = field.SlopeAt(y.Plus(h * 3 / 40, k1).Plus(h * 9 / 40, k2), timeS + (h * 3 / 10));
            SteeredState k4 = field.SlopeAt(y.Plus(h * 44 / 45, k1).Plus(-h * 56 / 15, k2).Plus(h * 32 / 9, k3), timeS + (h * 4 / 5));
            SteeredState k5 = field.SlopeAt(
                y.Plus(h * 19372 / 6561, k1).Plus(-h * 25360 / 2187, k2).Plus(h * 64448 / 6561, k3).Plus(-h * 212 / 729, k4), timeS + (h * 8 / 9));
            SteeredState k6 = field.SlopeAt(
                y.Plus(h * 9017 / 3168, k1).Plus(-h * 355 / 33, k2).Plus(h * 46732 / 5247, k3).Plus(h * 49 / 176, k4).Plus(-h * 5103 / 18656, k5), timeS + h);
            SteeredState next = y.Plus(h * 35 / 384, k1).Plus(h * 500 / 1113, k3).Plus(h * 125 / 192, k4).Plus(-h * 2187 / 6784, k5).Plus(h * 11 / 84, k6);
            SteeredState k7 = field.SlopeAt(next, timeS + h);
            SteeredState off = default(SteeredState).Plus(h * 71 / 57600, k1).Plus(-h * 71 / 16695, k3).Plus(h * 71 / 1920, k4)
                .Plus(-h * 17253 / 339200, k5).Plus(h * 22 / 525, k6).Plus(-h / 40, k7);
            double error = Math.Max(off.PositionM.Length / tolerance.PositionM, off.VelocityMps.Length / tolerance.VelocityMps);
            if (!(error > 1) || h <= shortestS)
            {
                double kept = Math.Max(error, 1e-4);
                double grow = 0.9 * ExactMath.Pow(kept, -Exponent) * ExactMath.Pow(lastError, Beta);
                stepS = h * Math.Clamp(grow, 0.2, refused ? 1 : 5);
                lastError = kept;
                first = k7;
                y = next;
                Taken++;
                return h;
            }

            refused = true;
            Refused++;
            stepS = Math.Max(shortestS, h * Math.Max(0.2, 0.9 * ExactMath.Pow(error, -Exponent)));
        }
    }

    /// <summary>Goes on in another field, as where a motor starts: the slope kept from the last step is not of it.</summary>
    public void Enter(in TField next)
    {
        field = next;
        hasFirst = false;
    }
}
