using Parapet.Engine.Build;
using Parapet.Engine.Clock;
using Parapet.Engine.Record;
using Parapet.Engine.Sense;
using Parapet.Foundation;
using Parapet.Model.Catalogue;
using Parapet.Model.Doctrine;
using Parapet.Physics.Radar;
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
    [InlineData(Guidance.ActiveRadar, 0.1, 490, true)]
    [InlineData(Guidance.ActiveRadar, 0.1, 515, false)]
    [InlineData(Guidance.ActiveRadar, 0.01, 290, true)]
    [InlineData(Guidance.ActiveRadar, 0.01, 310, false)]
    [InlineData(Guidance.ActiveRadar, 1, 3990, true)]
    [InlineData(Guidance.ActiveRadar, 1, 4010, false)]
    [InlineData(Guidance.Infrared, 1, 3990, true)]
    [InlineData(Guidance.SemiActive, 1, 990, true)]
    [InlineData(Guidance.SemiActive, 1, 1010, false)]
    [InlineData(Guidance.TrackViaMissile, 1, 990, true)]
    [InlineData(Guidance.TrackViaMissile, 1, 1010, false)]
    [InlineData(Guidance.Command, 0.01, 990, true)]
    [InlineData(Guidance.Command, 0.01, 1010, false)]
    public void A_seeker_searches_a_beam_to_each_side_of_its_track_and_a_bound_round_at_most_a_kilometre(Guidance guidance, double beamRad, double asideM, bool taken)
    {
        CompiledScenario seeing = Seeing(guidance).WithRounds(m => m with { BeamwidthRad = beamRad });
        Bench bench = new Bench(seeing, Threat, new(0, 50, 0)).Shoot(Threat + new Vector3D(0, 5000, 0), new(0, -600, 0));
        new SeekerLook(bench.Stage.Run, bench.Stage.Truth, bench.Stage.Picture).Look(0, Bench.At(Threat + new Vector3D(asideM, 0, 0)), Vector3D.Zero);
        Assert.Equal(taken, bench.Stage.Picture.Seekers[0].Locked);
    }

    [Theory]
    [InlineData(49, true)]
    [InlineData(51, false)]
    public void A_seeker_looks_no_farther_aside_than_its_gimbal(double asideDeg, bool taken)
    {
        CompiledScenario seeing = Seeing(Guidance.ActiveRadar).WithRounds(m => m with { GimbalCosine = ExactMath.Cos(50 * Math.PI / 180) });
        double across = 5000 * Math.Tan(asideDeg * Math.PI / 180);
        Bench bench = new Bench(seeing, Threat, new(0, 50, 0)).Shoot(Threat + new Vector3D(across, 5000, 0), new(0, -600, 0));
        SeekerLook seeker = new(bench.Stage.Run, bench.Stage.Truth, bench.Stage.Picture);
        seeker.Look(0, Bench.At(Threat), Vector3D.Zero);
        Assert.Equal(taken, bench.Stage.Picture.Seekers[0].Locked);
        if (!taken)
            return;

        // Turned away it loses at once what it held.
        bench.Round.Flight.Velocity = -bench.Round.Flight.Velocity;
        seeker.Look(0, Bench.At(Threat), Vector3D.Zero);
        Assert.False(bench.Stage.Picture.Seekers[0].Locked);
    }

    [Theory]
    [InlineData(0.6)]
    [InlineData(1.0)]
    [InlineData(1.3)]
    public void A_look_finds_a_target_as_often_as_the_radar_equation_says(double rangeShare)
    {
        // Of a target with Swerling's case 1 and a cross-section of one square metre half are found at the seeker's range.
        CompiledScenario seeing = Seeing(Guidance.ActiveRadar);
        const double rangeM = 5000;
        int found = 0;
        for (int i = 0; i < 600; i++)
        {
            Bench bench = new Bench(seeing.WithRounds(m => m with { SeekerRangeM = rangeM / rangeShare }), Threat, new(0, 50, 0), shows: Echo).Shoot(Threat + new Vector3D(0, rangeM, 0), new(0, -600, 0));
            bench.Round.NameHash = (uint)i;
            new SeekerLook(bench.Stage.Run, bench.Stage.Truth, bench.Stage.Picture).Look(0, Bench.At(Threat), Vector3D.Zero);
            found += bench.Stage.Picture.Seekers[0].Locked ? 1 : 0;
        }

        double snr = Detection.RequiredSnr(1, 1, 0.5, 1e-4) / Math.Pow(rangeShare, 4);
        (double low, double high) = Chances.Wilson(found, 600);
        Assert.InRange(Detection.Probability(1, snr, 1e-4), low, high);

        static CompiledThreatClass Echo(CompiledThreatClass kind) => kind with { Swerling = 1, RcsM2 = [.. kind.RcsM2.Select(_ => 1.0)] };
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
            new SeekerLook(bench.Stage.Run, bench.Stage.Truth, bench.Stage.Picture).Look(0, Bench.At(Threat), Vector3D.Zero);
            return bench.Stage.Picture.Seekers[0].Locked;
        }
    }

    [Fact]
    public void A_seeker_that_loses_its_target_behind_a_mountain_lets_it_go()
    {
        Bench bench = new Bench(Seeing(Guidance.ActiveRadar) with { Terrain = Ridge(1700, -6500) }, Threat + new Vector3D(0, 0, 600), new(0, 0, -600))
            .Shoot(Threat + new Vector3D(0, 5000, 600), new(0, -600, 0));
        SeekerLook seeker = new(bench.Stage.Run, bench.Stage.Truth, bench.Stage.Picture);
        seeker.Look(0, Bench.At(Threat), Vector3D.Zero);
        Assert.True(bench.Stage.Picture.Seekers[0].Locked);
        bench.Stage.Run.Now += SimDuration.FromSeconds(1.5);
        bench.Round.Flight.ElapsedS += 1.5;
        seeker.Look(0, Bench.At(Threat), Vector3D.Zero);
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
