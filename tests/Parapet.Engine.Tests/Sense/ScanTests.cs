using Parapet.Engine.Build;
using Parapet.Engine.State;
using Parapet.Engine.State.Picture;
using Parapet.Engine.State.Truth;
using Parapet.Foundation;
using Parapet.Physics.Radar;
using Parapet.Testing;
using Xunit;

namespace Parapet.Engine.Tests.Sense;

public class ScanTests
{
    private const int Looks = 3000;

    /// <summary>Interval for shares and means met once and kept by the seed: 1 in 15,000 would be outside by chance.</summary>
    private const double Z = 4;

    private static CompiledScenario Battery => World.Force(World.Unit("short-range-sam"), environment: World.Vacuum);

    [Theory]
    [InlineData("bomber", 0, 5000)]
    [InlineData("fighter-bomber", 0, 3000)]
    [InlineData("cruise-missile", 0, 2000)]
    [InlineData("one-way-attack-drone", 0, 1000)]
    [InlineData("fighter-bomber", 12, 3000)]
    public void A_look_detects_as_often_as_the_detection_model_says(string kind, double offsetKm, double heightM)
    {
        // Aimed at a mark beside the battery where an offset is given: the echo is then seen from the beam.
        string assets = World.Mark.Replace("30.00 W", offsetKm > 0 ? "29.85 W" : "30.00 W", StringComparison.Ordinal);
        string raid = World.Raid(kind, distance: "60 km", start: "0 s", height: FormattableString.Invariant($"{heightM} m"));
        Stage stage = new(Battery.Against(raid, assets).WithSensors(s => s with { FalseAlarmsPerScan = 0 }));
        int between = 0;
        for (double at = 20; at < stage.Truth.Threats[0].Path.End.Seconds; at += 20)
        {
            double expected = ExpectedProbability(stage, at);
            if (double.IsNaN(expected))
                continue;
            stage.Begin(0);
            int seen = 0;
            // A look is one draw of the sensor's stream for this threat, whatever the time: the same instant again and again.
            for (int k = 0; k < Looks; k++)
            {
                stage.Look(at);
                seen += stage.Seen(0) ? 1 : 0;
            }

            (double low, double high) = Chances.Wilson(seen, Looks, Z);
            Assert.True(expected >= low && expected <= high, FormattableString.Invariant($"{kind} at {at} s: seen {seen} of {Looks}, expected {expected:0.000}"));
            between += expected is > 0.05 and < 0.95 ? 1 : 0;
        }

        Assert.True(between >= 1, "At least one range where it is seen sometimes.");
    }

    [Fact]
    public void The_first_look_of_many_runs_detects_as_often_as_the_first_looks_of_one_run()
    {
        Stage stage = new(Battery.Against(World.Raid("fighter-bomber", distance: "60 km", start: "0 s", height: "3000 m")).WithSensors(s => s with { FalseAlarmsPerScan = 0 }));
        double at = Enumerable.Range(1, 300).Select(i => (double)i).First(t => ExpectedProbability(stage, t) > 0.4);
        int seen = 0;
        for (int run = 0; run < Looks; run++)
        {
            stage.Begin(run);
            stage.Look(at);
            seen += stage.Seen(0) ? 1 : 0;
        }

        (double low, double high) = Chances.Wilson(seen, Looks, Z);
        Assert.InRange(ExpectedProbability(stage, at), low, high);
    }

