using Parapet.Physics.Radar;
using Parapet.Testing;
using Xunit;

namespace Parapet.Physics.Tests;

public class InfraredTests
{
    [Theory]
    [InlineData(30000, 30000, 1, 0.5)]
    [InlineData(15000, 30000, 1, 0.9375)]
    [InlineData(60000, 30000, 1, 0.1591035847462855)]
    [InlineData(30000, 30000, 2, 0.9375)]
    public void Probability_is_one_half_at_the_stated_range_and_goes_with_the_square(double range, double reference, double signature, double expected) =>
        Near.Equal(expected, InfraredDetection.Probability(range, reference, signature), absolute: 1e-12);

    [Fact]
    public void The_signal_falls_to_a_quarter_at_twice_the_range() =>
        Near.Equal(InfraredDetection.SignalToNoise(10000, 30000, 1) / 4, InfraredDetection.SignalToNoise(20000, 30000, 1), relative: 1e-12);
}
