using Parapet.Foundation;

namespace Parapet.Physics.Flight;

/// <summary>
/// The entry of Allen and Eggers (NACA Report 1381, 1958), integrated: drag alone, straight line, exponential air
/// (<see cref="ExponentialEntryField"/>). It checks the integrator against their closed form, peak V² sin γ / (2 e H).
/// </summary>
public static class StraightLineEntry
{
    private const double ShareAbove = 1e-9;

    // From that share to the peak are some twenty scale heights.
    private const int MostSteps = 50_000;

    /// <summary>Greatest deceleration, m/s², and the height, m, at which it occurs; below 0 where the body would have to dig.</summary>
    /// <param name="entrySpeedMps">Before the air is felt, m/s, positive.</param>
    /// <param name="entryAngleRad">Below the horizon, rad, above 0 to π/2.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not positive, the angle is beyond π/2, or the numbers overflow.</exception>
    public static (double DecelerationMps2, double HeightM) PeakDeceleration(
        double entrySpeedMps, double entryAngleRad, double ballisticCoefficientKgPerM2, double seaLevelDensityKgPerM3, double scaleHeightM)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(entrySpeedMps);
        if (!(entryAngleRad > 0 && entryAngleRad <= Math.PI / 2))
            throw new ArgumentOutOfRangeException(nameof(entryAngleRad), entryAngleRad, "Entry angle below the horizon, rad: above 0, at most π/2.");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ballisticCoefficientKgPerM2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(seaLevelDensityKgPerM3);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(scaleHeightM);
        ExponentialEntryField field = new(ballisticCoefficientKgPerM2, seaLevelDensityKgPerM3, scaleHeightM);
        (double sin, double cos) = ExactMath.SinCos(entryAngleRad);
        // Where the air above has taken a thousand-millionth of the speed: a light or flat entry begins to brake high up.
        double top = scaleHeightM * ExactMath.Log(seaLevelDensityKgPerM3 * scaleHeightM / (2 * ballisticCoefficientKgPerM2 * sin * ShareAbove));
        Vector3D x = new(0, 0, top), v = new(entrySpeedMps * cos, 0, -entrySpeedMps * sin);
        double t = 0, before = 0, last = 0;
        double heightBefore = x.Z, heightLast = x.Z;
        for (int i = 0; i < MostSteps; i++)
        {
            // A thousandth of a scale height: the peak, read off a parabola through three steps, then stands within 2e-7 of a scale height.
            double h = 0.001 * scaleHeightM / (v.Length * sin);
            RungeKutta.Step(ref x, ref v, t, h, field);
            t += h;
            double now = field.At(x, v, t).Length;
            if (now < last)
                return Vertex(heightBefore, before, heightLast, last, x.Z, now);
            (before, last) = (last, now);
            (heightBefore, heightLast) = (heightLast, x.Z);
        }

        throw new ArgumentOutOfRangeException(nameof(entrySpeedMps), entrySpeedMps, "No peak within the numbers that a double holds.");
    }

    private static (double Value, double At) Vertex(double x0, double y0, double x1, double y1, double x2, double y2)
    {
        double s01 = (y1 - y0) / (x1 - x0), s12 = (y2 - y1) / (x2 - x1);
        double curve = (s12 - s01) / (x2 - x0);
        double at = 0.5 * (x0 + x1 - (s01 / curve));
        return (y0 + (s01 * (at - x0)) + (curve * (at - x0) * (at - x1)), at);
    }
}
