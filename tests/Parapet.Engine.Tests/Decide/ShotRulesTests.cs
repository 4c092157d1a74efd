using Parapet.Engine.Build;
using Parapet.Engine.Decide;
using Parapet.Engine.State.Force;
using Parapet.Engine.State.Picture;
using Parapet.Foundation;
using Parapet.Model.Catalogue;
using Parapet.Model.Doctrine;
using Parapet.Physics.Estimation;
using Xunit;

namespace Parapet.Engine.Tests.Decide;

/// <summary>One decision on one track laid into the picture by hand: what is known of it decides whether it is shot at.</summary>
public class ShotRulesTests
{
    private const double NowS = 60;

    [Theory]
    [InlineData(75, true)]
    [InlineData(90, false)]
    public void A_track_whose_speed_is_not_known_to_a_third_is_not_shot_at(double speedSigmaMps, bool shot)
    {
        // 250 m/s: a third is 83.
        TrackRow track = Track(250, 8000);
        track.State.Covariance = Known(positionSigmaM: 30, speedSigmaMps);
        Assert.Equal(shot, IsOrdered(Battery, track));
    }

    [Theory]
    [InlineData(18, true)]
    [InlineData(22, false)]
    public void A_slow_tracks_speed_is_to_be_known_to_twenty_metres_a_second(double speedSigmaMps, bool shot)
    {
        TrackRow track = Track(50, 5000) with { Category = TrackCategory.Slow };
        track.State.Covariance = Known(positionSigmaM: 30, speedSigmaMps);
        Assert.Equal(shot, IsOrdered(Battery, track));
    }

    [Fact]
    public void A_track_just_begun_is_not_shot_at_until_a_few_scans_have_fed_it()
    {
        CompiledScenario scenario = World.Force(World.Unit("short-range-sam")).Against(World.Raid("one-way-attack-drone", distance: "15 km", start: "0 s", height: "300 m"))
            .WithDoctrine(d => d with { MinimumKillProbability = 0 }).WithSensors(s => s with { FalseAlarmsPerScan = 0 });
        scenario = scenario with { CommandPosts = [.. scenario.CommandPosts.Select(c => c with { ConfirmHits = 2 })] };
        Stage stage = new(scenario);
        FireDecision decision = Decision(stage);
        int shot = 0, held = 0;
        for (int run = 0; run < 30; run++)
        {
            stage.Begin(run);
            stage.Run.Shooters.Add(new ShooterRow { Unit = 0, Aircraft = -1 });
            for (double at = 100; at < 130 && stage.Run.Engagements.Count == 0; at++)
            {
                stage.Look(at);
                stage.Work(at);
                decision.Decide(0);
                foreach (TrackRow track in stage.Confirmed)
                {
                    double sigma = Math.Sqrt(track.State.Covariance.VelocityTrace / 3);
                    Assert.Equal(sigma < Math.Max(20, track.State.Velocity.Length / 3), stage.Run.Engagements.Count > 0);
                    shot += stage.Run.Engagements.Count;
                    held += stage.Run.Engagements.Count == 0 ? 1 : 0;
                }
            }
        }

        Assert.True(shot == 30 && held > 5, $"{shot} shot at, {held} times held");
    }

    [Theory]
    [InlineData(2.9, true)]
    [InlineData(3.1, false)]
    public void A_gun_holds_fire_until_its_sigma_is_within_three_lethal_radii(double lethalRadii, bool shot)
    {
        TrackRow track = Track(50, 1500) with { Category = TrackCategory.Slow };
        track.State.Covariance = Known(lethalRadii * Gun.Munitions[0].LethalRadiusM, speedSigmaMps: 0);
        Assert.Equal(Guidance.Unguided, Gun.Munitions[0].Guidance);
        Assert.Equal(shot, IsOrdered(Gun, track));
    }

    [Fact]
    public void The_speeds_error_counts_over_the_shells_flight_and_the_guided_rounds_whole_wait()
    {
        CompiledMunition shell = Gun.Munitions[0], missile = Battery.Munitions[0];
        TrackRow track = Track(50, 1500);
        track.State.Covariance = Known(positionSigmaM: 0, speedSigmaMps: 10 / Math.Sqrt(3));
        // Ten metres for each second: the shell is three radii off after 3R/10 s of its own flight, however late it is shot.
        double flight = 3 * shell.LethalRadiusM / 10;
        Assert.True(ShotRules.IsKnownWellEnough(in track, shell, new(Vector3D.Zero, 30 + (0.99 * flight), 30, 500, 100)));
        Assert.False(ShotRules.IsKnownWellEnough(in track, shell, new(Vector3D.Zero, 30 + (1.01 * flight), 30, 500, 100)));
        Assert.True(ShotRules.IsKnownWellEnough(in track, missile, new(Vector3D.Zero, 499, 490, 500, 100)));
        Assert.False(ShotRules.IsKnownWellEnough(in track, missile, new(Vector3D.Zero, 501, 490, 500, 100)));
    }

    private static CompiledScenario Battery => World.Force(World.Unit("short-range-sam")).WithSharpEyes().WithDoctrine(d => d with { MinimumKillProbability = 0 });

    private static CompiledScenario Gun => World.Force(World.Unit("gun")).WithSharpEyes().WithDoctrine(d => d with { MinimumKillProbability = 0 });

    /// <summary>A confirmed track south of the mark, 800 m high, flying at it; fed just now.</summary>
    private static TrackRow Track(double speedMps, double distanceM) => new()
    {
        Status = TrackStatus.Confirmed,
        Number = 1,
        State = new TrackState { Position = Bench.At(new(0, -distanceM, 800)), Velocity = Bench.Place.DirectionToEcef(new(0, speedMps, 0)) },
        StateTime = SimTime.FromSeconds(NowS),
        LastUpdate = SimTime.FromSeconds(NowS),
        Category = TrackCategory.LowFlyer,
        AimAsset = -1,
        PlotOfScan = -1,
        JudgedDestroyedAt = new SimTime(-1),
    };

    /// <summary>Position as the root of the trace, speed along each axis.</summary>
    private static Covariance6 Known(double positionSigmaM, double speedSigmaMps)
    {
        double p = positionSigmaM * positionSigmaM / 3, v = speedSigmaMps * speedSigmaMps;
        return new Covariance6 { PxPx = p, PyPy = p, PzPz = p, VxVx = v, VyVy = v, VzVz = v };
    }

    private static bool IsOrdered(CompiledScenario scenario, TrackRow track)
    {
        Stage stage = new(scenario);
        FireDecision decision = Decision(stage);
        stage.Run.Now = SimTime.FromSeconds(NowS);
        int row = stage.Tracks.Start();
        stage.Tracks[row] = track;
        for (int k = 0; k < scenario.CommandPosts[0].Sensors.Length; k++)
            stage.Tracks.LastBySensor(row, k) = stage.Run.Now;
        decision.Decide(0);
        return stage.Run.Engagements.Count > 0;
    }

    private static FireDecision Decision(Stage stage)
    {
        stage.Run.Shooters.Add(new ShooterRow { Unit = 0, Aircraft = -1 });
        return new(stage.Run, stage.Picture);
    }
}
