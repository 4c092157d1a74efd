using Parapet.Engine.Build;
using Parapet.Foundation;
using Parapet.Physics.Radar;
using Parapet.Testing;
using Xunit;

namespace Parapet.Engine.Tests.Sense;

/// <summary>What a look is made of: the terms, each alone against the model of Physics that it comes from, and what switching one off does.</summary>
public class BudgetTests
{
    private const string NoPropagation = "{ effects: [clutter, doppler, beam] }";

    private static readonly double[] RangesKm = [12, 20, 35, 60, 90];

    private static CompiledScenario Battery(string environment) => World.Force(World.Unit("long-range-sam-2000s"), environment: environment);

    private static CompiledSensor Acquisition(CompiledScenario scenario) => scenario.Sensors.First(s => !s.FireControl);

    /// <summary>A place south of the radar, and a velocity there, in m and m/s.</summary>
    private static LookTarget Target(CompiledSensor sensor, double rangeKm, double heightM, double radialMps, double rcsM2 = 0.03)
    {
        Vector3D inward = sensor.Frame.DirectionToEcef(new(0, radialMps, 0));
        GeodeticPosition place = Wgs84.ToGeodetic(EcefPosition.From(sensor.Frame.OriginEcef + sensor.Frame.DirectionToEcef(new(0, -1000 * rangeKm, 0))));
        return new(Wgs84.ToEcef(place with { HeightM = heightM }).Vector, inward, rcsM2, 1, 1);
    }

    private static LookResult Look(CompiledScenario scenario, CompiledSensor sensor, in LookTarget target, params JammerReception[] jammers) =>
        SensorLook.At(scenario, sensor, sensor.Frame, sensor.BearingRad, in target, jammers);

    [Fact]
    public void The_ratio_is_the_echo_by_its_factors_over_all_that_lies_beside_it()
    {
        CompiledScenario scenario = Battery("{ rain: { rate: 5 mm/h } }");
        CompiledSensor sensor = Acquisition(scenario);
        foreach (double range in RangesKm)
        {
            LookResult look = Look(scenario, sensor, Target(sensor, range, 1500, 50), new JammerReception(Math.PI, 0.01, 3));
            LookBudget b = look.Budget;
            Near.Equal(b.FreeSpace * b.Beam * b.Path * b.Filter / (1 + b.Clutter + b.Rain + b.Jamming), look.SignalToNoise, relative: 1e-12);
            Near.Equal(sensor.Detection!.Probability(1, look.SignalToNoise), look.Probability, absolute: 1e-12);
            Near.Equal(RadarEquation.SignalToNoise(sensor.Radar, look.RangeM, 0.03), b.FreeSpace, relative: 1e-12);
            Assert.True(b.Rain > 0 && b.Jamming > 0 && b.Path > 0 && b.Filter is > 0 and <= 1 && b.Beam is > 0 and <= 1, $"{b}");
        }
    }

    [Fact]
    public void Nothing_is_detected_more_often_than_range_and_cross_section_allow_at_best()
    {
        CompiledScenario scenario = Battery("{}");
        int seen = 0;
        foreach (CompiledSensor sensor in scenario.Sensors)
        {
            for (double range = 3; range < 250; range *= 1.05)
            {
                foreach (double height in (double[])[10, 60, 300, 2000, 9000])
                {
                    LookTarget target = Target(sensor, range, height, 200, 1);
                    LookResult look = Look(scenario, sensor, in target);
                    Assert.True(look.Probability <= SensorLook.ProbabilityAtMost(sensor, look.RangeM, in target) + 1e-12, $"{sensor.Id} at {range} km, {height} m");
                    seen += look.Probability > 0.1 ? 1 : 0;
                }
            }
        }

        Assert.True(seen > 100);
    }

    [Fact]
    public void A_slow_low_target_is_seen_worse_for_clutter_and_worse_again_for_its_slowness()
    {
        // A drone of 50 m/s at 300 m, coming straight and flying almost across, over a rough sea.
        CompiledScenario bare = Battery("{ effects: [] }"), clutter = Battery("{ effects: [clutter], sea-state: 6 }"), both = Battery("{ effects: [clutter, doppler], sea-state: 6 }");
        CompiledSensor sensor = Acquisition(bare);
        double[] coming = [.. new[] { bare, clutter, both }.Select(s => Reach(s, 50))], across = [.. new[] { bare, clutter, both }.Select(s => Reach(s, 2))];
        Assert.True(clutter.Sensors.Any(s => s.Clutter is not null), "The radar's improvement factor is known.");
        Assert.True(coming[1] < coming[0] && across[1] == coming[1], "Clutter asks nothing of the target's speed.");
        Assert.True(across[2] < 0.9 * across[1], $"{across[2]} against {across[1]} km");
        Assert.True(coming[2] > across[2], $"{coming[2]} against {across[2]} km");

        // Probability summed over the way in, km.
        double Reach(CompiledScenario scenario, double radialMps)
        {
            CompiledSensor radar = scenario.Sensors[Array.FindIndex(bare.Sensors, s => s.Id == sensor.Id)];
            double reach = 0;
            for (double range = 2; range < 90; range += 0.5)
                reach += 0.5 * Look(scenario, radar, Target(radar, range, 300, radialMps)).Probability;

            return reach;
        }
    }

