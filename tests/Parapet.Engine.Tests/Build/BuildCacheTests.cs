using Parapet.Engine.Build;
using Parapet.Engine.Clock;
using Parapet.Model.Scenario;
using Parapet.Testing;
using Xunit;

namespace Parapet.Engine.Tests.Build;

/// <summary>A build with a cache is the build without one, whoever shares it and however little it may hold.</summary>
public class BuildCacheTests
{
    // Over terrain, with a battery, drones, missiles of both kinds and carriers that release them.
    private static LoadedScenario Patriot { get; } = Shipped("energy-and-ports-patriot-only.yaml");

    [Fact]
    public void The_tables_and_the_run_are_the_same_with_and_without_a_cache()
    {
        BuildCache cache = new();
        LoadedScenario fighters = Shipped("energy-and-ports-f-35-only.yaml");
        foreach ((LoadedScenario scenario, uint seed) in ((LoadedScenario, uint)[])[(Patriot, 1), (fighters, 1), (Patriot, 2)])
        {
            CompiledScenario plain = ScenarioBuilder.Build(scenario, seed), shared = ScenarioBuilder.Build(scenario, seed, cache);
            Assert.Equal(plain.Hash, shared.Hash);
            Assert.Equal(new SimulationLoop(plain).Play(0).StateHash, new SimulationLoop(shared).Play(0).StateHash);
        }
    }

    [Fact]
    public void A_build_after_other_draws_of_the_catalogue_is_the_build_without_a_cache()
    {
        BuildCache cache = new();
        foreach (double share in (double[])[0.2, 0.9])
        {
            LoadedScenario drawn = DrawnQuantities.With(
                Patriot, [.. DrawnQuantities.List(Patriot).Select(q => (q.Name, q.Quantity.Low + (share * (q.Quantity.High - q.Quantity.Low))))]);
            CompiledScenario plain = ScenarioBuilder.Build(drawn, 3), shared = ScenarioBuilder.Build(drawn, 3, cache);
            Assert.Equal(plain.Hash, shared.Hash);
            Assert.Equal(new SimulationLoop(plain).Play(1).StateHash, new SimulationLoop(shared).Play(1).StateHash);
        }
    }

    [Fact]
    public void Builds_of_one_seed_share_paths_and_builds_of_two_share_masks_and_rounds()
    {
        BuildCache cache = new();
        CompiledScenario first = ScenarioBuilder.Build(Patriot, 1, cache), again = ScenarioBuilder.Build(Patriot, 1, cache), other = ScenarioBuilder.Build(Patriot, 2, cache);
        Assert.All(first.Threats.Zip(again.Threats), pair => Assert.Same(pair.First.Path, pair.Second.Path));
        Assert.NotSame(first.Threats[0].Path, other.Threats[0].Path);
        Assert.Same(first.Terrain, other.Terrain);
        Assert.All(first.Sensors.Zip(other.Sensors), pair => Assert.Same(pair.First.Mask, pair.Second.Mask));
        Assert.All(first.Munitions.Zip(other.Munitions), pair => Assert.Same(pair.First.Flyout, pair.Second.Flyout));
    }

    [Fact]
    public void It_holds_no_more_than_its_bound_and_a_bound_of_nothing_changes_nothing()
    {
        const long bound = 12L << 20;
        BuildCache small = new(bound), none = new(0);
        for (uint seed = 1; seed <= 4; seed++)
        {
            string hash = ScenarioBuilder.Build(Patriot, seed, small).Hash;
            Assert.InRange(small.HeldBytes, 1, bound);
            if (seed == 4)
                Assert.Equal(hash, ScenarioBuilder.Build(Patriot, seed, none).Hash);
        }

        Assert.Equal(0, none.HeldBytes);
    }

    [Fact]
    public async Task Threads_that_share_it_build_what_each_would_build_alone()
    {
        BuildCache cache = new(8L << 20);
        string[] alone = [.. Enumerable.Range(0, 3).Select(seed => ScenarioBuilder.Build(Patriot, (uint)seed).Hash)];
        string[] together = await Task.WhenAll(Enumerable.Range(0, 9).Select(i =>
            Task.Run(() => ScenarioBuilder.Build(Patriot, (uint)(i % 3), cache).Hash, TestContext.Current.CancellationToken)));
        Assert.Equal(Enumerable.Range(0, 9).Select(i => alone[i % 3]), together);
    }

    private static LoadedScenario Shipped(string name) => World.LoadFile(Checkout.Path("scenarios", name));
}
