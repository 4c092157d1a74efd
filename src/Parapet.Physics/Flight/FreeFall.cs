using Parapet.Foundation;

namespace Parapet.Physics.Flight;

/// <summary>
/// Free flight of a point mass in <see cref="EarthField"/> until it comes down to a height. The step is that in which it passes a set
/// part of a scale height of air (0.15 low down, 0.6 at 90 km), between 0.05 s and 1 s in dense air, up to 5 s above it:
/// a rule instead of an error estimate, so that neighbouring flights differ smoothly and Newton's method can trust them.
/// </summary>
public static class FreeFall
{
    private const double ScaleHeightM = 7200;
    private const double ThinAirM = 90_000;
    private const double DenseAirM = 40_000;
    private const double LongestFlightS = 7200;

    /// <summary>
    /// Flies from a state (Earth-fixed, m, m/s) to the instant at which the height over the ellipsoid falls through
    /// <paramref name="endHeightM"/>; one piece a step goes to <paramref name="pieces"/>, timed from <paramref name="startS"/>.
    /// Gives up after two hours, or on leaving 20 Earth radii.
    /// </summary>
    /// <param name="longestDenseStepS">Longest step below 40 km, s.</param>
    /// <param name="apogeeM">Greatest height reached, m over the ellipsoid.</param>
    /// <returns>Seconds flown.</returns>
    public static double Run(
        ref Vector3D position,
        ref Vector3D velocity,
        double startS,
        double ballisticCoefficientKgPerM2,
        double endHeightM,
        double longestDenseStepS,
        List<MotionSegment>? pieces,
        out double apogeeM)
    {
        EarthField field = new(ballisticCoefficientKgPerM2, Vector3D.Zero);
        double t = 0;
        apogeeM = Height(position);
        double height = QuickAir.RadialHeightM(position);
        bool rising = Rate(position, velocity) > 0;
        while (t < LongestFlightS && height < 20 * Wgs84.SemiMajorAxisM)
        {
            Vector3D x = position, v = velocity;
            double h = StepS(height, velocity.Length, rising, longestDenseStepS);
            RungeKutta.Step(ref position, ref velocity, t, h, field);
            height = QuickAir.RadialHeightM(position);
            bool risingNow = Rate(position, velocity) > 0;
            if (rising && !risingNow)
                apogeeM = Crest(x, v, position, velocity, h);
            rising = risingNow;
            bool landed = !rising && height < endHeightM + 50 && Height(position) <= endHeightM;
            if (landed)
                h = LandingStep(x, v, t, h, endHeightM, field, out position, out velocity);
            if (h > 0)
            {
                pieces?.Add(MotionSegment.Hermite(
                    SimTime.FromSeconds(startS + t), SimTime.FromSeconds(startS + t + h), x, v, position, velocity));
            }

            t += h;
            if (landed)
                break;
        }

        return t;
    }

    private static double StepS(double heightM, double speed, bool rising, double longestDenseStepS)
    {
        if (heightM >= ThinAirM)
            return rising ? 5 : Math.Clamp((heightM - (ThinAirM - 5000)) / speed, 0.3, 5);
        double thin = Math.Clamp((heightM - DenseAirM) / (ThinAirM - DenseAirM), 0, 1);
        double part = 0.15 + (0.45 * thin);
        double longest = longestDenseStepS + (thin * (5 - longestDenseStepS));
        return Math.Clamp(part * ScaleHeightM / Math.Max(speed, 1), 0.05, longest);
    }

    // Height is monotone near the ground: the false position on the length of the last step.
    private static double LandingStep(
        Vector3D x, Vector3D v, double t, double h, double endHeightM, in EarthField field, out Vector3D position, out Vector3D velocity)
    {
        double low = 0, high = h;
        double above = Height(x) - endHeightM;
        position = x;
        velocity = v;
        RungeKutta.Step(ref position, ref velocity, t, h, field);
        double below = Height(position) - endHeightM;
        double step = h;
        for (int i = 0; i < 30 && Math.Abs(below) > 1e-4; i++)
        {
            step = low + ((high - low) * above / (above - below));
            position = x;
            velocity = v;
            RungeKutta.Step(ref position, ref velocity, t, step, field);
            double now = Height(position) - endHeightM;
            if (Math.Abs(now) < 1e-4)
                break;
            if (now > 0)
                (low, above) = (step, now);
            else
                (high, below) = (step, now);
        }

        return step;
    }

    // Greatest value of the cubic through heights and rates at both ends of the step.
    private static double Crest(Vector3D x0, Vector3D v0, Vector3D x1, Vector3D v1, double h)
    {
        double z0 = Height(x0), z1 = Height(x1), m0 = h * Rate(x0, v0), m1 = h * Rate(x1, v1);
        double c2 = (3 * (z1 - z0)) - (2 * m0) - m1, c3 = m0 + m1 - (2 * (z1 - z0));
        double root = Math.Sqrt(Math.Max(0, (c2 * c2) - (3 * c3 * m0)));
        double u = Math.Clamp(m0 / (root - c2), 0, 1);
        return z0 + (u * (m0 + (u * (c2 + (u * c3)))));
    }

    private static double Height(Vector3D position) => Wgs84.HeightM(EcefPosition.From(position));

    private static double Rate(Vector3D position, Vector3D velocity) => velocity.Dot(LocalUp.At(position));
}
