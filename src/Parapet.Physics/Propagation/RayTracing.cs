using Parapet.Foundation;

namespace Parapet.Physics.Propagation;

/// <summary>A place on a bent ray.</summary>
/// <param name="GroundRangeM">Along the sphere at sea level, m.</param>
/// <param name="HeightM">Above sea level.</param>
/// <param name="ElevationRad">Of the ray above the local horizontal there.</param>
/// <param name="PathM">Length of the ray up to there.</param>
/// <param name="BendingRad">How much the ray has turned towards the Earth.</param>
public readonly record struct RayPoint(double GroundRangeM, double HeightM, double ElevationRad, double PathM, double BendingRad);

/// <summary>
/// Rays through air in spherical shells: dh/ds = sin θ, dφ/ds = cos θ/r, dθ/ds = cos θ (1/r + n'/n), which is Snell's law n r cos θ =
/// const (Recommendation ITU-R P.834-9, equation 1) in a form that has no pole where the ray is level. Runge-Kutta of order 4,
/// the step halved until half steps agree to a tenth of a millimetre and 1e-10 rad. For tables, not for the loop.
/// </summary>
public static class RayTracing
{
    private const double RadiusM = Wgs84.MeanRadiusM;

    // What half steps may differ by.
    private const double ToleranceM = 1e-4, ToleranceRad = 1e-10;

    /// <summary>The ray at a ground range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The air's refractivity overflows on the way.</exception>
    /// <param name="fromHeightM">Above sea level, m.</param>
    /// <param name="elevationRad">At the start, above the horizontal; above -π/2, below π/2.</param>
    /// <param name="groundRangeM">0 or more.</param>
    public static RayPoint ToRange(in Refractivity air, double fromHeightM, double elevationRad, double groundRangeM) =>
        Trace(air, fromHeightM, elevationRad, groundRangeM, byRange: true);

    /// <summary>The rising ray at a height; where it never gets there within 3,000 km, that place.</summary>
    /// <param name="toHeightM">Above the start.</param>
    public static RayPoint ToHeight(in Refractivity air, double fromHeightM, double elevationRad, double toHeightM) =>
        Trace(air, fromHeightM, elevationRad, toHeightM, byRange: false);

    /// <summary>Elevation at which a ray leaves one height to arrive at another at a ground range, rad; by secants.</summary>
    /// <param name="groundRangeM">Above 0; the ray may pass under the sea on its way.</param>
    public static double ElevationTo(in Refractivity air, double fromHeightM, double toHeightM, double groundRangeM)
    {
        double Miss(in Refractivity a, double elevation) => ToRange(a, fromHeightM, elevation, groundRangeM).HeightM - toHeightM;
        double straight = ExactMath.Atan2(toHeightM - fromHeightM - (groundRangeM * groundRangeM / (2 * RadiusM)), groundRangeM);
        double x0 = straight, f0 = Miss(air, x0), x1 = straight + 1e-3, f1 = Miss(air, x1);
        for (int i = 0; i < 30 && Math.Abs(f1) > 1e-4 && f1 != f0; i++)
        {
            double x2 = Math.Clamp(x1 - (f1 * (x1 - x0) / (f1 - f0)), -1.5, 1.5);
            (x0, f0) = (x1, f1);
            (x1, f1) = (x2, Miss(air, x2));
        }

        return x1;
    }

    /// <summary>Ground range at which the ray that grazes the sea leaves it behind and reaches a height, m.</summary>
    public static double HorizonM(in Refractivity air, double heightM) => heightM <= 0 ? 0 : ToHeight(air, 0, 0, heightM).GroundRangeM;

    private static RayPoint Trace(in Refractivity air, double fromHeightM, double elevationRad, double goal, bool byRange)
    {
        State at = new(fromHeightM, 0, elevationRad, 0);
        double step = 4000;
        while (true)
        {
            State whole = Step(air, at, step), half = Step(air, at, step / 2), twice = Step(air, half, step / 2);
            if (step > 1 && (Math.Abs(whole.H - twice.H) > ToleranceM || Math.Abs(whole.Theta - twice.Theta) > ToleranceRad))
            {
                step /= 2;
                continue;
            }

            if (!double.IsFinite(twice.H + twice.Phi + twice.Theta))
                throw new ArgumentOutOfRangeException(nameof(air), air.ScaleHeightM, "No ray can be followed through such air: its refractivity overflows.");
            if (byRange ? twice.Phi * RadiusM >= goal : twice.H >= goal || twice.Phi * RadiusM > 3e6)
                return Finish(air, at, step, goal, byRange, elevationRad);
            at = twice;
            step = Math.Min(2 * step, 32000);
        }
    }

    // The part of the last step that ends at the goal: secants on its length.
    private static RayPoint Finish(in Refractivity air, State at, double step, double goal, bool byRange, double start)
    {
        double Missed(State s) => (byRange ? s.Phi * RadiusM : s.H) - goal;
        double a = 0, b = step, fa = Missed(at);
        State end = Step(air, at, b);
        double fb = Missed(end);
        for (int i = 0; i < 40 && Math.Abs(fb) > 1e-6 && fb != fa; i++)
        {
            double c = Math.Clamp(b - (fb * (b - a) / (fb - fa)), -step, 2 * step);
            (a, fa) = (b, fb);
            b = c;
            end = Step(air, at, b);
            fb = Missed(end);
        }

        return new(end.Phi * RadiusM, end.H, end.Theta, end.S, start + end.Phi - end.Theta);
    }

    private static State Step(in Refractivity air, State s, double ds)
    {
        State k1 = Slope(air, s), k2 = Slope(air, s.Plus(k1, ds / 2)), k3 = Slope(air, s.Plus(k2, ds / 2)), k4 = Slope(air, s.Plus(k3, ds));
        return s.Plus(k1, ds / 6).Plus(k2, ds / 3).Plus(k3, ds / 3).Plus(k4, ds / 6);
    }

    private static State Slope(in Refractivity air, State s)
    {
        (double sin, double cos) = ExactMath.SinCos(s.Theta);
        double r = RadiusM + s.H, n = air.At(s.H) * 1e-6;
        return new(sin, cos / r, cos * ((1 / r) - (n / air.ScaleHeightM / (1 + n))), 1);
    }

    private readonly record struct State(double H, double Phi, double Theta, double S)
    {
        public State Plus(State k, double ds) => new(H + (k.H * ds), Phi + (k.Phi * ds), Theta + (k.Theta * ds), S + (k.S * ds));
    }
}
