using Parapet.Engine.Build;
using Parapet.Engine.Clock;
using Parapet.Engine.Record;
using Parapet.Model.Catalogue;
using Parapet.Physics.Lethality;
using Parapet.Testing;
using Xunit;

namespace Parapet.Engine.Tests.Assess;

/// <summary>What becomes of threats and assets.</summary>
public class OutcomeTests
{
    private static readonly string Mixed = string.Join('\n',
        World.Raid("one-way-attack-drone", 6, "drones", distance: "18 km", interval: "8 s", spread: "2 km", height: "300 m"),
        World.Raid("cruise-missile", 4, "missiles", "165 deg", "60 km", "10 s", "10 s", "3 km", "100 m"),
        World.Raid("decoy", 3, "decoys", "190 deg", "40 km", height: "300 m"),
        World.Raid("bomber", 2, "bombers", "180 deg", "150 km", height: "9000 m", more: "release: { class: cruise-missile, number: 3, distance: 100 km, interval: 5 s }"));

    private static CompiledScenario Battery => World.Force(World.Unit("short-range-sam"));

    [Fact]
    public void Every_threat_is_killed_has_leaked_or_is_other_in_all_and_by_class()
    {
        CompiledScenario scenario = Battery.Against(Mixed, duration: "20 min");
        foreach (RunRecord run in World.Runs(scenario, 10))
        {
            RaidOutcome raid = run.Summary.Raid;
            Assert.Equal(6 + 4 + 3 + 2 + 6, raid.Threats);
            Assert.Equal(raid.Threats, raid.Killed + raid.Leaked + raid.Other);
            Assert.All(raid.ByClass, c => Assert.Equal(c.Threats, c.Killed + c.Leaked + c.Other));
            Assert.Equal(raid.Threats, raid.ByClass.Sum(c => c.Threats));
            Assert.Equal(raid.Killed, raid.ByClass.Sum(c => c.Killed));
            Assert.Equal(raid.Killed, run.Of(EventKind.ThreatKilled).Count());
            Assert.Equal(raid.Leaked, run.Events.Count(e => e.Kind is EventKind.AssetHit or EventKind.AssetMissed));
            Assert.Equal(raid.Killed, run.Summary.Units.Sum(u => u.Kills));
            // Decoys carry nothing: what is not killed of them ends.
            ClassOutcome decoys = raid.ByClass.First(c => c.Class == "decoy");
            Assert.Equal(0, decoys.Leaked);
        }
    }

    [Fact]
    public void A_killed_threat_flies_no_further_and_does_nothing_more()
    {
        CompiledScenario scenario = Battery.Against(Mixed, duration: "20 min");
        int killed = 0;
        foreach (int i in new[] { 0, 1, 2 })
        {
            RunRecord run = new SimulationLoop(scenario).Play(i, RecordDetail.Replay);
            foreach (EventRecord kill in run.Of(EventKind.ThreatKilled))
            {
                killed++;
                MoverRecord mover = run.Replay!.Movers.First(m => m.Id == kill.Subject);
                Assert.Equal(MoverEnd.Killed, mover.End);
                Assert.Equal(kill.Time, mover.Path[^1].End);
                Assert.DoesNotContain(run.Events, e => e.Time > kill.Time && e.Subject == kill.Subject);
                Assert.DoesNotContain(run.Events, e => e.Time > kill.Time && e.Object == kill.Subject && e.Kind is EventKind.Intercept or EventKind.SeekerAcquired);
            }
        }

        Assert.True(killed > 10);
    }

    [Fact]
    public void Damage_adds_up_and_disables_at_the_assets_number_of_hits()
    {
        string assets = World.Mark.Replace("hits-to-disable: 1", "hits-to-disable: 3", StringComparison.Ordinal);
        CompiledScenario scenario = World.Build(World.Text(raids: World.Raid("cruise-missile", 8, distance: "40 km", interval: "10 s", height: "100 m"), assets: assets));
        Assert.Equal(1, scenario.ThreatClasses[0].Damage);
        int partly = 0;
        foreach (RunRecord run in World.Runs(scenario, 20))
        {
            EventRecord[] hits = [.. run.Of(EventKind.AssetHit)];
            AssetOutcome mark = run.Summary.Assets[0];
            Assert.Equal(8, hits.Length + run.Of(EventKind.AssetMissed).Count());
            Assert.Equal(hits.Length, mark.Hits);
            Near.Equal(Math.Min(1, hits.Sum(h => h.Value("damageHits")) / 3), mark.Damage, absolute: 1e-12);
            Assert.Equal(hits.Length < 3, mark.Survived);
            EventRecord[] disabled = [.. run.Of(EventKind.AssetDisabled)];
            Assert.Equal(mark.Survived ? 0 : 1, disabled.Length);
            if (disabled.Length == 1)
                Assert.Equal(hits[2].Time, disabled[0].Time);
            partly += hits.Length < 8 ? 1 : 0;
        }

        Assert.True(partly > 0, "Some miss.");
    }

