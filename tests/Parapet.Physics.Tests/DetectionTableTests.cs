using Parapet.Physics.Radar;
using Xunit;

namespace Parapet.Physics.Tests;

public class DetectionTableTests
{
    [Theory]
    [InlineData(1, 1e-6, 0)]
    [InlineData(1, 1e-12, 0)]
    [InlineData(1, 0.1, 0)]
    [InlineData(1, 1e-4, 4)]
    [InlineData(2, 1e-12, 16)]
    [InlineData(10, 1e-6, 0)]
    [InlineData(10, 1e-8, 32)]
    [InlineData(64, 1e-10, 24)]
    [InlineData(512, 1e-6, 0)]
    [InlineData(512, 0.1, 4)]
    [InlineData(4096, 1e-12, 0)]
    public void Table_stays_within_its_stated_error_of_the_exact_form_at_every_ratio(int pulses, double pfa, int cells)
    {
        DetectionTable table = DetectionTable.Build(pulses, pfa, cells);
        for (int swerling = 0; swerling <= 4; swerling++)
        {
            double worst = 0, where = 0;
            for (double log = -12; log < 22; log += 0.0113)
            {
                double snr = Math.Exp(log);
                double error = Math.Abs(table.Probability(swerling, snr) - table.Detector.Probability(swerling, snr));
                if (error > worst)
                    (worst, where) = (error, snr);
            }

            Assert.True(worst <= DetectionTable.ErrorBound, FormattableString.Invariant($"Swerling {swerling}: {worst} at a ratio of {where}"));
        }
    }

    [Fact]
    public void Table_answers_at_the_ends_of_the_number_line()
    {
        DetectionTable table = DetectionTable.Build(8, 1e-6, 16);
        foreach (int swerling in (int[])[0, 1, 2, 3, 4])
        {
            Assert.Equal(1e-6, table.Probability(swerling, 0));
            Assert.Equal(1e-6, table.Probability(swerling, -0.0));
            Assert.Equal(1e-6, table.Probability(swerling, double.Epsilon));
            Assert.Equal(1, table.Probability(swerling, 1e300));
            Assert.Equal(1, table.Probability(swerling, double.PositiveInfinity));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => table.Probability(1, -1e-9));
        Assert.Throws<ArgumentOutOfRangeException>(() => table.Probability(1, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => table.Probability(5, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => table.Probability(-1, 1));
    }

    [Fact]
    public void Looking_up_allocates_nothing()
    {
        DetectionTable table = DetectionTable.Build(4, 1e-6, 0);
        double sum = table.Probability(1, 2);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
            sum += table.Probability(i % 5, 0.1 * i);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.True(sum > 0);
    }
}