    [Fact]
    public void The_aspect_decides_what_is_seen()
    {
        Stage stage = new(Battery.Against(World.Raid("fighter-bomber", distance: "60 km", start: "0 s", height: "3000 m")));
        CompiledThreatClass kind = stage.Scenario.ThreatClasses[0];
        CompiledThreat threat = stage.Scenario.Threats[0];
        int x = (int)stage.Scenario.Sensors[0].Band * 3;
        Assert.True(kind.RcsM2[x + 1] > 1.5 * kind.RcsM2[x], "The class shows more from the beam.");
        double at = 120;
        double nose = ExpectedProbability(stage, at);
        // The same place, flying across: only the velocity is turned.
        Vector3D p = stage.Truth.Threats[0].Path.PositionAt(SimTime.FromSeconds(at)), v = stage.Truth.Threats[0].Path.VelocityAt(SimTime.FromSeconds(at));
        Vector3D across = v.Cross(p.Unit());
        var crossing = new Parapet.Physics.Flight.MotionSegment(SimTime.Zero, SimTime.FromSeconds(1000), p - (across * at), across, Vector3D.Zero, Vector3D.Zero);
        Stage turned = new(stage.Scenario with { Threats = [threat with { Path = [crossing] }] });
        double beam = ExpectedProbability(turned, at);
        Assert.True(beam > nose + 0.05, $"{beam} against {nose}");
        int seen = Enumerable.Range(0, Looks).Count(_ => { turned.Look(at); return turned.Seen(0); });
        (double low, double high) = Chances.Wilson(seen, Looks, Z);
        Assert.InRange(beam, low, high);
        Assert.False(nose >= low && nose <= high);
    }

    [Fact]
    public void False_alarms_are_poisson_in_number_and_even_in_azimuth()
    {
        const double mean = 2.5;
        Stage stage = new(Battery.Against(World.Raid("decoy", start: "9 min")).WithSensors(s => s with { FalseAlarmsPerScan = mean }));
        stage.Truth.InFlight.Clear();
        int[] counts = new int[Looks], quarters = new int[4];
        for (int k = 0; k < Looks; k++)
        {
            Table<PlotRow> plots = stage.Look(1);
            counts[k] = plots.Count;
            foreach (ref PlotRow plot in plots.Rows)
            {
                Assert.True(RadarVolume.Contains(stage.Scenario.Sensors[0].Radar, plot.Measurement.RangeM, 0, plot.Measurement.ElevationRad));
                quarters[(int)Math.Clamp((plot.Measurement.AzimuthRad + Math.PI) / (Math.PI / 2), 0, 3)]++;
            }
        }

        double average = counts.Average();
        Near.Equal(mean, average, absolute: Z * Math.Sqrt(mean / Looks), what: "mean");
        // Variance of the sample variance of a Poisson number: (μ + 2μ²)/n.
        Near.Equal(mean, counts.Average(c => (c - average) * (c - average)), absolute: Z * Math.Sqrt((mean + (2 * mean * mean)) / Looks), what: "variance");
        Near.Equal(Math.Exp(-mean), counts.Count(c => c == 0) / (double)Looks, absolute: Z * Math.Sqrt(Math.Exp(-mean) / Looks), what: "none at all");
        foreach (int quarter in quarters)
            Near.Equal(quarters.Sum() / 4.0, quarter, absolute: Z * Math.Sqrt(quarters.Sum() * 3.0 / 16), what: "quarter of the circle");
        foreach (ref PlotOriginRow origin in stage.Truth.PlotOrigins[0].Rows)
            Assert.Equal(-1, origin.Threat);
    }

    [Fact]
    public void A_second_radar_does_not_change_the_plots_of_the_first()
    {
        string raids = World.Raid("fighter-bomber", 3, distance: "40 km", start: "0 s", interval: "5 s", height: "3000 m");
        Stage alone = new(Battery.Against(raids));
        Stage both = new(World.Force(World.Unit("short-range-sam") + "\n" + World.Unit("short-range-sam", "another", position: "45.02 N 30.02 W"), environment: World.Vacuum).Against(raids));
        int first = Array.FindIndex(both.Scenario.Sensors, s => s.Id == alone.Scenario.Sensors[0].Id);
        int second = 1 - first;
        int plots = 0;
        for (double at = 20; at < 150; at++)
        {
            both.Look(at - 0.3, second);
            AssertSame(alone.Look(at), both.Look(at, first));
            plots += alone.Picture.Plots[0].Count;
        }

        Assert.True(plots > 100);
    }

