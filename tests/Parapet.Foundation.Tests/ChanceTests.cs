using System.Globalization;
using Parapet.Testing;
using Xunit;

namespace Parapet.Foundation.Tests;

public class ChanceTests
{
    private const int Draws = 200_000;

    [Fact]
    public void Philox_gives_the_known_answers()
    {
        foreach (ReferenceCase c in ReferenceCases.Read("philox4x32-10.csv"))
        {
            uint[] counter = Words(c.Text("counter_hex")), key = Words(c.Text("key_hex")), expected = Words(c.Text("expect_output_hex"));
            (uint a, uint b, uint d, uint e) = Philox.Block(counter[0], counter[1], counter[2], counter[3], key[0], key[1]);
            Assert.Equal(expected, new[] { a, b, d, e });
        }

        static uint[] Words(string hex) =>
            [.. hex.Split(' ').Select(w => uint.Parse(w, NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
    }

    [Fact]
    public void Uniforms_have_the_moments_of_the_unit_interval()
    {
        foreach (Func<Draw, double> pick in new Func<Draw, double>[] { d => d.Uniform, d => d.Uniform2 })
        {
            double[] u = Sample(pick);
            Assert.All(u, x => Assert.True(x is > 0 and < 1));
            double mean = u.Average();
            // Five standard errors each: the mean's is √(1/12/n), the variance's √(1/180/n).
            Near.Equal(0.5, mean, absolute: 5 * Math.Sqrt(1 / 12.0 / Draws));
            Near.Equal(1 / 12.0, u.Average(x => (x - mean) * (x - mean)), absolute: 5 * Math.Sqrt(1 / 180.0 / Draws));
        }
    }

    [Fact]
    public void Uniforms_fill_their_cells_evenly()
    {
        int[] cells = new int[100];
        foreach (double u in Sample(d => d.Uniform))
            cells[(int)(u * 100)]++;
        double chiSquare = cells.Sum(n => (n - (Draws / 100.0)) * (n - (Draws / 100.0)) / (Draws / 100.0));
        Assert.InRange(chiSquare, 50, 160); // 99 degrees of freedom: mean 99, standard deviation 14; four of them
    }

    [Fact]
    public void Normals_have_the_moments_of_the_standard_normal_and_no_correlation()
    {
        double[] a = Sample(d => d.Normals.A), b = Sample(d => d.Normals.B);
        double root = Math.Sqrt(Draws);
        foreach (double[] x in new[] { a, b })
        {
            Near.Equal(0, x.Average(), absolute: 5 / root, what: "mean");
            Near.Equal(1, x.Average(v => v * v), absolute: 5 * Math.Sqrt(2) / root, what: "variance");
            Near.Equal(0, x.Average(v => v * v * v), absolute: 5 * Math.Sqrt(15) / root, what: "third moment");
            Near.Equal(3, x.Average(v => v * v * v * v), absolute: 5 * Math.Sqrt(96) / root, what: "fourth moment");
            // P(|x| > 3) = 0.0026998
            Near.Equal(0.0026998, x.Count(v => Math.Abs(v) > 3) / (double)Draws, absolute: 5 * Math.Sqrt(0.0027 / Draws), what: "tail");
        }

        Near.Equal(0, a.Zip(b, (x, y) => x * y).Average(), absolute: 5 / root, what: "correlation");
    }

    [Fact]
    public void Streams_that_differ_in_one_part_of_the_key_share_no_luck()
    {
        StreamKey key = new(1, 2, 3, 4, 5);
        StreamKey[] others = [key with { Seed = 2 }, key with { Run = 3 }, key with { Purpose = 4 }, key with { Entity = 5 }, key with { Other = 6 }];
        const int n = 20_000;
        foreach (StreamKey other in others)
        {
            double correlation = 0;
            for (uint i = 0; i < n; i++)
            {
                Assert.NotEqual(key[i], other[i]);
                correlation += (key[i].Uniform - 0.5) * (other[i].Uniform - 0.5) * 12;
            }

            Near.Equal(0, correlation / n, absolute: 5 / Math.Sqrt(n), what: other.ToString());
        }
    }

    [Fact]
    public void Successive_draws_are_uncorrelated()
    {
        double[] u = Sample(d => d.Uniform);
        foreach (int lag in new[] { 1, 2, 7 })
        {
            double sum = 0;
            for (int i = lag; i < Draws; i++)
                sum += (u[i] - 0.5) * (u[i - lag] - 0.5) * 12;
            Near.Equal(0, sum / Draws, absolute: 5 / Math.Sqrt(Draws), what: $"lag {lag}");
        }
    }

    [Fact]
    public void A_draw_is_the_same_whenever_it_is_asked_for()
    {
        StreamKey key = new(9, 8, 7, StreamKey.NameHash("radar-1"));
        Draw late = key[1000];
        for (uint i = 0; i < 10; i++)
            _ = key[i];
        Assert.Equal(late, new StreamKey(9, 8, 7, StreamKey.NameHash("radar-1"))[1000]);
    }

    [Fact]
    public void Names_hash_as_published_and_children_differ()
    {
        // FNV-1a, 32 bits: the offset basis, and "foobar" (Fowler, Noll, Vo: test vectors; ASCII letters are one unit each).
        Assert.Equal(0x811c9dc5u, StreamKey.NameHash(""));
        Assert.Equal(0xbf9cf968u, StreamKey.NameHash("foobar"));
        uint[] children = [.. Enumerable.Range(0, 10_000).Select(i => StreamKey.Child(StreamKey.NameHash("raid"), i))];
        Assert.Equal(children.Length, children.Distinct().Count());
    }

    private static double[] Sample(Func<Draw, double> pick)
    {
        StreamKey key = new(20261122, 1, 1, 1);
        double[] x = new double[Draws];
        for (uint i = 0; i < Draws; i++)
            x[i] = pick(key[i]);
        return x;
    }
}
