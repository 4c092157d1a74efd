using System.Globalization;
using System.Text.Json;
using Parapet.Engine.Record;
using Parapet.Foundation;
using Parapet.Interop.Czml;
using Parapet.Physics.Flight;
using Parapet.Testing;
using Xunit;

namespace Parapet.Interop.Tests;

public sealed class CzmlTests
{
    private static readonly DateTime Epoch = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly RunRecord Run = Fixture.Run();
    private static readonly List<JsonElement> Packets = Parse(Run);

    [Fact]
    public void The_first_packet_is_the_document_with_its_clock()
    {
        JsonElement document = Packets[0];
        Assert.Equal("document", Text(document, "id"));
        Assert.Equal("1.0", Text(document, "version"));
        Assert.Equal("Two threats, one shot", Text(document, "name"));
        JsonElement clock = document.GetProperty("clock");
        Assert.Equal("2026-01-01T00:00:00.000Z/2026-01-01T00:10:00.000Z", Text(clock, "interval"));
        Assert.Equal("2026-01-01T00:00:00.000Z", Text(clock, "currentTime"));
        Assert.Equal(10, clock.GetProperty("multiplier").GetInt32());
        Assert.Equal(("LOOP_STOP", "SYSTEM_CLOCK_MULTIPLIER"), (Text(clock, "range"), Text(clock, "step")));
    }

    [Fact]
    public void Every_id_is_unique_and_every_parent_stands_before_its_children()
    {
        HashSet<string> seen = [];
        foreach (JsonElement packet in Packets)
        {
            Assert.True(seen.Add(Text(packet, "id")));
            if (packet.TryGetProperty("parent", out JsonElement parent))
                Assert.Contains(parent.GetString()!, seen);
        }
    }

