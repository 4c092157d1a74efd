using Parapet.Engine.Build;
using Parapet.Engine.Clock;
using Parapet.Engine.Record;
using Parapet.Model.Doctrine;
using Xunit;

namespace Parapet.Engine.Tests.Decide;

/// <summary>The rules of doctrine, read from what was ordered and shot in whole runs.</summary>
public class FireDecisionTests
{
    private static readonly string Drones = World.Raid("one-way-attack-drone", 12, distance: "15 km", interval: "2 s", height: "300 m");

    private static CompiledScenario Battery => World.Force(World.Unit("short-range-sam")).WithSharpEyes();

    private static CompiledScenario Gem => World.Force(World.Unit("patriot", launchers: "[{ launcher: m901, count: 2, load: gem-t }]")).WithSharpEyes();

    [Fact]
    public void What_is_kept_back_for_one_category_is_not_shot_at_another()
    {
        // Eight rounds, five kept for cruise missiles: three for the drones, however many come at once and channels are free.
        string together = World.Raid("one-way-attack-drone", 12, distance: "10 km", interval: "0 s", spread: "1 km", height: "300 m");
        CompiledScenario scenario = Battery.Against(together).WithKillProbability(0.5)
            .WithDoctrine(d => d with { ReserveByCategory = With(d.ReserveByCategory, TrackCategory.LowFlyer, 5) })
            .WithUnits(u => u with { TargetChannels = 8, GuidanceChannels = 8 });
        scenario = scenario with { Launchers = [.. scenario.Launchers.Select(l => l with { Reloads = 0 })] };
        foreach (RunRecord run in World.Runs(scenario, 4))
            Assert.Equal(3, run.Summary.Units[0].Shots);
    }

    [Fact]
    public void What_is_kept_back_is_shot_at_what_it_is_kept_for()
    {
        CompiledScenario scenario = Battery.Against(World.Raid("cruise-missile", 4, distance: "50 km", interval: "30 s", height: "50 m")).WithKillProbability(0)
            .WithDoctrine(d => d with { ReserveByCategory = With(d.ReserveByCategory, TrackCategory.LowFlyer, 5), MinimumKillProbability = 0 })
            .WithRounds(m => m with { KillProbability = [.. m.KillProbability.Select(_ => 0.01)] });
        scenario = scenario with { Launchers = [.. scenario.Launchers.Select(l => l with { Reloads = 0 })] };
        Assert.Equal(8, new SimulationLoop(scenario).Play(0).Summary.Units[0].Shots);
    }

    [Fact]
    public void No_round_dearer_than_the_limit_is_shot_at_a_slow_track()
    {
        CompiledScenario slow = Battery.Against(Drones), fast = Battery.Against(World.Raid("cruise-missile", 2, "fast", "160 deg", "60 km", height: "50 m"));
        double price = slow.Munitions[0].UnitPriceUsd;
        Assert.Empty(Orders(slow, price - 1));
        Assert.NotEmpty(Orders(slow, price));
        Assert.NotEmpty(Orders(fast, price - 1));

        static IEnumerable<EventRecord> Orders(CompiledScenario scenario, double limitUsd) =>
            new SimulationLoop(scenario.WithDoctrine(d => d with { PriceLimitAgainstSlowUsd = limitUsd })).Play(0).Of(EventKind.EngagementOrdered);
    }

    [Fact]
    public void No_shot_below_the_least_kill_probability()
    {
        CompiledScenario scenario = Battery.Against(Drones).WithKillProbability(0.3);
        Assert.Empty(new SimulationLoop(scenario.WithDoctrine(d => d with { MinimumKillProbability = 0.31 })).Play(0).Of(EventKind.EngagementOrdered));
        EventRecord[] orders = [.. new SimulationLoop(scenario.WithDoctrine(d => d with { MinimumKillProbability = 0.3 })).Play(0).Of(EventKind.EngagementOrdered)];
        Assert.NotEmpty(orders);
        Assert.All(orders, o => Assert.Equal(0.3, o.Value("killProbability")));
    }

