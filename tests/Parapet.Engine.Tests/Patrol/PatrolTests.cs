using Parapet.Engine.Build;
using Parapet.Engine.Clock;
using Parapet.Engine.Record;
using Parapet.Foundation;
using Parapet.Physics.Flight;
using Parapet.Testing;
using Xunit;

namespace Parapet.Engine.Tests.Patrol;

/// <summary>Aircraft on patrol over hours: a raid that comes only at the end keeps the run going.</summary>
public class PatrolTests
{
    private const string Cap =
        "  - { id: cap, system: f-35a, side: defence, command-post: post, base: 45.50 N 30.00 W, station: 44.50 N 30.00 W, bearing: 90 deg, leg-length: 40 km, aircraft: 2, fleet: 8, commit-range: 120 km }";

    private static readonly string Late = World.Raid("decoy", start: "350 min", distance: "20 km");

    private static CompiledScenario Quiet => World.Force(patrols: Cap).Against(Late, duration: "6 h");

    private static CompiledScenario WithPatrol(CompiledScenario scenario, Func<CompiledPatrol, CompiledPatrol> change) =>
        scenario with { Patrols = [.. scenario.Patrols.Select(change)] };

    [Fact]
    public void Relief_keeps_the_station_manned()
    {
        // All can fly, and the fleet is ready again in time: there are two on station from the start to the end.
        CompiledScenario scenario = WithPatrol(Quiet, p => p with { MissionCapableRate = 1 });
        RunRecord run = new SimulationLoop(scenario).Play(0);
        int on = 0, least = int.MaxValue;
        Dictionary<string, bool> there = [];
        double thin = 0, since = 0;
        foreach (EventRecord e in run.Events.Where(e => e.Kind is EventKind.OnStation or EventKind.ReturnToBase))
        {
            if (on < 2 && e.Time.Seconds > 1)
                thin += e.Time.Seconds - since;
            there[e.Subject] = e.Kind == EventKind.OnStation;
            on = there.Values.Count(x => x);
            since = e.Time.Seconds;
            if (e.Time.Seconds > 1)
                least = Math.Min(least, on);
        }

        Assert.True(run.Of(EventKind.TakeOff).Count() >= 4, "Relief takes off again and again.");
        Assert.True(least >= 1);
        // Two minutes of margin are planned for each relief: less than a hundredth of the six hours may be thin.
        Assert.True(thin < 0.01 * 6 * 3600, FormattableString.Invariant($"{thin} s with fewer than two"));
    }

    [Fact]
    public void An_aircraft_turns_home_with_the_fuel_for_the_way_and_its_reserve()
    {
        CompiledScenario scenario = WithPatrol(Quiet, p => p with { MissionCapableRate = 1 });
        CompiledPatrol patrol = scenario.Patrols[0];
        RunRecord run = new SimulationLoop(scenario).Play(0);
        EventRecord[] landed = [.. run.Of(EventKind.Landed)];
        Assert.NotEmpty(landed);
        // A bank of turns and a descent beyond the straight way: two per cent of the fuel.
        Assert.All(landed, e => Assert.InRange(e.Value("fuelKg"), patrol.FuelReserveKg - (0.02 * patrol.FuelKg), patrol.FuelKg));
        Assert.All(run.Of(EventKind.ReturnToBase), e => Assert.True(e.Value("fuelKg") > patrol.FuelReserveKg));
        foreach (EventRecord off in run.Of(EventKind.TakeOff))
        {
            Near.Equal(patrol.FuelKg, off.Value("fuelKg"), relative: 1e-12);
            EventRecord? before = run.Of(EventKind.Landed).LastOrDefault(e => e.Subject == off.Subject && e.Time <= off.Time);
            if (before is not null)
                Assert.True((off.Time - before.Time).Seconds >= patrol.TurnaroundS);
        }
    }

