using Parapet.Physics.Flight;
using Parapet.Testing;
using Xunit;

namespace Parapet.Physics.Tests;

public class AircraftEnergyTests
{
    // No drag rise: a speed of sound that nothing comes near.
    private const double NoRise = 1e6;

    [Fact]
    public void The_business_jet_of_the_textbook_flies_as_fast_as_printed()
    {
        // Anderson, "Introduction to Flight", examples 6.1 and 6.4: W 88,177 N, S 29.54 m², CD0 0.02, e 0.81, b 16.25 m, two engines of 16,245 N whose
        // thrust goes with density; at 22,000 ft (0.6107 kg/m³) it reaches 294 m/s.
        EnergyParameters jet = new(2 * 16245 / 88176.75, 88176.75 / 9.80665 / 29.54, 0.02, 1 / (Math.PI * 0.81 * 16.25 * 16.25 / 29.54), 1.5);
        double thrust = 2 * 16245 / 88176.75 * 0.6107 / 1.225;
        Near.Equal(thrust, AircraftEnergy.DragOverWeight(jet, 0.6107, NoRise, 294, loadFactor: 1), relative: 0.02);
    }

    [Fact]
    public void The_best_lift_over_drag_is_that_of_a_parabolic_polar()
    {
        EnergyParameters p = new(0.5, 400, 0.02, 0.1, 1.4);
        double best = 0;
        for (double v = 60; v < 300; v += 0.5)
            best = Math.Max(best, 1 / AircraftEnergy.DragOverWeight(p, 0.9, NoRise, v, 1));
        Near.Equal(1 / (2 * Math.Sqrt(0.02 * 0.1)), best, relative: 1e-4);
    }

    [Fact]
    public void At_the_sustained_load_factor_nothing_is_left_over()
    {
        EnergyParameters p = new(1, 460, 0.02, 0.15, 1.3);
        double n = AircraftEnergy.SustainedLoadFactor(p, 0.4135, 299.5, 240);
        Assert.InRange(n, 1.5, 6);
        Near.Equal(0, AircraftEnergy.ExcessPowerMps(p, 0.4135, 299.5, 240, n), absolute: 1e-9);
        Assert.True(AircraftEnergy.ExcessPowerMps(p, 0.4135, 299.5, 240, 1) > 50);
        Assert.True(AircraftEnergy.ExcessPowerMps(p, 0.4135, 299.5, 480, 1) < 100, "The drag rise bounds the speed.");
    }

    [Fact]
    public void Slow_flight_lifts_little_and_never_less_than_its_weight()
    {
        EnergyParameters p = new(1, 460, 0.02, 0.15, 1.3);
        Assert.Equal(1, AircraftEnergy.LiftLimit(p, 0.4135, 60));
        Near.Equal(0.5 * 0.4135 * 240 * 240 * 1.3 / (460 * 9.80665), AircraftEnergy.LiftLimit(p, 0.4135, 240), relative: 1e-12);
    }
}
