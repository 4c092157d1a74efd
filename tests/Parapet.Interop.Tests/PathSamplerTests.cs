using Parapet.Foundation;
using Parapet.Interop.Czml;
using Parapet.Physics.Flight;
using Parapet.Testing;
using Xunit;

namespace Parapet.Interop.Tests;

public sealed class PathSamplerTests
{
    private const double PromisedM = 25;

    public static TheoryData<string> Shapes => ["cruise", "ballistic", "orbit", "weave"];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Interpolation_stays_within_the_promise_everywhere(string shape)
    {
        IReadOnlyList<MotionSegment> segments = Shape(shape);
        SampledPath sampled = PathSampler.Sample(segments);
        MotionPath path = new([.. segments]);
        double worst = 0;
        int interval = 0;
        for (SimTime t = path.Start; t < path.End; t += new SimDuration(7_300_000))
        {
            while (interval + 2 < sampled.Times.Count && t >= sampled.Times[interval + 1])
                interval++;
            Vector3D drawn = LagrangeWindow.At(sampled.Times, sampled.Positions, interval, sampled.Degree, t);
            worst = Math.Max(worst, (drawn - path.PositionAt(t)).Length);
        }

        Assert.InRange(worst, 0, PromisedM);
        Assert.InRange(sampled.WorstErrorM, 0, PathSampler.ToleranceM);
    }

    [Theory]
    [InlineData("cruise", 12)]
    [InlineData("ballistic", 12)]
    [InlineData("orbit", 140)]
    [InlineData("weave", 60)]
    public void Few_samples_are_enough(string shape, int most) => Assert.InRange(PathSampler.Sample(Shape(shape)).Times.Count, 2, most);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Times_rise_from_the_paths_start_to_its_end(string shape)
    {
        IReadOnlyList<MotionSegment> segments = Shape(shape);
        SampledPath sampled = PathSampler.Sample(segments);
        Assert.Equal(segments[0].Start, sampled.Times[0]);
        Assert.Equal(segments[^1].End, sampled.Times[^1]);
        for (int i = 1; i < sampled.Times.Count; i++)
            Assert.True(sampled.Times[i] > sampled.Times[i - 1]);
    }

    [Fact]
    public void A_path_of_no_length_is_one_sample()
    {
        MotionSegment still = new(SimTime.Zero, SimTime.Zero, new(1, 2, 3), Vector3D.Zero, Vector3D.Zero, Vector3D.Zero);
        Assert.Single(PathSampler.Sample([still]).Times);
    }

    [Fact]
    public void Samples_are_capped_where_a_path_cannot_be_followed()
    {
        List<MotionSegment> wild = [];
        for (int i = 0; i < 4000; i++)
        {
            SimTime start = new(i * 1_000_000_000L), end = new((i + 1) * 1_000_000_000L);
            wild.Add(new(start, end, new(6.4e6, i % 2 * 4000, 0), new(0, i % 2 == 0 ? 4000 : -4000, 0), Vector3D.Zero, Vector3D.Zero));
        }

        SampledPath sampled = PathSampler.Sample(wild);
        Assert.InRange(sampled.Times.Count, 2, PathSampler.MostSamples);
        Assert.True(sampled.WorstErrorM > PathSampler.ToleranceM);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void A_window_of_degree_three_gives_a_cubic_back(int count)
    {
        SimTime end = SimTime.FromSeconds(10);
        MotionSegment cubic = new(SimTime.Zero, end, new(1e6, 2, 3), new(100, -5, 0), new(-3, 0, 1), new(0.1, 0.2, -0.3));
        if (count < 4)
            cubic = cubic with { P2 = count < 3 ? Vector3D.Zero : cubic.P2, P3 = Vector3D.Zero };
        List<SimTime> times = [.. Enumerable.Range(0, count).Select(i => SimTime.FromSeconds(10.0 * i * i / ((count - 1) * (count - 1))))];
        List<Vector3D> positions = [.. times.Select(cubic.PositionAt)];
        for (int i = 0; i + 1 < count; i++)
        {
            SimTime mid = new((times[i].Nanoseconds + times[i + 1].Nanoseconds) / 2);
            Vector3D error = LagrangeWindow.At(times, positions, i, 3, mid) - cubic.PositionAt(mid);
            Near.Equal(0, error.Length, absolute: 1e-6, what: "metres");
        }
    }

    private static IReadOnlyList<MotionSegment> Shape(string shape) => shape switch
    {
        "cruise" => Paths.Cruise(12.345, 90_000, 5000, 1100, 240, 300),
        "ballistic" => Paths.Ballistic(60, -80_000, 400, 981, 200),
        "orbit" => Paths.Orbit(0, 12_000, 230, 600),
        _ => Paths.Weave(291.333333333, 21.011666667),
    };
}
