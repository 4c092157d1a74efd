using Parapet.Engine.Build;
using Parapet.Engine.Clock;
using Parapet.Engine.Record;
using Parapet.Foundation;
using Parapet.Physics.Flight;
using Parapet.Testing;
using Xunit;

namespace Parapet.Engine.Tests.Assess;

/// <summary>Fighter-bombers that notice rounds on their way, and those that do not.</summary>
public class EvasionTests
{
    private static readonly CompiledScenario Raid = World.Force(World.Unit("long-range-sam-2000s"), environment: World.Vacuum)
        .Against(World.Raid("fighter-bomber", 4, distance: "150 km"), duration: "20 min").WithSensors(s => s with { FalseAlarmsPerScan = 0 }).WithDoctrine(d => d with { MinimumKillProbability = 0 });

    private static CompiledScenario Noticing(CompiledScenario scenario, double probability, double killProbability) =>
        scenario.WithRounds(m => m with { KillProbability = [.. m.KillProbability.Select(_ => killProbability)] }) with
        {
            ThreatClasses = [.. scenario.ThreatClasses.Select(c => c with { NoticeProbability = probability })],
        };

    [Fact]
    public void Who_notices_a_round_breaks_away_and_arrives_late()
    {
        CompiledScenario scenario = Noticing(Raid, 1, killProbability: 0.05);
        RunRecord run = new SimulationLoop(scenario).Play(0, RecordDetail.Replay);
        EventRecord[] breaks = [.. run.Of(EventKind.ThreatEvades)];
        Assert.NotEmpty(breaks);
        Assert.All(breaks, e => Assert.True(e.Value("rangeM") <= scenario.ThreatClasses[0].NoticeRangeM));
        foreach (IGrouping<string, EventRecord> one in breaks.GroupBy(e => e.Subject))
        {
            CompiledThreat threat = scenario.Threats.Single(t => t.Id == one.Key);
            double launched = run.Of(EventKind.ThreatLaunched).Single(e => e.Subject == one.Key).Time.Seconds;
            double arrived = run.Events.Single(e => e.Subject == one.Key && e.Kind is EventKind.AssetHit or EventKind.AssetMissed && e.Subject == one.Key).Time.Seconds;
            Near.Equal(launched + threat.FlightTimeS + one.Sum(e => e.Value("delayS")), arrived, absolute: 1e-6, what: one.Key);
            MotionPath path = new([.. run.Replay!.Movers.Single(m => m.Id == one.Key).Path]);
            double hardest = 0;
            for (double t = launched + 5; t < arrived - 60; t += 0.5)
            {
                SimTime at = SimTime.FromSeconds(t);
                MotionSegment piece = path.Segments[path.IndexAt(at)];
                hardest = Math.Max(hardest, piece.Acceleration((at - piece.Start).Seconds).Length);
            }

            double limit = scenario.ThreatClasses[0].BreakAccelerationMps2;
            Assert.InRange(hardest, 0.8 * limit, 1.3 * limit);
        }
    }

    [Fact]
    public void Who_notices_nothing_flies_its_route()
    {
        RunRecord run = new SimulationLoop(Noticing(Raid, 0, killProbability: 0.05)).Play(0);
        Assert.NotEmpty(run.Of(EventKind.Intercept));
        Assert.Empty(run.Of(EventKind.ThreatEvades));
    }

    [Fact]
    public void One_run_after_another_is_the_same_and_each_starts_from_the_planned_paths()
    {
        CompiledScenario scenario = Noticing(Raid, 0.7, killProbability: 0.3);
        SimulationLoop loop = new(scenario);
        string first = loop.Play(0).StateHash;
        loop.Play(1);
        Assert.Equal(first, loop.Play(0).StateHash);
        Assert.Equal(first, new SimulationLoop(scenario).Play(0).StateHash);
    }

    [Fact]
    public void What_a_carrier_lets_go_starts_where_and_when_the_carrier_is()
    {
        CompiledScenario carriers = Noticing(
            Raid.Against(World.Raid("fighter-bomber", 3, distance: "200 km", more: "release: { class: cruise-missile, number: 2, distance: 90 km, interval: 2 s }"), duration: "30 min"), 1, killProbability: 0.05);
        RunRecord run = new SimulationLoop(carriers).Play(0, RecordDetail.Replay);
        HashSet<string> broke = [.. run.Of(EventKind.ThreatEvades).Select(e => e.Subject)];
        Assert.NotEmpty(broke);
        int near = 0, all = 0;
        foreach (CompiledThreat weapon in carriers.Threats.Where(t => t.Carrier >= 0 && broke.Contains(carriers.Threats[t.Carrier].Id)))
        {
            MoverRecord? own = run.Replay!.Movers.SingleOrDefault(m => m.Id == weapon.Id), carrier = run.Replay!.Movers.SingleOrDefault(m => m.Id == carriers.Threats[weapon.Carrier].Id);
            if (own is null || carrier is null)
                continue;
            MotionPath path = new([.. own.Path]), route = new([.. carrier.Path]);
            Vector3D apart = path.PositionAt(path.Start) - route.PositionAt(path.Start);
            // The weapon cruises low: what counts is over the ground. A release in the middle of a break happens at its end.
            double level = apart.PerpendicularTo(route.PositionAt(path.Start).Unit()).Length;
            all++;
            near += level < 500 ? 1 : 0;
            Assert.True(level < 15_000, FormattableString.Invariant($"{weapon.Id}: {level:0} m"));
        }

        Assert.True(all > 0 && near > 0, $"{near} of {all}");
    }
}
