using Parapet.Engine.Build;
using Parapet.Engine.Clock;
using Parapet.Engine.Record;
using Parapet.Model.Scenario;
using Parapet.Testing;
using Xunit;

namespace Parapet.Engine.Tests.Record;

/// <summary>The same scenario, seed and run give the same bits, whatever was played before, beside or in which order it was written.</summary>
public class DeterminismTests
{
    private static readonly string Battery = World.Unit("short-range-sam", "battery", position: "45.01 N 30.00 W");
    private static readonly string Gun = World.Unit("gun", "gun", position: "44.99 N 30.01 W");
    private static readonly string Raids =
        World.Raid("one-way-attack-drone", 4, "drones", distance: "20 km", height: "300 m", more: "jitter: 5 s") + "\n"
        + World.Raid("cruise-missile", 3, "missiles", bearing: "165 deg", distance: "60 km", start: "60 s", height: "50 m", more: "jitter: 3 s");

    private static readonly string Text = World.Text(string.Join('\n', Battery, Gun), Raids);

    [Fact]
    public void A_run_played_twice_gives_the_same_hash_and_the_same_events()
    {
        CompiledScenario scenario = World.Build(Text);
        SimulationLoop loop = new(scenario);
        RunRecord first = loop.Play(3, RecordDetail.Events), second = loop.Play(3, RecordDetail.Events);
        RunRecord other = new SimulationLoop(scenario).Play(3, RecordDetail.Events);
        Assert.NotEmpty(first.Events);
        Assert.Equal(first.StateHash, second.StateHash);
        Assert.Equal(first.StateHash, other.StateHash);
        Assert.Equal(Lines(first), Lines(second));
        Assert.Equal(Lines(first), Lines(other));
    }

    [Fact]
    public void How_much_is_kept_changes_nothing_that_happens()
    {
        SimulationLoop loop = new(World.Build(Text));
        string summary = loop.Play(2, RecordDetail.Summary).StateHash;
        Assert.Equal(summary, loop.Play(2, RecordDetail.Events).StateHash);
        Assert.Equal(summary, loop.Play(2, RecordDetail.Replay).StateHash);
        Assert.Equal(summary, loop.Play(2, RecordDetail.Summary).StateHash);
    }

    [Fact]
    public void A_run_alone_equals_the_same_run_after_others()
    {
        CompiledScenario scenario = World.Build(Text);
        SimulationLoop loop = new(scenario);
        for (int i = 0; i < 5; i++)
            loop.Play(i, RecordDetail.Summary);
        Assert.Equal(new SimulationLoop(scenario).Play(5, RecordDetail.Summary).StateHash, loop.Play(5, RecordDetail.Summary).StateHash);
    }

    [Fact]
    public async Task Two_threads_that_share_a_scenario_play_the_same_runs()
    {
        CompiledScenario scenario = World.Build(Text);
        string[][] hashes = await Task.WhenAll(Task.Run(Play), Task.Run(Play));
        Assert.Equal(hashes[0], hashes[1]);
        Assert.Equal(6, hashes[0].Distinct().Count());

        string[] Play() => [.. World.Runs(scenario, 6, RecordDetail.Summary).Select(r => r.StateHash)];
    }

    [Fact]
    public void Another_seed_is_other_luck_and_the_same_scenario()
    {
        CompiledScenario one = World.Build(Text, 1), two = World.Build(Text, 2);
        Assert.NotEqual(new SimulationLoop(one).Play(0, RecordDetail.Summary).StateHash, new SimulationLoop(two).Play(0, RecordDetail.Summary).StateHash);
        // No raid has a spread here, so no place was drawn.
        Assert.Equal(one.Hash, two.Hash);
    }

    [Fact]
    public void The_order_of_units_and_raids_in_the_file_changes_nothing()
    {
        CompiledScenario written = World.Build(Text);
        string[] raids = Raids.Split('\n');
        CompiledScenario shuffled = World.Build(World.Text(string.Join('\n', Gun, Battery), string.Join('\n', raids.Reverse())));
        Assert.Equal(written.Hash, shuffled.Hash);
        for (int run = 0; run < 4; run++)
            Assert.Equal(Hash(written, run), Hash(shuffled, run));
    }

    [Theory]
    [InlineData("radars.fire-control-radar.detection-range", "25 km")]
    [InlineData("radars.fire-control-radar.false-alarms-per-scan", "0.6")]
    [InlineData("interceptors.short-range-missile.kill-probability.drone", "0.66")]
    [InlineData("interceptors.short-range-missile.launch-mass", "131 kg")]
    [InlineData("launchers.launcher.reload-time", "21 min")]
    [InlineData("fire-control.reaction-time", "8 s")]
    public void The_scenario_hash_changes_with_one_catalogue_quantity(string quantity, string value)
    {
        string overridden = World.Text(World.Unit("short-range-sam", "battery", overrides: $"[{World.Override(quantity, value)}]"), Raids);
        Assert.NotEqual(World.Build(World.Text(Battery, Raids)).Hash, World.Build(overridden).Hash);
    }

