using Parapet.Engine.Build;
using Parapet.Engine.Clock;
using Parapet.Engine.Record;
using Parapet.Foundation;
using Parapet.Model.Doctrine;
using Parapet.Physics.Flight;
using Parapet.Testing;
using Xunit;

namespace Parapet.Engine.Tests.Patrol;

/// <summary>What aircraft shoot, and what they cost.</summary>
public class AircraftShotTests
{
    private const string Cap =
        "  - { id: cap, system: f-35a, side: defence, command-post: post, base: 45.50 N 30.00 W, station: 44.50 N 30.00 W, bearing: 90 deg, leg-length: 40 km, aircraft: 2, fleet: 8, commit-range: 120 km }";

    private static readonly string Many = World.Raid("cruise-missile", 30, distance: "120 km", interval: "4 s", spread: "20 km", height: "1000 m");

    private static CompiledScenario Force => World.Force(patrols: Cap);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(9)]
    public void An_aircraft_is_never_ordered_to_fire_more_than_it_carries(int salvo)
    {
        // One aircraft and no other: what its unit is ordered is what it is ordered.
        CompiledScenario scenario = With(Force.Against(Many, duration: "20 min"), p => p with { MissionCapableRate = 1, Fleet = 1, OnStation = 1 })
            .WithDoctrine(d => d with { SalvoByCategory = [salvo, salvo, salvo, salvo], MinimumKillProbability = 0 }).WithUnits(u => u with { TargetChannels = 8, GuidanceChannels = 16 });
        int carried = scenario.Munitions[0].RoundsPerAircraft;
        foreach (RunRecord run in World.Runs(scenario, 3))
        {
            int open = 0, shot = 0;
            Dictionary<int, int> pending = [];
            foreach (EventRecord e in run.Events)
            {
                if (e.Kind == EventKind.EngagementOrdered)
                {
                    Assert.InRange(e.Value("salvo"), 1, salvo);
                    pending[e.Track] = pending.GetValueOrDefault(e.Track) + (int)e.Value("salvo");
                    open += (int)e.Value("salvo");
                    Assert.True(open + shot <= carried, FormattableString.Invariant($"{e.Time}: {open} ordered and {shot} shot of {carried}"));
                }
                else if (e.Kind == EventKind.InterceptorLaunched)
                {
                    pending[e.Track]--;
                    open--;
                    shot++;
                }
                else if (e.Kind is EventKind.EngagementAborted or EventKind.KillAssessed)
                {
                    // What was not shot of an order that has ended is free again.
                    open -= pending.GetValueOrDefault(e.Track);
                    pending[e.Track] = 0;
                }
            }

            Assert.Equal(carried, shot);
            Assert.Equal(carried, run.Summary.Units[0].Shots);
            Assert.Equal(0, run.Summary.Units[0].Remaining.Sum(r => r.Count));
        }
    }

    [Fact]
    public void An_aircraft_shoots_only_at_what_lies_within_sixty_degrees_of_its_nose()
    {
        CompiledScenario scenario = With(Force.Against(Many, duration: "20 min"), p => p with { MissionCapableRate = 1, OnStation = 4 });
        SimulationLoop loop = new(scenario);
        int shots = 0;
        double worst = 0;
        for (int i = 0; i < 4; i++)
        {
            RunRecord run = loop.Play(i, RecordDetail.Replay);
            MoverRecord[] aircraft = [.. run.Replay!.Movers.Where(m => m.Kind == MoverKind.Aircraft && m.Path.Count > 0)];
            foreach (EventRecord launch in run.Of(EventKind.InterceptorLaunched))
            {
                Vector3D from = run.Replay.Movers.First(m => m.Id == launch.Subject).Path[0].P0;
                MotionSegment flown = aircraft.Select(m => At(m, launch.Time)).MinBy(s => (s.PositionAt(launch.Time) - from).Length);
                Near.Equal(0, (flown.PositionAt(launch.Time) - from).Length, absolute: 1, what: "metres from the aircraft that shot");
                worst = Math.Max(worst, OffNose(from, flown.VelocityAt(launch.Time), run, launch));
                shots++;
            }
        }

        Assert.True(shots > 20, $"{shots} shots");
        Assert.True(worst <= Math.PI / 3, FormattableString.Invariant($"{worst * 180 / Math.PI:0.0}° of {shots} shots"));
    }

    [Fact]
    public void An_aircraft_is_not_ordered_to_shoot_at_what_lies_behind_it_and_an_order_that_lapses_may_be_given_again()
    {
        // One salvo a track: an order of which no round left must not have been it.
        CompiledScenario scenario = With(Force.Against(Many, duration: "20 min"), p => p with { MissionCapableRate = 1, Fleet = 1, OnStation = 1 })
            .WithDoctrine(d => d with { Method = FireMethod.Salvo }).WithRounds(m => m with { RoundsPerAircraft = 20 });
        SimulationLoop loop = new(scenario);
        int orders = 0, again = 0;
        double worst = 0;
        for (int i = 0; i < 6; i++)
        {
            RunRecord run = loop.Play(i, RecordDetail.Replay);
            MoverRecord aircraft = run.Replay!.Movers.Single(m => m.Kind == MoverKind.Aircraft && m.Path.Count > 0);
            HashSet<int> lapsed = [], shot = [];
            foreach (EventRecord e in run.Events)
            {
                if (e.Kind == EventKind.EngagementAborted)
                    lapsed.Add(e.Track);
                else if (e.Kind == EventKind.InterceptorLaunched)
                    shot.Add(e.Track);
                if (e.Kind != EventKind.EngagementOrdered)
                    continue;
                orders++;
                again += lapsed.Contains(e.Track) ? 1 : 0;
                Assert.DoesNotContain(e.Track, shot);
                MotionSegment flown = At(aircraft, e.Time);
                worst = Math.Max(worst, OffNose(flown.PositionAt(e.Time), flown.VelocityAt(e.Time), run, e));
            }
        }

        Assert.True(orders > 20 && again > 0, $"{orders} orders, {again} given again");
        Assert.True(worst <= Math.PI / 3, FormattableString.Invariant($"{worst * 180 / Math.PI:0.0}° of {orders} orders"));
    }

    [Fact]
    public void Hours_in_the_air_are_charged_for_aircraft_that_have_not_landed_when_the_run_ends()
    {
        // Twenty minutes: nobody has landed. Six hours: some have, some are in the air.
        foreach ((string duration, string late) in new[] { ("20 min", "15 min"), ("6 h", "350 min") })
        {
            CompiledScenario scenario = With(Force.Against(World.Raid("decoy", start: late, distance: "20 km"), duration: duration), p => p with { MissionCapableRate = 1 });
            RunRecord run = new SimulationLoop(scenario).Play(0);
            Dictionary<string, double> since = [];
            double seconds = 0;
            int landed = 0;
            foreach (EventRecord e in run.Events)
            {
                if (e.Kind == EventKind.TakeOff || (e.Kind == EventKind.OnStation && e.Time == SimTime.Zero))
                    since[e.Subject] = e.Time.Seconds;
                else if (e.Kind == EventKind.Landed && since.Remove(e.Subject, out double start))
                    (seconds, landed) = (seconds + e.Time.Seconds - start, landed + 1);
            }

            Assert.True(since.Count >= 2);
            Assert.Equal(duration == "6 h", landed > 0);
            seconds += since.Values.Sum(start => run.SimulatedSeconds - start);
            UnitOutcome cap = run.Summary.Units[0];
            double rounds = cap.Shots * scenario.Munitions[0].UnitPriceUsd;
            Near.Equal(rounds + (seconds * scenario.Patrols[0].FlightHourUsdPerS), cap.SpentUsd, relative: 1e-9, what: duration);
        }
    }

    [Fact]
    public void The_cost_exchange_counts_rounds_and_no_hours_in_the_air()
    {
        CompiledScenario scenario = With(Force.Against(World.Raid("cruise-missile", 3, distance: "120 km", interval: "30 s", height: "1000 m"), duration: "20 min"), p => p with { MissionCapableRate = 1 });
        RunRecord run = new SimulationLoop(scenario).Play(0);
        UnitOutcome cap = run.Summary.Units[0];
        double rounds = cap.Shots * scenario.Munitions[0].UnitPriceUsd;
        Assert.True(run.Summary.Raid.Killed > 0);
        Assert.True(cap.SpentUsd > rounds);
        Near.Equal(rounds / (run.Summary.Raid.Killed * scenario.ThreatClasses[0].UnitPriceUsd), run.Summary.Measures.CostExchange, relative: 1e-12);
    }

    /// <summary>Angle between the nose and where the event's track is, by its last sample before the event.</summary>
    private static double OffNose(Vector3D from, Vector3D nose, RunRecord run, EventRecord e)
    {
        TrackSample sample = run.Replay!.Tracks.First(t => t.Number == e.Track).Samples.Last(s => s.Time <= e.Time);
        Vector3D target = sample.Position + (sample.Velocity * (e.Time - sample.Time).Seconds);
        return Math.Acos(nose.Unit().Dot((target - from).Unit()));
    }

    private static MotionSegment At(MoverRecord mover, SimTime time) => mover.Path.FirstOrDefault(s => s.End >= time, mover.Path[^1]);

    private static CompiledScenario With(CompiledScenario scenario, Func<CompiledPatrol, CompiledPatrol> change) => scenario with { Patrols = [.. scenario.Patrols.Select(change)] };
}
