using Parapet.Engine;
using Parapet.Engine.Record;
using Parapet.Foundation;
using Parapet.Interop.Acmi;
using Parapet.Physics.Flight;
using Parapet.Testing;
using Xunit;

namespace Parapet.Interop.Tests;

public sealed class AcmiTests
{
    private static readonly RunRecord Run = Fixture.Run(title: "Two threats, one shot\\miss");
    private static readonly AcmiFile File = new(Bytes(Run));

    [Fact]
    public void The_header_names_format_engine_and_a_constant_time()
    {
        byte[] bytes = Bytes(Run);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal(["FileType=text/acmi/tacview", "FileVersion=2.2"], File.Header);
        Assert.Equal("2026-01-01T00:00:00Z", File.World["ReferenceTime"]);
        Assert.Equal("2026-01-01T00:00:00Z", File.World["RecordingTime"]);
        Assert.Equal(EngineInfo.Version, File.World["DataSource"]);
        Assert.Equal("Two threats, one shot\\miss", File.World["Title"]);
    }

    [Fact]
    public void Frames_rise_and_are_written_once()
    {
        Assert.True(File.Frames.Count > 600);
        for (int i = 1; i < File.Frames.Count; i++)
            Assert.True(File.Frames[i] > File.Frames[i - 1]);
    }

    [Theory]
    [InlineData("wave-1/0", "Weapon+Missile", "red", "Red")]
    [InlineData("wave-1/1", "Weapon+Missile+Heavy", "red", "Red")]
    [InlineData("patrol-1/0", "Air+FixedWing", "blue", "Blue")]
    [InlineData("battery-a/r1", "Weapon+Missile", "blue", "Blue")]
    [InlineData("refinery", "Ground+Static+Building", "blue", "Blue")]
    [InlineData("battery-a", "Ground+AntiAircraft", "blue", "Blue")]
    public void Objects_carry_type_side_and_colour(string name, string type, string side, string colour)
    {
        Dictionary<string, string> o = File.Objects[Id(name)];
        Assert.Equal((type, side, colour), (o["Type"], o["Coalition"], o["Color"]));
    }

    [Fact]
    public void Commas_in_names_survive() => Assert.Equal("Refinery <north>, old & new", File.Objects[Id("refinery")]["Name"]);

    [Fact]
    public void An_interceptor_knows_its_launcher_and_its_target()
    {
        Dictionary<string, string> shot = File.Objects[Id("battery-a/r1")];
        Assert.Equal((Id("battery-a"), Id("wave-1/0")), (shot["Parent"], shot["LockedTarget"]));
    }

    [Fact]
    public void Places_and_attitudes_are_those_of_the_path()
    {
        foreach (MoverRecord mover in Run.Replay!.Movers)
        {
            MotionPath path = new([.. mover.Path]);
            foreach ((string id, double time, double[] t) in File.Transforms)
            {
                if (id != Id(mover.Id))
                    continue;
                SimTime at = SimTime.FromSeconds(time);
                Vector3D place = Wgs84.ToEcef(GeodeticPosition.FromDegrees(t[1], t[0], t[2])).Vector;
                Near.Equal(0, (place - path.PositionAt(at)).Length, absolute: 0.02, what: "metres");
                (double sinPitch, double cosPitch) = ExactMath.SinCos(Angle.FromDegrees(t[4]).Radians);
                (double sinYaw, double cosYaw) = ExactMath.SinCos(Angle.FromDegrees(t[5]).Radians);
                Vector3D nose = new(cosPitch * sinYaw, cosPitch * cosYaw, sinPitch);
                Vector3D flight = new LocalFrame(GeodeticPosition.FromDegrees(t[1], t[0], t[2])).DirectionToEnu(path.VelocityAt(at));
                if (flight.Length > 1)
                    Near.Equal(0, (nose - flight.Unit()).Length, absolute: 0.002, what: "radians");
            }
        }
    }

    [Theory]
    [InlineData("wave-1/0", 1.0)]
    [InlineData("patrol-1/0", 1.0)]
    [InlineData("battery-a/r1", 0.25)]
    public void Samples_are_as_close_as_promised_and_run_from_start_to_end(string name, double step)
    {
        List<double> times = [.. File.Transforms.Where(t => t.Id == Id(name)).Select(t => t.Time)];
        MoverRecord mover = Run.Replay!.Movers.Single(m => m.Id == name);
        Near.Equal(mover.Path[0].Start.Seconds, times[0], absolute: 1e-9, what: "start");
        Near.Equal(mover.Path[^1].End.Seconds, times[^1], absolute: 1e-9, what: "end");
        for (int i = 1; i < times.Count; i++)
            Assert.InRange(times[i] - times[i - 1], 1e-9, step + 1e-9);
    }

    [Fact]
    public void What_ended_is_removed_at_its_end_and_what_flies_on_is_not()
    {
        Assert.Equal(312.345, File.Removed[Id("wave-1/0")]);
        Assert.Equal(312.345, File.Removed[Id("battery-a/r1")]);
        Assert.DoesNotContain(Id("patrol-1/0"), File.Removed.Keys);
    }

    [Fact]
    public void Kills_hits_and_shots_are_told()
    {
        Assert.Contains((312.345, $"Destroyed|{Id("wave-1/0")}|wave-1/0 killed by battery-a/r1"), File.Events);
        string shot = $"Timeout|SourceId:{Id("battery-a")}|AmmoType:48n6e3|AmmoCount:1|TargetId:{Id("wave-1/0")}|Outcome:Kill";
        Assert.Contains((312.345, shot), File.Events);
        Assert.Contains((260.0, $"Bookmark|{Id("wave-1/1")}|{Id("airbase")}|wave-1/1 hits airbase"), File.Events);
        Assert.Equal("1", File.Objects[Id("airbase")]["Disabled"]);
        Assert.Single(File.Events, e => e.Text.StartsWith("Destroyed", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_run_gives_the_same_bytes()
    {
        Assert.Equal(Bytes(Fixture.Run()), Bytes(Fixture.Run()));
        Assert.Throws<ArgumentException>(() => Bytes(Fixture.Run(replay: false)));
    }

    private static string Id(string callSign) => File.Objects.Single(o => o.Value["CallSign"] == callSign).Key;

    private static byte[] Bytes(RunRecord run)
    {
        using MemoryStream stream = new();
        AcmiWriter.Write(run, stream);
        return stream.ToArray();
    }
}