    [Fact]
    public void The_sea_echoes_more_the_rougher_it_is_and_never_beyond_the_horizon()
    {
        CompiledScenario calm = Battery("{ effects: [clutter], sea-state: 1 }"), rough = Battery("{ effects: [clutter], sea-state: 5 }");
        CompiledSensor a = Acquisition(calm), b = Acquisition(rough);
        double near = Look(rough, b, Target(b, 10, 60, 0)).Budget.Clutter;
        Assert.True(near > 10 * Look(calm, a, Target(a, 10, 60, 0)).Budget.Clutter, $"{near}");
        double horizonKm = Math.Sqrt(2 * calm.EffectiveEarthFactor * 6371000 * b.Frame.Origin.HeightM) / 1000;
        Assert.True(Look(rough, b, Target(b, 0.95 * horizonKm, 300, 0)).Budget.Clutter > 0);
        Assert.Equal(0, Look(rough, b, Target(b, 1.05 * horizonKm, 300, 0)).Budget.Clutter);
    }

    [Fact]
    public void A_stand_off_jammer_is_burnt_through_where_the_closed_form_says()
    {
        CompiledScenario scenario = Battery(World.Vacuum);
        CompiledSensor sensor = Acquisition(scenario);
        // Ahead of the target, at its azimuth and elevation: through the main lobe at any range.
        const double noise = 5000;
        double needed = new Detector(sensor.Radar.Pulses, sensor.Radar.FalseAlarmProbability, sensor.Radar.CfarCells).RequiredSnr(1, 0.5);
        double closed = NoiseJamming.StandOffBurnThroughM(RadarEquation.SignalToNoise(sensor.Radar, 1, 5), noise, needed);
        double quiet = NoiseJamming.StandOffBurnThroughM(RadarEquation.SignalToNoise(sensor.Radar, 1, 5), 0, needed);
        double low = 1000, high = 400e3;
        while (high - low > 1)
        {
            double mid = 0.5 * (low + high);
            if (Jammed(mid).Probability > 0.5)
                low = mid;
            else
                high = mid;
        }

        Near.Equal(closed, low, relative: 1e-3, what: "burn-through range, m");
        Assert.True(low < 0.15 * quiet);

        LookResult Jammed(double rangeM)
        {
            // At an elevation of 2 degrees, so that the horizon does not matter.
            Vector3D line = new Vector3D(0, -Math.Cos(0.035), Math.Sin(0.035)) * rangeM;
            LookTarget target = new(sensor.Frame.OriginEcef + sensor.Frame.DirectionToEcef(line), Vector3D.Zero, 5, 1, 1);
            return Look(scenario, sensor, in target, new JammerReception(Math.PI, 0.035, noise));
        }
    }

    [Fact]
    public void A_jammer_outside_the_main_lobe_comes_in_by_the_side_lobes()
    {
        CompiledScenario scenario = Battery(World.Vacuum);
        CompiledSensor sensor = Acquisition(scenario);
        LookTarget target = Target(sensor, 60, 3000, 200);
        double elevation = Look(scenario, sensor, in target).ElevationRad;
        const double noise = 1e6;
        double straight = Look(scenario, sensor, in target, new JammerReception(Math.PI, elevation, noise)).Budget.Jamming;
        double aside = Look(scenario, sensor, in target, new JammerReception(Math.PI / 2, elevation, noise)).Budget.Jamming;
        Near.Equal(noise, straight, relative: 1e-6);
        Assert.True(sensor.Radar.SideLobeRatio > 0, "The radar's side lobes are known.");
        Near.Equal(noise * sensor.Radar.SideLobeRatio, aside, relative: 1e-9);
    }

    [Fact]
    public void Effects_that_a_scenario_leaves_out_cost_nothing()
    {
        CompiledScenario scenario = Battery(World.Vacuum);
        CompiledSensor sensor = Acquisition(scenario);
        LookBudget b = Look(scenario, sensor, Target(sensor, 30, 2000, 3)).Budget;
        Assert.Equal((1, 1, 1, 0, 0, 0), (b.Beam, b.Path, b.Filter, b.Clutter, b.Rain, b.Jamming));
        Assert.NotEqual(scenario.Hash, Battery(NoPropagation).Hash);
    }
}
