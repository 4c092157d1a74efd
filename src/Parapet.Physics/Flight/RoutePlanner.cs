using System.Buffers;
using Parapet.Foundation;
using Parapet.Physics.Atmosphere;
using Parapet.Physics.Terrain;

namespace Parapet.Physics.Flight;

/// <summary>How an aircraft, drone or cruise missile flies its route.</summary>
/// <param name="SpeedMps">True airspeed of the cruise, m/s.</param>
/// <param name="TurnAccelerationMps2">Acceleration in level turns, m/s²: with it goes the load factor n of pull-ups, (n - 1) g up to 2 g.</param>
/// <param name="ClimbAngleRad">Steepest climb and, but for the final dive, descent; rad, above 0 to 1.2.</param>
/// <param name="HeightM">Height of the flight, m: over the ground or over the sea.</param>
/// <param name="AboveGround">Over the ground (terrain following) or over the sea.</param>
/// <param name="EndHeightM">Height over the ground at the last point, m, if it dives there.</param>
/// <param name="DiveAtEnd">Whether it ends in a dive onto the last point, or passes over it at its height.</param>
public readonly record struct RouteParameters(
    double SpeedMps,
    double TurnAccelerationMps2,
    double ClimbAngleRad,
    double HeightM,
    bool AboveGround,
    double EndHeightM,
    bool DiveAtEnd)
{
    /// <summary>Rate of climb that is held at cruise speed, m/s; null: speed is held in any climb.</summary>
    public double? ExcessPowerMps { get; init; }

    /// <summary>Lift over drag at cruise speed; null: speed is held in any descent.</summary>
    public double? LiftToDrag { get; init; }
}

/// <summary>
/// Compiles a route over the ground into a chain of cubic pieces that starts at time zero over the first point, at flying height:
/// turn-limited (<see cref="GroundTrack"/>), limited in climb by angle and by energy, terrain following with limited vertical acceleration, other upwards than
/// downwards (<see cref="HeightProfile"/>). Speed by energy: a climb steeper than the excess power holds is flown from the speed, down to 0.8 of the cruise, and begins
/// as early as that asks; a steep descent gains. Over the ground the wind of the height is added, the nose held into it (triangle of velocities). Heights in the points are not read.
/// Flight over the sea-level height is lifted where the ground comes nearer than 50 m (or the height itself, if less).
/// The dive: as flat as 30° where the ground allows, else 40° to 70°; its push-over is limited like any other, so that a fast and low
/// one ends flatter. The ground may mask the last point from a low one: docs/models/route.md.
/// </summary>
public static class RoutePlanner
{
    private const double LongestPieceS = 10;
    private const double ShortestPieceS = 1;
    private const double LeastClearanceM = 50;
    private const double G = 9.80665;
    private const double MaxPullUpMps2 = 2 * G;

    /// <summary>Slowest flight on the way, as a share of the cruise speed.</summary>
    private const double SlowestShare = 0.8;

    /// <summary>Least speed over the ground against the wind, as a share of the cruise speed.</summary>
    private const double LeastGroundShare = 0.1;
    private const double LargestTurnOfPieceRad = 0.4;

    /// <summary>The route from time zero, in still air.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A parameter lies outside its range.</exception>
    /// <exception cref="ArgumentException">Fewer than two distinct points, or a wind against which it does not get on.</exception>
    public static MotionSegment[] Plan(ElevationGrid terrain, in RouteParameters p, ReadOnlySpan<GeodeticPosition> points) =>
        Plan(terrain, AirProfile.Standard, p, points);

