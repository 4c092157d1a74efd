using Parapet.Foundation;

namespace Parapet.Physics.Flight;

/// <summary>
/// The least distance between two moving points, solved rather than sampled. The difference of two cubic pieces is a
/// cubic d(u); |d|² is stationary where the quintic d·d' is zero, and least where it passes from negative to positive.
/// Its roots are isolated in Bernstein form (no sign change among the coefficients: no root; one: one root; more: halve), so
/// that no minimum is overlooked, and refined by Newton steps kept inside their bracket.
/// Source: Descartes' rule of signs in the Bernstein basis, Farouki and Rajan, Computer Aided Geometric Design 4 (1987).
/// The time is within 1e-6 s; the error of the distance is of second order in it (docs/models/closest-approach.md).
/// </summary>
public static class ClosestApproach
{
    private const double TimeToleranceS = 1e-7;

    /// <summary>
    /// The least distance, m, inside the time that [from, to] and both pieces share, and the instant at which it occurs
    /// (the earliest if there are several). Where they share no time: positive infinity, and <paramref name="time"/> is
    /// <paramref name="from"/>.
    /// </summary>
    public static double Find(in MotionSegment a, in MotionSegment b, SimTime from, SimTime to, out SimTime time)
    {
        SimTime start = Later(from, Later(a.Start, b.Start));
        SimTime end = Earlier(to, Earlier(a.End, b.End));
        if (end < start)
        {
            time = from;
            return double.PositiveInfinity;
        }

        Cubic d = Cubic.Between(a, b, start);
        double h = (end - start).Seconds;
        Least least = new() { Squared = double.PositiveInfinity };
        least.Try(d, 0);
        if (h > 0)
        {
            Span<double> bernstein = stackalloc double[6];
            d.DerivativeInBernsteinForm(h, bernstein);
            Isolate(d, bernstein, 0, h, ref least);
            least.Try(d, h);
        }

        time = Earlier(start + SimDuration.FromSeconds(least.AtS), end);
        return Math.Sqrt(least.Squared);
    }

    /// <summary>As for two pieces, over two whole paths; only times at which both are on their way count.</summary>
    public static double Find(MotionPath a, MotionPath b, SimTime from, SimTime to, out SimTime time)
    {
        time = from;
        double best = double.PositiveInfinity;
        if (a.Count == 0 || b.Count == 0)
            return best;
        SimTime start = Later(from, Later(a.Start, b.Start));
        SimTime end = Earlier(to, Earlier(a.End, b.End));
        if (end < start)
            return best;
        int i = a.IndexAt(start), j = b.IndexAt(start);
        MotionSegment s = a.Segments[i].Shifted(a.Offset), t = b.Segments[j].Shifted(b.Offset);
        while (true)
        {
            double miss = Find(s, t, start, end, out SimTime at);
            if (miss < best)
                (best, time) = (miss, at);
            SimTime next = Earlier(s.End, t.End);
            if (next >= end)
                return best;
            bool nextOfA = s.End <= next, nextOfB = t.End <= next;
            if ((nextOfA && ++i == a.Count) || (nextOfB && ++j == b.Count))
                return best;
            if (nextOfA)
                s = a.Segments[i].Shifted(a.Offset);
            if (nextOfB)
                t = b.Segments[j].Shifted(b.Offset);
        }
    }

    private static void Isolate(in Cubic d, ReadOnlySpan<double> b, double low, double high, ref Least least)
    {
        int changes = SignChanges(b);
        if (changes == 0)
            return;
        if (changes == 1)
        {
            // From positive to negative it is a greatest distance.
            if (FirstSign(b) < 0)
                least.Try(d, Root(d, low, high));
            return;
        }

        double mid = 0.5 * (low + high);
        if (high - low < TimeToleranceS)
        {
            least.Try(d, mid);
            return;
        }

        Span<double> halves = stackalloc double[12];
        Span<double> left = halves[..6], right = halves[6..];
        b.CopyTo(right);
        for (int level = 0; level < 6; level++)
        {
            left[level] = right[0];
            for (int k = 0; k < 5 - level; k++)
                right[k] = 0.5 * (right[k] + right[k + 1]);
        }

        // de Casteljau leaves the right half in place: its coefficients run from the middle to the end.
        Isolate(d, left, low, mid, ref least);
        Isolate(d, right, mid, high, ref least);
    }

