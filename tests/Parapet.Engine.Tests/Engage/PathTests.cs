using Parapet.Engine.Build;
using Parapet.Engine.Clock;
using Parapet.Engine.Record;
using Parapet.Foundation;
using Parapet.Physics.Flight;
using Parapet.Testing;
using Xunit;

namespace Parapet.Engine.Tests.Engage;

/// <summary>Everything that moves in a replay moves as bodies do.</summary>
public class PathTests
{
    private static readonly string Raids = string.Join('\n',
        World.Raid("one-way-attack-drone", 4, "drones", distance: "20 km", interval: "10 s", height: "300 m"),
        World.Raid("cruise-missile", 4, "missiles", "165 deg", "60 km", "5 s", height: "60 m"),
        World.Raid("fighter-bomber", 2, "jets", "190 deg", "60 km", "5 s", height: "3000 m"),
        World.Raid("short-range-ballistic-missile", 2, "ballistic", "175 deg", "300 km"),
        World.Raid("quasi-ballistic-missile", 2, "quasi", "170 deg", "300 km"));

    private static CompiledScenario Scenario => World.Force(string.Join('\n',
        World.Unit("short-range-sam", "sam"),
        World.Unit("patriot", "patriot", "[{ launcher: m903, count: 2, load: pac-3-mse }]", position: "45.02 N 30.00 W"),
        World.Unit("gun", "gun", position: "44.99 N 30.00 W"))).Against(Raids);

    [Fact]
    public void No_path_has_a_gap_or_a_jump()
    {
        ReplayRecord replay = new SimulationLoop(Scenario).Play(0, RecordDetail.Replay).Replay!;
        Assert.Contains(replay.Movers, m => m.Kind == MoverKind.Interceptor);
        foreach (MoverRecord mover in replay.Movers)
        {
            for (int i = 1; i < mover.Path.Count; i++)
            {
                MotionSegment a = mover.Path[i - 1], b = mover.Path[i];
                Assert.Equal(a.End, b.Start);
                Near.Equal(0, (a.PositionAt(a.End) - b.P0).Length, absolute: 1e-3, what: $"{mover.Id} position at {b.Start}");
                Near.Equal(0, (a.VelocityAt(a.End) - b.P1).Length, absolute: 0.05, what: $"{mover.Id} velocity at {b.Start}");
            }
        }
    }

    [Fact]
    public void No_interceptor_pulls_more_than_its_limit()
    {
        CompiledScenario scenario = Scenario;
        foreach (int run in new[] { 0, 1 })
        {
            foreach (MoverRecord mover in new SimulationLoop(scenario).Play(run, RecordDetail.Replay).Replay!.Movers.Where(m => m.Kind == MoverKind.Interceptor))
            {
                double limit = EventWalk.Round(scenario, mover.Id).Flight.MaxLateralAccelerationMps2;
                foreach (MotionSegment s in mover.Path)
                {
                    double dt = (s.End - s.Start).Seconds;
                    if (dt < 0.019)
                        continue; // cut by the end
                    // The mean over the step: what the velocity changed across itself. Gravity and the turning Earth come on top.
                    Vector3D mean = (s.Velocity(dt) - s.P1) / dt;
                    double across = mean.PerpendicularTo(s.Velocity(dt / 2).Unit()).Length;
                    Assert.True(across <= limit + 11, FormattableString.Invariant($"{mover.Id} at {s.Start}: {across:0.0} m/s² of {limit:0.0}"));
                }
            }
        }
    }

    [Theory]
    [InlineData("drones")]
    [InlineData("missiles")]
    [InlineData("jets")]
    public void No_threat_turns_or_climbs_harder_than_its_class_can(string raid)
    {
        CompiledScenario scenario = Scenario;
        var threats = World.Load(World.Text(raids: Raids)).Threats;
        foreach (CompiledThreat threat in scenario.Threats.Where(t => t.Id.StartsWith(raid + "/", StringComparison.Ordinal)))
        {
            double limit = threats[scenario.ThreatClasses[threat.Class].Id].TurnAcceleration!.Likely;
            foreach (MotionSegment s in threat.Path)
            {
                double dt = (s.End - s.Start).Seconds;
                for (int k = 0; k <= 4; k++)
                {
                    double u = dt * k / 4;
                    double across = s.Acceleration(u).PerpendicularTo(s.Velocity(u).Unit()).Length;
                    // Turn and climb together, each within the limit, and a cubic that overshoots by a tenth: √2 and some.
                    Assert.True(across <= (1.5 * limit) + 0.1, FormattableString.Invariant($"{threat.Id} at {s.Start}: {across:0.00} m/s² of {limit:0.00}"));
                }
            }
        }
    }
}