    [Theory]
    [InlineData("launchers")]
    [InlineData("radars")]
    public void The_order_of_launcher_groups_and_of_twin_radars_in_the_file_changes_nothing(string list)
    {
        // Groups that differ in nothing but their reloads or their number; radars that differ in nothing but bearing or mast.
        string[] groups = ["{ launcher: m901, count: 1, load: gem-t, reloads: 1 }", "{ launcher: m901, count: 1, load: gem-t }", "{ launcher: m901, count: 2, load: gem-t }", "{ launcher: m903, count: 1, load: pac-3-mse }"];
        string[] twins = ["{ radar: an-mpq-65 }", "{ radar: an-mpq-65, bearing: 90 deg }", "{ radar: an-mpq-65, mast: 20 m }", "{ radar: an-mpq-65, bearing: 270 deg }"];
        bool radars = list == "radars";
        CompiledScenario written = Build(groups, twins);
        Assert.Equal(4, written.Sensors.Length);
        Assert.Equal(4, written.Sensors.Select(s => s.Id).Distinct().Count());
        foreach (int[] order in new int[][] { [3, 2, 1, 0], [1, 2, 3, 0], [2, 0, 3, 1] })
        {
            CompiledScenario shuffled = radars ? Build(groups, [.. order.Select(i => twins[i])]) : Build([.. order.Select(i => groups[i])], twins);
            Assert.Equal(written.Hash, shuffled.Hash);
            Assert.Equal(written.Sensors.Select(s => (s.Id, s.BearingRad, s.Frame.Origin)), shuffled.Sensors.Select(s => (s.Id, s.BearingRad, s.Frame.Origin)));
            Assert.Equal(written.Launchers, shuffled.Launchers);
        }

        Assert.Equal(Hash(written, 0), Hash(radars ? Build(groups, [.. twins.Reverse()]) : Build([.. groups.Reverse()], twins), 0));

        static CompiledScenario Build(string[] groups, string[] twins) =>
            World.Build(World.Text(World.Unit("patriot", launchers: $"[{string.Join(", ", groups)}], radars: [{string.Join(", ", twins)}]"), Raids));
    }

    [Theory]
    [InlineData("same")]
    [InlineData("ULXMAP")]
    [InlineData("ULYMAP")]
    [InlineData("XDIM")]
    [InlineData("YDIM")]
    [InlineData("post")]
    public void The_scenario_hash_changes_with_place_spacing_and_posts_of_the_terrain(string changed)
    {
        // A sea without a wave, west of the raid: nothing that flies or looks is touched by where its posts are.
        LoadedScenario loaded = World.Load(World.Text(Battery, Raids));
        Assert.Equal(changed == "same", Hash("none") == Hash(changed));

        string Hash(string change)
        {
            string folder = Directory.CreateTempSubdirectory("parapet-engine-tests").FullName;
            try
            {
                string Field(string name, double value) => FormattableString.Invariant($"{name} {(name == change ? value * 1.01 : value)}\n");
                File.WriteAllText(
                    Path.Combine(folder, "sea.hdr"),
                    "BYTEORDER I\nLAYOUT BIL\nNROWS 4\nNCOLS 5\nNBANDS 1\nNBITS 16\nPIXELTYPE SIGNEDINT\n"
                        + Field("ULXMAP", -45) + Field("ULYMAP", 45) + Field("XDIM", 0.01) + Field("YDIM", 0.01));
                byte[] posts = new byte[2 * 4 * 5];
                posts[7] = (byte)(change == "post" ? 1 : 0);
                File.WriteAllBytes(Path.Combine(folder, "sea.bil"), posts);
                return ScenarioBuilder.Build(loaded with { TerrainPath = Path.Combine(folder, "sea.bil") }, 1).Hash;
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    [Fact]
    public void The_scenario_hash_does_not_change_with_title_or_comments()
    {
        CompiledScenario titled = World.Build("# A word before.\n" + World.Text(Battery, Raids).Replace("Small world of a test", "Another title", StringComparison.Ordinal));
        Assert.Equal("Another title", titled.Title);
        Assert.Equal(World.Build(World.Text(Battery, Raids)).Hash, titled.Hash);
    }

    private static string Hash(CompiledScenario scenario, int run) => new SimulationLoop(scenario).Play(run, RecordDetail.Summary).StateHash;

    private static string[] Lines(RunRecord run) =>
        [.. run.Events.Select(e => FormattableString.Invariant($"{e.Time.Nanoseconds} {e.Kind} {e.Subject} {e.Object} {e.Track} {string.Join(' ', e.Values.Select(v => BitConverter.DoubleToInt64Bits(v.Value)))}"))];
}
