using FsCheck;
using FsCheck.Fluent;
using Parapet.Engine.Build;
using Parapet.Engine.State.Picture;
using Parapet.Foundation;
using Parapet.Physics.Estimation;
using Parapet.Testing;
using Xunit;

namespace Parapet.Engine.Tests.Track;

public class PictureTests
{
    private static readonly CompiledScenario Quiet = World.Force(World.Unit("short-range-sam")).WithSensors(s => s with { FalseAlarmsPerScan = 0 });

    [Fact]
    public void A_straight_flyer_gets_one_track_and_its_error_is_what_the_filter_says()
    {
        Stage stage = new(Quiet.Against(World.Raid("fighter-bomber", distance: "40 km", start: "0 s", height: "3000 m")).WithSensors(s => s with { FalseAlarmsPerScan = 0 }).WithSensors(s => s with { Radar = s.Radar with { CalibrationSnr = 20 * s.Radar.CalibrationSnr } }));
        List<double> nees = [];
        List<double> errors = [];
        for (int run = 0; run < 60; run++)
        {
            stage.Begin(run);
            for (double at = 25; at < 125; at++)
            {
                stage.Look(at);
                stage.Work(at);
                if (at < 45)
                    continue;
                TrackRow[] tracks = [.. stage.Confirmed];
                Assert.Single(tracks);
                Vector3D position = stage.Truth.Threats[0].Path.PositionAt(stage.Run.Now), velocity = stage.Truth.Threats[0].Path.VelocityAt(stage.Run.Now);
                nees.Add(tracks[0].State.Covariance.MahalanobisSquared(tracks[0].State.Position - position, tracks[0].State.Velocity - velocity));
                errors.Add((tracks[0].State.Position - position).Length);
            }
        }

        // Six states: 6 where the process noise is that of the target. A straight flyer needs none, so the filter is a little
        // too modest: 3.7 was seen.
        Assert.InRange(nees.Average(), 2.5, 5.5);
        // 34 m was seen.
        Assert.True(errors.Order().ElementAt((int)(0.99 * errors.Count)) < 60);
    }

