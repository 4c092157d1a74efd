using Parapet.Engine.Build;
using Parapet.Engine.Clock;
using Parapet.Engine.Record;
using Parapet.Engine.State;
using Parapet.Engine.State.Picture;
using Parapet.Foundation;
using Parapet.Testing;
using Xunit;

namespace Parapet.Engine.Tests.Sense;

/// <summary>What noise does to a battle: ranges shrink, bearings come without ranges, and near enough the radar sees through it.</summary>
public class JammingTests
{
    private static CompiledScenario Battery => World.Force(World.Unit("long-range-sam-2000s"), environment: World.Vacuum);

    [Fact]
    public void A_raid_behind_stand_off_jammers_is_seen_late_and_then_seen_through_the_noise()
    {
        CompiledScenario jammed = ScenarioBuilder.Build(World.LoadFile(Checkout.Path("scenarios", "standoff-jamming.yaml")), 1);
        CompiledScenario quiet = jammed with { Threats = [.. jammed.Threats.Select(t => t with { Jams = false })] };
        (double Mean, double Least, RunRecord Run) a = FirstSeen(quiet), b = FirstSeen(jammed);
        // Half of the range in quiet and less would be the main lobe alone; some of the raid stands beside it.
        Assert.True(b.Mean < 0.8 * a.Mean, FormattableString.Invariant($"{b.Mean} m of {a.Mean} m"));
        Assert.True(b.Least > 0.1 * a.Mean, "It burns through before the raid is there.");
        Assert.Contains(b.Run.Events, e => e.Kind == EventKind.JammingStrobe);
        Assert.DoesNotContain(a.Run.Events, e => e.Kind == EventKind.JammingStrobe);
        Assert.True(b.Run.Events.First(e => e.Kind == EventKind.JammingStrobe).Time < b.Run.Of(EventKind.FirstDetection).First(e => e.Object.StartsWith("fighter", StringComparison.Ordinal)).Time);

        static (double, double, RunRecord) FirstSeen(CompiledScenario scenario)
        {
            RunRecord run = new SimulationLoop(scenario).Play(0);
            double[] ranges = [.. run.Of(EventKind.FirstDetection).Where(e => e.Object.StartsWith("fighter", StringComparison.Ordinal)).Select(e => e.Value("rangeM"))];
            Assert.Equal(8, ranges.Length);
            return (ranges.Average(), ranges.Min(), run);
        }
    }

    [Fact]
    public void An_aircraft_that_screens_itself_gives_a_bearing_and_no_range_until_it_is_near()
    {
        // At 1 kW over 500 MHz an X-band radar hears it far beyond the range at which it sees it.
        Stage stage = new(Battery.Against(World.Raid("fighter-bomber", distance: "200 km", start: "0 s", height: "3000 m", more: "jamming: true")).WithSensors(s => s with { FalseAlarmsPerScan = 0 }));
        int fire = Array.FindIndex(stage.Scenario.Sensors, s => s.FireControl);
        int strobes = 0, ranges = 0;
        double lastStrobeM = double.PositiveInfinity;
        for (double at = 100; at < stage.Truth.Threats[0].Path.End.Seconds - 20; at += 2)
        {
            Table<PlotRow> plots = stage.Look(at, fire);
            stage.Work(at, fire);
            double range = stage.Polar(stage.Truth.Threats[0].Path.PositionAt(SimTime.FromSeconds(at)), fire).RangeM;
            foreach (ref PlotRow plot in plots.Rows)
            {
                if (double.IsPositiveInfinity(plot.Measurement.RangeSigmaM))
                {
                    double azimuth = stage.Polar(stage.Truth.Threats[0].Path.PositionAt(SimTime.FromSeconds(at)), fire).AzimuthRad;
                    Near.Equal(0, Angle.WrapSigned(plot.Measurement.AzimuthRad - azimuth), absolute: 0.01, what: "error of the bearing, rad");
                    Assert.Equal(0, plot.Measurement.RangeM);
                    strobes++;
                    lastStrobeM = range;
                }
                else
                {
                    ranges++;
                }
            }

            if (ranges == 0)
                Assert.Empty(stage.Tracks.Live);
        }

        Assert.True(strobes > 20 && ranges > 5, $"{strobes} strobes, {ranges} plots");
        Assert.True(lastStrobeM > 5000);
        Assert.NotEmpty(stage.Confirmed);
    }

    [Fact]
    public void A_jammer_behind_the_horizon_or_in_another_band_is_not_heard()
    {
        CompiledScenario scenario = Battery;
        CompiledSensor sensor = scenario.Sensors[0];
        CompiledJammer all = new(1e5, 1e8, [true, true, true, true]), none = new(1e5, 1e8, [false, false, false, false]);
        Vector3D high = At(9000), low = At(50);
        Assert.True(JammerReception.Of(scenario, sensor, sensor.Frame, sensor.BearingRad, all, high).OnAxis > 1);
        Assert.Equal(0, JammerReception.Of(scenario, sensor, sensor.Frame, sensor.BearingRad, all, low).OnAxis);
        Assert.Equal(0, JammerReception.Of(scenario, sensor, sensor.Frame, sensor.BearingRad, none, high).OnAxis);

        Vector3D At(double heightM)
        {
            GeodeticPosition place = Wgs84.ToGeodetic(EcefPosition.From(sensor.Frame.OriginEcef + sensor.Frame.DirectionToEcef(new(0, -150e3, 0))));
            return Wgs84.ToEcef(place with { HeightM = heightM }).Vector;
        }
    }

    [Fact]
    public void A_stand_off_jammer_circles_at_its_distance_and_goes_home()
    {
        CompiledScenario scenario = World.Build(World.Text(raids: World.Raid("high-altitude-aircraft", distance: "250 km", start: "0 s", more: "jamming: true, orbit: { distance: 120 km, leg-length: 40 km, duration: 20 min }"), duration: "60 min"));
        CompiledThreat threat = scenario.Threats[0];
        Assert.True(threat.Jams && !threat.EndsAtAim);
        double near = 0;
        foreach (var segment in threat.Path)
        {
            double distance = (segment.Position(0) - scenario.Assets[0].Ecef).Length;
            Assert.True(distance > 115e3);
            near += distance < 155e3 ? segment.End.Seconds - segment.Start.Seconds : 0;
        }

        Near.Equal(1200, near, absolute: 400, what: "time on station, s");
        Assert.True((threat.Path[^1].Position(0) - threat.Path[0].Position(0)).Length < 20e3);
    }
}
