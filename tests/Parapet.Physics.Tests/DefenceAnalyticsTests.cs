using Parapet.Foundation;
using Parapet.Physics.Lethality;
using Parapet.Testing;
using Xunit;

namespace Parapet.Physics.Tests;

/// <summary>Erlang's loss formula, and shoot-look-shoot with few rounds.</summary>
public class DefenceAnalyticsTests
{
    [Theory]
    [InlineData(0.3, 4)]
    [InlineData(7.5, 12)]
    [InlineData(20, 5)]
    public void Blocking_equals_the_closed_form(double load, int channels)
    {
        double term = 1, sum = 1;
        for (int k = 1; k <= channels; k++)
            sum += term *= load / k;
        Near.Equal(term / sum, ErlangLoss.Blocking(load, channels), relative: 1e-13);
    }

    [Fact]
    public void Blocking_has_its_limits()
    {
        Assert.Equal(1, ErlangLoss.Blocking(5, 0));
        Assert.Equal(0, ErlangLoss.Blocking(0, 3));
        Assert.Equal(1, ErlangLoss.Blocking(0, 0));
        // Where load equals channels it goes to √(2/(πn)) as both grow; the next term is (2/3)·2/(πn) less (after).
        Near.Equal(Math.Sqrt(2 / (Math.PI * 1e6)), ErlangLoss.Blocking(1e6, 1_000_000), relative: 1e-3);
        Assert.Throws<ArgumentOutOfRangeException>(() => ErlangLoss.Blocking(-1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => ErlangLoss.Blocking(double.NaN, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => ErlangLoss.Blocking(1, -1));
    }

    [Fact]
    public void A_queue_played_event_by_event_blocks_as_often_as_the_formula_says()
    {
        const double load = 3;
        const int channels = 4, arrivals = 200_000;
        StreamKey key = new(20261122, 0, 2, 1);
        List<double> busyUntil = [];
        double t = 0;
        int lost = 0;
        for (uint i = 0; i < arrivals; i++)
        {
            Draw draw = key[i];
            t -= Math.Log(draw.Uniform) / load;
            busyUntil.RemoveAll(end => end <= t);
            if (busyUntil.Count == channels)
                lost++;
            else
                busyUntil.Add(t - Math.Log(draw.Uniform2));
        }
        // Losses come in clusters: five standard deviations of independent ones, doubled.
        double expected = ErlangLoss.Blocking(load, channels);
        Near.Equal(expected, lost / (double)arrivals, absolute: 10 * Math.Sqrt(expected / arrivals));
    }

    [Fact]
    public void Two_looks_agree_with_every_outcome_counted()
    {
        foreach ((int threats, int rounds, double kill) in new[] { (1, 1, 0.6), (2, 5, 0.3), (3, 4, 0.7), (3, 3, 0.5), (4, 3, 0.8), (5, 0, 0.9), (3, 8, 1.0), (3, 8, 0.0) })
        {
            (double leakers, double noLeak) = TwoLooks.Leakage(threats, rounds, kill);
            (double countedLeakers, double countedNone) = Counted(threats, rounds, kill);
            Near.Equal(countedLeakers, leakers, absolute: 1e-13, what: $"leakers of {threats}, {rounds}, {kill}");
            Near.Equal(countedNone, noLeak, absolute: 1e-13, what: $"none of {threats}, {rounds}, {kill}");
        }
    }

    [Fact]
    public void Many_threats_and_rounds_stay_numbers()
    {
        (double leakers, double noLeak) = TwoLooks.Leakage(100_000, 150_000, 0.7);
        Assert.InRange(leakers, 0, 100_000);
        Assert.InRange(noLeak, 0, 1);
        // 30,000 survive the first look, with 50,000 rounds for them: 10,000 get one and 20,000 two, and the mean over the luck of the look is near that.
        Near.Equal((10_000 * 0.3) + (20_000 * 0.09), leakers, relative: 0.01);
        Assert.Throws<ArgumentOutOfRangeException>(() => TwoLooks.Leakage(0, 1, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => TwoLooks.Leakage(1, -1, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => TwoLooks.Leakage(1, 1, 1.5));
    }

    [Theory]
    [InlineData(0.91, 1, 0.7, 2)] // 1 - 0.3² is 0.91: met, whatever the rounding
    [InlineData(0.96, 1, 0.8, 2)]
    [InlineData(0.999, 1, 0.9, 3)]
    [InlineData(0.5, 1, 0.5, 1)]
    [InlineData(0.9, 1000, 1, 1)]
    [InlineData(0.5, 1, 1e-6, 693_147)]
    public void A_probability_that_is_just_met_is_met(double noLeak, int threats, double kill, int shots) =>
        Assert.Equal(shots, SalvoLeakage.RequiredShots(noLeak, threats, kill));

    [Fact]
    public void So_many_shots_that_no_number_holds_them_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SalvoLeakage.RequiredShots(0.5, 1, 1e-12));

    // Every outcome of the first look, then every one of the second, shot by shot.
    private static (double Leakers, double NoLeak) Counted(int threats, int rounds, double kill)
    {
        int first = Math.Min(threats, rounds);
        double leakers = 0, none = 0;
        for (int killed = 0; killed < 1 << first; killed++)
        {
            int left = threats - int.PopCount(killed);
            double chance = Math.Pow(kill, threats - left) * Math.Pow(1 - kill, first - (threats - left));
            int[] shots = new int[left];
            for (int r = 0; r < rounds - first && left > 0; r++)
                shots[r % left]++;
            leakers += chance * shots.Sum(n => Math.Pow(1 - kill, n));
            none += chance * shots.Aggregate(1.0, (p, n) => p * (1 - Math.Pow(1 - kill, n)));
        }
        return (leakers, none);
    }
}