    /// <summary>The route from time zero, in wind.</summary>
    /// <inheritdoc cref="Plan(ElevationGrid, in RouteParameters, ReadOnlySpan{GeodeticPosition})"/>
    public static MotionSegment[] Plan(ElevationGrid terrain, AirProfile air, in RouteParameters p, ReadOnlySpan<GeodeticPosition> points)
    {
        Check(p, points.Length);
        double fastest = p.SpeedMps + Strongest(air, p);
        GroundTrack track = new(points, fastest * fastest / p.TurnAccelerationMps2);
        double step = Math.Clamp(0.5 * p.SpeedMps, 60, 250);
        int capacity = (int)(track.LengthM / step) + track.Nodes.Length + 2;
        double[] doubles = ArrayPool<double>.Shared.Rent(7 * capacity);
        int[] ints = ArrayPool<int>.Shared.Rent(2 * capacity);
        try
        {
            Samples samples = new(doubles, ints, capacity);
            samples.Take(track, terrain, step);
            samples.Lift(p, fastest);
            samples.Fly(track, air, p);
            return Cut(track, samples, p, fastest);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(doubles);
            ArrayPool<int>.Shared.Return(ints);
        }
    }

    /// <summary>The strongest wind that it may meet, m/s: at its height, and what follows the ground up to 5 km over it.</summary>
    private static double Strongest(AirProfile air, in RouteParameters p)
    {
        double strongest = 0;
        for (double above = 0; !air.IsCalm && above <= (p.AboveGround ? 5000 : 0); above += 250)
        {
            (double east, double north) = air.WindAt(p.HeightM + above);
            strongest = Math.Max(strongest, Math.Sqrt((east * east) + (north * north)));
        }

        return strongest;
    }

    private static MotionSegment[] Cut(GroundTrack track, in Samples a, in RouteParameters p, double fastest)
    {
        double tolerance = Math.Clamp(0.04 * p.HeightM, 0.5, 10);
        double radius = fastest * fastest / p.TurnAccelerationMps2;
        double longest = LongestPieceS * p.SpeedMps, shortest = ShortestPieceS * p.SpeedMps;
        double longestTurning = Math.Min(longest, Math.Max(shortest, LargestTurnOfPieceRad * radius));
        List<MotionSegment> pieces = new(a.Count / 2);
        Knot from = Evaluate(track, a, 0);
        for (int i = 0; i < a.Count - 1;)
        {
            bool turning = track.Nodes[a.Node[i + 1]].Turning;
            int limit = LastWithin(track, a, i, turning ? longestTurning : longest, turning);
            while (a.S[limit] - a.S[i] > shortest && limit > i + 1 && !Fits(a, i, limit, tolerance))
            {
                double half = Math.Max(0.5 * (a.S[limit] - a.S[i]), shortest);
                int shorter = LastWithin(track, a, i, half, turning);
                limit = shorter < limit ? shorter : limit - 1;
            }

            Knot to = Evaluate(track, a, limit);
            // Points that coincide (a route that ends where it turns) make no piece.
            if (to.Time > from.Time)
                pieces.Add(MotionSegment.Hermite(from.Time, to.Time, from.Position, from.Velocity, to.Position, to.Velocity));
            (from, i) = (to, limit);
        }

        return [.. pieces];
    }

    // The last sample at most so far ahead, within one leg or one turn, whose ends stay knots.
    private static int LastWithin(GroundTrack track, in Samples a, int i, double lengthM, bool turning)
    {
        int k = i + 1;
        while (k + 1 < a.Count && a.S[k + 1] - a.S[i] <= lengthM && track.Nodes[a.Node[k + 1]].Turning == turning)
            k++;
        return k;
    }

    private static bool Fits(in Samples a, int i, int j, double tolerance)
    {
        double h = a.S[j] - a.S[i];
        // Where the mean speed is not that of the ends, the cubic would have to hurry and tarry: half a metre per second squared at most.
        double time = a.Time[j] - a.Time[i];
        if (Math.Abs(h - (0.5 * time * (a.Speed[i] + a.Speed[j]))) > 0.08 * time * time)
            return false;
        double rise = a.Z[j] - a.Z[i];
        double m0 = a.Slope[i] * h, m1 = a.Slope[j] * h;
        double c2 = (3 * rise) - (2 * m0) - m1, c3 = m0 + m1 - (2 * rise);
        for (int k = i + 1; k < j; k++)
        {
            double u = (a.S[k] - a.S[i]) / h;
            double z = a.Z[i] + (((((c3 * u) + c2) * u) + m0) * u);
            if (Math.Abs(z - a.Z[k]) > tolerance)
                return false;
        }

        return true;
    }