    [Fact]
    public void A_track_is_confirmed_by_three_plots_in_its_first_five_looks()
    {
        Stage stage = new(Quiet);
        Prop.ForAll(Gen.Elements(true, false).ArrayOf(20).ToArbitrary(), looks =>
        {
            stage.Begin(0);
            stage.Truth.InFlight.Clear();
            int hits = 0, opportunities = 0;
            for (int k = 0; k < looks.Length; k++)
            {
                Plots(stage, looks[k] ? [At(stage, 20000, 0.3)] : []);
                stage.Work(1 + k);
                if (looks[k])
                    hits++;
                if (hits > 0)
                    opportunities++;
                if (hits == 3)
                    return stage.Confirmed.Count() == 1;
                // A window that closes on a plot opens the next with it.
                if (opportunities == 5)
                    hits = opportunities = looks[k] ? 1 : 0;
                if (stage.Confirmed.Any() || stage.Tracks.Live.Count != (hits > 0 ? 1 : 0))
                    return false;
            }

            return true;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_lost_track_is_dropped_after_ten_seconds_and_six_looks_and_not_before()
    {
        Stage stage = new(Quiet);
        for (int k = 1; k <= 10; k++)
        {
            Plots(stage, [At(stage, 20000, 0.3)]);
            stage.Work(k);
        }

        Assert.Single(stage.Confirmed);
        for (int k = 11; k <= 20; k++)
        {
            Plots(stage, []);
            stage.Work(k);
            Assert.Single(stage.Confirmed);
        }

        stage.Work(21);
        Assert.Empty(stage.Confirmed);
        Assert.Contains(stage.Run.Log.Events.ToArray(), e => e.Kind == Parapet.Engine.Record.EventKind.TrackDropped && e.Track == 1);
    }

    [Fact]
    public void A_plot_after_a_drop_is_a_new_track_with_a_new_number()
    {
        Stage stage = new(Quiet);
        for (int k = 1; k <= 60; k++)
        {
            Plots(stage, k is > 10 and < 40 ? [] : [At(stage, 20000, 0.3)]);
            stage.Work(k);
        }

        TrackRow track = Assert.Single(stage.Confirmed);
        Assert.Equal(2, track.Number);
    }

    [Fact]
    public void Two_targets_that_cross_keep_their_two_tracks()
    {
        Stage stage = new(Quiet);
        LocalFrame frame = stage.Scan.FrameOf(0);
        double worst = 0;
        for (uint draw = 0; draw < 20; draw++)
        {
            stage.Begin(0);
            stage.Truth.InFlight.Clear();
            int[] numbers = new int[2];
            for (int k = 1; k <= 80; k++)
            {
                // 250 m/s north-east and north-west, through one point at 40 s, one 300 m above the other.
                Vector3D[] truth = [At(0, k, 1, 3000), At(0, k, -1, 3300)];
                Plots(stage, [.. truth.Select((p, i) => Noisy(stage, p, draw, (uint)((k * 2) + i)))]);
                stage.Work(k);
                if (k < 10)
                    continue;
                TrackRow[] tracks = [.. stage.Confirmed.OrderBy(t => t.Number)];
                Assert.Equal(2, tracks.Length);
                for (int i = 0; i < 2; i++)
                {
                    TrackRow near = tracks.MinBy(t => (t.State.Position - truth[i]).Length);
                    if (k == 10)
                        numbers[i] = near.Number;
                    if (k is < 35 or > 50)
                    {
                        Assert.Equal(numbers[i], near.Number);
                        worst = Math.Max(worst, (near.State.Position - truth[i]).Length);
                    }
                }
            }
        }

        Assert.True(worst < 500, FormattableString.Invariant($"{worst} m"));

        Vector3D At(double _, int k, int side, double up) => frame.OriginEcef + frame.DirectionToEcef(new(side * 176.8 * (k - 40), -14000 + (176.8 * (k - 40)), up));
    }

    [Fact]
    public void A_picture_lives_on_plots_alone()
    {
        // No threat has started: the truth is empty, and the picture is the same as if it were not.
        Stage stage = new(Quiet);
        stage.Truth.Reset(stage.Scenario);
        for (int k = 1; k <= 5; k++)
        {
            Plots(stage, [At(stage, 20000, 0.3)]);
            stage.Work(k);
        }

        Assert.Empty(stage.Truth.InFlight);
        Assert.Single(stage.Confirmed);
    }

    [Theory]
    [InlineData("Track")]
    [InlineData("Decide")]
    [InlineData("Engage")]
    public void Nothing_in_the_middle_of_the_engine_names_the_truth(string room)
    {
        string[] files = Directory.GetFiles(Checkout.Path("src", "Parapet.Engine", room), "*.cs");
        Assert.NotEmpty(files);
        Assert.DoesNotContain(files, f => File.ReadAllText(f).Contains("State.Truth", StringComparison.Ordinal) || File.ReadAllText(f).Contains("TruthState", StringComparison.Ordinal));
    }

    private static PolarMeasurement At(Stage stage, double rangeM, double azimuthRad) => new(rangeM, azimuthRad, 0.1, 30, 0.003, 0.003);

    private static PolarMeasurement Noisy(Stage stage, Vector3D ecef, uint draw, uint n)
    {
        (double range, double azimuth, double elevation) = stage.Polar(ecef);
        (double a, double b) = new StreamKey(draw, 0, 200, 1)[n].Normals;
        (double c, _) = new StreamKey(draw, 0, 200, 2)[n].Normals;
        return new(range + (15 * a), azimuth + (0.002 * b), elevation + (0.002 * c), 15, 0.002, 0.002);
    }

    private static void Plots(Stage stage, PolarMeasurement[] plots)
    {
        stage.Picture.Plots[0].Clear();
        foreach (PolarMeasurement z in plots)
            stage.Picture.Plots[0].Add(new PlotRow { Measurement = z, SignalToNoise = 20 });
    }
}
