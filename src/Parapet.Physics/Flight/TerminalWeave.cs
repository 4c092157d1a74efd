using Parapet.Foundation;

namespace Parapet.Physics.Flight;

/// <summary>
/// A weave laid over the last part of a ballistic path: a sideways offset A sin²(πτ) sin(2πmτ), τ running from 0 at 25 km (or the
/// apogee, if lower) to 1 at impact, so that offset and sideways speed are zero at both ends; m periods of about 7 s;
/// A such that the greatest sideways acceleration is the given one. Own construction; what the weave costs in speed is left out.
/// </summary>
internal static class TerminalWeave
{
    private const double TopM = 25_000;
    private const double PeriodS = 7;

    public static void Apply(List<MotionSegment> pieces, double accelerationMps2, double endHeightM)
    {
        int first = pieces.Count - 1;
        while (first > 0)
        {
            MotionSegment before = pieces[first - 1];
            Vector3D up = before.P0.Unit();
            if (before.P1.Dot(up) >= 0 || QuickAir.RadialHeightM(before.P0) > Math.Max(TopM, endHeightM))
                break;
            first--;
        }

        double startS = pieces[first].Start.Seconds;
        double duration = pieces[^1].End.Seconds - startS;
        if (!(duration > 1))
            return;
        double periods = Math.Max(1, Math.Round(duration / PeriodS));
        Vector3D side = pieces[first].P1.Cross(pieces[first].P0).Unit();
        double amplitude = accelerationMps2 / PeakAcceleration(periods, duration);
        for (int i = first; i < pieces.Count; i++)
        {
            MotionSegment s = pieces[i];
            Offset((s.Start.Seconds - startS) / duration, periods, duration, out double y0, out double v0);
            Offset((s.End.Seconds - startS) / duration, periods, duration, out double y1, out double v1);
            double h = (s.End - s.Start).Seconds;
            pieces[i] = MotionSegment.Hermite(
                s.Start,
                s.End,
                s.P0 + (amplitude * y0 * side),
                s.P1 + (amplitude * v0 * side),
                s.Position(h) + (amplitude * y1 * side),
                s.Velocity(h) + (amplitude * v1 * side));
        }
    }

    private static void Offset(double share, double periods, double duration, out double offset, out double rate)
    {
        (double sinW, double cosW) = ExactMath.SinCos(Math.PI * share);
        (double sin, double cos) = ExactMath.SinCos(2 * Math.PI * periods * share);
        offset = sinW * sinW * sin;
        rate = Math.PI / duration * ((2 * sinW * cosW * sin) + (2 * periods * sinW * sinW * cos));
    }

    private static double PeakAcceleration(double periods, double duration)
    {
        int samples = 32 * (int)periods;
        double peak = 0, before = 0;
        for (int k = 1; k <= samples; k++)
        {
            Offset((double)k / samples, periods, duration, out _, out double rate);
            peak = Math.Max(peak, Math.Abs(rate - before) * samples / duration);
            before = rate;
        }

        return peak;
    }
}
