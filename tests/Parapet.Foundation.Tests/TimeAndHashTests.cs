using FsCheck;
using FsCheck.Fluent;
using Parapet.Testing;
using Xunit;

namespace Parapet.Foundation.Tests;

public class TimeAndHashTests
{
    [Fact]
    public void Durations_add_in_any_order_to_the_same_instant() => Prop.ForAll(
        Gen.Choose(-1_000_000_000, 1_000_000_000).ArrayOf().ToArbitrary(),
        parts =>
        {
            SimTime forward = SimTime.Zero, backward = SimTime.Zero;
            foreach (int p in parts)
                forward += new SimDuration(p);
            foreach (int p in parts.Reverse())
                backward += new SimDuration(p);
            Assert.Equal(forward, backward);
            Assert.Equal(new SimDuration(parts.Sum(p => (long)p)), forward - SimTime.Zero);
        }).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithReplay(20261122, 17));

    [Theory]
    [InlineData(0.1, 100_000_000)]
    [InlineData(1e-9, 1)]
    [InlineData(-2.5, -2_500_000_000)]
    [InlineData(0.4e-9, 0)]
    [InlineData(86400, 86_400_000_000_000)]
    public void Seconds_become_the_nearest_nanosecond(double seconds, long nanoseconds)
    {
        Assert.Equal(nanoseconds, SimTime.FromSeconds(seconds).Nanoseconds);
        Assert.Equal(nanoseconds, SimDuration.FromSeconds(seconds).Nanoseconds);
    }

    [Fact]
    public void Seconds_and_back_are_exact_for_26_days()
    {
        StreamKey key = new(1, 1, 1, 1);
        for (uint i = 0; i < 100_000; i++)
        {
            SimTime t = new((long)(key[i].Uniform * 26 * 86400e9));
            Assert.Equal(t, SimTime.FromSeconds(t.Seconds));
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(9.3e9)]
    public void What_is_no_time_is_refused(double seconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SimTime.FromSeconds(seconds));

    [Fact]
    public void Time_does_not_run_over()
    {
        Assert.Throws<OverflowException>(() => SimTime.Never + new SimDuration(1));
        Assert.Throws<OverflowException>(() => new SimDuration(long.MinValue) - new SimDuration(1));
        Assert.True(SimTime.Zero < SimTime.Never && SimTime.FromSeconds(-1) < SimTime.Zero);
    }

    [Fact]
    public void Equal_content_hashes_equally_and_the_hash_starts_anew()
    {
        using StateHash hash = new();
        string first = Fold(hash), second = Fold(hash);
        Assert.Equal(first, second);
        Assert.Equal(64, first.Length);

        static string Fold(StateHash h)
        {
            for (int i = 0; i < 2000; i++) // past the buffer
                h.Add(i * 0.1);
            h.Add("ünit");
            h.Add(7);
            return h.Finish();
        }
    }

    [Fact]
    public void The_hash_of_nothing_and_of_a_number_are_those_of_sha_256()
    {
        using StateHash hash = new();
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", hash.Finish());
        hash.Add(1L);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData([1, 0, 0, 0, 0, 0, 0, 0])), hash.Finish());
    }

    [Fact]
    public void Anything_that_differs_hashes_differently()
    {
        using StateHash hash = new();
        string[] hashes =
        [
            Of(h => h.Add(0.0)), Of(h => h.Add(-0.0)), Of(h => h.Add(1.0)), Of(h => h.Add(1L)),
            Of(h => { h.Add(1L); h.Add(2L); }), Of(h => { h.Add(2L); h.Add(1L); }),
            Of(h => { h.Add("ab"); h.Add("c"); }), Of(h => { h.Add("a"); h.Add("bc"); }),
        ];
        Assert.Equal(hashes.Length, hashes.Distinct().Count());

        string Of(Action<StateHash> fold)
        {
            fold(hash);
            return hash.Finish();
        }
    }
}
