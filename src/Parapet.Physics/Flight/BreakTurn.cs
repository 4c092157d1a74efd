using Parapet.Foundation;
using Parapet.Physics.Terrain;

namespace Parapet.Physics.Flight;

/// <summary>How an aircraft breaks away from a round and goes back to its route.</summary>
/// <param name="BreakAccelerationMps2">Lateral acceleration of the turn away, m/s².</param>
/// <param name="ReturnAccelerationMps2">Lateral acceleration of the turns back, m/s².</param>
/// <param name="HoldS">How long it holds the heading that it has turned to, s.</param>
/// <param name="CruiseMps">Cruise speed, m/s; it never flies slower than 0.7 of it.</param>
public readonly record struct BreakParameters(double BreakAccelerationMps2, double ReturnAccelerationMps2, double HoldS, double CruiseMps)
{
    /// <summary>Specific excess power at cruise speed, m/s; null: a turn costs no speed.</summary>
    public double? ExcessPowerMps { get; init; }

    /// <summary>Lift over drag at cruise speed; null: a turn costs no speed.</summary>
    public double? LiftToDrag { get; init; }
}

/// <summary>
/// A break and the way back, as pieces of a second: a turn at a limit of acceleration until the round stands abeam (or, where it already does, until it stands
/// astern), a stretch held there, then turn, straight and turn onto the route again: the shortest of the four paths of that kind (Dubins, "On curves of
/// minimal length …", American Journal of Mathematics 79 (1957)). The turn bleeds speed by the induced drag of its load factor
/// n, g (n² - 1) / (2 L/D) in level flight near the best glide, less what the engine holds against; on the way back the speed grows evenly to that of the route. Height runs
/// as a cubic between both ends, lifted over ground that stands higher. Kinematic: no roll, the acceleration jumps at the ends of turns.
/// </summary>
public static class BreakTurn
{
    /// <summary>Room that <see cref="Plan"/> may need.</summary>
    public const int MostPieces = 400;

    private const double G = 9.80665;
    private const double StepS = 1;
    private const double SlowestShare = 0.7;
    private const double AlreadyAbeamRad = 0.35;
    private const double ClearanceM = 50;

    /// <summary>Plans the manoeuvre.</summary>
    /// <param name="path">What it flies now.</param>
    /// <param name="now">Start of the turn, inside the path.</param>
    /// <param name="from">Where the round is, Earth-fixed, m.</param>
    /// <param name="pieces">Room for the pieces, which begin at <paramref name="now"/>.</param>
    /// <param name="resume">Time on the old path of the place at which it is taken up again.</param>
    /// <returns>How many pieces; 0 where the path ends before it could be taken up again.</returns>
    public static int Plan(MotionPath path, SimTime now, Vector3D from, in BreakParameters p, ElevationGrid terrain, Span<MotionSegment> pieces, out SimTime resume)
    {
        Vector3D x0 = path.PositionAt(now), v0 = path.VelocityAt(now);
        GeodeticPosition start = Wgs84.ToGeodetic(EcefPosition.From(x0));
        LocalFrame frame = new(start with { HeightM = 0 });
        Vector3D level = frame.DirectionToEnu(v0), line = frame.DirectionToEnu(from - x0);
        double speed = Math.Sqrt((level.X * level.X) + (level.Y * level.Y));
        double heading = ExactMath.Atan2(level.X, level.Y), bearing = ExactMath.Atan2(line.X, line.Y);
        double right = Angle.WrapSigned(bearing + (0.5 * Math.PI) - heading), left = Angle.WrapSigned(bearing - (0.5 * Math.PI) - heading);
        double turn = Math.Abs(right) <= Math.Abs(left) ? right : left;
        if (Math.Abs(turn) < AlreadyAbeamRad)
            turn = Angle.WrapSigned(bearing + Math.PI - heading);

        // The turn away and the stretch held, by seconds, since the speed changes.
        Walk walk = new(pieces, frame, terrain, now, start.HeightM, Math.Min(ClearanceM, Math.Max(0, 0.8 * (start.HeightM - terrain.ElevationM(start)))));
        walk.Begin(x0, v0, heading, speed);
        double side = Math.Sign(turn), held = 0;
        double load2 = 1 + (p.BreakAccelerationMps2 * p.BreakAccelerationMps2 / (G * G));
        while (Math.Abs(turn) > 0 || held < p.HoldS)
        {
            double before = walk.Speed;
            if (p is { LiftToDrag: { } ratio, ExcessPowerMps: { } excess })
            {
                double loss = Math.Abs(turn) > 0 ? G * (load2 - 1) / (2 * ratio) * (p.CruiseMps * p.CruiseMps) / (before * before) : 0;
                double change = (G * excess / p.CruiseMps) - loss;
                walk.Speed = Math.Clamp(before + (change * StepS), SlowestShare * p.CruiseMps, Math.Max(before, speed));
            }

            double mean = 0.5 * (before + walk.Speed);
            double rate = Math.Min(Math.Abs(turn), p.BreakAccelerationMps2 / mean * StepS);
            held += StepS * (1 - (rate / (p.BreakAccelerationMps2 / mean * StepS)));
            if (!walk.Step(side * rate, mean * StepS, StepS))
                break;
            turn = Math.Abs(turn) - rate < 1e-9 ? 0 : turn - (side * rate);
        }

        return walk.Return(path, p.ReturnAccelerationMps2, out resume);
    }