    [Fact]
    public void No_aircraft_turns_climbs_or_flies_beyond_its_limits()
    {
        CompiledScenario scenario = World.Force(patrols: Cap).Against(World.Raid("cruise-missile", 6, distance: "120 km", interval: "60 s", height: "1000 m"), duration: "20 min");
        scenario = WithPatrol(scenario, p => p with { MissionCapableRate = 1 });
        CompiledPatrol patrol = scenario.Patrols[0];
        int checkedPieces = 0;
        foreach (MoverRecord mover in new SimulationLoop(scenario).Play(0, RecordDetail.Replay).Replay!.Movers.Where(m => m.Kind == MoverKind.Aircraft))
        {
            for (int i = 0; i < mover.Path.Count; i++)
            {
                MotionSegment s = mover.Path[i];
                double dt = (s.End - s.Start).Seconds;
                Vector3D up = s.P0.Unit();
                Vector3D v0 = s.P1.PerpendicularTo(up), v1 = s.Velocity(dt).PerpendicularTo(up);
                Assert.InRange(v0.Length, 0.7 * patrol.PatrolSpeedMps, patrol.MaximumSpeedMps);
                double turn = v0.Unit().Cross(v1.Unit()).Length * v0.Length / dt;
                Assert.True(turn <= (1.02 * patrol.TurnAccelerationMps2) + 0.1, FormattableString.Invariant($"{mover.Id} at {s.Start}: {turn:0.0} of {patrol.TurnAccelerationMps2:0.0} m/s²"));
                Assert.InRange(s.P1.Dot(up), -0.51 * v0.Length, 0.51 * v0.Length);
                // Height and speed together never gain more than the excess power at full thrust in straight flight.
                double height = Wgs84.HeightM(EcefPosition.From(s.P0)), density = scenario.Air.At(height, out double sound);
                double gain = s.P1.Dot(up) + (v0.Length * (v1.Length - v0.Length) / dt / 9.80665);
                double excess = AircraftEnergy.ExcessPowerMps(patrol.Energy!.Value, density, sound, v0.Length, loadFactor: 1);
                Assert.True(gain <= Math.Max(excess, 0) + 20, FormattableString.Invariant($"{mover.Id} at {s.Start}: {gain:0} of {excess:0} m/s"));
                if (i > 0)
                    Near.Equal(0, (s.P0 - mover.Path[i - 1].PositionAt(s.Start)).Length, absolute: 1e-3, what: mover.Id);
                checkedPieces++;
            }
        }

        Assert.True(checkedPieces > 1000);
    }

    [Fact]
    public void The_path_of_an_aircraft_that_flies_again_has_no_gap()
    {
        CompiledScenario scenario = WithPatrol(Quiet, p => p with { MissionCapableRate = 1, TurnaroundS = 600, Fleet = 3, FuelKg = 0.4 * p.FuelKg, FuelReserveKg = 0.4 * p.FuelReserveKg });
        RunRecord run = new SimulationLoop(scenario).Play(0, RecordDetail.Replay);
        Assert.Contains(run.Of(EventKind.TakeOff).GroupBy(e => e.Subject), g => g.Count() > 1);
        foreach (MoverRecord mover in run.Replay!.Movers.Where(m => m.Kind == MoverKind.Aircraft))
        {
            for (int i = 1; i < mover.Path.Count; i++)
            {
                MotionSegment a = mover.Path[i - 1], b = mover.Path[i];
                Assert.Equal(a.End, b.Start);
                Near.Equal(0, (a.PositionAt(a.End) - b.P0).Length, absolute: 1e-3, what: $"{mover.Id} at {b.Start}");
            }
        }
    }

    [Fact]
    public void An_aircraft_out_of_missiles_goes_home()
    {
        CompiledScenario scenario = World.Force(patrols: Cap).Against(World.Raid("cruise-missile", 40, distance: "120 km", interval: "10 s", spread: "5 km", height: "1000 m"), duration: "30 min");
        scenario = WithPatrol(scenario, p => p with { MissionCapableRate = 1 }).WithKillProbability(0.3);
        RunRecord run = new SimulationLoop(scenario).Play(0);
        EventRecord[] home = [.. run.Of(EventKind.ReturnToBase).Where(e => e.Value("fuelKg") > 1.5 * scenario.Patrols[0].FuelReserveKg)];
        Assert.NotEmpty(home);
        UnitOutcome cap = run.Summary.Units[0];
        int carried = scenario.Munitions[0].RoundsPerAircraft;
        Assert.True(cap.Shots >= carried);
        Assert.Equal(8 * carried, cap.Shots + cap.Remaining.Sum(r => r.Count));
        Assert.NotEmpty(run.Of(EventKind.Committed));
    }

    [Fact]
    public void An_aircraft_that_is_not_capable_never_flies()
    {
        RunRecord grounded = new SimulationLoop(WithPatrol(Quiet, p => p with { MissionCapableRate = 0 })).Play(0);
        Assert.DoesNotContain(grounded.Events, e => e.Kind is EventKind.TakeOff or EventKind.OnStation);
        double rate = Quiet.Patrols[0].MissionCapableRate;
        CompiledScenario brief = World.Force(patrols: Cap).Against(World.Raid("decoy", distance: "20 km"));
        int capable = 0;
        const int runs = 100;
        foreach (RunRecord run in World.Runs(brief, runs))
        {
            // Rounds are counted on the aircraft that can fly.
            int left = run.Summary.Units[0].Remaining.Sum(r => r.Count) + run.Summary.Units[0].Shots;
            capable += left / brief.Munitions[0].RoundsPerAircraft;
            Assert.True(run.Events.Where(e => e.Kind is EventKind.TakeOff or EventKind.OnStation).Select(e => e.Subject).Distinct().Count() <= left / brief.Munitions[0].RoundsPerAircraft);
        }

        (double low, double high) = Chances.Wilson(capable, 8 * runs);
        Assert.InRange(rate, low, high);
    }
}