    private static Knot Evaluate(GroundTrack track, in Samples a, int k)
    {
        Place(track, a, k, out Vector3D surface, out Vector3D ahead, out Vector3D up, out Vector3D upSlope);
        double z = a.Z[k];
        Vector3D velocity = a.Speed[k] * (ahead + (a.Slope[k] * up) + (z * upSlope));
        return new(SimTime.FromSeconds(a.Time[k]), surface + (z * up), velocity);
    }

    private static void Place(GroundTrack track, in Samples a, int k, out Vector3D surface, out Vector3D ahead, out Vector3D up, out Vector3D upSlope)
    {
        int at = Math.Max(1, a.Node[k]);
        GroundTrack.Node n0 = track.Nodes[at - 1], n1 = track.Nodes[at];
        double h = n1.S - n0.S;
        double u = (a.S[k] - n0.S) / h;
        Cubic(n0.Surface, n1.Surface, n0.Ahead, n1.Ahead, h, u, out surface, out ahead);
        Cubic(n0.Up, n1.Up, n0.UpSlope, n1.UpSlope, h, u, out up, out upSlope);
    }

    private static void Cubic(
        Vector3D p0, Vector3D p1, Vector3D s0, Vector3D s1, double h, double u, out Vector3D value, out Vector3D slope)
    {
        Vector3D d = (p1 - p0) / h;
        Vector3D c2 = (3 * d) - (2 * s0) - s1, c3 = s0 + s1 - (2 * d);
        value = p0 + (h * u * (s0 + (u * (c2 + (u * c3)))));
        slope = s0 + (u * ((2 * c2) + (3 * u * c3)));
    }

    private static void Check(in RouteParameters p, int points)
    {
        if (points < 2)
            throw new ArgumentException("A route needs two points at least a metre apart.", nameof(points));
        Require(p.SpeedMps > 0 && p.SpeedMps < 10_000, p.SpeedMps, "Airspeed, m/s: above 0, below 10,000.");
        Require(p.TurnAccelerationMps2 is > 0 and < 1000, p.TurnAccelerationMps2, "Turn acceleration, m/s²: above 0, below 1,000.");
        Require(p.ClimbAngleRad > 0 && p.ClimbAngleRad <= 1.2, p.ClimbAngleRad, "Climb angle, rad: above 0, up to 1.2.");
        Require(p.HeightM > 0 && p.HeightM < 100_000, p.HeightM, "Height, m: above 0, below 100,000.");
        Require(!(p.ExcessPowerMps <= 0), p.ExcessPowerMps ?? 0, "Excess power, m/s: positive.");
        Require(!(p.LiftToDrag <= 0), p.LiftToDrag ?? 0, "Lift over drag: positive.");
        Require(!p.DiveAtEnd || Math.Abs(p.EndHeightM) < 100_000, p.EndHeightM, "Height at the end, m: within ±100,000.");
    }