    [Fact]
    public void Further_threats_do_not_change_the_plots_of_the_first()
    {
        string raid = World.Raid("fighter-bomber", distance: "40 km", start: "0 s", height: "3000 m");
        Stage one = new(Battery.Against(raid).WithSensors(s => s with { FalseAlarmsPerScan = 0 }));
        Stage three = new(Battery.Against(raid + "\n" + World.Raid("bomber", 2, "others", "90 deg", "40 km", "0 s", height: "5000 m")).WithSensors(s => s with { FalseAlarmsPerScan = 0 }));
        int same = Array.FindIndex(three.Scenario.Threats, t => t.Id == "raid/1");
        int seen = 0;
        for (double at = 20; at < 150; at++)
        {
            one.Look(at);
            three.Look(at);
            Assert.Equal(one.Seen(0), three.Seen(same));
            if (!one.Seen(0))
                continue;
            seen++;
            int at3 = Array.FindIndex(three.Truth.PlotOrigins[0].Rows.ToArray(), o => o.Threat == same);
            Assert.Equal(one.Picture.Plots[0][0].Measurement, three.Picture.Plots[0][at3].Measurement);
        }

        Assert.True(seen > 50);
    }

    [Fact]
    public void A_saturated_radar_keeps_the_nearest()
    {
        Stage stage = new(Battery.WithSharpEyes().Against(World.Raid("fighter-bomber", 12, distance: "40 km", start: "0 s", interval: "3 s", height: "3000 m")).WithSensors(s => s with { TrackCapacity = 5 }));
        stage.Look(80);
        Assert.Equal(5, stage.Picture.Plots[0].Count);
        Assert.Equal(5, stage.Truth.PlotOrigins[0].Count);
        // They come one behind the other.
        for (int t = 0; t < 12; t++)
            Assert.Equal(t < 5, stage.Seen(Array.FindIndex(stage.Scenario.Threats, x => x.Id == FormattableString.Invariant($"raid/{t + 1}"))));
    }

    private static void AssertSame(Table<PlotRow> a, Table<PlotRow> b)
    {
        Assert.Equal(a.Count, b.Count);
        for (int i = 0; i < a.Count; i++)
            Assert.Equal((a[i].Measurement, a[i].SignalToNoise), (b[i].Measurement, b[i].SignalToNoise));
    }

    /// <summary>By the models of Physics alone; not a number where the threat is not in the radar's volume.</summary>
    private static double ExpectedProbability(Stage stage, double atS)
    {
        CompiledSensor sensor = stage.Scenario.Sensors[0];
        CompiledThreatClass kind = stage.Scenario.ThreatClasses[stage.Scenario.Threats[0].Class];
        SimTime at = SimTime.FromSeconds(atS);
        Vector3D p = stage.Truth.Threats[0].Path.PositionAt(at), v = stage.Truth.Threats[0].Path.VelocityAt(at);
        (double range, double azimuth, double elevation) = stage.Polar(p);
        if (!RadarVolume.Contains(sensor.Radar, range, Angle.WrapSigned(azimuth - sensor.BearingRad), elevation) || !SensorCoverage.Covers(sensor, p))
            return double.NaN;
        RcsByAspect aspects = kind.At(sensor.Radar.FrequencyHz);
        (double alongNose, double alongBack) = RcsModel.Cosines(sensor.Frame.OriginEcef - p, v, p.Unit());
        double rcs = RcsModel.OnSphere(in aspects, alongNose, alongBack);
        RadarParameters radar = sensor.Radar;
        return new Detector(radar.Pulses, radar.FalseAlarmProbability, radar.CfarCells).Probability(kind.Swerling, RadarEquation.SignalToNoise(radar, range, rcs));
    }
}
