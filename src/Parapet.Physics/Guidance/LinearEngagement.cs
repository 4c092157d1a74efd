namespace Parapet.Physics.Guidance;

/// <summary>A linearised end game: both fly nearly along the line of sight, and y is their separation across it.</summary>
/// <param name="NavigationRatio">N', dimensionless, 2 … 8.</param>
/// <param name="FlightTimeS">tF, time to intercept at the start, s.</param>
/// <param name="TimeConstantS">T, the single lag between command and acceleration, s; zero: none.</param>
/// <param name="HeadingErrorSpeedMps">y' at the start, m/s: minus the missile's speed times its heading error.</param>
/// <param name="TargetAccelerationMps2">nT, constant acceleration of the target across the line of sight, m/s².</param>
/// <param name="Augmented">Whether N'·nT/2 is added to the command (augmented proportional navigation).</param>
public readonly record struct LinearEngagementParameters(
    double NavigationRatio,
    double FlightTimeS,
    double TimeConstantS,
    double HeadingErrorSpeedMps,
    double TargetAccelerationMps2,
    bool Augmented);

/// <summary>
/// Linearised proportional navigation, integrated in time: y'' = nT - nL, command nc = N' Z / tgo² (+ N' nT / 2 if augmented),
/// nL' = (nc - nL) / T, with Z = y + y' tgo the miss if nobody pulled any more. Z itself is the state, Z' = (nT - nL) tgo: formed
/// from y and y' it would drown in their rounding at the end.
/// Source: Zarchan, "Tactical and Strategic Missile Guidance", 6th ed. (AIAA 2012), chapters 2, 3 and 8.
/// The step is a four-hundredth of the time to go and at most a fiftieth of the lag, so that the singular end is approached
/// geometrically and cut off at 1e-8 of the flight: within 2e-8 of the closed forms up to N' = 10.
/// </summary>
public static class LinearEngagement
{
    private const double StepOverTimeToGo = 0.0025;
    private const double StepOverTimeConstant = 0.02;
    private const double CutOff = 1e-8;

    /// <summary>Separation at the intercept, m, with the sign of y.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The flight time is not positive or the lag is negative.</exception>
    public static double MissM(in LinearEngagementParameters p) => Fly(p, 0).ZeroEffortMissM;

    /// <summary>Commanded acceleration nc, m/s², at a time since the start in [0, tF].</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time lies outside [0, tF], or as <see cref="MissM"/>.</exception>
    public static double CommandAt(in LinearEngagementParameters p, double timeS)
    {
        if (!(timeS >= 0 && timeS <= p.FlightTimeS))
            throw new ArgumentOutOfRangeException(nameof(timeS), timeS, "Time since the start of the engagement, s: 0 to the flight time.");
        double toGo = Math.Max(p.FlightTimeS - timeS, CutOff * p.FlightTimeS);
        return Command(p, Fly(p, toGo), toGo);
    }

    private static State Fly(in LinearEngagementParameters p, double untilToGoS)
    {
        if (!(p.FlightTimeS > 0))
            throw new ArgumentOutOfRangeException(nameof(p), p.FlightTimeS, "Flight time, s: positive.");
        if (!(p.TimeConstantS >= 0))
            throw new ArgumentOutOfRangeException(nameof(p), p.TimeConstantS, "Time constant, s: zero or positive.");
        State s = new(p.HeadingErrorSpeedMps * p.FlightTimeS, 0);
        double toGo = p.FlightTimeS;
        double last = Math.Max(untilToGoS, CutOff * p.FlightTimeS);
        while (toGo > last)
        {
            double h = Math.Min(StepOverTimeToGo * toGo, toGo - last);
            if (p.TimeConstantS > 0)
                h = Math.Min(h, StepOverTimeConstant * p.TimeConstantS);
            State k1 = Slope(p, s, toGo);
            State k2 = Slope(p, s.Plus(k1, 0.5 * h), toGo - (0.5 * h));
            State k3 = Slope(p, s.Plus(k2, 0.5 * h), toGo - (0.5 * h));
            State k4 = Slope(p, s.Plus(k3, h), toGo - h);
            s = s.Plus(k1, h / 6).Plus(k2, h / 3).Plus(k3, h / 3).Plus(k4, h / 6);
            toGo -= h;
        }

        return s;
    }

    private static State Slope(in LinearEngagementParameters p, State s, double toGoS)
    {
        double command = Command(p, s, toGoS);
        bool lagged = p.TimeConstantS > 0;
        double achieved = lagged ? s.Achieved : command;
        return new((p.TargetAccelerationMps2 - achieved) * toGoS, lagged ? (command - s.Achieved) / p.TimeConstantS : 0);
    }

    private static double Command(in LinearEngagementParameters p, State s, double toGoS)
    {
        double command = ProportionalNavigation.OfZeroEffortMiss(s.ZeroEffortMissM, toGoS, p.NavigationRatio);
        return p.Augmented ? command + (0.5 * p.NavigationRatio * p.TargetAccelerationMps2) : command;
    }

    private readonly record struct State(double ZeroEffortMissM, double Achieved)
    {
        public State Plus(State slope, double h) => new(ZeroEffortMissM + (h * slope.ZeroEffortMissM), Achieved + (h * slope.Achieved));
    }
}