    [Fact]
    public void Threats_hit_as_often_as_the_catalogue_says()
    {
        CompiledScenario scenario = World.Build(World.Text(raids: World.Raid("one-way-attack-drone", 40, distance: "10 km", interval: "1 s", height: "300 m"), duration: "20 min"));
        int hits = World.Runs(scenario, 50, RecordDetail.Summary).Sum(r => r.Summary.Assets[0].Hits);
        (double low, double high) = Chances.Wilson(hits, 40 * 50);
        Assert.InRange(scenario.ThreatClasses[0].HitProbability, low, high);
    }

    [Theory]
    [InlineData("one-way-attack-drone", 300)]
    [InlineData("cruise-missile", 100)]
    public void One_on_one_the_share_killed_is_the_catalogues_kill_probability(string kind, double heightM)
    {
        // No miss counts here: the lethal radius is far beyond any. One round at one target that is always seen.
        CompiledScenario scenario = Battery.WithSharpEyes().Against(World.Raid(kind, distance: "25 km", height: FormattableString.Invariant($"{heightM} m")))
            .WithDoctrine(d => d with { Method = Parapet.Model.Doctrine.FireMethod.Salvo }).WithRounds(m => m with { LethalRadiusM = 1e6 });
        double catalogue = scenario.Munitions[0].KillProbability[(int)scenario.ThreatClasses[0].Category];
        int passes = 0, kills = 0;
        foreach (RunRecord run in World.Runs(scenario, 500))
        {
            passes += run.Of(EventKind.Intercept).Count();
            kills += run.Summary.Raid.Killed;
        }

        // Seen sharply, nearly every round arrives; a target that dives out of its track's gate may get a second one.
        Assert.InRange(passes, 490, 520);
        (double low, double high) = Chances.Wilson(kills, passes);
        Assert.True(catalogue >= low && catalogue <= high, FormattableString.Invariant($"{kills} of {passes}, catalogue {catalogue}"));
    }

    [Fact]
    public void With_the_true_lethal_radius_the_share_killed_is_the_mean_of_the_chances_by_miss()
    {
        CompiledScenario scenario = Battery.WithSharpEyes().Against(World.Raid("one-way-attack-drone", distance: "25 km", height: "300 m"))
            .WithDoctrine(d => d with { Method = Parapet.Model.Doctrine.FireMethod.Salvo });
        CompiledMunition round = scenario.Munitions[0];
        double catalogue = round.KillProbability[(int)ThreatCategory.Drone], expected = 0;
        int kills = 0, passes = 0;
        foreach (RunRecord run in World.Runs(scenario, 500))
        {
            foreach (EventRecord pass in run.Of(EventKind.Intercept))
            {
                passes++;
                Near.Equal(Lethality.KillProbability(catalogue, pass.Value("missM"), round.LethalRadiusM), pass.Value("killProbability"), relative: 1e-12);
                expected += pass.Value("killProbability");
            }

            kills += run.Summary.Raid.Killed;
        }

        (double low, double high) = Chances.Wilson(kills, passes);
        Assert.InRange(expected / passes, low, high);
        Assert.True(expected / passes <= catalogue);
    }

    [Fact]
    public void What_a_lost_carrier_still_carried_is_never_launched()
    {
        CompiledScenario scenario = World.Force(World.Unit("patriot", launchers: "[{ launcher: m901, count: 2, load: gem-t }]"))
            .WithSharpEyes().Against(
                World.Raid("bomber", 2, "bombers", "180 deg", "180 km", height: "9000 m", more: "release: { class: cruise-missile, number: 4, distance: 40 km, interval: 2 s }"), duration: "30 min")
            .WithKillProbability(1);
        RunRecord run = new SimulationLoop(scenario).Play(0);
        string[] lost = [.. run.Of(EventKind.ThreatKilled).Select(e => e.Subject).Where(s => s.Count(c => c == '/') == 1)];
        Assert.NotEmpty(lost);
        foreach (string carrier in lost)
        {
            Assert.DoesNotContain(run.Of(EventKind.ThreatLaunched), e => e.Subject.StartsWith(carrier + "/", StringComparison.Ordinal));
            Assert.Equal(4, run.Of(EventKind.ThreatEnded).Count(e => e.Subject.StartsWith(carrier + "/", StringComparison.Ordinal)));
        }

        ClassOutcome missiles = run.Summary.Raid.ByClass.First(c => c.Class == "cruise-missile");
        Assert.True(missiles.Other >= 4 * lost.Length);
        // Undefended, all are let go and come.
        RunRecord free = new SimulationLoop(scenario.WithKillProbability(0)).Play(0);
        Assert.Equal(8, free.Summary.Raid.ByClass.First(c => c.Class == "cruise-missile").Leaked);
        Assert.Equal(2, free.Summary.Raid.ByClass.First(c => c.Class == "bomber").Other);
    }
}
