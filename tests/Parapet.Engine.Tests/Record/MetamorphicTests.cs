using Parapet.Engine.Build;
using Parapet.Engine.Clock;
using Parapet.Engine.Record;
using Xunit;

namespace Parapet.Engine.Tests.Record;

/// <summary>What must not change, or only in one direction, when a scenario is changed in a known way.</summary>
public class MetamorphicTests
{
    private static readonly string Drones = World.Raid("one-way-attack-drone", 10, distance: "18 km", interval: "6 s", spread: "2 km", height: "300 m");

    private static CompiledScenario Battery => World.Force(World.Unit("short-range-sam"));

    [Fact]
    public void More_ammunition_changes_nothing_before_the_last_round_is_ordered()
    {
        CompiledScenario few = Battery.Against(Drones);
        CompiledScenario many = few with { Launchers = [.. few.Launchers.Select(l => l with { Rounds = 100 })] };
        int compared = 0;
        for (int i = 0; i < 3; i++)
        {
            RunRecord a = new SimulationLoop(few).Play(i), b = new SimulationLoop(many).Play(i);
            int ordered = 0;
            string[] before = [.. a.Events.TakeWhile(e => (ordered += e.Kind == EventKind.EngagementOrdered ? (int)e.Value("salvo") : 0) < few.Launchers[0].Rounds).Select(Line)];
            Assert.Equal(before, b.Events.Take(before.Length).Select(Line));
            compared += before.Length;
            Assert.True(b.Summary.Raid.Killed >= a.Summary.Raid.Killed);
        }

        Assert.True(compared > 100);

        // The count of rounds left is what was changed.
        static string Line(EventRecord e) => FormattableString.Invariant($"{e.Time} {e.Kind} {e.Subject} {e.Object} {e.Track} {(e.Kind == EventKind.InterceptorLaunched ? 0 : e.Values.Sum(v => v.Value)):R}");
    }

    [Fact]
    public void A_better_kill_probability_kills_in_the_first_pass_whatever_a_worse_one_kills_in_it()
    {
        // Worth decides who is shot at first: one probability for both, then another for the fuze alone is not to be had, so each
        // target is alone in the air.
        CompiledScenario scenario = Battery.WithSharpEyes().Against(World.Raid("one-way-attack-drone", distance: "18 km", height: "300 m"));
        int worse = 0, better = 0;
        for (int i = 0; i < 60; i++)
        {
            bool a = FirstPassKills(scenario.WithKillProbability(0.4), i), b = FirstPassKills(scenario.WithKillProbability(0.7), i);
            Assert.True(b || !a, FormattableString.Invariant($"run {i}"));
            worse += a ? 1 : 0;
            better += b ? 1 : 0;
        }

        Assert.True(better > worse && worse > 0);

        static bool FirstPassKills(CompiledScenario s, int run)
        {
            RunRecord record = new SimulationLoop(s).Play(run);
            EventRecord pass = record.Of(EventKind.Intercept).First();
            return record.Of(EventKind.ThreatKilled).Any(e => e.Time == pass.Time);
        }
    }

    [Fact]
    public void A_far_unit_under_its_own_command_post_changes_nothing()
    {
        const string posts = "  - { id: a-far-post, name: Far }\n  - { id: post, name: Post }";
        string near = World.Unit("short-range-sam", "near");
        CompiledScenario one = World.Force(near).Against(Drones);
        CompiledScenario two = World.Force(World.Unit("short-range-sam", "a-far", position: "20.00 N 30.00 W", post: "a-far-post") + "\n" + near, posts: posts).Against(Drones);
        for (int i = 0; i < 4; i++)
        {
            RunRecord a = new SimulationLoop(one).Play(i), b = new SimulationLoop(two).Play(i);
            Assert.Equal(Own(a), Own(b));
            Assert.Equal(a.Summary.Raid.Killed, b.Summary.Raid.Killed);
            Assert.Equal(0, b.Summary.Units.First(u => u.Id == "a-far").Shots);
        }

        // Its own false tracks are its own affair.
        static string[] Own(RunRecord run) =>
            [.. run.Events.Where(e => e.Subject != "a-far-post").Select(e => FormattableString.Invariant($"{e.Time.Nanoseconds} {e.Kind} {e.Subject} {e.Object} {e.Track} {e.Values.Sum(v => v.Value):R}"))];
    }

    [Fact]
    public void Along_a_parallel_the_counts_of_a_sharply_seen_raid_stay()
    {
        // Turned about the axis of the earth everything is the same but for rounding: no count changes, times by less than a
        // millisecond while no decision hangs on a hair.
        string moved = Drones;
        CompiledScenario here = Battery.WithSharpEyes().Against(Drones);
        CompiledScenario there = World.Build(World.Text(
            World.Unit("short-range-sam", position: "45.01 N 20.00 E"), moved, assets: World.Mark.Replace("30.00 W", "20.00 E", StringComparison.Ordinal))).WithSharpEyes();
        for (int i = 0; i < 5; i++)
        {
            RunRecord a = new SimulationLoop(here).Play(i), b = new SimulationLoop(there).Play(i);
            Assert.Equal(a.Summary.Raid.Killed, b.Summary.Raid.Killed);
            Assert.Equal(a.Summary.Raid.Leaked, b.Summary.Raid.Leaked);
            Assert.Equal(a.Summary.Units[0].Shots, b.Summary.Units[0].Shots);
            Assert.Equal(a.Events.Select(e => (e.Kind, e.Subject, e.Object, e.Track)), b.Events.Select(e => (e.Kind, e.Subject, e.Object, e.Track)));
            Assert.All(a.Events.Zip(b.Events), pair => Assert.True(Math.Abs((pair.First.Time - pair.Second.Time).Seconds) < 1));
        }
    }
}
