using Parapet.Engine.Build;
using Parapet.Engine.Decide;
using Parapet.Engine.State.Picture;
using Parapet.Engine.Track;
using Parapet.Foundation;
using Parapet.Model.Doctrine;
using Parapet.Physics.Estimation;
using Parapet.Testing;
using Xunit;

namespace Parapet.Engine.Tests.Decide;

public class EvaluationTests
{
    private const string Three =
        "  - { id: a-west, name: West, class: mark, position: 45.00 N 31.50 W, value: 5, hits-to-disable: 1, sources: [parapet-assumption] }\n"
        + World.Mark + "\n"
        + "  - { id: z-east, name: East, class: mark, position: 45.00 N 28.50 W, value: 5, hits-to-disable: 1, sources: [parapet-assumption] }";

    [Theory]
    [InlineData("a-west")]
    [InlineData("mark")]
    [InlineData("z-east")]
    public void A_straight_flyer_is_thought_to_fly_to_what_lies_ahead(string aim)
    {
        CompiledScenario scenario = World.Build(World.Text(assets: Three, raids: World.Raid("cruise-missile", aim: aim, distance: "80 km", height: "500 m")));
        int expected = Array.FindIndex(scenario.Assets, a => a.Id == aim);
        TrackRow track = TruthAsTrack(scenario, 60, TrackCategory.LowFlyer);
        Evaluate(ref track, scenario);
        Assert.Equal(expected, track.AimAsset);
        double distance = (scenario.Assets[expected].Ecef - track.State.Position).Length;
        Near.Equal(distance / track.State.Velocity.Length, track.TimeToImpactS, relative: 1e-12);
        Near.Equal(scenario.Assets[expected].Value / (1 + (track.TimeToImpactS / 600)), track.ThreatValue, relative: 0.01, what: "a track with no miss is worth its asset, by time");
    }

    [Fact]
    public void The_worth_of_a_straight_flyer_grows_as_it_comes_near_and_vanishes_as_it_flies_away()
    {
        CompiledScenario scenario = World.Build(World.Text(raids: World.Raid("cruise-missile", distance: "80 km", height: "500 m")));
        double before = 0;
        for (double at = 10; at < 250; at += 10)
        {
            TrackRow track = TruthAsTrack(scenario, at, TrackCategory.LowFlyer);
            Evaluate(ref track, scenario);
            Assert.True(track.ThreatValue > before);
            before = track.ThreatValue;
        }

        TrackRow away = TruthAsTrack(scenario, 10, TrackCategory.LowFlyer);
        away.State.Velocity = -away.State.Velocity;
        Evaluate(ref away, scenario);
        Assert.True(away.ThreatValue < 0.02 * scenario.Assets[0].Value, FormattableString.Invariant($"{away.ThreatValue}"));
    }

    [Theory]
    [InlineData("a-west")]
    [InlineData("mark")]
    [InlineData("z-east")]
    public void A_falling_track_is_thought_to_fall_on_its_asset(string aim)
    {
        CompiledScenario scenario = World.Build(World.Text(assets: Three, raids: World.Raid("short-range-ballistic-missile", aim: aim, distance: "400 km")));
        int expected = Array.FindIndex(scenario.Assets, a => a.Id == aim);
        double end = scenario.Threats[0].FlightTimeS;
        for (double share = 0.4; share < 0.95; share += 0.1)
        {
            TrackRow track = TruthAsTrack(scenario, share * end, TrackCategory.Ballistic);
            Evaluate(ref track, scenario);
            Assert.Equal(expected, track.AimAsset);
            // The forecast knows gravity and a typical drag, not this missile's: some seconds at the end.
            Near.Equal((1 - share) * end, track.TimeToImpactS, absolute: 10, what: "time to impact, s");
        }
    }

    private static void Evaluate(ref TrackRow track, CompiledScenario scenario)
    {
        Forecast forecast = new();
        forecast.Begin(in track, track.StateTime, 400);
        ThreatEvaluation.Evaluate(ref track, forecast, scenario.Assets);
    }

    private static TrackRow TruthAsTrack(CompiledScenario scenario, double sinceStartS, TrackCategory category)
    {
        var path = new Parapet.Physics.Flight.MotionPath(scenario.Threats[0].Path);
        SimTime at = SimTime.FromSeconds(sinceStartS);
        return new TrackRow
        {
            Status = TrackStatus.Confirmed,
            State = new TrackState { Position = path.PositionAt(at), Velocity = path.VelocityAt(at) },
            StateTime = at,
            Category = category,
        };
    }
}