    [Fact]
    public void A_category_that_may_not_be_engaged_is_left_alone()
    {
        CompiledScenario scenario = Battery.Against(Drones);
        bool[] all = [true, true, true, true];
        RunRecord run = new SimulationLoop(scenario.WithDoctrine(d => d with { EngageCategory = [true, true, true, false] })).Play(0);
        Assert.Empty(run.Of(EventKind.EngagementOrdered));
        Assert.Equal(12, run.Summary.Raid.Leaked);
        Assert.NotEmpty(new SimulationLoop(scenario.WithDoctrine(d => d with { EngageCategory = all })).Play(0).Of(EventKind.EngagementOrdered));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void A_salvo_is_as_many_rounds_as_doctrine_says_while_rounds_and_channels_last(int salvo)
    {
        CompiledScenario scenario = Battery.Against(World.Raid("one-way-attack-drone", 2, distance: "15 km", interval: "60 s", height: "300 m"))
            .WithDoctrine(d => d with { SalvoByCategory = [1, 1, 1, salvo], MinimumKillProbability = 0 }).WithKillProbability(0.02);
        RunRecord run = new SimulationLoop(scenario).Play(0);
        EventRecord[] orders = [.. run.Of(EventKind.EngagementOrdered)];
        Assert.Equal(salvo, orders[0].Value("salvo"));
        Assert.All(orders, o => Assert.InRange(o.Value("salvo"), 1, salvo));
        int first = orders[0].Track;
        double until = run.Of(EventKind.KillAssessed).First(e => e.Track == first).Time.Seconds;
        Assert.Equal(salvo, run.Of(EventKind.InterceptorLaunched).Count(e => e.Track == first && e.Time.Seconds < until));
    }

    [Fact]
    public void A_salvo_without_a_second_look_is_one_order_per_track()
    {
        CompiledScenario scenario = Battery.Against(World.Raid("one-way-attack-drone", 3, distance: "15 km", interval: "30 s", height: "300 m"))
            .WithDoctrine(d => d with { Method = FireMethod.Salvo, MinimumKillProbability = 0 }).WithRounds(m => m with { KillProbability = [.. m.KillProbability.Select(_ => 0.001)] });
        RunRecord run = new SimulationLoop(scenario).Play(0);
        Assert.NotEmpty(run.Of(EventKind.EngagementOrdered));
        Assert.All(run.Of(EventKind.EngagementOrdered).GroupBy(e => e.Track), g => Assert.Single(g));
        RunRecord look = new SimulationLoop(scenario.WithDoctrine(d => d with { Method = FireMethod.ShootLookShoot })).Play(0);
        Assert.Contains(look.Of(EventKind.EngagementOrdered).GroupBy(e => e.Track), g => g.Count() > 1);
    }

    [Fact]
    public void A_bound_round_is_shot_only_at_what_its_own_radar_follows()
    {
        // The patriot looks south; the picture of the raid from the north comes from the battery beside it.
        string units = World.Unit("patriot", "patriot", "[{ launcher: m901, count: 2, load: gem-t }]", position: "45.02 N 30.00 W") + "\n" + World.Unit("short-range-sam", "watch", position: "45.05 N 30.00 W", doctrine: "{ engage: [ballistic] }");
        CompiledScenario scenario = World.Force(units).WithSharpEyes().Against(World.Raid("fighter-bomber", 2, bearing: "0 deg", distance: "60 km", height: "3000 m"));
        Assert.True(scenario.Munitions[Array.FindIndex(scenario.Munitions, m => m.Id == "gem-t")].BoundToEnd);
        RunRecord blind = new SimulationLoop(scenario).Play(0);
        Assert.NotEmpty(blind.Of(EventKind.TrackConfirmed));
        Assert.Empty(blind.Of(EventKind.EngagementOrdered));
        RunRecord seeing = new SimulationLoop(scenario.WithSensors(s => s with { BearingRad = 0 })).Play(0);
        Assert.NotEmpty(seeing.Of(EventKind.EngagementOrdered));
    }

    private static int[] With(int[] table, TrackCategory category, int value)
    {
        int[] copy = [.. table];
        copy[(int)category] = value;
        return copy;
    }
}
