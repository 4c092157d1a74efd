using Parapet.Engine.Assess;
using Parapet.Engine.Build;
using Parapet.Engine.State.Truth;
using Parapet.Foundation;
using Xunit;

namespace Parapet.Engine.Tests.Assess;

/// <summary>What counts as a pass: one round and one target on straight lines, the target north of the mark and flying south.</summary>
public class FuzeTests
{
    private const double RoundMps = 600;
    private const double ThreatMps = 100;

    private static readonly Vector3D Threat = new(0, 8000, 1000);

    [Theory]
    [InlineData(60, -0.01, true)] // passed inside the piece
    [InlineData(60, 1, false)] // already past and going away
    [InlineData(49, 1, true)] // the same, but near enough to have been passed between two pieces
    [InlineData(51, 1, false)]
    public void A_round_that_draws_away_from_its_target_has_not_passed_it(double missM, double pastM, bool bursts)
    {
        // Beside the target by the miss, ahead of it by a little: the round flies on to the north, the target to the south.
        Bench bench = new Bench(Force(lethalRadiusM: 20), Threat, new(0, -ThreatMps, 0)).Shoot(Threat + new Vector3D(missM, pastM, 0), new(0, RoundMps, 0));
        Assert.Equal(bursts, Watch(bench));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(20)]
    public void A_fuze_answers_up_to_ten_lethal_radii_and_twenty_metres(double lethalRadiusM)
    {
        double reach = (10 * lethalRadiusM) + 20;
        Assert.True(Passes(reach - 0.5));
        Assert.False(Passes(reach + 0.5));

        bool Passes(double missM) =>
            Watch(new Bench(Force(lethalRadiusM), Threat, new(0, -ThreatMps, 0)).Shoot(Threat + new Vector3D(missM, -60, 0), new(0, RoundMps, 0)));
    }

    [Theory]
    [InlineData(0.1, false)] // the path ends before the two have met: nearest in the instant of the arrival
    [InlineData(0.15, true)]
    public void What_arrives_in_the_instant_of_the_burst_has_arrived(double threatLeftS, bool bursts)
    {
        // 77 m apart and closing at 700 m/s: they would meet after 0.11 s.
        Bench bench = new Bench(Force(lethalRadiusM: 20), Threat, new(0, -ThreatMps, 0), Bench.NowS + threatLeftS).Shoot(Threat + new Vector3D(0, -77, 0), new(0, RoundMps, 0));
        Fuze fuze = new(bench.Stage.Run, bench.Stage.Truth, bench.Launches);
        fuze.Watch(0, Bench.At(Threat));
        Assert.Equal(bursts, bench.Round.Burst);
        // Worked as the loop works it: the burst, where one is due, and the arrival.
        List<(SimTime Time, string What)> order = [];
        while (bench.Stage.Run.Queue.TryTake(out var task))
        {
            bench.Stage.Run.Now = task.Time;
            if (task.Kind == Engine.Clock.TaskKind.Burst)
                fuze.Burst(task.Handle);
            else if (task.Kind == Engine.Clock.TaskKind.ThreatArrival)
                bench.Stage.Raid.Arrive(task.Handle);
        }

        Assert.Equal(bursts ? ThreatStatus.Killed : ThreatStatus.Arrived, bench.Threat.Status);
    }

    private static CompiledScenario Force(double lethalRadiusM) =>
        World.Force(World.Unit("short-range-sam")).WithKillProbability(1).WithRounds(m => m with { LethalRadiusM = lethalRadiusM });

    private static bool Watch(Bench bench)
    {
        new Fuze(bench.Stage.Run, bench.Stage.Truth, bench.Launches).Watch(0, bench.Threat.Path.PositionAt(bench.Stage.Run.Now));
        return bench.Round.Burst;
    }
}