    private static double Root(in Cubic d, double low, double high)
    {
        double u = 0.5 * (low + high);
        for (int i = 0; i < 60 && high - low > TimeToleranceS; i++)
        {
            double slope = d.HalfDerivative(u, out double curvature);
            if (slope < 0)
                low = u;
            else
                high = u;
            double step = slope / curvature;
            double next = u - step;
            if (!(next > low && next < high))
                next = 0.5 * (low + high);
            else if (Math.Abs(step) < TimeToleranceS)
                return next;
            u = next;
        }

        return u;
    }

    private static int SignChanges(ReadOnlySpan<double> b)
    {
        int changes = 0;
        double before = 0;
        foreach (double c in b)
        {
            if (c == 0)
                continue;
            if (before != 0 && (c < 0) != (before < 0))
                changes++;
            before = c;
        }

        return changes;
    }

    private static int FirstSign(ReadOnlySpan<double> b)
    {
        foreach (double c in b)
        {
            if (c != 0)
                return Math.Sign(c);
        }

        return 0;
    }

    private static SimTime Later(SimTime a, SimTime b) => a > b ? a : b;

    private static SimTime Earlier(SimTime a, SimTime b) => a < b ? a : b;

    private struct Least
    {
        public double Squared;
        public double AtS;

        public void Try(in Cubic d, double u)
        {
            double squared = d.At(u).LengthSquared;
            if (squared < Squared)
                (Squared, AtS) = (squared, u);
        }
    }

    /// <summary>The difference of two pieces as a cubic in seconds since a common instant.</summary>
    private readonly record struct Cubic(Vector3D C0, Vector3D C1, Vector3D C2, Vector3D C3)
    {
        public static Cubic Between(in MotionSegment a, in MotionSegment b, SimTime start)
        {
            double u = (start - a.Start).Seconds, v = (start - b.Start).Seconds;
            return new(
                a.Position(u) - b.Position(v),
                a.Velocity(u) - b.Velocity(v),
                0.5 * (a.Acceleration(u) - b.Acceleration(v)),
                a.P3 - b.P3);
        }

        public Vector3D At(double u) => C0 + (((((C3 * u) + C2) * u) + C1) * u);

        /// <summary>d·d' and its derivative at u.</summary>
        public double HalfDerivative(double u, out double slope)
        {
            Vector3D d = At(u);
            Vector3D d1 = C1 + (((3 * u * C3) + (2 * C2)) * u);
            slope = d1.LengthSquared + d.Dot((2 * C2) + (6 * u * C3));
            return d.Dot(d1);
        }

        public void DerivativeInBernsteinForm(double h, Span<double> b)
        {
            double q0 = C0.Dot(C1);
            double q1 = (C1.LengthSquared + (2 * C0.Dot(C2))) * h;
            double q2 = 3 * (C1.Dot(C2) + C0.Dot(C3)) * h * h;
            double q3 = ((2 * C2.LengthSquared) + (4 * C1.Dot(C3))) * h * h * h;
            double q4 = 5 * C2.Dot(C3) * h * h * h * h;
            double q5 = 3 * C3.LengthSquared * h * h * h * h * h;
            b[0] = q0;
            b[1] = q0 + (q1 / 5);
            b[2] = q0 + (0.4 * q1) + (0.1 * q2);
            b[3] = q0 + (0.6 * q1) + (0.3 * q2) + (0.1 * q3);
            b[4] = q0 + (0.8 * q1) + (0.6 * q2) + (0.4 * q3) + (0.2 * q4);
            b[5] = q0 + q1 + q2 + q3 + q4 + q5;
        }
    }
}
