using Parapet.Engine.Build;
using Parapet.Engine.Clock;
using Parapet.Engine.Record;
using Parapet.Engine.Sense;
using Parapet.Foundation;
using Parapet.Model.Catalogue;
using Parapet.Model.Doctrine;
using Parapet.Physics.Terrain;
using Xunit;

namespace Parapet.Engine.Tests.Sense;

/// <summary>What a seeker, or the radar that guides a round, takes for the target.</summary>
public class SeekerTests
{
    /// <summary>South of the battery, which looks south.</summary>
    private static readonly Vector3D Threat = new(0, -9000, 1500);

    private static CompiledScenario Battery => World.Force(World.Unit("short-range-sam"));

    [Theory]
    [InlineData(Guidance.Command, 990, true)]
    [InlineData(Guidance.Command, 1010, false)]
    [InlineData(Guidance.SemiActive, 990, true)]
    [InlineData(Guidance.SemiActive, 1010, false)]
    [InlineData(Guidance.TrackViaMissile, 990, true)]
    [InlineData(Guidance.TrackViaMissile, 1010, false)]
    [InlineData(Guidance.ActiveRadar, 3990, true)]
    [InlineData(Guidance.ActiveRadar, 4010, false)]
    [InlineData(Guidance.Infrared, 3990, true)]
    public void A_bound_round_takes_what_is_within_a_kilometre_of_its_track_and_a_seeker_of_its_own_within_four(Guidance guidance, double asideM, bool taken)
    {
        Bench bench = new Bench(Seeing(guidance), Threat, new(0, 50, 0)).Shoot(Threat + new Vector3D(0, 5000, 0), new(0, -600, 0));
        new SeekerLook(bench.Stage.Run, bench.Stage.Truth, bench.Stage.Picture).Look(0, Bench.At(Threat + new Vector3D(asideM, 0, 0)));
        Assert.Equal(taken, bench.Stage.Picture.Seekers[0].Locked);
    }

    [Theory]
    [InlineData("short-range-sam", null, Guidance.Command)]
    [InlineData("patriot", "[{ launcher: m901, count: 2, load: gem-t }]", Guidance.TrackViaMissile)]
    public void The_second_round_of_a_salvo_does_not_turn_to_what_the_doctrine_leaves_alone(string system, string? launchers, Guidance guidance)
    {
        // Missiles straight at the mark; drones fly along beside them, two kilometres off, to a mark of their own. The first round
        // of each salvo kills: the second is left with nothing where its track was.
        string assets = World.Mark + "\n" + World.Mark.Replace("id: mark", "id: side", StringComparison.Ordinal).Replace("30.00 W", "29.97 W", StringComparison.Ordinal);
        string raids = World.Raid("cruise-missile", 6, "missiles", distance: "60 km", start: "600 s", interval: "12 s", height: "600 m") + "\n"
            + World.Raid("one-way-attack-drone", 80, "drones", distance: "40 km", start: "0 s", interval: "10 s", height: "600 m", aim: "side");
        CompiledScenario scenario = World.Force(World.Unit(system, launchers: launchers), assets: assets).WithSharpEyes().Against(raids, assets, duration: "16 min").WithKillProbability(1)
            .WithRounds(m => m with { LethalRadiusM = 15 })
            .WithDoctrine(d => d with { EngageCategory = [true, true, true, false], SalvoByCategory = [2, 2, 2, 2], MinimumKillProbability = 0 });
        Assert.Equal(guidance, scenario.Munitions[0].Guidance);
        int killed = 0, spent = 0;
        foreach (RunRecord run in World.Runs(scenario, 1))
        {
            Assert.DoesNotContain(run.Of(EventKind.SeekerAcquired), e => e.Object.StartsWith("drones/", StringComparison.Ordinal));
            Assert.DoesNotContain(run.Of(EventKind.Intercept), e => e.Object.StartsWith("drones/", StringComparison.Ordinal));
            killed += run.Summary.Raid.Killed;
            spent += run.Of(EventKind.InterceptorLost).Count();
        }

        Assert.True(killed >= 4 && spent >= 3, $"{killed} killed, {spent} rounds left over");
    }

    [Theory]
    [InlineData(Guidance.ActiveRadar)]
    [InlineData(Guidance.Infrared)]
    [InlineData(Guidance.SemiActive)]
    public void A_seeker_does_not_see_through_a_mountain(Guidance guidance)
    {
        Assert.True(Sees(ridgeM: 0));
        Assert.True(Sees(ridgeM: 1300));
        Assert.False(Sees(ridgeM: 1700));

        // Both fly 1,500 m high, the ridge runs from west to east between them.
        bool Sees(short ridgeM)
        {
            Bench bench = new Bench(Seeing(guidance) with { Terrain = Ridge(ridgeM, -6500) }, Threat, new(0, 50, 0)).Shoot(Threat + new Vector3D(0, 5000, 0), new(0, -600, 0));
            new SeekerLook(bench.Stage.Run, bench.Stage.Truth, bench.Stage.Picture).Look(0, Bench.At(Threat));
            return bench.Stage.Picture.Seekers[0].Locked;
        }
    }

    [Fact]
    public void A_seeker_that_loses_its_target_behind_a_mountain_lets_it_go()
    {
        Bench bench = new Bench(Seeing(Guidance.ActiveRadar) with { Terrain = Ridge(1700, -6500) }, Threat + new Vector3D(0, 0, 600), new(0, 0, -600))
            .Shoot(Threat + new Vector3D(0, 5000, 600), new(0, -600, 0));
        SeekerLook seeker = new(bench.Stage.Run, bench.Stage.Truth, bench.Stage.Picture);
        seeker.Look(0, Bench.At(Threat));
        Assert.True(bench.Stage.Picture.Seekers[0].Locked);
        bench.Stage.Run.Now += SimDuration.FromSeconds(1.5);
        seeker.Look(0, Bench.At(Threat));
        Assert.False(bench.Stage.Picture.Seekers[0].Locked);
        Assert.Equal(-1, bench.Stage.Truth.Aims[0].Threat);
    }

    /// <summary>A round with a seeker that reaches everything here; what the radar must see it sees.</summary>
    private static CompiledScenario Seeing(Guidance guidance) =>
        Battery.WithRounds(m => m with { Guidance = guidance, SeekerRangeM = 100_000 }).WithSensors(s => s with { Mask = null });

    /// <summary>Posts every half kilometre or so around the mark; one row of them stands up.</summary>
    private static ElevationGrid Ridge(short heightM, double northM)
    {
        const int side = 61;
        double spacing = 500 / 6371000.0;
        double latitude = Bench.Place.Origin.Latitude.Radians, longitude = Bench.Place.Origin.Longitude.Radians;
        short[] posts = new short[side * side];
        int row = 30 - (int)(northM / 500);
        posts.AsSpan(row * side, side).Fill(heightM);
        return new ElevationGrid(posts, side, side, new Angle(latitude + (30 * spacing)), new Angle(longitude - (30 * spacing)), new Angle(spacing), new Angle(spacing));
    }
}
