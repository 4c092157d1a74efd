using Parapet.Engine.Build;
using Parapet.Engine.Clock;
using Parapet.Engine.Record;
using Parapet.Model.Scenario;
using Parapet.Testing;
using Xunit;

namespace Parapet.Golden;

/// <summary>
/// The world turned about the earth's axis. WGS 84 is a figure of revolution and the motion is reckoned in earth-fixed axes, so
/// over flat sea nothing may change but the last bits of positions. The luck is keyed by names and does not move. State hashes
/// therefore differ; counts and the sequence of events are the same, and their times as near as rounding of positions lets
/// them be: 1e-9 m on 6,400 km, through a filter and over speeds above 50 m/s, stays far below the microsecond asked here.
/// Real terrain cannot be moved along, so the ground is taken away first.
/// </summary>
public sealed class MovedWorldTests
{
    private const double SameTimeS = 1e-6;

    [Theory]
    [InlineData(7.3)]
    [InlineData(-61.9)]
    public void First_run_over_flat_sea_goes_alike_at_another_longitude(double eastDeg)
    {
        LoadedScenario here = Variations.OverFlatSea(ShippedScenarios.Load("first-run.yaml"));
        SimulationLoop stayed = Playing.Loop(here), moved = Playing.Loop(Variations.MovedEast(here, eastDeg));
        for (int run = 0; run < 3; run++)
            Alike(stayed.Play(run, RecordDetail.Events), moved.Play(run, RecordDetail.Events));
    }

    private static void Alike(RunRecord stayed, RunRecord moved)
    {
        Assert.NotEqual(stayed.StateHash, moved.StateHash);
        RaidOutcome before = stayed.Summary.Raid, after = moved.Summary.Raid;
        Assert.Equal((before.Threats, before.Killed, before.Leaked, before.Other), (after.Threats, after.Killed, after.Leaked, after.Other));
        Assert.Equal(stayed.Summary.Assets, moved.Summary.Assets);
        Assert.Equal(stayed.Summary.Units.Select(u => (u.Id, u.Shots, u.Kills)), moved.Summary.Units.Select(u => (u.Id, u.Shots, u.Kills)));
        Assert.Equal(stayed.Events.Select(Name), moved.Events.Select(Name));
        for (int i = 0; i < stayed.Events.Count; i++)
            Near.Equal(stayed.Events[i].Time.Seconds, moved.Events[i].Time.Seconds, absolute: SameTimeS, what: Name(stayed.Events[i]));
    }

    private static string Name(EventRecord e) => $"{e.Kind} {e.Subject} {e.Object} {e.Track}";

}
