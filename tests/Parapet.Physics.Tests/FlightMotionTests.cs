using Parapet.Foundation;
using Parapet.Physics.Flight;
using Parapet.Testing;
using Xunit;

namespace Parapet.Physics.Tests;

public class FlightMotionTests
{
    [Fact]
    public void A_shared_chain_flies_at_two_start_times_without_copies()
    {
        MotionSegment[] chain = Zigzag(40);
        MotionPath early = new(), late = new();
        early.Rebind(chain, chain.Length, SimDuration.Zero);
        late.Rebind(chain, chain.Length, SimDuration.FromSeconds(100));
        Assert.Equal(SimTime.FromSeconds(100), late.Start);
        Assert.Equal(SimTime.FromSeconds(140), late.End);
        for (double t = -5; t < 50; t += 0.37)
        {
            Assert.Equal(early.PositionAt(SimTime.FromSeconds(t)), late.PositionAt(SimTime.FromSeconds(t + 100)));
            Assert.Equal(early.VelocityAt(SimTime.FromSeconds(t)), late.VelocityAt(SimTime.FromSeconds(t + 100)));
        }

        Assert.Equal(chain[^1].PositionAt(chain[^1].End), late.PositionAt(SimTime.Never));
    }

    [Fact]
    public void A_path_on_a_shared_chain_neither_grows_nor_writes_to_it()
    {
        MotionSegment[] chain = Zigzag(10);
        MotionSegment[] copy = [.. chain];
        MotionPath path = new();
        path.Rebind(chain, chain.Length, SimDuration.FromSeconds(50));
        Assert.Throws<InvalidOperationException>(() => path.Append(chain[0]));
        path.CutAt(SimTime.FromSeconds(54.25));
        Assert.Equal(SimTime.FromSeconds(54.25), path.End);
        Assert.Equal(5, path.Count);
        Assert.Equal(copy, chain);
        Assert.Equal(path.PositionAt(path.End), path.PositionAt(SimTime.FromSeconds(60)));

        path.Clear();
        path.Append(chain[3]);
        Assert.Equal(copy, chain);
        Assert.Equal(SimDuration.Zero, path.Offset);
        Assert.Equal(chain[3].End, path.End);
    }

    [Fact]
    public void Rebind_refuses_more_pieces_than_there_are() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new MotionPath().Rebind(Zigzag(3), 4, SimDuration.Zero));

    [Fact]
    public void Closest_approach_of_straight_lines_is_that_of_the_textbook()
    {
        MotionSegment a = Line(new(0, 0, 0), new(300, 0, 0), 0, 100);
        MotionSegment b = Line(new(20_000, 500, 40), new(-500, -10, 0), 0, 100);
        double miss = ClosestApproach.Find(a, b, SimTime.Zero, SimTime.FromSeconds(100), out SimTime at);
        Vector3D d = new(20_000, 500, 40), v = new(-800, -10, 0);
        double t = -d.Dot(v) / v.LengthSquared;
        Near.Equal(t, at.Seconds, absolute: 1e-6, what: "time");
        Near.Equal((d + (t * v)).Length, miss, absolute: 1e-6, what: "miss");
    }

    [Fact]
    public void Outside_the_shared_time_there_is_no_approach()
    {
        MotionSegment a = Line(Vector3D.Zero, new(1, 0, 0), 0, 10), b = Line(Vector3D.Zero, new(1, 0, 0), 20, 30);
        double miss = ClosestApproach.Find(a, b, SimTime.FromSeconds(5), SimTime.FromSeconds(25), out SimTime at);
        Assert.Equal(double.PositiveInfinity, miss);
        Assert.Equal(SimTime.FromSeconds(5), at);
    }

    /// <summary>Cubics with up to three minima, against 20,000 samples: never above the samples, and below them by no more than their spacing explains.</summary>
    [Fact]
    public void No_minimum_is_overlooked_among_random_cubics()
    {
        RandomNumbers random = new(7);
        for (int i = 0; i < 300; i++)
        {
            MotionSegment a = RandomCubic(random), b = RandomCubic(random);
            double miss = ClosestApproach.Find(a, b, SimTime.FromSeconds(1), SimTime.FromSeconds(9), out SimTime at);
            double sampled = double.PositiveInfinity;
            for (int k = 0; k <= 20_000; k++)
                sampled = Math.Min(sampled, (a.Position(1 + (k * 0.0004)) - b.Position(1 + (k * 0.0004))).Length);
            Assert.True(miss <= sampled + 1e-9, FormattableString.Invariant($"case {i}: {miss:R} found, {sampled:R} sampled"));
            Near.Equal(sampled, miss, absolute: 0.6, what: $"case {i}");
            Near.Equal((a.PositionAt(at) - b.PositionAt(at)).Length, miss, absolute: 1e-5, what: $"case {i} at its time");
        }
    }

    [Fact]
    public void Over_two_paths_the_least_of_all_pairs_of_pieces_is_found()
    {
        MotionPath a = new(), b = new();
        a.Rebind(Zigzag(30), 30, SimDuration.FromSeconds(3.3));
        b.Rebind(Zigzag(25), 25, SimDuration.FromSeconds(7.9));
        double miss = ClosestApproach.Find(a, b, SimTime.Zero, SimTime.FromSeconds(1000), out SimTime at);
        double sampled = double.PositiveInfinity;
        for (double t = 7.9; t <= 32.9; t += 0.001)
            sampled = Math.Min(sampled, (a.PositionAt(SimTime.FromSeconds(t)) - b.PositionAt(SimTime.FromSeconds(t))).Length);
        Assert.InRange(miss, sampled - 0.5, sampled + 1e-9);
        Assert.InRange(at.Seconds, 7.9, 32.9);
    }

    internal static MotionSegment Line(Vector3D p, Vector3D v, double from, double to) =>
        new(SimTime.FromSeconds(from), SimTime.FromSeconds(to), p, v, Vector3D.Zero, Vector3D.Zero);

    private static MotionSegment[] Zigzag(int pieces)
    {
        MotionSegment[] chain = new MotionSegment[pieces];
        Vector3D p = new(1000, 0, 0), v = new(100, 50, 0);
        for (int i = 0; i < pieces; i++)
        {
            Vector3D q = p + new Vector3D(100, i % 2 == 0 ? 60 : -70, i), w = new(100, i % 2 == 0 ? -50 : 50, 3);
            chain[i] = MotionSegment.Hermite(SimTime.FromSeconds(i), SimTime.FromSeconds(i + 1), p, v, q, w);
            (p, v) = (q, w);
        }

        return chain;
    }

    private static MotionSegment RandomCubic(RandomNumbers r)
    {
        Vector3D V(double scale) => new(scale * r.Next(), scale * r.Next(), scale * r.Next());
        return new(SimTime.Zero, SimTime.FromSeconds(10), V(500), V(400), V(120), V(10));
    }

    /// <summary>A small congruential generator, -1 … 1: the test is the same on every machine.</summary>
    private sealed class RandomNumbers(ulong seed)
    {
        private ulong state = seed;

        public double Next()
        {
            state = (state * 6364136223846793005UL) + 1442695040888963407UL;
            return ((state >> 11) * (2.0 / (1UL << 53))) - 1;
        }
    }
}
