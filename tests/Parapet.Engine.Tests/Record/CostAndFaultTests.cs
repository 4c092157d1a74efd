using System.Diagnostics;
using System.Reflection;
using Parapet.Engine.Build;
using Parapet.Engine.Clock;
using Parapet.Engine.Record;
using Parapet.Testing;
using Xunit;

namespace Parapet.Engine.Tests.Record;

public class CostAndFaultTests
{
    [Fact]
    public void A_run_allocates_next_to_nothing_after_the_first()
    {
        string path = Checkout.Path("scenarios", "drone-swarm.yaml");
        CompiledScenario scenario = ScenarioBuilder.Build(World.LoadFile(path), 1);
        SimulationLoop loop = new(scenario);
        RunRecord first = loop.Play(0, RecordDetail.Summary);
        long before = GC.GetAllocatedBytesForCurrentThread();
        RunRecord second = loop.Play(0, RecordDetail.Summary);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(first.StateHash, second.StateHash);
        Assert.True(second.Summary.Units.Sum(u => u.Shots) > 50, "A busy run.");
        // Unoptimised code makes a small object for every table of constants it reads (RuntimeHelpers.CreateSpan): 14 kB a second.
        bool optimised = !typeof(SimulationLoop).Assembly.GetCustomAttributes<DebuggableAttribute>().Any(a => a.IsJITOptimizerDisabled);
        double allowed = optimised ? 100 : 20000;
        Assert.True(allocated < allowed * second.SimulatedSeconds, FormattableString.Invariant($"{allocated} bytes in {second.SimulatedSeconds} s"));
    }

    [Fact]
    public void A_fault_of_the_engine_says_when_where_and_how_to_play_it_again()
    {
        CompiledScenario sound = World.Force(World.Unit("short-range-sam")).Against(World.Raid("one-way-attack-drone", distance: "15 km", height: "300 m"));
        // A threat of a class that is not there: the first look at it fails.
        CompiledScenario broken = sound with { Threats = [sound.Threats[0] with { Class = 99 }] };
        SimulationFault fault = Assert.Throws<SimulationFault>(() => new SimulationLoop(broken).Play(7));
        Assert.Equal(Phase.Sense, fault.Phase);
        Assert.InRange(fault.Time.Seconds, 5, 10);
        Assert.Equal("SensorScan 0", fault.Entity);
        Assert.Equal(broken.RunKey(7), fault.RunKey);
        Assert.Equal("parapet replay " + fault.RunKey, fault.ReplayCommand);
        Assert.IsType<IndexOutOfRangeException>(fault.InnerException);
        Assert.Contains("Sense", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loop_plays_on_after_a_cancelled_run()
    {
        CompiledScenario scenario = World.Force(World.Unit("short-range-sam")).Against(World.Raid("one-way-attack-drone", 5, distance: "15 km", height: "300 m"));
        SimulationLoop loop = new(scenario);
        using CancellationTokenSource cancelled = new();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => loop.Run(0, RecordDetail.Summary, cancelled.Token));
        Assert.Equal(new SimulationLoop(scenario).Play(1).StateHash, loop.Play(1).StateHash);
    }
}