    [Fact]
    public void Two_things_of_one_name_stay_two()
    {
        ReplayRecord replay = Run.Replay!;
        List<JsonElement> packets = Parse(Run with { Replay = replay with { Movers = [replay.Movers[0], replay.Movers[0]] } });
        IEnumerable<string> ids = packets.Select(p => Text(p, "id"));
        Assert.Equal(["truth/wave-1/0", "truth/wave-1/0#2"], ids.Where(id => id.Contains("wave", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("truth", 3)]
    [InlineData("interceptors", 1)]
    [InlineData("picture", 1)]
    [InlineData("hits", 3)]
    [InlineData("coverage", 2)]
    [InlineData("assets", 2)]
    [InlineData("units", 1)]
    public void Each_layer_holds_its_packets(string layer, int count) =>
        Assert.Equal(count, Packets.Count(p => p.TryGetProperty("parent", out JsonElement parent) && parent.GetString() == layer));

    [Fact]
    public void Sampled_times_rise_and_availability_covers_them()
    {
        int sampled = 0;
        foreach (JsonElement packet in Packets)
        {
            if (!packet.TryGetProperty("position", out JsonElement position) || !position.TryGetProperty("epoch", out JsonElement epoch))
                continue;
            sampled++;
            Assert.Equal("2026-01-01T00:00:00Z", epoch.GetString());
            double[] numbers = Numbers(position.GetProperty("cartesian"));
            Assert.Equal(0, numbers.Length % 4);
            (double from, double to) = Interval(Text(packet, "availability"));
            Assert.InRange(numbers[0], from, to);
            Assert.InRange(numbers[^4], from, to);
            for (int i = 4; i < numbers.Length; i += 4)
                Assert.True(numbers[i] > numbers[i - 4]);
        }

        Assert.Equal(5, sampled);
    }

    [Fact]
    public void What_a_viewer_draws_from_the_written_numbers_stays_within_25_m_of_the_path()
    {
        foreach (MoverRecord mover in Run.Replay!.Movers)
        {
            string layer = mover.Kind == MoverKind.Interceptor ? "interceptors/" : "truth/";
            JsonElement position = Packet(layer + mover.Id).GetProperty("position");
            double[] n = Numbers(position.GetProperty("cartesian"));
            int degree = position.GetProperty("interpolationDegree").GetInt32();
            Assert.InRange(degree, 1, 5);
            List<SimTime> times = [];
            List<Vector3D> places = [];
            for (int i = 0; i < n.Length; i += 4)
            {
                times.Add(SimTime.FromSeconds(n[i]));
                places.Add(new(n[i + 1], n[i + 2], n[i + 3]));
            }

            MotionPath path = new([.. mover.Path]);
            for (SimTime t = path.Start; t < path.End; t += SimDuration.FromSeconds(0.11))
                Near.Equal(0, (Drawn(times, places, degree, t) - path.PositionAt(t)).Length, absolute: 25, what: mover.Id);
        }
    }

    [Fact]
    public void A_disabled_asset_turns_grey_when_it_is_disabled()
    {
        JsonElement colours = Packet("assets/airbase").GetProperty("point").GetProperty("color");
        Assert.Equal("2026-01-01T00:00:00.000Z/2026-01-01T00:04:20.000Z", Text(colours[0], "interval"));
        Assert.Equal("2026-01-01T00:04:20.000Z/2026-01-01T00:10:00.000Z", Text(colours[1], "interval"));
        Assert.Equal("[110,110,110,255]", colours[1].GetProperty("rgba").GetRawText());
        Assert.Equal(JsonValueKind.Object, Packet("assets/refinery").GetProperty("point").GetProperty("color").ValueKind);
    }

    [Fact]
    public void Descriptions_are_escaped_and_tell_class_and_end()
    {
        Assert.Contains("<td>killed</td>", Text(Packet("truth/wave-1/0"), "description"), StringComparison.Ordinal);
        RunRecord sly = Run with { Replay = Run.Replay! with { Movers = [Run.Replay.Movers[0] with { Class = "<script>&" }] } };
        JsonElement mover = Parse(sly).Single(p => Text(p, "id") == "truth/wave-1/0");
        Assert.Contains("<td>&lt;script&gt;&amp;</td>", Text(mover, "description"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_kill_stands_for_a_while_where_the_threat_was()
    {
        JsonElement kill = Packet("hits/8-threat-killed");
        (double from, double to) = Interval(Text(kill, "availability"));
        Assert.Equal((312.345, 322.345), (from, to));
        double[] at = Numbers(kill.GetProperty("position").GetProperty("cartesian"));
        Vector3D end = new MotionPath([.. Run.Replay!.Movers[0].Path]).PositionAt(SimTime.FromSeconds(312.345));
        Near.Equal(0, (new Vector3D(at[0], at[1], at[2]) - end).Length, absolute: 0.1, what: "metres");
    }

    [Fact]
    public void A_tracks_sphere_has_the_radius_of_its_sigma_and_one_sample_an_instant()
    {
        JsonElement sphere = Packet("picture/post-1/4").GetProperty("ellipsoid");
        double[] radii = Numbers(sphere.GetProperty("radii").GetProperty("cartesian"));
        Assert.Equal(28 * 4, radii.Length);
        Assert.Equal([80, 80, 80], radii[1..4]);
        Assert.Equal(69, radii[(5 * 4) + 1]);
    }

    [Fact]
    public void All_round_sensors_are_ellipses_and_sectors_polygons_without_fill()
    {
        JsonElement ellipse = Packet("coverage/battery-a/search").GetProperty("ellipse");
        Assert.Equal(390_000, ellipse.GetProperty("semiMajorAxis").GetDouble());
        JsonElement polygon = Packet("coverage/battery-a/fire-control").GetProperty("polygon");
        foreach (JsonElement shape in new[] { ellipse, polygon })
            Assert.Equal((false, true), (shape.GetProperty("fill").GetBoolean(), shape.GetProperty("outline").GetBoolean()));
    }

    [Fact]
    public void The_same_run_gives_the_same_bytes()
    {
        Assert.Equal(Bytes(Fixture.Run()), Bytes(Fixture.Run()));
        Assert.Throws<ArgumentException>(() => Bytes(Fixture.Run(replay: false)));
    }

    /// <summary>
    /// What a viewer draws, by another road than the writer's: Neville's scheme through the samples around the first one
    /// after the instant.
    /// </summary>
    private static Vector3D Drawn(List<SimTime> times, List<Vector3D> places, int degree, SimTime t)
    {
        int after = times.FindIndex(s => s > t);
        if (after < 0)
            return places[^1];
        int points = Math.Min(degree + 1, times.Count);
        int first = Math.Max(0, after - ((points - 1) / 2) - 1);
        if (first + points > times.Count)
            first = times.Count - points;
        Vector3D[] p = [.. places.Skip(first).Take(points)];
        double[] u = [.. times.Skip(first).Take(points).Select(s => (s - t).Seconds)];
        for (int level = 1; level < points; level++)
        {
            for (int i = 0; i + level < points; i++)
                p[i] = ((u[i + level] * p[i]) - (u[i] * p[i + 1])) / (u[i + level] - u[i]);
        }

        return p[0];
    }

    private static JsonElement Packet(string id) => Packets.Single(p => Text(p, "id") == id);

    private static byte[] Bytes(RunRecord run)
    {
        using MemoryStream stream = new();
        CzmlWriter.Write(run, stream);
        return stream.ToArray();
    }

    private static List<JsonElement> Parse(RunRecord run) => [.. JsonSerializer.Deserialize<JsonElement>(Bytes(run)).EnumerateArray()];

    private static string Text(JsonElement packet, string name) => packet.GetProperty(name).GetString()!;

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(e => e.GetDouble())];

    private static (double From, double To) Interval(string text)
    {
        double[] ends = [.. text.Split('/').Select(s => (Utc(s) - Epoch).TotalSeconds)];
        return (ends[0], ends[1]);

        static DateTime Utc(string s) => DateTime.Parse(s, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
    }
}
