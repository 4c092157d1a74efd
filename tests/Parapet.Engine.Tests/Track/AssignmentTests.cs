using Parapet.Engine.Build;
using Parapet.Engine.State.Picture;
using Parapet.Foundation;
using Parapet.Physics.Estimation;
using Xunit;

namespace Parapet.Engine.Tests.Track;

/// <summary>Which plot feeds which track is decided among the neighbours alone.</summary>
public class AssignmentTests
{
    private const double RangeM = 20000;
    private const double ApartRad = 0.01;

    private static readonly CompiledScenario Quiet = World.Force(World.Unit("short-range-sam")).WithSensors(s => s with { FalseAlarmsPerScan = 0 });

    [Fact]
    public void A_far_pair_of_track_and_plot_does_not_change_a_local_assignment()
    {
        // Two tracks side by side. One plot between them may feed either; one on the far side may feed only the second. Where
        // these lie is drawn: often the second track must take its worse plot so that the first is fed too.
        int yielded = 0;
        Stage alone = new(Quiet), beside = new(Quiet);
        for (uint draw = 0; draw < 200; draw++)
        {
            Draw a = new StreamKey(5, 0, 200, 1)[draw], b = new StreamKey(5, 0, 200, 2)[draw];
            PolarMeasurement between = Plot(-ApartRad + (ApartRad * a.Uniform)), outside = Plot(ApartRad * 1.2 * a.Uniform2);
            // The far pair costs from far less to far more than any here: a plot as sharp or as blunt as may be, off its track.
            double blunt = ExactMath.Exp(8 * b.Uniform);
            PolarMeasurement far = new(45000 + (blunt * 20), 1.5, 0.1, blunt * 15, 0.001 * blunt, 0.001 * blunt);
            PolarMeasurement farBefore = far with { RangeM = 45000, AzimuthSigmaRad = 0.003, ElevationSigmaRad = 0.003, RangeSigmaM = 30 };
            (int, double)[] one = Play(alone, [], [], between, outside), two = Play(beside, [farBefore], [far], between, outside);
            Assert.Equal(one, two);
            // The second track has given up the plot between for one that lies worse.
            yielded += one[1].Item1 == 1 && Math.Abs(between.AzimuthRad - 3.14) < outside.AzimuthRad - 3.14 ? 1 : 0;
        }

        Assert.True(yielded > 20, $"{yielded} times");
    }

    /// <summary>Ten scans of the two targets, then one with the two plots; which of the two fed each track, and where it is then.</summary>
    private static (int Plot, double X)[] Play(Stage stage, PolarMeasurement[] farBefore, PolarMeasurement[] far, PolarMeasurement between, PolarMeasurement outside)
    {
        stage.Begin(0);
        stage.Truth.InFlight.Clear();
        for (int k = 1; k <= 10; k++)
        {
            Give(stage, [.. farBefore, Plot(-ApartRad), Plot(0)]);
            stage.Work(k);
        }

        Give(stage, [.. far, between, outside]);
        stage.Work(11);
        TrackRow[] tracks = [.. stage.Confirmed];
        Assert.Equal(2 + far.Length, tracks.Length);
        return [.. tracks.Skip(far.Length).Select(t => (t.PlotOfScan < 0 ? -1 : t.PlotOfScan - far.Length, t.State.Position.X))];
    }

    private static PolarMeasurement Plot(double azimuthRad) => new(RangeM, azimuthRad + 3.14, 0.1, 30, 0.003, 0.003);

    private static void Give(Stage stage, PolarMeasurement[] plots)
    {
        stage.Picture.Plots[0].Clear();
        foreach (PolarMeasurement z in plots)
            stage.Picture.Plots[0].Add(new PlotRow { Measurement = z, SignalToNoise = 20 });
    }
}
