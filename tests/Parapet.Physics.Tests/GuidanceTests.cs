using Parapet.Foundation;
using Parapet.Physics.Guidance;
using Parapet.Testing;
using Xunit;

namespace Parapet.Physics.Tests;

public class GuidanceTests
{
    [Fact]
    public void Commands_without_lag_match_the_closed_forms()
    {
        foreach (ReferenceCase c in ReferenceCases.Read("pn-acceleration-zero-lag.csv"))
        {
            double n = c["effective_navigation_ratio"], tolerance = c["abs_tol"];
            const double flight = 10;
            double t = c["time_over_flight_time"] * flight;
            double heading = LinearEngagement.CommandAt(new(n, flight, 0, 25, 0, false), t) * flight / 25;
            double turn = LinearEngagement.CommandAt(new(n, flight, 0, 0, 30, false), t) / 30;
            double augmented = LinearEngagement.CommandAt(new(n, flight, 0, 0, 30, true), t) / 30;
            Near.Equal(c["expect_heading_error_nc_normalised"], heading, absolute: tolerance, what: $"{c} heading error");
            Near.Equal(c["expect_manoeuvre_nc_over_nt"], turn, absolute: tolerance, what: $"{c} manoeuvre");
            Near.Equal(c["expect_augmented_nc_over_nt"], augmented, absolute: tolerance, what: $"{c} augmented");
        }
    }

    [Fact]
    public void Misses_with_a_single_lag_match_the_closed_forms()
    {
        foreach (ReferenceCase c in ReferenceCases.Read("pn-miss-single-lag.csv"))
        {
            double n = c["effective_navigation_ratio"], tolerance = c["rel_tol"];
            const double lag = 0.7;
            double flight = c["flight_time_over_time_constant"] * lag;
            double heading = LinearEngagement.MissM(new(n, flight, lag, 40, 0, false)) / (40 * flight);
            double turn = LinearEngagement.MissM(new(n, flight, lag, 0, 20, false)) / (10 * flight * flight);
            Near.Equal(c["expect_heading_error_miss_normalised"], heading, relative: tolerance, what: $"{c} heading error");
            Near.Equal(c["expect_target_manoeuvre_miss_normalised"], turn, relative: tolerance, what: $"{c} manoeuvre");
        }
    }

    [Fact]
    public void On_a_collision_course_nothing_is_commanded()
    {
        Vector3D r = new(8000, 3000, -500);
        Assert.True(ProportionalNavigation.Command(r, -0.1 * r, 4).Length < 1e-9);
    }

    [Fact]
    public void The_command_is_ratio_closing_speed_and_turn_of_the_line_across_it()
    {
        Vector3D r = new(10_000, 0, 0), v = new(-900, 50, 20);
        Vector3D command = ProportionalNavigation.Command(r, v, 3);
        Near.Equal(0, command.X, absolute: 1e-12, what: "along the line");
        Near.Equal(3 * 900 * 50 / 10_000.0, command.Y, absolute: 1e-9, what: "across");
        Near.Equal(3 * 900 * 20 / 10_000.0, command.Z, absolute: 1e-9, what: "up");
        Assert.Equal(Vector3D.Zero, ProportionalNavigation.Command(r, -v, 3));
    }

    [Fact]
    public void Augmentation_adds_half_the_ratio_times_the_targets_turn()
    {
        Vector3D r = new(10_000, 0, 0), v = new(-900, 0, 0);
        Vector3D command = ProportionalNavigation.Augmented(r, v, new(70, 40, 0), 4);
        Near.Equal(0, command.X, absolute: 1e-12, what: "along the line");
        Near.Equal(80, command.Y, absolute: 1e-9, what: "across");
    }
}