    /// <summary>Knots over the ground in the plane of the frame, and the pieces between them.</summary>
    private ref struct Walk(Span<MotionSegment> pieces, LocalFrame frame, ElevationGrid terrain, SimTime start, double startHeightM, double clearanceM)
    {
        private readonly Span<MotionSegment> pieces = pieces;
        private Vector3D lastX, lastV;
        private double x, y, heading, height;
        private SimTime time = start;
        private int count;

        public double Speed;

        public void Begin(Vector3D position, Vector3D velocity, double headingRad, double speed)
        {
            (lastX, lastV, heading, Speed, height) = (position, velocity, headingRad, speed, startHeightM);
        }

        /// <summary>Along an arc of a turn and a length; false where there is no room for another piece.</summary>
        public bool Step(double turnRad, double lengthM, double durationS)
        {
            Move(turnRad, lengthM);
            return Knot(startHeightM, durationS);
        }

        public int Return(MotionPath path, double acceleration, out SimTime resume)
        {
            // It gathers speed on the way: the last turn is flown with that of the route.
            double fastest = Math.Max(Speed, path.VelocityAt(time).Length), radius = fastest * fastest / acceleration;
            resume = time;
            double bestLength = double.PositiveInfinity;
            Vector3D goal = default, goalV = default;
            (double First, double Straight, double Last, int Side, int LastSide) best = default;
            double goalHeight = 0;
            // The first place on the route, ten seconds after ten seconds, far enough for any way of joining it.
            for (double ahead = 10; ahead < 400; ahead += 10)
            {
                resume = time + SimDuration.FromSeconds(ahead);
                if (resume + SimDuration.FromSeconds(20) >= path.End)
                    return 0;
                goal = path.PositionAt(resume);
                goalV = path.VelocityAt(resume);
                GeodeticPosition place = Wgs84.ToGeodetic(EcefPosition.From(goal));
                goalHeight = place.HeightM;
                Vector3D local = frame.DirectionToEnu(Wgs84.ToEcef(place with { HeightM = 0 }).Vector - frame.OriginEcef), level = frame.DirectionToEnu(goalV);
                double dx = local.X - x, dy = local.Y - y;
                if ((dx * dx) + (dy * dy) < 16 * radius * radius)
                    continue;
                bestLength = Shortest(dx, dy, ExactMath.Atan2(level.X, level.Y), radius, out best);
                break;
            }

            if (double.IsInfinity(bestLength))
                return 0;
            double endSpeed = (goalV - (goalV.Dot(goal.Unit()) * goal.Unit())).Length, fromSpeed = Speed, fromHeight = height;
            double duration = bestLength / (0.5 * (Speed + endSpeed));
            int steps = Math.Max(1, (int)Math.Round(duration / StepS));
            double step = duration / steps, way = 0;
            double firstM = best.First * radius, straightM = firstM + best.Straight;
            for (int k = 1; k <= steps; k++)
            {
                double share = (double)k / steps, t = share * duration;
                double next = (fromSpeed * t) + (0.5 * (endSpeed - fromSpeed) * t * share);
                Speed = fromSpeed + (share * (endSpeed - fromSpeed));
                // A second may hold the end of one stretch and the beginning of the next.
                while (way < next - 1e-6)
                {
                    double until = way < firstM - 1e-6 ? firstM : way < straightM - 1e-6 ? straightM : double.PositiveInfinity;
                    double part = Math.Min(next, until) - way;
                    double turn = way < firstM - 1e-6 ? best.Side * part / radius : way < straightM - 1e-6 ? 0 : best.LastSide * part / radius;
                    Move(turn, part);
                    way += part;
                }

                double smooth = share * share * (3 - (2 * share));
                if (k == steps)
                    return Join(goal, goalV, step) ? count : 0;
                if (!Knot(fromHeight + (smooth * (goalHeight - fromHeight)), step))
                    return 0;
            }

            return 0;
        }

        private void Move(double turnRad, double lengthM)
        {
            double half = 0.5 * turnRad;
            // Chord of the arc.
            double chord = Math.Abs(half) < 1e-6 ? lengthM : lengthM * ExactMath.Sin(half) / half;
            (double sin, double cos) = ExactMath.SinCos(heading + half);
            x += chord * sin;
            y += chord * cos;
            heading += turnRad;
        }

        private bool Knot(double heightM, double durationS)
        {
            GeodeticPosition place = Wgs84.ToGeodetic(EcefPosition.From(frame.OriginEcef + frame.DirectionToEcef(new(x, y, 0))));
            double now = Math.Max(heightM, terrain.ElevationM(place) + clearanceM);
            Vector3D position = Wgs84.ToEcef(place with { HeightM = now }).Vector;
            (double sin, double cos) = ExactMath.SinCos(heading);
            Vector3D up = LocalUp.At(position), ahead = frame.DirectionToEcef(new(sin, cos, 0));
            ahead = (ahead - (ahead.Dot(up) * up)).Unit();
            Vector3D velocity = (Speed * ahead) + ((now - height) / durationS * up);
            height = now;
            return Join(position, velocity, durationS);
        }

        private bool Join(Vector3D position, Vector3D velocity, double durationS)
        {
            if (count >= pieces.Length)
                return false;
            SimTime end = time + SimDuration.FromSeconds(durationS);
            pieces[count++] = MotionSegment.Hermite(time, end, lastX, lastV, position, velocity);
            (lastX, lastV, time) = (position, velocity, end);
            return true;
        }

        // Turn, straight, turn: each turn to either side; sides are +1 to the right, in headings clockwise from north.
        private readonly double Shortest(
            double dx, double dy, double goalHeading, double radius, out (double First, double Straight, double Last, int Side, int LastSide) best)
        {
            double least = double.PositiveInfinity;
            best = default;
            (double sinA, double cosA) = ExactMath.SinCos(heading);
            (double sinB, double cosB) = ExactMath.SinCos(goalHeading);
            foreach (int first in (ReadOnlySpan<int>)[1, -1])
            {
                foreach (int last in (ReadOnlySpan<int>)[1, -1])
                {
                    // Centres of the turning circles: to the right of a heading ψ lies (cos ψ, -sin ψ).
                    double cx = dx + (last * radius * cosB) - (first * radius * cosA), cy = dy - (last * radius * sinB) + (first * radius * sinA);
                    double between = Math.Sqrt((cx * cx) + (cy * cy));
                    double straight, course = ExactMath.Atan2(cx, cy);
                    if (first == last)
                    {
                        straight = between;
                    }
                    else
                    {
                        if (between < 2 * radius)
                            continue;
                        straight = Math.Sqrt((between * between) - (4 * radius * radius));
                        // Crossing over from one circle to the other the line leans towards the first turn's side.
                        course += first * ExactMath.Atan2(2 * radius, straight);
                    }

                    double one = new Angle(first * (course - heading)).Normalised().Radians, two = new Angle(last * (goalHeading - course)).Normalised().Radians;
                    // A whole turn is none, but for rounding.
                    one = one > 6.2831 ? 0 : one;
                    two = two > 6.2831 ? 0 : two;
                    double length = ((one + two) * radius) + straight;
                    if (length >= least)
                        continue;
                    least = length;
                    best = (one, straight, two, first, last);
                }
            }

            return least;
        }
    }
}
