using Parapet.Engine.Build;
using Parapet.Engine.Clock;
using Parapet.Engine.Record;
using Parapet.Physics.Radar;
using Parapet.Testing;
using Xunit;

namespace Parapet.Engine.Tests.Sense;

/// <summary>A phased array has one time: what tracks and missiles take, the search goes without.</summary>
public class TimeBudgetTests
{
    private static readonly TimeBudgetParameters Plain = new()
    {
        SearchShare = 0.5,
        SearchMinimum = 0.1,
        ConfirmationDwellS = 0.02,
        TrackDwellS = 0.02,
        TrackRateHz = 2,
        GuidanceDwellS = 0.01,
        GuidanceRateHz = 5,
    };

    private static CompiledScenario Radar(int threats, TimeBudgetParameters? budget) => World.Force(World.Unit("patriot"), environment: World.Vacuum)
        .Against(World.Raid("fighter-bomber", threats, distance: "70 km", start: "0 s", interval: "1 s", spread: "8 km", height: "5000 m"), duration: "3 min")
        .WithDoctrine(d => d with { EngageCategory = [.. d.EngageCategory.Select(_ => false)] })
        .WithSharpEyes()
        .WithSensors(s => s with { TimeBudget = budget });

    [Fact]
    public void A_saturated_radar_searches_less_and_says_so()
    {
        RunRecord few = new SimulationLoop(Radar(2, Plain)).Play(0), many = new SimulationLoop(Radar(40, Plain)).Play(0);
        RadarOutcome idle = few.Summary.Radars.Single(), busy = many.Summary.Radars.Single();
        // Two tracks take 2 · 2 Hz · 20 ms = 0.08 beside the half that search takes; forty take 1.6 and leave search its tenth.
        Near.Equal(0.58, idle.PeakLoad, absolute: 0.05, what: "load of two tracks");
        Near.Equal(1, idle.LongestSearchSeconds, absolute: 1e-9, what: "search in quiet, s");
        Near.Equal(5, busy.LongestSearchSeconds, absolute: 1e-9, what: "search when saturated, s");
        Assert.True(busy.PeakLoad > 1.5, $"{busy.PeakLoad}");
        EventRecord[] loads = [.. many.Of(EventKind.RadarLoad)];
        Assert.True(loads.Length >= 3, "A half, three quarters, all.");
        EventRecord last = loads.MaxBy(e => e.Value("searchPeriodS"))!;
        Assert.InRange(last.Value("searchShare") + last.Value("trackShare") + last.Value("guidanceShare"), 0.99, 1.0001);
    }

    [Fact]
    public void What_is_tracked_is_looked_at_between_the_searches()
    {
        CompiledScenario slow = Radar(3, Plain).WithSensors(s => s with { ScanPeriodS = 10 });
        CompiledScenario none = slow.WithSensors(s => s with { TimeBudget = null });
        // The position of a track is known better where it is looked at twice a second than every ten seconds.
        Assert.True(WorstGap(slow) < 1.5, $"{WorstGap(slow)} s");
        Assert.True(WorstGap(none) > 8, $"{WorstGap(none)} s");

        CompiledScenario even = Radar(3, Plain with { TrackRateHz = 1 });
        Assert.Equal(1, even.Sensors[0].ScanPeriodS);
        Assert.True(WorstGap(even) < 0.8, $"{WorstGap(even)} s");

        // Longest time between two samples of a confirmed track, s.
        static double WorstGap(CompiledScenario scenario)
        {
            RunRecord run = new SimulationLoop(scenario).Play(0, RecordDetail.Replay);
            double worst = 0;
            foreach (TrackRecord track in run.Replay!.Tracks)
            {
                for (int i = 1; i < track.Samples.Count; i++)
                    worst = Math.Max(worst, (track.Samples[i].Time - track.Samples[i - 1].Time).Seconds);
            }

            return worst;
        }
    }

    [Fact]
    public void Without_a_budget_nothing_is_written_of_it()
    {
        RunRecord run = new SimulationLoop(Radar(40, null)).Play(0);
        Assert.Empty(run.Summary.Radars);
        Assert.Empty(run.Of(EventKind.RadarLoad));
    }
}
