using Parapet.Foundation;

namespace Parapet.Physics.Flight;

/// <summary>
/// Flight of a point mass in a field of accelerations until it comes down to a height, by <see cref="AdaptiveRungeKutta{TField}"/>. It is cut into
/// pieces so short that each cubic stays within <see cref="PieceErrorM"/> of the integrated flight.
/// </summary>
public static class FreeFall
{
    /// <summary>Error allowed of one step, m. Neighbouring flights then differ smoothly enough for Newton's method.</summary>
    public const double ToleranceM = 0.05;

    /// <summary>How far a cubic piece may stray from the flight between its ends, m.</summary>
    public const double PieceErrorM = 0.5;

    private const double LongestFlightS = 7200;
    private const double LongestStepS = 120;
    private const double LongestPieceS = 20;
    private const double ShortestPieceS = 0.02;

    /// <summary>
    /// Flies from a state (Earth-fixed, m, m/s) to the instant at which the height over the ellipsoid falls through
    /// <paramref name="endHeightM"/>; pieces go to <paramref name="pieces"/>, timed from <paramref name="startS"/>.
    /// Gives up after two hours, or on leaving 20 Earth radii.
    /// </summary>
    /// <param name="apogeeM">Greatest height reached, m over the ellipsoid.</param>
    /// <param name="count">What it took.</param>
    /// <returns>Seconds flown.</returns>
    public static double Run<TField>(
        ref Vector3D position,
        ref Vector3D velocity,
        double startS,
        in TField field,
        double endHeightM,
        double toleranceM,
        List<MotionSegment>? pieces,
        out double apogeeM,
        out IntegrationCount count)
        where TField : struct, IAccelerationField
    {
        var flight = new AdaptiveRungeKutta<TField>(field, position, velocity, startS, toleranceM, firstStepS: 0.5);
        apogeeM = Height(position);
        double height = QuickAir.RadialHeightM(position);
        bool rising = Rate(position, velocity) > 0, landed = false;
        double share = 1;
        while (!landed && flight.T - startS < LongestFlightS && height < 20 * Wgs84.SemiMajorAxisM)
        {
            flight.Step(double.PositiveInfinity, LongestStep(height, velocity.Length));
            position = flight.X;
            velocity = flight.V;
            height = QuickAir.RadialHeightM(position);
            bool risingNow = Rate(position, velocity) > 0;
            if (rising && !risingNow)
                apogeeM = Crest(flight.X0, flight.V0, position, velocity, flight.T - flight.T0);
            rising = risingNow;
            landed = !rising && height < endHeightM + 50 && Height(position) <= endHeightM;
            if (landed)
            {
                share = Landing(in flight, endHeightM);
                flight.At(share, out position, out velocity);
            }

            if (pieces is not null)
                Cut(in flight, share, pieces);
        }

        count = flight.Count;
        return flight.T0 + (share * (flight.T - flight.T0)) - startS;
    }

    /// <summary>Under drag alone, to the height, with the usual tolerance.</summary>
    public static double Run(
        ref Vector3D position, ref Vector3D velocity, double startS, double ballisticCoefficientKgPerM2, double endHeightM, List<MotionSegment>? pieces, out double apogeeM) =>
        Run(
            ref position, ref velocity, startS, new EarthField(ballisticCoefficientKgPerM2, Vector3D.Zero), endHeightM, ToleranceM, pieces, out apogeeM, out _);

    /// <summary>Cuts the last step into cubic pieces, up to a share of it.</summary>
    internal static void Cut<TField>(in AdaptiveRungeKutta<TField> flight, double share, List<MotionSegment> pieces)
        where TField : struct, IAccelerationField
    {
        double h = share * (flight.T - flight.T0);
        if (!(h > 0))
            return;
        flight.At(share, out Vector3D x1, out Vector3D v1);
        if (h < ShortestPieceS && pieces.Count > 0)
        {
            // The rounding of positions over so short a time would be an acceleration: the piece before is drawn out instead.
            MotionSegment last = pieces[^1];
            pieces[^1] = MotionSegment.Hermite(last.Start, SimTime.FromSeconds(flight.T0 + h), last.P0, last.P1, x1, v1);
            return;
        }

        flight.At(0.5 * share, out Vector3D middle, out _);
        Vector3D cubic = (0.5 * (flight.X0 + x1)) + (0.125 * h * (flight.V0 - v1));
        // A cubic errs by the fourth power of its length; a square root more than asked covers what the middle does not show.
        double parts = Math.Sqrt(Math.Sqrt(2 * (cubic - middle).Length / PieceErrorM));
        int n = Math.Max(1, (int)Math.Ceiling(Math.Max(parts, h / LongestPieceS)));
        Vector3D x = flight.X0, v = flight.V0;
        double t = flight.T0;
        for (int k = 1; k <= n; k++)
        {
            if (k == n)
                (middle, cubic) = (x1, v1);
            else
                flight.At(share * k / n, out middle, out cubic);
            double end = flight.T0 + (h * k / n);
            SimTime from = SimTime.FromSeconds(t), to = SimTime.FromSeconds(end);
            if (to > from)
                pieces.Add(MotionSegment.Hermite(from, to, x, v, middle, cubic));
            (x, v, t) = (middle, cubic, end);
        }
    }

    // Dense air must not be stepped over unseen from above it: at most a quarter of the way down to it, or ten seconds.
    private static double LongestStep(double heightM, double speedMps) =>
        Math.Clamp(0.25 * (heightM - 80_000) / Math.Max(speedMps, 1), 10, LongestStepS);

    // The end of the last step lies below: false position on the continuous output, height being monotone near the ground.
    private static double Landing<TField>(in AdaptiveRungeKutta<TField> flight, double endHeightM)
        where TField : struct, IAccelerationField
    {
        double low = 0, high = 1;
        double above = Height(flight.X0) - endHeightM, below = Height(flight.X) - endHeightM;
        if (!(above > 0))
            return 1;
        double share = 1;
        for (int i = 0; i < 60 && high - low > 1e-13; i++)
        {
            share = low + ((high - low) * Math.Clamp(above / (above - below), 0.01, 0.99));
            flight.At(share, out Vector3D x, out _);
            double now = Height(x) - endHeightM;
            if (Math.Abs(now) < 1e-4)
                break;
            if (now > 0)
                (low, above) = (share, now);
            else
                (high, below) = (share, now);
        }

        return share;
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
