using Parapet.Foundation;
using Parapet.Study.Statistics;
using Parapet.Testing;
using Xunit;

namespace Parapet.Study.Tests.Statistics;

public sealed class MeanIntervalTests
{
    [Fact]
    public void Interval_of_a_small_sample_agrees_with_hand_arithmetic()
    {
        // Mean 5, sample variance 10, n 5: 5 ± 2.7764451052·√2 (t of 4 degrees at 0.975, any printed table).
        Moments m = Of(1, 3, 5, 7, 9);
        Estimate e = MeanInterval.Of(m, 0.95);
        Near.Equal(5, e.Mean, absolute: 1e-15);
        Near.Equal(5 - 2.7764451051978 * Math.Sqrt(2), e.Low, absolute: 1e-10);
        Near.Equal(5 + 2.7764451051978 * Math.Sqrt(2), e.High, absolute: 1e-10);
        Assert.Equal(("t", 0.95, 5L), (e.Method, e.Confidence, e.Count));
    }

    [Fact]
    public void One_number_gives_a_mean_without_limits()
    {
        Estimate e = MeanInterval.Of(Of(3), 0.95);
        Assert.Equal(3, e.Mean);
        Assert.True(double.IsNaN(e.Low) && double.IsNaN(e.High));
    }

    [Fact]
    public void A_large_offset_does_not_swallow_the_variance()
    {
        Moments m = Of(1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16);
        Near.Equal(30, m.Variance, relative: 1e-12);
    }

    [Fact]
    public void A_number_that_is_none_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Of(1, double.NaN));

    [Fact]
    public void The_interval_holds_the_true_mean_as_often_as_it_says()
    {
        // 4000 samples of 8 normals: coverage 0.95 has a standard deviation of 0.0034; five of them are allowed.
        int held = 0;
        const int samples = 4000;
        for (uint s = 0; s < samples; s++)
        {
            StreamKey key = new(7, s, 0, 1);
            Moments m = default;
            for (uint n = 0; n < 4; n++)
            {
                (double a, double b) = key[n].Normals;
                m.Add(3 + 2 * a);
                m.Add(3 + 2 * b);
            }
            Estimate e = MeanInterval.Of(m, 0.95);
            held += e.Low <= 3 && 3 <= e.High ? 1 : 0;
        }
        Near.Equal(0.95, held / (double)samples, absolute: 0.017);
    }

    private static Moments Of(params double[] numbers)
    {
        Moments m = default;
        foreach (double x in numbers)
            m.Add(x);
        return m;
    }
}
