using Parapet.Foundation;
using Parapet.Physics.Flight;

namespace Parapet.Interop.Czml;

/// <summary>
/// Turns a chain of cubics into few samples: starts with at most <see cref="LongestStepSeconds"/> between samples and
/// halves each interval in which the viewer's interpolation leaves the path by more than <see cref="ToleranceM"/>.
/// Looked at are seven points inside each interval and each joint of the chain in it. An interval is not halved below
/// <see cref="ShortestStepSeconds"/> (a kink of 500 m/s is then missed by some 5 m), nor a path beyond <see cref="MostSamples"/>;
/// <see cref="SampledPath.WorstErrorM"/> says what was reached.
/// </summary>
public static class PathSampler
{
    /// <summary>Metres. The files promise 25 m; the rest is for what lies between the points looked at.</summary>
    public const double ToleranceM = 20;

    public const double LongestStepSeconds = 60;
    public const double ShortestStepSeconds = 0.04;
    public const int MostSamples = 2000;

    /// <summary>Decimals of an Earth-fixed coordinate in metres.</summary>
    public const int Decimals = 1;

    private const int Inner = 8;
    private const long Millisecond = 1_000_000;

    /// <param name="segments">At least one, without gaps.</param>
    public static SampledPath Sample(IReadOnlyList<MotionSegment> segments)
    {
        MotionPath path = new([.. segments]);
        if (path.End <= path.Start)
            return new([path.Start], [At(path, path.Start)], 1, 0);
        SampledPath cubic = Sample(path, 3), linear = Sample(path, 1);
        bool cubicHolds = cubic.WorstErrorM <= ToleranceM, linearHolds = linear.WorstErrorM <= ToleranceM;
        if (cubicHolds != linearHolds)
            return cubicHolds ? cubic : linear;
        bool cubicWins = cubicHolds ? cubic.Times.Count <= linear.Times.Count : cubic.WorstErrorM <= linear.WorstErrorM;
        return cubicWins ? cubic : linear;
    }

    private static SampledPath Sample(MotionPath path, int degree)
    {
        List<SimTime> times = Start(path);
        List<double> errors = [.. Enumerable.Repeat(double.NaN, times.Count - 1)];
        while (true)
        {
            List<Vector3D> positions = [.. times.Select(t => At(path, t))];
            for (int i = 0; i < errors.Count; i++)
            {
                if (double.IsNaN(errors[i]))
                    errors[i] = WorstIn(path, times, positions, i, degree);
            }

            if (!Halve(times, errors, degree))
                return new(times, positions, degree, errors.Max());
        }
    }

    /// <summary>
    /// Halves what is too far off and marks as unknown (NaN) each interval whose window saw a new sample. False where nothing
    /// was halved.
    /// </summary>
    private static bool Halve(List<SimTime> times, List<double> errors, int degree)
    {
        List<SimTime> newTimes = [times[0]];
        List<double> newErrors = [];
        List<int> added = [];
        int room = MostSamples - times.Count;
        for (int i = 0; i < errors.Count; i++)
        {
            long step = (times[i + 1] - times[i]).Nanoseconds;
            if (errors[i] > ToleranceM && step >= 2 * ShortestStepSeconds * 1e9 && added.Count < room)
            {
                added.Add(newTimes.Count);
                newTimes.Add(OnMillisecond(times[i].Nanoseconds + (step / 2)));
                newErrors.Add(double.NaN);
            }

            newTimes.Add(times[i + 1]);
            newErrors.Add(errors[i]);
        }

        foreach (int sample in added)
        {
            // A window also moves inwards at the ends of the path, hence degree and not half of it.
            for (int i = Math.Max(0, sample - 1 - degree); i <= Math.Min(newErrors.Count - 1, sample + degree); i++)
                newErrors[i] = double.NaN;
        }

        times.Clear();
        times.AddRange(newTimes);
        errors.Clear();
        errors.AddRange(newErrors);
        return added.Count > 0;
    }

    private static double WorstIn(MotionPath path, List<SimTime> times, List<Vector3D> positions, int interval, int degree)
    {
        SimTime from = times[interval], to = times[interval + 1];
        double worst = 0;
        for (int k = 1; k < Inner; k++)
            Look(new(from.Nanoseconds + ((to - from).Nanoseconds / Inner * k)));
        for (int s = path.IndexAt(from); s < path.Count && path.Segments[s].End < to; s++)
            Look(path.Segments[s].End);
        return worst;

        void Look(SimTime t) =>
            worst = Math.Max(worst, (LagrangeWindow.At(times, positions, interval, degree, t) - path.PositionAt(t)).Length);
    }

    private static List<SimTime> Start(MotionPath path)
    {
        double seconds = (path.End - path.Start).Seconds;
        int pieces = Math.Clamp((int)Math.Ceiling(seconds / LongestStepSeconds), 1, MostSamples / 2);
        List<SimTime> times = [path.Start];
        for (int i = 1; i < pieces; i++)
        {
            SimTime t = OnMillisecond(path.Start.Nanoseconds + (long)((path.End - path.Start).Nanoseconds * ((double)i / pieces)));
            if (t > times[^1] && t < path.End)
                times.Add(t);
        }

        times.Add(path.End);
        return times;
    }

    private static SimTime OnMillisecond(long nanoseconds) => new((long)Math.Floor((double)nanoseconds / Millisecond) * Millisecond);

    private static Vector3D At(MotionPath path, SimTime t)
    {
        Vector3D p = path.PositionAt(t);
        return new(Math.Round(p.X, Decimals), Math.Round(p.Y, Decimals), Math.Round(p.Z, Decimals));
    }
}