    private static void Require(bool holds, double value, string text)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(nameof(value), value, text);
    }

    private readonly record struct Knot(SimTime Time, Vector3D Position, Vector3D Velocity);

    /// <summary>The track in steps: way, ground, height to fly and its slope, speed along the track at sea level and time, and the node that ends the stretch each lies in.</summary>
    private ref struct Samples(double[] doubles, int[] ints, int capacity)
    {
        public Span<double> S = doubles.AsSpan(0, capacity);
        public Span<double> Ground = doubles.AsSpan(capacity, capacity);
        public Span<double> Z = doubles.AsSpan(2 * capacity, capacity);
        public Span<double> Slope = doubles.AsSpan(3 * capacity, capacity);
        public Span<double> Speed = doubles.AsSpan(5 * capacity, capacity);
        public Span<double> Time = doubles.AsSpan(6 * capacity, capacity);
        public Span<int> Node = ints.AsSpan(0, capacity);
        public int Count;
        private readonly Span<double> work = doubles.AsSpan(4 * capacity, capacity);
        private readonly Span<int> indices = ints.AsSpan(capacity, capacity);

        public void Take(GroundTrack track, ElevationGrid terrain, double step)
        {
            ReadOnlySpan<GroundTrack.Node> nodes = track.Nodes;
            Set(0, 0, terrain.ElevationM(nodes[0].Latitude, nodes[0].Longitude));
            for (int i = 1; i < nodes.Length; i++)
            {
                GroundTrack.Node a = nodes[i - 1], b = nodes[i];
                double h = b.S - a.S;
                int parts = Math.Max(1, (int)(h / step));
                double lat2 = (3 * (b.Latitude - a.Latitude)) - (h * ((2 * a.LatitudeSlope) + b.LatitudeSlope));
                double lat3 = (h * (a.LatitudeSlope + b.LatitudeSlope)) - (2 * (b.Latitude - a.Latitude));
                double lon2 = (3 * (b.Longitude - a.Longitude)) - (h * ((2 * a.LongitudeSlope) + b.LongitudeSlope));
                double lon3 = (h * (a.LongitudeSlope + b.LongitudeSlope)) - (2 * (b.Longitude - a.Longitude));
                for (int k = 1; k <= parts; k++)
                {
                    double u = (double)k / parts;
                    double lat = a.Latitude + (u * ((h * a.LatitudeSlope) + (u * (lat2 + (u * lat3)))));
                    double lon = a.Longitude + (u * ((h * a.LongitudeSlope) + (u * (lon2 + (u * lon3)))));
                    Set(k == parts ? b.S : a.S + (u * h), i, terrain.ElevationM(lat, lon));
                }
            }

            S = S[..Count];
            Ground = Ground[..Count];
            Z = Z[..Count];
            Slope = Slope[..Count];
            Speed = Speed[..Count];
            Time = Time[..Count];
        }

        public void Lift(in RouteParameters p, double fastest)
        {
            double clearance = p.AboveGround ? p.HeightM : Math.Min(p.HeightM, LeastClearanceM);
            double floor = p.AboveGround ? double.NegativeInfinity : p.HeightM;
            for (int k = 0; k < Count; k++)
                Z[k] = Math.Max(floor, Ground[k] + clearance);
            double end = Ground[Count - 1] + p.EndHeightM;
            if (p.DiveAtEnd)
                Z[Count - 1] = Math.Max(Z[Count - 1], end);
            // Lift turns it: what stands on its wing with n g pulls up with n - 1 of them. Downwards it lets go of its lift and falls: weightless at most.
            double turn = p.TurnAccelerationMps2 / G, square = fastest * fastest;
            double pullUp = Math.Min(MaxPullUpMps2, (Math.Sqrt(1 + (turn * turn)) - 1) * G) / square, pushOver = G / square;
            double climb = ExactMath.Tan(p.ClimbAngleRad);
            HeightProfile.LimitSlope(S, Z, climb);
            if (p.ExcessPowerMps is { } excess && excess < climb * p.SpeedMps)
                HeightProfile.LimitEnergy(S, Z, excess / p.SpeedMps, (1 - (SlowestShare * SlowestShare)) * p.SpeedMps * p.SpeedMps / (2 * G));
            HeightProfile.RoundCrests(S, Z, pushOver, indices, Slope, work);
            HeightProfile.FillHollows(S, Z, pullUp, 1, indices);
            if (p.DiveAtEnd)
                Dive(end, pushOver, climb);
            HeightProfile.Smooth(S, Z);
            HeightProfile.Smooth(S, Z);
            HeightProfile.Slopes(S, Z, Slope);
        }

        /// <summary>Airspeed by energy from end to end, then speed over the ground and time.</summary>
        public void Fly(GroundTrack track, AirProfile air, in RouteParameters p)
        {
            double cruise = 0.5 * p.SpeedMps * p.SpeedMps / G, v = p.SpeedMps, energy = Z[0] + cruise;
            double gain = p.ExcessPowerMps / p.SpeedMps ?? double.PositiveInfinity;
            for (int k = 0; k < Count; k++)
            {
                double secant = Math.Sqrt(1 + (Slope[k] * Slope[k]));
                if (k > 0)
                {
                    double step = S[k] - S[k - 1];
                    double most = Math.Min(energy + (gain * step), Z[k] + cruise);
                    // With the engine idle it glides: drag as the square of the speed, weight over lift to drag at the cruise.
                    double least = p.LiftToDrag is { } ratio ? energy - (v * v / (p.SpeedMps * p.SpeedMps) / ratio * secant * step) : most;
                    energy = Math.Max(most, least);
                    v = Math.Sqrt(2 * G * Math.Max(energy - Z[k], 0.25 * cruise));
                }

                double level = v / secant;
                if (!air.IsCalm)
                    level = OverGround(track, air, k, level, p.SpeedMps);
                Speed[k] = level / (1 + (Z[k] / Wgs84.MeanRadiusM));
                Time[k] = k == 0 ? 0 : Time[k - 1] + (0.5 * (S[k] - S[k - 1]) * ((1 / Speed[k]) + (1 / Speed[k - 1])));
            }
        }

        private readonly double OverGround(GroundTrack track, AirProfile air, int k, double level, double cruise)
        {
            Place(track, this, k, out Vector3D surface, out Vector3D ahead, out _, out _);
            Vector3D wind = air.WindAt(surface, Z[k]);
            double along = wind.Dot(ahead), across2 = wind.LengthSquared - (along * along);
            double speed = along + Math.Sqrt(Math.Max(0, (level * level) - across2));
            return speed >= LeastGroundShare * cruise && level * level > across2
                ? speed
                : throw new ArgumentException(FormattableString.Invariant($"A wind of {wind.Length:F1} m/s is too strong for a flyer of {level:F1} m/s."), nameof(air));
        }

        private void Set(double s, int node, double ground)
        {
            S[Count] = s;
            Ground[Count] = ground;
            Node[Count] = node;
            Count++;
        }

        private readonly void Dive(double endM, double curvature, double climb)
        {
            double slope = DiveSlope(endM);
            double length = S[Count - 1];
            int first = Count - 1;
            while (first > 0 && endM + (slope * (length - S[first - 1])) < Z[first - 1])
                first--;
            for (int k = first; k < Count; k++)
                Z[k] = Math.Min(Z[k], endM + (slope * (length - S[k])));

            // The push-over reaches back over the turn of the slope, from climb to dive.
            double reach = S[first] - (1.5 * (climb + slope) / curvature);
            while (first > 0 && S[first] > reach)
                first--;
            HeightProfile.FillHollows(S[first..], Z[first..], curvature, -1, indices);
        }

        private readonly double DiveSlope(double endM)
        {
            ReadOnlySpan<double> slopes = [0.577, 0.839, 1.192, 1.732, 2.747];
            double length = S[Count - 1];
            foreach (double slope in slopes)
            {
                bool clear = true;
                for (int k = Count - 2; k >= 0 && clear; k--)
                {
                    double z = endM + (slope * (length - S[k]));
                    if (z >= Z[k])
                        break;
                    clear = z > Ground[k];
                }

                if (clear)
                    return slope;
            }

            return slopes[^1];
        }
    }
}
