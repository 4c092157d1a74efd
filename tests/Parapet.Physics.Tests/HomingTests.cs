using Parapet.Foundation;
using Parapet.Physics.Earth;
using Parapet.Physics.Estimation;
using Parapet.Physics.Flight;
using Parapet.Physics.Guidance;
using Parapet.Testing;
using Xunit;

namespace Parapet.Physics.Tests;

/// <summary>The engagement in three dimensions against the linear theory, and the filter of the seeker against its own statistics.</summary>
public class HomingTests
{
    private const double MissileSpeed = 1000;
    private const double TargetSpeed = 500;

    /// <summary>A body without drag that can pull whatever is asked: what is left of the model is geometry, guidance law and lag.</summary>
    private static InterceptorParameters Ideal(double ratio, double lag) => new(100, 100, 0, 0, 50, 0, 1e6, 1000, 0, ratio) { TimeConstantS = lag };

    [Theory]
    [InlineData(3, 0.3, false)]
    [InlineData(4, 0.3, false)]
    [InlineData(5, 0.3, false)]
    [InlineData(4, 0.6, false)]
    [InlineData(3, 0.3, true)]
    [InlineData(4, 0.5, true)]
    public void The_miss_by_a_target_that_turns_is_that_of_the_linear_theory(double ratio, double lag, bool augmented)
    {
        const double turn = 15;
        double greatest = 0;
        List<(double Expected, double Miss)> found = [];
        foreach (double flight in new[] { 0.4, 0.8, 1.2, 1.8, 2.5, 3.5 })
        {
            double expected = Math.Abs(LinearEngagement.MissM(new(ratio, flight, lag, 0, turn, augmented)));
            greatest = Math.Max(greatest, expected);
            found.Add((expected, Miss(ratio, lag, flight, turn, 0, augmented)));
        }

        Assert.True(greatest > 0.08, $"{greatest:0.00} m");
        foreach ((double expected, double miss) in found)
            Near.Equal(expected, miss, absolute: (0.03 * greatest) + 0.005, what: $"N' {ratio}, lag {lag} s");
    }

    [Theory]
    [InlineData(3, 0.3)]
    [InlineData(4, 0.3)]
    [InlineData(5, 0.5)]
    public void The_miss_by_a_heading_error_is_that_of_the_linear_theory(double ratio, double lag)
    {
        const double heading = 0.05;
        foreach (double flight in new[] { 0.5, 1.0, 1.5, 2.5 })
        {
            double expected = Math.Abs(LinearEngagement.MissM(new(ratio, flight, lag, MissileSpeed * heading, 0, false)));
            Near.Equal(expected, Miss(ratio, lag, flight, 0, heading, false), absolute: (0.04 * expected) + 0.05, what: $"N' {ratio}, lag {lag} s, {flight} s");
        }
    }

    [Fact]
    public void A_longer_lag_misses_by_more()
    {
        double before = -1;
        foreach (double lag in new[] { 0.05, 0.1, 0.2, 0.4, 0.8 })
        {
            // Worst of the moments at which the target may begin to turn.
            double worst = 0;
            for (double flight = 2 * lag; flight <= 6 * lag; flight += 0.25 * lag)
                worst = Math.Max(worst, Miss(4, lag, flight, 15, 0, false));
            Assert.True(worst > 1.5 * before, $"{worst:0.000} m at {lag} s");
            before = worst;
        }
    }

    [Fact]
    public void The_two_forms_of_the_law_are_one()
    {
        Vector3D r = new(9000, 400, -200), v = new(-1200, 30, 55);
        double closing = -v.Dot(r.Unit()), toGo = r.Length / closing;
        Vector3D miss = (r + (toGo * v)).PerpendicularTo(r.Unit());
        Vector3D command = ProportionalNavigation.Command(r, v, 4);
        Near.Equal(ProportionalNavigation.OfZeroEffortMiss(miss.Length, toGo, 4), command.Length, relative: 1e-9, what: "N' Z / tgo²");
    }

    [Fact]
    public void The_filter_is_as_wrong_as_it_says()
    {
        // White noise on a target that begins to turn: over many draws the error is that of the covariance, and a settled turn has no bias.
        const double sigma = 8, dt = 0.05, jerk = 300;
        StreamKey luck = new(5, 0, 0, 3);
        double sumV = 0, sumA = 0, biasA = 0, sigmaV = 0, sigmaA = 0;
        const int draws = 400;
        for (int d = 0; d < draws; d++)
        {
            uint n = (uint)d * 1000;
            (double v0, double a0) = luck[n].Normals;
            Vector3D x = Vector3D.Zero, v = new(300 + (30 * v0), 0, 0), a = new(30 * a0, 0, 0);
            HomingFilter filter = HomingFilter.Begin(new(sigma * luck[n + 1].Normals.A, 0, 0), new(300, 0, 0), sigma, 30, 30);
            for (int i = 0; i < 60; i++)
            {
                (double w, double j) = luck[n + 2 + (uint)i].Normals;
                x += (dt * v) + (0.5 * dt * dt * a);
                v += dt * a;
                a += new Vector3D(j * Math.Sqrt(jerk * dt), 0, 0);
                filter.Update(x + new Vector3D(sigma * w, 0, 0), dt, jerk, sigma);
            }

            (sigmaV, sigmaA) = filter.Sigma;
            sumV += Math.Pow(filter.Velocity.X - v.X, 2);
            sumA += Math.Pow(filter.Acceleration.X - a.X, 2);
            biasA += filter.Acceleration.X - a.X;
        }

        // 400 draws: a variance is known to 7 %, so a root to 3.5 %; three of those.
        Near.Equal(sigmaV, Math.Sqrt(sumV / draws), relative: 0.12, what: "velocity");
        Near.Equal(sigmaA, Math.Sqrt(sumA / draws), relative: 0.12, what: "acceleration");
        Near.Equal(0, biasA / draws, absolute: 3 * sigmaA / Math.Sqrt(draws), what: "mean error of the acceleration");
    }

    /// <summary>Head-on at sea level, flown by <see cref="InterceptorFlight"/>; the target turns sideways from the start.</summary>
    private static double Miss(double ratio, double lag, double flightS, double turn, double headingRad, bool augmented)
    {
        LocalFrame frame = new(GeodeticPosition.FromDegrees(40, 30, 2000));
        InterceptorParameters p = Ideal(ratio, lag);
        Vector3D course = (frame.East * Math.Cos(headingRad)) + (frame.North * Math.Sin(headingRad));
        InterceptorState s = new() { Position = frame.OriginEcef, Velocity = course * MissileSpeed };
        s.Lateral = ProportionalNavigation.GravityCompensation(s.Position, s.Velocity);
        Vector3D start = frame.OriginEcef + (frame.East * ((MissileSpeed * Math.Cos(headingRad)) + TargetSpeed) * flightS);
        const double dt = 0.0005;
        for (double t = 0; ; t += dt)
        {
            Vector3D target = start - (frame.East * TargetSpeed * t) + (frame.North * (0.5 * turn * t * t));
            Vector3D velocity = (frame.East * -TargetSpeed) + (frame.North * (turn * t));
            Vector3D r = target - s.Position, v = velocity - s.Velocity;
            if (r.Dot(v) >= 0)
                return (r - (v * (r.Dot(v) / v.LengthSquared))).Length;
            Vector3D command = augmented ? ProportionalNavigation.Augmented(r, v, frame.North * turn, ratio) : ProportionalNavigation.Command(r, v, ratio);
            InterceptorFlight.Step(ref s, p, command + ProportionalNavigation.GravityCompensation(s.Position, s.Velocity), dt);
        }
    }
}
